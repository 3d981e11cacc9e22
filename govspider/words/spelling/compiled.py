"""The search of `search.py` by compiled code (`native/`): the same suspects, several times faster.

It tells the gate of what it has found in the same breath. What it needs to know of a character that is no unit (what is
like it, what makes a word with it) is filled in as it is first asked for.
"""

import struct
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

from govspider.words.spelling.asked import CLASSES, KINDS, Asked, Sources
from govspider.words.spelling.gate_rows import GATE
from govspider.words.spelling.kenlm_trie import CODES, Model, Trie
from govspider.words.spelling.neighbours import Neighbours
from govspider.words.spelling.reading import PLAIN, Reading, Suspect, is_plain
from govspider.words.spelling.rows import Rows
from govspider.words.spelling.sounds_and_shapes import Traits, traits_of

LEAST_SIZE, MOST_SIZE = 2, 256  # units of a segment
_HAN = slice(0x4E00, 0xA000)  # codes
_ROOM = 4096  # suspects of a segment
SUSPECT = struct.Struct("=diiHHi")
_ROW_SIZE = struct.calcsize(f"={len(GATE)}d")
_NEED = CFUNCTYPE(None, c_int32, c_int32)
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
        *((name, c_void_p) for name in ("nothing", "asked", "others")),
        ("need", _NEED),
        *(
            (name, c_void_p)
            for name in ("is_han", "is_fill", "classes", "sound_starts", "sound_counts", "sounds")
        ),
    )


class _Result(Structure):
    _fields_ = (
        *((name, c_void_p) for name in ("scores", "met", "found", "lost", "rows")),
        ("mean", c_double),
        ("dearest", c_double),
        *((name, c_int32) for name in ("room", "lost_room", "count", "lost_count", "has_unmet")),
    )


