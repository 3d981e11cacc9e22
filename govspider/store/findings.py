"""Findings and in which sweeps they were seen (问题及其出现)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from govspider.items import CheckOutcome, CheckRun, Finding, Place
from govspider.store.base import Base, Row, as_json


@dataclass(frozen=True, slots=True)
class Occurrence:
    """In which sweep, on which day and by which scope of check findings are seen."""

    sweep_id: str
    day: date
    scope: str  # page, target or sweep
    snapshot: str | None = None  # saved evidence of the page


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

        Findings of page checks stay, whatever their kind. Where both name the same fault, the more
        confident one is kept.

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
            gone = self._ids("findings.seen_by_target", **names, kinds=as_json(kinds))
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
            gone = self._ids("findings.seen_by_sweep", **names)
            new = [finding for finding in told if finding is not None]
            self._replace(gone, new, Occurrence(sweep_id, day, "sweep"))

    def _as_told(self, sweep_id: str, finding: Finding) -> Finding | None:
        place = finding.place
        if place is None:
            return finding
        names = {"sweep_id": sweep_id, "target_id": finding.target_id, "page_url": finding.page_url}
        span = {"part": place.part, "start": place.start, "end": place.end}
        held = self._row("findings.at", **names, **span)
        if held is None:
            return finding
        start, end, shown = held["start"], held["end"], held["shown"]
        if held["kind"] != finding.kind or not start <= place.start <= place.end <= end:
            return finding if held["layer"] == finding.detector else None
        fixed = shown[: place.start - start] + (finding.suggestion or "") + shown[place.end - start :]
        return replace(
            finding,
            place=Place(place.part, start, end),
            shown=shown,
            suggestion=fixed,
            ordinal=held["ordinal"],
        )

    def _ids(self, query: str, /, **values: object) -> set[str]:
        return {row["finding_id"] for row in self._rows(query, **values)}

    def _replace(self, gone: set[str], findings: Iterable[Finding], occurrence: Occurrence) -> None:
        """Take occurrences back, write new ones, and settle what that does to findings and evidence."""
        snapshots = self._unsee(occurrence.sweep_id, gone)
        seen = {finding.finding_id for finding in findings if self._see(finding, occurrence)}
        self._settle(gone | seen, snapshots)

    def _forget(self, sweep_id: str, finding_ids: set[str]) -> None:
        """Take occurrences back for good."""
        self._settle(finding_ids, self._unsee(sweep_id, finding_ids))

    def _unsee(self, sweep_id: str, finding_ids: set[str]) -> set[str]:
        """Take occurrences back; the evidence that they named."""
        if not finding_ids:
            return set()
        values = {"sweep_id": sweep_id, "finding_ids": as_json(finding_ids)}
        snapshots = {row["snapshot"] for row in self._rows("findings.snapshots", **values)}
        self._run("findings.unsee", **values)
        return snapshots

    def _settle(self, finding_ids: set[str], snapshots: set[str]) -> None:
        """Drop findings and evidence that no sweep names any more; date the others."""
        if finding_ids:
            self._run("findings.drop_unseen", finding_ids=as_json(finding_ids))
            self._run("findings.date_seen", finding_ids=as_json(finding_ids))
        if snapshots:
            self._run("findings.drop_snapshots", snapshots=as_json(snapshots))

    def _see(self, finding: Finding, occurrence: Occurrence) -> bool:
        """Write a finding as seen, unless the sweep holds it with as much confidence already."""
        row = self._finding_row(finding, occurrence)
        held = self._row("findings.sighting", sweep_id=occurrence.sweep_id, finding_id=row["finding_id"])
        if held is not None and held["confidence"] >= finding.confidence:
            return False
        self._run("findings.reopen", finding_id=row["finding_id"], day=row["day"], now=self._now())
        self._run("findings.upsert", **row)
        keys = {name: row[name] for name in ("target_id", "page_url", "subject")}
        evidence = finding.evidence or self._value("findings.page_hash", sweep_id=occurrence.sweep_id, **keys)
        picture = occurrence.snapshot or self._value(
            "findings.menu_picture", sweep_id=occurrence.sweep_id, **keys
        )
        self._run(
            "findings.see",
            sweep_id=occurrence.sweep_id,
            finding_id=row["finding_id"],
            scope=occurrence.scope,
            day=occurrence.day.isoformat(),
            body_hash=evidence,
            snapshot=picture or None,
        )
        return True

    def _value(self, query: str, /, **values: object) -> str:
        row = self._row(query, **values)
        return str(next(iter(row.values()))) if row else ""

    def _finding_row(self, finding: Finding, occurrence: Occurrence) -> Row:
        place = finding.place
        row: Row = {
            "finding_id": finding.finding_id,
            "target_id": finding.target_id,
            "indicator": finding.indicator,
            "kind": finding.kind,
            "page_url": finding.page_url,
            "part": place.part if place else "",
            "start": place.start if place else None,
            "end": place.end if place else None,
            "ordinal": finding.ordinal,
            "subject": finding.subject,
            "shown": finding.shown,
            "problem": finding.problem,
            "suggestion": finding.suggestion,
            "context": finding.context,
            "layer": finding.detector,
            "severity": finding.severity,
            "needs_person": int(finding.needs_person),
            "confidence": finding.confidence,
            "count": finding.count,
            "value_hash": finding.value_hash,
            "day": occurrence.day.isoformat(),
        }
        row["page_title"] = self._value(
            "findings.page_title",
            sweep_id=occurrence.sweep_id,
            target_id=finding.target_id,
            page_url=row["page_url"],
        )
        return row

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
