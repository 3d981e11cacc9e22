"""Pages with everything that stands on them, written in one transaction."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from govspider.items import (
    CheckOutcome,
    Entry,
    JudgedPage,
    Link,
    Page,
    PageFacts,
    PageRole,
    PartKind,
    PublicCard,
)
from govspider.items.masked import MaskedText
from govspider.store.base import Row
from govspider.store.evidence import Snapshot
from govspider.store.findings import FindingsPart, Occurrence
from govspider.store.parts import PartsPart
from govspider.store.statements import statement

_NOTHING = PageFacts()


class PagesPart(FindingsPart, PartsPart):
    """Writes visited pages: row, links, entries, findings, occurrences, check runs."""

    def save_page(
        self, sweep_id: str, judged: JudgedPage, day: date, snapshot: Snapshot | None = None
    ) -> None:
        """Write one page in one transaction; writing it again replaces it and changes nothing else.

        Args:
            sweep_id: the sweep.
            judged: the page, the findings of the page checks and how the checks ran.
            day: the day of inspection.
            snapshot: its saved evidence page, see `write_evidence`.
        """
        self.save_pages(sweep_id, [(judged, snapshot)], day)

    def save_pages(
        self, sweep_id: str, batch: Iterable[tuple[JudgedPage, Snapshot | None]], day: date
    ) -> None:
        """Write several pages in one transaction."""
        with self._writing():
            for judged, snapshot in batch:
                self._save(sweep_id, judged, day, snapshot)

    def _save(self, sweep_id: str, judged: JudgedPage, day: date, snapshot: Snapshot | None) -> None:
        page = judged.page
        row = self._page_row(sweep_id, judged)
        if page.picture:
            self._save_snapshot(Snapshot(page.picture, "picture", page.body_hash, page.url, day))
        self._run("pages.upsert", **row)
        keys = {name: row[name] for name in ("sweep_id", "target_id", "url")}
        page_id = self._rows("pages.page_id", **keys)[0]["page_id"]
        facts = page.facts or _NOTHING
        self._save_links(page_id, facts.links)
        self._save_entries(page_id, facts.entries)
        self._save_card(page_id, facts.card)
        self._save_judgement(sweep_id, judged, day, snapshot)

    def pages_of_our_fault(self, sweep_id: str, target_id: str) -> list[Row]:
        """Pages (url, role, depth, column_id) that our own machine or network spoilt."""
        return self._rows("pages.of_our_fault", sweep_id=sweep_id, target_id=target_id)

    def pages_that_link_to(self, sweep_id: str, target_id: str, url: str) -> list[str]:
        """Pages of a target that link to an address, those next to the home page first."""
        names = {"sweep_id": sweep_id, "target_id": target_id}
        return [row["url"] for row in self._rows("pages.linking_to", **names, led_to=url)]

    def doubt_page(self, sweep_id: str, target_id: str, url: str, why: MaskedText) -> None:
        """Note on a stored page why it cannot be judged though it opened."""
        with self._writing():
            self._run("pages.doubt", sweep_id=sweep_id, target_id=target_id, url=url, error=why)

    def save_judgement(
        self, sweep_id: str, judged: JudgedPage, day: date, snapshot: Snapshot | None = None
    ) -> None:
        """Replace what page checks said of a page that is stored; its facts stay.

        Args:
            sweep_id: the sweep.
            judged: the page, all findings of its page checks and how they ran.
            day: the day of inspection.
            snapshot: its saved evidence page, see `write_evidence`.
        """
        with self._writing():
            self._save_judgement(sweep_id, judged, day, snapshot)
            names = {"sweep_id": sweep_id, "target_id": judged.page.target_id, "url": judged.page.url}
            self._run("pages.count_checks", **names, checks_passed=_passed(judged))

    def _save_judgement(
        self, sweep_id: str, judged: JudgedPage, day: date, snapshot: Snapshot | None
    ) -> None:
        names = {"sweep_id": sweep_id, "target_id": judged.page.target_id, "page_url": judged.page.url}
        if snapshot is not None:
            self._save_snapshot(snapshot)
        occurrence = Occurrence(sweep_id, day, "page", snapshot.path if snapshot else None)
        gone = self._unsee(self._rows("findings.places_of_page", **names))
        self._replace(gone, judged.findings, occurrence)
        self._save_runs(sweep_id, judged.page.target_id, judged.page.url, judged.runs)

    def _save_links(self, page_id: int, links: tuple[Link, ...]) -> None:
        self._run("pages.clear_links", page_id=page_id)
        rows = [self._link_row(page_id, position, link) for position, link in enumerate(links)]
        self.db.conn.executemany(statement("pages.insert_link"), rows)

    @staticmethod
    def _link_row(page_id: int, position: int, link: Link) -> Row:
        return {
            "page_id": page_id,
            "position": position,
            "url": link.url,
            "url_masked": int(link.url_masked),
            "text": link.text,
            "kind": link.kind,
            "hidden": int(link.hidden),
            "hidden_how": link.hidden_how,
            "is_written": int(link.is_written),
        }

    def _save_entries(self, page_id: int, entries: tuple[Entry, ...]) -> None:
        self._run("pages.clear_entries", page_id=page_id)
        rows = [
            {
                "page_id": page_id,
                "position": position,
                "title": entry.title,
                "url": entry.url,
                "published": entry.date and entry.date.isoformat(),
            }
            for position, entry in enumerate(entries)
        ]
        self.db.conn.executemany(statement("pages.insert_entry"), rows)

    def _save_card(self, page_id: int, card: PublicCard | None) -> None:
        self._run("pages.clear_card", page_id=page_id)
        if card is not None and card != PublicCard():
            row = asdict(card) | {"updated_on": _iso(card.updated)}
            del row["updated"]
            self._run("pages.insert_card", page_id=page_id, **row)

    def _page_row(self, sweep_id: str, judged: JudgedPage) -> Row:
        page = judged.page
        return {
            "sweep_id": sweep_id,
            "target_id": page.target_id,
            "url": page.url,
            "final_url": page.final_url,
            "role": page.role,
            "depth": page.depth,
            "column_id": page.column_id,
            "outcome": page.outcome,
            "status": page.status,
            "error": page.error,
            "content_type": page.content_type,
            "charset": page.charset,
            "size": page.size,
            "rendered": int(page.rendered),
            "body_hash": page.body_hash,
            "chrome": _boilerplate(page),
            "parent": page.parent,
            "notice": page.notice,
            "picture": page.picture,
            "unread": page.unread,
            "parts_hash": self._save_parts(page.facts, judged.findings),
            "checks_passed": _passed(judged),
            "fetched_at": self._now(),
        } | self._facts_row(page.facts or _NOTHING)

    def _facts_row(self, facts: PageFacts) -> Row:
        return {
            "title": facts.title,
            "published": _iso(facts.published),
            "site_name": facts.site_name,
            "site_code": facts.site_code,
            "column_name": facts.column,
            "column_type": facts.column_type,
            "source": facts.source,
            "icp": facts.icp,
            "police_code": facts.police_code,
            "text": facts.text,
            "next_page": facts.next_page,
            "refresh_to": facts.refresh_to,
            "needs_browser": int(facts.needs_browser),
            "media": " ".join(sorted(facts.media)),
            "day_shown": _iso(facts.stated_days.label),
            "day_tagged": _iso(facts.stated_days.tag),
            "day_scripted": _iso(facts.stated_days.script),
            "day_of_url": _iso(facts.stated_days.url),
        }

    def _save_snapshot(self, snapshot: Snapshot) -> None:
        self._run(
            "pages.save_snapshot",
            snapshot=snapshot.path,
            kind=snapshot.kind,
            body_hash=snapshot.body_hash,
            url=snapshot.url,
            taken_on=snapshot.taken_on.isoformat(),
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _boilerplate(page: Page) -> str:
    """Navigation and foot of a home page, one line each."""
    if page.role is not PageRole.HOME or page.facts is None:
        return ""
    return "\n".join(part.text for part in page.facts.parts if part.kind is PartKind.BOILERPLATE)


def _passed(judged: JudgedPage) -> int:
    return sum(run.outcome is CheckOutcome.OK for run in judged.runs)