@dataclass(slots=True, repr=False, eq=False)
class CompiledSearch:
    """Looks for suspects.

    Args:
        library: `native.load_library`.
        trie: the character model.
        neighbours: which units stand side by side.
        bounds: from what on is looked at what.
        asked: what is asked about characters.
        sources: who is asked about one that is no unit.
        fills: units that may have been lost.
        sounds_and_shapes: of characters.
        singles: character → log10 P by itself.
    """

    library: PyDLL
    trie: Trie
    neighbours: Neighbours
    bounds: Bounds
    asked: Asked
    sources: Sources
    fills: str
    sounds_and_shapes: dict[str, Any]
    singles: dict[str, float]
    _tables: _Tables = field(init=False)
    traits: Traits = field(init=False)
    _kept: dict[str, Any] = field(default_factory=dict)  # what the tables point to
    _scores: Array[c_float] = field(init=False)
    _met: Array[c_uint8] = field(init=False)
    _buffers: tuple[bytearray, bytearray, bytearray] = field(init=False)
    _result: _Result = field(init=False)
    _ask: Any = field(init=False)
    _knowledge: Any = field(init=False)
    _into: Any = field(init=False)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._make_tables()
        self.traits, self._kept["traits"] = traits_of(self.sounds_and_shapes, self.singles)
        self._scores, self._met = (c_float * MOST_SIZE)(), (c_uint8 * MOST_SIZE)()
        sizes = _ROOM * SUSPECT.size, MOST_SIZE * SUSPECT.size, _ROOM * _ROW_SIZE
        found, lost, rows = self._buffers = bytearray(sizes[0]), bytearray(sizes[1]), bytearray(sizes[2])
        buffers = (self._scores, self._met, found, lost, rows)
        self._result = _Result(*map(_address, buffers), room=_ROOM, lost_room=MOST_SIZE)
        self._ask = self.library.look_and_tell
        self._ask.argtypes = [
            POINTER(_Tables), POINTER(Traits), POINTER(Bounds), c_char_p, c_int32, c_int32, POINTER(_Result),
        ]  # fmt: skip
        self._ask.restype = c_int32
        # What is the same at every look is not made anew at each.
        self._knowledge = byref(self._tables), byref(self.traits), byref(self.bounds)
        self._into = byref(self._result)

    @property
    def classes(self) -> Any:  # noqa: ANN401 - an array
        """The readings of each character as numbers, see `asked`."""
        return self._kept["classes"]

    def look(self, text: str, *, thorough: bool, improbable: float = 0.0) -> Reading | None:
        """What `Search.look` finds; None for a text that is too short or long, or holds other characters.

        Args:
            text: units.
            thorough: whether more is thought of.
            improbable: PLAIN is said where nothing stands out and no place is as improbable as this (-log10 P).
        """
        size, codes = len(text), text.encode("utf-16-le")
        if not LEAST_SIZE <= size <= MOST_SIZE or len(codes) != 2 * size:
            return None
        result, (found, lost, rows) = self._result, self._buffers
        with self._lock:
            if not self._ask(*self._knowledge, codes, size, thorough, self._into):
                return None
            count = result.count
            if result.dearest < improbable and self._is_plain(text):
                return PLAIN
            return Reading(
                text,
                list(zip(self._scores[:size], self._met[:size], strict=True)),
                _read(found, count),
                _read(lost, result.lost_count),
                bool(result.has_unmet),
                result.mean,
                result.dearest,
                Rows(bytes(memoryview(rows)[: count * _ROW_SIZE]), len(GATE)) if count else (),
                self._raw(size, count) if count else None,
            )

    def _is_plain(self, text: str) -> bool:
        """Whether nothing stands out in the text that was looked at last, improbable places aside."""
        found = self._result
        return not (found.count or found.lost_count) and is_plain(
            text, has_unmet=bool(found.has_unmet), mean=found.mean
        )

    def _raw(self, size: int, count: int) -> tuple[bytes, bytes, bytes]:
        """Scores, runs and suspects as they lie in memory."""
        found = memoryview(self._buffers[0])[: count * SUSPECT.size]
        return bytes(memoryview(self._scores)[:size]), bytes(memoryview(self._met)[:size]), bytes(found)

    def _make_tables(self) -> None:
        import numpy as np

        near, asked, kept = self.neighbours, self.asked, self._kept
        rows, stride = near.rows, near.rows.followers.shape[1]
        units, fills = (np.frombuffer(one.encode("utf-16-le"), np.uint16) for one in (near.units, self.fills))
        places = np.full(CODES, -1, np.int32)
        places[units] = np.arange(len(units))
        is_han, is_fill = np.zeros(CODES, np.uint8), np.zeros(CODES, np.uint8)
        is_han[_HAN], is_fill[fills] = 1, 1
        classes = np.zeros((CODES, CLASSES), np.uint16)
        classes[asked.classes.codes] = asked.classes.numbers
        kept |= {
            "places": places,
            "units": units,
            "followers": rows.followers,
            "near_followers": rows.near_followers,
            "leaders": rows.leaders,
            "near_leaders": rows.near_leaders,
            "nothing": np.zeros(stride, np.uint64),
            "asked": asked.sets,
            "others": np.zeros((len(KINDS), stride), np.uint64),
            "is_han": is_han,
            "is_fill": is_fill,
            "classes": classes,
            "sound_starts": asked.starts,
            "sound_counts": asked.counts,
            "sounds": asked.words,
        }
        self._tables = _Tables(
            pointer(self.trie.model),
            count=len(units),
            stride=stride,
            class_count=asked.classes.count,
            need=_NEED(self._fill),
            **{name: one.ctypes.data for name, one in kept.items()},
        )

    def _fill(self, kind: int, code: int) -> None:
        import numpy as np

        row = self._kept["others"][kind]
        found = self.sources.set_of(kind, chr(code)).to_bytes(row.nbytes, "little")
        row[:] = np.frombuffer(found, np.uint64)


def _read(buffer: bytearray, count: int) -> list[Suspect]:
    if not count:
        return []
    rows = SUSPECT.iter_unpack(memoryview(buffer)[: count * SUSPECT.size])
    return [
        Suspect(gain, start, end, (chr(one) if one else "") + (chr(other) if other else ""), kind)
        for gain, start, end, one, other, kind in rows
    ]


def _address(buffer: Any) -> int:  # noqa: ANN401 - whatever lies in memory and may be written
    return addressof(c_uint8.from_buffer(buffer))
