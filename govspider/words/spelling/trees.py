"""Boosted forests kept as tables (判定表), asked about many rows at once; trained by training/train_speller.py.

Every branch of every tree is asked in one go, and a tree's leaf is the first that none of its branches rules out
(QuickScorer: Lucchese et al., SIGIR 2015): leaves are bits, and a branch whose way goes above rules
out those below. Compiled code does it where it is there (`native/`).
"""

import base64
import json
import math
from array import array
from collections.abc import Sequence
from ctypes import POINTER, Structure, byref, c_char_p, c_double, c_int32, c_void_p
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from govspider.words.spelling.native import load_library
from govspider.words.spelling.rows import Rows

_MOST_TREES, _BITS = 4096, 32  # trees that compiled code asks, leaves of each at most
FOLDER = Path(__file__).parent / "forests"


class Branches(Structure):
    """What `native/forest.h` calls a forest."""

    _fields_ = (
        *((name, c_void_p) for name in ("features", "thresholds", "left", "leaves", "first")),
        ("base", c_double),
        ("trees", c_int32),
        ("branches", c_int32),
    )


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
    compiled: "CompiledForest | None" = None

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log odds of each row."""
        if not rows:
            return []
        return self.compiled.odds(rows) if self.compiled else self.odds_plainly(rows)

    def odds_plainly(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The same without compiled code, of one row at least."""
        import numpy as np

        ways = (np.array(rows).take(self.features, axis=1) > self.thresholds).astype(np.uint32)
        ways -= np.uint32(1)  # nothing where the branch goes above, else all
        ways |= self.left
        open_leaves = np.bitwise_and.reduce(ways.reshape(len(rows), -1, len(self.first)), axis=1)
        chosen = np.bitwise_count((open_leaves - np.uint32(1)) & ~open_leaves)  # blanks behind the lowest bit
        # Added up from the first to the last, as compiled code does.
        found: list[float] = (self.leaves[self.first + chosen].cumsum(axis=1)[:, -1] + self.base).tolist()
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


@dataclass(frozen=True, slots=True)
class CompiledForest:
    """A forest as compiled code asks it."""

    branches: Branches
    kept: tuple[Any, ...]  # what the branches point to
    width: int  # features of a row

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Log odds of each row.

        Raises:
            ValueError: a row has more or fewer features.
        """
        library = load_library()
        assert library
        if isinstance(rows, Rows):
            table, fits = rows.data, rows.width == self.width
        else:
            table = array("d", chain.from_iterable(rows)).tobytes()
            fits = all(len(row) == self.width for row in rows)
        if not fits:
            raise ValueError(f"判定树需要 {self.width} 个特征")
        odds = (c_double * len(rows))()
        library.ask_forest(byref(self.branches), table, len(rows), self.width, odds)
        return odds[:]


def _compiled(forest: Forest, width: int) -> CompiledForest | None:
    """The forest for compiled code; None without it, or of more trees or other features than it asks."""
    import numpy as np

    library, trees = load_library(), len(forest.first)
    if library is None or not 0 < trees <= _MOST_TREES or forest.features.max(initial=0) >= width:
        return None
    library.ask_forest.argtypes = [POINTER(Branches), c_char_p, c_int32, c_int32, c_void_p]
    library.ask_forest.restype = None
    kept = (
        forest.features.astype(np.uint8),
        forest.thresholds,
        forest.left,
        np.pad(forest.leaves, (0, _BITS)),  # whatever the branches say, it lies within
        forest.first.astype(np.int32),
    )
    places = (one.ctypes.data for one in kept)
    return CompiledForest(Branches(*places, forest.base, trees, len(forest.left) // trees), kept, width)


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

    forest = Forest(
        table["base"],
        _unpacked(table["branch_features"], "u1").astype(np.intp),
        _unpacked(table["branch_thresholds"], "<f8"),
        _unpacked(table["branch_left"], "<u4"),
        np.array(table["leaves"], np.float64),
        np.array(table["first_leaves"], np.intp),
        tuple(table["raw"]),
        tuple(table["sure"]),
        table["least"],
        tuple(table["published"]),
    )
    return replace(forest, compiled=_compiled(forest, len(table["features"])))


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
