"""A KenLM file as compiled code reads it: its quantised trie where it lies in memory (字模型文件布局).

`native/trie.c` asks it. The layout is that of `build_binary -q … -b … -a … trie`, KenLM's format version 5.
"""

import mmap
import struct
from ctypes import Structure, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CODES = 0x10000  # characters that have a number: all of the basic plane
MOST_ORDER = 4
_MAGIC = b"mmap lm http://kheafield.com/code format version 5\n\0"
_TRIE = 5  # quantised, with compressed pointers
_HEAD, _COUNTS = 88, 108  # where parameters and counts begin
_PARAMETERS = struct.Struct("<B3xfIB3xI")  # order, a multiplier, kind of model, has words, version
_WORD, _FLOAT = 8, 4  # bytes
_UNIGRAM = 16
_BEFORE_WORDS = b"<unk>\0"
_BITS = ("word_bits", "backoff_bits", "probability_bits", "next_bits", "total_bits")


class _Order(Structure):
    _fields_ = (
        ("entries", c_void_p),
        ("probabilities", c_void_p),
        ("backoffs", c_void_p),
        ("high", c_void_p),
        ("high_count", c_uint64),
        ("count", c_uint64),
        *((name, c_uint32) for name in _BITS),
    )


class _Trie(Structure):
    _fields_ = (
        ("unigrams", c_void_p),
        ("words", c_uint64),
        ("order", c_uint32),
        ("orders", _Order * (MOST_ORDER - 1)),
    )


class Model(Structure):
    """What `native/search.h` calls so."""

    _fields_ = (("trie", _Trie), ("words", c_void_p))


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Trie:
    """A model that compiled code can ask."""

    model: Model
    kept: tuple[Any, ...]  # what it points to


def load_trie(path: Path, numbers: Any = None) -> Trie:  # noqa: ANN401 - an array
    """Map a file and lay it out.

    Args:
        path: the file.
        numbers: what `character_numbers` says of its words, where it is known: to go through them takes time.

    Raises:
        OSError: it cannot be read.
        ValueError: it is of another kind, or cut off.
    """
    mapped = _map(path)
    if numbers is None:
        numbers = character_numbers(mapped.vocabulary())
    return Trie(Model(mapped.trie, numbers.ctypes.data), (mapped.bytes_of, numbers))


def read_vocabulary(path: Path) -> list[str]:
    """The words of a file in the order of their numbers.

    Raises:
        OSError, ValueError: as `load_trie`.
    """
    return _map(path).vocabulary()


def character_numbers(vocabulary: list[str]) -> Any:  # noqa: ANN401 - an array
    """Of each character its number among some words, 0 for none."""
    import numpy as np

    numbers = np.zeros(CODES, np.uint32)
    for number, word in enumerate(vocabulary):
        if len(word) == 1 and ord(word) < CODES:
            numbers[ord(word)] = number
    return numbers


@dataclass(frozen=True, slots=True)
class _Mapped:
    """A file in memory, and where what lies."""

    data: mmap.mmap
    bytes_of: Any
    trie: _Trie
    end: int  # where the words begin

    def vocabulary(self) -> list[str]:
        return self.data[self.end :].decode("utf-8", "replace").split("\0")[: self.trie.words]


def _map(path: Path) -> _Mapped:
    import numpy as np

    if path.stat().st_size < _COUNTS:
        raise ValueError(f"{path.name} 不是语言模型")
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    try:
        order, _, kind, _, _ = _PARAMETERS.unpack_from(data, _HEAD)
        if data[: len(_MAGIC)] != _MAGIC or kind != _TRIE or not 1 < order <= MOST_ORDER:
            raise ValueError(f"{path.name} 不是四元以内的量化模型")
        counts = struct.unpack_from(f"<{order}Q", data, _COUNTS)
        bytes_of = np.frombuffer(data, np.uint8)
        trie, end = _lay_out(data, bytes_of.ctypes.data, counts)
        is_whole = data[end : end + len(_BEFORE_WORDS)] == _BEFORE_WORDS
    except (struct.error, IndexError):
        is_whole = False
    if not is_whole:
        raise ValueError(f"{path.name} 的长度与其内容不符")
    return _Mapped(data, bytes_of, trie, end)


def _lay_out(data: mmap.mmap, base: int, counts: tuple[int, ...]) -> tuple[_Trie, int]:
    """Where everything is, and where the words begin behind it.

    Args:
        data: the file.
        base: its address.
        counts: n-grams of each order.
    """
    order = len(counts)
    at = _aligned(_COUNTS + _WORD * order) + _WORD * (1 + counts[0])  # behind the head and the words' hashes
    probability_bits, backoff_bits = data[at + 1], data[at + 2]
    tables = at + _WORD
    probabilities, backoffs = _FLOAT << probability_bits, _FLOAT << backoff_bits
    at = tables + (order - 1) * probabilities + (order - 2) * backoffs
    trie = _Trie(base + at, counts[0], order)
    at += _UNIGRAM * (counts[0] + 2)
    bits = counts[0].bit_length()
    pointer_bits = data[at + 1]
    for number in range(order - 1):
        found = trie.orders[number]
        found.count, found.word_bits, found.probability_bits = counts[number + 1], bits, probability_bits
        found.probabilities = base + tables + number * (probabilities + backoffs)
        if number + 2 < order:
            found.backoff_bits, found.backoffs = backoff_bits, found.probabilities + probabilities
            found.next_bits, found.high_count = _pointers(found.count + 1, counts[number + 2], pointer_bits)
            found.high = base + _aligned(at) + _WORD
            at += _WORD * (1 + found.high_count) + _WORD - 1
        found.entries = base + at
        found.total_bits = bits + probability_bits + found.backoff_bits + found.next_bits
        at += ((1 + found.count) * found.total_bits + 7) // 8 + _WORD
    return trie, at


def _pointers(places: int, most: int, pointer_bits: int) -> tuple[int, int]:
    """Bits of a pointer that stand beside its n-gram, and how many places tell the others: what takes least room."""
    required = most.bit_length()
    chopped = min(
        range(min(required, pointer_bits) + 1),
        key=lambda bits: (most >> (required - bits)) * 64 - places * bits,
    )
    return required - chopped, (most >> (required - chopped)) + 1


def _aligned(at: int) -> int:
    return -(-at // _WORD) * _WORD
