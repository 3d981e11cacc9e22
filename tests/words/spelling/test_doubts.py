"""What the discriminator says of an edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.discriminator import Discriminator
from govspider.words.spelling.doubts import NAMES, rows, surprise, told
from govspider.words.spelling.speller import Speller

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
WRITTEN, SPAN = "，应当自收到申清之日起，", (7, 8, "请")


@pytest.fixture(scope="module")
def network(speller: Speller) -> Discriminator:
    return speller.acceptor.discriminator


def test_what_is_mended_looks_less_wrong(network: Discriminator) -> None:
    (row,) = rows(network, WRITTEN, [SPAN])
    said = dict(zip(NAMES, row, strict=True))
    assert said["doubt_old"] > 0 > said["doubt_new"]
    assert said["doubt_gain"] > said["doubt_gain_here"] / 2 > 0
    assert said["doubt_left"] < 1


def test_no_edits_ask_nothing(network: Discriminator) -> None:
    assert rows(network, WRITTEN, []) == []


def test_edits_are_judged_together_as_alone(network: Discriminator) -> None:
    spans = [SPAN, (7, 8, ""), (7, 7, "报"), (1, 3, "因当"), (10, 11, "")]
    for span, row in zip(spans, rows(network, WRITTEN, spans), strict=True):
        assert row == pytest.approx(rows(network, WRITTEN, [span])[0], abs=1e-3)


@given(HAN, st.data())
def test_any_edit_has_every_feature(network: Discriminator, text: str, data: st.DataObject) -> None:
    bordered = f"，{text}。"
    start = data.draw(st.integers(1, len(bordered) - 1))
    end = data.draw(st.integers(start, len(bordered) - 1))
    (row,) = rows(network, bordered, [(start, end, data.draw(st.text("的了和", max_size=2)))])
    assert len(row) == len(NAMES)


def test_surprise_does_not_overflow() -> None:
    assert surprise([1000.0]) == pytest.approx(30.0)
    assert surprise([-1000.0, 0.0]) == pytest.approx(0.6931, abs=1e-3)


def test_a_person_is_told_how_wrong_it_looks_before_and_after(network: Discriminator) -> None:
    assert told(network, WRITTEN, SPAN).startswith("判别网络看此处有误的可能：原文")
