"""How near misses of phrases are found (规范表述的查找): an automaton of their beginnings and ends.

Of a phrase with one edit, one end is untouched: the automaton finds the ends, and what stands beside them is
compared with the rest of the phrase.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from govspider.text.terms import Terms
from govspider.words.phrase_edits import MIN_LENGTH, Edit, EditKind, first_edit

_SEED_LENGTH = 4  # characters at most: longer seeds meet fewer places but make a larger automaton
_SAMPLE = 5_000  # phrases that tell which two characters are common


class Phrase(NamedTuple):
    """One canonical phrase; its variants are as right as it is."""

    text: str
    variants: tuple[str, ...]
    category: str
    confidence: float
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"


class _Side(IntEnum):
    """Which end of a phrase a seed is."""

    HEAD = 0
    TAIL = 1
    SWAPPED = 2  # the head, whose last character has changed places with the next


_Use = tuple[_Side, int, Phrase]  # a phrase, which end of it a seed is, and how many characters


_Rests = tuple[tuple[str, "Phrase"], ...]  # what follows (or, reversed, precedes) a seed, and in which phrase


@dataclass(frozen=True, slots=True)
class _Seed:
    """Phrases that share a beginning or an end, by the first two characters of their rests.

    One edit leaves one of these two at the first or the second place beside the seed.
    """

    ahead: dict[str, _Rests]
    behind: dict[str, _Rests]
    swapped: _Rests

    @classmethod
    def of(cls, uses: list[_Use]) -> "_Seed":
        """The seed that serves these phrases."""
        ahead: dict[str, _Rests] = {}
        behind: dict[str, _Rests] = {}
        swapped: list[tuple[str, Phrase]] = []
        for side, size, phrase in uses:
            text = phrase.text
            rest = text[-size - 1 :: -1] if side is _Side.TAIL else text[size:]
            if side is _Side.SWAPPED:
                swapped.append((rest, phrase))
                continue
            rests = behind if side is _Side.TAIL else ahead
            for char in set(rest[:2]):
                rests[char] = (*rests.get(char, ()), (rest, phrase))
        return cls(ahead, behind, tuple(swapped))


class SeedIndex:
    """The automaton of all seeds, and the comparison beside each."""

    def __init__(self, phrases: Iterable[Phrase], is_word: Callable[[str], bool]) -> None:
        uses = _uses([phrase for phrase in phrases if len(phrase.text) >= MIN_LENGTH], is_word)
        self.terms = Terms(uses)
        self._uses = list(uses.values())
        # Made when first met: most of a long list is never met.
        self._seeds: list[_Seed | None] = [None] * len(self._uses)

    def find(self, text: str) -> list[tuple[Edit, Phrase]]:
        """Every place where a text is one edit away from a phrase."""
        found: list[tuple[Edit, Phrase]] = []
        seeds = self._seeds
        for index, start, end in self.terms.matches(text):
            seed = seeds[index]
            if seed is None:
                seed = seeds[index] = _Seed.of(self._uses[index])
            ahead = _candidates(seed.ahead, text[end : end + 2]) if seed.ahead else ()
            if ahead:
                found += _ahead(ahead, text, start, end)
            behind = _candidates(seed.behind, text[max(0, start - 2) : start]) if seed.behind else ()
            if behind:
                found += _behind(behind, text, start, end)
            if seed.swapped:
                found += _crossed(seed, text, start, end)
        return found


def _uses(phrases: list[Phrase], is_word: Callable[[str], bool]) -> dict[str, list[_Use]]:
    """Seeds of every phrase: one edit leaves one of them whole."""
    uses: dict[str, list[_Use]] = {}
    head, tail, swapped = _Side
    short: list[Phrase] = []
    for phrase in phrases:
        text = phrase.text
        size = min(len(text) // 2, _SEED_LENGTH)
        if len(text) == MIN_LENGTH:
            short.append(phrase)
            size += 1
        uses.setdefault(text[:size], []).append((head, size, phrase))
        uses.setdefault(text[-size:], []).append((tail, size, phrase))
        if len(text) == 2 * size and text[size - 1] != text[size]:
            # A swap between the two halves leaves neither whole.
            crossed = text[: size - 1] + text[size] + text[size - 1]
            uses.setdefault(crossed, []).append((swapped, size + 1, phrase))
    _add_middles(uses, short, _common_pairs(phrases), is_word)
    return uses


def _common_pairs(phrases: Iterable[Phrase]) -> Counter[str]:
    """How often two characters stand together in phrases, from a sample."""
    texts = (phrase.text for phrase in islice(phrases, _SAMPLE))
    return Counter(pair for text in texts for pair in map("".join, pairwise(text)))


def _add_middles(
    uses: dict[str, list[_Use]], short: list[Phrase], common: Counter[str], is_word: Callable[[str], bool]
) -> None:
    """Seeds for an edit in the middle of five characters: the rarer of the ends, for 发展 is everywhere."""
    for phrase in short:
        text = phrase.text
        head, tail = text[:2], text[-2:]
        if (is_word(head), common[head]) <= (is_word(tail), common[tail]):
            side, seed, crossed = _Side.HEAD, head, text[0] + text[2] + text[1]
        else:
            side, seed, crossed = _Side.TAIL, tail, text[:2] + text[3] + text[2]
        uses.setdefault(seed, []).append((side, len(seed), phrase))
        if crossed != text[: len(crossed)]:
            uses.setdefault(crossed, []).append((_Side.SWAPPED, len(crossed), phrase))


def _candidates(rests: dict[str, _Rests], beside: str) -> _Rests:
    """The rests that the two characters beside a seed allow."""
    found: _Rests = ()
    for char in beside:
        more = rests.get(char, ())
        if more != found:
            found = (*found, *more) if found else more
    return found


def _ahead(rests: _Rests, text: str, start: int, end: int) -> list[tuple[Edit, Phrase]]:
    found = []
    for rest, phrase in rests:
        last = end + len(rest)
        # A quick look: one edit leaves one of the last two characters near its place.
        near = text[last - 3 : last + 1]
        if rest[-1] not in near and rest[-2:-1] not in near:
            continue
        if text.startswith(rest, end):
            if text.startswith(rest[-1], last):
                found.append((Edit(EditKind.ADDED, phrase.text, len(phrase.text), start, last + 1), phrase))
            continue
        edit = first_edit(rest, text[end : last + 1])
        if edit:
            kind, at, size = edit
            at += len(phrase.text) - len(rest)
            found.append((Edit(kind, phrase.text, at, start, end + size), phrase))
    return found


def _behind(rests: _Rests, text: str, start: int, end: int) -> list[tuple[Edit, Phrase]]:
    found = []
    for rest, phrase in rests:
        first = start - len(rest)
        near = text[max(0, first - 1) : max(0, first + 3)]
        if rest[-1] not in near and rest[-2:-1] not in near:
            continue
        before = text[max(0, first - 1) : start][::-1]
        if before.startswith(rest):
            if before.endswith(rest[-1]) and len(before) > len(rest):
                found.append((Edit(EditKind.ADDED, phrase.text, 0, first - 1, end), phrase))
            continue
        edit = first_edit(rest, before)
        if edit:
            kind, back, size = edit
            at = len(rest) - 1 - back
            at = at - 1 if kind is EditKind.SWAPPED else at + 1 if kind is EditKind.ADDED else at
            found.append((Edit(kind, phrase.text, at, start - size, end), phrase))
    return found


def _crossed(seed: _Seed, text: str, start: int, end: int) -> list[tuple[Edit, Phrase]]:
    return [
        (Edit(EditKind.SWAPPED, phrase.text, end - start - 2, start, end + len(rest)), phrase)
        for rest, phrase in seed.swapped
        if text.startswith(rest, end)
    ]
