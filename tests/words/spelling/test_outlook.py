"""What a segment promises before it is cut into words."""

import math
from array import array
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.text.data import FOLDS
from govspider.words.spelling import for_drafts
from govspider.words.spelling.acceptor import passes
from govspider.words.spelling.lattice import SEGMENT
from govspider.words.spelling.outlook import OUTLOOK, outlook_row
from govspider.words.spelling.reading import IMPROBABLE, Reading
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.units import with_borders
from govspider.words.spelling.whole_words import LONGEST
from tests.words.spelling.test_compiled import ORDINARY, SENTENCES
from training.edits import EditRow
from training.loading import FoldedParts
from training.outlook import segment_rows, worth_a_cut

OFFICIAL = Path(__file__).parents[1] / "official_sentences.txt"
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12)


def row(speller: Speller, reading: Reading) -> list[float]:
    rows = speller.parts.suspects.rows(reading)
    odds = speller.acceptor.gate.odds(rows)
    return outlook_row(speller.parts.tables, reading, rows, odds)


@given(HAN)
def test_any_segment_has_every_feature(speller: Speller, text: str) -> None:
    reading = speller.parts.suspects.read(f"，{text}。")
    assert len(row(speller, reading)) == len(OUTLOOK)
    assert speller.acceptor.goes_on(reading) in (True, False)


@given(
    st.text(st.sampled_from("申请之日政务服务中心数据管理局依法追究刑事责任"), min_size=2, max_size=12),
    st.data(),
)
def test_what_covers_a_place_is_the_longest_known_word(
    speller: Speller, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 2)))
    words = speller.parts.tables.unigrams
    around = product(range(start + 1), range(end, len(text) + 1))
    known = [text[begin:stop] for begin, stop in around if 2 <= stop - begin <= LONGEST]
    longest = max(((len(word), words[word]) for word in known if word in words), default=(1, -9.0))
    tables = speller.parts.tables
    assert tables.words.cover(text, start, end) == tables.whole.cover(text, start, end) == longest


def test_the_network_decides_of_what_promises_little(speller: Speller) -> None:
    acceptor = speller.acceptor
    went_on: list[tuple[float, float]] = []
    ended: list[tuple[float, float]] = []
    for line in OFFICIAL.read_text(encoding="utf-8").splitlines():
        for segment in SEGMENT.finditer(line):
            reading = speller.parts.suspects.read(with_borders(line, *segment.span()))
            if reading.dearest >= acceptor.improbable or not (reading.suspects or reading.is_strange):
                continue
            worst = acceptor.corrector.read(reading.text).worst
            found = went_on if acceptor.goes_on(reading) else ended
            found.append((acceptor.promise(reading), worst))
    assert all(promise >= acceptor.outlook.least for promise, _ in went_on)
    close = [worst for promise, worst in ended if promise >= acceptor.outlook.least]
    assert close
    assert max(close) < max(worst for promise, worst in went_on if promise < -2.0)


def test_the_dearest_place_and_the_likeliest_suspect_come_first(speller: Speller) -> None:
    reading = speller.parts.suspects.read("，应当自收到申清之日起三日内作出决定。")
    told = dict(zip(OUTLOOK, row(speller, reading), strict=True))
    assert told["dearest"] >= told["next_dearest"] > 0
    assert told["odds_0"] >= told["odds_1"]
    assert told["gain_0"] == max(one.gain for one in reading.suspects)
    assert told["cover_new_0"] > told["cover_old_0"]  # 申请 is a word


def assert_promises_alike(speller: Speller, text: str) -> None:
    acceptor, reading = speller.acceptor, speller.parts.suspects.read(text)
    if acceptor.compiled is None:
        pytest.skip("there is no C compiler")
    found = acceptor.compiled.promise(reading)
    if not reading.suspects:
        assert found is None
        return
    rows = speller.parts.suspects.rows(reading)
    odds = acceptor.gate.odds_plainly(rows)
    expected = -math.inf
    if passes(reading, odds, acceptor.gate.least):
        (expected,) = acceptor.outlook.odds_plainly(
            [outlook_row(speller.parts.tables, reading, [*rows], odds)]
        )
    assert found == expected


@pytest.mark.parametrize("text", SENTENCES)
def test_compiled_code_promises_the_same(speller: Speller, text: str) -> None:
    assert_promises_alike(speller, text)


@given(st.text(ORDINARY | st.sampled_from("管里申清绝定布署究追"), min_size=1, max_size=20))
def test_of_any_text_compiled_code_promises_the_same(speller: Speller, text: str) -> None:
    assert_promises_alike(speller, f"，{text}。")


@pytest.mark.parametrize("text", ["，袅袅炊烟饧眼倦梳鬓，", "，县委书籍饧。"])
def test_what_is_most_improbable_goes_on(speller: Speller, text: str) -> None:
    reading = speller.parts.suspects.read(text)
    first, second = max(pairwise(reading.known[1:]), key=lambda two: -two[0][0] - two[1][0])
    assert reading.dearest == -first[0] - second[0]
    assert reading.dearest >= IMPROBABLE
    assert speller.acceptor.goes_on(reading)


@pytest.mark.parametrize("text", ["，蝈蝈在葫芦里鸣叫，"])
def test_what_promises_little_ends_here(speller: Speller, text: str) -> None:
    reading = speller.parts.suspects.read(text)
    assert passes(reading, [], 0.0)  # the gate leaves what the model does not know
    assert reading.dearest < IMPROBABLE
    assert speller.acceptor.goes_on(reading) == (
        speller.acceptor.outlook.odds([row(speller, reading)])[0] >= speller.acceptor.outlook.least
    )


def test_what_is_learnt_is_whether_a_segment_had_a_likely_edit(speller: Speller) -> None:
    acceptor, pairs = (
        speller.acceptor,
        [[("自收到通知之日期十日内", "自收到通知之日起十日内"), ("特色", "特色")]],
    )
    span = (0, len(pairs[0][0][0]))
    edits = [EditRow(0, 0, 1, 7, 8, new, span, array("f"), right=new == "起") for new in "起其"]
    assert worth_a_cut(edits, np.array([5.0, -3.0]), acceptor.model) == {(0, 0, span)}
    assert worth_a_cut(edits, np.array([-3.0, -3.0]), acceptor.model) == frozenset()
    (found,) = segment_rows(
        FoldedParts(speller.parts, (speller.parts,) * FOLDS), acceptor.gate, pairs, frozenset({(0, 0, span)})
    )
    assert found.right
    assert len(found.features) == len(OUTLOOK)


def test_in_a_draft_one_improbable_place_is_enough(speller: Speller) -> None:
    text = "，县委书籍、"
    (drafts,) = for_drafts([speller])
    assert isinstance(drafts, Speller)
    reading = speller.parts.suspects.read(text)
    assert not speller.acceptor.goes_on(reading)
    assert drafts.acceptor.goes_on(reading)
    assert drafts.find(text)


def test_in_a_draft_too_what_is_in_order_ends(speller: Speller) -> None:
    (drafts,) = for_drafts([speller])
    assert isinstance(drafts, Speller)
    assert not drafts.acceptor.goes_on(speller.parts.suspects.read("，依法追究刑事责任。"))
