"""Looks at pages that would be accused (逐次查看): each look's time, outcome and picture are kept as evidence."""

from dataclasses import asdict
from datetime import date

from govspider.items import Look, LookBy, Outcome
from govspider.items.masked import MaskedLook
from govspider.store.base import Base, as_day


class LooksPart(Base):
    """Writes and reads the looks of a sweep."""

    def begin_looks(self, sweep_id: str, target_id: str, url: str, day: date) -> None:
        """Note the crawl's own look at a page as the first, unless that is noted already.

        Args:
            sweep_id: the sweep.
            target_id: whose page it is.
            url: as it is stored, see `StoredPage.url`.
            day: day of inspection: dates behind it say nothing.
        """
        with self._writing():
            self._run("looks.first", sweep_id=sweep_id, target_id=target_id, url=url, day=day.isoformat())

    def save_look(self, sweep_id: str, target_id: str, look: MaskedLook) -> None:
        """Write one look; its picture becomes evidence."""
        row = asdict(look) | {"newest": look.newest and look.newest.isoformat()}
        with self._writing():
            self._run("looks.insert", sweep_id=sweep_id, target_id=target_id, **row)
            if look.picture:
                self._run("looks.save_picture", sweep_id=sweep_id, url=look.url, picture=look.picture)

    def drop_spoilt_looks(self, sweep_id: str, target_id: str) -> None:
        """Forget looks that our own machine spoilt, before they are taken again."""
        with self._writing():
            self._run("looks.drop_spoilt", sweep_id=sweep_id, target_id=target_id)

    def count_later_looks(self, sweep_id: str) -> int:
        """How many looks of the sweep were second and third ones."""
        return int(self._rows("looks.count_later", sweep_id=sweep_id)[0]["number"])

    def looks_of(self, sweep_id: str, target_id: str) -> tuple[Look, ...]:
        """The looks of a target, by page and number."""
        rows = self._rows("looks.of_target", sweep_id=sweep_id, target_id=target_id)
        return tuple(
            Look(
                url=row["url"],
                number=row["number"],
                looked_at=row["looked_at"],
                by=LookBy(row["looked_by"]),
                outcome=Outcome(row["outcome"]),
                status=row["status"],
                error=row["error"],
                title=row["title"],
                entries=row["entries"],
                newest=as_day(row["newest"]),
                text_length=row["text_length"],
                picture=row["picture"],
            )
            for row in rows
        )

    def turned_away(self, sweep_id: str) -> frozenset[str]:
        """Addresses that a plain request did not open and the browser did."""
        return frozenset(row["url"] for row in self._rows("looks.turned_away", sweep_id=sweep_id))
