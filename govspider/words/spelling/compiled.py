"""The search of `search.py` by compiled code (`native/`): the same suspects, several times faster.

What it needs to know of a character (what is like it, what makes a word with it) is filled in as it is first asked for.
"""

import struct
from array import array
from collections.abc import Callable
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Array,
    PyDLL,
    Structure,
    addressof,
    byref,
    c_char_p,
    c_double,
    c_float,
    c_int32,
    c_uint8,
    c_uint32,
    c_void_p,
    pointer,
)
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from govspider.words.spelling.characters import Neighbours
from govspider.words.spelling.kenlm_trie import CODES, Model, Trie
from govspider.words.spelling.reading import Reading, Suspect

CLASSES = 3  # readings of a character
MOST_SIZE = 256  # units of a segment
_FIRST_CLASS = 0x4E00 - 1  # a reading's number, less this: 0 is none
_ROOM = 4096  # suspects of a segment
ENDS, ENDS_COMMON, BEGINS, BEGINS_COMMON, ALIKE, _SOUNDS = range(6)  # what is filled in
_SUSPECT = struct.Struct("=diiHHi")
_NEED = CFUNCTYPE(None, c_int32, c_int32, c_int32)
_BOUNDS = (
    "dear", "thorough", "third", "usual", "dear_double", "dear_order", "gap", "dearer_gap", "dearest_gap",
    "dear_unlike", "unmet",
)  # fmt: skip


class Bounds(Structure):
    """From what on is looked at what, see `search.py`."""

    _fields_ = (*((name, c_double) for name in _BOUNDS), ("least", c_double * 6))


class _Tables(Structure):
    _fields_ = (
        ("model", POINTER(Model)),
        ("places", c_void_p),
        ("units", c_void_p),
        ("count", c_int32),
        ("stride", c_int32),
        ("class_count", c_uint32),
        *((name, c_void_p) for name in ("followers", "near_followers", "leaders", "near_leaders")),
        *((name, c_void_p) for name in ("nothing", "asked", "has_asked", "is_han", "is_fill", "classes")),
        *((name, c_void_p) for name in ("sound_starts", "sound_counts", "sounds")),
        ("need", _NEED),
    )


class _Result(Structure):
    _fields_ = (
        *((name, c_void_p) for name in ("scores", "met", "found", "lost")),
        *((name, c_int32) for name in ("room", "lost_room", "count", "lost_count", "has_unmet")),
    )


@dataclass(frozen=True, slots=True)
class Sources:
    """What is asked about characters that are met for the first time."""

    set_of: Callable[[int, str], int]  # what makes a word with a character, what is like it, by ENDS to ALIKE
    words: Callable[[str], tuple[str, ...]]  # of two readings, one character each
    classes: dict[str, str]  # character → its readings, one character each
    is_fill: Callable[[str], bool]  # may be lost


