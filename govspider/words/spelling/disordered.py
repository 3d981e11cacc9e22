"""A character twice, or two swapped (叠字、颠倒), where official text is known well.

Here the character model is surer than the forests, which have learnt from few of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.words.spelling.characters import Characters, Span
from govspider.words.spelling.features import Edit
from govspider.words.spelling.places import to_surname
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.reading import DOUBLED, SWAPPED, Reading
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.units_said import Said, UnitsSaid
from govspider.words.spelling.whole_words import LONGEST

_TWICE = re.compile(r"([一-鿿])\1")
_NEVER = frozenset("一〇零二三四五六七八九十百千万亿了")  # 二〇二二年, 一起起, 奈何不了了 are right
_COUNTRY = "中"  # 中尼 and 尼中 are both right
_LONGER = 3  # characters of a word that holds both
_MET = 3  # units of a run: every such run over the place, were it mended, was met in official text
# log10 gained by the character model from which it is told as a hint, and from which it is sure: more than anything right
# gained in some millions of characters (docs/quality.md).
_LIKELY = {DOUBLED: 4.0, SWAPPED: 5.0}
_SURE = {DOUBLED: 5.5, SWAPPED: 7.0}
_LIKELY_ODDS, _SURE_ODDS = 2.8, 4.5  # log odds that are told


@dataclass(frozen=True, slots=True)
class Disordered:
    """Finds characters that are too many or the wrong way round."""

    characters: Characters
    tables: Tables

    def find(self, reading: Reading) -> Iterator[tuple[Edit, float, Said]]:
        """Edits that mend a segment, with their log odds and what the character model says."""
        places = list(self._places(reading))
        if not places:
            return  # most text
        units = UnitsSaid(self.characters, reading)
        for kind, span in places:
            said = units.of(span)
            if said.order_new >= _MET and said.gain >= _LIKELY[kind]:
                odds = _SURE_ODDS if said.gain >= _SURE[kind] else _LIKELY_ODDS
                yield Edit(*span, _proposal(reading.text, span, said.gain), 1), odds, said

    def _places(self, reading: Reading) -> Iterator[tuple[int, Span]]:
        """What may be disordered, with its kind: whatever is twice, and of the suspects the one that gains most."""
        text = reading.text
        for twice in _TWICE.finditer(text, 1, len(text) - 1):
            if not self._may_be_twice(text, twice.start()):
                yield DOUBLED, (twice.start() + 1, twice.end(), "")
        best = max(reading.suspects, key=lambda suspect: suspect.gain, default=None)
        if best and best.kind == SWAPPED:
            written = text[best.start : best.end]
            if written not in self.tables.words and _COUNTRY not in written:
                yield SWAPPED, (best.start, best.end, best.new)

    def _may_be_twice(self, text: str, place: int) -> bool:
        """Whether two of a kind are part of a longer word, of 规规矩矩 or of a given name."""
        before, behind = text[place - 1], text[place + 2]
        if text[place] in _NEVER or before in _NEVER or text[place] in (before, behind):
            return True
        aabb = text[place - 2 : place - 1] == before or text[place + 3 : place + 4] == behind
        if aabb or to_surname(text, place - 1) == 0:
            return True
        known, last = self.tables.words, len(text) - 1
        return any(
            text[begin : begin + length] in known
            for length in range(_LONGER, LONGEST + 1)
            for begin in range(max(1, place + 2 - length), min(place, last - length) + 1)
        )


def has_twice(text: str) -> bool:
    """Whether a character stands twice side by side."""
    return _TWICE.search(text) is not None


def _proposal(text: str, span: Span, gain: float) -> Proposal:
    """The edit as a proposal that shows both characters."""
    start, end, new = span
    begin = start if new else start - 1
    return Proposal(gain, begin, end, text[begin:start] + new, 0.0, gain)
