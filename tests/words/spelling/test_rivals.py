"""How an edit stands beside those that would change the same place."""

import math

import pytest

from govspider.words.spelling import corrector, rivals
from govspider.words.spelling.features import QUICK
from govspider.words.spelling.rivals import NAMES

Edit = tuple[tuple[int, int, str], dict[str, float], float]  # place and new text, cheap features, choice_gain


def said(*edits: Edit) -> list[dict[str, float]]:
    quick = [[known.get(name, 0.0) for name in QUICK] for _, known, _ in edits]
    looks = [[gain if name == "choice_gain" else 0.0 for name in corrector.NAMES] for _, _, gain in edits]
    rows = rivals.rows([span for span, _, _ in edits], quick, looks)
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def replaced(place: int, new: str, units: float, likeness: float, choice: float = 0.0) -> Edit:
    known = {"unit_gain": units, "gain": units, "likeness_sum": likeness, "likeness_worst": likeness}
    return (place, place + 1, new), known, choice


def test_an_edit_alone_stands_beside_what_is_written() -> None:
    (only,) = said(replaced(3, "请", 2.0, 0.0, choice=5.0))
    assert only["share_units"] == pytest.approx(2 * math.log(10) - 4)
    assert only["share_choice"] == pytest.approx(5.0 - 4)
    assert only["rivals_left"] == 0
    assert only["over_rivals"] == pytest.approx((2 * math.log(10) + 5) / 2 + 9)


def test_of_two_that_fit_as_well_the_one_that_is_written_so_sooner_has_the_larger_share() -> None:
    alike, unlike = said(replaced(3, "企", 4.0, 2.0, choice=6.0), replaced(3, "行", 4.0, 4.0, choice=6.0))
    for name in ("share_units", "share_choice", "share_words", "share_both", "over_rivals", "slip"):
        assert alike[name] > unlike[name]
    assert alike["over_rivals"] == -unlike["over_rivals"]
    assert alike["any_of_them"] == unlike["any_of_them"] > 0
    assert (alike["rival_likeness"], unlike["rival_likeness"]) == (4.0, 2.0)


def test_a_rival_takes_of_the_share() -> None:
    (alone,) = said(replaced(3, "请", 3.0, 0.0))
    beside, _ = said(replaced(3, "请", 3.0, 0.0), replaced(3, "情", 3.0, 0.0))
    assert beside["share_units"] < alone["share_units"]
    assert beside["rival_alike_units"] == pytest.approx(3.0)
    assert alone["rival_alike_units"] == pytest.approx(-9.0)


def test_edits_of_other_places_are_no_rivals() -> None:
    first, second, lost = said(
        replaced(3, "请", 3.0, 0.0),
        replaced(4, "书", 3.0, 0.0),
        ((3, 3, "表"), {"kind": 1.0}, corrector.UNSAID),
    )
    assert (first["rivals_left"], second["rivals_left"], lost["rivals_left"]) == (1, 0, 1)
    assert (
        first["rival_alike_choice"] == second["rival_alike_choice"] == -9.0
    )  # the network says nothing of a loss


def test_no_edits_have_no_rivals() -> None:
    assert rivals.rows([], [], []) == []
