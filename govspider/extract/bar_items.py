"""Labelled values of a page's bars and index tables (信息项): 来源：市府办, <dt>来源</dt><dd>市府办</dd>."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govspider.extract.labels import known_label, labels_in, name_of
from govspider.extract.lines import BORDER, Line

MAX_BAR = 400  # characters of a line that may hold labels
MAX_VALUE = 40  # characters of a value that stands in the next block
_EDGE = " \u2002\u2003\u2009\u3000\xa0\u200b|:："  # spaces of every width, and signs around a value
_CUT = re.compile(
    rf"[{BORDER}\t|│┃丨｜【\]】]|\[(?!\S{{1,10}}\])|\s{{2,}}|\u3000|\s[/·]\s|(?<=\S)\s(?=\S{{1,6}}[:：])|"
    r"(?<=[^\d\s])[\s（(]{0,20}(?=(?:19|20)\d\d[-年/.]\d)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a bar.

    Attributes:
        label: its label, empty for a value that stands without one.
        value: the value, cleaned; empty where the page leaves it empty.
        rest: all that stands up to the next label.
        line: the line it stands on.
    """

    label: str
    value: str
    rest: str
    line: int

    @property
    def whole(self) -> str:
        """The value as it stands in one text of the page, a year in it too: a title is no bar."""
        return next(
            (piece for piece in re.split(rf"[{BORDER}\t]", self.rest) if piece.strip(" :：")), ""
        ).strip(" \u3000:：")


def read_items(lines: list[Line], places: Iterable[int]) -> list[Item]:
    """All labelled values on the given lines.

    Args:
        lines: all lines of the page.
        places: which of them to read, by index.
    """
    items: list[Item] = []
    for place in places:
        if len(lines[place].text) <= MAX_BAR:
            items += _labelled(lines, place)
    return items


def _labelled(lines: list[Line], place: int) -> Iterator[Item]:
    text = lines[place].marked
    heads = text.split("\t")
    if len(heads) > 1 and all(map(known_label, heads)):
        yield from _below(lines, place, heads)
        return
    labels = labels_in(text)
    for number, label in enumerate(labels):
        end = labels[number + 1].start if number + 1 < len(labels) else len(text)
        rest = text[label.end : end]
        if len(labels) == 1 and not rest.strip() and _value_follows(lines, place):
            rest = lines[place + 1].marked
        yield Item(label.name, _value(rest), rest, place)


def _below(lines: list[Line], place: int, heads: list[str]) -> Iterator[Item]:
    """The values of a row of labels, which stand in the row below it; a table with more rows of values is a list."""
    table = lines[place].block.parent
    rows = [line.text.split("\t") for line in lines[place + 1 : place + 3] if line.block.parent is table]
    cells = rows[0] if len(rows) == 1 or (rows and all(map(known_label, rows[1]))) else []
    for head, cell in zip(heads, cells, strict=False):
        yield Item(name_of(head), _value(cell), cell, place + 1)


def _value_follows(lines: list[Line], place: int) -> bool:
    """Whether the next line is the value of this one, which is a label alone: <dt>来源</dt><dd>市府办</dd>."""
    if place + 1 >= len(lines):
        return False
    mine, following = lines[place], lines[place + 1]
    if len(following.text) > MAX_VALUE or labels_in(following.marked):
        return False
    pair = (mine.block.tag, following.block.tag)
    same = mine.block.parent is following.block.parent and mine.block.parent is not None
    if not same:
        return False
    if pair in (("dt", "dd"), ("th", "td"), ("td", "td")):
        return True
    others = lines[max(0, place - 2) : place - 1] + lines[place + 2 : place + 3]
    if any(_is_label_like(mine, other) for other in others):
        return True
    siblings = (
        [child for child in mine.block.parent.children if not child.tag.startswith("-")]
        if mine.block.parent
        else []
    )
    return len(siblings) == 2 and siblings[0] is mine.block and siblings[1] is following.block  # noqa: PLR2004 - a pair


def _is_label_like(mine: Line, other: Line) -> bool:
    """Whether another line is a label as a line is: <p>来源</p><p>市府办</p><p>发布时间</p><p>2023-06-05</p>."""
    return (
        other.block.parent is mine.block.parent
        and other.block.tag == mine.block.tag
        and known_label(other.text)
    )


def _value(rest: str) -> str:
    value = next((piece for piece in re.split(rf"[{BORDER}\t]", rest) if piece.strip(_EDGE)), "")
    value = value.strip(_EDGE)
    cut = _CUT.search(value)
    if cut and cut.start() > 0:
        # A time of day stays with its date.
        following = value[cut.start() :].strip()
        if not (cut[0].isspace() and re.match(r"\d{1,2}[:：]\d{2}", following)):
            value = value[: cut.start()]
    return _unbracketed(value.strip(f"{_EDGE},，;；"))


def _unbracketed(value: str) -> str:
    """A value without the brackets around the bar: 市府办）, but 市府办（办公室）."""
    for opening, closing in ("（）", "()", "【】", "[]"):
        if value.startswith(opening) and value.endswith(closing):
            value = value[1:-1].strip()
        elif value.endswith(closing) and value.count(opening) < value.count(closing):
            value = value[:-1].strip()
        elif value.endswith(opening) or (value.startswith(opening) and closing not in value):
            value = value.strip(opening).strip()
    return value
