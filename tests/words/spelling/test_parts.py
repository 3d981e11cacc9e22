import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.errors import DictionaryError
from govspider.words.spelling.acceptor import FORESTS
from govspider.words.spelling.cache import Cache
from govspider.words.spelling.features import Edit
from govspider.words.spelling.fixed_words import Correction, Fixed, shown_span, without_clashes
from govspider.words.spelling.official import Official, load_official
from govspider.words.spelling.places import FAR, Places, load_places, to_place_end, to_surname
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.protected_pairs import ProtectedPairs, load_protected_pairs
from govspider.words.spelling.spared import Spared, is_spared
from govspider.words.spelling.trees import FOLDER, Forest, forest_of, load_forest
from training.flat_trees import Node, flat


def edit(start: int, end: int, new: str) -> Edit:
    return Edit(start, end, new, Proposal(5.0, start, max(end, start + 1), new, -3.0, 4.0), 1)


def corrected(fixed: Fixed, change: Edit, odds: float) -> Correction:
    return fixed.correction(change, odds, common=False)


@pytest.mark.parametrize(
    ("word", "smallest"),
    [
        ("认真", (1, 2, "认")),
        ("任务", (2, 3, "务")),
        ("任", (2, 3, "")),
        ("任心真", (2, 2, "心")),
        ("任真", (3, 3, "")),
    ],
)
def test_an_edit_is_the_smallest_change(word: str, smallest: tuple[int, int, str]) -> None:
    assert Proposal(1.0, 1, 3, word, -3.0, 1.0).edit("要任真做") == smallest


def test_mended_keeps_places_in_the_original() -> None:
    fixed = Fixed("甲乙丙丁戊")
    fixed.apply([edit(1, 2, "子丑"), edit(3, 4, "")])
    assert fixed.text == "甲子丑丙戊"
    again = corrected(fixed, edit(4, 5, "寅"), 0.8)
    assert (again.start, again.end, again.new) == (4, 5, "寅")
    assert not fixed.is_untouched(edit(2, 3, "卯"))
    assert fixed.is_untouched(edit(3, 4, "卯"))


def test_the_surer_of_two_clashing_corrections_stays() -> None:
    fixed = Fixed("甲乙丙")
    sure = corrected(fixed, edit(0, 2, "子丑"), 0.9)
    unsure = corrected(fixed, edit(1, 3, "寅卯"), 0.6)
    assert without_clashes([unsure, sure]) == [sure]


def test_a_lost_character_is_shown_with_a_neighbour() -> None:
    lost = corrected(Fixed("，甲乙丙。"), edit(2, 2, "子"), 0.9)._replace(word_start=2, word_end=2)
    assert shown_span(lost, [lost], 5) == (1, 2)
    first = corrected(Fixed("，甲乙丙。"), edit(1, 1, "子"), 0.9)._replace(word_start=1, word_end=1)
    assert shown_span(first, [first], 5) == (1, 2)


def test_protected_pairs_spares_both_ways_and_nothing_else() -> None:
    pairs = ProtectedPairs([("法治", "法制")])
    assert pairs.spares("依法治国", 2, 3, "制")
    assert pairs.spares("建设法制社会", 3, 4, "治")
    assert not pairs.spares("治理", 0, 1, "制")


def test_protected_pairs_of_the_project_is_valid(tmp_path: Path) -> None:
    folder = Path(__file__).parents[3] / "dictionaries"
    assert load_protected_pairs(folder).spares("法治", 1, 2, "制")
    (tmp_path / "never_touch.txt").write_text("# 类别：甲\n一方\n甲\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match="never_touch"):
        load_protected_pairs(tmp_path)


def test_official_words_cover_and_lend_their_pieces(tmp_path: Path) -> None:
    (tmp_path / "official_words.txt").write_text("# 类别：公文\n词\n赋能 抗疫\n", encoding="utf-8")
    official = Official(load_official(tmp_path).words, ["全面依法治国"])
    text = "数字赋能全面依法治县"
    assert official.cover(text, 2, 3) == 2
    assert official.cover(text, 0, 2) == 0
    assert official.pieces(text, 6, 7) == 3
    assert official.pieces(text, 9, 10) == 0


def test_spared_within_canonical_or_touching_allowed() -> None:
    spans = Spared(["全面依法治国"], ["任真"]).spans("全面依法治国要任真")
    assert is_spared(2, 3, spans)
    assert is_spared(6, 8, spans)
    assert not is_spared(5, 7, ([(0, 6)], []))


def test_cache_is_bounded_and_remembers() -> None:
    made: list[str] = []

    def make(key: str) -> tuple[str]:
        made.append(key)
        return (key,)

    cache: Cache[tuple[str]] = Cache(10)
    for _ in range(2):
        assert cache.get("甲", make) == ("甲",)
    assert made == ["甲"]
    for number in range(100):
        cache.get(str(number), make)
        assert len(cache) <= 10
    cache.get("甲", make)
    assert made.count("甲") == 2


def forest(*trees: Node, width: int = 3) -> Forest:
    said = {
        "features": ["feature"] * width,
        "raw": [-1.0, 3.0],
        "sure": [0.0, 1.0],
        "published": [0.0, 0.5],
        "least": -4.0,
    }
    return forest_of({"base": 0.5, **flat(list(trees)), **said})


def test_forest_walks_and_calibrates() -> None:
    some = forest([0, 1.5, -2.5, 1.5], width=1)
    assert some.odds([]) == []
    assert some.odds([[1.5], [1.6], [1.0]]) == [-2.0, 2.0, -2.0]
    assert some.calibrated(-2.0) == 0.0
    assert some.calibrated(2.0) == 0.75
    assert some.calibrated_published(3.5) == 0.5


NUMBERS = st.integers(-4, 4).map(float)
TREES = st.recursive(
    NUMBERS, lambda node: st.tuples(st.integers(0, 2), NUMBERS, node, node).map(list), max_leaves=30
)


@given(st.lists(TREES, min_size=1, max_size=5), st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=4))
def test_all_branches_at_once_say_what_a_walk_says(trees: list[Node], rows: list[tuple[float, ...]]) -> None:
    walks = [0.5 + sum(walked(tree, row) for tree in trees) for row in rows]
    some = forest(*trees)
    assert some.odds(rows) == walks
    assert not rows or some.odds_plainly(rows) == walks


