"""Text made comparable for the search of personal data, character for character.

Full-width digits, letters and signs become ASCII, every dash `-`, every space ` `, every invisible
character U+200B: one character for one, so that a hit in the folded text is a hit at the same place of the
original.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_WIDE = {
    chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum() or chr(0x21 + i) in "+-@._*#"
}
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\u30fc", "-")
_SPACES = dict.fromkeys(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)
_INVISIBLE = dict.fromkeys(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff",
    "\u200b",
)
_TABLE = str.maketrans(
    _WIDE | _DASHES | _SPACES | _INVISIBLE | {"\u00d7": "x", "\u2715": "x", "\u0425": "X", "\u0445": "x"}
)
_ODD = re.compile(
    "[\uff0a\uff0b\uff0d\uff0e\uff03\uff10-\uff19\uff20\uff21-\uff3a\uff3f\uff41-\uff5a\u00a0\u00ad\u00d7\u0425\u0445\u1680"
    "\u180e\u2000-\u2015\u202a-\u202f\u205f-\u2064\u2066-\u2069\u2212\u2715\u3000\u30fc\ufe63\ufeff]+"
)
# Ten characters or more of digits and what separates the digits of one number, then perhaps a check letter.
_RUN = re.compile("[0-9][0-9 \u200b-]{9,}[Xx]?")
_TOKEN = re.compile("[0-9]+")
_LOOK = 8  # a bound, so that time stays linear in texts of invisible characters
_DIGIT_STARTS = 3
_BESIDE = 40  # characters of the lines before and behind
_BLANK = " \t\r\u200b"
_HAN = re.compile("[\u4e00-\u9fff]")
MAX_GAP = 4  # characters between two groups of digits of one number


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits near each other: the smallest stretch in which numbers are looked for."""

    tokens: tuple[tuple[int, int], ...]  # [start, end) of each group of digits
    letter: int  # offset of a check letter X right behind the last group; -1: none


@dataclass(frozen=True)
class Folded:
    """A text prepared once for all recognisers."""

    original: str
    text: str

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs of digits, in order."""
        return tuple(_runs(self.text))

    def digits(self, start: int, end: int) -> str:
        """The digits of [start, end) without what separates them."""
        return "".join(_TOKEN.findall(self.text, start, end))


def fold(text: str) -> Folded:
    """Prepare a text. Time grows with its length only."""
    return Folded(text, _ODD.sub(_plain, text))


def _plain(found: re.Match[str]) -> str:
    return found[0].translate(_TABLE)


def _runs(text: str) -> Iterator[Run]:
    for found in _RUN.finditer(text):
        start, end = found.span()
        letter = end - 1 if text[end - 1] in "Xx" else -1
        tokens = tuple(token.span() for token in _TOKEN.finditer(text, start, end))
        yield Run(tokens, letter)


def is_alnum(char: str) -> bool:
    """Whether a neighbour would make a number part of a longer code."""
    return char.isascii() and (char.isalnum() or char == "_")


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and behind [start, end), invisible ones skipped; '' at the ends."""
    left = text[max(0, start - _LOOK) : start].rstrip("\u200b")
    right = text[end : end + _LOOK].lstrip("\u200b")
    return left[-1:], right[:1]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is no part of a longer code, decimal number or masked value."""
    before, behind = neighbours(text, start, end)
    if is_alnum(before) or is_alnum(behind) or before in {"*", "#"} or behind in {"*", "#"}:
        return False
    if before == "." and text[max(0, start - 2) : start - 1].isdigit():
        return False
    return not (behind == "." and text[end + 1 : end + 2].isdigit())


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is a line of its own among bare values, with no Chinese word beside it."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if text[begin:start].strip(_BLANK) or text[end:stop].strip(_BLANK):
        return False
    return not _HAN.search(text[max(0, begin - _BESIDE) : stop + _BESIDE])


def joins(run: Run, lengths: frozenset[int], *, max_tokens: int) -> Iterator[tuple[int, int]]:
    """Index pairs (i, j) of groups i..j that together have one of `lengths` digits and lie close together."""
    longest = max(lengths)
    ones = (
        0  # single digits in a row before this one: a number written digit by digit begins near their start
    )
    for i, (first, behind) in enumerate(run.tokens):
        ones = ones + 1 if behind - first == 1 else 0
        if ones > _DIGIT_STARTS:
            continue
        total, last = 0, first
        for j in range(i, min(len(run.tokens), i + max_tokens)):
            start, end = run.tokens[j]
            total += end - start
            if total > longest or start - last > MAX_GAP:
                break
            last = end
            if total in lengths:
                yield i, j
