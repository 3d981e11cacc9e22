"""What a crawl writes is for its owner only."""

import stat
from pathlib import Path

import pytest

from tests.crawling import crawl, website
from tests.servers import TableServer, html

pytestmark = pytest.mark.slow


def test_new_files_are_0600_and_new_folders_0700(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with TableServer(
        {"/": html("<title>某局</title><p>身份证号441900199003076530</p>"), "/robots.txt": html("")}
    ) as server:
        crawled = crawl(
            tmp_path, [website("4419000001", server.url("/"))], GOVSPIDER_DATABASE=str(data / "a" / "govspider.db"),
            GOVSPIDER_DATA_DIR=str(data), GOVSPIDER_LEDGER_DIR=str(tmp_path / "ledger"),
        )  # fmt: skip
    assert crawled.code == 0, crawled.err
    made = [data, *data.rglob("*")]
    assert {path.name for path in made} >= {"govspider.db", "hash.key", "snapshots"}
    modes = {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_file()}
    assert modes == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in made if path.is_dir()} == {0o700}
