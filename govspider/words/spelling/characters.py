"""The character model of official text (字模型), and which characters it has seen side by side."""

import logging
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_uint8
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from govspider.words.spelling.kenlm_trie import Trie, load_trie
from govspider.words.spelling.native import load_library

_log = logging.getLogger(__name__)
CHARACTERS, NEIGHBOURS = "characters.lm", "neighbours.txt"
Known = tuple[
    float, int
]  # log10 P of a unit after those before it, the length of the run that ends there and was met
Span = tuple[int, int, str]  # [start, end) → new
LONGEST_NEW = 6  # characters that replace others, where compiled code looks at it
SaidFields = tuple[float, float, float, float, float, int, int]  # the fields of `units_said.Said`
_BITS = 64  # of a part of a row
_MOST = 256  # units that compiled code reads at a time
_EDIT, _SAID = struct.Struct("=iii6H"), struct.Struct("=dffffii")
_PADDING = (0,) * 6
_LAST = "\uffff"  # character that compiled code knows
REACH = 3  # characters before and behind a change whose probability it moves: an order-4 model's


@dataclass(slots=True)
class Characters:
    """KenLM's model of single units (see `units`), and the same as compiled code reads it."""

    model: Any
    trie: Trie | None = None
    _full: Any = field(init=False)
    _state: Any = field(init=False)
    _null: Any = field(init=False)
    _ask: Any = field(init=False, default=None)
    _ask_edits: Any = field(init=False, default=None)

    def __post_init__(self) -> None:
        import kenlm

        if self.trie and (library := load_library()):
            self._ask, self._ask_edits = library.look_known, library.look_said

        self._full, self._state, self._null = self.model.full_scores, kenlm.State, kenlm.State()
        self.model.NullContextWrite(self._null)

    def known(self, text: str) -> list[Known]:
        """log10 P of each unit after those before it, and the length of the run that ends there and was met."""
        size, codes = len(text), text.encode("utf-16-le")
        if self._ask is None or self.trie is None or size > _MOST or len(codes) != 2 * size:
            return [(found[0], found[1]) for found in self._full(" ".join(text), False, False)]  # noqa: FBT003 - KenLM's
        scores, met = (c_float * size)(), (c_uint8 * size)()
        self._ask(byref(self.trie.model), codes, size, scores, met)
        return list(zip(scores, met, strict=True))

    def said(self, text: str, spans: Sequence[Span]) -> list[SaidFields] | None:
        """What the model says of some edits (`units_said.Said`); None where no compiled code can look at them."""
        size, codes = len(text), text.encode("utf-16-le")
        if self.trie is None or self._ask_edits is None or size > _MOST or len(codes) != 2 * size:
            return None
        if not all(0 <= start <= end <= size and len(new) <= LONGEST_NEW for start, end, new in spans):
            return None
        if max("".join(new for _, _, new in spans), default="") > _LAST:
            return None
        edits = b"".join(
            _EDIT.pack(start, end, len(new), *map(ord, new), *_PADDING[len(new) :])
            for start, end, new in spans
        )
        found = bytearray(_SAID.size * len(spans))
        into = (c_uint8 * len(found)).from_buffer(found)
        self._ask_edits(byref(self.trie.model), codes, size, edits, len(spans), into)
        return list(_SAID.iter_unpack(found))

    def weigher(self, text: str, known: list[Known]) -> "Weigher":
        """What weighs replacements in a text; `known` is what `known` says of it."""
        return Weigher(text, [score for score, _ in known], self.model.BaseScore, self._state, self._null)


@dataclass(slots=True)
class Weigher:
    """Weighs replacements in one text, unit by unit, and gives up what cannot gain enough.

    Of an order-4 model a replacement moves its own units and the three behind it.
    """

    text: str
    scores: list[float]  # log10 P of each unit as it stands
    _score: Any
    _make: Any
    _null: Any
    _states: dict[int, Any] = field(default_factory=dict)  # place → the model's state before it

    def gainers(self, start: int, end: int, news: Iterable[str], least: float) -> list[tuple[float, str]]:
        """Which of some replacements of [start, end) gain at least so much, log10 of the odds, and how much."""
        base = sum(self.scores[start : end + REACH])
        floor, tail = base + least, self.text[end : end + REACH]
        before, score = self._before(start), self._score
        one, other = self._make(), self._make()
        found = []
        for new in news:
            total, here, after = 0.0, before, one
            for unit in new + tail:
                total += score(here, unit, after)
                if total < floor:
                    break  # no unit adds anything
                here, after = after, one if after is other else other
            else:
                found.append((total - base, new))
        return found

    def _before(self, place: int) -> Any:  # noqa: ANN401 - a state of KenLM, which has no types
        state = self._states.get(place)
        if state is None:
            state = self._null
            for unit in self.text[max(0, place - REACH) : place]:
                after = self._make()
                self._score(state, unit, after)
                state = after
            self._states[place] = state
        return state


