"""All stored facts of one target in one sweep, for the target checks."""

from govspider.items import TargetFacts
from govspider.store.base import Base


class FactsPart(Base):
    """Reads one target at a time, so that memory does not grow with the sweep."""

    def load_facts(self, sweep_id: str, target_id: str) -> TargetFacts:
        """Ledger, pages with entries, links with verdicts, and menu of one target; texts of pages stay in the database.

        Raises:
            KeyError: the target never was in the ledger.
        """
        raise NotImplementedError
