"""One fault is told once."""

from dataclasses import replace

import pytest

from govspider.items import Detector, Finding, Kind, PartKind, Place, Severity
from govspider.judge.overlaps import resolve_page_overlaps


def word(
    start: int,
    end: int,
    confidence: float,
    *,
    kind: Kind = Kind.WRONG_WORD,
    part: PartKind = PartKind.BODY,
    detector: Detector = Detector.RULE,
    shown: str = "",
) -> Finding:
    return Finding(
        "T1",
        kind,
        "4419000001",
        "疑为错别字",
        place=Place(part, start, end),
        confidence=confidence,
        detector=detector,
        shown=shown,
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
        ([word(3, 7, 0.99, detector=Detector.MODEL), word(3, 9, 0.7)], [1]),  # what can be looked up
        ([word(3, 7, 0.99, detector=Detector.MODEL), word(6, 9, 0.7, kind=Kind.FORMAT_ERROR)], [1]),
        ([word(3, 7, 0.99, detector=Detector.MODEL), word(6, 9, 0.7, kind=Kind.PHONE)], [0, 1]),
    ],
)
def test_the_surest_of_overlapping_wrong_words_stays(rows: list[Finding], kept: list[int]) -> None:
    assert resolve_page_overlaps(rows) == [rows[number] for number in kept]


def test_findings_without_a_place_stay() -> None:
    row = Finding("T1", Kind.WRONG_WORD, "4419000001", "疑为错别字")
    assert resolve_page_overlaps([row, row]) == [row, row]


@pytest.mark.parametrize(
    ("detector", "part", "shown", "stays"),
    [
        (Detector.MODEL, PartKind.META, "布署", False),  # the body's word once more
        (Detector.MODEL, PartKind.BODY, "布署", True),
        (Detector.MODEL, PartKind.META, "按排", True),
        (Detector.RULE, PartKind.META, "布署", True),  # its own check has looked for it elsewhere
    ],
)
def test_a_likely_word_of_a_meta_tag_is_no_second_fault(
    detector: Detector, part: PartKind, shown: str, *, stays: bool
) -> None:
    rows = [word(3, 7, 0.97, shown="布署工作"), word(20, 22, 0.9, detector=detector, part=part, shown=shown)]
    assert (rows[1] in resolve_page_overlaps(rows)) is stays


def casino(start: int, shown: str, confidence: float = 0.97, **changes: object) -> Finding:
    row = word(start, start + len(shown), confidence, kind=Kind.SENSITIVE_WORD, shown=shown)
    return replace(row, problem=f"赌博：“{shown}”", **changes)  # type: ignore[arg-type]


def test_a_whole_and_its_parts_are_one() -> None:
    rows = [casino(4, "澳门新葡京"), casino(6, "新葡京娱乐", 0.99), casino(9, "娱乐城")]
    (whole,) = resolve_page_overlaps(rows)
    assert (whole.shown, whole.place, whole.confidence) == (
        "澳门新葡京娱乐城",
        Place(PartKind.BODY, 4, 12),
        0.99,
    )
    assert whole.problem == "赌博：“澳门新葡京娱乐城”"


def test_the_gravest_part_speaks_for_the_whole() -> None:
    rows = [casino(4, "娱乐城", needs_person=True), casino(4, "娱乐", 0.96, severity=Severity.SEVERE)]
    (whole,) = resolve_page_overlaps(rows)
    assert (whole.shown, whole.confidence, whole.severity) == ("娱乐城", 0.96, Severity.SEVERE)
    assert not whole.needs_person


@pytest.mark.parametrize(
    "other",
    [
        casino(9, "注册送彩金"),  # a neighbour
        casino(20, "澳门新葡京"),  # the same once more
        casino(6, "新葡京娱乐", indicator="V1.1"),  # another indicator
        casino(6, "新葡京娱乐", suggestion="改写"),  # it has a right form of its own
        casino(6, "老虎机"),  # of another picture's text, whose places count from 0 again
        casino(4, "澳门新葡京", ordinal=1),  # likewise
        casino(6, "新葡京", kind=Kind.PHONE),  # another kind of fault
    ],
)
def test_what_does_not_overlap_stays_apart(other: Finding) -> None:
    rows = [casino(4, "澳门新葡京"), other]
    assert sorted(resolve_page_overlaps(rows), key=repr) == sorted(rows, key=repr)