@dataclass(frozen=True, slots=True)
class Rows:
    """Of each unit, in the order of `Neighbours.units`, a set of units: bits in 64-bit words, the lowest first."""

    followers: Any
    near_followers: Any
    leaders: Any
    near_leaders: Any


@dataclass(frozen=True)
class Neighbours:
    """Which units stand side by side in official text, as bits: one number of a unit's place in `units` each.

    A neighbour is near when it is one of a thousand there or more.
    """

    units: str
    rows: Rows

    @cached_property
    def bits(self) -> dict[str, int]:
        """Unit → its bit."""
        return {unit: 1 << place for place, unit in enumerate(self.units)}

    @cached_property
    def followers(self) -> dict[str, int]:
        """Unit → all that were met behind it."""
        return self._sets(self.rows.followers)

    @cached_property
    def near_followers(self) -> dict[str, int]:
        """Likewise, those that are near."""
        return self._sets(self.rows.near_followers)

    @cached_property
    def leaders(self) -> dict[str, int]:
        """Unit → all that were met before it."""
        return self._sets(self.rows.leaders)

    @cached_property
    def near_leaders(self) -> dict[str, int]:
        """Likewise, those that are near."""
        return self._sets(self.rows.near_leaders)

    def _sets(self, rows: Any) -> dict[str, int]:  # noqa: ANN401 - an array
        return {
            unit: int.from_bytes(row.tobytes(), "little") for unit, row in zip(self.units, rows, strict=True)
        }

    def chosen(self, bits: int) -> Iterator[str]:
        """The units of a set."""
        while bits:
            low = bits & -bits
            yield self.units[low.bit_length() - 1]
            bits ^= low

    def set_of(self, characters: Iterable[str]) -> int:
        """The bits of those that are known."""
        own = self.bits
        found = 0
        for character in characters:
            found |= own.get(character, 0)
        return found


def load_neighbours(path: Path) -> Neighbours:
    """Read what `training.official_models` wrote: unit, near followers, other followers, near leaders, with tabs.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such file.
    """
    import numpy as np

    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        written, *others = zip(*(line.split("\t") for line in lines), strict=True)
        units = "".join(written)
        places = np.full(sys.maxunicode + 1, -1, np.int32)
        places[_codes(_checked(units))] = np.arange(len(units))
        near, far, before = (_pairs(places[_codes(units)], places, own) for own in others)
    except ValueError as error:
        raise ValueError(f"{path.name} 不是邻字表") from error
    both = np.concatenate((near, far), axis=1)
    size = len(units)
    rows = Rows(
        followers=_rows(size, both),
        near_followers=_rows(size, near),
        leaders=_rows(size, both[::-1]),
        near_leaders=_rows(size, before),
    )
    return Neighbours(units, rows)


def _checked(units: str) -> str:
    """The units.

    Raises:
        ValueError: one stands twice, or has no number of two bytes.
    """
    if len(set(units)) < len(units) or max(units, default="") > _LAST:
        raise ValueError
    return units


def _pairs(units: Any, places: Any, others: tuple[str, ...]) -> Any:  # noqa: ANN401 - arrays
    """The place of each unit, above the place of each of its `others`.

    Args:
        units: their places.
        places: by code, -1 for what is no unit.
        others: of each unit.

    Raises:
        ValueError: one of these is no unit, or they are not of as many units.
    """
    import numpy as np

    found = np.stack((np.repeat(units, [*map(len, others)]), places[_codes("".join(others))]))
    if found.size and found.min() < 0:
        raise ValueError
    return found


def _codes(text: str) -> Any:  # noqa: ANN401 - an array
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _rows(size: int, pairs: Any) -> Any:  # noqa: ANN401 - arrays
    """What is paired with each of so many units, as a row of bits."""
    import numpy as np

    units, others = pairs
    parts = -(-size // _BITS)
    found = np.zeros(size * parts, np.uint64)
    bits = np.uint64(1) << (others % _BITS).astype(np.uint64)
    np.bitwise_or.at(found, units * parts + others // _BITS, bits)
    return found.reshape(size, parts)


def load_characters(path: Path) -> Characters:
    """The model of a file, mapped into memory.

    Raises:
        OSError, RuntimeError: the file cannot be read.
    """
    import kenlm

    model = kenlm.Model(str(path))
    if load_library() is None:
        return Characters(model)
    try:
        return Characters(model, load_trie(path))
    except ValueError as error:  # of another kind, which KenLM reads all the same
        _log.warning("%s：编译好的查找不能读这个语言模型，改用 Python，结果相同，速度较慢", error)
        return Characters(model)
