"""The date shown with a list entry (条目日期): in its block, in the link itself, in attributes, or beside a bare link."""

import re
from bisect import bisect_left
from collections import Counter
from datetime import date, datetime
from itertools import pairwise

from govspider.extract.date_texts import DateText, Shown, date_among, labelled_day, names_another_day
from govspider.extract.dated_titles import title_date
from govspider.extract.labels import known_label
from govspider.extract.lines import clean, inner_text
from govspider.extract.tree import TEXT, Document, Node, descend
from govspider.extract.year_heads import YearHeads
from govspider.text.dates import ShortDate, fold, only_date, stamp_date

_ATTRIBUTES = ("datetime", "date-value", "data-time", "data-date", "data-pubtime", "data-pubdate", "data-publishtime",
               "data-datetime", "data-timestamp", "pubdate", "publishtime", "date", "time")  # fmt: skip
_BESIDE = (
    "dt",
    "dd",
    "tr",
    "td",
    "a",
    "span",
    "p",
    "h3",
    "h4",
    "div",
    "li",
    "b",
    "strong",
)  # blocks behind which a date stands
_TITLE = DateText("¦")  # stands for the title between the texts around it
_MARKED = ("b", "strong", "em", "i", "u", "font", "mark")
_TIPPED = ("span", "em", "i", "b", "p", "div", "td", "time")  # what may show a day under the pointer
_LEADER = re.compile(r"…+|[.·_—-]{3,}")  # dots between a title and its day
_PROSE = re.compile("[，。；]")
_SLASHED = re.compile(r"[\s\[(（]{0,9}(\d{1,2})/(\d{1,2})[\s\])）]{0,9}")
_MONTHS, _DAYS = 12, 31
_MAX_SUMMARY = 300  # characters of a summary between an entry and its date
_MAX_BESIDE = 60  # characters of the block behind an entry that holds its date
_MANY_NODES = 2_000  # of a list, elements and texts that are looked at
_MOST_HELD = 20_000  # of what holds several lists
_MAX_HEADING = 6  # elements and texts of a heading that is a day
_MOST_NODES = (
    300  # of a block, elements and texts; what is larger is no entry, and such blocks may hold each other
)


