"""Boosted forests kept as tables (判定表), evaluated in plain Python; trained by training/train_speller.py."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "forests"
# A leaf is a number; a branch: feature, threshold, where to go at or below it, where to go above.
Node = float | tuple[int, float, "Node", "Node"]
_EARLY = 20  # trees after which the hopeless are given up, and after as many again
_HOPELESS = 0.5  # log odds below the least then: what ends above the least does not come so low on its way


@dataclass(frozen=True, slots=True)
class Forest:
    """Says how likely an edit is right, from its features."""

    base: float  # log odds before any tree
    trees: tuple[Node, ...]
    raw: tuple[float, ...]  # log odds of the trees, rising …
    sure: tuple[float, ...]  # … and the share of right edits found at each in drafts (calibration) …
    least: float = -math.inf  # log odds below which an edit is given up
    published: tuple[float, ...] = ()  # … and in published official text, where errors are rare

    def odds(self, row: list[float]) -> float:
        """Log odds by the trees; what is hopeless after some of them is not followed further."""
        odds, hopeless = self.base, self.least - _HOPELESS
        for begin in range(0, len(self.trees), _EARLY):
            for node in self.trees[begin : begin + _EARLY]:
                while type(node) is tuple:  # the fastest of the ways to ask, and this is the inmost loop
                    feature, threshold, below, above = node
                    node = below if row[feature] <= threshold else above  # noqa: PLW2901
                odds += node  # type: ignore[operator]
            if odds < hopeless:
                return -math.inf
        return odds

    def calibrated(self, odds: float) -> float:
        """Share of right edits at such odds in drafts; 0 for what is hopeless."""
        return _between(odds, self.raw, self.sure)

    def calibrated_published(self, odds: float) -> float:
        """Share of right edits at such odds in published official text; 0 for what is hopeless."""
        return _between(odds, self.raw, self.published)


def load_forest(path: Path, names: tuple[str, ...]) -> Forest:
    """A forest that ships with the project.

    Args:
        path: the table.
        names: the features it will be asked with, in their order.

    Raises:
        ValueError: the table was trained for other features.
    """
    table = json.loads(path.read_text(encoding="utf-8"))
    if tuple(table["features"]) != names:
        raise ValueError(f"{path.name} 与本版本的特征不符，请重新训练")
    trees = tuple(_node(tree) for tree in table["trees"])
    return Forest(
        table["base"],
        trees,
        tuple(table["raw"]),
        tuple(table["sure"]),
        table["least"],
        tuple(table["published"]),
    )


def _between(odds: float, raw: tuple[float, ...], sure: tuple[float, ...]) -> float:
    if odds <= raw[0]:
        return 0.0
    if odds >= raw[-1]:
        return sure[-1]
    above = next(index for index, value in enumerate(raw) if value > odds)
    share = (odds - raw[above - 1]) / (raw[above] - raw[above - 1])
    return sure[above - 1] + share * (sure[above] - sure[above - 1])


def _node(node: float | list[float]) -> Node:
    if isinstance(node, list):
        feature, threshold, below, above = node
        return int(feature), threshold, _node(below), _node(above)
    return node
