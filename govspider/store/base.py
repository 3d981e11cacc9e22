"""What every part of the store shares: the connection, the mask and the clock."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlite_utils import Database

Mask = Callable[[str], str]  # text → the same text with personal data masked


def utc_now() -> datetime:
    """The time that rows are stamped with."""
    return datetime.now(UTC)


class Base:
    """Holds the connection. Every text goes through the mask before it is written."""

    def __init__(self, db: Database, mask: Mask, clock: Callable[[], datetime] = utc_now) -> None:
        self.db = db
        self.mask = mask
        self.clock = clock
