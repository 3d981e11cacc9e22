"""Saved evidence (证据): our own small page with the masked text and the faults marked; never the site's HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govspider.items import Finding, Page
from govspider.store.base import Mask


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One saved file of evidence."""

    path: str  # below the data folder
    kind: str  # page or picture
    body_hash: str  # SHA-256 of the original
    url: str
    taken_on: date  # day of inspection


def write_evidence(
    data_dir: Path, sweep_id: str, page: Page, findings: Sequence[Finding], *, day: date, mask: Mask
) -> Snapshot:
    """Write the evidence page of a page that has findings; the same input writes the same bytes to the same place.

    Args:
        data_dir: the data folder; the file goes below its `snapshots/`.
        sweep_id: the sweep.
        page: the page with its facts.
        findings: what was found on it.
        day: the day of inspection.
        mask: masks personal data in a text.

    Raises:
        StoreError: the file cannot be written.
    """
    raise NotImplementedError