@dataclass(slots=True, repr=False, eq=False)
class CompiledSearch:
    """Looks for suspects.

    Args:
        library: `native.load_library`.
        trie: the character model.
        neighbours: which units stand side by side.
        bounds: from what on is looked at what.
        sources: what is asked about characters.
    """

    library: PyDLL
    trie: Trie
    neighbours: Neighbours
    bounds: Bounds
    sources: Sources
    _tables: _Tables = field(init=False)
    _kept: dict[str, Any] = field(default_factory=dict)  # what the tables point to
    _sounds: "array[int]" = field(default_factory=lambda: array("H"))
    _scores: Array[c_float] = field(init=False)
    _met: Array[c_uint8] = field(init=False)
    _buffers: tuple[bytearray, bytearray] = field(init=False)
    _result: _Result = field(init=False)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._make_tables()
        self._scores, self._met = (c_float * MOST_SIZE)(), (c_uint8 * MOST_SIZE)()
        self._buffers = bytearray(_ROOM * _SUSPECT.size), bytearray(MOST_SIZE * _SUSPECT.size)
        found, lost = (_address(buffer) for buffer in self._buffers)
        self._result = _Result(_address(self._scores), _address(self._met), found, lost, _ROOM, MOST_SIZE)
        self.library.look_for.argtypes = [
            POINTER(_Tables), POINTER(Bounds), c_char_p, c_int32, c_int32, POINTER(_Result),
        ]  # fmt: skip
        self.library.look_for.restype = c_int32

    def look(self, text: str, *, thorough: bool) -> Reading | None:
        """What `Search.look` finds; None for a text that is too long or holds other characters."""
        size, codes = len(text), text.encode("utf-16-le")
        if size > MOST_SIZE or len(codes) != 2 * size:
            return None
        result, (found, lost) = self._result, self._buffers
        with self._lock:
            if not self.library.look_for(
                byref(self._tables), byref(self.bounds), codes, size, thorough, byref(result)
            ):
                return None
            return Reading(
                text,
                list(zip(self._scores[:size], self._met[:size], strict=True)),
                _read(found, result.count),
                _read(lost, result.lost_count),
                bool(result.has_unmet),
            )

    def _make_tables(self) -> None:
        import numpy as np

        near, sources, kept = self.neighbours, self.sources, self._kept
        count, rows = len(near.units), near.rows
        stride = rows.followers.shape[1]
        units = np.frombuffer(near.units.encode("utf-16-le"), np.uint16)
        places = np.full(CODES, -1, np.int32)
        places[units] = np.arange(count)
        is_han = np.zeros(CODES, np.uint8)
        is_han[0x4E00:0xA000] = 1
        is_fill = np.zeros(CODES, np.uint8)
        is_fill[units] = [sources.is_fill(unit) for unit in near.units]
        classes = np.zeros((CODES, CLASSES), np.uint16)
        codes = np.frombuffer("".join(sources.classes).encode("utf-16-le"), np.uint16)
        padded = "".join(own.ljust(CLASSES, chr(_FIRST_CLASS)) for own in sources.classes.values())
        classes[codes] = (
            np.frombuffer(padded.encode("utf-16-le"), np.uint16).reshape(-1, CLASSES) - _FIRST_CLASS
        )
        class_count = int(classes.max()) + 1
        kept |= {
            "places": places,
            "units": units,
            "followers": rows.followers,
            "near_followers": rows.near_followers,
            "leaders": rows.leaders,
            "near_leaders": rows.near_leaders,
            "nothing": np.zeros(stride, np.uint64),
            "asked": np.zeros((ALIKE + 1, count + 1, stride), np.uint64),
            "has_asked": np.zeros((ALIKE + 1, count + 1), np.uint8),
            "is_han": is_han,
            "is_fill": is_fill,
            "classes": classes,
            "sound_starts": np.full(class_count**2, -1, np.int32),
            "sound_counts": np.zeros(class_count**2, np.int32),
            "sounds": (c_void_p * 1)(),
        }
        pointers = {name: one.ctypes.data for name, one in kept.items() if name != "sounds"}
        self._tables = _Tables(
            pointer(self.trie.model),
            count=count,
            stride=stride,
            class_count=class_count,
            sounds=_address(kept["sounds"]),
            need=_NEED(self._fill),
            **pointers,
        )

    def _fill(self, what: int, one: int, other: int) -> None:
        if what == _SOUNDS:
            self._fill_sounds(one, other)
            return
        import numpy as np

        kept = self._kept
        place = kept["places"][one]
        stride = kept["asked"].shape[2]
        found = self.sources.set_of(what, chr(one)).to_bytes(8 * stride, "little")
        kept["asked"][what, place] = np.frombuffer(found, np.uint64)  # -1, of no unit: the last row
        kept["has_asked"][what, place] = 1

    def _fill_sounds(self, one: int, other: int) -> None:
        words = self.sources.words(chr(one + _FIRST_CLASS) + chr(other + _FIRST_CLASS))
        key = one * self._tables.class_count + other
        self._kept["sound_starts"][key] = len(self._sounds)
        self._kept["sound_counts"][key] = len(words)
        self._sounds.extend(map(ord, "".join(words)))
        self._kept["sounds"][0] = self._sounds.buffer_info()[0]


def _read(buffer: bytearray, count: int) -> list[Suspect]:
    if not count:
        return []
    rows = _SUSPECT.iter_unpack(memoryview(buffer)[: count * _SUSPECT.size])
    return [
        Suspect(gain, start, end, (chr(one) if one else "") + (chr(other) if other else ""), kind)
        for gain, start, end, one, other, kind in rows
    ]


def _address(buffer: Any) -> int:  # noqa: ANN401 - whatever lies in memory and may be written
    return addressof(c_uint8.from_buffer(buffer))
