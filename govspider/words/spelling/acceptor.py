"""Says how likely edits are right (判定): forests of cheap features, the model's and the word pairs', the dear ones last."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govspider.words.spelling import pairs
from govspider.words.spelling.evidence import Says
from govspider.words.spelling.features import NAMES, QUICK, Edit, Features
from govspider.words.spelling.lattice import Lattice
from govspider.words.spelling.pairs import PairModel
from govspider.words.spelling.trees import FOLDER, Forest, load_forest

LEAST_GAIN = 0.4  # an edit that gains less is hardly ever right
# Log odds for what the rest of the text says: less than what fits best (train_speller prints it: 1.25 to 1.75, and -3),
# the gains for the sake of alarms on clean text, the loss because errors of development data never repeat, people's do.
_SHIFTS = {
    Says.NOTHING: 0.0,
    Says.AS_MEANT: 1.0,
    Says.OFTEN_AS_MEANT: 1.0,
    Says.AS_WRITTEN: -1.5,
    Says.BOTH: 0.0,
}
# table → its features; the last forest also knows what the one before it said, which has seen many more edits
FORESTS = {"quick": QUICK, "model": NAMES, "pairs": (*NAMES, *pairs.NAMES, "model_odds")}


@dataclass(frozen=True, slots=True)
class Acceptor:
    """Three forests, each asked about what the one before has not given up."""

    features: Features
    quick: Forest
    model: Forest
    both: Forest  # with what the word pairs say
    pairs: PairModel | None  # without them the second forest has the last word

    def confidence(self, odds: float, says: Says = Says.NOTHING) -> float:
        """Calibrated probability that an edit is right, after what the rest of its text says."""
        last = self.model if self.pairs is None else self.both
        return last.calibrated(odds + _SHIFTS[says])

    def judge(self, lattice: Lattice, edits: list[Edit]) -> Iterator[tuple[Edit, float]]:
        """The edits of a segment that may be right, with their log odds."""
        text = lattice.text
        for edit in edits:
            if edit.gain < LEAST_GAIN:
                continue
            quick = self.features.quick(text, edit)
            if self.quick.odds(quick) < self.quick.least:
                continue
            row = self.features.row(lattice, edit, edits, quick)
            odds = self.model.odds(row)
            if odds < self.model.least:
                continue
            if self.pairs is None:
                yield edit, odds
            else:
                said = self.pairs.row(text, edit.start, edit.end, edit.new)
                yield edit, self.both.odds([*row, *said, odds])


def load_acceptor(features: Features, pair_model: PairModel | None, folder: Path = FOLDER) -> Acceptor:
    """The acceptor with the forests that ship with the project.

    Raises:
        ValueError: a table was trained for other features.
    """
    quick, model, both = (load_forest(folder / f"{name}.json", names) for name, names in FORESTS.items())
    return Acceptor(features, quick, model, both, pair_model)
