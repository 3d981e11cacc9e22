"""Groups of links that may be lists (条目分组): each link with the smallest block around it, by common parent.

An entry is li, tr, dl, div, an `<ul>` of its own or, on old pages, just a line. A link that only a click opens
(`onclick="view(7)"`) is an entry without an address.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from govspider.extract.date_texts import Shown
from govspider.extract.entry_dates import EntryDates
from govspider.extract.entry_titles import MIN_TITLE, entry_title, own_texts, title_beside
from govspider.extract.lines import BORDER, Line, clean, inner_text
from govspider.extract.maintext import in_margin
from govspider.extract.page_urls import Addresses, clicked, kind_of
from govspider.extract.tree import TEXT, Document, Node, descend
from govspider.items import LinkKind
from govspider.text.dates import find_dates, only_date

_MORE = re.compile(
    r"^[\[【<>+\s]*(?:(?:更多|更 多|more|详情|详细|查看|阅读|全文|点击|下一页|上一页|下页|上页|首页|尾页|"
    r"末页|返回|打印|关闭|进入).{0,5}|\d+)[\]】>+\s]*$",  # a title may begin so, too: 2022年工作总结
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"[\[【<(（\s]*(?:点击)?(?:(?:查看|阅读|浏览|了解)(?:详情|详细|全文|内容)?|详情|详细|全文)[\]】>)）\s»›→]*"
)
_BRACKETED = re.compile(
    r"[\[【（(〔「][^\[\]【】（）()〔〕「」]{1,8}[\]】）)〕」]"
)  # a category before a title
_CATEGORY = re.compile(r"[\[【（(<《].{1,8}[\]】）)>》]|.{0,3}")
_TOOLS = re.compile(
    r"print|close|favorite|share|zoom|font|history|submit|search|login|homepage|copy|top(?!ic)|scroll|toggle|hide|"
    r"show(?!\w*(?:info|detail|news|content|article|page|view|doc|item|text|letter))",
    re.IGNORECASE,
)
_NOWHERE = re.compile(
    r"javascript:|mailto:|tel:|#(?!!?/)", re.IGNORECASE
)  # #/detail/7 leads on where a script draws
_PROSE = re.compile("[，。；]")
_CALLED = re.compile(r"([A-Za-z_$][\w$]{0,80})\s{0,20}\(")
_CLICKED = ("li", "tr", "dl", "dd", "p", "span", "h3", "div")
_MAX_CLICKED = 60  # elements and texts in a block that a click opens
_MAX_LINKS = 3_000  # links looked at; a list for readers has fewer
_MAX_LINE = 2_000  # characters of a paragraph; a longer line is a list without line breaks
_MAX_BAR = 24  # characters behind a title that may be its day and office
_CLIMB = 6  # levels from a link to its entry
_MAX_CATEGORY, _AGAIN = 8, 4  # characters of a column's name, and how often it stands beside entries
_MIN_OWN = 6  # characters beside a link that no menu has
_SHORTEST = 2  # characters of a dated title among longer ones: 更正
_MIN_ALIKE = 10  # characters of an undated title that stands among dated ones


@dataclass(frozen=True, slots=True)
class Item:
    """One link that may be an entry, with what surrounds it."""

    anchor: Node
    block: Node
    title: str
    url: str  # empty where only a script opens it
    shown: Shown


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

    @property
    def is_told(self) -> bool:
        """Whether most of its entries say something beside their link, as no menu does."""
        told = [item for item in self.items if item.block is not item.anchor and _says_more(item)]
        return 2 * len(told) > len(self.items)

    @property
    def is_files(self) -> bool:
        """Whether it lists files without a date: what is attached to an article."""
        return not self.dated and all(
            kind_of(item.url, item.title) is LinkKind.ATTACHMENT for item in self.items
        )


def _says_more(item: Item) -> bool:
    """Whether text of its own stands in an entry outside its links."""
    return sum(len(text.strip()) for text in own_texts(item.block)) >= _MIN_OWN


def read_groups(document: Document, lines: list[Line], addresses: Addresses, now: datetime) -> list[Group]:
    """All groups of links that have a title, in document order of their first links."""
    starts = [line.order for line in lines]
    anchors = _without_categories(
        document, [node for node in document.nodes if _leads_somewhere(document, node)][:_MAX_LINKS]
    )
    counts = _anchor_counts(anchors)
    dates = EntryDates(document, now)
    by_parent: dict[int, list[Item]] = {}
    taken: set[int] = set()
    for anchor in anchors:
        title = entry_title(document, anchor)
        block = _entry_block(anchor, counts)
        if _OPENER.fullmatch(title) and block is not anchor and block.order not in taken:
            title = title_beside(block)
        if len(title) < _SHORTEST or _MORE.match(title) or _is_in_sentence(document, lines, starts, anchor):
            continue
        if in_margin(document, block) and not in_margin(document, block.parent or block):
            continue
        if counts.get(block.order, 0) > 1 and _CATEGORY.fullmatch(title):
            continue
        url = _url(anchor, addresses)
        if block is not anchor and block.order in taken:
            _better_title(by_parent, block, anchor, title, url)
            continue
        is_short = len(title) < MIN_TITLE
        is_plain = block is anchor and anchor.end - anchor.order <= 2  # noqa: PLR2004 - itself and one text
        shown = None if is_short and is_plain else dates.of(block, anchor)
        if is_short and shown is None:
            continue
        taken.add(block.order)
        item = Item(anchor, block, title, url, shown)
        by_parent.setdefault((block.parent or block).order, []).append(item)
    groups = (Group(document.nodes[order], _alike(_titled(items))) for order, items in by_parent.items())
    return [group for group in groups if group.items]


def _without_categories(document: Document, anchors: list[Node]) -> list[Node]:
    """Without short links that stand on the page again and again: each entry's column."""
    named = [(node.get("href") + node.get("onclick"), inner_text(document, node)) for node in anchors]
    times = Counter(name for name in named if 0 < len(name[1]) <= _MAX_CATEGORY)
    return [node for node, name in zip(anchors, named, strict=True) if times[name] < _AGAIN]


