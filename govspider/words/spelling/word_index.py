"""Words as compiled code looks them up (词表索引): a hash table that is mapped into memory, see `native/words.h`."""

from collections.abc import Iterable
from ctypes import PyDLL, Structure, c_int32, c_uint32, c_void_p
from typing import Any

from govspider.words.spelling.whole_words import LONGEST

_ROOM = 1.5  # slots for each word at least


class Index(Structure):
    """What `native/words.h` calls so."""

    _fields_ = (("slots", c_void_p), ("keys", c_void_p), ("mask", c_uint32), ("count", c_int32))


def index_arrays(name: str, words: Iterable[str], library: PyDLL) -> dict[str, Any]:
    """The arrays of an index of words of at most `LONGEST` characters, each once."""
    import numpy as np

    keys = np.frombuffer("".join(word.ljust(LONGEST, "\0") for word in words).encode("utf-16-le"), np.uint16)
    count = len(keys) // LONGEST
    slots = np.zeros(1 << int(_ROOM * count).bit_length(), np.uint32)
    library.index_words.argtypes = [c_void_p, c_int32, c_void_p, c_uint32]
    library.index_words.restype = None
    library.index_words(keys.ctypes.data, count, slots.ctypes.data, len(slots) - 1)
    return {f"{name}_slots": slots, f"{name}_keys": keys}


def index_of(arrays: dict[str, Any], name: str) -> Index:
    """The index of what `index_arrays` has made; the arrays must be kept."""
    slots, keys = arrays[f"{name}_slots"], arrays[f"{name}_keys"]
    return Index(slots.ctypes.data, keys.ctypes.data, len(slots) - 1, len(keys) // LONGEST)
