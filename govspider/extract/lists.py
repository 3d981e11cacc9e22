"""List entries (列表条目): titles with their dates, apart from navigation and from links beside the list."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from urllib.parse import urlsplit

from govspider.extract.groups import Group, Item, read_groups
from govspider.extract.lines import Line, inner_text
from govspider.extract.maintext import in_margin
from govspider.extract.page_urls import Addresses
from govspider.extract.titles import fold_title
from govspider.extract.tree import TEXT, Document, Node
from govspider.items import Entry
from govspider.text.dates import ShortDate, url_date, with_year

_MIN_UNDATED = 10  # mean characters of titles without dates that make a list rather than a menu
_MIN_GROUP = 3  # entries without dates that make a list
_FILED = re.compile(
    r"\d{4,}|\d\.\w+$|[?&]\w*id=\w*\d", re.IGNORECASE
)  # addresses of articles, not of columns
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:side\w*|aside|hot\w*|recommend\w*|tuijian|relate\w*|xg\w*|rank\w*|phb|click\w*)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:^|[\s_-])(?:left\w*|right\w*|fl|fr)(?=[\s_-]|$)", re.IGNORECASE)
_MORE = re.compile(r"[\s\[【]{0,20}(?:更多|more|[>»›+]){1,20}[\s\]】>»›]{0,20}$", re.IGNORECASE)
_SIDE_HEAD = re.compile(
    r"(?:相关|热门|热点|推荐|最新|近期|点击|阅读|浏览|图片|本周|本月|延伸|猜你|您可能|站内|其他|附件|友情|专题|网友|往期).{0,8}$|.{0,6}(?:排行|排行榜|推荐|评论)$"
)
_PATH = re.compile("首\\s{0,9}页|位置")
_COLUMN = re.compile("[\u4e00-\u9fff]{3,10}")  # the head of another column's list
_PAGER = re.compile(
    r"下\s{0,20}一?\s{0,20}页|[尾末]\s{0,20}页|共\s{0,20}\d{1,6}\s{0,20}[页条]"
    r"|第\s{0,20}\d{1,6}\s{0,20}/?\s{0,20}\d{0,6}\s{0,20}页"
)
_HEAD_CHARS = 20  # characters of the words that stand at the head of a list
_PAGER_NODES, _PAGER_CHARS = 60, 120  # nodes and characters behind a list in which page numbers stand
_MAX_SUMMARY = 300  # characters between two entries
_HEAD_LEVELS = 4  # blocks around a list in which its head is looked for


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of a page."""

    items: tuple[Item, ...] = ()
    lines: frozenset[int] = frozenset()  # by index, those of the entries of all lists, also of others
    is_beside: bool = False  # all of it stands beside something else: related articles, hot news, files

    def entries(self, day: date) -> tuple[Entry, ...]:
        """The entries in document order, each address once; a month and day are the last such up to `day`."""
        entries: dict[str, Entry] = {}
        for item in sorted(self.items, key=lambda item: item.anchor.order):
            shown = with_year(item.shown, item.url, day) if isinstance(item.shown, ShortDate) else item.shown
            key = item.url or item.title
            known = entries.get(key)
            if known is None or (known.date is None and shown is not None):
                entries[key] = Entry(max(item.title, known.title if known else "", key=len), item.url, shown)
        return tuple(entries.values())


