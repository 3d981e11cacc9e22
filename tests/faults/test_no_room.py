"""No room for the database: a code and one line, nothing half written, and the rerun inspects what is missing."""

import string
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from govspider.items import Ledger, Target
from govspider.ledger import write_ledger
from govspider.store import open_database
from govspider.store.integrity import problems_of
from tests.crawling import FRESH, Crawled, crawl, scrapy, scrapy_plainly, website
from tests.servers import Behaviour, TableServer, html

pytestmark = pytest.mark.slow

PAGES = 12
PATIENCE = "30"  # seconds: a page that does not come fills no disk
# Bytes that any file may grow by: a limit of the process, where a small file system is not allowed.
ROOM = 40 * 1024


def site() -> dict[str, Behaviour]:
    """Pages that share no text, and whose text cannot be compressed much."""
    links = "".join(f'<a href="/{number}.html">第{number}号工作动态简报</a>' for number in range(PAGES))
    table = {"/": html(f"<title>某局</title><p>欢迎</p>{FRESH}{links}"), "/robots.txt": html("")}
    for number in range(PAGES):
        text = "".join(Random(number).choices(string.ascii_letters + "   ", k=6_000))
        table[f"/{number}.html"] = html(
            f"<title>第{number}号</title><h1>第{number}号工作动态简报</h1><p>{text}</p>"
        )
    return table


def stored(crawled: Crawled) -> list[dict[str, Any]]:
    return crawled.rows("SELECT url, outcome, title, parts_hash, depth FROM pages ORDER BY url")


@pytest.fixture(scope="module")
def server() -> Iterator[TableServer]:
    with TableServer(site()) as server:
        yield server


@pytest.fixture(scope="module")
def undisturbed(server: TableServer, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    done = crawl(tmp_path_factory.mktemp("undisturbed"), [target_of(server)], DOWNLOAD_TIMEOUT=PATIENCE)
    assert done.code == 0, done.err
    return stored(done)


def target_of(server: TableServer) -> Target:
    return website("4419000001", server.url("/"))


@pytest.mark.parametrize("command", [("crawl", "website"), ("sweep",)])
def test_a_full_disk(
    tmp_path: Path,
    command: tuple[str, ...],
    server: TableServer,
    undisturbed: list[dict[str, Any]],
) -> None:
    write_ledger(Ledger((target_of(server),), ()), tmp_path / "ledger")
    open_database(tmp_path / "govspider.db").close()
    limit = (tmp_path / "govspider.db").stat().st_size + ROOM
    with_little_room = ["bash", "-c", f'ulimit -f {limit // 1024}; exec "$@"', "bash"]

    settings = {"LOG_LEVEL": "CRITICAL", "GOVSPIDER_WORKERS": "1", "DOWNLOAD_TIMEOUT": PATIENCE}
    full = scrapy_plainly(tmp_path, with_little_room, *command, **settings)
    assert full.code != 0, full.err
    assert "Traceback" not in full.err
    assert problems_of(full.db) == []
    assert len(stored(full)) < PAGES + 1
    again = scrapy(tmp_path, *command, **settings)
    assert again.code == 0, again.err
    assert stored(again) == undisturbed
    assert again.rows("SELECT state FROM inspections") == [{"state": "done"}]
