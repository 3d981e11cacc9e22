"""The network that says which character was meant: as it ships, and how it is trained."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.corrector import CORRECTOR, NAMES, QUICK, Corrector, load_corrector
from govspider.words.spelling.speller import Speller

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
WRITTEN, SPAN = "，农业用水孝女进一步提高。", (5, 7, "效率")


@pytest.fixture(scope="module")
def network(speller: Speller) -> Corrector:
    return speller.parts.corrector


def said(network: Corrector, text: str, span: tuple[int, int, str]) -> dict[str, float]:
    (row,) = network.read(text).features([span])
    return dict(zip(NAMES, row, strict=True))


def test_it_says_which_characters_are_wrong_and_which_were_meant(network: Corrector) -> None:
    look = network.read(WRITTEN)
    assert {place for place, odds in enumerate(look.odds) if odds > 0} == {5, 6}
    assert look.worst == max(look.odds)
    assert {(one.start, one.new) for one in look.suspects()} >= {(5, "效"), (6, "率")}


def test_text_in_order_has_no_suspects(network: Corrector) -> None:
    look = network.read("，应当自收到申请之日起三日内作出决定。")
    assert look.worst < 0
    assert look.suspects() == []


def test_what_was_meant_gains_and_anything_else_gains_less(network: Corrector) -> None:
    right, other = said(network, WRITTEN, SPAN), said(network, WRITTEN, (5, 7, "校女"))
    assert right["choice_gain"] > other["choice_gain"]
    assert right["choice_gain_least"] > 0
    assert right["choice_under_best"] < 1
    assert right["doubt_old"] > 0 > right["doubt_beside_old"]


def test_edits_that_change_the_length_are_judged_by_what_stands_there(network: Corrector) -> None:
    row = said(network, "，依法追究刑刑事责任，", (6, 7, ""))
    assert row["doubt_old"] > 0
    assert row["choice_gain"] == row["choice_new"] == -30.0


def test_what_is_cheap_to_know_is_what_is_known_with_the_rest(network: Corrector) -> None:
    look, spans = network.read(WRITTEN), [SPAN, (5, 7, "校女"), (1, 2, ""), (3, 3, "的")]
    rows = [dict(zip(QUICK, row, strict=True)) for row in look.quick(spans)]
    rest = [dict(zip(NAMES, row, strict=True)) for row in look.features(spans)]
    assert [row["blame"] for row in rows] == [row["doubt_old"] for row in rest]
    for name in ("choice_gain", "choice_under_best"):
        assert [row[name] for row in rows] == [row[name] for row in rest]


def test_no_edits_ask_nothing(network: Corrector) -> None:
    assert network.read(WRITTEN).features([]) == []
    assert network.read(WRITTEN).quick([]) == []


@given(HAN, st.data())
def test_any_edit_has_every_feature(network: Corrector, text: str, data: st.DataObject) -> None:
    bordered = f"，{text}。"
    start = data.draw(st.integers(1, len(bordered) - 1))
    end = data.draw(st.integers(start, len(bordered) - 1))
    look = network.read(bordered)
    (row,) = look.features([(start, end, data.draw(st.text("的了和", max_size=2)))])
    assert len(row) == len(NAMES)
    assert np.isfinite(row).all()


def test_a_file_that_is_no_network_is_an_error(official_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / CORRECTOR
    with pytest.raises(FileNotFoundError):
        load_corrector(path)
    path.write_bytes(b"no archive")
    with pytest.raises(ValueError, match="改错网络"):
        load_corrector(path)
    whole = (official_folder / CORRECTOR).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="改错网络"):
        load_corrector(path)
    np.savez(path, codes=np.array([1]))
    with pytest.raises(ValueError, match="改错网络"):
        load_corrector(path)
    path.write_bytes(b"")
    with pytest.raises(ValueError, match="改错网络"):
        load_corrector(path)


@pytest.mark.parametrize("name", ["layer_scales", "characters", "keys", "out", "out_bias", "head"])
def test_a_network_of_another_shape_is_an_error(official_folder: Path, tmp_path: Path, name: str) -> None:
    with np.load(official_folder / CORRECTOR) as file:
        kept = {key: file[key] for key in file.files}
    kept[name] = kept[name][: len(kept[name]) // 2 if name == "layer_scales" else 0]
    path = tmp_path / CORRECTOR
    np.savez(path, **kept)
    with pytest.raises(ValueError, match="改错网络"):
        load_corrector(path)


def test_what_is_trained_is_what_is_read(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from training.corrector import (
        GAP,
        STATE,
        Trainer,
        batch_of,
        first_weights,
        odds_of,
        read_state,
        rows_of,
        write,
        write_state,
    )
    from training.train_corrector import count

    right = ["，提高服务水平，", "，提高办事效率，", "#服务水平#"]
    codes, alphabet = count(right, 10)
    slip = ("，提高服务平水，", [place in (5, 6) for place in range(8)], list(right[0]))
    lessons = [slip, *((text, [False] * len(text), list(text)) for text in right)] * 4
    dice = np.random.default_rng(4)
    trainer = Trainer(first_weights(alphabet), 2e-3, 0.9)
    first, *_, last = (trainer.learn(batch_of(alphabet, lessons, dice), 1.0) for _ in range(150))
    assert last < first / 4
    write(tmp_path / CORRECTOR, trainer.average, codes, alphabet)
    look = load_corrector(tmp_path / CORRECTOR).read(slip[0])
    assert {place for place, odds in enumerate(look.odds) if odds > 0} == {5, 6}
    batch = next(
        batch for _ in range(99) if bool((batch := batch_of(alphabet, [slip], dice)).blamed[GAP:-GAP].all())
    )
    trained = odds_of(trainer.average, rows_of(trainer.average, batch)).detach().numpy()[GAP:-GAP]
    assert look.odds == pytest.approx(trained.tolist(), abs=0.5)

    write_state(tmp_path / STATE, trainer.average, codes, alphabet)
    kept, kept_codes, kept_alphabet = read_state(tmp_path / STATE)
    assert kept_codes.tolist() == codes.tolist()
    assert kept_alphabet.pairs.tolist() == alphabet.pairs.tolist()
    gone_on = Trainer(kept, 2e-3, 0.9).learn(batch_of(alphabet, lessons, dice), 1.0)
    assert gone_on < first / 4
