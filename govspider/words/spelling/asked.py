"""What the compiled search asks about characters (字的查表): worked out once, kept in the disk cache, shared by processes.

Of each unit of official text: what is like it, and what makes a word of two characters with it; of each two readings: the
words so read.
"""

import hashlib
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from govspider.files import map_cached, write_cached

ENDS, ENDS_COMMON, BEGINS, BEGINS_COMMON, ALIKE = KINDS = range(5)
CLASSES = 3  # classes of readings of a character
FIRST_CLASS = 0x4E00 - 1  # a reading's character, less this, is its number: 0 is none
_PART = 8  # bytes of a part of a set
_PLACE = 4


@dataclass(frozen=True, slots=True)
class Sources:
    """Whom to ask.

    Args:
        set_of: what of a kind belongs to a character, as bits by the places of units.
        words: the words of two characters so read, whose characters are units.
        units: the units of official text.
        classes: character → the classes of its readings, one character each.
    """

    set_of: Callable[[int, str], int]
    words: Callable[[str], tuple[str, ...]]
    units: str
    classes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Classes:
    """The readings of characters, as arrays."""

    codes: Any  # of the characters
    numbers: Any  # of the readings of each, 0 behind the last
    count: int  # the number behind all of them


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers, as arrays."""

    sets: Any  # kind × unit × part of a set, lowest first
    starts: Any  # of two readings' words in `words`, by the number of the first × how many there are + the second's
    counts: Any
    words: Any  # codes, two a word
    classes: Classes


def _numbered(classes: dict[str, str]) -> Classes:
    """The readings of characters, one character each, as numbers."""
    import numpy as np

    codes = np.frombuffer("".join(classes).encode("utf-16-le"), np.uint16)
    padded = "".join(own.ljust(CLASSES, chr(FIRST_CLASS)) for own in classes.values())
    numbers = np.frombuffer(padded.encode("utf-16-le"), np.uint16).reshape(-1, CLASSES) - np.uint16(
        FIRST_CLASS
    )
    return Classes(codes, numbers, int(numbers.max(initial=0)) + 1)


def load_asked(sources: Sources, stem: Path) -> Asked:
    """The answers, from a file of the cache or worked out anew: half a second.

    Args:
        sources: whom to ask.
        stem: of the file's name; it tells what those who are asked were made from.
    """
    classes = _numbered(sources.classes)
    units = hashlib.sha256(sources.units.encode()).hexdigest()[:12]
    path = stem.with_name(f"{stem.name}-{units}.asked")
    kept = map_cached(path)
    if kept is not None and (found := _laid_out(kept, len(sources.units), classes)):
        return found
    made = _work_out(sources, classes.count)
    write_cached(path, made)
    found = _laid_out(memoryview(made), len(sources.units), classes)
    assert found
    return found


def _work_out(sources: Sources, class_count: int) -> bytes:
    size = _stride(len(sources.units)) * _PART
    sets = b"".join(
        sources.set_of(kind, unit).to_bytes(size, "little") for kind in KINDS for unit in sources.units
    )
    starts, counts = array("i", [0]) * class_count**2, array("i", [0]) * class_count**2
    words = array("H")
    for one, other in product(range(1, class_count), repeat=2):
        found = sources.words(chr(one + FIRST_CLASS) + chr(other + FIRST_CLASS))
        starts[one * class_count + other], counts[one * class_count + other] = len(words), len(found)
        words.extend(map(ord, "".join(found)))
    return sets + starts.tobytes() + counts.tobytes() + words.tobytes()


def _laid_out(data: memoryview, units: int, classes: Classes) -> Asked | None:
    import numpy as np

    stride = _stride(units)
    shape, keys = (len(KINDS), units, stride), classes.count**2
    places = len(KINDS) * units * stride * _PART
    words = places + 2 * _PLACE * keys
    if len(data) < words:
        return None
    return Asked(
        np.frombuffer(data, "<u8", count=places // _PART).reshape(shape),
        np.frombuffer(data, "<i4", count=keys, offset=places),
        np.frombuffer(data, "<i4", count=keys, offset=places + _PLACE * keys),
        np.frombuffer(data, "<u2", offset=words),
        classes,
    )


def _stride(units: int) -> int:
    """Parts of a set."""
    return -(-units // (8 * _PART))
