"""Cuts of windows by compiled code (`native/pairs.c`): what `PairModel.plain_cut` finds, many times faster."""

import logging
import struct
from ctypes import (
    POINTER,
    Array,
    PyDLL,
    Structure,
    byref,
    c_char,
    c_char_p,
    c_double,
    c_int32,
    c_void_p,
    pointer,
)
from ctypes import create_string_buffer as buffer_of
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from govspider.words.spelling.arrays import cached_arrays
from govspider.words.spelling.kenlm_trie import Model, Trie, character_numbers, load_trie, read_vocabulary
from govspider.words.spelling.native import load_library
from govspider.words.spelling.whole_words import LONGEST
from govspider.words.spelling.word_index import Index, index_arrays, index_of

_VERSION = 1  # raise it when the file of the cache holds something else
_MOST = 64  # characters of a window
_PIECE = struct.Struct("=ddiii4x")
_log = logging.getLogger(__name__)
PieceFields = tuple[float, float, int, int, int]  # cost, unigram, start, end, order


class _PairModel(Structure):
    _fields_ = (("model", POINTER(Model)), ("words", Index), ("numbers", c_void_p))


@dataclass(slots=True, repr=False, eq=False)
class CompiledPairs:
    """Cuts windows.

    Args:
        library: `native.load_library`.
        trie: the model.
        arrays: its words.
    """

    library: PyDLL
    trie: Trie
    arrays: dict[str, Any]
    _model: _PairModel = field(init=False)
    _pieces: Array[c_char] = field(default_factory=lambda: buffer_of(_MOST * _PIECE.size))
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        words = index_of(self.arrays, "words")
        self._model = _PairModel(pointer(self.trie.model), words, self.arrays["numbers"].ctypes.data)
        self.library.cut_window.argtypes = [
            POINTER(_PairModel), c_char_p, c_int32, c_char_p, POINTER(c_double),
        ]  # fmt: skip

    def cut(self, text: str) -> tuple[float, list[PieceFields]] | None:
        """log10 P of the likeliest cut, and its words; None for a text that is empty, too long, or of other characters."""
        size, codes = len(text), text.encode("utf-16-le")
        if not 0 < size <= _MOST or len(codes) != 2 * size:
            return None
        total = c_double()
        with self._lock:
            count = self.library.cut_window(byref(self._model), codes, size, self._pieces, byref(total))
            pieces = list(_PIECE.iter_unpack(memoryview(self._pieces)[: count * _PIECE.size]))
        pieces.reverse()
        return total.value, pieces


def load_compiled_pairs(path: Path, cache_dir: Path | None) -> CompiledPairs | None:
    """What cuts by the model of a file; None without compiled code, or for a file of another kind.

    Args:
        path: KenLM file.
        cache_dir: where its words are kept as they are looked up; None: nowhere.
    """
    library = load_library()
    if library is None:
        return None
    try:
        arrays = _arrays(path, library, cache_dir)
        return CompiledPairs(library, load_trie(path, arrays["codes"]), arrays)
    except ValueError as error:
        _log.warning("%s：编译好的切分不能读这个语言模型，改用 Python，结果相同，速度较慢", error)
        return None


def _arrays(path: Path, library: PyDLL, cache_dir: Path | None) -> dict[str, Any]:
    status = path.stat()
    name = f"pairs-{_VERSION}.{status.st_size}.{status.st_mtime_ns}.index"
    return cached_arrays(cache_dir and cache_dir / name, lambda: _work_out(path, library))


def _work_out(path: Path, library: PyDLL) -> dict[str, Any]:
    import numpy as np

    vocabulary = read_vocabulary(path)
    numbers = {word: number for number, word in enumerate(vocabulary) if number and 1 < len(word) <= LONGEST}
    plain = {
        word: number for word, number in numbers.items() if len(word.encode("utf-16-le")) == 2 * len(word)
    }
    return {
        "codes": character_numbers(vocabulary),
        "numbers": np.array(list(plain.values()), np.uint32),
        **index_arrays("words", plain, library),
    }
