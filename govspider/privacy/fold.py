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
# What people type for the check character X: signs of multiplication, Greek, Cyrillic and Roman letters.
_CROSSES = dict.fromkeys("\u00d7\u2573\u2715\u2716\u2a2f\u0445\u03c7\u2179", "x") | dict.fromkeys(
    "\u0425\u03a7\u2169", "X"
)
# Dots of other scripts, as the middle dot between the groups of a number.
_DOTS = dict.fromkeys("\u2022\u2027\u30fb", "\u00b7")
_BOLD = {chr(0x1D7CE + i): str(i % 10) for i in range(50)}  # digits of mathematics, used as ornament
_TABLE = str.maketrans(_WIDE | _DASHES | _SPACES | _INVISIBLE | _CROSSES | _DOTS | _BOLD)
_ODD = re.compile(
    "[\u2022\u2027\u30fb\uff0a\uff0b\uff0d\uff0e\uff03\uff10-\uff19\uff20\uff21-\uff3a\uff3f\uff41-\uff5a\u00a0\u00ad\u1680"
    "\u180e\u2000-\u2015\u202a-\u202f\u205f-\u2064\u2066-\u2069\u2212\u3000\u30fc\ufe63\ufeff"
    "\u00d7\u2573\u2715\u2716\u2a2f\u0445\u03c7\u2179\u0425\u03a7\u2169\U0001d7ce-\U0001d7ff]+"
)
# Numbers spelt sign by sign (一三七…, 壹叁柒…, ①③⑦…): so many digits in a row are no year and no sum.
_SPELT_DIGITS = {
    sign: str(digit)
    for signs in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉")
    for digit, sign in enumerate(signs)
} | {"幺": "1"}
_SPELT_TABLE = str.maketrans(_SPELT_DIGITS)
_SIGNS_OF_DIGITS = f"[{''.join(_SPELT_DIGITS)}]"
SPELT = re.compile(f"{_SIGNS_OF_DIGITS}(?:[ -]?{_SIGNS_OF_DIGITS}){{10,}}")
# White space that a spreadsheet wrote as an escape (ECMA-376 Part 1, 22.9.2.19): 440104_x000D_…
_ESCAPED = re.compile("_x00(?:0[9AD]|A0|20)_", re.IGNORECASE)
# Encoded Chinese of an address, once or twice, so that its last digits are not read as part of a number behind it.
_PERCENT = re.compile("(?:%(?:25)*[89a-f][0-9a-f]){2,}", re.IGNORECASE)
# Ten characters or more of digits and what separates the digits of one number, then perhaps a check letter.
_RUN = re.compile("[0-9][0-9 \u200b-]{9,}[Xx]?")
_TOKEN = re.compile("[0-9]+")
# Groups with dots and the like between them (138.1234.5678), no decimal and no version number: they have short
# groups or two. Searched for by a plain character, which is what makes the search fast.
_DOT = tuple(re.compile(f"[{sign}][0-9]{{2,8}}[{sign}][0-9]") for sign in "._/\u00b7")
_BEFORE_DOT = re.compile("(?<![0-9._/\u00b7])[0-9]{3,6}$")
_DOTTED = re.compile("[0-9]{3,6}(?:[._/\u00b7][0-9]{2,8}){2,4}(?![0-9._/\u00b7])")
# One digit a cell of a form: eleven cells or more, and what is in the cell beside is no single digit.
_BOXES = re.compile("[0-9](?<![0-9].)(?: ?[\t\n|]{1,2} ?[0-9](?![0-9])){10,}", re.DOTALL)
# A number that a line end breaks: the digits before it, the digits (of one line, perhaps two) behind it.
_LINE_END = re.compile("\n[ \u200b]{0,8}[0-9Xx]")
_BEFORE_END = re.compile("[0-9][ \u200b-]{0,4}\r?$")
_HEAD = re.compile("[0-9][0-9 \u200b-]{0,200}$")
_LINE_GAP = 14  # characters between two groups with a line end and an indent between them
_TAIL = re.compile(
    "[ \u200b]{0,8}(?:[0-9][0-9 \u200b-]{0,40}(?:\r?\n[ \u200b]{0,8}[0-9][0-9 \u200b-]{0,40})?)?[Xx]?"
)
_PIECE = 40  # characters of one line that may belong to a broken number
_CELLS = 200  # characters on both sides of a line end in which a tab tells a row of a table
_LOOK = 8  # a bound, so that time stays linear in texts of invisible characters
_DIGIT_STARTS = 3
_BESIDE = 40  # characters of the lines before and behind
_LINE = 80  # of which one is looked at for the ordinal of a list
_NEW_LINE = "\n"
_ORDINAL = re.compile("[ \t]*([1-9][0-9]?)\\.")
_HAN = re.compile("[\u4e00-\u9fff]")
_PLATE_HEAD = re.compile("[\u4e00-\u9fff](?=[A-Z][ \u00b7]?[A-Z0-9]{5})")
_WORD = re.compile("[A-Za-z]{2}")
# What is bare, too: mail addresses, numbers with a few letters in front or a check letter behind.
_NO_WORD = re.compile("[!-?A-~]{0,80}@[!-~]*|[A-Za-z]{1,3}[0-9]{5,}|[0-9]{1,40}[Xx]")
_MASKS = frozenset("*#")
_WORD_BEFORE = re.compile("[0-9A-Za-z]{1,40}$")
_WORD_BEHIND = re.compile("[0-9A-Za-z]+")
MAX_GAP = 4  # characters between two groups of digits of one number


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits near each other: the smallest stretch in which numbers are looked for."""

    tokens: tuple[tuple[int, int], ...]  # [start, end) of each group of digits
    letter: int  # offset of a check letter X right behind the last group; -1: none
    line_end: int = -1  # offset of the line end that breaks the number; -1: all in one line


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
    folded = SPELT.sub(lambda found: found[0].translate(_SPELT_TABLE), _ODD.sub(_plain, text))
    if "_x00" in folded or "_X00" in folded:
        folded = _ESCAPED.sub(lambda found: "\u200b" * len(found[0]), folded)
    if "%" in folded:
        folded = _PERCENT.sub(lambda found: "%" * len(found[0]), folded)
    return Folded(text, folded)


def _plain(found: re.Match[str]) -> str:
    return found[0].translate(_TABLE)


def _runs(text: str) -> Iterator[Run]:
    for found in _RUN.finditer(text):
        yield _run(text, *found.span())
    for dot in _DOT:
        for found in dot.finditer(text):
            first = _BEFORE_DOT.search(text[max(0, found.start() - _LOOK) : found.start()])
            whole = _DOTTED.match(text, found.start() - len(first[0])) if first else None
            if whole is not None:
                yield _run(text, *whole.span())
    for found in _BOXES.finditer(text):
        yield _run(text, *found.span())
    for found in _LINE_END.finditer(text):
        at = found.start()
        if (
            _BEFORE_END.search(text[max(0, at - _LOOK) : at])
            and "\t" not in text[max(0, at - _CELLS) : at + _CELLS]
        ):
            yield _broken_run(text, at)  # where tabs are, two cells of two rows are two values


def _run(text: str, start: int, end: int, line_end: int = -1) -> Run:
    letter = end - 1 if text[end - 1] in "Xx" else -1
    return Run(tuple(token.span() for token in _TOKEN.finditer(text, start, end)), letter, line_end)


def _broken_run(text: str, at: int) -> Run:
    """The digits around the line end at `at`, which stand on both sides of it."""
    begin = max(0, at - _PIECE)
    head = _HEAD.search(text[begin:at].rstrip("\r"))
    tail = _TAIL.match(text, at + 1)
    assert head is not None
    assert tail is not None
    return _run(text, begin + head.start(), tail.end(), at)


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
    if is_alnum(before) or is_alnum(behind) or before in _MASKS or behind in _MASKS:
        return False
    return not is_fraction(text, start, end)


def is_part(text: str, start: int, end: int) -> bool:
    """Whether a number goes on before or behind [start, end): digits, a fraction, hidden characters."""
    before, behind = neighbours(text, start, end)
    if before.isdecimal() or behind.isdecimal() or before == "*" or behind == "*":
        return True
    return "##" in (text[max(0, start - 2) : start], text[end : end + 2]) or is_fraction(text, start, end)


def is_attached(text: str, start: int, end: int) -> bool:
    """Whether letters or `_` are written to [start, end): part of a code, or of a file's name."""
    return any(map(is_alnum, neighbours(text, start, end)))


