"""Is the file sound (数据库完好性): SQLite's own checks, and whether the hash key it was written with is needed."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from govspider.store.transaction import BUSY_SECONDS, readable_errors

# Files of earlier versions have some of these columns, or have them in the table `findings`.
_HASHES = """
SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_xinfo(tables.name) AS columns
WHERE tables.type = 'table' AND columns.name IN ('value_hash', 'url_hash') ORDER BY tables.name
"""


def problems_of(db: Database) -> list[str]:
    """What `PRAGMA integrity_check` and `PRAGMA foreign_key_check` complain of, one Chinese line each.

    Raises:
        StoreError: the file is too damaged to be read.
    """
    with readable_errors(None):
        integrity = [str(row[0]) for row in db.execute("PRAGMA integrity_check").fetchall()]
        orphans = db.execute("PRAGMA foreign_key_check").fetchall()
    damaged = [f"文件结构错误：{line}" for line in integrity if line != "ok"]
    return damaged + [f"表 {row[0]} 第 {row[1]} 行引用的 {row[2]} 不存在" for row in orphans]


def has_hashes(path: Path, busy_seconds: float = BUSY_SECONDS) -> bool:
    """Whether a database holds keyed hashes of personal data or of addresses, which another key would orphan.

    Args:
        path: the file; it may be missing or empty.
        busy_seconds: how long to wait for another process that holds the file.

    Raises:
        StoreError: the file is damaged, not a database, or locked for too long.
    """
    if not path.is_file():
        return False
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    with readable_errors(path), closing(sqlite3.connect(address, uri=True, timeout=busy_seconds)) as db:
        return any(
            db.execute(f'SELECT 1 FROM "{table}" WHERE "{column}" <> \'\' LIMIT 1').fetchone()  # noqa: S608 - SQLite's names
            for table, column in db.execute(_HASHES).fetchall()
        )
