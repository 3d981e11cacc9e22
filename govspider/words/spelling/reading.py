"""A segment as the character model reads it (字模型读到的一段), with what it suspects there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

OTHER, WORDS, DOUBLED, SWAPPED, LOST, UNLIKE = range(6)  # kinds of suspects
# -log10 P of a unit, on average, from which a segment of some length is no official text: the model cannot clear it
_STRANGE, _LONG = 2.8, 6
TWICE = re.compile(r"([一-鿿])\1")  # a character twice side by side
# -log10 P of two units together from which a segment goes on, whatever gate and outlook say.
IMPROBABLE, IMPROBABLE_IN_DRAFTS = 8.5, 5.0


class Suspect(NamedTuple):
    """[start, end) might be meant as `new`."""

    gain: float  # log10 of the odds by the character model
    start: int
    end: int
    new: str
    kind: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A segment as the character model reads it."""

    text: str
    known: list[
        tuple[float, int]
    ]  # log10 P of each unit, and the length of the run that ends there and was met
    suspects: list[Suspect]
    lost: list[
        Suspect
    ]  # characters that may be lost, one for a place; where it is dearest they are suspects, too
    has_unmet: bool  # somewhere two units stand side by side that never did
    mean: float  # -log10 P of a unit, on average, without the borders, see `mean_of`
    dearest: float  # -log10 P of the two units that are least probable together, see `dearest_of`
    # What the gate is told of the suspects, where compiled code has found them, and says so.
    rows: Sequence[Sequence[float]] | None = field(default=None, compare=False, repr=False)
    # Scores, runs and suspects as compiled code has them, where there are suspects.
    raw: tuple[bytes, bytes, bytes] | None = field(default=None, compare=False, repr=False)

    @property
    def is_strange(self) -> bool:
        """Whether the model knows too little of such text, or of a place in it, to say that it is in order."""
        return is_strange(len(self.text), has_unmet=self.has_unmet, mean=self.mean)


# What a first look says of a text in which nothing stands out, as in most: nothing is written down of it.
PLAIN = Reading("", [], [], [], has_unmet=False, mean=0.0, dearest=0.0)


def is_strange(size: int, *, has_unmet: bool, mean: float) -> bool:
    """What `Reading.is_strange` says, of so many units."""
    return has_unmet or (size >= _LONG and mean > _STRANGE)


def is_plain(text: str, *, has_unmet: bool, mean: float) -> bool:
    """Whether a text without suspects and improbable places is in order, by what `Reading` says of it."""
    return not has_twice(text) and not is_strange(len(text), has_unmet=has_unmet, mean=mean)


def has_twice(text: str) -> bool:
    """Whether a character stands twice side by side somewhere."""
    return TWICE.search(text) is not None


def mean_of(known: Sequence[tuple[float, int]]) -> float:
    """-log10 P of a unit, on average, without the borders."""
    total = 0.0
    for score, _ in known[1:-1]:
        total += score  # one after the other, as compiled code does: from Python 3.12 on `sum` is more exact
    return (0.0 - total) / max(1, len(known) - 2)


def dearest_of(known: Sequence[tuple[float, int]]) -> float:
    """-log10 P of the two units that are least probable together, the border before them aside; 0 where there is but one."""
    return max((0.0 - one[0] - other[0] for one, other in pairwise(known[1:])), default=0.0)
