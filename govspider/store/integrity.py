"""Is the file sound (数据库完好性): SQLite's own checks."""

from sqlite_utils import Database

from govspider.store.transaction import readable_errors


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
