"""Says how likely edits are right (判定): forests of cheap features first, of all of them for what is left."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govspider.words.spelling import corrector, pairs, prints, rivals
from govspider.words.spelling.compiled_outlook import CompiledOutlook, compile_outlook
from govspider.words.spelling.corrector import Corrector, Look
from govspider.words.spelling.evidence import Says
from govspider.words.spelling.features import NAMES, QUICK, Edit, Features
from govspider.words.spelling.gate_rows import GATE
from govspider.words.spelling.lattice import Cut
from govspider.words.spelling.lost import LOST, MOST, Losses
from govspider.words.spelling.outlook import OUTLOOK, outlook_row
from govspider.words.spelling.pairs import PairModel
from govspider.words.spelling.parts import Parts
from govspider.words.spelling.prints import Prints
from govspider.words.spelling.reading import IMPROBABLE, IMPROBABLE_IN_DRAFTS, Reading
from govspider.words.spelling.suspects import Suspects
from govspider.words.spelling.trees import FOLDER, Forest, load_forest
from govspider.words.spelling.units import DIGIT
from govspider.words.spelling.units_said import Said, UnitsSaid

# What is hardly ever right (log10 gained): less than this by the words, less by the characters …
_LEAST_GAIN, _LEAST_UNITS = 0.4, 0.3
_STRONG, _LEAST_STRONG = 3.0, -1.5  # … unless the words are sure, and the characters not against it …
_LEAST_TOGETHER, _ENOUGH_UNITS = 2.5, 1.5  # … or less by both, unless the characters are sure …
_ALONE_UNITS = 1.0  # … from here on, whatever the words say
# Log odds for what the rest of the text says: less than what fits best (train_speller prints it: 1.25 to 1.75, and -3),
# the gains for the sake of alarms on clean text, the loss because errors of development data never repeat, people's do.
_SHIFTS = {
    Says.NOTHING: 0.0,
    Says.AS_MEANT: 1.0,
    Says.OFTEN_AS_MEANT: 1.0,
    Says.AS_WRITTEN: -1.5,
    Says.BOTH: 0.0,
}
_MEASURES = frozenset(
    "个名位人户家件项条次场期批台辆吨米所套间层栋座份只头株月日时分岁天届章款号宗起例笔元万亿亩支类种处"
)
_NO_ODDS = -math.inf
# What the outlook lets pass (from its `least` on, see training/forests.py) goes on by what it promises and how wrong the
# network takes its worst character to be: so much for each of its log odds, of at most so many, and together so much.
# docs/quality.md says what that gives.
_PER_BLAME, _MOST_BLAME, _PROMISING = 0.5, 3.0, -2.6
FORESTS = {
    "gate": GATE,
    "outlook": OUTLOOK,
    "quick": (*QUICK, *corrector.QUICK),
    "model": (*NAMES, *pairs.NAMES, *corrector.NAMES, *rivals.NAMES, *prints.NAMES),
    "lost": LOST,
}  # table → its features


@dataclass(frozen=True, slots=True)
class Acceptor:
    """Four forests, each asked about what the one before has not given up: two of segments, two of edits.

    A fifth is asked about characters that may have been lost.
    """

    features: Features
    suspects: Suspects
    pairs: PairModel
    corrector: Corrector
    prints: Prints
    losses: Losses
    gate: Forest
    outlook: Forest
    quick: Forest
    model: Forest
    lost: Forest
    compiled: CompiledOutlook | None = None  # of gate and outlook
    is_of_drafts: bool = False  # neither the gate nor the outlook ends anything

    def confidence(self, odds: float, says: Says = Says.NOTHING) -> float:
        """Calibrated probability that an edit is right, after what the rest of its text says."""
        return self.model.calibrated(odds + _SHIFTS[says])

    def published(self, odds: float, says: Says = Says.NOTHING) -> float:
        """Likewise on published official text, where one error stands in 20,000 characters."""
        return self.model.calibrated_published(odds + _SHIFTS[says])

    def goes_on(self, reading: Reading) -> bool:
        """Whether a segment is worth a cut into words.

        A published page's has a suspect worth a look, or is of a kind that the character model does not know, and promises
        something, by itself and together with what the network makes of it; or has a place that is very improbable. A
        draft's has one where anything is improbable.
        """
        if reading.dearest >= self.improbable:
            return True
        return not self.is_of_drafts and self._is_promising(reading)

    @property
    def improbable(self) -> float:
        """-log10 P of two units together from which a segment goes on, whatever gate and outlook say."""
        return IMPROBABLE_IN_DRAFTS if self.is_of_drafts else IMPROBABLE

    def _is_promising(self, reading: Reading) -> bool:
        if not reading.suspects and not reading.is_strange:
            return False
        promise = self.promise(reading)
        if promise < self.outlook.least:
            return False
        worst = self.corrector.read(reading.text).worst
        return promise + _PER_BLAME * max(-_MOST_BLAME, min(_MOST_BLAME, worst)) >= _PROMISING

    def promise(self, reading: Reading) -> float:
        """Log odds that a segment with suspects, or a strange one, is worth a cut; minus infinity where the gate ends it."""
        found = self.compiled.promise(reading) if self.compiled else None
        return self._promise_plainly(reading) if found is None else found

    def _promise_plainly(self, reading: Reading) -> float:
        """The same without compiled code."""
        rows = self.suspects.rows(reading)
        odds = self.gate.odds(rows)
        if not passes(reading, odds, self.gate.least):
            return _NO_ODDS
        return self.outlook.odds([outlook_row(self.features.tables, reading, rows, odds)])[0]

    def find_lost(self, reading: Reading) -> Iterator[tuple[Edit, float, Said]]:
        """Characters that a segment may have lost, with log odds that say as much as those of other edits."""
        edits = self.losses.edits(reading)
        if not edits:
            return  # most text
        said = self.losses.said(reading, edits)
        odds = self.lost.odds(self.losses.rows(reading, said, edits))
        for edit, own in zip(edits, odds, strict=True):
            if own >= self.lost.least:
                share = min(MOST, self.lost.calibrated_published(own))
                yield edit, self.model.odds_published(share), said.of(edit.span)

    def judge(
        self, lattice: Cut, said: UnitsSaid, look: Look, edits: list[Edit]
    ) -> Iterator[tuple[Edit, float]]:
        """The edits of a segment that may be right, with their log odds.

        Args:
            lattice: of the segment.
            said: what the character model says of the edits.
            look: the corrector's at the segment.
            edits: all that are thought of.
        """
        text = lattice.text
        asked = worth_asking(edits, said, look)
        quick = self.features.quick(text, asked, said)
        seen = look.quick([edit.span for edit in asked])
        promised = self.quick.odds([[*row, *looked] for row, looked in zip(quick, seen, strict=True)])
        left = [
            (edit, row)
            for edit, row, odds in zip(asked, quick, promised, strict=True)
            if odds >= self.quick.least
        ]
        spans = [edit.span for edit, _ in left]
        looks = look.features(spans)
        beside = rivals.rows(spans, [row for _, row in left], looks)
        rows = [
            [
                *self.features.row(lattice, edit, edits, row, said),
                *self.pairs.row(text, *edit.span),
                *looked,
                *others,
                *self.prints.row(text[edit.start : edit.end], edit.new),
            ]
            for (edit, row), looked, others in zip(left, looks, beside, strict=True)
        ]
        for (edit, _), odds in zip(left, self.model.odds(rows), strict=True):
            if odds >= self.model.least:
                yield edit, odds


def passes(reading: Reading, odds: list[float], least: float) -> bool:
    """Whether the gate lets a segment pass, whose suspects have these log odds."""
    return reading.is_strange or max(odds, default=_NO_ODDS) >= least


def worth_asking(edits: list[Edit], said: UnitsSaid, look: Look) -> list[Edit]:
    """The edits that gain enough to be asked about, or that the network would make; none of a measure word."""
    wanted = {(suspect.start, suspect.end, suspect.new) for suspect in look.suspects()}
    return [
        edit
        for edit in edits
        if (edit.span in wanted or gains(edit, said)) and not is_measure(said.reading.text, edit)
    ]


def gains(edit: Edit, said: UnitsSaid) -> bool:
    """Whether an edit gains enough by the words and by the characters."""
    units = said.of(edit.span).gain
    if edit.gain < _LEAST_GAIN:
        return units >= _ALONE_UNITS
    if units < _ENOUGH_UNITS and units + edit.gain < _LEAST_TOGETHER:
        return False
    return units >= _LEAST_UNITS or (edit.gain >= _STRONG and units > _LEAST_STRONG)


def is_measure(text: str, edit: Edit) -> bool:
    """Whether a measure word (量词) behind digits would be changed: which one stands there is the writer's choice."""
    return edit.start == 1 and text[0] == DIGIT and text[1] in _MEASURES and edit.new[:1] != text[1]


def load_acceptor(parts: Parts, folder: Path = FOLDER) -> Acceptor:
    """The acceptor with the forests of a folder.

    Raises:
        ValueError: a table was trained for other features.
    """
    forests = (load_forest(folder / f"{name}.json", names) for name, names in FORESTS.items())
    gate, outlook, quick, model, lost = forests
    return Acceptor(
        parts.features,
        parts.suspects,
        parts.pairs,
        parts.corrector,
        parts.prints,
        Losses(parts),
        gate,
        outlook,
        quick,
        model,
        lost,
        compile_outlook(parts.suspects, parts.tables, gate, outlook),
    )
