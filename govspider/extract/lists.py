"""List entries (列表条目): titles with their dates, apart from navigation and from links beside the list.

An entry is the smallest block around one article's link: li, tr, dl, div or, on old pages, just a line. Its
date stands inside the block, before or behind the link, in the link itself, or in the next cell.
"""

import re
from dataclasses import dataclass
from datetime import date

from govspider.extract.entry_dates import date_of, descend
from govspider.extract.entry_titles import MIN_TITLE, entry_title
from govspider.extract.maintext import in_margin
from govspider.extract.tree import Document, Node
from govspider.extract.urls import Addresses
from govspider.items import Entry
from govspider.text.dates import ShortDate, url_date, with_year

_MORE = re.compile(
    r"^[\[【<>+\s]*(?:(?:更多|更 多|more|详情|详细|查看|阅读|全文|点击|下一页|上一页|下页|上页|首页|尾页|"
    r"末页|返回|打印|关闭|进入).{0,5}|\d+)[\]】>+\s]*$",  # a title may begin so, too: 2022年工作总结
    re.IGNORECASE,
)
_MIN_UNDATED = 10  # mean characters of titles without dates that make a list rather than a menu
_MIN_GROUP = 3  # entries without dates that make a list
_MAX_LINKS = 3_000  # links looked at; a list for readers has fewer
_FILED = re.compile(
    r"\d{4,}|\d\.\w+$|[?&]\w*id=\w*\d", re.IGNORECASE
)  # addresses of articles, not of columns
_CLIMB = 6  # levels from a link to its entry
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:side\w*|aside|left\w*|right\w*|hot\w*|recommend\w*|tuijian|related|xg\w*|rank\w*|"
    r"phb|click\w*|fl|fr)(?=[\s_-]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One link that may be an entry, with what surrounds it."""

    anchor: Node
    block: Node
    title: str
    url: str
    shown: date | ShortDate | None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one parent: one list."""

    parent: Node
    items: tuple[Item, ...]

    @property
    def dated(self) -> int:
        """How many of its entries show a date."""
        return sum(item.shown is not None for item in self.items)

    @property
    def size(self) -> int:
        """Characters of all titles."""
        return sum(len(item.title) for item in self.items)


def read_entries(
    document: Document, addresses: Addresses, *, day: date | None, paged: bool, home: bool
) -> tuple[Entry, ...]:
    """The entries of the lists of a page, in document order, each address once.

    Args:
        document: the page.
        addresses: makes addresses absolute.
        day: day of inspection, to tell the year of a date shown without one.
        paged: the page has a next page, so its biggest list is the list.
        home: the page is a home page, whose lists all count.
    """
    groups = [group for group in _groups(document, addresses) if _is_list(document, group)]
    if not home:
        groups = _main_groups(groups, paged=paged)
    newest = day or _newest(groups)
    entries: dict[str, Entry] = {}
    for item in sorted(
        (item for group in groups for item in group.items), key=lambda item: item.anchor.order
    ):
        shown = item.shown
        when = with_year(shown, item.url, newest) if isinstance(shown, ShortDate) else shown
        known = entries.get(item.url)
        if known is None or (known.date is None and when is not None):
            entries[item.url] = Entry(max(item.title, known.title if known else "", key=len), item.url, when)
    return tuple(entries.values())


def _groups(document: Document, addresses: Addresses) -> list[Group]:
    anchors = [node for node in document.find("a") if _leads_somewhere(node)][:_MAX_LINKS]
    counts = _anchor_counts(anchors)
    by_parent: dict[int, list[Item]] = {}
    taken: set[int] = set()
    for anchor in anchors:
        title = entry_title(document, anchor)
        if len(title) < MIN_TITLE or _MORE.match(title):
            continue
        block = _entry_block(anchor, counts)
        if block is not anchor and block.order in taken:
            _better_title(by_parent, block, anchor, title, addresses)
            continue
        taken.add(block.order)
        shown = date_of(document, block, anchor)
        parent = block.parent or block
        item = Item(anchor, block, title, addresses.absolute(anchor.get("href")), shown)
        by_parent.setdefault(parent.order, []).append(item)
    return [Group(document.nodes[order], _alike(items)) for order, items in by_parent.items()]


def _alike(items: list[Item]) -> tuple[Item, ...]:
    """Without the heads of a dated list: links without a date that are short or made otherwise."""
    dated = [item for item in items if item.shown is not None]
    if 2 * len(dated) < len(items) or not dated:
        return tuple(items)
    makes = {(item.block.tag, item.block.get("class")) for item in dated}
    return tuple(
        item
        for item in items
        if item.shown is not None
        or (len(item.title) >= _MIN_UNDATED and (item.block.tag, item.block.get("class")) in makes)
    )


def _better_title(
    by_parent: dict[int, list[Item]], block: Node, anchor: Node, title: str, addresses: Addresses
) -> None:
    """A second link in an entry is its title if it is longer: before it stood a category or a picture's name."""
    items = by_parent.get(block.parent.order if block.parent else block.order, [])
    for number, item in enumerate(items):
        if item.block is block and len(title) > len(item.title) and len(item.title) < 8:  # noqa: PLR2004 - a category
            items[number] = Item(anchor, block, title, addresses.absolute(anchor.get("href")), item.shown)


