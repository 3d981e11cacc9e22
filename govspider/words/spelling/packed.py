"""Big tables that are looked up in a file mapped into memory (内存映射表), shared by all processes.

A hash table with open addressing: slots of four bytes that say where the record of a key is, then the records. A plain
dictionary of the same words takes sixty to two hundred bytes an entry in each process; marisa-trie takes less room in the
file than this, and four times as long for each look.
"""

import struct
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar
from zlib import crc32

Value = TypeVar("Value")
_MAGIC = b"packed 1"
_HEAD = struct.Struct("<8sI")  # magic, slots
_SLOT = struct.Struct("<I")
_LENGTHS = struct.Struct("<BH")  # bytes of a key, of its value
_ROOM = 2  # slots for each entry at least
_LONGEST_KEY, _LONGEST_VALUE = 255, 65_535  # bytes


class Packed(Generic[Value]):
    """Looks keys up in a file that `pack` has written.

    Args:
        data: what `pack` has made, see `files.map_cached`.
        read: makes a value of the text that was written for it.

    Raises:
        ValueError: it is nothing of the kind.
    """

    def __init__(self, data: memoryview, read: Callable[[str], Value]) -> None:
        self._data = data
        magic, slots = _HEAD.unpack_from(self._data)
        if magic != _MAGIC or len(self._data) < _HEAD.size + slots * _SLOT.size:
            raise ValueError("不是查找表")
        self._slots = self._data[_HEAD.size : _HEAD.size + slots * _SLOT.size].cast("I")
        self._mask = slots - 1
        self._read = read

    def get(self, key: str, default: Value) -> Value:
        """The value of a key, or the default."""
        wanted, data, slots, mask = key.encode(), self._data, self._slots, self._mask
        slot = crc32(wanted) & mask
        while at := slots[slot]:
            begin = at + _LENGTHS.size
            end = begin + data[at]
            if data[begin:end] == wanted:
                size = data[at + 1] | data[at + 2] << 8
                return self._read(str(data[end : end + size], "utf-8"))
            slot = (slot + 1) & mask
        return default

    def where(self) -> tuple[int, int, int]:
        """Address and bytes of the file, and its slots less one, for compiled code."""
        import numpy as np

        return np.frombuffer(self._data, np.uint8).ctypes.data, len(self._data), self._mask


def pack(table: Mapping[str, object]) -> bytes:
    """The file of a table; its values are written as text.

    Raises:
        ValueError: a key or a value is too long.
    """
    slots = 1 << (_ROOM * len(table)).bit_length()
    places = [0] * slots
    records = bytearray()
    first = _HEAD.size + slots * _SLOT.size
    for key, value in table.items():
        written, said = key.encode(), str(value).encode()
        if len(written) > _LONGEST_KEY or len(said) > _LONGEST_VALUE:
            raise ValueError(f"“{key[:10]}”太长")
        slot = crc32(written) & (slots - 1)
        while places[slot]:
            slot = (slot + 1) & (slots - 1)
        places[slot] = first + len(records)
        records += _LENGTHS.pack(len(written), len(said)) + written + said
    return _HEAD.pack(_MAGIC, slots) + struct.pack(f"<{slots}I", *places) + bytes(records)
