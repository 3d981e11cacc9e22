"""One fault is told once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.items import Detector, Finding, Kind, PartKind, Place, Severity, TextPart
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
        ([word(3, 7, 0.9), word(3, 7, 0.8, detector=Detector.MODEL)], [0]),
        ([word(3, 7, 0.9), word(3, 7, 0.99, detector=Detector.MODEL)], [1]),  # the same, and surely
        ([word(3, 7, 0.9), word(3, 7, 0.95, detector=Detector.MODEL)], [0]),
        (
            [word(3, 7, 0.97), word(3, 7, 0.99, detector=Detector.MODEL)],
            [0],
        ),  # sure enough, and can be looked up
        ([word(3, 7, 0.9), replace(word(3, 7, 0.99, detector=Detector.NEURAL), suggestion="别的")], [0]),
        ([word(3, 7, 0.99, detector=Detector.MODEL), word(6, 9, 0.7, kind=Kind.FORMAT_ERROR)], [1]),
        ([word(3, 7, 0.99, detector=Detector.MODEL), word(6, 9, 0.7, kind=Kind.PHONE)], [0, 1]),
    ],
)
def test_the_surest_of_overlapping_wrong_words_stays(rows: list[Finding], kept: list[int]) -> None:
    assert resolve_page_overlaps(rows) == [rows[number] for number in kept]


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=12)


@given(SPANS, SPANS, SPANS)
def test_of_many_those_stay_that_would_stay_if_each_were_held_against_each(
    words: list[tuple[int, int]], likely: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    sure = [word(start, start + length, 0.9, shown=f"{n}") for n, (start, length) in enumerate(words)]
    model = [word(start, start + length, 0.9, detector=Detector.MODEL) for start, length in likely]
    beside = [word(start, start + length, 0.9, kind=Kind.FORMAT_ERROR) for start, length in others]
    kept: list[Finding] = []
    for row in sorted([*sure, *model], key=lambda row: (row.detector is Detector.MODEL, *_widths(row))):
        rivals = [*kept, *(beside if row.detector is Detector.MODEL else ())]
        if not any(_overlap(row, rival) for rival in rivals):
            kept.append(row)
    said = resolve_page_overlaps([*sure, *model, *beside])
    assert [row for row in said if row.kind is Kind.WRONG_WORD] == [
        row for row in (*sure, *model) if any(row is one for one in kept)
    ]


def _widths(row: Finding) -> tuple[int, int, str]:
    assert row.place is not None
    return row.place.end - row.place.start, row.place.start, row.shown


def _overlap(one: Finding, other: Finding) -> bool:
    assert one.place is not None
    assert other.place is not None
    return one.place.start < other.place.end and other.place.start < one.place.end


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


def advert(text: str, shown: str, *, told: str = "赌博广告", plain: str = "", **changes: object) -> Finding:
    start = text.index(shown)
    row = word(start, start + len(shown), 0.97, kind=Kind.SENSITIVE_WORD, shown=shown)
    said = f"“{shown}”（即“{plain}”）" if plain else f"“{shown}”"
    return replace(row, problem=f"{told}：{said}；请核实", **changes)  # type: ignore[arg-type]


def resolved(text: str, *rows: Finding, kind: PartKind = PartKind.BODY) -> list[Finding]:
    return resolve_page_overlaps(rows, (TextPart(PartKind.TITLE, "通知"), TextPart(kind, text)))


@pytest.mark.parametrize(
    ("text", "first", "second", "said"),
    [
        ("快来网上赌场注册送彩金吧", "网上赌场", "注册送彩金", "“网上赌场注册送彩金”"),
        ("今晚六合彩今晚的特码资料", "六合彩", "特码资料", "“六合彩今晚的特码资料”"),
    ],
)
def test_one_advert_in_one_run_is_one(text: str, first: str, second: str, said: str) -> None:
    topic = advert(text, first, told="赌博话题", needs_person=True)
    (whole,) = resolved(text, topic, advert(text, second, severity=Severity.SEVERE))
    assert whole.problem == f"赌博广告：{said}；请核实"
    assert whole.place is not None
    assert text[whole.place.start : whole.place.end] == whole.shown
    assert (whole.severity, whole.needs_person, whole.context) == (Severity.SEVERE, False, text)


def test_the_plain_form_of_a_run_is_that_of_all_of_it() -> None:
    text = "澳門百家樂真人荷官請到在線發牌"
    rows = (advert(text, "真人荷官"), advert(text, "在線發牌", plain="在线发牌"))
    (whole,) = resolved(text, *rows)
    assert whole.problem == "赌博广告：“真人荷官請到在線發牌”（即“真人荷官请到在线发牌”）；请核实"


def test_an_entry_of_a_list_is_a_run_too() -> None:
    text = "网上赌场注册送彩金"
    rows = [
        replace(row, place=Place(PartKind.LIST, row.place.start, row.place.end))
        for row in (advert(text, "网上赌场"), advert(text, "注册送彩金"))
        if row.place
    ]
    (whole,) = resolved(text, *rows, kind=PartKind.BOILERPLATE)
    assert whole.place == Place(PartKind.LIST, 0, 9)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("网上赌场，注册送彩金", {}),  # another clause
        ("网上赌场 注册送彩金", {}),
        ("网上赌场\n注册送彩金", {}),
        ("网上赌场的老板说他们会注册送彩金", {}),  # too far
        ("网上赌场注册送彩金", {"told": "色情广告"}),  # of something else
        ("网上赌场注册送彩金", {"told": "不规范用语"}),  # no advert
        ("网上赌场注册送彩金", {"indicator": "V1.1"}),
        ("网上赌场注册送彩金", {"suggestion": "改写"}),
        ("网上赌场注册送彩金", {"place": Place(PartKind.TITLE, 4, 9)}),
    ],
)
def test_words_that_are_no_one_run_stay_apart(text: str, changes: dict[str, object]) -> None:
    rows = (advert(text, "网上赌场"), advert(text, "注册送彩金", **changes))  # type: ignore[arg-type]
    assert sorted(resolved(text, *rows), key=repr) == sorted(rows, key=repr)


def test_words_of_two_pictures_stay_apart() -> None:
    rows = [
        replace(casino(0, "网上赌场"), problem="赌博广告：“网上赌场”"),
        replace(casino(4, "注册送彩金"), problem="赌博广告：“注册送彩金”"),
    ]
    rows = [replace(row, place=replace(row.place, part=PartKind.PICTURE)) for row in rows if row.place]
    parts = (TextPart(PartKind.PICTURE, "网上赌场在此"), TextPart(PartKind.PICTURE, "欢迎来到注册送彩金"))
    assert len(resolve_page_overlaps(rows, parts)) == 2


def disguised(start: int, shown: str, plain: str, confidence: float = 0.97) -> Finding:
    row = word(start, start + len(shown), confidence, kind=Kind.SENSITIVE_WORD, shown=shown)
    return replace(row, problem=f"赌博：“{shown}”（即“{plain}”）；请核实")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [disguised(0, "代開發票", "代开发票"), disguised(1, "開發票加微信", "开发票加微信")],
            "“代開發票加微信”（即“代开发票加微信”）",
        ),
        (
            [
                disguised(0, "賭場線上開戶", "赌场线上开户", 0.99),
                disguised(4, "開戶送禮金", "开户送礼金"),
            ],
            "“賭場線上開戶送禮金”（即“赌场线上开户送礼金”）",
        ),
        ([casino(0, "六合彩特"), disguised(3, "特碼", "特码")], "“六合彩特碼”（即“六合彩特码”）"),
        ([disguised(0, "特碼資料", "特码资料"), casino(2, "資")], "“特碼資料”（即“特码资料”）"),
        ([disguised(0, "特★码", "特码"), disguised(2, "码资", "码资")], "“特★码资”（即“特码资”）"),
        ([disguised(0, "LHC特", "六合彩特"), casino(3, "特码")], "“LHC特码”（即“六合彩特码”）"),
        ([casino(0, "澳门新葡京"), casino(2, "新葡京娱乐")], "“澳门新葡京娱乐”"),  # plain as it stands
        ([disguised(0, "LHC", "六合彩"), casino(2, "C区")], "“LHC区”"),  # what that is nobody can say
    ],
)
def test_the_plain_form_is_that_of_what_is_shown(rows: list[Finding], said: str) -> None:
    (whole,) = resolve_page_overlaps(rows)
    assert whole.problem.startswith(f"赌博：{said}")
    assert whole.problem.count("“") == said.count("“")


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
