"""Years that head lists of months and days (年份标题): <h3>2021年</h3><ul><li>11-12 …, as chronicles (大事记) have them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from govspider.extract.lines import clean, inner_text
from govspider.extract.tree import TEXT, Document, Node, words
from govspider.text.dates import ShortDate, url_month
from govspider.text.numerals import number_of

_MARKS = " \u3000【】[]（）()·◆■●▼>-—:："
_YEAR = re.compile(
    r"((?:19|20)\d\d|[一二][〇○零九一二三四五六七八]{3})(?:\s?年度?)?(\s?[\u4e00-\u9fff]{0,8}(?:大事记|大事年表|纪事))?"
)
_HINT = re.compile(r"(?:19|20)\d\d|年|度")
_HEADINGS = words("h1 h2 h3 h4 h5 h6 dt")
_CELLS = ("td", "th")
_CHOICES = words("option a button script style title textarea")  # what is chosen, and what nobody reads
_LONGEST = 20  # characters of a heading
_MAX_NODES = 12  # elements and texts of one


@dataclass(frozen=True, slots=True)
class _Head:
    """One year that may head a list: its place, the block that it is the head of, and whether it names a chronicle."""

    node: Node
    scope: Node
    year: int
    is_named: bool


class YearHeads:
    """The years that head lists on one page; a single one counts only where it names a chronicle."""

    def __init__(self, document: Document) -> None:
        self._heads = _heads(document) if _HINT.search(document.source) else []
        if not self._heads:
            return
        links = [node.order for node in document.nodes if node.tag == "a"]
        ends = [*(head.node.order for head in self._heads[1:]), len(document.nodes)]
        leading = [
            head
            for head, end in zip(self._heads, ends, strict=True)
            if bisect_left(links, head.node.end) < bisect_left(links, end)
        ]
        years: dict[tuple[str, str], set[int]] = defaultdict(set)
        for head in leading:
            years[_make(head.node)].add(head.year)
        self._heads = [head for head in leading if head.is_named or len(years[_make(head.node)]) > 1]
        # A heading that names no year ends what the year above it heads.
        makes = {_made_in(head.node) for head in self._heads if head.node.tag not in (TEXT, *_CELLS)}
        self._ends = [
            node.order
            for node in document.nodes
            if (node.tag in _HEADINGS or _made_in(node) in makes) and _is_other(document, node)
        ]
        self._starts = [head.node.order for head in self._heads]

    def give(self, short: ShortDate, anchor: Node, newest: date) -> date | None:
        """The day of an entry below such a year, unless its own address tells the year or it has not come."""
        if not self._heads:
            return None
        month = url_month(anchor.get("href"))
        place = bisect_right(self._starts, anchor.order) - 1
        if place < 0 or (month is not None and month[1] == short.month):
            return None
        head = self._heads[place]
        ended = bisect_right(self._ends, anchor.order) > bisect_right(self._ends, head.node.order)
        day = short.in_year(head.year)
        return day if anchor.within(head.scope) and not ended and day is not None and day <= newest else None


def _make(node: Node) -> tuple[str, str]:
    return node.tag, node.get("class")


def _made_in(node: Node) -> tuple[str, ...]:
    return (*_make(node), *(_make(node.parent) if node.parent is not None else ()))


def _heads(document: Document) -> list[_Head]:
    found: dict[int, _Head] = {}
    for text in document.nodes:
        if text.tag != TEXT or len(text.text) > _MAX_NODES * _LONGEST or not _HINT.search(text.text):
            continue
        node, year = text, _year(text.text)
        for above in text.ancestors():
            if above.tag in _CHOICES:
                year = None
                break
            if above.tag == "body" or above.end - above.order > _MAX_NODES:
                break
            whole = _year(inner_text(document, above))
            if whole is None and year is not None:
                break
            node, year = above, whole or year
        if year is not None and node.parent is not None:
            found[node.order] = _Head(node, _scope(node.parent, node), *year)
    return [found[order] for order in sorted(found)]


def _scope(parent: Node, node: Node) -> Node:
    """What a year is the head of: its parent; of a cell that runs over several rows, the table."""
    return parent.parent if node.tag in _CELLS and parent.parent is not None else parent


def _year(text: str) -> tuple[int, bool] | None:
    shown = clean(text).strip(_MARKS)
    found = _YEAR.fullmatch(shown) if len(shown) <= _LONGEST else None
    if found is None:
        return None
    year = int(found[1]) if found[1].isdigit() else number_of(found[1])
    return year, found[2] is not None


def _is_other(document: Document, node: Node) -> bool:
    """Whether a heading names no year: it has a text that is none, and no link."""
    if node.end - node.order > _MAX_NODES or any(inner.tag == "a" for inner in document.inside(node)):
        return False
    text = inner_text(document, node)
    return bool(text) and _year(text) is None
