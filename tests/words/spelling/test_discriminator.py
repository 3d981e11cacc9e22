"""The network that tells wrong characters: as it ships, and how it is trained."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.alphabet import PAD, make_alphabet
from govspider.words.spelling.discriminator import DISCRIMINATOR, Discriminator, load_discriminator
from govspider.words.spelling.speller import Speller
from training.discriminator import (
    Batch,
    Trainer,
    Weights,
    first_weights,
    gradients,
    measure,
    odds_of,
    write,
)
from training.spoilt import Spoiler, batched
from training.train_discriminator import Together, batch_of

TEXT = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12)
CODES = np.array([ord(unit) for unit in "#，提高服务水平效率"], np.uint16)
PAIRS = np.array(sorted({4 * 11 + 5, 6 * 11 + 7}), np.int32)  # 提高, 服务
RIGHT = ("#提高服务水平，", "，提高效率#", "#服务水平#")
SPOILT = (("#提高服务平水，", "0000011000"), ("，提水效率#", "001000"))


@pytest.fixture(scope="module")
def shipped(official_folder: Path) -> Discriminator:
    return load_discriminator(official_folder / DISCRIMINATOR)


@pytest.fixture
def batch() -> Batch:
    marked = [(text, [mark == "1" for mark in marks[: len(text)]]) for text, marks in SPOILT]
    return batch_of(make_alphabet(CODES, PAIRS), marked + [(text, [False] * len(text)) for text in RIGHT] * 2)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_texts_are_judged_together_as_alone(shipped: Discriminator, texts: list[str]) -> None:
    bordered = [f"，{text}。" for text in texts]
    together = shipped.odds(bordered)
    assert [len(odds) for odds in together] == [len(text) for text in bordered]
    for text, odds in zip(bordered, together, strict=True):
        assert odds == pytest.approx(shipped.odds([text])[0], abs=1e-3)


def test_segments_fill_batches_of_like_size() -> None:
    made = [("甲" * size, [False] * size) for size in (3, 2, 4, 1, 2)]
    sizes = [[len(text) for text, _ in batch] for batch in batched(made, 1, 8)]
    assert sizes == [[3, 2], [4, 1]]  # with the gaps 8 and 8; the last one fills none


@pytest.mark.parametrize(
    ("written", "place", "meant"),
    [
        ("，进一步提搞服务水平，", 5, "高"),
        ("，应当自收到申清之日起，", 7, "请"),
        ("，各级人民政付应当，", 6, "府"),
    ],
)
def test_a_slip_looks_wrong_and_what_was_meant_right(
    shipped: Discriminator, written: str, place: int, meant: str
) -> None:
    before, after = shipped.odds([written, written[:place] + meant + written[place + 1 :]])
    assert before[place] == max(before) > 0 > max(after)


def test_a_file_that_is_no_network_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / DISCRIMINATOR
    np.savez(path, codes=np.zeros(1, np.uint16))
    with pytest.raises(ValueError, match="不是错字判别网络"):
        load_discriminator(path)


def test_a_file_cut_short_is_an_error(official_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / DISCRIMINATOR
    path.write_bytes((official_folder / DISCRIMINATOR).read_bytes()[:100_000])
    with pytest.raises(ValueError, match="不是错字判别网络"):
        load_discriminator(path)


def test_each_weight_pulls_as_the_loss_says(batch: Batch) -> None:
    weights = {
        name: weight.astype(np.float64) for name, weight in first_weights(make_alphabet(CODES, PAIRS)).items()
    }
    weights["head"] *= 20
    _, found = gradients(weights, batch)
    dice = np.random.default_rng(1)
    for name, pull in found.items():
        moved = np.argwhere(np.abs(pull) > 1e-4)
        for place in map(tuple, dice.choice(moved, 5)):
            assert pull[place] == pytest.approx(slope(weights, batch, name, place), rel=1e-3)


def slope(weights: Weights, batch: Batch, name: str, place: tuple[int, ...]) -> float:
    own, losses = weights[name][place], []
    for step in (1e-5, -1e-5):
        weights[name][place] = own + step
        losses.append(gradients(weights, batch)[0])
    weights[name][place] = own
    return float((losses[0] - losses[1]) / 2e-5)


def test_it_learns_and_what_is_written_says_nearly_the_same(batch: Batch, tmp_path: Path) -> None:
    alphabet = make_alphabet(CODES, PAIRS)
    trainer = Trainer(first_weights(alphabet), 3600)
    first = trainer.learn(batch)
    for _ in range(299):
        last = trainer.learn(batch)
    assert last < first / 20
    assert "found 1.000 at 1%" in measure(trainer.weights, [batch])
    write(tmp_path / DISCRIMINATOR, trainer.weights, CODES, alphabet)
    (said,) = load_discriminator(tmp_path / DISCRIMINATOR).odds([SPOILT[0][0]])
    asked = odds_of(trainer.weights, batch)[batch.numbers != PAD][: len(said)]
    assert said == pytest.approx(asked.tolist(), abs=0.5)


def test_those_who_learn_together_go_on_from_the_mean() -> None:
    first = first_weights(make_alphabet(CODES, PAIRS))
    trainer, together = Trainer(first, 3600), Together.of(first, 1)
    together.slots[:] = 9.0
    assert together.meet(0, trainer)  # alone, the mean is its own
    assert all(np.array_equal(weight, first[name]) for name, weight in trainer.weights.items())
    assert not together.meet(0, Trainer(first, 1e-9))


@given(TEXT, st.integers(0, 1000))
def test_what_is_marked_is_what_was_spoilt(speller: Speller, text: str, seed: int) -> None:
    written, wrong = Spoiler(speller.parts, random.Random(seed)).spoil(f"，{text}。")
    assert len(written) == len(wrong)
    assert not wrong[0]
    assert not wrong[-1]
    assert any(wrong) or written == f"，{text}。"
