"""A segment as the character model reads it (字模型读到的一段), with what it suspects there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

OTHER, WORDS, DOUBLED, SWAPPED, LOST, UNLIKE = range(6)  # kinds of suspects
# -log10 P of a unit, on average, from which a segment of some length is no official text: the model cannot clear it
_STRANGE, _LONG = 2.8, 6
_IMPROBABLE = 5.0  # -log10 P of two units together from which a segment of a draft goes on
_MOST_IMPROBABLE = 8.5  # … and from which any segment does, whatever gate and outlook say


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
    def is_dear(self) -> bool:
        """Whether two units stand together somewhere that are improbable so."""
        return self.dearest >= _IMPROBABLE

    @property
    def is_dearest(self) -> bool:
        """Whether they are so improbable that no look ahead is needed."""
        return self.dearest >= _MOST_IMPROBABLE

    @property
    def is_strange(self) -> bool:
        """Whether the model knows too little of such text, or of a place in it, to say that it is in order."""
        return self.has_unmet or (len(self.text) >= _LONG and self.mean > _STRANGE)


def mean_of(known: Sequence[tuple[float, int]]) -> float:
    """-log10 P of a unit, on average, without the borders."""
    total = 0.0
    for score, _ in known[1:-1]:
        total += score  # one after the other, as compiled code does: from Python 3.12 on `sum` is more exact
    return (0.0 - total) / max(1, len(known) - 2)


def dearest_of(known: Sequence[tuple[float, int]]) -> float:
    """-log10 P of the two units that are least probable together, the border before them aside; 0 where there is but one."""
    return max((0.0 - one[0] - other[0] for one, other in pairwise(known[1:])), default=0.0)
