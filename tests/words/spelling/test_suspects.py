"""Units, borders, and what the character model suspects."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.characters import REACH
from govspider.words.spelling.neighbours import load_neighbours
from govspider.words.spelling.reading import Reading
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.units import EDGE, units, with_borders


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("第12条,规定:", "第00条，规定："),
        ("ＡＢ（一）①％", "aa（一）0%"),
        ("全 角　空格", "全角空格"),
        ("【公告】'引'", "〔公告〕“引“"),
    ],
)
def test_what_is_no_han_character_is_folded(text: str, read: str) -> None:
    assert units(text) == read


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert len(units(text)) <= len(text)
    assert all(len(with_borders(text, place, place + 1)) == 3 for place in range(len(text)))


def test_borders_are_what_stands_around() -> None:
    assert with_borders("共35个镇街。", 3, 6) == "0个镇街。"
    assert with_borders("镇街", 0, 2) == f"{EDGE}镇街{EDGE}"
    assert with_borders("通知 附件", 0, 2) == f"{EDGE}通知{EDGE}"
    assert with_borders("长段文字", 1, 3) == f"{EDGE}段文{EDGE}"  # where a long segment was cut


def read(speller: Speller, text: str) -> Reading:
    return speller.parts.suspects.read(f"，{text}。")


@pytest.mark.parametrize(
    ("written", "place", "meant"),
    [
        ("市场监督管里部门", (6, 7), "理"),
        ("应当自收到申清之日起", (7, 8), "请"),
        ("依法追究刑刑事责任", (6, 7), ""),
        ("依法究追刑事责任", (3, 5), "追究"),
        ("依法追刑事责任", (4, 4), "究"),
        ("应当及事检查并排除", (4, 5), "时"),
    ],
)
def test_a_slip_of_each_kind_is_suspected(
    speller: Speller, written: str, place: tuple[int, int], meant: str
) -> None:
    found = read(speller, written)
    assert (*place, meant) in [(one.start, one.end, one.new) for one in found.suspects]
    assert speller.acceptor.goes_on(found)


@pytest.mark.parametrize(
    "text", ["应当自收到申请之日起三日内作出决定", "依法追究刑事责任", "市场监督管理部门"]
)
def test_most_official_text_is_done_at_once(speller: Speller, text: str) -> None:
    found = read(speller, text)
    assert found.suspects == []
    assert not speller.acceptor.goes_on(found)


def test_what_the_model_does_not_know_is_not_cleared_by_it(speller: Speller) -> None:
    assert read(speller, "袅袅炊烟饧眼倦梳鬓").is_strange


@pytest.mark.parametrize("written", ["市场监督管里部门", "依法追刑事责任", "应当自收到申清之日起三日内"])
def test_what_a_suspect_gains_is_what_the_whole_text_gains(speller: Speller, written: str) -> None:
    characters = speller.parts.characters
    found = read(speller, written)
    assert found.suspects
    for one in found.suspects:
        whole = found.text
        first = max(0, one.start - REACH)
        fixed = whole[: one.start] + one.new + whole[one.end :]
        better, worse = (sum(score for score, _ in characters.known(text[first:])) for text in (fixed, whole))
        gain = better - worse
        assert gain == pytest.approx(one.gain, abs=1e-3)


def test_what_is_not_like_it_is_suspected_on_a_second_look(speller: Speller) -> None:
    text = "，由人民法天依法判决，"
    first, second = (speller.parts.suspects.read(text, thorough=thorough) for thorough in (False, True))
    wanted = (5, 6, "院")
    assert wanted not in [(one.start, one.end, one.new) for one in first.suspects]
    assert wanted in [(one.start, one.end, one.new) for one in second.suspects]


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=9))
def test_what_is_like_a_character_is_what_the_plain_way_finds(speller: Speller, text: str) -> None:
    suspects = speller.parts.suspects
    for character in text:
        alike = suspects.neighbours.set_of(suspects.confusable.alike(character))
        assert suspects.plain._alike_bits(character) == alike


@pytest.mark.parametrize("text", ["应当及事检查并排除形事案件", "依法追究行事责任的，按照有关归定办里"])
def test_words_of_like_sound_are_what_the_plain_way_finds(speller: Speller, text: str) -> None:
    suspects, tables = speller.parts.suspects, speller.parts.tables
    near, text = suspects.neighbours, f"，{text}。"
    weigher = suspects.characters.weigher(text, suspects.characters.known(text))
    for start in range(1, len(text) - 2):
        window = text[start : start + 2]
        keys = map("".join, product(*[tables.classes.get(character, "") for character in window]))
        joined = "".join(tables.sounds.get(key, "") for key in keys)
        words = dict.fromkeys(joined[at : at + 2] for at in range(0, len(joined), 2))
        fitting = [
            word
            for word in words
            if word[0] != window[0]
            and word[1] != window[1]
            and near.bits.get(word[0], 0) & near.followers.get(text[start - 1], 0)
            and near.bits.get(word[1], 0) & near.leaders.get(text[start + 2], 0)
        ]
        found = [one.new for one in suspects.plain._words(weigher, start)]
        assert found == [new for _, new in weigher.gainers(start, start + 2, fitting, 1.2)]


def test_where_it_has_met_nothing_it_does_not_clear_a_segment(speller: Speller) -> None:
    assert read(speller, "这剂偏方果然凑效了").is_strange
    assert not read(speller, "这些方法都能发挥作用").is_strange


def test_the_end_of_a_segment_is_looked_at_as_its_beginning(speller: Speller) -> None:
    text = "，举行开工典理。"
    assert "礼" in {one.new for one in speller.parts.suspects.read(text).suspects if text[one.start] == "理"}


def test_neighbours_are_read_as_sets(tmp_path: Path) -> None:
    path = tmp_path / "neighbours.txt"
    path.write_text("政\t府\t协\t\n府\t\t\t政\n协\t\t政\t\n", encoding="utf-8")
    near = load_neighbours(path, tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    written = kept.stat().st_mtime_ns
    again = load_neighbours(path, tmp_path / "kept")
    assert (again.units, again.followers, again.near_leaders) == (
        near.units,
        near.followers,
        near.near_leaders,
    )
    assert kept.stat().st_mtime_ns == written
    assert "".join(near.chosen(near.followers["政"])) == "府协"
    assert "".join(near.chosen(near.near_followers["政"])) == "府"
    assert "".join(near.chosen(near.leaders["政"])) == "协"
    assert near.leaders["府"] == near.leaders["协"] == near.near_leaders["府"] == near.bits["政"]
    assert near.followers["府"] == near.near_leaders["政"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "政\t\t\t\n\t政\t\t\n",
        "政府\t府\t\t\n",
        "政\t府\t\t\n",
        "政\t\t\n",
        "政\t\t\t\t\n",
        "政\t\t\t\n协\t\t\n",
        "政\t\t\t\n政\t\t\t\n",
        "𠮷\t\t\t\n",
    ],
)
def test_a_file_that_is_no_list_of_neighbours_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "neighbours.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="不是邻字表"):
        load_neighbours(path)
