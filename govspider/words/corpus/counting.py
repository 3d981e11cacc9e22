"""Counting strings over a stream of segments, in bounded memory (计数)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

_CAPACITY = 1_000_000  # strings counted at a time: some 250 MB


class Count(NamedTuple):
    """How often a string is met."""

    segments: int  # distinct segments that hold it: a repeated or reposted one counts once
    targets: int  # distinct targets, each segment being the first one's that shows it


NEVER = Count(0, 0)


@dataclass(slots=True)
class FrequentStrings:
    """Finds the strings that are frequent (lossy counting): when full, the rarest are forgotten.

    A count may be too low by the strings forgotten, never too high.
    """

    capacity: int = _CAPACITY
    _counts: dict[str, list[int]] = field(
        default_factory=dict
    )  # segments, targets, number of the last target

    def add(self, text: str, target: int) -> None:
        """Count one string of a segment; targets come one after the other."""
        count = self._counts.get(text)
        if count is None:
            if len(self._counts) >= self.capacity:
                self._forget()
            self._counts[text] = [1, 1, target]
            return
        count[0] += 1
        if count[2] != target:
            count[1] += 1
            count[2] = target

    def frequent(self, *, segments: int, targets: int) -> frozenset[str]:
        """The strings met at least so often."""
        return frozenset(
            text for text, (met, places, _) in self._counts.items() if met >= segments and places >= targets
        )

    def _forget(self) -> None:
        least = 1
        while len(self._counts) > self.capacity // 2:
            self._counts = {text: count for text, count in self._counts.items() if count[0] > least}
            least += 1


class ExactCounter:
    """Counts a known set of strings exactly, also where they do not stand at word boundaries."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._strings = sorted(set(strings))
        self._automaton = AhoCorasick(self._strings)
        self._counts = [[0, 0, -1] for _ in self._strings]

    def find(self, segment: str) -> list[tuple[str, int]]:
        """The strings in a segment, with their places."""
        found = self._automaton.find_matches_as_indexes(segment, overlapping=True)
        return [(self._strings[index], start) for index, start, _ in found]

    def add(self, segment: str, target: int) -> None:
        """Count what stands in a segment; targets come one after the other."""
        for index in {
            match[0] for match in self._automaton.find_matches_as_indexes(segment, overlapping=True)
        }:
            count = self._counts[index]
            count[0] += 1
            if count[2] != target:
                count[1] += 1
                count[2] = target

    def counts(self) -> Iterator[tuple[str, Count]]:
        """Every string with its count."""
        for text, (met, targets, _) in zip(self._strings, self._counts, strict=True):
            yield text, Count(met, targets)
