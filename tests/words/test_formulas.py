"""Names and formulas that may hold no slip: every one is found, and what is right or means something else is not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.items import Detector, Severity
from govspider.text.match import WordHit
from govspider.text.segment import Segmenter
from govspider.words.alike import load_alike
from govspider.words.formulas import load_formulas

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
MATCHER = load_formulas(DICTIONARIES, Segmenter(), load_alike(DICTIONARIES))
LONG = [
    one.text
    for one in MATCHER.formulas
    if len(one.text) >= 9
    and "“" not in one.text
    and one.path.name != "places.txt"  # some places are one character apart
]
RIGHT = {form for one in MATCHER.formulas for form in one.variants}
STATE = "中华人民共和国"
STRANGE = "犇卉鲸囧"  # characters that no formula has and that make no word beside one


def slipped(text: str, kind: str, at: int, strange: str) -> str:
    match kind:
        case "lost":
            return text[:at] + text[at + 1 :]
        case "added":
            return text[:at] + strange + text[at:]
        case "doubled":
            return text[: at + 1] + text[at:]
        case "swapped":
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case _:
            return text[:at] + strange + text[at + 1 :]


kinds = st.sampled_from(["lost", "added", "doubled", "swapped", "other"])


@pytest.mark.parametrize(
    ("text", "formula", "why"),
    [
        ("中华人民共和、国务院", "中华人民共和国", "标点"),
        ("习近平新时代中国特色社会主义经济思想", "习近平新时代中国特色社会主义思想", "另一种说法"),
        ("会见中国人民和国际社会人士", "中华人民共和国", "另一个词"),
    ],
)
def test_what_is_like_a_formula_and_right_has_its_reason(text: str, formula: str, why: str) -> None:
    assert MATCHER.find(text) == []
    found = [one for one in MATCHER.refusals(text) if one.suggestion == formula]
    assert any(why in one.why for one in found)
    assert all(text[one.start : one.end] == one.shown and one.source for one in found)


def test_a_slip_tells_how_far_it_is_from_the_formula() -> None:
    (hit,) = MATCHER.find("中华人民大和国宪法")
    assert "相差1处" in hit.details[0]
    assert list(MATCHER.refusals("中华人民大和国宪法")) == []


@given(st.sampled_from([STATE, *LONG]), kinds, st.data(), st.sampled_from(STRANGE))
def test_every_slip_within_is_found(text: str, kind: str, data: st.DataObject, strange: str) -> None:
    at = data.draw(st.integers(1, len(text) - 3))
    wrong = slipped(text, kind, at, strange)
    if wrong == text or wrong in RIGHT:
        return
    hits = MATCHER.find(f"根据《{wrong}》制定。")
    assert hits
    assert any((hit.suggestion or "?") in text or text in (hit.suggestion or "") for hit in hits)


@given(st.sampled_from([STATE, "习近平新时代中国特色社会主义思想"]), kinds, kinds, st.data())
def test_two_slips_are_found(text: str, first: str, second: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(text) // 2 - 1))
    behind = data.draw(st.integers(len(text) // 2 + 1, len(text) - 2))
    other = "other" if second == "swapped" else second
    wrong = slipped(slipped(text, other, behind, "囧"), first, at, "鲸")
    assert any(hit.severity is Severity.SEVERE for hit in MATCHER.find(f"，{wrong}，")) or wrong == text


@pytest.mark.parametrize(
    ("text", "shown", "suggestion"),
    [
        ("根据《中共人民共和国某某法》", "中共人民共和国", "中华人民共和国"),
        ("《中华人民大和国某某法》", "中华人民大和国", "中华人民共和国"),
        ("华人民共和国某某法", "华人民共和国", "中华人民共和国"),
        ("来自齐齐哈市的代表", "齐齐哈市", "齐齐哈尔市"),
        ("中国共产堂章程", "中国共产堂", "中国共产党"),
        ("《中华人民人民共和国某某法》", "中华人民人民共和国", "中华人民共和国"),
        ("《中华人民共国和某某法》", "中华人民共国和", "中华人民共和国"),
        ("《中华人名共合国民法典》", "中华人名共合国", "中华人民共和国"),
    ],
)
def test_slips(text: str, shown: str, suggestion: str) -> None:
    (hit,) = MATCHER.find(text)
    assert (hit.shown, hit.suggestion) == (shown, suggestion)
    assert hit.confidence >= 0.96


@pytest.mark.parametrize(
    "text",
    [
        *(one.text for one in MATCHER.formulas),
        *(form for one in MATCHER.formulas for form in one.variants),
        "孟加拉人民共和国、老挝人民民主共和国、朝鲜民主主义人民共和国",
        "中华苏维埃共和国临时中央政府旧址",
        "不让中国人民解放自己的道路被堵死",
        "中国人民和国际社会一道",
        "习近平新时代中国特色社会主义经济思想",
        "中国特色社会保障体系、中国特色社会主体责任",
        "中国的社会主义建设、中国社会主义革命",
        "在企业中非共产党员职工里发展党员",
        "学习强军思想",
        "关于印发《中华人民共和",
        "关于贯彻中华人民共和…",
    ],
)
def test_right_and_other_wordings_are_silent(text: str) -> None:
    assert MATCHER.find(text) == []


def test_a_slip_in_a_grave_name_is_grave_whoever_finds_it() -> None:
    hit = WordHit(12, 14, "思相", "思想", Detector.MODEL, 0.9, Severity.GENERAL, "")
    text = "坚持中国特色社会主义思想，毛泽东思相不能丢"
    at = text.index("思相")
    hit = replace(hit, start=at, end=at + 2)
    grave = MATCHER.weigh(text, hit)
    assert (grave.indicator, grave.severity, grave.confidence) == ("V1.1", Severity.SEVERE, 0.9)
    plain = replace(hit, start=2, end=4, shown="中国", suggestion="我国")
    assert MATCHER.weigh("坚持中国特色", plain) == plain


def test_another_law_is_no_slip_in_the_name_of_the_state() -> None:
    text = "根据《中华人民共和国旧法》"
    hit = WordHit(
        2,
        13,
        "《中华人民共和国旧法》",
        "《中华人民共和国新法》",
        Detector.CONFUSION,
        0.8,
        Severity.GENERAL,
        "",
    )
    assert MATCHER.weigh(text, hit) == hit


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("根据中华人民共和园测绘法的规定", "中华人民共和园"),
        ("以习近平新时代中国特色社会主义思恩为指导", "习近平新时代中国特色社会主义思恩"),
        ("高最人民法院发布司法解释", "高最人民法院"),
        ("中华人民共和水利法规汇编", "中华人民共和"),
    ],
)
def test_what_stands_for_the_end_is_mended_with_it(text: str, shown: str) -> None:
    assert [hit.shown for hit in MATCHER.find(text)] == [shown]


def test_a_lost_character_of_a_grave_name_is_grave() -> None:
    hit = WordHit(0, 6, "中国特社会主", "中国特色社会主", Detector.MODEL, 0.9, Severity.GENERAL, "")
    assert MATCHER.weigh("中国特社会主义", hit).severity is Severity.SEVERE


def test_a_doubled_end_of_a_grave_name_is_grave() -> None:
    hit = WordHit(0, 4, "党中央央", "党中央", Detector.PHRASE, 0.97, Severity.GENERAL, "")
    assert MATCHER.weigh("党中央央周围", hit).severity is Severity.SEVERE
