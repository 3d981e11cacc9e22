"""Boosted forests kept as tables (判定表), asked about many rows at once; trained by training/train_speller.py.

Every branch of every tree is asked in one go, and a tree's leaf is the first that none of its branches rules out
(QuickScorer: Lucchese et al., SIGIR 2015): leaves are bits, and a branch whose way goes above rules
out those below.
"""

import base64
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "forests"


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
    """The forest of a table that `training.forests` has written."""
    import numpy as np

    return Forest(
        table["base"],
        _unpacked(table["branch_features"], "u1").astype(np.intp),
        _unpacked(table["branch_thresholds"], "<f8"),
        _unpacked(table["branch_left"], "<u4"),
        np.array(table["leaves"]),
        np.array(table["first_leaves"], np.intp),
        tuple(table["raw"]),
        tuple(table["sure"]),
        table["least"],
        tuple(table["published"]),
    )


def _unpacked(written: str, kind: str) -> Any:  # noqa: ANN401 - an array
    """Numbers of a kind that `training.flat_trees` has written as bytes in text."""
    import numpy as np

    return np.frombuffer(base64.b64decode(written), kind)


def _between(odds: float, raw: tuple[float, ...], sure: tuple[float, ...]) -> float:
    if odds <= raw[0]:
        return 0.0
    if odds >= raw[-1]:
        return sure[-1]
    above = next(index for index, value in enumerate(raw) if value > odds)
    share = (odds - raw[above - 1]) / (raw[above] - raw[above - 1])
    return sure[above - 1] + share * (sure[above] - sure[above - 1])
