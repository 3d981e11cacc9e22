"""Every word that may be proposed, as it is asked about (候选词表)."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, Protocol

LONGEST = 6  # characters of the longest word that takes part
NO_WORD = -9.0  # of what is no word, where one is looked for


class Dictionaries(NamedTuple):
    """Every word that may be proposed."""

    unigrams: dict[str, float]  # → log10 probability, or a guess
    chains: dict[str, str]  # word the model lacks → the words of the model that make it up, with blanks
    halves: dict[int, tuple[frozenset[str], frozenset[str]]]  # length → what words of it begin and end with


class Words(Protocol):
    """What is asked of every word that may be proposed, at every step."""

    def get(self, word: str, default: float, /) -> float:
        """log10 probability of a word, or a guess; the default of what is none."""

    def __contains__(self, word: object, /) -> bool: ...
    def is_compound(self, word: str, /) -> bool:
        """Whether the model lacks a word, but knows those that make it up."""

    def cover(self, text: str, start: int, end: int, /) -> tuple[int, float]:
        """Characters of the longest word over all of [start, end), and log10 P of the likeliest of that length."""


class WholeWords:
    """Every word in dictionaries, which are read on first need: compiled code does without (`known_words.py`)."""

    def __init__(self, read: Callable[[], Dictionaries]) -> None:
        self._read = read

    @cached_property
    def dictionaries(self) -> Dictionaries:
        """The words."""
        return self._read()

    def get(self, word: str, default: float) -> float:
        """See `Words`."""
        return self.dictionaries.unigrams.get(word, default)

    def __contains__(self, word: object) -> bool:
        return word in self.dictionaries.unigrams

    def is_compound(self, word: str) -> bool:
        """See `Words`."""
        return word in self.dictionaries.chains

    def cover(self, text: str, start: int, end: int) -> tuple[int, float]:
        """See `Words`."""
        known, size = self.dictionaries.unigrams, len(text)
        best, score = 1, NO_WORD
        for begin in range(max(0, end - LONGEST), start + 1):
            # From the longest down, none that is shorter than what was found.
            for stop in range(min(size, begin + LONGEST), max(end, begin + max(best, 2)) - 1, -1):
                found = known.get(text[begin:stop])
                if found is not None:
                    score = found if stop - begin > best else max(score, found)
                    best = stop - begin
                    break
        return best, score
