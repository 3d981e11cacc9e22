"""One boosted forest: learnt, cross-validated by sentence, written as a table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.text.data import FOLDS
from govspider.words.spelling.acceptor import FORESTS
from training.calibration import calibration, published
from training.edits import SOURCES, EditRow, Pairs, Source
from training.flat_trees import Node, flat

LEAST = {
    "gate": -6.0,
    "outlook": -2.8,
    "quick": -3.0,
    "model": -4.0,
    "lost": 1.6,
}  # log odds below which a suspect, segment, edit are given up
# Of the wrong ones these forests learn from one in so many, which counts for all.
SAMPLED = {"gate": 3, "quick": 4}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a forest grows."""

    trees: int
    leaves: int
    rate: float  # of learning
    share: float  # of the features that a tree may use
    extra: bool = False  # thresholds are drawn by lot, not sought


# Of a table with several forests the mean is asked.
SHAPES = {
    "gate": (Shape(40, 12, 0.2, 0.8),),
    "outlook": (Shape(80, 16, 0.1, 0.8),),
    "quick": (Shape(60, 16, 0.15, 0.8),),
    "model": (Shape(1000, 24, 0.03, 0.15), Shape(500, 24, 0.1, 0.3, extra=True)),
    "lost": (Shape(200, 16, 0.07, 0.3),),
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
class Forests:
    """Boosted forests whose mean is asked."""

    models: list[Any]

    def odds(self, table: np.ndarray) -> np.ndarray:
        """Log odds of each row."""
        found: np.ndarray = np.mean([model.predict(table, raw_score=True) for model in self.models], axis=0)
        return found


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
        odds[asked] = models[-1].odds(table[asked])
    everything = fit(name, table, right, weights)
    write(out, (everything, lesson), odds, np.arange(len(rows)))
    for fold in range(FOLDS) if folds else ():
        assert folds is not None
        counted = np.flatnonzero(tenths % FOLDS != fold)
        write(folds / str(fold), (models[fold], lesson), odds, counted)
    print(name, len(rows), "rows", right.sum(), "right", flush=True)
    return odds


def write(folder: Path, learnt: tuple[Forests, Lesson], odds: np.ndarray, counted: np.ndarray) -> None:
    """Write a forest with what its log odds mean by the rows that are counted."""
    model, lesson = learnt
    record = {
        "features": list(FORESTS[lesson.name]),
        "least": LEAST[lesson.name],
        **forest(model),
        **lesson.calibrated(odds, counted.tolist()),
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{lesson.name}.json").write_text(json.dumps(record, separators=(",", ":")), encoding="utf-8")


def fit(name: str, table: np.ndarray, right: np.ndarray, weights: np.ndarray) -> Forests:
    """The boosted forests of a table."""
    import lightgbm

    if name in SAMPLED:
        taken = right | (np.arange(len(right)) % SAMPLED[name] == 0)
        weights = np.where(right, weights, SAMPLED[name] * weights)
        table, right, weights = table[taken], right[taken], weights[taken]
    models = []
    for shape in SHAPES[name]:
        options = {
            "num_leaves": shape.leaves,
            "learning_rate": shape.rate,
            "feature_fraction": shape.share,
            "extra_trees": shape.extra,
            **HABITS,
        }
        models.append(lightgbm.train(options, lightgbm.Dataset(table, right, weight=weights), shape.trees))
    return Forests(models)


def forest(forests: Forests) -> dict[str, Any]:
    """The trees as the numbers that `govspider.words.spelling.trees` asks."""
    models = forests.models

    def node(here: dict[str, Any]) -> Node:
        if "leaf_value" in here:
            return round(float(here["leaf_value"]) / len(models), 5)
        branches = [node(here["left_child"]), node(here["right_child"])]
        return [here["split_feature"], round(float(here["threshold"]), 4), *branches]

    trees = [node(tree["tree_structure"]) for model in models for tree in model.dump_model()["tree_info"]]
    return {"base": 0.0, **flat(trees)}
