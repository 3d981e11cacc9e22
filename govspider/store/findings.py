"""Findings and in which sweeps they were seen (问题及其出现)."""

from collections.abc import Iterable
from datetime import date

from govspider.items import CheckRun, Finding, Kind
from govspider.store.base import Base


class FindingsPart(Base):
    """Writes the findings of checks that judge more than one page."""

    def save_findings(
        self,
        sweep_id: str,
        target_id: str,
        findings: Iterable[Finding],
        *,
        kinds: Iterable[Kind],
        day: date,
        runs: Iterable[CheckRun] = (),
    ) -> None:
        """Replace what target checks said of these kinds for this target in this sweep.

        Findings of page checks stay, whatever their kind. Where both name the same fault, the more confident one is kept.

        Args:
            sweep_id: the sweep.
            target_id: the target; findings of other targets are an error of the caller (ValueError).
            findings: what the checks found now.
            kinds: the kinds that the checks which ran can find; their earlier findings go.
            day: the day of inspection.
            runs: how the checks ran.
        """
        raise NotImplementedError

    def save_sweep_findings(
        self, sweep_id: str, findings: Iterable[Finding], *, kinds: Iterable[Kind], day: date
    ) -> None:
        """Replace what sweep checks said of these kinds, for all targets of this sweep."""
        raise NotImplementedError