class EntryDates:
    """Reads the dates of the entries of one page.

    Args:
        document: the page.
        now: the moment of fetching.
    """

    def __init__(self, document: Document, now: datetime) -> None:
        self.document = document
        self.now = now
        self.years = YearHeads(document)
        self.heads = _table_heads(document)  # of columns, by `order` of the texts below them
        self._leads: dict[int, bool] = {}  # by `order` of a parent: its dates stand before their entries
        self._turned: dict[int, bool] = {}  # by `order` of a parent: its days stand before their months
        # By `order` of what holds several lists, then of a list: the day above it.
        self._headings: dict[int, dict[int, Shown]] = {}

    def of(self, block: Node, anchor: Node) -> Shown:
        """The date shown with a link: in its entry outside the link, then inside the link, beside it, or above its list."""
        shown = self._day_first(block) or self._around(block, anchor)
        if shown is None and block.parent is not None:
            shown = self._above(block.parent)
        if shown is not None and not isinstance(shown, ShortDate):
            return shown
        stamped = self._in_attributes(block) or self._in_tip(anchor)
        if stamped is not None and (
            shown is None or (stamped.month, stamped.day) == (shown.month, shown.day)
        ):
            return stamped
        return (self.years.give(shown, anchor, self.now.date()) or shown) if shown is not None else None

    def _around(self, block: Node, anchor: Node) -> Shown:
        if block is not anchor:
            inside = self._nodes(block)
            before = self._texts([node for node in inside if node.order < anchor.order])
            behind = self._texts([node for node in inside if node.order >= anchor.end])
            # What stands on both sides of the title is no one date: 1 标题 10月.
            outside = [*before, *([_TITLE] if before and behind else []), *behind]
            shown = date_among(outside, self.now) if outside else None
            if shown is not None:
                return shown
            if not names_another_day(outside):
                shown = self._beside(block) if block.tag in _BESIDE else None
            if shown is not None:
                return shown
        return self._inside(anchor) or (self._beside(anchor) if block is anchor else None)

    def _day_first(self, block: Node) -> Shown:
        """Day and month of an entry in whose list the day stands first, as another entry's 25/08 shows."""
        parent = block.parent
        if parent is None:
            return None
        if parent.order not in self._turned:
            nodes = self.document.nodes[parent.order : min(parent.end, parent.order + _MANY_NODES)]
            pairs = [pair for node in nodes if (pair := _slashed(node)) is not None]
            self._turned[parent.order] = any(first > _MONTHS for first, _ in pairs) and all(
                second <= _MONTHS for _, second in pairs
            )
        if not self._turned[parent.order]:
            return None
        days = [pair for node in self._nodes(block) if (pair := _slashed(node)) is not None]
        return ShortDate(days[0][1], days[0][0]) if len(days) == 1 and days[0][0] <= _DAYS else None

    def _above(self, parent: Node) -> Shown:
        """The day that heads a list where each of several lists stands under a day: <h3>2023-06-05</h3><ul>…</ul>."""
        holder = parent.parent
        if holder is None or holder.end - holder.order > _MOST_HELD:
            return None
        if holder.order not in self._headings:
            parts = [child for child in holder.children if _has_text(child)]
            days = {
                (lower.tag, lower.get("class"), lower.order): day
                for upper, lower in pairwise(parts)
                if upper.end - upper.order <= _MAX_HEADING
                and (day := only_date(inner_text(self.document, upper))) is not None
            }
            makes = Counter((tag, names) for tag, names, _ in days)
            self._headings[holder.order] = {
                order: day for (tag, names, order), day in days.items() if makes[tag, names] > 1
            }
        return self._headings[holder.order].get(parent.order)

    def _nodes(self, block: Node) -> list[Node]:
        return self.document.nodes[block.order : min(block.end, block.order + _MOST_NODES)]

    def _texts(self, nodes: list[Node]) -> list[DateText]:
        texts = (
            (_LEADER.sub(" ", clean(node.text)).strip(), self.heads.get(node.order, ""))
            for node in nodes
            if node.tag == TEXT and not _is_in_sentence(node)
        )
        # What stands between two boxes of one date is no text: <b>16</b>/<i>09</i>.
        return [DateText(text, head) for text, head in texts if any(map(str.isalnum, text))]

    def _inside(self, anchor: Node) -> Shown:
        """A date in the link: a text of its own, or at one end of its title."""
        texts = self._texts(self._nodes(anchor))
        if len(texts) > 1:
            shown = date_among(texts, self.now)
            if shown is not None:
                return shown
        ends = (title_date(fold(text.text), self.now)[1] for text in texts)
        return next((shown for shown in ends if shown is not None), None)

    def _in_attributes(self, block: Node) -> date | None:
        for node in self._nodes(block):
            for name in _ATTRIBUTES if node.attrs else ():
                if name in node.attrs:
                    stamped = stamp_date(node.attrs[name])
                    if stamped is not None:
                        return stamped
            tip = only_date(node.get("title")) if node.tag in _TIPPED else None
            if isinstance(tip, date):
                return tip
        return None

    def _in_tip(self, anchor: Node) -> date | None:
        """The date in what a link shows under the pointer: title="标题 发布时间：2023-06-05"."""
        tip = anchor.get("title")
        shown = labelled_day(tip, self.now) if "：" in tip else title_date(tip, self.now)[1]
        return None if isinstance(shown, ShortDate) else shown

    def _beside(self, block: Node) -> Shown:
        """A date that stands beside a block without a date: behind it up to the next link, or before it."""
        parent = block.parent
        if parent is None:
            return None
        siblings = parent.children
        place = bisect_left(siblings, block.order, key=lambda node: node.order)
        before, behind = siblings[max(0, place - 3) : place][::-1], siblings[place + 1 : place + 4]
        if self._dates_lead(parent):
            return self._next_to(before)
        return self._next_to(behind) or (self._next_to(before) if block.tag == "a" else None)

    def _dates_lead(self, parent: Node) -> bool:
        """Whether the first thing in a block of entries is a date, so that each stands before its entry."""
        known = self._leads.get(parent.order)
        if known is None:
            first = next((child for child in parent.children if _has_text(child)), None)
            inner = descend(first) if first is not None else []
            known = (
                not any(node.tag == "a" for node in inner)
                and date_among(self._texts(inner), self.now) is not None
            )
            self._leads[parent.order] = known
        return known

    def _next_to(self, siblings: list[Node]) -> Shown:
        """The first date of the siblings, a summary may stand before it; none behind a link or a line break."""
        for sibling in siblings:
            inner = descend(sibling)
            if any(node.tag in ("a", "br") for node in inner):
                return None
            texts = self._texts(inner)
            size = sum(len(text.text) for text in texts)
            if size > _MAX_SUMMARY:
                return None
            shown = date_among(texts, self.now) if 0 < size <= _MAX_BESIDE else None
            if shown is not None:
                return shown
        return None


def _slashed(node: Node) -> tuple[int, int] | None:
    """The two numbers of a text that is a day and a month in either order: 25/08, [12/09]."""
    found = _SLASHED.fullmatch(node.text) if node.tag == TEXT else None
    return (int(found[1]), int(found[2])) if found is not None else None


def _is_in_sentence(text: Node) -> bool:
    """Whether a text is a marked part of a sentence (会议定于<b>2023-06-29</b>召开，请参加)."""
    part = text.parent
    if part is None or part.parent is None or part.tag not in _MARKED:
        return False
    around = [node.text for node in part.parent.children if node.tag == TEXT]
    return len(around) > 1 and _PROSE.search("".join(around)) is not None


def _has_text(node: Node) -> bool:
    return any(inner.tag == TEXT and inner.text.strip() for inner in descend(node))


def _table_heads(document: Document) -> dict[int, str]:
    """`order` of the texts in a table's cells → the label at the head of their column (发布日期)."""
    heads: dict[int, str] = {}
    for table in document.find("table"):
        rows = [
            row
            for part in table.children
            for row in (part.children if part.tag in ("tbody", "thead") else [part])
        ]
        rows = [row for row in rows if row.tag == "tr"]
        if len(rows) < 2:  # noqa: PLR2004 - no head
            continue
        names = [inner_text(document, cell) for cell in _cells(rows[0])]
        labelled = {number: name for number, name in enumerate(names) if known_label(name)}
        if len(labelled) < 2 or any(node.tag == "a" for node in document.inside(rows[0])):  # noqa: PLR2004
            continue
        for row in rows[1:]:
            cells = _cells(row)
            for number, name in labelled.items():
                for node in document.inside(cells[number])[1:] if number < len(cells) else ():
                    heads[node.order] = name
    return heads


def _cells(row: Node) -> list[Node]:
    return [cell for cell in row.children if cell.tag in ("td", "th")]
