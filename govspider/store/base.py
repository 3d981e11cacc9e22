"""What every part of the store shares: the connection and the clock."""

import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any

from sqlite_utils import Database

from govspider.store.statements import statement
from govspider.store.transaction import immediate

Row = dict[str, Any]  # as SQLite gives it: str, int, float, None


def utc_now() -> datetime:
    """The time that rows are stamped with."""
    return datetime.now(UTC)


def as_day(text: str | None) -> date | None:
    """A stored ISO date."""
    return date.fromisoformat(text) if text else None


def as_json(values: Iterable[str]) -> str:
    """Values as SQL reads them with `json_each`."""
    return json.dumps(sorted(values), ensure_ascii=False)


class Base:
    """Holds the connection. Texts come masked, by their types (`items.masked`): nothing here masks again."""

    def __init__(self, db: Database, clock: Callable[[], datetime] = utc_now) -> None:
        self.db = db
        self._clock = clock

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _writing(self) -> AbstractContextManager[None]:
        return immediate(self.db)

    def _run(self, name: str, /, **values: object) -> int:
        """Run a named statement; the number of rows that it changed."""
        return self.db.execute(statement(name), values).rowcount

    def _rows(self, name: str, /, **values: object) -> list[Row]:
        """All rows of a named query."""
        return list(self.db.query(statement(name), values))

    def _row(self, name: str, /, **values: object) -> Row | None:
        """The first row of a named query."""
        return next(iter(self._rows(name, **values)), None)
