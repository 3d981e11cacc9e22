"""The date shown with a list entry (条目日期): in its block, in the link itself, or beside a bare link."""

import re
from datetime import date

from govspider.extract.tree import TEXT, Document, Node
from govspider.text.dates import ShortDate, find_dates, only_date

_TODAY = re.compile(r"今天|今日|现在是|欢迎|农历")
_MAX_BESIDE = 60  # characters of a text in which a date beside other words is the entry's


def date_of(document: Document, block: Node, anchor: Node) -> date | ShortDate | None:
    """The date shown with a link: in its entry outside the link, then inside the link, then beside a bare link."""
    if block is not anchor:
        outside = [node for node in document.inside(block) if not node.within(anchor)]
        found = _date_in(outside) or _date_after(block)
        if found is not None:
            return found
    found = _date_in(document.inside(anchor))
    return found if found is not None or block is not anchor else _date_beside(anchor)


def _date_in(nodes: list[Node]) -> date | ShortDate | None:
    texts = [node.text.strip() for node in nodes if node.tag == TEXT and node.text.strip()]
    for text in texts:
        found = only_date(text)
        if found is not None and not isinstance(found, ShortDate):
            return found
    # Day and month in boxes of their own: <b>05</b><i>2023-06</i>.
    for size in (2, 3):
        for start in range(len(texts) - size + 1):
            found = only_date(" ".join(texts[start : start + size]))
            if found is not None and not isinstance(found, ShortDate):
                return found
    for text in texts:
        # A summary may name days, and a page's head tells today's.
        days = find_dates(text) if len(text) <= _MAX_BESIDE and not _TODAY.search(text) else []
        if days:
            return days[0][2]
    shorts = [found for text in texts if (found := only_date(text)) is not None]
    return shorts[0] if shorts else None


def _date_after(block: Node) -> date | ShortDate | None:
    """A date in the block behind an entry that holds no link: <dt>title</dt><dd>date</dd>."""
    if block.tag not in ("dt", "td", "a", "span", "p", "h3", "h4", "div") or block.parent is None:
        return None
    siblings = block.parent.children
    for following in siblings[siblings.index(block) + 1 :]:
        if following.tag == TEXT:
            if following.text.strip():
                return only_date(following.text)
            continue
        inner = descend(following)
        size = sum(len(node.text.strip()) for node in inner)
        return None if size > _MAX_BESIDE or any(node.tag == "a" for node in inner) else _date_in(inner)
    return None


def _date_beside(anchor: Node) -> date | ShortDate | None:
    """A date in the text behind a bare link up to the next one, else in the text before it."""
    siblings = anchor.parent.children if anchor.parent else []
    place = siblings.index(anchor) if anchor in siblings else 0
    for step, limit in ((1, len(siblings)), (-1, -1)):
        for number in range(place + step, limit, step):
            node = siblings[number]
            inner = descend(node)
            if any(item.tag in ("a", "br") for item in inner):
                break
            found = _date_in(inner)
            if found is not None:
                return found
    return None


def descend(block: Node) -> list[Node]:
    """A block and all that stands in it."""
    found = [block]
    for node in found:
        found.extend(node.children)
    return found
