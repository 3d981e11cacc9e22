"""The date shown with a list entry (条目日期): in its block, in the link itself, in attributes, or beside a bare link.

A date in a title or a sentence is not the entry's; the day of writing, a deadline or the end of validity never is.
"""

import re
from datetime import date, datetime

from govspider.extract.bars import bare_day, day_at_start
from govspider.extract.dated_titles import title_date
from govspider.extract.labels import PUBLISHED, WRITTEN, labels_in, name_of
from govspider.extract.lines import BORDER, clean
from govspider.extract.tree import TEXT, Document, Node
from govspider.text.dates import ShortDate, fold, only_date, stamp_date

Shown = date | ShortDate | None

_TODAY = re.compile(r"今天是|现在是|欢迎|农历")
_MAX_BESIDE = 60  # characters of a text in which a date beside other words is the entry's
_ATTRIBUTES = ("datetime", "date-value", "data-time", "data-date", "data-pubtime", "data-pubdate", "data-publishtime",
               "data-datetime", "data-timestamp", "pubdate", "publishtime", "date", "time")  # fmt: skip
# fmt: off
# Labels of days that an entry has beside its publication.
_ANOTHER = frozenset((
    *WRITTEN, "截止日期", "截止时间", "截至日期", "报名截止时间", "有效期", "有效期至", "有效期限", "生效日期",
    "生效时间", "失效日期", "废止日期", "实施日期", "施行日期", "开始时间", "开始日期", "结束时间", "结束日期",
    "起止时间", "会议时间", "召开时间", "活动时间", "举办时间", "报名时间", "公示期", "公示时间",
))
# fmt: on


def date_of(document: Document, block: Node, anchor: Node, now: datetime, labels: dict[int, str]) -> Shown:
    """The date shown with a link: in its entry outside the link, then inside the link, then beside a bare link.

    Args:
        document: the page.
        block: the entry.
        anchor: its link.
        now: the moment of fetching.
        labels: heads of a table's columns, by `order` of the cells below them.
    """
    shown: Shown = None
    if block is not anchor:
        outside = [node for node in document.inside(block) if not node.within(anchor)]
        shown = _date_in(outside, now, labels)
        if shown is None and not _names_another(outside, labels):
            shown = _date_after(block, now)
    if shown is None:
        shown = _date_in(document.inside(anchor), now, labels) or _in_title(document.inside(anchor), now)
    if shown is None and block is anchor:
        shown = _date_beside(anchor, now)
    if shown is None or isinstance(shown, ShortDate):
        stamped = _in_attributes(document, block)
        agrees = stamped is not None and (
            shown is None or (stamped.month, stamped.day) == (shown.month, shown.day)
        )
        return stamped if agrees else shown
    return shown


def _date_in(nodes: list[Node], now: datetime, labels: dict[int, str]) -> Shown:
    texts = [(clean(node.text), labels.get(node.order, "")) for node in nodes if node.tag == TEXT]
    texts = [(text, label) for text, label in texts if text]
    labelled = _labelled(BORDER.join(f"{label}：{text}" if label else text for text, label in texts), now)
    if labelled is not None:
        return labelled
    plain = _plain(texts)
    full = [found for text in plain if isinstance(found := only_date(text, now), date)]
    if full:
        return max((day for day in full if day <= now.date()), default=full[0])
    # Day and month in boxes of their own: <b>05</b><i>2023-06</i>.
    for size in (2, 3):
        for start in range(len(plain) - size + 1):
            box = only_date(" ".join(plain[start : start + size]), now)
            if isinstance(box, date):
                return box
    shorts = [found for text in plain if (found := only_date(text, now)) is not None]
    if shorts:
        return shorts[0]
    told = (bare_day(text, now) for text in plain if len(text) <= _MAX_BESIDE and not _TODAY.search(text))
    return next((day for day in told if day is not None), None)


def _labelled(text: str, now: datetime) -> Shown:
    """The day behind the surest label of publication."""
    found = labels_in(text)
    for tier in PUBLISHED:
        for number, label in enumerate(found):
            if label.name in tier:
                end = found[number + 1].start if number + 1 < len(found) else len(text)
                value = text[label.end : end]
                first = next((piece for piece in value.split(BORDER) if piece.strip()), "")
                short = only_date(first, now)
                day = short if isinstance(short, ShortDate) else day_at_start(value, now)
                if day is not None:
                    return day
    return None


def _plain(texts: list[tuple[str, str]]) -> list[str]:
    """The texts that no label of another day stands before, in them or in the text before them."""
    kept: list[str] = []
    another = False
    for text, label in texts:
        names = [found.name for found in labels_in(text)] + ([name_of(label)] if label else [])
        if not another and not any(name in _ANOTHER for name in names):
            kept.append(text)
        another = bool(names) and names[-1] in _ANOTHER and not any(char.isdigit() for char in text)
    return kept


def _names_another(nodes: list[Node], labels: dict[int, str]) -> bool:
    texts = [clean(node.text) for node in nodes if node.tag == TEXT]
    return any(name_of(labels.get(node.order, "")) in _ANOTHER for node in nodes) or any(
        label.name in _ANOTHER for text in texts for label in labels_in(text)
    )


def _in_title(nodes: list[Node], now: datetime) -> Shown:
    for node in nodes:
        if node.tag == TEXT and node.text.strip():
            _, shown = title_date(fold(clean(node.text)), now)
            if shown is not None:
                return shown
    return None


def _in_attributes(document: Document, block: Node) -> date | None:
    for node in document.inside(block):
        for name in _ATTRIBUTES if len(node.attrs) else ():
            if name in node.attrs:
                stamped = stamp_date(node.attrs[name])
                if stamped is not None:
                    return stamped
    return None


def _date_after(block: Node, now: datetime) -> Shown:
    """A date in the block behind an entry that holds no link: <dt>title</dt><dd>date</dd>."""
    if (
        block.tag not in ("dt", "td", "a", "span", "p", "h3", "h4", "div", "li", "b", "strong")
        or block.parent is None
    ):
        return None
    siblings = block.parent.children
    for following in siblings[siblings.index(block) + 1 :]:
        if following.tag == TEXT:
            if following.text.strip():
                return only_date(following.text, now)
            continue
        inner = descend(following)
        size = sum(len(node.text.strip()) for node in inner if node.tag == TEXT)
        return (
            None if size > _MAX_BESIDE or any(node.tag == "a" for node in inner) else _date_in(inner, now, {})
        )
    return None


def _date_beside(anchor: Node, now: datetime) -> Shown:
    """A date in the text behind a bare link up to the next one, else in the text before it."""
    siblings = anchor.parent.children if anchor.parent else []
    place = siblings.index(anchor) if anchor in siblings else 0
    for step, limit in ((1, len(siblings)), (-1, -1)):
        for number in range(place + step, limit, step):
            inner = descend(siblings[number])
            if any(item.tag in ("a", "br") for item in inner):
                break
            found = _date_in(inner, now, {})
            if found is not None:
                return found
    return None


def descend(block: Node) -> list[Node]:
    """A block and all that stands in it."""
    found = [block]
    for node in found:
        found.extend(node.children)
    return found
