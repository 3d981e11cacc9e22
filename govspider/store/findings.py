"""Findings and their places (问题及其位置): one cause is one finding, however often and in how many sweeps it is seen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from govspider.items import CheckOutcome, CheckRun, Finding, Place
from govspider.items.findings import cause_shown
from govspider.store.base import Base, Row, as_json
from govspider.store.statements import statement

_EVIDENCE_PAGES = (
    5  # pages with saved evidence that one cause has in a sweep; a fault in a foot may be on 10,000
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """In which sweep, on which day and by which scope of check findings are seen."""

    sweep_id: str
    day: date
    scope: str  # page, target or sweep
    snapshot: str | None = None  # saved evidence of the page


@dataclass(frozen=True, slots=True)
class Unseen:
    """What lost a place: causes and evidence."""

    finding_ids: frozenset[str] = frozenset()
    snapshots: frozenset[str] = frozenset()

    def __or__(self, other: "Unseen") -> "Unseen":
        """Both together."""
        return Unseen(self.finding_ids | other.finding_ids, self.snapshots | other.snapshots)


class FindingsPart(Base):
    """Writes the findings of checks that judge more than one page; the base of the part that writes pages."""

    def save_findings(
        self,
        sweep_id: str,
        target_id: str,
        findings: Iterable[Finding],
        *,
        kinds: Iterable[str],
        day: date,
        runs: Iterable[CheckRun] = (),
    ) -> None:
        """Replace what target checks said of these kinds for this target in this sweep.

        Findings of page checks stay, whatever their kind.

        Args:
            sweep_id: the sweep.
            target_id: the target; a finding of another one is a mistake of the caller (ValueError).
            findings: what the checks found now.
            kinds: the kinds that the checks which ran can find; their earlier findings go.
            day: the day of inspection.
            runs: how the checks ran; replaces how these checks ran before.
        """
        found = tuple(findings)
        if any(finding.target_id != target_id for finding in found):
            raise ValueError(f"findings of another target than {target_id}")
        with self._writing():
            names = {"sweep_id": sweep_id, "target_id": target_id}
            gone = self._unsee(self._rows("findings.places_by_target", **names, kinds=as_json(kinds)))
            self._replace(gone, found, Occurrence(sweep_id, day, "target"))
            self._save_runs(sweep_id, target_id, "", runs)

    def save_sweep_findings(
        self,
        sweep_id: str,
        findings: Iterable[Finding],
        *,
        kinds: Iterable[str],
        day: date,
        target_id: str = "",
    ) -> None:
        """Replace what sweep checks said of these kinds, for all targets of this sweep or for one.

        A fault is told once: where another check names a word that holds the place, the finding takes the
        span of that word, and the surer of the two is kept; where it names something else there, it stays.
        """
        with self._writing():
            names = {"sweep_id": sweep_id, "kinds": as_json(kinds), "target_id": target_id}
            told = [self._as_told(sweep_id, finding) for finding in findings]
            less_sure = [held for _, held in told if held is not None]
            gone = self._unsee(self._rows("findings.places_by_sweep", **names) + less_sure)
            new = [finding for finding, _ in told if finding is not None]
            self._replace(gone, _surest_of_place(new), Occurrence(sweep_id, day, "sweep"))

    def wants_evidence(self, sweep_id: str, findings: Iterable[Finding]) -> bool:
        """Whether a page with these findings needs saved evidence: not if each has enough on other pages.

        Args:
            sweep_id: the sweep.
            findings: all of one page.
        """
        return any(
            self._rows(
                "findings.evidence_elsewhere",
                sweep_id=sweep_id,
                finding_id=finding.finding_id,
                page_url=finding.page_url,
                most=_EVIDENCE_PAGES,
            )[0]["pages"]
            < _EVIDENCE_PAGES
            for finding in findings
        )

    def _as_told(self, sweep_id: str, finding: Finding) -> tuple[Finding | None, Row | None]:
        """A finding of a sweep check beside what others say of its place; the place of a less sure one, which goes."""
        place = finding.place
        if place is None:
            return finding, None
        names = {"sweep_id": sweep_id, "target_id": finding.target_id, "page_url": finding.page_url}
        span = {"part": place.part, "start": place.start, "end": place.end}
        held = self._row("findings.at", **names, **span)
        if held is None:
            return finding, None
        start, end, shown = held["start"], held["end"], held["shown"]
        is_own = held["scope"] == "sweep"  # what an earlier run of sweep checks said
        if held["kind"] != finding.kind or not start <= place.start <= place.end <= end:
            return (finding if held["layer"] == finding.detector else None), None
        if not is_own and held["confidence"] >= finding.confidence:
            return None, None
        fixed = shown[: place.start - start] + (finding.suggestion or "") + shown[place.end - start :]
        told = replace(finding, place=Place(place.part, start, end), shown=shown, suggestion=fixed)
        return told, None if is_own else held

    def _unsee(self, places: list[Row]) -> Unseen:
        """Take places back, rows of a `findings.places_…` query."""
        self.db.conn.executemany(statement("findings.delete_place"), places)
        return Unseen(
            frozenset(row["finding_id"] for row in places),
            frozenset(row["snapshot"] for row in places if row["snapshot"]),
        )

    def _replace(self, gone: Unseen, findings: Iterable[Finding], occurrence: Occurrence) -> None:
        """Write new places, and settle what that and the places that are gone do to findings and evidence."""
        seen = frozenset(self._see(finding, occurrence) for finding in _each_place_once(findings))
        self._settle(gone | Unseen(seen))

    def _settle(self, touched: Unseen) -> None:
        """Drop findings and evidence that no sweep names any more; date the others."""
        if touched.finding_ids:
            self._run("findings.drop_unseen", finding_ids=as_json(touched.finding_ids))
            self._run("findings.date_seen", finding_ids=as_json(touched.finding_ids))
        if touched.snapshots:
            self._run("findings.drop_snapshots", snapshots=as_json(touched.snapshots))

    def _see(self, finding: Finding, occurrence: Occurrence) -> str:
        """Write a finding at its place; gives its id."""
        row = _place_row(finding, occurrence)
        names = {"sweep_id": occurrence.sweep_id, "target_id": finding.target_id}
        page = self._row("findings.page", **names, page_url=finding.page_url) or {}
        row |= {"page_title": page.get("title", ""), "depth": page.get("depth", 0)}
        row["body_hash"] = finding.evidence or page.get("body_hash", "")
        picture = self._row("findings.menu_picture", **names, subject=finding.subject)
        shot = picture["screenshot"] if picture else page.get("picture")
        row["snapshot"] = occurrence.snapshot or shot or None
        self._run("findings.insert_cause", **_cause_row(finding), day=row["day"])
        self._run("findings.reopen", finding_id=row["finding_id"], day=row["day"], now=self._now())
        key = {name: row[name] for name in ("sweep_id", "finding_id", "page_url", "part")}
        row["ordinal"] = self._rows("findings.next_ordinal", **key)[0]["ordinal"]
        self._run("findings.insert_place", **row)
        return finding.finding_id

    def _save_runs(self, sweep_id: str, target_id: str, page_url: str, runs: Iterable[CheckRun]) -> None:
        names = {"sweep_id": sweep_id, "target_id": target_id, "page_url": page_url}
        runs = tuple(runs)
        self._run("findings.clear_runs", **names, checks=as_json(run.check for run in runs))
        for run in runs:
            if run.outcome is not CheckOutcome.OK:
                self._run(
                    "findings.insert_run",
                    **names,
                    check=run.check,
                    outcome=run.outcome,
                    error=run.error,
                )


def _surest_of_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of several slips in one word that another check has named, each told as the whole word, the surest."""
    surest: dict[object, Finding] = {}
    for finding in findings:
        key = (finding.target_id, finding.page_url, finding.place) if finding.place else id(finding)
        if key not in surest or surest[key].confidence < finding.confidence:
            surest[key] = finding
    return iter(surest.values())


