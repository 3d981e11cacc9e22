"""`scrapy ledger` as a person runs it."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.commands import run_scrapy
from tests.ledger.conftest import WriteText
from tests.ledger.samples import ACCOUNT_HEAD, SITE_HEAD, SITES

pytestmark = pytest.mark.slow


def _ledger(*args: str) -> CompletedProcess[str]:
    return run_scrapy(["ledger", *args])


def test_a_good_ledger(write_text: WriteText) -> None:
    done = _ledger("check", str(write_text("网站.csv", SITES)))
    assert (done.returncode, done.stderr) == (0, "")
    assert "台账没有错误：网站1个" in done.stdout


def test_a_bad_ledger_names_every_error_and_exits_with_1(write_text: WriteText) -> None:
    done = _ledger(
        "check", str(write_text("网站.csv", f"{SITE_HEAD}\n123,甲,乙,a.test\n4419000001,甲,,a.test\n"))
    )
    assert done.returncode == 1
    assert [line[:2] for line in done.stdout.splitlines()] == ["错误", "错误"]
    assert "台账有2处错误" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_password_in_an_address_is_not_shown(write_text: WriteText) -> None:
    done = _ledger(
        "check", str(write_text("网站.csv", f"{SITE_HEAD}\n4419000001,甲,乙,http://u:geheim@a.test/\n"))
    )
    assert "“http://a.test/”网址里带有用户名或密码" in done.stdout
    assert "geheim" not in done.stdout + done.stderr


def test_no_ledger_is_one_line(tmp_path: Path) -> None:
    done = _ledger("check", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "没有台账" in done.stderr


def test_the_template_can_be_checked_at_once(tmp_path: Path) -> None:
    assert _ledger("template", str(tmp_path / "台账.xlsx")).returncode == 0
    done = _ledger("check", str(tmp_path))
    assert done.returncode == 0
    assert "还没有填写任何检查对象" in done.stdout


def test_a_worksheet_is_written_beside_the_ledger_and_read_with_it(write_text: WriteText) -> None:
    folder = write_text("账号.csv", f"{ACCOUNT_HEAD}\nxcwb,溪城微博,溪城区,微博\n")
    settings = ("-s", f"GOVSPIDER_LEDGER_DIR={folder}", "-s", "GOVSPIDER_QUARTER=2023Q2")
    done = _ledger("worksheet", *settings)
    assert (done.returncode, done.stderr) == (0, "")
    assert "工作底表-2023Q2.xlsx（1个账号）" in done.stdout
    assert _ledger("worksheet", *settings).returncode == 1  # it may be filled in by now
    done = _ledger("check", str(folder))
    assert done.returncode == 0
    assert "账号1个，栏目0个，发文0条，人工核查0条" in done.stdout
