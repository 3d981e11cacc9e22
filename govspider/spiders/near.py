"""Ids that someone may have meant (相近的标识码)."""

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 3
_LIKENESS = 0.75


def near_ids(wanted: str, ids: Iterable[str]) -> list[str]:
    """At most three ids like the one that was asked for, nearest first."""
    return get_close_matches(wanted, sorted(ids), n=_SHOWN, cutoff=_LIKENESS)