def _is_in_sentence(document: Document, lines: list[Line], starts: list[int], anchor: Node) -> bool:
    """Whether a link stands in a paragraph: the smaller part of a line with commas outside the link."""
    place = bisect_right(starts, anchor.end - 1) - 1
    if place < 0 or anchor.tag != "a" or len(lines[place].text) > _MAX_LINE:
        return False
    line, title = lines[place], inner_text(document, anchor)
    rest = line.text.removeprefix(title)
    day, _, _ = line.marked.removeprefix(title).strip(f" {BORDER}").partition(BORDER)
    if rest != line.text and only_date(day) is not None:
        return False  # behind a title stand its day, apart from all else, and a summary
    if len(rest) <= _MAX_BAR and rest != line.text and find_dates(rest):
        return False  # behind a title stand its day and an office: 2023-06-05，市府办
    return (
        line.order < anchor.end
        and 2 * line.link_chars < len(line.text)
        and len(_PROSE.findall(line.text)) > len(_PROSE.findall(title))
    )


def _leads_somewhere(document: Document, node: Node) -> bool:
    if node.tag == "a":
        href = node.get("href").strip().lower()
        return (bool(href) and not _NOWHERE.match(href)) or _opens(node)
    if "onclick" not in node.attrs or node.tag not in _CLICKED or node.end - node.order > _MAX_CLICKED:
        return False
    return _opens(node) and not any(inner.tag == "a" for inner in document.inside(node))


def _opens(node: Node) -> bool:
    """Whether a click opens something: it sends the reader on, or calls what is no tool of the page."""
    call = f"{node.get('onclick')} {node.get('href')}"
    names = [name.lower() for name in _CALLED.findall(call) if name != "void"]
    return "location" in call or (bool(names) and not any(_TOOLS.search(name) for name in names))


def _url(anchor: Node, addresses: Addresses) -> str:
    href = clicked(anchor)
    return addresses.absolute(href) if href and not _NOWHERE.match(href) else ""


def _anchor_counts(anchors: list[Node]) -> dict[int, int]:
    """How many different addresses stand in each block, counted up to the level that an entry may have."""
    seen: dict[int, set[str]] = {}
    for anchor in anchors:
        for level, above in enumerate(anchor.ancestors()):
            if level > _CLIMB:
                break
            seen.setdefault(above.order, set()).add(anchor.get("href") + anchor.get("onclick"))
    return {order: len(addresses) for order, addresses in seen.items()}


