"""Which characters are written for one another, and how (易混字): sound and shape."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import cache
from pathlib import Path

from govspider.words.spelling.readings import fuzzy, near_readings

# Characters within one edit of each other's Cangjie or Wubi code, or one of which contains the other;
# derived once from the tables of Debian's libime-data. A line: a character, then its look-alikes.
SHAPES = Path(__file__).parent / "shapes.txt"


class Likeness(IntEnum):
    """How a character is taken for another, the likeliest first."""

    SAME_SOUND = 0  # 同音
    FUZZY_SOUND = 1  # 模糊音
    SHAPE = 2  # 形近
    NEAR_SOUND = 3  # 近音
    NONE = 4


def edition(more: Mapping[str, frozenset[str]]) -> str:
    """What is said here of characters is made from, and by which code, in short.

    Args:
        more: further look-alikes of a character.
    """
    digest = hashlib.sha256(SHAPES.read_bytes())
    for name in ("confusable.py", "readings.py", "search.py", "asked.py", "sounds_and_shapes.py"):
        digest.update(Path(__file__).with_name(name).read_bytes())
    digest.update(repr(sorted((one, sorted(others)) for one, others in more.items())).encode())
    return digest.hexdigest()[:12]


class Confusable:
    """Readings, look-alikes and what follows from them.

    Args:
        readings: any character → its readings without tone, joined by a blank.
        known: the characters that may be meant.
        more_shapes: further look-alikes of a character (dictionaries/lookalikes.txt).
    """

    def __init__(
        self,
        readings: dict[str, str],
        known: Iterable[str],
        more_shapes: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.known = frozenset(known)
        self._more_shapes = more_shapes or {}
        self._shapes: dict[str, frozenset[str]] = {}
        self._readings = readings
        self._by_reading: dict[str, set[str]] = defaultdict(set)
        for character in self.known:
            for reading in readings.get(character, "").split():
                self._by_reading[reading].add(character)
        self._near = near_readings(self._by_reading)
        self._sets: dict[str, frozenset[str]] = {}
        self._likeness: dict[tuple[str, str], Likeness] = {}
        self._sounds_of: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    @property
    def described(self) -> frozenset[str]:
        """The characters that have a reading or look-alikes."""
        return frozenset({*self._readings, *read_shapes(), *self._more_shapes})

    def sounds(self, character: str) -> frozenset[str]:
        """The readings of a character."""
        return self._sounds(character)[0]

    def shapes(self, character: str) -> frozenset[str]:
        """The known look-alikes of a character."""
        found = self._shapes.get(character)
        if found is None:
            alike = {*read_shapes().get(character, ""), *self._more_shapes.get(character, ())}
            found = self._shapes[character] = self.known & alike
        return found

    def with_shapes(self) -> set[str]:
        """The characters that have look-alikes by a table of them."""
        return {*read_shapes(), *self._more_shapes}

    def alike(self, character: str) -> frozenset[str]:
        """Every known character that this one may stand for."""
        found = self._sets.get(character)
        if found is None:
            alike = set(self.shapes(character))
            for reading in self.readings_like(character):
                alike |= self._by_reading[reading]
            found = self._sets[character] = frozenset(alike - {character})
        return found

    def readings_like(self, character: str) -> set[str]:
        """The readings of a character and those near them, see `read_so`."""
        own = self._readings.get(character, "").split()
        return {
            near for reading in own for near in (reading, *self._near.get(reading, ()))
        } & self._by_reading.keys()

    def near_to(self, reading: str) -> Iterable[str]:
        """The readings that one is taken for."""
        return self._near.get(reading, ())

    def read_so(self, reading: str) -> Iterable[str]:
        """The known characters of a reading."""
        return self._by_reading.get(reading, ())

    def likeness(self, one: str, other: str) -> Likeness:
        """How two characters are alike."""
        found = self._likeness.get((one, other))
        if found is None:
            found = self._likeness[one, other] = self._compare(one, other)
        return found

    def _compare(self, one: str, other: str) -> Likeness:
        (ours, fuzzy_ours), (theirs, fuzzy_theirs) = self._sounds(one), self._sounds(other)
        if not ours.isdisjoint(theirs):
            return Likeness.SAME_SOUND
        if not fuzzy_ours.isdisjoint(fuzzy_theirs):
            return Likeness.FUZZY_SOUND
        if other in self.shapes(one):
            return Likeness.SHAPE
        return Likeness.NEAR_SOUND if other in self.alike(one) else Likeness.NONE

    def _sounds(self, character: str) -> tuple[frozenset[str], frozenset[str]]:
        """The readings of a character, and their classes."""
        found = self._sounds_of.get(character)
        if found is None:
            own = frozenset(self._readings.get(character, "").split())
            found = self._sounds_of[character] = own, frozenset(map(fuzzy, own))
        return found


@cache
def read_shapes() -> dict[str, str]:
    """Look-alikes of each character."""
    lines = SHAPES.read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1:] for line in lines if line and not line.startswith("#")}
