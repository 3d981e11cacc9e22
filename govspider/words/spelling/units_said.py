"""What the character model says of the edits of a segment (字模型特征)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from govspider.words.spelling.characters import REACH, Characters, Span
from govspider.words.spelling.reading import Reading

QUICK = ("unit_gain", "unit_order_old", "unit_order_new", "unit_rest")
NAMES = (
    "unit_worst_old", "unit_worst_new", "unit_first_old", "unit_first_new", "unit_rival", "unit_over_rival",
    "unit_elsewhere", "unit_segment",
)  # fmt: skip
_NONE = -9.0


class Said(NamedTuple):
    """Of one edit."""

    gain: float
    worst_old: float
    worst_new: float
    first_old: float
    first_new: float
    order_old: int  # the shortest run that was met over the change and what follows it
    order_new: int


@dataclass(slots=True)
class UnitsSaid:
    """Computes the features of one segment's edits.

    Args:
        characters: the model.
        reading: of the segment.
        spans: of all edits that are thought of, each other's rivals.
    """

    characters: Characters
    reading: Reading
    spans: Sequence[Span] = ()
    _gains: list[tuple[Span, float]] = field(default_factory=list)
    _scores: list[float] = field(init=False)
    _total: float = field(init=False)
    _said: dict[Span, Said] = field(default_factory=dict)
    _windows: dict[str, list[tuple[float, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._scores = [score for score, _ in self.reading.known]
        self._total = sum(self._scores[1:])
        found = self.characters.said(self.reading.text, self.spans) if self.spans else None
        if found:
            self._said = {span: Said(*one) for span, one in zip(self.spans, found, strict=True)}

    def of(self, span: Span) -> Said:
        """What it says of an edit."""
        found = self._said.get(span)
        if found is None:
            found = self._said[span] = self._of(*span)
        return found

    def quick(self, span: Span) -> list[float]:
        """The cheap features, in the order of QUICK."""
        said = self.of(span)
        return [said.gain, said.order_old, said.order_new, self._rest(span[0], span[1])]

    def row(self, span: Span) -> list[float]:
        """The other features, in the order of NAMES."""
        start, end, _ = span
        said = self.of(span)
        rival = elsewhere = _NONE
        if not self._gains:
            self._gains = [(other, self.of(other).gain) for other in self.spans]
        for other, gain in self._gains:
            if (other[0] < end and start < other[1]) or start == other[0]:
                if gain > rival and other != span:
                    rival = gain
            elif gain > elsewhere:
                elsewhere = gain
        return [
            said.worst_old, said.worst_new, said.first_old, said.first_new, rival, said.gain - rival, elsewhere,
            self._total / max(1, len(self._scores) - 1),
        ]  # fmt: skip

    def _rest(self, start: int, end: int) -> float:
        """log10 P of a unit of the rest, on average: how well the model knows this kind of text."""
        behind = min(len(self._scores), max(end, start + 1) + REACH)
        there = sum(self._scores[max(1, start) : behind])
        return (self._total - there) / max(1, len(self._scores) - 1 - (behind - max(1, start)))

    def _of(self, start: int, end: int, new: str) -> Said:
        text, known = self.reading.text, self.reading.known
        first = max(0, start - REACH)
        better = self._known(text[first:start] + new + text[end : end + REACH])
        was, now = known[start : end + REACH], better[start - first :]
        worst_old, order_old = min(was)[0], min([order for _, order in was])
        worst_new, order_new = min(now)[0], min([order for _, order in now])
        gain = sum([score for score, _ in now]) - sum([score for score, _ in was])
        return Said(gain, worst_old, worst_new, was[0][0], now[0][0], order_old, order_new)

    def _known(self, window: str) -> list[tuple[float, int]]:
        found = self._windows.get(window)
        if found is None:
            found = self._windows[window] = self.characters.known(window)
        return found
