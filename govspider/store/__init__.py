"""The store (数据库): one SQLite file, written by this package alone, readable with any SQLite tool.

`open_store(config)` is the way in for writing; `reading(path)` for who only reads.
"""

from govspider.store.connect import open_database, reading
from govspider.store.evidence import Snapshot, write_evidence
from govspider.store.recall import RecalledPage
from govspider.store.state import Progress
from govspider.store.writer import Store, open_store

__all__ = [
    "Progress",
    "RecalledPage",
    "Snapshot",
    "Store",
    "open_database",
    "open_store",
    "reading",
    "write_evidence",
]
