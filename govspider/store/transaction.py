"""Write transactions, and errors of SQLite as one line that a person understands."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from govspider.errors import StoreError
from govspider.settings import GOVSPIDER_DATABASE_SECONDS

BUSY_SECONDS = (
    GOVSPIDER_DATABASE_SECONDS  # that one process waits for another's write, where no setting says otherwise
)


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One write transaction that holds the write lock from its first statement on.

    A transaction that reads first and writes later fails under WAL when another process wrote in between;
    this one waits.

    Raises:
        StoreError: another process held the lock for too long, the disk is full, the file is damaged.
    """
    with readable_errors(None):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            db.rollback()
            raise
        db.commit()


@contextmanager
def readable_errors(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says of the file into one line on how to fix it; our own mistakes pass through."""
    try:
        yield
    except sqlite3.Error as error:
        message = how_to_mend(error, f"数据库 {path}" if path else "数据库")
        if not message:
            raise
        raise StoreError(message) from error


def how_to_mend(error: sqlite3.Error, name: str = "数据库") -> str:
    """What SQLite says of a file, as one line on how to mend it; '' for what is a mistake of our own.

    Args:
        error: what was raised.
        name: what to call the file.
    """
    if not isinstance(error, sqlite3.DatabaseError) or isinstance(
        error, sqlite3.IntegrityError | sqlite3.ProgrammingError
    ):
        return ""
    text = str(error)
    if "locked" in text or "busy" in text:
        return f"{name} 一直被其他程序占用：请关闭占用它的程序后重试，已完成的部分不会丢失"
    if "unable to open" in text or "readonly" in text:
        return f"{name} 无法打开或写入：请检查路径与文件夹权限"
    if "full" in text or "disk I/O" in text:
        return f"{name} 无法写入磁盘（{text}）：请检查磁盘空间后重试，已完成的部分不会丢失"
    if "not a database" in text or "malformed" in text or "corrupt" in text:
        return f"{name} 已损坏或不是 SQLite 文件：请用备份替换，或将其移走后重新检查"
    return ""
