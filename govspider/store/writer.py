"""The store as one object, put together from its parts; each part is a file of its own."""

from govspider.config import Config
from govspider.privacy.masking import mask_text
from govspider.store.clear import ClearPart
from govspider.store.connect import open_database
from govspider.store.facts import FactsPart
from govspider.store.links import LinksPart
from govspider.store.masking import Mask
from govspider.store.menu import MenuPart
from govspider.store.pages import PagesPart
from govspider.store.recall import RecallPart
from govspider.store.state import StatePart


class Store(StatePart, PagesPart, LinksPart, MenuPart, RecallPart, FactsPart, ClearPart):
    """All that is written to the database, and what the crawl reads back. For the thread that opened it."""

    def close(self) -> None:
        """Close the connection."""
        self.db.close()


def open_store(config: Config, mask: Mask = mask_text) -> Store:
    """Open the database of the configuration for writing.

    Args:
        config: names the database file.
        mask: masks personal data in a text.

    Raises:
        StoreError: see `open_database`.
    """
    return Store(open_database(config.database), mask)
