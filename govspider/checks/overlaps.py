"""One fault is told once (同一处错别字只报一次), whichever layers have seen it."""

from collections.abc import Iterable

from govspider.items import Finding, Kind, Layer, PartKind

# What these say rests on likelihood; a dictionary or a rule that says the same can be looked up.
_LIKELY = frozenset({Layer.MODEL, Layer.NEURAL, Layer.CORPUS})


def settle(findings: Iterable[Finding]) -> list[Finding]:
    """Of wrong words that overlap in one part of a page one stays.

    What a dictionary or rule says goes before what is only likely, then the surer before the less sure, then the narrower.

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


def worth_keeping(findings: Iterable[Finding], show_confidence: float) -> list[Finding]:
    """Without what is only likely and too unsure to be shown to anybody: thousands of those would be noise.

    Args:
        findings: of one page.
        show_confidence: setting GOVSPIDER_SHOW_CONFIDENCE.
    """
    return [row for row in findings if row.layer not in _LIKELY or row.confidence >= show_confidence]


def _rank(row: Finding) -> tuple[bool, float, int, int, str]:
    assert row.place is not None
    return (
        row.layer in _LIKELY,
        -row.confidence,
        row.place.end - row.place.start,
        row.place.start,
        row.shown,
    )
