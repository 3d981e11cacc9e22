"""The store as one object, put together from its parts; each part is a file of its own."""

from govspider.config import Config
from govspider.profile import load_profile
from govspider.store.clear import ClearPart
from govspider.store.connect import open_database
from govspider.store.judging import JudgingPart
from govspider.store.link_rows import LinksPart
from govspider.store.lookups import sync_profile
from govspider.store.menu import MenuPart
from govspider.store.pages import PagesPart
from govspider.store.recall import RecallPart
from govspider.store.state import StatePart
from govspider.store.target_facts import FactsPart


class Store(StatePart, PagesPart, LinksPart, MenuPart, RecallPart, FactsPart, JudgingPart, ClearPart):
    """All that is written to the database, and what the crawl reads back. For the thread that opened it."""

    def close(self) -> None:
        """Close the connection."""
        self.db.close()


def open_store(config: Config) -> Store:
    """Open the database of the configuration for writing.

    Raises:
        StoreError: see `open_database`.
        DictionaryError: the profile of indicators is faulty.
    """
    db = open_database(config.database, config.database_seconds)
    sync_profile(db, load_profile(config.dictionaries_dir, config.profile))
    return Store(db)
