"""Opening the database file: settings of the connection, migrations, and errors that a person understands."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from govspider.errors import StoreError
from govspider.store.lookups import sync_lookups
from govspider.store.migrate import migrate, refuse_strange
from govspider.store.transaction import BUSY_SECONDS, readable_errors

_PAUSE_SECONDS = 0.05  # between attempts to switch to WAL, which SQLite does not wait for itself


def open_database(path: Path, busy_seconds: float = BUSY_SECONDS) -> Database:
    """Open the file, making or migrating it where needed. Safe when several processes do it at once.

    Args:
        path: the SQLite file; missing folders are made.
        busy_seconds: how long to wait for another process that holds the file, now and at every write.

    Raises:
        StoreError: the file is damaged, not a database, locked for too long, another program's, or newer than this
            program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"无法建立数据库所在文件夹 {path.parent}：{error.strerror}") from None
    with readable_errors(path):
        connection = sqlite3.connect(path, timeout=busy_seconds)
    try:
        with readable_errors(path):
            db = Database(connection)
            refuse_strange(db, path.name)
            _use_wal(db, busy_seconds)
            db.execute("PRAGMA synchronous=normal")
            db.execute("PRAGMA foreign_keys=on")
            migrate(db)
            sync_lookups(db)
    except BaseException:
        connection.close()
        raise
    return db


@contextmanager
def reading(path: Path, busy_seconds: float = BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
    """The file, opened so that nothing can be written.

    Args:
        path: the SQLite file.
        busy_seconds: how long to wait for another program that holds it.

    Raises:
        StoreError: the file is not there, damaged, another program's, newer than this program, or locked for too long.
    """
    if not path.is_file():
        raise StoreError(f"数据库 {path} 不存在：请先运行一次检查（make sweep）")
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        with readable_errors(path), closing(sqlite3.connect(address, uri=True, timeout=busy_seconds)) as db:
            db.row_factory = sqlite3.Row
            refuse_strange(Database(db), path.name)
            yield db
    except sqlite3.Error as error:
        raise StoreError(f"数据库 {path} 无法读取（{error}）：请运行 scrapy db check 检查") from None


def _use_wal(db: Database, busy_seconds: float) -> None:
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            if db.execute("PRAGMA journal_mode=wal").fetchone()[0] == "wal":
                return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE_SECONDS)
