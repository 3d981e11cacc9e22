"""Numbers written in pieces (分写的号码): what may stand between the characters of one number.

A number is typed in groups, digit by digit into the cells of a form, over a line end, or with signs of its
own as in names of files. All patterns are linear: a gap holds no digit, so no text can be read in two ways.
"""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

# Of folded text. What masks hide with (* and #) is none of them.
SEPARATORS = r" \t\r\n\u200b_./／\\＼·•‧,，、:：;；|｜~～()（）\[\]'\"-"
GAP = f"[{SEPARATORS}]{{0,12}}"
_PIECE = re.compile("[0-9Xx]+")
_TIGHT = frozenset(" -")
_LINE_END = re.compile(r"[ -]{0,4}\r?\n[ ]{0,8}")
_LONGEST_GAP = 4  # signs, invisible ones not counted
_MOST_LINE_ENDS = 2
_CELLS = frozenset("\t|｜,，、;；")  # signs that part values of their own, too


class Layout(Enum):
    """How the pieces of a number lie."""

    WHOLE = "whole"  # nothing, or spaces and dashes between them
    BROKEN = "broken"  # by one or two line ends
    BOXES = "boxes"  # one character a piece, whatever stands between them
    PARTED = "parted"  # by other signs, `_` or `/` or `.`
    CELLS = "cells"  # by signs that part values of their own: tabs, commas
    MIXED = "mixed"  # nobody writes one number so


@dataclass(frozen=True, slots=True)
class Pieces:
    """One number as written."""

    value: str  # without what separates it, upper case
    sizes: tuple[int, ...]  # characters of each piece
    layout: Layout

    @property
    def breaks(self) -> frozenset[int]:
        """Characters before each gap."""
        total, places = 0, set()
        for size in self.sizes[:-1]:
            total += size
            places.add(total)
        return frozenset(places)


def read_pieces(written: str) -> Pieces:
    """The pieces of a number; `written` begins and ends with one."""
    found = list(_PIECE.finditer(written))
    gaps = [written[one.end() : other.start()] for one, other in pairwise(found)]
    sizes = tuple(one.end() - one.start() for one in found)
    value = "".join(one[0] for one in found).upper()
    return Pieces(value, sizes, _layout(sizes, [gap.replace("\u200b", "") for gap in gaps]))


def _layout(sizes: tuple[int, ...], gaps: list[str]) -> Layout:
    if all(len(gap) <= _LONGEST_GAP and _TIGHT.issuperset(gap) for gap in gaps):
        return Layout.WHOLE
    if set(sizes) == {1}:
        return Layout.BOXES
    ends = sum("\n" in gap for gap in gaps)
    if ends:
        ended = all(_LINE_END.fullmatch(gap) if "\n" in gap else _TIGHT.issuperset(gap) for gap in gaps)
        return Layout.BROKEN if ended and ends <= _MOST_LINE_ENDS else Layout.MIXED
    if any(len(gap) > _LONGEST_GAP for gap in gaps):
        return Layout.MIXED
    return Layout.CELLS if any(_CELLS.intersection(gap) for gap in gaps) else Layout.PARTED
