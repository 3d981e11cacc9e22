"""Train the table that says which edits are right (govspider/text/spelling/acceptor.json).

Run: pip install scikit-learn; python -m benchmarks.text.train_speller [--out FILE]
It reads the shared development data, adds errors of its own to right sentences, judges every edit that the
speller proposes, trains a boosted forest and calibrates it by three-fold cross-validation. The tenth of the
sentences whose hash ends so (`spelling.HELD_OUT`) is left out of everything, so that it can tell how good it is.
Only numbers go into the table, no text. Some twenty minutes on one core.
"""

import argparse
import difflib
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scrapy.utils.project import get_project_settings

from benchmarks.text.inject import Injector
from benchmarks.text.spelling import DATA, HELD_OUT, part_of, read
from govspider.config import Config
from govspider.text.spelling.features import NAMES, Features, edits_of
from govspider.text.spelling.lattice import Lattice
from govspider.text.spelling.mended import spans_meet
from govspider.text.spelling.proposals import Proposer
from govspider.text.spelling.speller import Speller, load_speller
from govspider.text.spelling.trees import TABLE

# Sentences as they are, and right sentences with errors of our own: set, most rows, weight, errors added.
SOURCES = (
    ("csc_ecspell_odw_train", 9999, 1.0, False),
    ("csc_ecspell_law_train", 9999, 1.0, False),
    ("clean_xxqg_b", 9999, 1.5, False),
    ("csc_mcsc_5k", 2000, 0.25, False),
    ("csc_sighan2014", 500, 0.25, False),
    ("clean_xxqg_b", 9999, 0.3, True),
    ("csc_ecspell_odw_train", 9999, 0.3, True),
    ("csc_ecspell_law_train", 9999, 0.3, True),
    ("csc_mcsc_5k", 800, 0.05, True),
)
CALIBRATED_ON = SOURCES[:3]  # official writing, law, clean official text …
CLEAN_WEIGHT = 0.1  # … of which clean sentences count so much
KNOTS = (-4, -3, -2.2, -1.5, -1, -0.5, 0, 0.4, 0.8, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 3.6, 4, 4.5, 5, 5.5)
SUREST = 0.995
FOLDS = 3
SEED = 11
HAN = re.compile(r"[一-鿿]{2,120}")


@dataclass(frozen=True, slots=True)
class Row:
    """One proposed edit."""

    source: int
    sentence: int
    part: int
    start: int
    end: int
    features: list[float]
    right: bool


def main() -> None:
    """Collect, cross-validate, calibrate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    config = Config.from_settings(get_project_settings())
    speller = load_speller(
        config.language_model, config.cache_dir, config.dictionaries_dir, config.accuse_confidence
    )
    assert speller is not None
    rows = collect(speller)
    odds = cross_validated(rows)
    model = fit([row for row in rows if row.part != HELD_OUT])
    table = {"features": list(NAMES), **forest(model), **calibration(rows, odds)}
    options.out.write_text(json.dumps(table, separators=(",", ":")), encoding="utf-8")


def collect(speller: Speller) -> list[Row]:
    """Every edit that is proposed for the training sentences."""
    injector = Injector(speller, random.Random(SEED))
    rows = []
    for source, (name, most, _weight, inject) in enumerate(SOURCES):
        pairs = read(DATA / f"{name}.tsv", held_out=False)[:most]
        if inject:
            pairs = [(injector.spoil(meant), meant) for _, meant in pairs]
        for sentence, (written, meant) in enumerate(pairs):
            rows += judged(speller, written, meant, source, sentence)
        print(name, len(rows), flush=True)
    return rows


def judged(speller: Speller, written: str, meant: str, source: int, sentence: int) -> list[Row]:
    """The edits of one sentence, each right or not."""
    proposer = Proposer(speller.tables, speller.confusable)
    features = Features(speller.tables, speller.confusable, speller.official)
    borders = matching_borders(written, meant)
    part = part_of(meant)
    rows = []
    for segment in HAN.finditer(written):
        lattice = Lattice(segment.group(), speller.scorer, speller.tables)
        edits = edits_of(segment.group(), proposer.propose(lattice))
        for edit in edits:
            start, end = segment.start() + edit.start, segment.start() + edit.end
            first, last = borders.get(start), borders.get(end)
            right = (
                first is not None and last is not None and meant[first:last] == edit.new != written[start:end]
            )
            row = features.row(lattice, edit, edits)
            rows.append(Row(source, sentence, part, start, end, row, right))
    return rows


def matching_borders(written: str, meant: str) -> dict[int, int]:
    """Places between characters that stand at the same place of both sentences."""
    if len(written) == len(meant):
        return {place: place for place in range(len(written) + 1)}
    borders = {0: 0, len(written): len(meant)}
    for tag, start, end, first, last in difflib.SequenceMatcher(
        None, written, meant, autojunk=False
    ).get_opcodes():
        borders.setdefault(start, first)
        borders[end] = last
        if tag == "equal" or end - start == last - first:
            borders.update((start + step, first + step) for step in range(1, end - start))
    return borders


def fit(rows: list[Row]) -> Any:  # noqa: ANN401 - scikit-learn is needed for training only
    """The boosted forest."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=250, max_leaf_nodes=16, learning_rate=0.06, l2_regularization=1.0, early_stopping=False
    )
    weights = [SOURCES[row.source][2] for row in rows]
    table = np.array([row.features for row in rows], np.float32)
    return model.fit(table, [row.right for row in rows], sample_weight=weights)


