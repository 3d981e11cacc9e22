"""Words and phrases of official writing (公文用词) as evidence that a place is right, or would be."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from govspider.text.lexicon import Problems
from govspider.text.word_lists import read_counts, read_words
from govspider.words.phrases import read_phrases

FILE = "official_words.txt"
MODERN = "modern_words.txt"
TRADES = "trade_words.txt"
_LONGEST = 8  # characters of the longest phrase looked for at a place
_GRAM = 3  # characters of the pieces of phrases that are counted


class Official:
    """Knows official words, canonical phrases and the pieces these are made of, which are worked out on first need."""

    def __init__(self, words: Iterable[str], phrases: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.phrases = frozenset(phrases)

    @cached_property
    def _known(self) -> set[str]:
        return {word for word in self.words | self.phrases if len(word) <= _LONGEST}

    @cached_property
    def _grams(self) -> set[str]:
        return {
            phrase[place : place + _GRAM]
            for phrase in self.words | self.phrases
            for place in range(len(phrase) - _GRAM + 1)
        }

    def cover(self, text: str, start: int, end: int) -> int:
        """Characters of the longest official word over part of [start, end); 0 if there is none."""
        known = self._known
        for length in range(min(_LONGEST, len(text)), 1, -1):
            for begin in range(max(0, start - length + 1), min(end, len(text) - length + 1)):
                if text[begin : begin + length] in known:
                    return length
        return 0

    def pieces(self, text: str, start: int, end: int) -> int:
        """How many runs of three characters that touch [start, end) stand in official words or phrases."""
        first, last = max(0, start - _GRAM + 1), min(end, len(text) - _GRAM + 1)
        return sum(text[begin : begin + _GRAM] in self._grams for begin in range(first, last))


def load_official(dictionaries_dir: Path) -> Official:
    """The words of official_words.txt, the phrases of phrases/ and office/.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    words = read_words(dictionaries_dir / FILE, problems)
    phrases = read_phrases(dictionaries_dir, problems)
    problems.raise_errors()
    forms = (form for phrase in phrases for form in (phrase.text, *phrase.variants))
    return Official(words, forms)


def load_counted(path: Path) -> dict[str, float]:
    """Words that neither the model nor jieba's dictionary holds → ln(1 + count): of today, of trades.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(path.parent)
    words = read_counts(path, problems)
    problems.raise_errors()
    return words
