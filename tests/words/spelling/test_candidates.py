"""Compiled code cuts as the plain way does and proposes the same words, and nothing is lost without it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling import known_words
from govspider.words.spelling.arrays import laid_out, written
from govspider.words.spelling.candidates import Candidates, load_candidates
from govspider.words.spelling.compiled import MOST_SIZE
from govspider.words.spelling.compiled_proposals import CompiledLattice
from govspider.words.spelling.features import Edit
from govspider.words.spelling.kenlm_trie import load_trie
from govspider.words.spelling.known_words import KnownWords, with_known_words
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.reading import LOST, OTHER, UNLIKE, Suspect
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.tables import Tables
from tests.words.spelling.test_compiled import HAN, ORDINARY, SENTENCES

KIND = 96  # byte of a KenLM file that tells its layout
WRONG = st.sampled_from("管里申清绝定布署究追主责人亟需重新新闻闻道一一对应应当和和谐市市场〇龘靐")


@pytest.fixture(scope="session")
def both(speller: Speller) -> Candidates:
    found = speller.parts.candidates
    if found.compiled is None:
        pytest.skip("there is no C compiler")
    return found


def assert_alike(both: Candidates, text: str, suspects: list[Suspect]) -> int:
    plain, compiled = both.plain_cut(text), both.cut(text)
    assert isinstance(compiled, CompiledLattice)
    assert (plain.path, plain.at, plain.total) == (compiled.path, compiled.at, compiled.total)
    found = both.propose(compiled, suspects)
    assert found == both.propose(plain, suspects)
    for one in found[:9]:
        place = one.start, one.end, one.word
        assert plain.orders(*place) == compiled.orders(*place)
    return len(found)


@pytest.mark.parametrize("text", SENTENCES)
def test_words_are_proposed_alike(speller: Speller, both: Candidates, text: str) -> None:
    reading = speller.parts.suspects.read(text, thorough=True)
    assert_alike(both, text, reading.suspects)


def test_there_is_something_to_propose(both: Candidates) -> None:
    assert assert_alike(both, "，市场监督管里部门应当自收到申清之日起三日内作出绝定。", []) > 20


@given(st.text(ORDINARY | HAN | WRONG | st.sampled_from("，。0a*#é"), min_size=1, max_size=20))
def test_any_text_is_cut_alike(both: Candidates, text: str) -> None:
    assert_alike(both, text, [])


@given(st.text(WRONG | ORDINARY, min_size=4, max_size=14), st.data())
def test_what_suspects_would_have_is_proposed_alike(both: Candidates, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, min(len(text), start + 2)))
    new = data.draw(st.text(ORDINARY, min_size=0, max_size=2))
    kind = data.draw(st.sampled_from([OTHER, LOST, UNLIKE]))
    assert_alike(both, text, [Suspect(1.0, start, end, new, kind)])


@pytest.mark.parametrize("text", ["责任" * MOST_SIZE, "，𠮷责任。"])
def test_what_compiled_code_cannot_cut_is_cut_plainly(both: Candidates, text: str) -> None:
    cut = both.cut(text)
    assert cut == both.plain_cut(text)
    assert both.propose(cut) == both.plain.propose(both.plain_cut(text))


def test_where_there_is_no_room_words_are_proposed_plainly(
    both: Candidates, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = both.cut("，作出绝定。")
    expected = both.propose(cut)
    assert expected
    monkeypatch.setattr(type(both.compiled), "propose", lambda *_: None)
    assert both.propose(cut) == expected


def test_without_a_library_the_plain_way_is_left(
    speller: Speller, model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = speller.parts
    monkeypatch.setattr(known_words, "load_library", lambda: None)
    tables = replace(parts.tables, words=parts.tables.whole)
    assert with_known_words(tables, model_file, tmp_path / "a") is tables
    made = load_candidates(model_file, tables, parts.confusable, parts.suspects, tmp_path / "a")
    assert made.compiled is None
    assert made.cut("作出绝定").path == parts.candidates.cut("作出绝定").path


def test_a_model_that_compiled_code_cannot_read_is_read_plainly(
    speller: Speller, model_file: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    parts = speller.parts
    other = tmp_path / "other.lm"
    whole = bytearray(model_file.read_bytes())
    whole[KIND] = 0  # a hash table
    other.write_bytes(whole)
    with pytest.raises(ValueError, match=r"other\.lm 不是四元以内的量化模型"):
        load_trie(other)
    tables = replace(parts.tables, words=parts.tables.whole)
    assert with_known_words(tables, other, tmp_path / "a") is tables
    assert "不能读这个语言模型" in caplog.text


def assert_known_alike(tables: Tables, word: str) -> None:
    assert (word in tables.words) is (word in tables.whole)
    assert tables.words.get(word, -9.0) == tables.whole.get(word, -9.0)
    assert tables.words.is_compound(word) is tables.whole.is_compound(word)
    assert tables.of_model(word) == replace(tables, words=tables.whole).of_model(word)


@pytest.mark.usefixtures("both")
@given(st.text(ORDINARY | WRONG | HAN | st.sampled_from("，。0a𠮷"), max_size=8))
def test_what_may_be_a_word_is_looked_up_alike(speller: Speller, text: str) -> None:
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert_known_alike(speller.parts.tables, text[start:end])


def test_words_are_looked_up_alike(speller: Speller, both: Candidates) -> None:
    tables = speller.parts.tables
    assert both.compiled
    assert isinstance(tables.words, KnownWords)
    for word in [*tables.unigrams][::7]:
        assert_known_alike(tables, word)


def test_arrays_are_laid_out_as_they_were_written() -> None:
    arrays: dict[str, Any] = {
        "甲": np.arange(3, dtype=np.uint16),
        "none": np.zeros(0),
        "b": np.array([0.5, -1.0]),
    }
    data = memoryview(written(arrays))
    assert {name: one.tolist() for name, one in laid_out(data).items()} == {
        name: one.tolist() for name, one in arrays.items()
    }
    with pytest.raises(ValueError, match="buffer"):
        laid_out(data[:-8])


@pytest.mark.usefixtures("both")
@given(st.text(ORDINARY | WRONG | HAN | st.sampled_from("，。0a"), min_size=2, max_size=12), st.data())
def test_changes_are_described_alike(speller: Speller, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 7)))
    word = data.draw(
        st.text(ORDINARY | WRONG, min_size=1, max_size=6).filter(lambda one: one != text[start:end])
    )
    proposal = Proposal(1.0, start, end, word, 0.0, 0.0)
    edit = Edit(*proposal.edit(text), proposal, 1)
    features = speller.parts.features
    (row,) = features.words(text, [edit])
    assert isinstance(row, tuple)
    assert list(row) == features.words_plainly(text, edit)
    covers = features.covers(text, edit)
    assert isinstance(covers, tuple)
    assert list(covers) == features.covers_plainly(text, edit)


@pytest.mark.parametrize("written", ["认真落实", "认真洛实", "认真落落实", "认真实落", "仔细落实"])
@pytest.mark.usefixtures("both")
def test_likely_changes_are_described_alike(speller: Speller, written: str) -> None:
    text = f"，{written}工作布署。"
    proposal = Proposal(1.0, 1, 1 + len(written), "认真落实会", 0.0, 0.0)
    other = Proposal(1.0, text.index("布署"), len(text) - 1, "部署", 0.0, 0.0)
    edits = [Edit(*one.edit(text), one, 1) for one in (proposal, other)]
    features = speller.parts.features
    found = features.words(text, edits)
    assert [list(row) for row in found] == [features.words_plainly(text, edit) for edit in edits]
    for edit in edits:
        assert list(features.covers(text, edit)) == features.covers_plainly(text, edit)


def test_a_word_that_is_too_long_is_described_plainly(speller: Speller) -> None:
    text = "，认真落实。"
    proposal = Proposal(1.0, 1, 5, "认真落实各项工作", 0.0, 0.0)
    edit = Edit(*proposal.edit(text), proposal, 1)
    assert speller.parts.features.words(text, [edit]) == [speller.parts.features.words_plainly(text, edit)]
