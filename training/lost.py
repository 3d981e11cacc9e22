"""The forest that judges where a character was lost (govspider/words/spelling/lost.py).

Run: python -m training.lost CORPORA MODELS [--out FOLDER] [--folds FOLDER]
It needs no cut into words, so it learns by itself, in a few minutes: from official documents that the models have not read,
as they are and with one character lost in each sentence, from the other right sentences of the development data, and from
sentences with other errors, where one more character would mend nothing.
"""

import argparse
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.text.data import fold_of, part_of
from govspider.words.spelling.drafts import in_drafts
from govspider.words.spelling.lattice import SEGMENT
from govspider.words.spelling.lost import Losses
from govspider.words.spelling.trees import FOLDER
from govspider.words.spelling.units import with_borders
from training.calibration import ERRORS, KNOTS, shares_of
from training.edits import EditRow, Pairs, Source, Which, is_meant, matching_places, sentences
from training.forests import Lesson, learn
from training.loading import load_for_training
from training.news import LEARNT_RIGHT
from training.own_texts import KEPT_OWN

# The calibration weight of right ones is 1 where they count as published official text.
SOURCES = (
    Source("corpus", 10_000, 1.0, Which.CORPUS_LOST),
    Source("corpus", 16_000, 1.0, Which.CORPUS_RIGHT, 1.0),
    Source("corpus", 3000, 0.5, Which.CORPUS_SPOILT),
    Source("clean_xxqg_b", 9999, 2.0, Which.WRITTEN, 1.0),
    Source("clean_xxqg_b", 9999, 0.5, Which.LOST),
    Source(LEARNT_RIGHT, 6000, 1.0, Which.MEANT),
    Source("names", 1500, 1.0, Which.NAMES),
    Source("csc_ecspell_odw_train", 9999, 1.0, Which.WRITTEN),
    Source("csc_ecspell_law_train", 9999, 1.0, Which.WRITTEN),
    Source("csc_ecspell_odw_train", 9999, 0.5, Which.LOST),
    Source("csc_ecspell_law_train", 9999, 0.5, Which.LOST),
    Source("csc_mcsc_5k", 9999, 1.0, Which.WRITTEN),
    Source("csc_gen_de3", 1000, 1.0, Which.MEANT),
    Source(KEPT_OWN, 9999, 1.0, Which.MEANT),
    Source(KEPT_OWN, 9999, 0.5, Which.LOST),
)
LOST_SHARE = 0.2  # of the errors of published text: an assumption, as nobody has counted them for us


@dataclass(frozen=True, slots=True)
class LostLesson(Lesson):
    """What the forest learns from, and what its log odds mean."""

    def calibrated(self, odds: np.ndarray, counted: list[int]) -> dict[str, list[float]]:
        """The share of right findings on published text, and by it in drafts."""
        rows, share = self.rows, len(counted) / len(self.rows)
        right = odds[[place for place in counted if rows[place].right and not rows[place].source]]
        published = [place for place in counted if self.sources[rows[place].source].calibration]
        wrong = odds[[place for place in published if not rows[place].right]]
        characters = sum(
            len(meant)
            for source, pairs in zip(self.sources, self.pairs, strict=True)
            for _, meant in pairs
            if source.calibration
        )
        errors = sum(written != meant for written, meant in self.pairs[0])
        found = shares_of(right, LOST_SHARE * ERRORS / (share * errors), wrong, 1e5 / (share * characters))
        return {"raw": list(KNOTS), "sure": [round(in_drafts(one), 4) for one in found], "published": found}


def main() -> None:
    """Collect and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--folds", type=Path, help="folder for five forests to measure with")
    options = parser.parse_args()
    parts = load_for_training(options.models)
    pairs = sentences(parts.whole, options.corpora, SOURCES)
    rows = lost_rows([Losses(own) for own in parts.folds], pairs)
    table = np.array([row.features for row in rows], np.float32)
    odds = learn(LostLesson("lost", table, rows, pairs, SOURCES), options.out, options.folds)
    report(rows, odds, pairs)


def lost_rows(folds: Sequence[Losses], pairs: Pairs) -> list[EditRow]:
    """Every place where a character may have been lost, each by models that have not read its sentence."""
    rows = []
    for source, found in enumerate(pairs):
        for number, (written, meant) in enumerate(found):
            matching, losses = matching_places(written, meant), folds[fold_of(meant)]
            for segment in SEGMENT.finditer(written):
                at = segment.start() - 1
                reading = losses.parts.suspects.read(with_borders(written, *segment.span()))
                edits = losses.edits(reading)
                features = losses.rows(reading, losses.said(reading, edits), edits)
                for edit, own in zip(edits, features, strict=True):
                    start, new = at + edit.start, edit.new
                    right = is_meant(meant, matching, start, start, new)
                    place = (source, number, part_of(meant), start, start, new, segment.span())
                    rows.append(EditRow(*place, array("f", own), right))
    return rows


def report(rows: list[EditRow], odds: np.ndarray, pairs: Pairs) -> None:
    """Print, for each source, what is found at some log odds, cross-validated."""
    for level in KNOTS:
        told = [row for row, own in zip(rows, odds, strict=True) if own >= level]
        line = f"{level:5.1f}"
        for source, found in enumerate(pairs):
            mine = [row for row in told if row.source == source]
            right = sum(row.right for row in mine)
            characters = sum(len(meant) for _, meant in found)
            line += f"  {source}: {right} right, {1e5 * (len(mine) - right) / characters:.1f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
