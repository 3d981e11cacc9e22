"""Pages with everything that stands on them, written in one transaction."""

from collections.abc import Iterable
from datetime import date

from govspider.items import CheckOutcome, Entry, InspectedPage, Link, Page, PageFacts, PageRole, PartKind
from govspider.store.base import Row
from govspider.store.evidence import Snapshot
from govspider.store.findings import FindingsPart, Occurrence
from govspider.store.statements import statement

_NOTHING = PageFacts()


class PagesPart(FindingsPart):
    """Writes visited pages: row, links, entries, findings, occurrences, check runs."""

    def save_page(
        self, sweep_id: str, inspected: InspectedPage, day: date, snapshot: Snapshot | None = None
    ) -> None:
        """Write one page in one transaction; writing it again replaces it and changes nothing else.

        Args:
            sweep_id: the sweep.
            inspected: the page, the findings of the page checks and how the checks ran.
            day: the day of inspection.
            snapshot: its saved evidence page, see `write_evidence`.
        """
        self.save_pages(sweep_id, [(inspected, snapshot)], day)

    def save_pages(
        self, sweep_id: str, batch: Iterable[tuple[InspectedPage, Snapshot | None]], day: date
    ) -> None:
        """Write several pages in one transaction."""
        with self._writing():
            for inspected, snapshot in batch:
                self._save(sweep_id, inspected, day, snapshot)

    def _save(self, sweep_id: str, inspected: InspectedPage, day: date, snapshot: Snapshot | None) -> None:
        page = inspected.page
        row = self._page_row(sweep_id, inspected)
        self._run("pages.upsert", **row)
        keys = {name: row[name] for name in ("sweep_id", "target_id", "url")}
        page_id = self._rows("pages.page_id", **keys)[0]["page_id"]
        facts = page.facts or _NOTHING
        self._save_links(page_id, facts.links)
        self._save_entries(page_id, facts.entries)
        if snapshot is not None:
            self._save_snapshot(snapshot)
        gone = self._ids(
            "findings.seen_on_page", sweep_id=sweep_id, target_id=page.target_id, page_url=row["url"]
        )
        self._replace(
            gone, inspected.findings, Occurrence(sweep_id, day, "page", snapshot.path if snapshot else None)
        )
        self._save_runs(sweep_id, page.target_id, row["url"], inspected.runs)

    def _save_links(self, page_id: int, links: tuple[Link, ...]) -> None:
        self._run("pages.clear_links", page_id=page_id)
        rows = [self._link_row(page_id, position, link) for position, link in enumerate(links)]
        self.db.conn.executemany(statement("pages.insert_link"), rows)

    def _link_row(self, page_id: int, position: int, link: Link) -> Row:
        url = self._clean.url(link.url)
        return {
            "page_id": page_id,
            "position": position,
            "url": url,
            "url_masked": int(url != link.url),
            "text": self._clean.text(link.text),
            "kind": link.kind,
            "hidden": int(link.hidden),
            "hidden_how": self._clean.text(link.hidden_how),
        }

    def _save_entries(self, page_id: int, entries: tuple[Entry, ...]) -> None:
        self._run("pages.clear_entries", page_id=page_id)
        rows = [
            {
                "page_id": page_id,
                "position": position,
                "title": self._clean.text(entry.title),
                "url": self._clean.url(entry.url),
                "published": entry.date and entry.date.isoformat(),
            }
            for position, entry in enumerate(entries)
        ]
        self.db.conn.executemany(statement("pages.insert_entry"), rows)

    def _page_row(self, sweep_id: str, inspected: InspectedPage) -> Row:
        page = inspected.page
        clean = self._clean
        return {
            "sweep_id": sweep_id,
            "target_id": page.target_id,
            "url": clean.url(page.url),
            "final_url": clean.url(page.final_url),
            "role": page.role,
            "depth": page.depth,
            "column_id": page.column_id,
            "outcome": page.outcome,
            "status": page.status,
            "error": clean.text(page.error),
            "content_type": clean.text(page.content_type),
            "charset": page.charset,
            "size": page.size,
            "rendered": int(page.rendered),
            "body_hash": page.body_hash,
            "chrome": clean.text(_boilerplate(page)),
            "checks_passed": sum(run.outcome is CheckOutcome.OK for run in inspected.runs),
            "fetched_at": self._now(),
        } | self._facts_row(page.facts or _NOTHING)

    def _facts_row(self, facts: PageFacts) -> Row:
        clean = self._clean
        return {
            "title": clean.text(facts.title),
            "published": facts.published and facts.published.isoformat(),
            "site_name": clean.text(facts.site_name),
            "site_code": clean.text(facts.site_code),
            "column_name": clean.text(facts.column),
            "column_type": clean.text(facts.column_type),
            "source": clean.text(facts.source),
            "icp": clean.text(facts.icp),
            "police_code": clean.text(facts.police_code),
            "text": clean.text(facts.text),
            "next_page": clean.url(facts.next_page),
            "refresh_to": clean.url(facts.refresh_to),
            "needs_browser": int(facts.needs_browser),
        }

    def _save_snapshot(self, snapshot: Snapshot) -> None:
        self._run(
            "pages.save_snapshot",
            snapshot=snapshot.path,
            kind=snapshot.kind,
            body_hash=snapshot.body_hash,
            url=self._clean.url(snapshot.url),
            taken_on=snapshot.taken_on.isoformat(),
        )


def _boilerplate(page: Page) -> str:
    """Navigation and foot of a home page, one line each."""
    if page.role is not PageRole.HOME or page.facts is None:
        return ""
    return "\n".join(part.text for part in page.facts.parts if part.kind is PartKind.BOILERPLATE)
