"""Deterministic chance: every random choice of the city is named by a key, not by order of execution."""

import random
from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def dice(*key: object) -> random.Random:
    """A generator whose numbers depend on the key alone: the same on every machine, in any order of calls."""
    return random.Random("\x1f".join(str(part) for part in key))


def shuffled(items: Sequence[_Item], *key: object) -> list[_Item]:
    """The items in an order given by the key."""
    result = list(items)
    dice(*key).shuffle(result)
    return result
