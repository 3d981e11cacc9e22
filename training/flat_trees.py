"""Trees as the numbers by which all branches are asked in one go (govspider/words/spelling/trees.py)."""

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np

# A leaf is a number; a branch: feature, threshold, where to go at or below it, where to go above.
Node = float | list[Any]
_BITS = 32  # leaves of a tree at most
_ALL = (1 << _BITS) - 1
_SPARE = (0, 1e30, _ALL)  # a branch that rules nothing out: no feature is as large as that


def flat(trees: list[Node]) -> dict[str, Any]:
    """The numbers of some trees.

    The branches of all trees, as bytes in text, which is read sooner: the first of each, then the second of each …, with
    the leaves that are left where the feature lies above the threshold, as bits; the leaves, one tree behind the other,
    and where each tree's begin.

    Raises:
        ValueError: a tree has too many leaves.
    """
    grown = [_Tree.of(tree) for tree in trees]
    most = max((len(tree.branches) for tree in grown), default=0)
    filled = [
        tree.branches[number] if number < len(tree.branches) else _SPARE
        for number in range(most)
        for tree in grown
    ]
    first = [0]
    for tree in grown:
        first.append(first[-1] + len(tree.leaves))
    return {
        "branch_features": packed([feature for feature, _, _ in filled], "u1"),
        "branch_thresholds": packed([threshold for _, threshold, _ in filled], "<f8"),
        "branch_left": packed([left for _, _, left in filled], "<u4"),
        "leaves": [leaf for tree in grown for leaf in tree.leaves],
        "first_leaves": first[:-1],
    }


def packed(numbers: list[Any], kind: str) -> str:
    """Numbers of a kind as bytes, in base 64."""
    return base64.b64encode(np.array(numbers, kind).tobytes()).decode("ascii")


@dataclass(frozen=True, slots=True)
class _Tree:
    """One tree: its branches, each with the leaves that are left where it goes above; its leaves from below to above."""

    branches: list[tuple[int, float, int]]
    leaves: list[float]

    @classmethod
    def of(cls, node: Node) -> "_Tree":
        """The tree of nested lists.

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
