"""Links and the verdict on each distinct URL (链接判定)."""

from collections.abc import Callable, Iterable

from govspider.items import LinkProbe
from govspider.store.base import Base
from govspider.store.recall import VisitedPage


class LinksPart(Base):
    """Which URLs wait for a verdict, and writing verdicts. A URL is judged once per sweep."""

    def pending_urls(
        self, sweep_id: str, target_id: str | None = None, limit: int = 1000, after: str = ""
    ) -> list[str]:
        """Distinct URLs of pages, attachments, pictures and frames that have no verdict yet, in order of the URL.

        URLs that hold personal data are stored masked and are not judged.

        Args:
            sweep_id: the sweep.
            target_id: only links on this target's pages; None: of the whole sweep.
            limit: at most so many.
            after: only URLs behind this one, to go on from the last of the batch before.
        """
        raise NotImplementedError

    def judge_visited(
        self, sweep_id: str, judge: Callable[[VisitedPage], LinkProbe], target_id: str | None = None
    ) -> int:
        """Give the URLs that were visited as pages their verdict without a request.

        Args:
            sweep_id: the sweep.
            judge: the verdict on a visited page.
            target_id: only links on this target's pages; None: of the whole sweep.

        Returns:
            How many were judged.
        """
        raise NotImplementedError

    def save_probe(self, sweep_id: str, probe: LinkProbe) -> None:
        """Write one verdict, replacing an earlier one on the same URL in this sweep."""
        raise NotImplementedError

    def save_probes(self, sweep_id: str, probes: Iterable[LinkProbe]) -> None:
        """Write verdicts in one transaction."""
        raise NotImplementedError
