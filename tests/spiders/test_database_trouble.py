"""`scrapy crawl` on a database that cannot be used: one line that says why, a code, and nothing inspected."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from govspider.store import open_database
from tests.crawling import crawl, website
from tests.servers import TableServer, html

pytestmark = pytest.mark.slow


def damaged(path: Path) -> AbstractContextManager[None]:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    return nullcontext()


def foreign(path: Path) -> AbstractContextManager[None]:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE invoices (number TEXT)")
    return nullcontext()


def newer(path: Path) -> AbstractContextManager[None]:
    with closing(open_database(path).conn) as db:
        db.execute("PRAGMA user_version = 999")
    return nullcontext()


@contextmanager
def locked(path: Path) -> Any:
    open_database(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA locking_mode=exclusive")
        db.execute("BEGIN EXCLUSIVE")
        yield


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (damaged, "已损坏或不是 SQLite 文件"),
        (foreign, "是其他程序的"),
        (newer, "结构版本 999 高于程序支持的"),
        (locked, "一直被其他程序占用"),
    ],
)
def test_it_is_one_line_and_nobody_is_asked(
    tmp_path: Path, trouble: Callable[[Path], AbstractContextManager[None]], said: str
) -> None:
    with TableServer({"/": html("<p>欢迎</p>")}) as server, trouble(tmp_path / "govspider.db"):
        crawled = crawl(
            tmp_path,
            [website("4419000001", server.url("/"))],
            LOG_LEVEL="ERROR",
            GOVSPIDER_DATABASE_SECONDS="1",
        )
    assert crawled.code == 1
    assert said in crawled.err
    assert len(crawled.err.strip().splitlines()) == 1
    assert not server.seen
