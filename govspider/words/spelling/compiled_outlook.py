"""What a segment promises, by compiled code (`native/outlook.c`): as gate, `outlook_row` and outlook say it, in one go."""

from ctypes import POINTER, PyDLL, Structure, byref, c_char_p, c_double, c_int32, c_void_p, pointer
from dataclasses import dataclass, field
from typing import Any

from govspider.words.spelling.known_words import KnownWords
from govspider.words.spelling.reading import Reading
from govspider.words.spelling.rows import Rows
from govspider.words.spelling.sounds_and_shapes import Traits
from govspider.words.spelling.suspects import Suspects
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.trees import Branches, Forest
from govspider.words.spelling.word_index import Index


class _Outlook(Structure):
    _fields_ = (
        ("traits", POINTER(Traits)),
        ("words", Index),
        ("scores", c_void_p),
        ("gate", POINTER(Branches)),
        ("outlook", POINTER(Branches)),
        ("gate_least", c_double),
    )


class _Read(Structure):
    _fields_ = (
        *((name, c_char_p) for name in ("text", "scores", "met", "suspects", "rows")),
        ("mean", c_double),
        *((name, c_int32) for name in ("size", "count", "is_strange")),
    )


@dataclass(slots=True, repr=False, eq=False)
class CompiledOutlook:
    """Asks gate and outlook.

    Args:
        library: `native.load_library`.
        kept: what `outlook` points to.
        outlook: the forests, and what they are told.
    """

    library: PyDLL
    kept: tuple[Any, ...]
    outlook: _Outlook
    _ask: Any = field(init=False)

    def __post_init__(self) -> None:
        self._ask = self.library.promise_of
        self._ask.argtypes, self._ask.restype = [POINTER(_Outlook), POINTER(_Read)], c_double

    def promise(self, reading: Reading) -> float | None:
        """Log odds that a segment is worth a cut, minus infinity where it ends at the gate; None if it was not read so."""
        raw, rows = reading.raw, reading.rows
        if raw is None or not isinstance(rows, Rows):
            return None
        text = reading.text.encode("utf-16-le")
        shape = (len(reading.text), len(rows), reading.is_strange)
        read = _Read(text, *raw, rows.data, reading.mean, *shape)
        found: float = self._ask(byref(self.outlook), byref(read))
        return found


def compile_outlook(
    suspects: Suspects, tables: Tables, gate: Forest, outlook: Forest
) -> CompiledOutlook | None:
    """The two forests as compiled code asks them; None without it.

    Args:
        suspects: whose search knows how characters sound and look.
        tables: of the words.
        gate: the forest of suspects.
        outlook: the forest of segments.
    """
    search, words = suspects.compiled, tables.words
    if not search or not isinstance(words, KnownWords) or not gate.compiled or not outlook.compiled:
        return None
    told = _Outlook(
        pointer(search.traits),
        words.index,
        words.arrays["scores"].ctypes.data,
        pointer(gate.compiled.branches),
        pointer(outlook.compiled.branches),
        gate.least,
    )
    return CompiledOutlook(words.library, (search, words, gate, outlook), told)