def cross_validated(rows: list[Row]) -> list[float]:
    """Log odds of every edit by a forest that did not see its sentence."""
    odds = [0.0] * len(rows)
    for fold in range(FOLDS):
        model = fit([row for row in rows if row.part != HELD_OUT and row.part % FOLDS != fold])
        places = [place for place, row in enumerate(rows) if row.part % FOLDS == fold]
        told = model.decision_function(np.array([rows[place].features for place in places], np.float32))
        for place, value in zip(places, told, strict=True):
            odds[place] = float(value)
    return odds


def calibration(rows: list[Row], odds: list[float]) -> dict[str, list[float]]:
    """Share of right edits about each knot, among the edits that would be made; never falling."""
    made = without_clashes(
        [place for place, row in enumerate(rows) if row.source < len(CALIBRATED_ON)], rows, odds
    )
    sure: list[float] = []
    for knot in KNOTS:
        near = [place for place in made if abs(odds[place] - knot) < (0.45 if knot < 3 else 0.6)]
        weights = [
            CLEAN_WEIGHT if SOURCES[rows[place].source][0].startswith("clean") else 1.0 for place in near
        ]
        right = sum(weight for place, weight in zip(near, weights, strict=True) if rows[place].right)
        share = (right + 0.2) / (sum(weights) + 0.6)
        sure.append(round(min(SUREST, max(share, *sure, 0.0)), 4))
    return {"raw": list(KNOTS), "sure": sure}


def without_clashes(places: list[int], rows: list[Row], odds: list[float]) -> list[int]:
    """Of edits that exclude each other the surest."""
    kept: dict[tuple[int, int], list[int]] = {}
    for place in sorted(places, key=lambda place: -odds[place]):
        row = rows[place]
        others = kept.setdefault((row.source, row.sentence), [])
        if not any(spans_meet(row.start, row.end, rows[other].start, rows[other].end) for other in others):
            others.append(place)
    return [place for others in kept.values() for place in others]


def forest(model: Any) -> dict[str, Any]:  # noqa: ANN401
    """The trees as nested lists: a leaf is a number; feature, threshold, at or below, above."""

    def node(nodes: Any, index: int) -> Any:  # noqa: ANN401
        here = nodes[index]
        if here["is_leaf"]:
            return round(float(here["value"]), 4)
        branches = [node(nodes, here["left"]), node(nodes, here["right"])]
        return [int(here["feature_idx"]), round(float(here["num_threshold"]), 4), *branches]

    predictors = model._predictors  # noqa: SLF001 - there is no public way to the trees
    trees = [node(tree.nodes, 0) for (tree,) in predictors]
    return {"base": round(float(np.ravel(model._baseline_prediction)[0]), 4), "trees": trees}  # noqa: SLF001


if __name__ == "__main__":
    main()
