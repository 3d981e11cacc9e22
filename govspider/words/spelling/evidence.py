"""The text's own words as evidence (本文佐证): what else it writes so, and what it writes as the correction would.

A page, a document or a site repeats its words: a correction that makes a place read as another sentence does is more
often right, a string that other sentences hold too is more often meant. Each distinct segment is one witness, so that
a repeated one is none.
"""

from collections import Counter
from enum import IntEnum

from govspider.words.spelling.lattice import SEGMENT

_GRAMS = (3, 4)  # characters of the strings that are compared
_MOST = 400_000  # strings that are counted: some 60 MB, a text of some 200,000 characters; what comes later is no witness
_WAITING = 1_000  # texts that may wait to be counted


class Says(IntEnum):
    """What the rest of a text says of an edit; the first three are how many sentences have what would stand there."""

    NOTHING = 0
    AS_MEANT = 1  # one other sentence has what would stand there, none has what stands there
    OFTEN_AS_MEANT = 2  # several have
    AS_WRITTEN = 3  # others have what stands there, none what would
    BOTH = 4


class Evidence:
    """Counts the strings of texts, when somebody first asks."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._segments: set[int] = set()
        self._counts: Counter[str] = Counter()

    def add(self, text: str) -> None:
        """Let a text bear witness."""
        self._waiting.append(text)
        if len(self._waiting) >= _WAITING:
            self._count()

    def says(self, segment: str, start: int, end: int, new: str) -> Says:
        """What the texts, without this one segment, say of replacing [start, end) of it by `new`."""
        self._count()
        own = _grams(segment) if hash(segment) in self._segments else frozenset()
        fixed = segment[:start] + new + segment[end:]
        written = self._most(segment, start, end, own)
        meant = self._most(fixed, start, start + len(new), own)
        if written:
            return Says.BOTH if meant else Says.AS_WRITTEN
        return Says(min(meant, 2))

    def _most(self, text: str, start: int, end: int, own: frozenset[str]) -> int:
        """How many segments hold the most frequent string that touches [start, end), or lies across where it is empty."""
        counts = self._counts
        return max(
            (
                counts[gram] - (gram in own)
                for size in _GRAMS
                for at in range(max(0, start - size + 1), min(end, len(text) - size + 1))
                if (gram := text[at : at + size]) in counts
            ),
            default=0,
        )

    def _count(self) -> None:
        for text in self._waiting:
            for found in SEGMENT.finditer(text):
                segment = found.group()
                known = hash(segment)
                if known not in self._segments and len(self._counts) < _MOST:
                    self._segments.add(known)
                    self._counts.update(_grams(segment))
        self._waiting.clear()


def _grams(segment: str) -> frozenset[str]:
    return frozenset(segment[at : at + size] for size in _GRAMS for at in range(len(segment) - size + 1))
