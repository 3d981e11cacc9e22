"""Links and the verdict on each distinct URL (链接判定)."""

from collections.abc import Iterable

from govspider.items import LinkProbe
from govspider.store.base import Base, Row


class LinksPart(Base):
    """Which URLs wait for a verdict, and writing verdicts. A URL is judged once per sweep."""

    def pending_urls(
        self, sweep_id: str, target_id: str | None = None, limit: int = 1000, after: str = ""
    ) -> list[str]:
        """Distinct URLs of pages, attachments, pictures and frames that have no verdict yet, in order.

        URLs that hold personal data are stored masked and are not judged.

        Args:
            sweep_id: the sweep.
            target_id: only links on this target's pages; None: of the whole sweep.
            limit: at most so many.
            after: only URLs behind this one, to go on from the last of the batch before.
        """
        rows = self._rows("links.pending", sweep_id=sweep_id, target_id=target_id, limit=limit, after=after)
        return [row["url"] for row in rows]

    def count_pending_urls(self, sweep_id: str) -> int:
        """How many distinct URLs of the sweep have no verdict yet. Reads every link: not for every second."""
        return int(self._rows("links.count_pending", sweep_id=sweep_id)[0]["number"])

    def count_judged_urls(self, sweep_id: str) -> int:
        """How many distinct URLs of the sweep have a verdict."""
        return int(self._rows("links.count_judged", sweep_id=sweep_id)[0]["number"])

    def save_probe(self, sweep_id: str, probe: LinkProbe) -> None:
        """Write one verdict, replacing an earlier one on the same URL in this sweep."""
        self.save_probes(sweep_id, [probe])

    def save_probes(self, sweep_id: str, probes: Iterable[LinkProbe]) -> None:
        """Write verdicts in one transaction."""
        with self._writing():
            for probe in probes:
                self._run("links.upsert_check", **self._probe_row(sweep_id, probe))

    def _probe_row(self, sweep_id: str, probe: LinkProbe) -> Row:
        clean = self._clean
        return {
            "sweep_id": sweep_id,
            "url": clean.url(probe.url),
            "verdict": probe.verdict,
            "reason": clean.text(probe.reason),
            "outcome": probe.outcome,
            "status": probe.status,
            "method": probe.method,
            "final_url": clean.url(probe.final_url),
            "content_type": clean.text(probe.content_type),
            "title": clean.text(probe.title),
            "text": clean.text(probe.text),
            "error": clean.text(probe.error),
            "checked_at": self._now(),
        }
