"""How wrong a text looks before and after an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.corrector import Corrector
from govspider.words.spelling.doubts import NAMES, NONE, row, surprise
from govspider.words.spelling.speller import Speller

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
WRITTEN, SPAN = "，应当自收到申清之日起，", (7, 8, "请")


@pytest.fixture(scope="module")
def network(speller: Speller) -> Corrector:
    return speller.parts.corrector


def test_what_is_mended_looks_less_wrong(network: Corrector) -> None:
    (doubted,) = network.read(WRITTEN).doubts([SPAN])
    said = dict(zip(NAMES, doubted, strict=True))
    assert said["doubt_old"] > 0 > said["doubt_new"]
    assert said["doubt_gain"] > said["doubt_gain_here"] / 2 > 0
    assert said["doubt_left"] < 1


def test_no_edits_ask_nothing(network: Corrector) -> None:
    assert network.read(WRITTEN).doubts([]) == []


def test_edits_are_judged_together_as_alone(network: Corrector) -> None:
    spans, look = [SPAN, (7, 8, ""), (7, 7, "报"), (1, 3, "因当"), (10, 11, "")], network.read(WRITTEN)
    for span, doubted in zip(spans, look.doubts(spans), strict=True):
        assert look.doubts([span]) == [doubted]


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("，进一步提搞服务水平，", 5, "高"),
        ("，应当自收到申清之日起，", 7, "请"),
        ("，各级人民政付应当，", 6, "府"),
    ],
)
def test_a_slip_looks_wrong_and_what_was_meant_right(
    network: Corrector, text: str, place: int, meant: str
) -> None:
    before, after = network.odds(text), network.odds(text[:place] + meant + text[place + 1 :])
    assert before[place] == max(before) > 0 > max(after)


@given(HAN, st.data())
def test_any_edit_has_every_feature(network: Corrector, text: str, data: st.DataObject) -> None:
    bordered = f"，{text}。"
    start = data.draw(st.integers(1, len(bordered) - 1))
    end = data.draw(st.integers(start, len(bordered) - 1))
    (doubted,) = network.read(bordered).doubts([(start, end, data.draw(st.text("的了和", max_size=2)))])
    assert len(doubted) == len(NAMES)


def test_a_change_is_told_from_what_stands_beside_it_and_from_the_rest() -> None:
    was, now = (
        [0.0, -5.0, -4.0, 2.0, -3.0, -6.0, -7.0, -1.0, 0.0],
        [-9.0, -5.0, -4.0, -2.0, -3.5, -6.0, -7.0, -1.5, -9.0],
    )
    said = dict(zip(NAMES, row(was, now, (3, 4, "请")), strict=True))
    assert (said["doubt_old"], said["doubt_old_least"], said["doubt_new"]) == (2.0, 2.0, -2.0)
    assert (said["doubt_beside_old"], said["doubt_beside_new"]) == (-3.0, -3.5)
    assert (said["doubt_elsewhere_old"], said["doubt_elsewhere_new"]) == (-1.0, -1.5)
    assert said["doubt_gain"] == pytest.approx(surprise(was[1:-1]) - surprise(now[1:-1]))


def test_where_nothing_else_stands_nothing_else_is_doubted() -> None:
    said = dict(zip(NAMES, row([0.0, 1.0, 0.0], [0.0, -1.0, 0.0], (1, 2, "请")), strict=True))
    assert said["doubt_beside_old"] == said["doubt_elsewhere_old"] == NONE


def test_surprise_does_not_overflow() -> None:
    assert surprise([1000.0]) == pytest.approx(30.0)
    assert surprise([-1000.0, 0.0]) == pytest.approx(0.6931, abs=1e-3)


def test_a_person_is_told_how_wrong_it_looks_before_and_after(network: Corrector) -> None:
    assert network.read(WRITTEN).told(SPAN).startswith("改错网络看此处有误的可能：原文")
