"""The project's dictionaries themselves: every row does what its example sentences say."""

from pathlib import Path

import pytest

from govspider.words.dictionary_check import DictionaryChecker

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"


@pytest.fixture(scope="module")
def checker() -> DictionaryChecker:
    return DictionaryChecker(DICTIONARIES)


def test_no_errors(checker: DictionaryChecker) -> None:
    assert checker.check().errors == []


def test_every_confusion_has_both_sentences(checker: DictionaryChecker) -> None:
    assert checker.confusions
    assert all(row.fires and row.silent and row.fires != row.silent for row in checker.confusions)


def test_the_statistics_count_every_row(checker: DictionaryChecker) -> None:
    rows = len(checker.confusions) + len(checker.phrases) + len(checker.formulas)
    rows += len(checker.sensitive) + len(checker.leaders) + len(checker.terms) + len(checker.law_titles)
    assert sum(count.count for count in checker.statistics()) == rows
