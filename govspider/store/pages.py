"""Pages with everything that stands on them, written in one transaction."""

from collections.abc import Iterable
from datetime import date

from govspider.items import InspectedPage
from govspider.store.evidence import Snapshot
from govspider.store.findings import FindingsPart


class PagesPart(FindingsPart):
    """Writes visited pages: row, links, entries, findings, sightings, check runs."""

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
        raise NotImplementedError

    def save_pages(
        self, sweep_id: str, batch: Iterable[tuple[InspectedPage, Snapshot | None]], day: date
    ) -> None:
        """Write several pages in one transaction."""
        raise NotImplementedError
