"""Which characters official text has side by side (邻字表)."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from govspider.files import map_cached, write_cached

NEIGHBOURS = "neighbours.txt"
_BITS = 64  # of a part of a row
_LAST = "\uffff"  # character that compiled code knows
_KINDS = 4  # of rows
_VERSION = b"1"  # raise it when what is kept changes
_SIZE = 8  # bytes before the rows that say how many these are


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


def load_neighbours(path: Path, cache_dir: Path | None = None) -> Neighbours:
    """Read what `training.official_models` wrote: unit, near followers, other followers, near leaders, with tabs.

    Args:
        path: the list.
        cache_dir: where the rows are kept, which take ten times as long to make; None: they are made anew.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such file.
    """
    written = path.read_bytes()
    cached = (
        cache_dir and cache_dir / f"neighbours-{hashlib.sha256(_VERSION + written).hexdigest()[:12]}.rows"
    )
    kept = cached and map_cached(cached)
    if kept:
        return _laid_out(kept)
    try:
        made = _read(written.decode("utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name} 不是邻字表") from error
    if cached:
        rows = b"".join(own.tobytes() for own in astuple(made.rows))
        write_cached(cached, len(rows).to_bytes(_SIZE, "little") + rows + made.units.encode("utf-16-le"))
    return made


def _laid_out(kept: memoryview) -> Neighbours:
    """What a file of the cache holds: how many bytes the rows are, the rows of each kind, the units."""
    import numpy as np

    behind = _SIZE + int.from_bytes(kept[:_SIZE], "little")
    units = str(kept[behind:], "utf-16-le")
    rows = np.frombuffer(kept[_SIZE:behind], np.uint64).reshape(_KINDS, len(units), -1)
    return Neighbours(units, Rows(*rows))


def _read(text: str) -> Neighbours:
    """The neighbours of a list.

    Raises:
        ValueError: it is none.
    """
    import numpy as np

    written, *others = zip(*(line.split("\t") for line in text.splitlines()), strict=True)
    units = "".join(written)
    places = np.full(sys.maxunicode + 1, -1, np.int32)
    places[_codes(_checked(units))] = np.arange(len(units))
    near, far, before = (_pairs(places[_codes(units)], places, own) for own in others)
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
