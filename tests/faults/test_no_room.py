"""No room for the database: a code and one line, nothing half written, and the rerun inspects what is missing."""

import string
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from govspider.store import open_database
from govspider.store.integrity import problems_of
from tests.crawling import Crawled, crawl, scrapy, website
from tests.servers import Behaviour, TableServer, html

pytestmark = pytest.mark.slow

PAGES = 12
PATIENCE = "30"  # seconds: a page that does not come fills no disk
ROOM = (
    120 * 1024
)  # bytes that any file may grow by: a limit of the process, where a small file system is not allowed


def site() -> dict[str, Behaviour]:
    """Pages that share no text, and whose text cannot be compressed much."""
    links = "".join(f'<a href="/{number}.html">第{number}号工作动态简报</a>' for number in range(PAGES))
    table = {"/": html(f"<title>某局</title><p>欢迎</p>{links}"), "/robots.txt": html("")}
    for number in range(PAGES):
        text = "".join(Random(number).choices(string.ascii_letters + "   ", k=30_000))
        table[f"/{number}.html"] = html(
            f"<title>第{number}号</title><h1>第{number}号工作动态简报</h1><p>{text}</p>"
        )
    return table


def stored(crawled: Crawled) -> list[dict[str, Any]]:
    return crawled.rows("SELECT url, outcome, title, parts_hash, depth FROM pages ORDER BY url")


@pytest.mark.parametrize("command", [("crawl", "website"), ("sweep",)])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    with TableServer(site()) as server:
        target = website("4419000001", server.url("/"))
        undisturbed = crawl(tmp_path / "undisturbed", [target], DOWNLOAD_TIMEOUT=PATIENCE)
        assert undisturbed.code == 0
        folder = tmp_path / "full"
        crawl(folder, [target], "target=4419000009")  # writes the ledger; inspects nothing
        open_database(folder / "govspider.db").close()
        limit = (folder / "govspider.db").stat().st_size + ROOM
        run = subprocess.run

        def with_little_room(words: list[str], **given: Any) -> "subprocess.CompletedProcess[str]":
            return run(["bash", "-c", f'ulimit -f {limit // 1024}; exec "$@"', "bash", *words], **given)

        with monkeypatch.context() as patched:
            patched.setattr(subprocess, "run", with_little_room)
            full = scrapy(
                folder, *command, LOG_LEVEL="CRITICAL", GOVSPIDER_WORKERS="1", DOWNLOAD_TIMEOUT=PATIENCE
            )
        assert full.code != 0, full.err
        assert "Traceback" not in full.err
        assert problems_of(full.db) == []
        assert len(stored(full)) < PAGES + 1
        again = scrapy(
            folder, *command, LOG_LEVEL="CRITICAL", GOVSPIDER_WORKERS="1", DOWNLOAD_TIMEOUT=PATIENCE
        )
        assert again.code == 0, again.err
    assert stored(again) == stored(undisturbed)
    assert again.rows("SELECT state FROM inspections") == [{"state": "done"}]