def _each_place_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without what several checks say of one place: the surest stays. In order of place, so that places count alike."""
    surest: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        key = (finding.finding_id, finding.page_url, finding.place, finding.ordinal)
        if key not in surest or surest[key].confidence < finding.confidence:
            surest[key] = finding
    placed = [(finding.place.start if finding.place else 0, finding) for finding in surest.values()]
    return (finding for _, finding in sorted(placed, key=lambda one: (one[0], one[1].ordinal)))


def _cause_row(finding: Finding) -> Row:
    return {
        "finding_id": finding.finding_id,
        "target_id": finding.target_id,
        "kind": finding.kind,
        "subject": finding.subject,
        "cause_shown": cause_shown(finding.shown, finding.value_hash),
        "suggestion": None if finding.value_hash else finding.suggestion,
        "value_hash": finding.value_hash,
    }


def _place_row(finding: Finding, occurrence: Occurrence) -> Row:
    place = finding.place
    return {
        "sweep_id": occurrence.sweep_id,
        "finding_id": finding.finding_id,
        "page_url": finding.page_url,
        "part": place.part if place else "",
        "start": place.start if place else None,
        "end": place.end if place else None,
        "shown": finding.shown,
        "suggestion": finding.suggestion,
        "context": finding.context,
        "indicator": finding.indicator,
        "problem": finding.problem,
        "layer": finding.detector,
        "severity": finding.severity,
        "needs_person": int(finding.needs_person),
        "confidence": finding.confidence,
        "count": finding.count,
        "scope": occurrence.scope,
        "day": occurrence.day.isoformat(),
    }
