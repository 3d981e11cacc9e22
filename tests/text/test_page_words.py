"""Words that tell what a page is: read from the list that an office edits."""

from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.text.page_words import FILE, PageUse, load_page_words
from tests.stores import DICTIONARIES

HEAD = "用途\t词语\n"


def test_every_use_has_words() -> None:
    words = load_page_words(DICTIONARIES)
    assert all(words.of(use) for use in PageUse)


def test_without_the_file_there_are_no_words(tmp_path: Path) -> None:
    assert load_page_words(tmp_path).of(PageUse.WALL) == ()


def test_a_new_word_counts(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"{HEAD}wall\tPlease Wait\n", encoding="utf-8")
    assert load_page_words(tmp_path).within(PageUse.WALL, "please wait a moment") == "please wait"


def test_an_unknown_use_names_row_and_fix(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"{HEAD}walls\t排队\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match="第 2 行：用途“walls”无法识别；请写 wall、"):
        load_page_words(tmp_path)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("cnzz.com", True),
        ("s4.cnzz.com", True),
        ("notcnzz.com", False),
        ("cnzz.com.other.test", False),
        ("某市.政务", True),
        ("", False),
    ],
)
def test_hosts_and_those_below_them(host: str, *, known: bool) -> None:
    assert load_page_words(DICTIONARIES).has_host(PageUse.KNOWN_HOST, host) is known
