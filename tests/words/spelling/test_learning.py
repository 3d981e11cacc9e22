"""What training takes for right, and what it has made."""

import json
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.words.spelling.acceptor import FORESTS
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.trees import FOLDER
from training.edits import is_meant, matching_places
from training.inject import Injector
from training.own_texts import TEXTS, own_lines
from training.spoilt import Spoiler, batched


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


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "health.txt").write_text(
        "吃钙片会长结石吗\n吃钙片会长结石吗\n婴儿每天睡多久才算正常\n肾结石患者每天喝水不少于两千毫升\n",
        encoding="utf-8",
    )
    return tmp_path


def test_our_own_sentences_are_read_once_each(written: Path) -> None:
    assert own_lines([], written) == [
        "吃钙片会长结石吗",
        "婴儿每天睡多久才算正常",
        "肾结石患者每天喝水不少于两千毫升",
    ]


def test_none_that_something_is_measured_on_is_learnt(written: Path) -> None:
    """The same question, marks aside, or ten characters of a longer one."""
    taken = ["吃钙片会长结石吗？", "医生说肾结石患者每天喝水不少于两千毫升就好"]
    assert own_lines(taken, written) == ["婴儿每天睡多久才算正常"]


def test_a_common_phrase_is_no_copy(written: Path) -> None:
    assert len(own_lines(["肾结石患者每天喝水很少", "钙片会长结石"], written)) == 3


def test_our_own_texts_are_simplified_chinese_by_nobody_with_a_number() -> None:
    """A sentence a line, none empty or endless, no telephone, address of the web or other private thing in it."""
    lines = [line for path in TEXTS.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines
    assert not [line for line in lines if not 2 <= len(line) <= 120 or line != line.strip()]
    assert not [line for line in lines if re.search(r"\d{7}|@|https?:", line)]


def test_segments_fill_batches_of_like_size() -> None:
    made = [("甲" * size, [False] * size) for size in (3, 2, 4, 1, 2)]
    sizes = [[len(text) for text, _ in batch] for batch in batched(made, 1, 8)]
    assert sizes == [[3, 2], [4, 1]]  # with the gaps 8 and 8; the last one fills none


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=12),
    st.integers(0, 1000),
)
def test_what_is_marked_is_what_was_spoilt(speller: Speller, text: str, seed: int) -> None:
    right = f"，{text}。"
    written, wrong, meant = Spoiler(speller.parts, random.Random(seed)).spoil(right)
    assert len(written) == len(wrong) == len(meant)
    assert not wrong[0]
    assert not wrong[-1]
    assert any(wrong) or written == right
    assert all(
        one == other for one, other, slip in zip(written, meant, wrong, strict=True) if not slip and other
    )
