"""The character model of official text (字模型), and which characters it has seen side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHARACTERS, NEIGHBOURS = "characters.lm", "neighbours.txt"
Span = tuple[int, int, str]  # [start, end) → new
REACH = 3  # characters before and behind a change whose probability it moves: an order-4 model's


@dataclass(slots=True)
class Characters:
    """KenLM's model of single units (see `units`)."""

    model: Any
    _full: Any = field(init=False)
    _score: Any = field(init=False)

    def __post_init__(self) -> None:
        self._full, self._score = self.model.full_scores, self.model.score

    def known(self, text: str) -> list[tuple[float, int]]:
        """log10 P of each unit after those before it, and the length of the run that ends there and was met."""
        return [(found[0], found[1]) for found in self._full(" ".join(text), False, False)]  # noqa: FBT003 - KenLM's

    def score(self, text: str) -> float:
        """log10 P of a window of units."""
        score: float = self._score(" ".join(text), False, False)  # noqa: FBT003
        return score

    def gain(self, text: str, span: Span) -> float:
        """What a replacement gains: log10 of the odds."""
        start, end, new = span
        before, behind = text[max(0, start - REACH) : start], text[end : end + REACH]
        return self.score(before + new + behind) - self.score(before + text[start:end] + behind)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Which units stand side by side in official text, as bits: one number of a unit's place in `units` each.

    A neighbour is near when it is one of a thousand there or more.
    """

    units: str
    bits: dict[str, int]  # unit → its bit
    followers: dict[str, int]  # unit → all that were met behind it
    near_followers: dict[str, int]
    leaders: dict[str, int]  # unit → all that were met before it
    near_leaders: dict[str, int]

    def chosen(self, bits: int) -> Iterator[str]:
        """The units of a set."""
        while bits:
            low = bits & -bits
            yield self.units[low.bit_length() - 1]
            bits ^= low

    def set_of(self, characters: Iterable[str]) -> int:
        """The bits of those that are known."""
        bits, own = 0, self.bits
        for character in characters:
            bits |= own.get(character, 0)
        return bits


def load_neighbours(path: Path) -> Neighbours:
    """Read what `training.official_models` wrote: unit, near followers, other followers, near leaders, with tabs.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such file.
    """
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    units = "".join(row[0] for row in rows)
    bits = {unit: 1 << place for place, unit in enumerate(units)}
    found = Neighbours(units, bits, {}, {}, dict.fromkeys(units, 0), {})
    for unit, near, far, near_leaders in rows:
        found.near_followers[unit] = found.set_of(near)
        found.followers[unit] = found.set_of(near + far)
        found.near_leaders[unit] = found.set_of(near_leaders)
        own = bits[unit]
        for other in near + far:
            found.leaders[other] |= own
    return found


def load_characters(path: Path) -> Characters:
    """The model of a file, mapped into memory.

    Raises:
        OSError, RuntimeError: the file cannot be read.
    """
    import kenlm

    return Characters(kenlm.Model(str(path)))
