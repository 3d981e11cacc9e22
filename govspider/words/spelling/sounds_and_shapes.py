"""How characters sound and look, for compiled code (字音字形表): worked out once, kept in the disk cache.

Of each character its readings, all of them, and its look-alikes; of each reading its fuzzy class and the readings near it:
what `Confusable` goes by.
"""

from collections.abc import Iterable, Iterator
from ctypes import Structure, c_int32, c_void_p
from itertools import chain
from pathlib import Path
from typing import Any

from govspider.words.spelling.arrays import cached_arrays, lists_by_code
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.kenlm_trie import CODES
from govspider.words.spelling.readings import fuzzy
from govspider.words.spelling.tables import UNKNOWN

_VERSION = 2  # raise it when the file of the cache holds something else
_BITS = 64  # of a part of a set


class Traits(Structure):
    """What `native/rows.h` calls so."""

    _fields_ = (
        *(
            (name, c_void_p)
            for name in ("sound_first", "shape_first", "sounds", "shapes", "fuzzy", "near", "singles")
        ),
        ("near_stride", c_int32),
    )


def load_sounds_and_shapes(confusable: Confusable, stem: Path) -> dict[str, Any]:
    """The arrays that `native/rows.h` speaks of, from a file of the cache or worked out anew: a tenth of a second.

    Args:
        confusable: who is asked.
        stem: of the file's name; it tells what it was made from.
    """
    path = stem.with_name(f"{stem.name}-{_VERSION}.likeness")
    return cached_arrays(path, lambda: _work_out(confusable))


def traits_of(arrays: dict[str, Any], singles: dict[str, float]) -> tuple[Traits, tuple[Any, ...]]:
    """The structure for compiled code, and what it points to.

    Args:
        arrays: what `load_sounds_and_shapes` has read.
        singles: character → log10 P by itself.
    """
    import numpy as np

    chances = np.full(CODES, UNKNOWN)
    codes = np.frombuffer("".join(singles).encode("utf-16-le"), np.uint16)
    chances[codes] = np.fromiter(singles.values(), np.float64, len(codes))
    names = ("sound_first", "shape_first", "sounds", "shapes", "fuzzy", "near")
    columns = (*(arrays[name] for name in names), chances)
    stride = len(arrays["near"]) // max(1, len(arrays["fuzzy"]))
    return Traits(*(one.ctypes.data for one in columns), stride), columns


def _work_out(confusable: Confusable) -> dict[str, Any]:
    import numpy as np

    described = sorted(_coded(confusable.described))
    sounds = {one: sorted(confusable.sounds(one)) for one in described}
    numbers = {name: number for number, name in enumerate(sorted(set(chain.from_iterable(sounds.values()))))}
    classes = {name: number for number, name in enumerate(sorted(set(map(fuzzy, numbers))))}
    sound_first, sounding = lists_by_code(described, lambda one: (numbers[name] for name in sounds[one]))
    shape_first, looking = lists_by_code(
        described, lambda one: sorted(map(ord, _coded(confusable.shapes(one))))
    )
    return {
        "near": np.array(list(_near(confusable, numbers)), np.uint64),
        "sound_first": sound_first,
        "shape_first": shape_first,
        "sounds": sounding,
        "shapes": looking,
        "fuzzy": np.array([classes[fuzzy(name)] for name in numbers], np.uint16),
    }


def _coded(characters: Iterable[str]) -> Iterator[str]:
    """Those that compiled code knows: a segment with any other is read plainly."""
    return (one for one in characters if ord(one) < CODES)


def _near(confusable: Confusable, numbers: dict[str, int]) -> Iterator[int]:
    """Of each reading the set of those that it may stand for, itself too, part by part."""
    parts = -(-len(numbers) // _BITS)
    for name in numbers:
        found = sum(1 << numbers[other] for other in {name, *confusable.near_to(name)} if other in numbers)
        yield from (found >> _BITS * part & (1 << _BITS) - 1 for part in range(parts))
