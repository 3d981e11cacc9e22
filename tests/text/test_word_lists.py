import math
from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.text.lexicon import Problems
from govspider.text.word_lists import read_counts, read_words
from govspider.words.spelling.official import MODERN, TRADES, load_counted, load_official
from govspider.words.spelling.places import load_places

HEAD = "# 类别：甲\n词\n"


def test_words_stand_in_any_number_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"\ufeff{HEAD}赋能 抗疫\n\n河长制\n", encoding="utf-8")
    problems = Problems(tmp_path)
    assert read_words(path, problems) == ["赋能", "抗疫", "河长制"]
    assert problems.errors == []
    assert read_words(tmp_path / "none.txt", problems) == []


def test_a_list_saved_as_gbk_is_read_and_one_in_no_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    problems = Problems(tmp_path)
    path.write_text(f"{HEAD}赋能 抗疫\n", encoding="gbk")
    assert read_words(path, problems) == ["赋能", "抗疫"]
    path.write_bytes(b"\xff\xff\xff")
    assert read_words(path, problems) == []
    (error,) = problems.errors
    assert "另存为 UTF-8" in error


@pytest.mark.parametrize("wrong", ["令", "互联网+", "AB", "赋能，抗疫"])
def test_what_is_no_word_is_named_with_its_line(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"{HEAD}赋能\n抗疫 {wrong}\n", encoding="utf-8")
    problems = Problems(tmp_path)
    assert read_words(path, problems) == ["赋能", "抗疫"]
    (error,) = problems.errors
    assert "words.txt 第 4 行" in error
    assert wrong in error
    assert "两个字以上" in error


def test_a_line_of_counted_words_begins_with_the_count(tmp_path: Path) -> None:
    path = tmp_path / MODERN
    path.write_text("# 类别：甲\n次数 词\n12 网络直播 直播带货\n3 一人一档\n", encoding="utf-8")
    words = load_counted(path)
    assert words == {"网络直播": 2.6, "直播带货": 2.6, "一人一档": 1.4}
    assert words["一人一档"] == round(math.log1p(3), 1)


@pytest.mark.parametrize("line", ["网络直播 直播带货", "0 网络直播", "-3 网络直播"])
def test_a_line_without_a_count_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / MODERN
    path.write_text(f"次数 词\n12 一人一档\n{line}\n", encoding="utf-8")
    problems = Problems(tmp_path)
    assert read_counts(path, problems) == {"一人一档": 2.6}
    with pytest.raises(DictionaryError, match=r"第 3 行：.*不是次数；.*整数"):
        load_counted(path)


@pytest.mark.parametrize(
    ("load", "name"), [(load_official, "official_words.txt"), (load_places, "places.txt")]
)
def test_the_lists_of_the_speller_are_checked(tmp_path: Path, load: object, name: str) -> None:
    assert callable(load)
    (tmp_path / name).write_text(f"{HEAD}定日县 x\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match=rf"{name} 第 3 行：“x”不是词"):
        load(tmp_path)


@pytest.mark.parametrize(("name", "least"), [(MODERN, 60_000), (TRADES, 10_000)])
def test_counted_words_of_the_project_are_words(name: str, least: int) -> None:
    words = load_counted(Path(__file__).parents[2] / "dictionaries" / name)
    assert len(words) > least
    assert not [word for word in words if not 3 <= len(word) <= 6]
