"""The second model of words, and the vectors beside it, on what ships."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.pairs import NAMES, WORDS, PairModel, load_pairs
from govspider.words.spelling.vectors import SIZE, VECTORS, Vectors, load_vectors, write_vectors
from tests.words.spelling.test_compiled import HAN, ORDINARY


@pytest.fixture(scope="module")
def model(official_folder: Path) -> PairModel:
    return load_pairs(official_folder / WORDS)


@given(st.text(ORDINARY | HAN | st.sampled_from("，。0a*é𠮷"), max_size=40))
def test_compiled_code_cuts_alike(model: PairModel, text: str) -> None:
    assert model.cut(text) == model.plain_cut(text)


def test_words_are_kept_in_the_cache(official_folder: Path, model: PairModel, tmp_path: Path) -> None:
    if model.compiled is None:
        pytest.skip("there is no C compiler")
    text = "，依法追究刑事责任，" * 3
    for _ in range(2):  # written, and read
        assert load_pairs(official_folder / WORDS, tmp_path).cut(text) == model.plain_cut(text)
    (kept,) = tmp_path.iterdir()
    assert kept.suffix == ".index"
    assert model.cut(text * 3) == model.plain_cut(text * 3)  # too long


def value(model: PairModel, text: str, place: int, new: str, name: str) -> float:
    return model.row(text, place, place + 1, new)[NAMES.index(name)]


def test_it_knows_official_writing(model: PairModel) -> None:
    assert value(model, "，做好疫情防空工作。", 6, "控", "pair_gain") > 2.0
    assert value(model, "，做好疫情防控工作。", 6, "空", "pair_gain") < -2.0
    assert value(model, "，应当自收到申清之日起", 7, "请", "pair_worst_new") > value(
        model, "，应当自收到申清之日起", 7, "请", "pair_worst_old"
    )
    assert len(model.row("，国务院办公厅。", 7, 7, "室")) == len(NAMES)


def test_a_cut_covers_its_text(model: PairModel) -> None:
    text = "，依法追究刑事责任。"
    pieces = model.cut(text).pieces
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert "依法" in [text[piece.start : piece.end] for piece in pieces]
    assert model.cut("").pieces == ()


def test_words_that_go_together_fit_better(model: PairModel) -> None:
    words = ["依法", "追究", "刑事责任"]
    good, _ = model.vectors.fit(words, 1, 2)
    odd, _ = model.vectors.fit(["依法", "蔬菜", "刑事责任"], 1, 2)
    assert good > odd


def test_words_without_vectors_and_without_neighbours() -> None:
    vectors = Vectors({"甲": 0}, memoryview(bytes(2 * SIZE)).cast("b"))
    assert vectors.fit(["乙"], 0, 1) == (-6.0, -6.0)
    assert vectors.fit(["甲"], 0, 1) == (0.0, 0.0)


def test_vectors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / VECTORS
    numbers = bytes([10, 10]) * (2 * SIZE)  # a line's end is a number, too
    write_vectors(path, ["甲", "乙"], numbers)
    found = load_vectors(path)
    assert found.places == {"甲": 0, "乙": 1}
    assert bytes(found.numbers) == numbers


def test_files_that_are_no_vectors_are_told(tmp_path: Path) -> None:
    path = tmp_path / VECTORS
    write_vectors(path, ["甲", "乙"], bytes(2 * SIZE))
    with pytest.raises(ValueError, match=VECTORS):
        load_vectors(path)
    path.write_bytes(bytes(2 * SIZE))
    with pytest.raises(ValueError, match=VECTORS):
        load_vectors(path)
