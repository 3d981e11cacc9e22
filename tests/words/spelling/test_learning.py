"""What training takes for right, and what it has made."""

import json
import random
from itertools import pairwise

import pytest

from govspider.words.spelling.acceptor import FORESTS
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.trees import FOLDER
from training.edits import is_meant, matching_places
from training.inject import Injector


@pytest.mark.parametrize(
    ("written", "meant", "edit"),
    [
        ("任真学习", "认真学习", (0, 1, "认")),
        ("进一步提服务", "进一步提高服务", (4, 4, "高")),
        ("进一步提高高服务", "进一步提高服务", (5, 6, "")),
        ("人民众群利益", "人民群众利益", (2, 4, "群众")),
        ("任真提服务", "认真提高服务", (0, 1, "认")),
    ],
)
def test_the_edit_that_was_meant_is_right(written: str, meant: str, edit: tuple[int, int, str]) -> None:
    assert is_meant(meant, matching_places(written, meant), *edit)


@pytest.mark.parametrize(
    ("written", "meant", "edit"),
    [
        ("任真学习", "认真学习", (0, 1, "任")),
        ("任真学习", "认真学习", (2, 3, "练")),
        ("进一步提服务", "进一步提高服务", (3, 3, "高")),
        ("进一步提服务", "进一步提高服务", (4, 4, "升")),
    ],
)
def test_any_other_edit_is_wrong(written: str, meant: str, edit: tuple[int, int, str]) -> None:
    assert not is_meant(meant, matching_places(written, meant), *edit)


@pytest.mark.parametrize("name", FORESTS)
def test_the_odds_of_a_forest_do_not_run_away(name: str) -> None:
    table = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    leaves, first = table["leaves"], table["first_leaves"]
    trees = [leaves[begin:end] for begin, end in pairwise([*first, len(leaves)])]
    assert 5 < sum(max(map(abs, tree)) for tree in trees) < 75


@pytest.mark.parametrize(
    ("word", "taken_for", "never"),
    [("政府", {"征服", "振幅"}, ""), ("提供", {"替工"}, "帝宫"), ("国家", {"郭嘉"}, "过街")],
)
def test_a_word_is_spoilt_by_how_it_is_read(
    speller: Speller, word: str, taken_for: set[str], never: str
) -> None:
    injector = Injector(speller.parts, random.Random(1))
    found = {injector.sounding(word) for _ in range(200)}
    assert taken_for <= found
    assert never not in found
