"""`scrapy report` as a person runs it."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.commands import run_scrapy

pytestmark = pytest.mark.slow


def _report(*args: str) -> CompletedProcess[str]:
    return run_scrapy(["report", *args])


def test_it_writes_the_quarter_and_says_where(database: Path, tmp_path: Path) -> None:
    settings = [
        f"GOVSPIDER_DATABASE={database}",
        f"GOVSPIDER_DATA_DIR={tmp_path}",
        "GOVSPIDER_QUARTER=2023Q2",
    ]
    done = _report(*(part for setting in settings for part in ("-s", setting)))
    assert (done.returncode, done.stderr) == (0, "")
    paths = [Path(line.split("：", 1)[1]) for line in done.stdout.splitlines()]
    assert len(paths) == 4
    assert all(path.is_file() and path.parent == tmp_path / "out" / "2023Q2" for path in paths)


def test_nothing_to_report_is_one_line(tmp_path: Path) -> None:
    done = _report("-s", f"GOVSPIDER_DATABASE={tmp_path / 'none.db'}", "-s", f"GOVSPIDER_DATA_DIR={tmp_path}")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "数据库" in done.stderr
    assert list(tmp_path.iterdir()) == []
