"""One boosted forest: learnt, cross-validated by sentence, written as a table."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from govspider.words.spelling.acceptor import FORESTS
from training.calibration import calibration
from training.edits import (
    CALIBRATED_ON,
    FOLDS,
    SOURCES,
    Row,
)

QUICK_KEEPS = 0.985  # share of the right edits that the cheap features let pass
MODEL_LEAST = -4.0  # log odds from which the word pairs are asked
SHAPES = {"quick": (40, 0.15), "model": (300, 0.05), "pairs": (300, 0.03)}  # trees, learning rate
HABITS = {
    "min_data_in_leaf": 20,
    "feature_fraction": 0.8,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "min_sum_hessian_in_leaf": 1.0,
    "max_delta_step": 2.0,  # without it the odds of the first trees run away
    "seed": 11,
    "verbose": -1,
}


def learn(name: str, table: np.ndarray, rows: list[Row], out: Path, left_out: frozenset[int]) -> np.ndarray:
    """Train a forest and write it; the log odds of every edit by a forest that did not see its sentence."""
    tenths = np.array([row.tenth for row in rows])
    right = np.array([row.right for row in rows])
    weights = np.array([SOURCES[row.source].weight for row in rows])
    odds = np.zeros(len(rows))
    learnt = ~np.isin(tenths, list(left_out))
    for fold in range(FOLDS):
        seen = learnt & (tenths % FOLDS != fold)
        asked = tenths % FOLDS == fold
        model = fit(name, table[seen], right[seen], weights[seen])
        odds[asked] = model.predict(table[asked], raw_score=True)
    model = fit(name, table[learnt], right[learnt], weights[learnt])
    record = {
        "features": list(FORESTS[name]),
        "least": round(least_of(name, rows, odds, left_out), 4),
        **forest(model),
        **calibration(rows, odds, np.flatnonzero(learnt).tolist()),
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.json").write_text(json.dumps(record, separators=(",", ":")), encoding="utf-8")
    print(name, len(rows), "edits", flush=True)
    return odds


def least_of(name: str, rows: list[Row], odds: np.ndarray, left_out: frozenset[int]) -> float:
    """The log odds below which a forest gives an edit up: nearly all right ones of the quick one lie above."""
    if name != "quick":
        return MODEL_LEAST
    right = [
        odds[place]
        for place, row in enumerate(rows)
        if row.right and row.source in CALIBRATED_ON and row.tenth not in left_out
    ]
    return float(np.quantile(right, 1 - QUICK_KEEPS))


def fit(name: str, table: np.ndarray, right: np.ndarray, weights: np.ndarray) -> Any:  # noqa: ANN401 - no types
    """A boosted forest."""
    import lightgbm

    trees, rate = SHAPES[name]
    options = {"objective": "binary", "num_leaves": 16, "learning_rate": rate, "lambda_l2": 1.0, **HABITS}
    return lightgbm.train(options, lightgbm.Dataset(table, right, weight=weights), trees)


def forest(model: Any) -> dict[str, Any]:  # noqa: ANN401 - no types
    """The trees as nested lists: a leaf is a number; feature, threshold, at or below, above."""

    def node(here: dict[str, Any]) -> Any:  # noqa: ANN401
        if "leaf_value" in here:
            return round(float(here["leaf_value"]), 4)
        branches = [node(here["left_child"]), node(here["right_child"])]
        return [here["split_feature"], round(float(here["threshold"]), 4), *branches]

    return {"base": 0.0, "trees": [node(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]}
