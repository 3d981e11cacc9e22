"""One fault is told once (同一处错别字只报一次), whichever layers have seen it."""

from collections.abc import Iterable

from govspider.items import Finding, Kind, PartKind


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Of wrong words that overlap in one part of a page the surest stays, of equally sure ones the narrowest.

    Args:
        findings: what the checks of one page have said.

    Returns:
        The findings that stay, in their order.
    """
    findings = list(findings)
    words = [row for row in findings if row.kind is Kind.WRONG_WORD and row.place is not None]
    words.sort(key=_rank)
    taken: dict[PartKind, list[tuple[int, int]]] = {}
    gone: set[int] = set()
    for row in words:
        assert row.place is not None
        spans = taken.setdefault(row.place.part, [])
        if any(row.place.start < end and start < row.place.end for start, end in spans):
            gone.add(id(row))
        else:
            spans.append((row.place.start, row.place.end))
    return [row for row in findings if id(row) not in gone]


def _rank(row: Finding) -> tuple[float, int, int, str]:
    assert row.place is not None
    return (-row.confidence, row.place.end - row.place.start, row.place.start, row.shown)
