"""Phrases that are right as they stand (放行短语、规范表述): nothing within one is fixed."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from govspider.text.lexicon import load
from govspider.words.confusion import read_allowed

_LEAST = 3  # characters; a shorter phrase says too little about its surroundings


class Spared:
    """Canonical phrases cover a place, the office's own allowed phrases whatever touches them.

    They are made ready on first need: most texts have nothing that could lie within one.
    """

    def __init__(self, canonical: Iterable[str], allowed: Iterable[str]) -> None:
        self._phrases, self._own = frozenset(canonical), frozenset(allowed)

    @cached_property
    def _canonical(self) -> AhoCorasick:
        return AhoCorasick(sorted(phrase for phrase in self._phrases if len(phrase) >= _LEAST))

    @cached_property
    def _allowed(self) -> AhoCorasick:
        return AhoCorasick(sorted(self._own))

    def spans(self, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Places of canonical and of allowed phrases in a text."""
        return _places(self._canonical, text), _places(self._allowed, text)


def is_spared(start: int, end: int, spans: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> bool:
    """Whether [start, end) lies within a canonical phrase or touches an allowed one."""
    canonical, allowed = spans
    added = start == end  # what is added at either end of a phrase is not within
    within = any(first + added <= start and end <= last - added for first, last in canonical)
    return within or any(first < end and start < last for first, last in allowed)


def load_spared(dictionaries_dir: Path, canonical: Iterable[str]) -> Spared:
    """The canonical phrases, and the office's allowed ones.

    Raises:
        DictionaryError: names every faulty row.
    """
    return Spared(canonical, load(dictionaries_dir, read_allowed))


def _places(automaton: AhoCorasick, text: str) -> list[tuple[int, int]]:
    return [(start, end) for _, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]


def is_parted(text: str, start: int, end: int) -> bool:
    """Whether a character would be added beside a blank: what is missing stands behind it (监 督)."""
    return start == end and (text[start - 1 : start].isspace() or text[end : end + 1].isspace())
