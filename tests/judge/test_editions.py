"""By which edition a check judges: what changes it, and what does not."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from govspider.checks import CHECKS, VERDICT, dead_link, stale_column, wrong_word
from govspider.config import Config
from govspider.judge.editions import Editions
from govspider.profile import load_profile
from tests.stores import DICTIONARIES, NATIONAL, config_of


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings with dictionaries of their own."""
    shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")
    return replace(config_of(tmp_path / "a.db", "2023Q2"), dictionaries_dir=tmp_path / "dictionaries")


def test_the_same_code_and_words_are_the_same_edition(config: Config) -> None:
    one, other = Editions(config, NATIONAL), Editions(config, NATIONAL)
    assert [one.of(check) for check in CHECKS] == [other.of(check) for check in CHECKS]
    assert (
        len({one.of(check) for check in (wrong_word.CHECK, stale_column.CHECK, dead_link.CHECK, VERDICT)})
        == 4
    )


def test_a_new_word_changes_checks_of_words_only(config: Config) -> None:
    before = Editions(config, NATIONAL)
    with (config.dictionaries_dir / "user_words.txt").open("a", encoding="utf-8") as file:
        file.write("新词条\n")
    after = Editions(config, NATIONAL)
    assert before.of(wrong_word.CHECK) != after.of(wrong_word.CHECK)
    assert before.of(stale_column.CHECK) == after.of(stale_column.CHECK)


def test_another_profile_changes_checks_of_targets_only(config: Config) -> None:
    text = 'based_on = "national"\n[columns.news]\ndays = 7\n'
    (config.dictionaries_dir / "profiles" / "own.toml").write_text(text, encoding="utf-8")
    before, after = Editions(config, NATIONAL), Editions(config, load_profile(config.dictionaries_dir, "own"))
    assert before.of(stale_column.CHECK) != after.of(stale_column.CHECK)
    assert before.of(wrong_word.CHECK) == after.of(wrong_word.CHECK)
