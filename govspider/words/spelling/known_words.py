"""Every word that may be proposed, looked up by compiled code in a file mapped into memory (候选词索引).

A dictionary of the same words takes a tenth of a second to read and forty megabytes in each process.
"""

import logging
from ctypes import POINTER, PyDLL, byref, c_char_p, c_double, c_int32, c_void_p
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from govspider.words.spelling.arrays import cached_arrays
from govspider.words.spelling.kenlm_trie import character_numbers, read_vocabulary
from govspider.words.spelling.native import load_library
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.whole_words import NO_WORD
from govspider.words.spelling.word_index import Index, index_arrays, index_of

_log = logging.getLogger(__name__)
_VERSION = 1  # raise it when the file of the cache holds something else


@dataclass(slots=True, repr=False, eq=False)
class KnownWords:
    """Looks words up, see `Words`.

    Args:
        library: `native.load_library`.
        arrays: `words_slots` and `words_keys`; `scores` and `numbers` of the words, see `native/lattice.h`; `codes`, the
            numbers of characters.
    """

    library: PyDLL
    arrays: dict[str, Any]
    index: Index = field(init=False)
    _numbers: memoryview = field(init=False)
    _scores: memoryview = field(init=False)
    _where: int = field(init=False)  # address of the scores

    def __post_init__(self) -> None:
        library, arrays = self.library, self.arrays
        self.index = index_of(arrays, "words")
        self._numbers, self._scores = memoryview(arrays["numbers"]), memoryview(arrays["scores"])
        self._where = arrays["scores"].ctypes.data
        library.find_word.argtypes, library.find_word.restype = [POINTER(Index), c_char_p, c_int32], c_int32
        library.cover_place.argtypes = [
            POINTER(Index), c_void_p, c_char_p, *[c_int32] * 3, c_double, POINTER(c_double),
        ]  # fmt: skip
        library.cover_place.restype = c_int32

    def get(self, word: str, default: float) -> float:
        """See `Words`."""
        row = self._row(word)
        return default if row < 0 else float(self._scores[row])

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._row(word) >= 0

    def is_compound(self, word: str) -> bool:
        """See `Words`."""
        row = self._row(word)
        return row >= 0 and self._numbers[row] < 0

    def cover(self, text: str, start: int, end: int) -> tuple[int, float]:
        """See `Words`."""
        score = c_double()
        length: int = self.library.cover_place(
            byref(self.index),
            self._where,
            text.encode("utf-16-le"),
            len(text),
            start,
            end,
            NO_WORD,
            byref(score),
        )
        return length, score.value

    def _row(self, word: str) -> int:
        codes = word.encode("utf-16-le")
        found: int = self.library.find_word(byref(self.index), codes, len(codes) // 2)
        return found


def with_known_words(tables: Tables, model: Path, stem: Path) -> Tables:
    """The tables with their words as compiled code looks them up; as they are without it, or for a file of another kind.

    Args:
        tables: what is looked up.
        model: KenLM file of words.
        stem: of the names of the tables' files in the cache.

    Raises:
        OSError: the model cannot be read.
    """
    library = load_library()
    if library is None:
        return tables

    def make() -> dict[str, Any]:
        return _work_out(tables, model, library)

    try:
        arrays = cached_arrays(stem.with_name(f"{stem.name}-{_VERSION}.index"), make)
    except ValueError as error:  # of another kind, which KenLM reads all the same
        _log.warning("%s：编译好的候选查找不能读这个语言模型，改用 Python，结果相同，速度较慢", error)
        return tables
    return replace(tables, words=KnownWords(library, arrays))


def _work_out(tables: Tables, model: Path, library: PyDLL) -> dict[str, Any]:
    import numpy as np

    vocabulary = read_vocabulary(model)
    numbers = {word: number for number, word in enumerate(vocabulary)}
    chains = tables.chains
    rows = [_parts(chains[word]) if word in chains else numbers[word] for word in tables.unigrams]
    return {
        "codes": character_numbers(vocabulary),
        "scores": np.array(list(tables.unigrams.values()), np.float64),
        "numbers": np.array(rows, np.int32),
        **index_arrays("words", tables.unigrams, library),
    }


def _parts(chain: str) -> int:
    """Of a compound -1 less the places where its parts begin but for the first, as bits."""
    at, places = 0, 0
    for part in chain.split()[:-1]:
        at += len(part)
        places |= 1 << at
    return -1 - places
