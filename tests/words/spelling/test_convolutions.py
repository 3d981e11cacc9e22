"""Networks of convolutions: compiled code and numpy read the same, to the last bit."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling import compiled_network, whole_numbers
from govspider.words.spelling.alphabet import PAD
from govspider.words.spelling.convolutions import Convolutions, convolutions_of, load_arrays
from govspider.words.spelling.corrector import CORRECTOR, DILATIONS, load_corrector
from govspider.words.spelling.whole_numbers import MOST, MOST_INPUTS, make_whole, weights_of

UNITS = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.sampled_from("的了，。#0A\0"),
    st.characters(max_codepoint=0xD7FF),
)


@pytest.fixture(scope="module")
def shipped(official_folder: Path) -> Convolutions:
    return convolutions_of(load_arrays(official_folder / CORRECTOR, CORRECTOR), DILATIONS)


@given(st.text(UNITS, min_size=1, max_size=40))
def test_compiled_code_reads_what_numpy_reads(shipped: Convolutions, text: str) -> None:
    if shipped.compiled is None:
        pytest.skip("there is no C compiler")
    compiled, plain = shipped.compiled.read(text), shipped.read_plainly(text)
    assert compiled.shape == plain.shape == (len(text), shipped.characters.shape[1] + shipped.pairs.shape[1])
    assert (compiled == plain).all()


def test_nothing_stands_where_nothing_is_written(shipped: Convolutions) -> None:
    rows = shipped.read("，公\0文。")
    assert shipped.alphabet.numbers[0] == PAD
    assert not rows[2].any()
    assert rows[1].any()


def test_a_text_reads_the_same_however_often_it_is_read(shipped: Convolutions) -> None:
    first = shipped.read("，应当自收到申请之日起，")
    shipped.read("，进一步提搞服务水平，")
    assert (shipped.read("，应当自收到申请之日起，") == first).all()


@given(st.integers(1, 40), st.integers(1, 9), st.integers(1, 9), st.integers(0, 999))
def test_products_are_those_of_the_numbers_they_stand_for(
    inputs: int, outputs: int, count: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    numbers = random.integers(-127, 128, (outputs, inputs)).astype(np.int8)
    rows = random.normal(size=(count, inputs)).astype(np.float32)
    found = weights_of(numbers, 0.01).products(rows)
    assert found.shape == (count, outputs)
    assert found == pytest.approx(rows @ (numbers.T * 0.01), abs=0.02)


def test_products_without_compiled_code_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(5)
    weights = weights_of(random.integers(-127, 128, (7, 1000)).astype(np.int8), 0.003)
    rows = random.normal(size=(5, 1000)).astype(np.float32)
    found = weights.products(rows)
    monkeypatch.setattr(whole_numbers, "load_library", lambda: None)
    assert (weights.products(rows) == found).all()


def test_rows_of_nothing_stay_nothing() -> None:
    whole, down = make_whole(np.zeros((2, 3), np.float32))
    assert not whole.any()
    assert down == 0
    assert make_whole(np.array([[0.5, -2.0]], np.float32))[0].tolist() == [[round(MOST / 4), -MOST]]


@pytest.mark.parametrize("numbers", [np.zeros((2, MOST_INPUTS + 1), np.int8), np.zeros((2, 3), np.int16)])
def test_weights_that_would_not_fit_are_an_error(numbers: np.ndarray) -> None:
    with pytest.raises(ValueError, match="输入"):
        weights_of(numbers, 1.0)


def test_a_network_reads_without_compiled_code(
    official_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = load_corrector(official_folder / CORRECTOR).read("，农业用水孝女进一步提高。")
    for module in (compiled_network, whole_numbers):
        monkeypatch.setattr(module, "load_library", lambda: None)
    network = load_corrector(official_folder / CORRECTOR)
    assert network.convolutions.compiled is None
    look = network.read("，农业用水孝女进一步提高。")
    assert look.odds == expected.odds
    assert look.suspects() == expected.suspects()
