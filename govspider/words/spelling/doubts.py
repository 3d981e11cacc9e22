"""What the discriminator says of the edits of a segment (判别网络特征): how wrong the text looks before and after each."""

import math
from collections.abc import Sequence

from govspider.words.spelling.characters import Span
from govspider.words.spelling.discriminator import Discriminator

NAMES = (
    "doubt_old", "doubt_old_least", "doubt_new", "doubt_beside_old", "doubt_beside_new", "doubt_elsewhere_old",
    "doubt_elsewhere_new", "doubt_gain", "doubt_left", "doubt_gain_here", "doubt_gain_beside",
)  # fmt: skip
_TOLD = ("doubt_old", "doubt_new")
_BESIDE = 3  # characters on each side of a change that count as beside it
NONE = -9.0  # where there is no character
_CERTAIN = 30.0  # log odds that are no further told apart


def rows(network: Discriminator, text: str, spans: Sequence[Span]) -> list[list[float]]:
    """The features of the edits of a segment, in the order of NAMES; all in one go.

    Args:
        network: the discriminator.
        text: the segment with its borders.
        spans: the edits.
    """
    if not spans:
        return []
    was, *better = network.odds([text, *(text[:start] + new + text[end:] for start, end, new in spans)])
    return [_row(was, now, span) for now, span in zip(better, spans, strict=True)]


def surprise(doubts: Sequence[float]) -> float:
    """-ln P that none of some characters is wrong."""
    return sum([math.log1p(math.exp(min(doubt, _CERTAIN))) for doubt in doubts])


def share(odds: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + math.exp(-min(_CERTAIN, max(-_CERTAIN, odds))))


def told(network: Discriminator, text: str, span: Span) -> str:
    """What it says of one edit, for a person."""
    (row,) = rows(network, text, [span])
    old, new = (share(row[NAMES.index(name)]) for name in _TOLD)
    return f"判别网络看此处有误的可能：原文{old:.0%}，改后{new:.0%}"


def _row(was: list[float], now: list[float], span: Span) -> list[float]:
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


def parts_of(doubts: list[float], start: int, end: int) -> tuple[list[float], list[float], list[float]]:
    """The characters that change, those beside and the others; where none stands, the two that meet there are meant."""
    last = len(doubts) - 1
    if start == end:
        start, end = max(1, start - 1), min(last, end + 1)
    first, behind = max(1, start - _BESIDE), min(last, end + _BESIDE)
    return (
        doubts[start:end],
        doubts[first:start] + doubts[end:behind],
        doubts[1:first] + doubts[behind:last],
    )
