"""Reading the database for reports: a connection that cannot write, and the SQL files of this package."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from govspider.errors import StoreError
from govspider.store.transaction import BUSY_SECONDS, readable_errors


@contextmanager
def reading(database: Path, busy_seconds: float = BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
    """The database, opened read-only.

    Args:
        database: the file.
        busy_seconds: how long to wait for another program that holds it.

    Raises:
        StoreError: the file is not there, damaged, of another version, or locked for too long.
    """
    if not database.is_file():
        raise StoreError(f"数据库 {database} 不存在：请先运行一次检查（make sweep）")
    db = sqlite3.connect(f"file:{quote(str(database.absolute()))}?mode=ro", uri=True, timeout=busy_seconds)
    try:
        db.row_factory = sqlite3.Row
        with readable_errors(database):
            yield db
    except sqlite3.Error as error:
        raise StoreError(f"数据库 {database} 无法读取（{error}）：请运行 scrapy db check 检查") from None
    finally:
        db.close()


def statement(name: str) -> str:
    """The SQL of one file in `sql/`."""
    return resources.files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def rows(db: sqlite3.Connection, name: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    """All rows of one statement."""
    return list(stream(db, name, parameters))


def stream(db: sqlite3.Connection, name: str, parameters: Mapping[str, object]) -> Iterator[dict[str, Any]]:
    """Rows of one statement, one after the other, so that a long list needs no memory."""
    for row in db.execute(statement(name), parameters):
        yield dict(row)
