"""One boosted forest: learnt, cross-validated by sentence, written as a table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from govspider.words.spelling.acceptor import FORESTS
from training.calibration import calibration, published
from training.edits import CALIBRATED_ON, SOURCES, EditRow, Pairs, Source
from training.flat_trees import Node, flat
from training.loading import FOLDS

QUICK_KEEPS = 0.985  # share of the right ones that the cheap features let pass
LEAST = {
    "gate": -4.0,
    "outlook": -3.4,
    "model": -4.0,
    "lost": 1.6,
}  # log odds below which a suspect, segment, edit are given up
ASKED = {"quick": -4.0}  # what the product gives up, where the next forest learns from more
# Of the wrong ones these forests learn from one in so many, which counts for all.
SAMPLED = {"gate": 3, "quick": 4}
# Trees, leaves, learning rate, share of the features that a tree may use.
SHAPES = {
    "gate": (40, 12, 0.2, 0.8),
    "outlook": (80, 16, 0.1, 0.8),
    "quick": (60, 16, 0.15, 0.8),
    "model": (400, 24, 0.07, 0.3),
    "lost": (200, 16, 0.07, 0.3),
}
HABITS = {
    "objective": "binary",
    "lambda_l2": 1.0,
    "min_data_in_leaf": 20,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "min_sum_hessian_in_leaf": 1.0,
    "max_delta_step": 2.0,  # without it the odds of the first trees run away
    "seed": 11,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one forest learns from."""

    name: str
    table: np.ndarray  # features of the rows
    rows: list[EditRow]
    pairs: Pairs  # the sentences they belong to
    sources: Sequence[Source] = SOURCES

    def calibrated(self, odds: np.ndarray, counted: list[int]) -> dict[str, list[float]]:
        """What log odds mean by the rows that are counted, in drafts and on published text."""
        return {
            **calibration(self.rows, odds, counted),
            "published": published(self.rows, odds, counted, self.pairs),
        }


def learn(lesson: Lesson, out: Path, folds: Path | None) -> np.ndarray:
    """Train a forest and write it; the log odds of every row by a forest that did not see its sentence.

    Args:
        lesson: what it learns from.
        out: folder of the forest that has learnt from everything.
        folds: folder of folders, for those that have each not seen a fifth of the sentences.
    """
    name, table, rows = lesson.name, lesson.table, lesson.rows
    tenths = np.array([row.tenth for row in rows])
    right = np.array([row.right for row in rows])
    weights = np.array([lesson.sources[row.source].weight for row in rows])
    odds = np.zeros(len(rows))
    models = []
    for fold in range(FOLDS):
        seen, asked = tenths % FOLDS != fold, tenths % FOLDS == fold
        models.append(fit(name, table[seen], right[seen], weights[seen]))
        odds[asked] = models[-1].predict(table[asked], raw_score=True)
    least = ASKED.get(name, round(least_of(name, rows, odds), 4))
    everything = fit(name, table, right, weights)
    write(out, (everything, lesson), odds, np.arange(len(rows)), least)
    for fold in range(FOLDS) if folds else ():
        assert folds is not None
        counted = np.flatnonzero(tenths % FOLDS != fold)
        write(folds / str(fold), (models[fold], lesson), odds, counted, least)
    print(name, len(rows), "rows", right.sum(), "right; least", least, flush=True)
    return odds


def write(
    folder: Path, learnt: tuple[Any, Lesson], odds: np.ndarray, counted: np.ndarray, least: float
) -> None:
    """Write a forest with what its log odds mean by the rows that are counted."""
    model, lesson = learnt
    record = {
        "features": list(FORESTS[lesson.name]),
        "least": least,
        **forest(model),
        **lesson.calibrated(odds, counted.tolist()),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{lesson.name}.json").write_text(json.dumps(record, separators=(",", ":")), encoding="utf-8")


def least_of(name: str, rows: list[EditRow], odds: np.ndarray) -> float:
    """The log odds below which a forest gives an edit up: nearly all right ones of the quick one lie above."""
    if name in LEAST:
        return LEAST[name]
    right = [odds[place] for place, row in enumerate(rows) if row.right and row.source in CALIBRATED_ON]
    return float(np.quantile(right, 1 - QUICK_KEEPS))


def fit(name: str, table: np.ndarray, right: np.ndarray, weights: np.ndarray) -> Any:  # noqa: ANN401 - no types
    """A boosted forest."""
    import lightgbm

    trees, leaves, rate, share = SHAPES[name]
    options = {"num_leaves": leaves, "learning_rate": rate, "feature_fraction": share, **HABITS}
    if name in SAMPLED:
        taken = right | (np.arange(len(right)) % SAMPLED[name] == 0)
        weights = np.where(right, weights, SAMPLED[name] * weights)
        table, right, weights = table[taken], right[taken], weights[taken]
    return lightgbm.train(options, lightgbm.Dataset(table, right, weight=weights), trees)


def forest(model: Any) -> dict[str, Any]:  # noqa: ANN401 - no types
    """The trees as the numbers that `govspider.words.spelling.trees` asks."""

    def node(here: dict[str, Any]) -> Node:
        if "leaf_value" in here:
            return round(float(here["leaf_value"]), 4)
        branches = [node(here["left_child"]), node(here["right_child"])]
        return [here["split_feature"], round(float(here["threshold"]), 4), *branches]

    return {"base": 0.0, **flat([node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]])}
