"""The character model of official text (字模型)."""

import logging
import struct
from collections.abc import Iterable, Sequence
from ctypes import byref, c_float, c_uint8
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govspider.words.spelling.kenlm_trie import Trie, load_trie
from govspider.words.spelling.native import load_library

_log = logging.getLogger(__name__)
CHARACTERS = "characters.lm"
Known = tuple[
    float, int
]  # log10 P of a unit after those before it, the length of the run that ends there and was met
Span = tuple[int, int, str]  # [start, end) → new
LONGEST_NEW = 6  # characters that replace others, where compiled code looks at it
SaidFields = tuple[float, float, float, float, float, int, int]  # the fields of `units_said.Said`
_MOST = 256  # units that compiled code reads at a time
_EDIT, _SAID = struct.Struct("=iii6H"), struct.Struct("=dffffii")
_PADDING = (0,) * 6
_LAST = "\uffff"  # character that compiled code knows
REACH = 3  # characters before and behind a change whose probability it moves: an order-4 model's


@dataclass(slots=True)
class Characters:
    """KenLM's model of single units (see `units`), and the same as compiled code reads it."""

    model: Any
    trie: Trie | None = None
    _full: Any = field(init=False)
    _state: Any = field(init=False)
    _null: Any = field(init=False)
    _ask: Any = field(init=False, default=None)
    _ask_edits: Any = field(init=False, default=None)

    def __post_init__(self) -> None:
        import kenlm

        if self.trie and (library := load_library()):
            self._ask, self._ask_edits = library.look_known, library.look_said

        self._full, self._state, self._null = self.model.full_scores, kenlm.State, kenlm.State()
        self.model.NullContextWrite(self._null)

    def known(self, text: str) -> list[Known]:
        """log10 P of each unit after those before it, and the length of the run that ends there and was met."""
        size, codes = len(text), text.encode("utf-16-le")
        if self._ask is None or self.trie is None or size > _MOST or len(codes) != 2 * size:
            return [(found[0], found[1]) for found in self._full(" ".join(text), False, False)]  # noqa: FBT003 - KenLM's
        scores, met = (c_float * size)(), (c_uint8 * size)()
        self._ask(byref(self.trie.model), codes, size, scores, met)
        return list(zip(scores, met, strict=True))

    def said(self, text: str, spans: Sequence[Span]) -> list[SaidFields] | None:
        """What the model says of some edits (`units_said.Said`); None where no compiled code can look at them."""
        size, codes = len(text), text.encode("utf-16-le")
        if self.trie is None or self._ask_edits is None or size > _MOST or len(codes) != 2 * size:
            return None
        if not all(0 <= start <= end <= size and len(new) <= LONGEST_NEW for start, end, new in spans):
            return None
        if max("".join(new for _, _, new in spans), default="") > _LAST:
            return None
        edits = b"".join(
            _EDIT.pack(start, end, len(new), *map(ord, new), *_PADDING[len(new) :])
            for start, end, new in spans
        )
        found = bytearray(_SAID.size * len(spans))
        into = (c_uint8 * len(found)).from_buffer(found)
        self._ask_edits(byref(self.trie.model), codes, size, edits, len(spans), into)
        return list(_SAID.iter_unpack(found))

    def weigher(self, text: str, known: list[Known]) -> "Weigher":
        """What weighs replacements in a text; `known` is what `known` says of it."""
        return Weigher(text, [score for score, _ in known], self.model.BaseScore, self._state, self._null)


@dataclass(slots=True)
class Weigher:
    """Weighs replacements in one text, unit by unit, and gives up what cannot gain enough.

    Of an order-4 model a replacement moves its own units and the three behind it.
    """

    text: str
    scores: list[float]  # log10 P of each unit as it stands
    _score: Any
    _make: Any
    _null: Any
    _states: dict[int, Any] = field(default_factory=dict)  # place → the model's state before it

    def gainers(self, start: int, end: int, news: Iterable[str], least: float) -> list[tuple[float, str]]:
        """Which of some replacements of [start, end) gain at least so much, log10 of the odds, and how much."""
        base = sum(self.scores[start : end + REACH])
        floor, tail = base + least, self.text[end : end + REACH]
        before, score = self._before(start), self._score
        one, other = self._make(), self._make()
        found = []
        for new in news:
            total, here, after = 0.0, before, one
            for unit in new + tail:
                total += score(here, unit, after)
                if total < floor:
                    break  # no unit adds anything
                here, after = after, one if after is other else other
            else:
                found.append((total - base, new))
        return found

    def _before(self, place: int) -> Any:  # noqa: ANN401 - a state of KenLM, which has no types
        state = self._states.get(place)
        if state is None:
            state = self._null
            for unit in self.text[max(0, place - REACH) : place]:
                after = self._make()
                self._score(state, unit, after)
                state = after
            self._states[place] = state
        return state


def load_characters(path: Path) -> Characters:
    """The model of a file, mapped into memory.

    Raises:
        OSError, RuntimeError: the file cannot be read.
    """
    import kenlm

    model = kenlm.Model(str(path))
    if load_library() is None:
        return Characters(model)
    try:
        return Characters(model, load_trie(path))
    except ValueError as error:  # of another kind, which KenLM reads all the same
        _log.warning("%s：编译好的查找不能读这个语言模型，改用 Python，结果相同，速度较慢", error)
        return Characters(model)
