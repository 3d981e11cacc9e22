"""A folder that may not be written: one line that names it, a code, and the run after that inspects what is missing."""

import os
from pathlib import Path

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from govspider.store.integrity import problems_of
from tests.crawling import FRESH, scrapy, scrapy_plainly, website
from tests.servers import TableServer, html

pytestmark = pytest.mark.slow

HOME = f"<title>某局</title><p>请各单位认真布署。</p>{FRESH}"


# Whoever is root may write everywhere.
AS_AN_ORDINARY_USER = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    closed = tmp_path / "snapshots"
    closed.mkdir(mode=0o500)
    with TableServer(
        {"/": html(HOME), "/0.html": html("<p>工作动态</p>"), "/robots.txt": html("")}
    ) as server:
        write_ledger(Ledger((website("4419000001", server.url()),), ()), tmp_path / "ledger")
        refused = scrapy_plainly(tmp_path, AS_AN_ORDINARY_USER, "crawl", "website", LOG_LEVEL="CRITICAL")
        closed.chmod(0o700)
        again = scrapy(tmp_path, "crawl", "website", LOG_LEVEL="CRITICAL")
    assert refused.code == 1
    (line,) = [line for line in refused.err.splitlines() if str(closed) in line]
    assert "Permission denied" in line
    assert "权限" in line
    assert "Traceback" not in refused.err + refused.out
    assert again.code == 0, again.err
    assert [row["shown"] for row in again.rows("SELECT shown FROM findings WHERE kind = 'wrong_word'")] == [
        "布署"
    ]
    assert again.rows("SELECT state FROM inspections") == [{"state": "done"}]
    assert problems_of(again.db) == []
