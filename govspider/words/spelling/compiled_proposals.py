"""Cuts and proposals by compiled code (`native/`): what `Lattice` and `Proposer` find, many times faster."""

import struct
from collections.abc import Iterable, Sequence
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
    c_int64,
    c_uint16,
    c_uint32,
    c_uint64,
    c_void_p,
    create_string_buffer,
    pointer,
)
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from govspider.words.spelling import proposals
from govspider.words.spelling.asked import FIRST_CLASS
from govspider.words.spelling.characters import Span
from govspider.words.spelling.compiled import MOST_SIZE, SUSPECT, CompiledSearch
from govspider.words.spelling.kenlm_trie import Model, Trie
from govspider.words.spelling.known_words import KnownWords
from govspider.words.spelling.lattice import Cut, Word
from govspider.words.spelling.packed import Packed
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.reading import Suspect
from govspider.words.spelling.sounds_and_shapes import Traits
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.whole_words import LONGEST
from govspider.words.spelling.word_index import Index, index_of

PACKED = ("blanks", "sounds", "common")
_MOST_LIKELY = 4096
_WORD, _MEANT, _CHANGE = struct.Struct("=iid"), struct.Struct("=4d4i6H4x"), struct.Struct("=6i12s12s")
_DESCRIBED, _COVERS = struct.Struct("=15d"), 5  # numbers of a change
_LENGTHS = LONGEST + 2
Change = tuple[Span, Span]  # what a proposal replaces, and the smallest replacement that does the same
_BOUNDS = ("ORDINARY_WORD", "STRANGE_WORD", "ODD_WORD", "KEEP_FROM", "KEEP_SUSPECT_FROM")
_BY_LENGTH = ("ordinary", "strange", "frequent_from", "most")
_COUNTS = (
    "SHORTEST", "LONGEST_MEANT", "MOST_CHANGED", "FILLS", "UNLIKE_FROM", "UNLIKE", "UNLIKE_OF", "LOST", "FEW_LOST",
    "KEPT", "KEEP",
)  # fmt: skip


class _Packed(Structure):
    _fields_ = (("data", c_void_p), ("size", c_uint64), ("mask", c_uint32))


class _Lists(Structure):
    _fields_ = (("starts", c_void_p), ("values", c_void_p), ("count", c_uint32))


class _Lexicon(Structure):
    _fields_ = (("model", POINTER(Model)), ("words", Index), ("numbers", c_void_p), ("scores", c_void_p))


class _Choices(Structure):
    _fields_ = (
        *((name, c_double) for name in _BOUNDS),
        *((name, c_double * _LENGTHS) for name in _BY_LENGTH),
        *((name, c_int32) for name in _COUNTS),
    )


class _Meanings(Structure):
    _fields_ = (
        ("lexicon", _Lexicon),
        *((name, _Packed) for name in PACKED),
        ("halves", Index),
        ("half_kinds", c_void_p),
        *((name, _Lists) for name in ("singles", "shapes")),
        ("traits", POINTER(Traits)),
        ("classes", c_void_p),
        ("first_class", c_uint16),
    )


@dataclass(slots=True)
class CompiledLattice(Cut):
    """A cut that compiled code has made, and can be asked about."""

    library: PyDLL
    lattice: Array[c_char]
    kept: object  # what it points to

    def orders(self, start: int, end: int, word: str) -> tuple[int, int, int]:
        """See `Cut`."""
        found = (c_int32 * 3)()
        codes, (first, last) = word.encode("utf-16-le"), self.around(start, end)
        self.library.lattice_orders(self.lattice, start, end, codes, len(word), first, last, found)
        return found[0], found[1], found[2]


