"""The store as one object, put together from its parts; each part is a file of its own."""

from govspider.config import Config
from govspider.store.base import Mask
from govspider.store.facts import FactsPart
from govspider.store.ledger import LedgerPart
from govspider.store.links import LinksPart
from govspider.store.menu import MenuPart
from govspider.store.pages import PagesPart
from govspider.store.recall import RecallPart
from govspider.store.state import StatePart


class Store(LedgerPart, StatePart, PagesPart, LinksPart, MenuPart, RecallPart, FactsPart):
    """Everything that is written to the database, and what the crawl reads back. Not for use by several threads."""

    def close(self) -> None:
        """Close the connection."""
        self.db.close()


def open_store(config: Config, mask: Mask | None = None) -> Store:
    """Open the database of the configuration for writing.

    Args:
        config: names the database file.
        mask: masks personal data in a text; None: the project's own.

    Raises:
        StoreError: see `open_database`.
    """
    raise NotImplementedError