def _entry_block(anchor: Node, counts: dict[int, int]) -> Node:
    block = anchor
    for level, above in enumerate(anchor.ancestors()):
        if level >= _CLIMB or above.tag in ("body", "html", "form"):
            break
        number = counts.get(above.order, 0)
        if number > 1 and not _is_row(above, number):
            break
        if above.tag in ("ul", "ol", "table") and not (_one_of_many(above, counts) or _in_row(above, counts)):
            break
        if above.tag != "tbody":
            block = above
    # A link alone in its block, between line breaks, is its own entry.
    return block


def _one_of_many(block: Node, counts: dict[int, int]) -> bool:
    """Whether a list of one link stands among others of the same make: one `<ul>` an entry."""
    siblings = block.parent.children if block.parent else []
    like = [
        other for other in siblings if other.tag == block.tag and other.get("class") == block.get("class")
    ]
    return len(like) > 1 and all(counts.get(other.order, 0) == 1 for other in like)


def _in_row(table: Node, counts: dict[int, int]) -> bool:
    """Whether a table with one link is the cell of a row among others, as old pages draw them."""
    cell = table.parent
    row = cell.parent if cell is not None and cell.tag == "td" else None
    return (
        row is not None
        and table.tag == "table"
        and counts.get(row.order, 0) == 1
        and row.parent is not None
        and counts.get(row.parent.order, 0) > 1
    )


def _is_row(block: Node, links: int) -> bool:
    """Whether a block of several links is one entry: its title, with categories and files; in a cell [人事] 标题 only."""
    if block.tag == "td":
        first = next(node for node in descend(block) if node.tag == "a")
        named = "".join(inner.text for inner in descend(first) if inner.tag == TEXT).strip()
        return links == 2 and _BRACKETED.fullmatch(named) is not None  # noqa: PLR2004 - the category and the title
    return block.tag in ("li", "tr", "dl") and links <= 3 and _one_title(block)  # noqa: PLR2004


def _one_title(block: Node) -> bool:
    """Whether only one of a row's links is as long as a title; the others are categories and files."""
    if _each_dated(block):
        return False
    texts = [
        node.get("title") or "".join(inner.text for inner in descend(node) if inner.tag == TEXT).strip()
        for node in descend(block) if node.tag == "a"
    ]  # fmt: skip
    lengths = sorted(map(len, texts))
    if len(lengths) > 1 and lengths[-2] <= 8 < lengths[-1]:  # noqa: PLR2004 - a category's length
        return True
    return sum(_CATEGORY.fullmatch(text) is None for text in texts) == 1


def _each_dated(block: Node) -> bool:
    """Whether days stand between the links of a row and behind the last, so that each is an entry."""
    inner = sorted(descend(block), key=lambda node: node.order)
    links = [node for node in inner if node.tag == "a"]
    days = [node.order for node in inner if node.tag == TEXT and only_date(clean(node.text)) is not None]
    return len(links) > 1 and bool(days) and days[0] < links[-1].order < days[-1] and days[0] >= links[0].end


def _better_title(by_parent: dict[int, list[Item]], block: Node, anchor: Node, title: str, url: str) -> None:
    """A second link in an entry is its title if it is longer: before it stood a category or a picture's name."""
    items = by_parent.get(block.parent.order if block.parent else block.order, [])
    for number, item in enumerate(items):
        if item.block is block and len(title) > len(item.title) and len(item.title) < 8:  # noqa: PLR2004 - a category
            items[number] = Item(anchor, block, title, url, item.shown)


def _titled(items: list[Item]) -> list[Item]:
    """Without short titles (更正, 公示) where most are short: such links are names of columns."""
    longer = [item for item in items if len(item.title) >= MIN_TITLE]
    return items if 2 * len(longer) >= len(items) else longer


def _alike(items: list[Item]) -> tuple[Item, ...]:
    """Without the heads of a dated list: links without a date that are short or made otherwise."""
    dated = [item for item in items if item.shown is not None]
    if 2 * len(dated) < len(items) or not dated:
        return tuple(items)
    makes = {_make(item) for item in dated}
    folders = {item.url.rpartition("/")[0] for item in dated}
    return tuple(
        item
        for item in items
        if item.shown is not None
        or (
            _make(item) in makes and (len(item.title) >= _MIN_ALIKE or item.url.rpartition("/")[0] in folders)
        )
    )


def _make(item: Item) -> tuple[str, str]:
    return item.block.tag, item.block.get("class")
