"""One fault of a page is told once (同一处错别字只报一次), whichever checks have seen it."""

from collections.abc import Iterable

from govspider.checks.word_findings import REPEATING
from govspider.items import Finding, Kind
from govspider.words.overlaps import LIKELY, Span, resolve_overlaps


def resolve_page_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """Of wrong words that overlap in one part of a page one stays, see `resolve_overlaps`.

    A dictionary's word that a meta tag repeats is told where a reader sees it, and a likely word in its place is
    no other fault.

    Args:
        findings: what the checks of one page have said.

    Returns:
        The findings that stay, in their order.
    """
    kept = resolve_overlaps(findings, _span)
    sure = {row.shown for row in kept if row.kind is Kind.WRONG_WORD and row.detector not in LIKELY}
    return [row for row in kept if not (_repeats(row) and any(_share(row.shown, shown) for shown in sure))]


def worth_keeping(findings: Iterable[Finding], show_confidence: float) -> list[Finding]:
    """Without what is only likely and too unsure to be shown to anybody: thousands of those would be noise.

    Args:
        findings: of one page.
        show_confidence: setting GOVSPIDER_SHOW_CONFIDENCE.
    """
    return [row for row in findings if row.detector not in LIKELY or row.confidence >= show_confidence]


def _span(row: Finding) -> Span | None:
    place = row.place
    return (place.part, place.start, place.end) if place else None


def _repeats(row: Finding) -> bool:
    return row.detector in LIKELY and row.place is not None and row.place.part in REPEATING


def _share(one: str, other: str) -> bool:
    return one in other or other in one
