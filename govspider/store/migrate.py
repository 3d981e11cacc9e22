"""Versions of the schema: `schema.sql` is version 1, `migrations/NNNN_name.sql` lead on from it, one by one.

The version is SQLite's own `PRAGMA user_version`. A released file is never edited: a change is a new file.
"""

import sqlite3
from importlib import resources
from importlib.resources.abc import Traversable

from sqlite_utils import Database

from govspider.errors import StoreError
from govspider.items.findings import cause_id, cause_shown
from govspider.store.transaction import immediate

_OWN_TABLE = "sweeps"  # of every version


def steps(folder: Traversable | None = None) -> tuple[tuple[int, str], ...]:
    """Every version with the SQL that leads to it, in order.

    Args:
        folder: the folder of `schema.sql` and `migrations/`; None: the project's own.
    """
    home = folder or resources.files(__package__)
    first = (1, home.joinpath("schema.sql").read_text(encoding="utf-8"))
    later = sorted(
        (int(file.name.split("_")[0]), file.read_text(encoding="utf-8"))
        for file in home.joinpath("migrations").iterdir()
        if file.name.endswith(".sql")
    )
    return (first, *later)


def version(db: Database) -> int:
    """The version of the schema in the file; 0: empty."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def refuse_strange(db: Database, name: str) -> None:
    """Let nothing be written into a file that is not ours to write.

    Args:
        db: the open database.
        name: what to call it in messages.

    Raises:
        StoreError: the file is another program's, or newer than this program.
    """
    tables = set(db.table_names())
    if tables and _OWN_TABLE not in tables:
        raise StoreError(f"数据库 {name} 是其他程序的：请改正设置 GOVSPIDER_DATABASE，或换用其他文件夹")
    newest = steps()[-1][0]
    if version(db) > newest:
        message = f"数据库 {name} 的结构版本 {version(db)} 高于程序支持的 {newest}：请升级程序或换用旧库"
        raise StoreError(message)


def migrate(db: Database, known: tuple[tuple[int, str], ...] | None = None) -> None:
    """Bring the file to the newest version, one transaction a version.

    Args:
        db: the open database.
        known: the versions, see `steps`; None: the project's own.

    """
    known = known or steps()
    for function in (cause_id, cause_shown):  # 0004 asks for them
        db.register_function(function, deterministic=True)
    for number, sql in known:
        if version(db) < number:
            with immediate(db):
                if version(db) < number:  # another process may have been faster
                    run_script(db, sql)
                    db.execute(f"PRAGMA user_version={number:d}")


def run_script(db: Database, sql: str) -> None:
    """Run several statements inside the open transaction (`executescript` would commit it)."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