def read_listing(
    document: Document,
    lines: list[Line],
    addresses: Addresses,
    *,
    now: datetime,
    paged: bool,
    home: bool,
    names: frozenset[str],
    start: int,
    away: frozenset[int],
) -> Listing:
    """The list of a page.

    Args:
        document: the page.
        lines: its lines.
        addresses: makes addresses absolute.
        now: the moment of fetching.
        paged: the page has a next page, so its biggest list is the list.
        home: the page is a home page, whose lists all count.
        names: names of the page's own column, folded; the list below such a head is the page's.
        away: lines, by index, that a style takes away; another column's tab may be among them.
        start: `order` of the page's path, 0 without one; the list right below it is the page's.
    """
    found = [group for group in read_groups(document, lines, addresses, now) if _is_list(document, group)]
    groups = [_Ranked(group, document, addresses.page, names) for group in found]
    spans = sorted(
        span
        for group in found
        if not group.is_files
        for span in (*_alike_spans(group), *_flat_spans(document, group))
    )
    if not home:
        orders = {lines[place].order for place in away}
        seen = [group for group in groups if not _is_away(document, group.group, orders)]
        groups = _main_groups(_without_others(seen or groups, start), paged=paged)
    items = tuple(item for group in groups for item in group.group.items)
    return Listing(
        items,
        _lines_in(lines, spans),
        bool(groups) and all(group.is_beside or group.group.is_files for group in groups),
    )


def _alike_spans(group: Group) -> Iterator[tuple[int, int]]:
    """Where those entries of a group stand that are made as others of it are."""
    makes = Counter((item.block.tag, item.block.get("class")) for item in group.items)
    for item in group.items:
        if makes[item.block.tag, item.block.get("class")] > 1:
            yield item.block.order, item.block.end


def _flat_spans(document: Document, group: Group) -> Iterator[tuple[int, int]]:
    """What stands between the entries of a dated list that has no block for each: <h3>title</h3><i>day</i><p>summary</p>."""
    blocks = [item.block for item in group.items if item.block.parent is group.parent]
    if len(blocks) < _MIN_GROUP or group.dated * 2 < len(group.items):
        return
    gaps = [(block.end, following.order) for block, following in pairwise(blocks)]
    sizes = [
        sum(len(node.text.strip()) for node in document.nodes[start:end] if node.tag == TEXT)
        for start, end in gaps
    ]
    if not all(0 < size <= _MAX_SUMMARY for size in sizes):
        return
    yield from gaps
    # Behind the last entry stands as much as behind the one before it.
    place = blocks[-1].end + gaps[-1][1] - gaps[-1][0]
    yield blocks[-1].end, min(place, group.parent.end)


def _lines_in(lines: list[Line], spans: list[tuple[int, int]]) -> frozenset[int]:
    """The lines, by index, that begin inside one of the spans, which are sorted."""
    starts = [start for start, _ in spans]
    at = ((place, bisect_right(starts, line.order) - 1) for place, line in enumerate(lines))
    return frozenset(place for place, span in at if span >= 0 and lines[place].order < spans[span][1])


class _Ranked:
    """A group with what its surroundings say of it."""

    def __init__(self, group: Group, document: Document, page: str, names: frozenset[str]) -> None:
        self.group = group
        head = _MORE.sub("", _head_of(document, group))
        self.is_named = any(
            name and name in names for name in (fold_title(head), fold_title(head.removesuffix("列表")))
        )
        chain = [node.names for node in (group.parent, *group.parent.ancestors()) if node.attrs]
        named_beside = any(_BESIDE.search(name) for name in chain)
        self.is_half = any(_HALF.search(name) for name in chain)
        self.is_headed = bool(head) and _PATH.search(head) is None
        self.is_others = not self.is_named and bool(names) and _COLUMN.fullmatch(head) is not None
        self.is_side_head = not self.is_named and _SIDE_HEAD.match(head) is not None
        self.is_beside = not self.is_named and (named_beside or self.is_side_head)
        folder = urlsplit(page)._replace(query="", fragment="").geturl().rpartition("/")[0] + "/"
        own = sum(item.url.startswith(folder) for item in group.items)
        self.is_in_folder = folder.count("/") > 3 and 2 * own >= len(group.items)  # noqa: PLR2004 - http://host/
        self.is_paged = _pager_behind(document, group)

    @property
    def score(self) -> float:
        """How much speaks for the page's own list."""
        score = float(self.group.size * (2 if self.group.dated else 1))
        score *= 4 if self.is_named else 1
        score *= 2 if self.is_in_folder else 1
        score *= 2 if self.is_paged else 1
        score *= 0.5 if self.is_half and not self.is_named else 1
        return score * (0.1 if self.is_side_head or self.group.is_files else 0.3 if self.is_beside else 1)

    @property
    def is_sure(self) -> bool:
        """Whether it is the page's own list, so that others are not."""
        return self.is_named or self.is_paged


