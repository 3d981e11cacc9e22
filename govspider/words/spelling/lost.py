"""A character lost (漏字): where official text would have one more.

Where two units meet that hardly ever do, a character may have stood between them. Which one, the character model knows
best (`suspects.py`), and right text would gain by one more at hardly any place. What gains is judged by a forest of its
own, which has learnt from sentences that had lost one character each (`training.lost`): in all segments, those that the
gates end, too, and before they are cut into words. It tells hints only.
"""

from dataclasses import dataclass

from govspider.words.spelling import doubts, features, pairs, units_said
from govspider.words.spelling.features import Edit
from govspider.words.spelling.parts import Parts
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.reading import Reading, Suspect
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.units_said import UnitsSaid
from govspider.words.spelling.whole_words import LONGEST

LOST = (
    "cost", "cost_behind", "order", "order_behind", "to_start", "to_end", "size", "places",
    *features.OF_TEXT, *units_said.QUICK, *units_said.NAMES, *pairs.NAMES, *doubts.NAMES,
)  # fmt: skip
MOST = (
    0.13  # share of right findings that is told at most: a hint, below those of other kinds that are as sure
)
_REACH = 3  # units: nearer to each other only the place that gains most is believed


@dataclass(frozen=True, slots=True)
class Losses:
    """Looks for places where a character may have been lost, and describes them."""

    parts: Parts

    def edits(self, reading: Reading) -> list[Edit]:
        """The characters that may have been lost, the one that gains most first; of those close together only that one."""
        kept: list[Edit] = []
        for one in sorted(reading.lost, key=lambda one: (-one.gain, one.start)):
            if not any(abs(one.start - other.start) < _REACH for other in kept):
                proposal = _proposal(self.parts.tables, reading.text, one)
                kept.append(Edit(one.start, one.end, one.new, proposal, 1))
        return kept

    def rows(self, reading: Reading, said: UnitsSaid, edits: list[Edit]) -> list[list[float]]:
        """The features of some edits, in the order of LOST."""
        if not edits:
            return []
        text, known = reading.text, reading.known
        looks = self.parts.corrector.read(text).doubts([edit.span for edit in edits])
        own = self.parts.features.of_text(text, edits)
        nothing = (0.0, 0)  # behind the last unit
        rows = []
        for edit, look, words in zip(edits, looks, own, strict=True):
            place = edit.start
            here, behind = known[place], known[place + 1] if place + 1 < len(known) else nothing
            rows.append(
                [
                    -here[0],
                    -behind[0],
                    here[1],
                    behind[1],
                    place,
                    len(text) - place,
                    len(text),
                    len(edits),
                    *words,
                    *said.quick(edit.span),
                    *said.row(edit.span),
                    *self.parts.pairs.row(text, *edit.span),
                    *look,
                ]
            )
        return rows

    def said(self, reading: Reading, edits: list[Edit]) -> UnitsSaid:
        """What the character model says of some edits, beside each other and what else may be meant."""
        others = [(one.start, one.end, one.new) for one in reading.suspects]
        return UnitsSaid(self.parts.characters, reading, [*(edit.span for edit in edits), *others])


def _proposal(tables: Tables, text: str, lost: Suspect) -> Proposal:
    """The longest word that the character makes, or the character with its neighbour."""
    place, last = lost.start, len(text)
    fixed = text[:place] + lost.new + text[place:]
    words = (
        (begin, begin + length)
        for length in range(LONGEST, 1, -1)
        for begin in range(max(1, place + 1 - length), min(place, last - length) + 1)
        if fixed[begin : begin + length] in tables.words
    )
    alone = (place - 1, place + 1) if place > 1 else (place, place + 2)
    begin, stop = next(words, alone)
    return Proposal(lost.gain, begin, stop - 1, fixed[begin:stop], 0.0, lost.gain)
