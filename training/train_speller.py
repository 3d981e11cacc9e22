"""Train the tables that say which edits are right (govspider/words/spelling/forests/).

Run: python -m training.train_speller CORPORA MODELS [--out FOLDER] [--folds FOLDER]
MODELS holds models made by `official_models CORPORA MODELS --keep-out 20`, `vectors` and `train_corrector`: the
forests learn from the lines that those have not read, from the shared development data and from a newspaper
(training/news.py). Errors of our own are added to right
sentences, every suspect and every edit that the speller proposes is judged, and four boosted forests are trained: the
gate, of what the character model says of a suspect; one of cheap features; one of all, of the edits that the cheap ones,
cross-validated by sentence, let pass, pairs of right words aside; and the outlook, which of the segments that the gate
lets pass had a likely edit.
Only numbers go into the tables, no text. What ships has learnt from all sentences; with --folds five more sets of
forests are made, each without a fifth of the sentences from beginning to end, by which `spelling --folds` measures the
whole on sentences that its forests never saw.
"""

import argparse
from pathlib import Path

import numpy as np
from scrapy.utils.project import get_project_settings

from govspider.config import Config
from govspider.words.spelling import features
from govspider.words.spelling.acceptor import FORESTS
from govspider.words.spelling.protected_pairs import load_protected_pairs
from govspider.words.spelling.trees import FOLDER, load_forest
from training.calibration import report, weigh_evidence
from training.edits import LAST_SOURCES, EditRow, Pairs, collect, opinions, sentences
from training.forests import LEAST, Lesson, learn
from training.loading import load_for_training
from training.outlook import segment_rows, worth_a_cut


def main() -> None:
    """Collect, then train the forests that ship and those that measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--folds", type=Path, help="folder for five sets of forests to measure with")
    options = parser.parse_args()
    parts = load_for_training(options.models)
    pairs = sentences(parts.whole, options.corpora)
    rows = collect(parts, pairs)
    out, folds = options.out, options.folds
    learn(Lesson("gate", features_of(rows.gate), rows.gate, pairs), out, folds)
    edits = rows.edits
    table = features_of(edits)
    own, seen = np.split(table, [len(features.NAMES)], axis=1)
    odds = learn(Lesson("quick", np.hstack([own[:, : len(features.QUICK)], seen]), edits, pairs), out, folds)
    keep = told_of(edits, np.flatnonzero(odds >= LEAST["quick"]), pairs)
    edits = [edits[place] for place in keep]
    table = np.hstack([own[keep], opinions(parts, edits, pairs)])
    odds = learn(Lesson("model", table, edits, pairs, LAST_SOURCES), out, folds)
    gate, model = (load_forest(out / f"{name}.json", FORESTS[name]) for name in ("gate", "model"))
    segments = segment_rows(parts, gate, pairs, worth_a_cut(edits, odds, model))
    learn(Lesson("outlook", features_of(segments), segments, pairs), out, folds)
    report(edits, odds, pairs)
    weigh_evidence(edits, odds, pairs)


def told_of(edits: list[EditRow], places: np.ndarray, pairs: Pairs) -> np.ndarray:
    """The places of those edits that do more than change one right word for another (never_touch.txt: no accusation)."""
    protected = load_protected_pairs(Config.from_settings(get_project_settings()).dictionaries_dir)
    spared = [
        protected.spares(pairs[edit.source][edit.sentence][0], edit.start, edit.end, edit.new)
        for edit in (edits[place] for place in places)
    ]
    told: np.ndarray = places[~np.array(spared, bool)]
    return told


def features_of(rows: list[EditRow]) -> np.ndarray:
    """The features of rows as a table."""
    return np.array([row.features for row in rows], np.float32)


if __name__ == "__main__":
    main()
