from pathlib import Path

import pytest

from govspider.demo import texts


def _dictionary() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(Path("dictionaries/confusions").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 1 and not line.startswith("#"):
                found.setdefault(cells[0], set()).add(cells[1])
    return found


@pytest.mark.parametrize("word", texts.wrong_words(), ids=lambda word: word.wrong)
def test_every_planted_confusion_is_in_the_dictionary(word: texts.WrongWord) -> None:
    assert word.right in _dictionary().get(word.wrong, set())


def test_sentences_carry_the_word_once() -> None:
    for word in texts.wrong_words():
        assert all(sentence.count("~") == 1 for sentence in (*word.sentences, *word.titles))
        assert word.sentences
