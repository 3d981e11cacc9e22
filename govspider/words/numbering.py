"""Numbers of lists that do not follow each other (序号): 一、二、二、四, and of articles and chapters.

A list begins with one; its first fault is told. Sure is only a number of the highest level that stands twice where the
next follows rightly; all else is for a person, for a list may have been taken from another text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govspider.text.numerals import number_of

_NUMERAL = "[一二三四五六七八九十]"
_MORE = "[一二三四五六七八九十百零〇]"
_HEADING, _BRACKETED, _FIGURE, _BRACKETED_FIGURE = "一、", "（一）", "1.", "（1）"
_LEVELS = (_HEADING, _BRACKETED, _FIGURE, _BRACKETED_FIGURE)
_CHAPTER, _ARTICLE, _SAID, _ORDERED = "第一章", "第一条", "一是", "第一，"
# At the head of a line; 一、二级公路 and 一、二、三等奖 count what they name.
_LINE = re.compile(
    rf"^[ \t\u3000]*(?:(?P<heading>{_NUMERAL}{{1,3}})、(?!{_NUMERAL}{{1,3}}[、级类等期层楼线号次批届季])"
    rf"|[（(](?:(?P<bracketed>{_NUMERAL}{{1,3}})|(?P<bracketed_figure>\d{{1,2}}))[）)]"
    rf"|(?P<figure>\d{{1,2}})[.．、](?!\d)"
    rf"|第(?:(?P<chapter>{_MORE}{{1,5}})章|(?P<article>{_MORE}{{1,6}})条)(?=[ \t\u3000]))",
    re.MULTILINE,
)
_GROUPS = {
    "heading": _HEADING,
    "bracketed": _BRACKETED,
    "figure": _FIGURE,
    "bracketed_figure": _BRACKETED_FIGURE,
    "chapter": _CHAPTER,
    "article": _ARTICLE,
}
_WITHIN = re.compile(
    rf"[。；：，、！？\s](?:(?P<said>{_NUMERAL})(?:是(?![否非])|要(?![素点道件义领害]))|第(?P<ordered>{_NUMERAL})，)"
)
_FEWEST = 3  # numbers that make a list
_TOO_MANY = 1_000
_DIGITS = "一二三四五六七八九"
_SURE, _LIKELY, _SHOWN, _HINT = 0.97, 0.9, 0.85, 0.75


class Misnumbered(NamedTuple):
    """What is wrong with the number at [start, end)."""

    start: int
    end: int
    reason: str
    suggestion: str | None
    confidence: float


class _Number(NamedTuple):
    value: int
    start: int
    end: int


def misnumbered(text: str) -> Iterator[Misnumbered]:
    """The first number of each list that does not follow the one before it."""
    found: dict[str, list[_Number]] = {kind: [] for kind in _GROUPS.values()}
    for match in _LINE.finditer(text):
        group = match.lastgroup or ""
        found[_GROUPS[group]].append(_number(match, group))
    breaks: list[int] = []
    for level in _LEVELS:
        for run in _runs(found[level], sorted(breaks)):
            yield from _judge(text, run, level)
        breaks += (number.start for number in found[level])
    for kind in (_CHAPTER, _ARTICLE):
        for run in _runs(found[kind], []):
            yield from _judge(text, run, kind)
    lines = [match.start() for match in re.finditer("\n", text)]
    within: dict[str, list[_Number]] = {"said": [], "ordered": []}
    for match in _WITHIN.finditer(f"\n{text}"):
        group = match.lastgroup or ""
        value, start, end = _number(match, group)
        within[group].append(_Number(value, start - 1, end - 1))
    for group, kind in (("said", _SAID), ("ordered", _ORDERED)):
        for run in _runs(within[group], lines):
            yield from _judge(text, run, kind)


def _number(match: re.Match[str], group: str) -> _Number:
    return _Number(number_of(match[group]), *match.span(group))


def _runs(numbers: list[_Number], breaks: list[int]) -> Iterator[list[_Number]]:
    """Lists: each begins with one, or behind a break: a number of a level above, or the end of a line."""
    run: list[_Number] = []
    ends = iter([*breaks, -1])
    end = next(ends)
    for number in numbers:
        ended = False
        while 0 <= end <= number.start:
            ended, end = True, next(ends)
        if run and (number.value == 1 or ended):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _judge(text: str, run: list[_Number], kind: str) -> Iterator[Misnumbered]:
    """Numbers of a list that begins with one and does not go on as it should; one fault a list."""
    if len(run) < _FEWEST or run[0].value != 1:
        return
    for place, number in enumerate(run[1:], 1):
        wanted = run[place - 1].value + 1
        if number.value == wanted:
            continue
        follows = run[place + 1].value if place + 1 < len(run) else 0
        start, end = number.start, number.end
        right = written(wanted, like=text[start:end]) if wanted < _TOO_MANY else ""
        if number.value == wanted - 1 and follows == wanted + 1:
            confidence = {_HEADING: _SURE, _FIGURE: _HINT, _BRACKETED_FIGURE: _HINT}.get(kind, _LIKELY)
            yield Misnumbered(start, end, f"序号“{text[start:end]}”重复，应为“{right}”", right, confidence)
        elif number.value == wanted - 1 and kind in (_HEADING, _BRACKETED, _SAID, _ORDERED):
            yield Misnumbered(start, end, "序号重复，请核对", None, _SHOWN)
        elif number.value == wanted + 1 and _goes_on(follows, wanted + 2, kind):
            yield Misnumbered(start, end, f"序号不连续，缺“{right}”，请核对", None, _HINT)
        return


def _goes_on(follows: int, wanted: int, kind: str) -> bool:
    """Whether a list goes on behind a gap, or ends there; figures at the heads of lines may be of a table."""
    if kind in (_FIGURE, _BRACKETED_FIGURE):
        return False
    return follows == wanted or (not follows and kind != _ARTICLE)


def written(value: int, *, like: str) -> str:
    """A number as another is written: in figures or as a Chinese numeral."""
    return str(value) if like.isdigit() else chinese(value)


def chinese(value: int) -> str:
    """The Chinese numeral of a value from 1 to 999."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    if hundreds:
        zero = "零" if rest and not tens else ""
        return f"{_DIGITS[hundreds - 1]}百{zero}{_tens(tens, one='一十')}{_ones(ones)}"
    return _tens(tens, one="十") + _ones(ones)


def _tens(tens: int, *, one: str) -> str:
    return "" if not tens else one if tens == 1 else f"{_DIGITS[tens - 1]}十"


def _ones(ones: int) -> str:
    return _DIGITS[ones - 1] if ones else ""
