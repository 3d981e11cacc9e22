"""The shortest good sheets of a ledger, and what is said of a bad one."""

from pathlib import Path

import pytest

from govspider.errors import LedgerError
from govspider.ledger import load_ledger

SITE_HEAD = "网站标识码,网站名称,主办单位,首页网址"
SITE_ROW = "4419000001,东城市门户网站,东城市政府办公室,http://www.dongcheng.test/"
SITES = f"{SITE_HEAD}\n{SITE_ROW}\n"
ACCOUNT_HEAD = "账号ID,账号名称,主办单位,平台"
ACCOUNT_ROW = "dcfb,东城发布,东城市网信办,微信公众号"
ACCOUNTS = f"{ACCOUNT_HEAD}\n{ACCOUNT_ROW}\n"


def problems_of(folder: Path) -> list[str]:
    """Every problem of a ledger that cannot be read."""
    with pytest.raises(LedgerError) as caught:
        load_ledger(folder)
    assert caught.value.problems
    assert "\n" not in str(caught.value)
    return [str(problem) for problem in caught.value.problems]
