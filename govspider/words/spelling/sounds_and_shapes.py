"""How characters sound and look, for compiled code (字音字形表): worked out once, kept in the disk cache.

Of each character its readings, all of them, and its look-alikes; of each reading its fuzzy class: what
`Confusable.likeness` goes by, besides what is near.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from govspider.files import map_cached, write_cached
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.readings import fuzzy

_CODES = 0x10000  # characters that compiled code knows
_STARTS, _PLACE, _NUMBER = (
    _CODES + 1,
    4,
    2,
)  # places for each and one behind the last; bytes of one, of a number


@dataclass(frozen=True, slots=True)
class SoundsAndShapes:
    """Arrays: what belongs to a character stands from its place in one of them on, up to that of the next code."""

    sound_first: Any  # by code: places in `sounds`
    shape_first: Any  # … in `shapes`
    sounds: Any  # numbers of readings
    shapes: Any  # codes of look-alikes
    fuzzy: Any  # by a reading's number: that of its class


def load_sounds_and_shapes(confusable: Confusable, stem: Path) -> SoundsAndShapes:
    """The arrays, from a file of the cache or worked out anew: a tenth of a second.

    Args:
        confusable: who is asked.
        stem: of the file's name; it tells what it was made from.
    """
    path = stem.with_name(f"{stem.name}.likeness")
    kept = map_cached(path)
    if kept is not None and (found := _laid_out(kept)):
        return found
    made = _work_out(confusable)
    write_cached(path, made)
    found = _laid_out(memoryview(made))
    assert found
    return found


def _work_out(confusable: Confusable) -> bytes:
    sounds = {one: sorted(confusable.sounds(one)) for one in _coded(confusable.described)}
    shapes = {one: sorted(_coded(confusable.shapes(one))) for one in _coded(confusable.described)}
    numbers = {name: number for number, name in enumerate(sorted(set(chain.from_iterable(sounds.values()))))}
    classes = {name: number for number, name in enumerate(sorted(set(map(fuzzy, numbers))))}
    columns = (
        array("I", _starts(sounds)),
        array("I", _starts(shapes)),
        array("H", (numbers[name] for one in sorted(sounds) for name in sounds[one])),
        array("H", (ord(other) for one in sorted(shapes) for other in shapes[one])),
        array("H", (classes[fuzzy(name)] for name in numbers)),
    )
    return b"".join(column.tobytes() for column in columns)


def _coded(characters: Iterable[str]) -> Iterator[str]:
    """Those that compiled code knows: a segment with any other is read plainly."""
    return (one for one in characters if ord(one) < _CODES)


def _starts(lists: dict[str, list[str]]) -> Iterator[int]:
    return accumulate((len(lists.get(chr(code), ())) for code in range(_CODES)), initial=0)


def _laid_out(data: memoryview) -> SoundsAndShapes | None:
    import numpy as np

    if len(data) < 2 * _PLACE * _STARTS:
        return None
    sound_first, shape_first = np.frombuffer(data, "<u4", count=2 * _STARTS).reshape(2, _STARTS)
    sounds, shapes = int(sound_first[-1]), int(shape_first[-1])
    at = 2 * _PLACE * _STARTS
    if len(data) < at + _NUMBER * (sounds + shapes):
        return None
    numbers = np.frombuffer(data, "<u2", offset=at)
    both = sounds + shapes
    return SoundsAndShapes(sound_first, shape_first, numbers[:sounds], numbers[sounds:both], numbers[both:])