def is_in_hash(text: str, start: int, end: int) -> bool:
    """Whether digits stand within a word that has more of them, as hashes and keys are: `8f14e45f13800001234a`."""
    before = _WORD_BEFORE.search(text[max(0, start - _BESIDE) : start])
    behind = _WORD_BEHIND.match(text, end, end + _BESIDE)
    return any(char.isdigit() for side in (before, behind) if side for char in side[0])


def is_fraction(text: str, start: int, end: int) -> bool:
    """Whether [start, end) has a decimal point before or behind it, and is no line of a list (1. …)."""
    before, behind = neighbours(text, start, end)
    if before == "." and text[max(0, start - 2) : start - 1].isdigit() and not _is_enumerated(text, start):
        return True
    return behind == "." and text[end + 1 : end + 2].isdigit()


def _is_enumerated(text: str, start: int) -> bool:
    """Whether the number before `start` counts lines (1. 2. 3.) and is no part of a decimal number."""
    begin = text.rfind("\n", max(0, start - _LOOK), start) + 1
    found = _ORDINAL.fullmatch(text, begin, start)
    if found is None or (begin == 0 and start > _LOOK):
        return False
    number = int(found[1])
    above = text[max(0, begin - _LINE) : max(0, begin - 1)].rpartition("\n")[2]
    below = text[start : start + _LINE].partition("\n")[2][:_LOOK].lstrip()
    return below.startswith(f"{number + 1}.") or above.lstrip().startswith(f"{number - 1}.")


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether [start, end) stands among bare values: no word in its line, no Chinese near it."""
    before, behind = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    if _HAN.search(_PLATE_HEAD.sub("", before)) or _HAN.search(_PLATE_HEAD.sub("", behind)):
        return False
    line = f"{before.rpartition(_NEW_LINE)[2]} {behind.partition(_NEW_LINE)[0]}"
    return not _WORD.search(_NO_WORD.sub(" ", line))


def joins(run: Run, lengths: frozenset[int], *, max_tokens: int) -> Iterator[tuple[int, int]]:
    """Index pairs (i, j) of groups i..j that together have one of `lengths` digits and lie close together."""
    longest = max(lengths)
    widest = MAX_GAP if run.line_end < 0 else _LINE_GAP
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
            if total > longest or start - last > widest:
                break
            last = end
            if total in lengths and _is_across(run, i, j):
                yield i, j


def _is_across(run: Run, i: int, j: int) -> bool:
    """Whether groups i..j stand on both sides of the line end of a broken number; true for any other."""
    if run.line_end < 0:
        return True
    end = run.letter if run.letter >= 0 and j == len(run.tokens) - 1 else run.tokens[j][0]
    return run.tokens[i][0] < run.line_end < end