@dataclass(slots=True, repr=False, eq=False)
class CompiledProposer:
    """Cuts segments and proposes words.

    Args:
        library: `native.load_library`.
        trie: the model of words.
        words: all that may be proposed.
        arrays: what `load_meanings` has worked out.
        tables: the tables it was worked out from.
        packed: of them those of `PACKED`, mapped into memory.
        search: knows how characters sound and look.
    """

    library: PyDLL
    trie: Trie
    words: KnownWords
    arrays: dict[str, Any]
    tables: Tables
    packed: tuple[Packed[Any], ...]
    search: CompiledSearch
    _meanings: _Meanings = field(init=False)
    _choices: _Choices = field(init=False)
    _found: Array[c_char] = field(default_factory=lambda: create_string_buffer(_MOST_LIKELY * _MEANT.size))
    _path: Array[c_char] = field(default_factory=lambda: create_string_buffer(MOST_SIZE * _WORD.size))
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        arrays, tables, library = self.arrays, self.tables, self.library
        lexicon = _Lexicon(
            pointer(self.trie.model),
            self.words.index,
            *(self.words.arrays[name].ctypes.data for name in ("numbers", "scores")),
        )
        self._meanings = _Meanings(
            lexicon,
            *(_Packed(*one.where()) for one in self.packed),
            index_of(arrays, "halves"),
            arrays["half_kinds"].ctypes.data,
            *(self._lists(name) for name in ("singles", "shapes")),
            pointer(self.search.traits),
            self.search.classes.ctypes.data,
            FIRST_CLASS,
        )
        self._choices = _choices(tables)
        library.lattice_bytes.argtypes, library.lattice_bytes.restype = [c_int32], c_int64
        library.lattice_cut.argtypes = [c_char_p, POINTER(_Lexicon), c_char_p, c_int32, c_char_p]
        library.lattice_orders.argtypes = [
            c_char_p,
            c_int32,
            c_int32,
            c_char_p,
            *[c_int32] * 3,
            POINTER(c_int32),
        ]
        library.lattice_orders.restype = None
        library.describe_changes.argtypes = [POINTER(_Meanings), c_char_p, c_char_p, c_int32, c_char_p]
        library.describe_changes.restype = None
        library.cover_changes.argtypes = [
            POINTER(_Meanings), c_char_p, c_int32, c_char_p, c_int32, POINTER(c_double),
        ]  # fmt: skip
        library.cover_changes.restype = None
        library.propose_words.argtypes = [
            c_char_p, POINTER(_Meanings), POINTER(_Choices), c_char_p, c_int32, c_char_p,
        ]  # fmt: skip

    def cut(self, text: str) -> CompiledLattice | None:
        """The likeliest cut of a text; None for one that is empty, too long, or holds other characters."""
        size, codes = len(text), text.encode("utf-16-le")
        if not 0 < size <= MOST_SIZE or len(codes) != 2 * size:
            return None
        library = self.library
        found = CompiledLattice(text, library, create_string_buffer(library.lattice_bytes(size)), self)
        with self._lock:
            count = library.lattice_cut(found.lattice, byref(self._meanings.lexicon), codes, size, self._path)
            words = list(_WORD.iter_unpack(memoryview(self._path)[: count * _WORD.size]))
        found.path = [Word(start, end, text[start:end], total) for start, end, total in words]
        found.at = [index for index, (start, end, _) in enumerate(words) for _ in range(start, end)]
        found.total = words[-1][2]
        return found

    def propose(self, lattice: CompiledLattice, suspects: Iterable[Suspect]) -> list[Proposal] | None:
        """What `Proposer.propose` finds; None where there are more words than room."""
        asked = [
            SUSPECT.pack(one.gain, one.start, one.end, *map(ord, one.new.ljust(2, "\0")), one.kind)
            for one in suspects
        ]
        with self._lock:
            count = self.library.propose_words(
                lattice.lattice,
                byref(self._meanings),
                byref(self._choices),
                b"".join(asked),
                len(asked),
                self._found,
            )
            rows = list(_MEANT.iter_unpack(memoryview(self._found)[: max(0, count) * _MEANT.size]))
        if count < 0:
            return None
        return [
            Proposal(gain, start, end, "".join(map(chr, codes[:size])), inside, estimate)
            for gain, inside, estimate, _, start, end, size, _, *codes in rows
        ]

    def describe(self, text: str, changes: Sequence[Change]) -> list[tuple[float, ...]] | None:
        """The features `_WORDS` of `features.py`; None for what compiled code cannot read.

        Args:
            text: any text.
            changes: within it.
        """
        asked, rows = _packed(text, changes), create_string_buffer(len(changes) * _DESCRIBED.size)
        if asked is None:
            return None
        self.library.describe_changes(byref(self._meanings), *asked, len(changes), rows)
        return list(_DESCRIBED.iter_unpack(memoryview(rows)[: len(changes) * _DESCRIBED.size]))

    def covers(self, text: str, change: Change) -> tuple[float, ...] | None:
        """The features `_COVERS` likewise, of one change."""
        asked = _packed(text, [change])
        if asked is None:
            return None
        codes, packed = asked
        row = (c_double * _COVERS)()
        self.library.cover_changes(byref(self._meanings), codes, len(text), packed, 1, row)
        return tuple(row)

    def _lists(self, name: str) -> _Lists:
        starts, values = self.arrays[f"{name}_starts"], self.arrays[name]
        return _Lists(starts.ctypes.data, values.ctypes.data, len(values))


def _packed(text: str, changes: Sequence[Change]) -> tuple[bytes, bytes] | None:
    """A text and changes of it as compiled code reads them; None for what is too long, or of other characters."""
    codes, asked = text.encode("utf-16-le"), b""
    if len(text) > MOST_SIZE or len(codes) != 2 * len(text):
        return None
    for (start, end, word), (begin, stop, new) in changes:
        written, news = word.encode("utf-16-le"), new.encode("utf-16-le")
        if max(len(written), len(news)) > 2 * LONGEST:
            return None
        asked += _CHANGE.pack(start, end, len(written) // 2, begin, stop, len(news) // 2, written, news)
    return codes, asked


def _choices(tables: Tables) -> _Choices:
    by_length = {
        "ordinary": proposals.ORDINARY,
        "strange": proposals.STRANGE,
        "frequent_from": proposals.FREQUENT_FROM,
        "most": proposals.most_of(tables),
    }
    return _Choices(
        **{name: getattr(proposals, name) for name in (*_BOUNDS, *_COUNTS)},
        **{
            name: (c_double * _LENGTHS)(*(values.get(length, 0.0) for length in range(_LENGTHS)))
            for name, values in by_length.items()
        },
    )
