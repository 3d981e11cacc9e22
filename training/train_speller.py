"""Train the tables that say which edits are right (govspider/words/spelling/forests/).

Run: python -m training.train_speller [--out FOLDER] [--folds FOLDER]
It reads the shared development data and a newspaper (training/news.py), adds errors of its own to right
sentences, judges every edit that the speller proposes, and trains three boosted forests one behind the other: of cheap
features, of the language model's, and of these with the word pairs'. Each learns from what those before it,
cross-validated by sentence, let pass.
Only numbers go into the tables, no text. What ships has learnt from all sentences; with --folds five more sets of
forests are made, each without a fifth of the sentences from beginning to end, by which `spelling --folds` measures the
whole on sentences that its forests never saw. Ten minutes on two cores, 25 with the folds.
"""

import argparse
from pathlib import Path

import numpy as np
from scrapy.utils.project import get_project_settings

from govspider.config import Config
from govspider.words.spelling.acceptor import FORESTS
from govspider.words.spelling.speller import Parts, load_parts, load_vocabulary
from govspider.words.spelling.trees import FOLDER
from training.calibration import report, weigh_evidence
from training.edits import (
    FOLDS,
    TENTHS,
    Pairs,
    Row,
    collect,
    opinions,
    sentences,
)
from training.forests import MODEL_LEAST, learn, least_of


def main() -> None:
    """Collect, then train the forests that ship and those that measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--folds", type=Path, help="folder for five sets of forests to measure with")
    options = parser.parse_args()
    config = Config.from_settings(get_project_settings())
    assert config.language_model is not None
    parts = load_parts(
        config.language_model,
        config.pair_model,
        config.cache_dir,
        load_vocabulary(config.dictionaries_dir),
    )
    pairs = sentences(parts)
    rows = collect(parts, pairs)
    train(parts, rows, pairs, options.out, frozenset())
    for fold in range(FOLDS) if options.folds else ():
        left_out = frozenset(tenth for tenth in range(TENTHS) if tenth % FOLDS == fold)
        train(parts, rows, pairs, options.folds / str(fold), left_out)


def train(parts: Parts, rows: list[Row], pairs: Pairs, out: Path, left_out: frozenset[int]) -> None:
    """Train the three forests one behind the other.

    Args:
        parts: what proposes and describes edits.
        rows: the proposed edits.
        pairs: the sentences they belong to.
        out: folder of the tables.
        left_out: tenths of the sentences that nothing is learnt from.
    """
    print(f"{out}: without {sorted(left_out)}", flush=True)
    quick = np.array([row.features[: len(FORESTS["quick"])] for row in rows], np.float32)
    odds = learn("quick", quick, rows, out, left_out)
    keep = np.flatnonzero(odds >= least_of("quick", rows, odds, left_out))
    rows = [rows[place] for place in keep]
    table = np.array([row.features for row in rows], np.float32)
    odds = learn("model", table, rows, out, left_out)
    keep = np.flatnonzero(odds >= MODEL_LEAST)
    rows = [rows[place] for place in keep]
    table = np.hstack([table[keep], opinions(parts, rows, pairs), odds[keep, None]])
    odds = learn("pairs", table, rows, out, left_out)
    report(rows, odds, pairs)
    weigh_evidence(rows, odds, pairs)


if __name__ == "__main__":
    main()
