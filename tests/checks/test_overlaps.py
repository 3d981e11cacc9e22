"""One fault is told once."""

import pytest

from govspider.checks.overlaps import settle
from govspider.items import Finding, Kind, Layer, PartKind, Place


def word(
    start: int, end: int, confidence: float, *, kind: Kind = Kind.WRONG_WORD, part: PartKind = PartKind.BODY
) -> Finding:
    return Finding(
        "T1",
        kind,
        "4419000001",
        "疑为错别字",
        place=Place(part, start, end),
        confidence=confidence,
        layer=Layer.RULE,
    )


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([word(3, 7, 0.97), word(3, 9, 0.97)], [0]),  # equally sure: the narrower
        ([word(3, 9, 0.97), word(3, 7, 0.8)], [0]),  # the surer
        ([word(3, 5, 0.9), word(5, 7, 0.9)], [0, 1]),  # neighbours do not overlap
        (
            [word(3, 7, 0.9), word(3, 7, 0.9, kind=Kind.SENSITIVE_WORD)],
            [0, 1],
        ),  # another kind is another fault
        ([word(3, 7, 0.9), word(3, 7, 0.9, part=PartKind.TITLE)], [0, 1]),  # another part is another place
        ([word(0, 4, 0.8), word(3, 6, 0.9), word(5, 9, 0.8)], [1]),
    ],
)
def test_the_surest_of_overlapping_wrong_words_stays(rows: list[Finding], kept: list[int]) -> None:
    assert settle(rows) == [rows[number] for number in kept]


def test_findings_without_a_place_stay() -> None:
    row = Finding("T1", Kind.WRONG_WORD, "4419000001", "疑为错别字")
    assert settle([row, row]) == [row, row]
