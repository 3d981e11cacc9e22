"""How wrong a text looks to the network before and after an edit (改前改后), here and around: see corrector.py."""

import math
from collections.abc import Sequence

from govspider.words.spelling.characters import Span

NAMES = (
    "doubt_old", "doubt_old_least", "doubt_new", "doubt_beside_old", "doubt_beside_new", "doubt_elsewhere_old",
    "doubt_elsewhere_new", "doubt_gain", "doubt_left", "doubt_gain_here", "doubt_gain_beside",
)  # fmt: skip
_BESIDE = 3  # characters on each side of a change that count as beside it
NONE = -9.0  # where there is no character
_CERTAIN = 30.0  # log odds that are no further told apart


def row(was: Sequence[float], now: Sequence[float], span: Span) -> list[float]:
    """The features of an edit, in the order of NAMES.

    Args:
        was: log odds that each unit of the segment is wrong, as it is written.
        now: likewise as the edit would mend it.
        span: the edit.
    """
    start, end, new = span
    here, beside, elsewhere = parts_of(was, start, end)
    here_now, beside_now, elsewhere_now = parts_of(now, start, start + len(new))
    gain_here, gain_beside = surprise(here) - surprise(here_now), surprise(beside) - surprise(beside_now)
    left = surprise(now[1:-1])
    return [
        max(here, default=NONE),
        min(here, default=NONE),
        max(here_now, default=NONE),
        max(beside, default=NONE),
        max(beside_now, default=NONE),
        max(elsewhere, default=NONE),
        max(elsewhere_now, default=NONE),
        surprise(was[1:-1]) - left,
        left,
        gain_here,
        gain_beside,
    ]


def surprise(doubts: Sequence[float]) -> float:
    """-ln P that none of some characters is wrong."""
    return sum([math.log1p(math.exp(min(doubt, _CERTAIN))) for doubt in doubts])


def share(odds: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + math.exp(-min(_CERTAIN, max(-_CERTAIN, odds))))


def parts_of(
    doubts: Sequence[float], start: int, end: int
) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
    """The characters that change, those beside and the others; where none stands, the two that meet there are meant."""
    last = len(doubts) - 1
    if start == end:
        start, end = max(1, start - 1), min(last, end + 1)
    first, behind = max(1, start - _BESIDE), min(last, end + _BESIDE)
    return (
        doubts[start:end],
        [*doubts[first:start], *doubts[end:behind]],
        [*doubts[1:first], *doubts[behind:last]],
    )