def _is_list(document: Document, group: Group) -> bool:
    if in_margin(document, group.parent) and group.dated < _MIN_GROUP:
        return False
    if group.dated and group.dated * 2 >= len(group.items):
        return True
    mean = group.size / len(group.items)
    filed = sum(
        not item.url or url_date(item.url) is not None or _FILED.search(item.url) is not None
        for item in group.items
    )
    is_long = mean >= _MIN_UNDATED or group.is_told
    return len(group.items) >= _MIN_GROUP and is_long and filed * 2 >= len(group.items)


def _main_groups(groups: list[_Ranked], *, paged: bool) -> list[_Ranked]:
    """On a column page the page's own list, and others only where no one list is the page's."""
    if len(groups) < 2:  # noqa: PLR2004 - one list
        return groups
    main = max(groups, key=lambda group: group.score)
    others = [
        group
        for group in groups
        if group is not main and not (group.is_beside or group.is_half or group.group.is_files)
    ]
    few = max((len(group.group.items) for group in others), default=0) * 2 <= len(main.group.items)
    if paged or main.is_sure or few:
        others = [group for group in groups if group is not main and _same_make(group.group, main.group)]
    return [main, *others]


def _without_others(groups: list[_Ranked], start: int) -> list[_Ranked]:
    """Without the lists of other columns, by their heads, where the page's own stands right below its path."""
    below = (group for group in groups if group.group.items[0].block.order > start)
    own = next(below, None) if start else None
    if own is None or own.is_headed or own.is_half or own.group.dated < _MIN_GROUP:
        return groups
    return [group for group in groups if group is own or not group.is_others]


def _is_away(document: Document, group: Group, orders: set[int]) -> bool:
    """Whether a style takes a list away: its first entry's text is a line that nobody sees."""
    return not orders.isdisjoint(node.order for node in document.inside(group.items[0].block))


def _same_make(group: Group, main: Group) -> bool:
    """A list broken into several blocks of five entries, as many systems do."""
    return (
        group.parent.tag == main.parent.tag
        and group.parent.get("class") == main.parent.get("class")
        and (group.parent.parent is main.parent.parent and bool(group.dated) == bool(main.dated))
    )


def _head_of(document: Document, group: Group) -> str:
    """The few words at the head of a list: what stands right before it, or before a block around it."""
    first = min(item.block.order for item in group.items)
    node: Node | None = group.parent
    for _ in range(_HEAD_LEVELS):
        if node is None or node.tag in ("body", "html"):
            break
        texts = [
            inner for inner in document.nodes[node.order : first] if inner.tag == TEXT and inner.text.strip()
        ]
        if texts:
            return _short_text(document, texts[-1])
        above = node.parent
        before = [
            child
            for child in (above.children if above else [])
            if child.order < node.order and child.tag != "script"
        ]
        for sibling in reversed(before):
            text = inner_text(document, sibling) if sibling.tag != TEXT else sibling.text.strip()
            if text:
                return text if len(text) <= _HEAD_CHARS else ""
        node = above
    return ""


def _short_text(document: Document, text: Node) -> str:
    block = text.parent
    is_small = block is not None and block.end - block.order <= _HEAD_CHARS
    whole = inner_text(document, block) if block is not None and is_small else text.text.strip()
    return whole if len(whole) <= _HEAD_CHARS else ""


def _pager_behind(document: Document, group: Group) -> bool:
    """Whether page numbers stand right behind a list."""
    last = max(item.block.end for item in group.items)
    said = " ".join(node.text for node in document.nodes[last : last + _PAGER_NODES] if node.tag == TEXT)
    return _PAGER.search(" ".join(said.split())[:_PAGER_CHARS]) is not None
