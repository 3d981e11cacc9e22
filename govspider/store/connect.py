"""Opening the database file: settings of the connection, migrations, and errors that a person understands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database


def open_database(path: Path) -> Database:
    """Open the file, making or migrating it where needed. Safe when several processes do it at once.

    Args:
        path: the SQLite file; missing folders are made.

    Raises:
        StoreError: the file is damaged, not a database, locked for 30 seconds, or newer than this program.
    """
    raise NotImplementedError


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One write transaction that holds the write lock from its first statement on.

    A transaction that reads first and writes later fails under WAL when another process wrote in between; this one waits.
    """
    raise NotImplementedError
    yield
