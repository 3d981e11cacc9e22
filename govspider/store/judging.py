"""What judging again reads back from the store: pages with their texts, and by which editions checks have judged."""

from collections.abc import Iterable, Iterator

from govspider.items import (
    CheckOutcome,
    CheckRun,
    Detector,
    Finding,
    JudgedPage,
    Outcome,
    Page,
    PageRole,
    PartKind,
    Place,
    Severity,
)
from govspider.items.masked import MaskedPage
from govspider.store.base import Row, as_json
from govspider.store.ledger import LedgerPart
from govspider.store.parts import unpacked


class JudgingPart(LedgerPart):
    """Reads one page at a time, so that memory does not grow with a target."""

    def read_pages(
        self, sweep_id: str, target_id: str, kept: Iterable[str], kept_checks: Iterable[str]
    ) -> Iterator[JudgedPage]:
        """The pages of a target with text, as they stood before the checks of masked text ran.

        A page whose text is no longer kept comes without facts.

        Args:
            sweep_id: the sweep.
            target_id: the target.
            kept: kinds whose findings the page brings along: those of checks that read the original.
            kept_checks: the names of these checks.
        """
        kept, kept_checks = frozenset(kept), tuple(kept_checks)
        names = {"sweep_id": sweep_id, "target_id": target_id}
        for row in self._rows("judging.pages", **names):
            data = self._row("judging.parts", parts_hash=row["parts_hash"])
            facts = unpacked(data["parts"], title=row["title"]) if data else None
            page = Page(
                target_id=target_id,
                url=row["url"],
                outcome=Outcome(row["outcome"]),
                role=PageRole(row["role"]),
                depth=row["depth"],
                content_type=row["content_type"],
                column_id=row["column_id"],
                body_hash=row["body_hash"],
                parent=row["parent"],
                facts=facts,
            )
            held = self._rows("judging.findings", **names, page_url=row["url"])
            runs = {run["check"]: run for run in self._rows("judging.runs", **names, page_url=row["url"])}
            yield JudgedPage(
                MaskedPage(page),
                tuple(_finding(one) for one in held if one["kind"] in kept),
                tuple(_run(check, runs.get(check)) for check in kept_checks),
            )

    def home_lines(self, sweep_id: str, target_id: str) -> str:
        """Navigation and foot of the home page, one line each."""
        row = self._row("judging.home_lines", sweep_id=sweep_id, target_id=target_id)
        return str(row["chrome"]) if row else ""

    def ledger_urls(self) -> tuple[str, ...]:
        """Every address that the ledger names, listed or not."""
        rows = self._rows("judging.ledger_urls")
        return tuple(url if "//" in url else f"http://{url}" for row in rows for url in row["urls"].split())

    def is_judged(self, sweep_id: str, target_id: str, check: str, edition: str, found: int) -> bool:
        """Whether a check has judged by this edition, and what it found is still there."""
        row = self._row("judging.edition", sweep_id=sweep_id, target_id=target_id, check=check)
        return row is not None and (row["edition"], row["found"]) == (edition, found)

    def note_edition(self, sweep_id: str, target_id: str, check: str, edition: str, found: int) -> None:
        """Note by which edition a check has judged, and how many findings it left."""
        values = {"sweep_id": sweep_id, "target_id": target_id, "check": check}
        with self._writing():
            self._run("judging.note_edition", **values, edition=edition, found=found)

    def begin_edition(self, sweep_id: str, target_id: str, check: str, edition: str) -> None:
        """Note by which edition a target's pages are judged as they are read; '' where earlier ones were by another."""
        with self._writing():
            self._run(
                "judging.begin_edition", sweep_id=sweep_id, target_id=target_id, check=check, edition=edition
            )

    def note_found(self, sweep_id: str, target_id: str, check: str, found: int) -> None:
        """Note how many findings a check has left, when all pages of a target are judged."""
        with self._writing():
            self._run("judging.note_found", sweep_id=sweep_id, target_id=target_id, check=check, found=found)

    def count_found(self, sweep_id: str, target_id: str, scope: str, kinds: Iterable[str]) -> int:
        """At how many places a scope of checks has found these kinds in a sweep; target '': of all targets."""
        values = {"sweep_id": sweep_id, "scope": scope, "kinds": as_json(kinds)}
        if not target_id:
            return int(self._rows("judging.count_all_found", **values)[0]["number"])
        return int(self._rows("judging.count_found", **values, target_id=target_id)[0]["number"])


def _finding(row: Row) -> Finding:
    return Finding(
        indicator=row["indicator"],
        kind=row["kind"],
        target_id=row["target_id"],
        problem=row["problem"],
        page_url=row["page_url"],
        place=Place(PartKind(row["part"]), row["start"], row["end"]) if row["part"] else None,
        shown=row["shown"],
        suggestion=row["suggestion"],
        context=row["context"],
        detector=Detector(row["layer"]),
        confidence=row["confidence"],
        severity=Severity(row["severity"]),
        needs_person=bool(row["needs_person"]),
        subject=row["subject"],
        ordinal=row["ordinal"],
        count=row["count"],
        value_hash=row["value_hash"],
        evidence=row["body_hash"],
    )


def _run(check: str, row: Row | None) -> CheckRun:
    return (
        CheckRun(check, CheckOutcome(row["outcome"]), row["error"])
        if row
        else CheckRun(check, CheckOutcome.OK)
    )