def _leads_somewhere(node: Node) -> bool:
    href = node.get("href").strip().lower()
    return bool(href) and not href.startswith(("javascript:", "mailto:", "tel:", "#"))


def _anchor_counts(anchors: list[Node]) -> dict[int, int]:
    """How many different addresses stand in each block, counted up to the level that an entry may have."""
    seen: dict[int, set[str]] = {}
    for anchor in anchors:
        for level, above in enumerate(anchor.ancestors()):
            if level > _CLIMB:
                break
            seen.setdefault(above.order, set()).add(anchor.get("href"))
    return {order: len(addresses) for order, addresses in seen.items()}


def _entry_block(anchor: Node, counts: dict[int, int]) -> Node:
    block = anchor
    for level, above in enumerate(anchor.ancestors()):
        if level >= _CLIMB or above.tag in ("body", "html", "form", "ul", "ol", "tbody"):
            break
        number = counts.get(above.order, 0)
        if number > 1 and not (above.tag in ("li", "tr", "dl") and number <= 3 and _one_title(above)):  # noqa: PLR2004
            break
        block = above
    # A link alone in its block, between line breaks, is its own entry.
    return block


def _one_title(block: Node) -> bool:
    """Whether only one of a row's links is as long as a title; the others are categories and files."""
    lengths = sorted(
        len(node.get("title") or "".join(child.text for child in node.children).strip())
        for node in descend(block) if node.tag == "a"
    )  # fmt: skip
    return len(lengths) > 1 and lengths[-2] <= 8 < lengths[-1]  # noqa: PLR2004 - a category's length


def _is_list(document: Document, group: Group) -> bool:
    if in_margin(document, group.parent) and group.dated < _MIN_GROUP:
        return False
    if group.dated:
        return group.dated * 2 >= len(group.items)
    mean = group.size / len(group.items)
    filed = sum(url_date(item.url) is not None or _FILED.search(item.url) is not None for item in group.items)
    return len(group.items) >= _MIN_GROUP and mean >= _MIN_UNDATED and filed * 2 >= len(group.items)


def _main_groups(groups: list[Group], *, paged: bool) -> list[Group]:
    """On a column page the biggest list, and others only where no one list is the page's."""
    if len(groups) < 2:  # noqa: PLR2004 - one list
        return groups
    main = max(
        groups, key=lambda group: (group.size * (2 if group.dated else 1)) * (1 if _beside(group) else 3)
    )
    others = [group for group in groups if group is not main and not _beside(group)]
    if paged or not others or max(len(group.items) for group in others) * 2 <= len(main.items):
        same = [group for group in others if _same_make(group, main)]
        return [main, *same]
    return [main, *others]


def _same_make(group: Group, main: Group) -> bool:
    """A list broken into several blocks of five entries, as many systems do."""
    return (
        group.parent.tag == main.parent.tag
        and group.parent.get("class") == main.parent.get("class")
        and (group.parent.parent is main.parent.parent and bool(group.dated) == bool(main.dated))
    )


def _beside(group: Group) -> bool:
    chain = (group.parent, *group.parent.ancestors())
    return any(_BESIDE.search(node.names) is not None for node in chain if node.attrs)


def _newest(groups: list[Group]) -> date | None:
    """The newest full date that the page's own lists show: what a date without a year is near to."""
    shown = [item.shown for group in groups for item in group.items if isinstance(item.shown, date)]
    filed = [day for group in groups for item in group.items if (day := url_date(item.url)) is not None]
    return max((*shown, *filed), default=None)
