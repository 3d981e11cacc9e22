"""Boosted forests kept as tables (判定表), asked about many rows at once; trained by training/train_speller.py.

Every branch of every tree is asked in one go, and a tree's leaf is the first that none of its branches rules out
(QuickScorer: Lucchese et al., SIGIR 2015): leaves are bits, and a branch whose way goes above rules
out those below.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "forests"
# A leaf is a number; a branch: feature, threshold, where to go at or below it, where to go above.
Node = float | list[Any]
_BITS = 32  # leaves of a tree at most
_ALL = (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Forest:
    """Says how likely edits are right, from their features."""

    base: float  # log odds before any tree
    features: Any  # of the branches, the same number for each tree …
    thresholds: Any
    left: (
        Any  # … and which leaves are left, as bits, where the feature lies above the threshold: tree × branch
    )
    leaves: Any  # log odds of the leaves, all trees one behind the other
    first: Any  # place of each tree's first leaf there
    raw: tuple[float, ...]  # log odds of the trees, rising …
    sure: tuple[float, ...]  # … and the share of right edits found at each in drafts (calibration) …
    least: float = -math.inf  # log odds below which an edit is given up
    published: tuple[float, ...] = ()  # … and in published official text, where errors are rare

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log odds of each row."""
        import numpy as np

        if not rows:
            return []
        ways = (np.array(rows).take(self.features, axis=1) > self.thresholds).astype(np.uint32)
        ways -= np.uint32(1)  # nothing where the branch goes above, else all
        ways |= self.left
        open_leaves = np.bitwise_and.reduce(ways.reshape(len(rows), -1, len(self.first)), axis=1)
        chosen = np.bitwise_count((open_leaves - np.uint32(1)) & ~open_leaves)  # blanks behind the lowest bit
        found: list[float] = (self.leaves[self.first + chosen].sum(axis=1) + self.base).tolist()
        return found

    def calibrated(self, odds: float) -> float:
        """Share of right edits at such odds in drafts; 0 for what is hopeless."""
        return _between(odds, self.raw, self.sure)

    def calibrated_published(self, odds: float) -> float:
        """Share of right edits at such odds in published official text; 0 for what is hopeless."""
        return _between(odds, self.raw, self.published)

    def odds_published(self, share: float) -> float:
        """The least log odds at which this share of edits is right in published official text."""
        return _between(share, self.published, self.raw) if share > self.published[0] else self.raw[0]


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
    return forest_of(table)


def forest_of(table: dict[str, Any]) -> Forest:
    """The forest of a table."""
    return Forest(
        table["base"],
        *_arrays([_Tree.of(tree) for tree in table["trees"]]),
        tuple(table["raw"]),
        tuple(table["sure"]),
        table["least"],
        tuple(table["published"]),
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    """One tree: its branches, each with the leaves that are left where it goes above; its leaves from below to above."""

    branches: list[tuple[int, float, int]]
    leaves: list[float]

    @classmethod
    def of(cls, node: Node) -> "_Tree":
        """The tree of nested lists, see `training.forests`.

        Raises:
            ValueError: it has too many leaves.
        """
        tree = cls([], [])
        tree.grow(node)
        if len(tree.leaves) > _BITS:
            raise ValueError(f"判定树的叶多于{_BITS}个")
        return tree

    def grow(self, node: Node) -> None:
        """Add a node and all behind it."""
        if not isinstance(node, list):
            self.leaves.append(float(node))
            return
        feature, threshold, below, above = node
        first = len(self.leaves)
        self.grow(below)
        ruled_out = (1 << len(self.leaves)) - (1 << first)
        self.branches.append((int(feature), threshold, _ALL ^ ruled_out))
        self.grow(above)


def _arrays(trees: list[_Tree]) -> tuple[Any, Any, Any, Any, Any]:
    """The branches' features, thresholds and leaves left, filled up with branches that rule nothing out; the leaves."""
    import numpy as np

    most = max((len(tree.branches) for tree in trees), default=0)
    spare = (0, math.inf, _ALL)
    filled = [
        tree.branches[number] if number < len(tree.branches) else spare
        for number in range(most)
        for tree in trees
    ]
    return (
        np.array([feature for feature, _, _ in filled], np.intp),
        np.array([threshold for _, threshold, _ in filled]),
        np.array([left for _, _, left in filled], np.uint32),
        np.array([leaf for tree in trees for leaf in tree.leaves]),
        np.cumsum([0, *(len(tree.leaves) for tree in trees)])[:-1],
    )


def _between(odds: float, raw: tuple[float, ...], sure: tuple[float, ...]) -> float:
    if odds <= raw[0]:
        return 0.0
    if odds >= raw[-1]:
        return sure[-1]
    above = next(index for index, value in enumerate(raw) if value > odds)
    share = (odds - raw[above - 1]) / (raw[above] - raw[above - 1])
    return sure[above - 1] + share * (sure[above] - sure[above - 1])
