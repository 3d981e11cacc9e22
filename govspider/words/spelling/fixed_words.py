"""A segment while it is fixed round by round, and where its characters stood before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from govspider.words.spelling.characters import Span
from govspider.words.spelling.features import Edit


class Correction(NamedTuple):
    """Characters [start, end) of a segment should be `new`; [word_start, word_end) is the word they stand in."""

    start: int
    end: int
    new: str
    odds: float  # by the acceptor, before what the rest of the text says
    word_start: int
    word_end: int
    common: bool = False  # what would be changed stands in a common word
    details: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """What is replaced, and by what."""
        return self.start, self.end, self.new

    def meets(self, other: "Correction") -> bool:
        """Whether two corrections cannot both be made."""
        return spans_meet(self.start, self.end, other.start, other.end)


def spans_meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two spans overlap or begin at the same place (two insertions there would exclude each other)."""
    return (start < other_end and other_start < end) or start == other_start


@dataclass(slots=True)
class Fixed:
    """The text so far, its boundaries in the original, and which characters are new."""

    text: str
    _boundaries: list[int] = field(init=False)
    _fresh: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        self._boundaries = list(range(len(self.text) + 1))
        self._fresh = [False] * len(self.text)

    def is_untouched(self, edit: Edit) -> bool:
        """Whether an edit leaves alone what was fixed before."""
        return not any(self._fresh[max(0, edit.start - (edit.start == edit.end)) : edit.end])

    def correction(self, edit: Edit, odds: float, *, common: bool) -> Correction:
        """The edit, at its place in the original."""
        boundaries, word = self._boundaries, edit.proposal
        return Correction(
            boundaries[edit.start],
            boundaries[edit.end],
            edit.new,
            odds,
            boundaries[word.start],
            boundaries[word.end],
            common,
            edit.details,
        )

    def apply(self, edits: list[Edit]) -> None:
        """Make edits that do not overlap."""
        for edit in sorted(edits, key=lambda edit: -edit.start):
            start, end, new = edit.start, edit.end, edit.new
            inner = (
                self._boundaries[start + 1 : end]
                if len(new) == end - start
                else [self._boundaries[start]] * (len(new) - 1)
            )
            self.text = self.text[:start] + new + self.text[end:]
            self._boundaries[start + 1 : end] = inner
            if not new:
                del self._boundaries[start]
            elif start == end:
                self._boundaries.insert(start, self._boundaries[start])
            self._fresh[start:end] = [True] * len(new)


def without_clashes(corrections: list[Correction]) -> list[Correction]:
    """The surest corrections that can all be made, in order of place."""
    kept: list[Correction] = []
    for correction in sorted(corrections, key=lambda item: (-item.odds, item.start, item.end, item.new)):
        if not any(correction.meets(other) for other in kept):
            kept.append(correction)
    return sorted(kept)


def shown_span(correction: Correction, others: Iterable[Correction], length: int) -> tuple[int, int]:
    """The span to show: the whole word where no other correction stands in it, never an empty one, never a border.

    Args:
        correction: counted from the border before the segment.
        others: all corrections of the segment.
        length: of the segment with its borders.
    """
    start, end = min(correction.word_start, correction.start), max(correction.word_end, correction.end)
    free = all(other is correction or not spans_meet(start, end, other.start, other.end) for other in others)
    if free and start < end:
        return start, end
    if correction.start < correction.end and correction.new:
        return correction.start, correction.end
    if correction.start > 1:
        return correction.start - 1, correction.end
    return 1, min(correction.end + 1, length - 1)