def walked(node: Node, row: tuple[float, ...]) -> float:
    while isinstance(node, list):
        feature, threshold, below, above = node
        node = below if row[feature] <= threshold else above
    return node


def test_rows_of_another_size_are_an_error() -> None:
    with pytest.raises(ValueError, match=r"特征|shape"):
        forest([0, 1.5, -2.5, 1.5]).odds([[1.0, 2.0, 3.0], [1.0]])


def test_a_forest_of_features_that_no_row_has_is_left_to_the_plain_way() -> None:
    assert forest([2, 1.5, -2.5, 1.5]).odds([[0.0, 0.0, 2.0]]) == [2.0]
    with pytest.raises(IndexError):
        forest([3, 1.5, -2.5, 1.5]).odds([[0.0, 0.0, 2.0]])


def test_a_tree_has_no_more_leaves_than_bits() -> None:
    tree: Node = 0.0
    for _ in range(32):
        tree = [0, 0.0, 1.0, tree]
    with pytest.raises(ValueError, match="判定树"):
        forest(tree)


@pytest.mark.parametrize("name", FORESTS)
def test_the_shipped_forests_fit_the_features(name: str) -> None:
    names = FORESTS[name]
    shipped = load_forest(FOLDER / f"{name}.json", names)
    assert len(shipped.raw) == len(shipped.sure)
    assert list(shipped.sure) == sorted(shipped.sure)
    assert 0.0 <= shipped.calibrated(shipped.odds([[0.0] * len(names)])[0]) <= 1.0
    with pytest.raises(ValueError, match="重新训练"):
        load_forest(FOLDER / f"{name}.json", names[:-1])


@pytest.mark.parametrize("name", FORESTS)
def test_compiled_code_says_of_the_shipped_forests_what_the_plain_way_says(name: str) -> None:
    shipped, dice = load_forest(FOLDER / f"{name}.json", FORESTS[name]), random.Random(1)
    rows = [[dice.uniform(-9.0, 9.0) for _ in FORESTS[name]] for _ in range(300)]
    assert shipped.odds(rows) == shipped.odds_plainly(rows)


def test_places_know_names_and_propose_those_above_townships() -> None:
    places = Places(["定日县", "杜郎口镇", "东阿县"])
    assert places.divisions == {"定日县", "东阿县"}
    assert places.cover("东阿县杜郎口镇", 3, 4) == 4
    assert places.cover("在东阿县", 1, 2) == 3
    assert places.cover("在东阿县", 0, 1) == 0
    assert places.cover("东阿河", 0, 2) == 0


def test_names_are_near_their_ends_and_their_surnames() -> None:
    assert to_place_end("西水大道", 2) == FAR
    assert to_place_end("龙村党支部", 2) == 0
    assert to_place_end("葛沽镇", 1) == 2
    assert to_surname("村民万勇平", 3) == 1
    assert to_surname("决定", 1) == FAR


def test_places_of_the_project_are_names_of_three_characters_and_more() -> None:
    names = load_places(Path(__file__).parents[3] / "dictionaries").names
    assert len(names) > 30_000
    assert not [name for name in names if not 3 <= len(name) <= 8 or name.endswith("市辖区")]


def test_what_was_read_of_official_words_is_kept_until_a_file_changes(tmp_path: Path) -> None:
    folder, cache = tmp_path / "dictionaries", tmp_path / "cache"
    (folder / "phrases").mkdir(parents=True)
    (folder / "official_words.txt").write_text("赋能 抗疫\n", encoding="utf-8")
    phrases = folder / "phrases" / "own.txt"
    phrases.write_text("# 类别：政策\n规范表述\n全面依法治国\n", encoding="utf-8")
    first, kept = load_official(folder, cache), load_official(folder, cache)
    assert (kept.words, kept.phrases, kept.grams) == (first.words, first.phrases, first.grams)
    assert kept.pieces("全面依法治县", 2, 3) == first.pieces("全面依法治县", 2, 3) == 3
    phrases.write_text("# 类别：政策\n规范表述\n全面从严治党\n", encoding="utf-8")
    assert load_official(folder, cache).phrases == {"全面从严治党"}
    assert len(list(cache.glob("official-*"))) == 1
    phrases.write_text("# 类别：政策\n表述\n全面从严治党\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match="规范表述"):
        load_official(folder, cache)
