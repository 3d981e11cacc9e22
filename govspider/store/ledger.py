"""The ledger (台账) in the database: targets, columns and posts."""

from govspider.items import Column, Ledger, Target
from govspider.store.base import Base


class LedgerPart(Base):
    """Import of the ledger, and reading it back."""

    def import_ledger(self, ledger: Ledger, ledger_hash: str) -> None:
        """Write the whole ledger in one transaction: all of it or nothing.

        Targets that it no longer lists stay with `listed` = 0; columns that it no longer lists are deleted, or kept with
        `listed` = 0 where pages or findings name them; posts are replaced.
        """
        raise NotImplementedError

    def target(self, target_id: str) -> Target | None:
        """One target as the ledger has it, listed or not; None when it never was in the ledger."""
        raise NotImplementedError

    def columns_of(self, target_id: str) -> tuple[Column, ...]:
        """The listed columns of one target, by column id."""
        raise NotImplementedError
