"""The title of a list entry (条目标题): whole where the list cuts it short, without bullet, date and summary."""

import re
from collections.abc import Iterator

from govspider.extract.dated_titles import title_date
from govspider.extract.lines import clean, inner_text
from govspider.extract.tree import TEXT, Document, Node, descend
from govspider.text.dates import only_date

MIN_TITLE = 4  # characters of a title with a date
_ELLIPSIS = re.compile(r"(?:(?<!…)…+|(?<!\.)\.{2,}|(?<!。)。{2,})$")
_BULLET = re.compile(r"^[·•▪◆■□●○★※►▶→>\-\s\u3000]+|(?<![\s\u3000])[\s\u3000]+$")
_NEW = re.compile(r"\s{0,20}(?:new|NEW|hot)!?$")
_LABEL = re.compile(r"^(?:文章|信息|新闻)?标\s{0,9}题\s{0,9}[:：]\s{0,9}")
_COUNT = re.compile(r"\d{1,9}\s{0,9}次?|(?:阅读|浏览|点击|访问)(?:量|次数|数)?[:：]?\s{0,9}\d{0,9}\s{0,9}次?")
_WORDS = re.compile("[\u3400-\u9fff]{4}")
_TWO_DIGITS = re.compile(r"[01]\d\.[0-3]\d")
_TITLED = re.compile(r"(?:^|[\s_-])(?:title|tit|bt|biaoti|headline)(?=[\s_-]|$)")


def entry_title(document: Document, anchor: Node) -> str:
    """An entry's title as its reader sees it; the whole of it where the list cuts it short."""
    text = _NEW.sub("", _BULLET.sub("", _without_day(document, _headline(document, anchor))))
    text, _ = title_date(text)
    whole = _BULLET.sub("", _LABEL.sub("", clean(anchor.get("title"))))
    start = _ELLIPSIS.sub("", text)
    if whole and start and len(whole) > len(start) and whole.startswith(start[:40]):
        named = re.split(
            r"[\r\n]|标\s*题[:：]|(?:发布|更新)?(?:日期|时间)[:：]|作者[:：]|点击(?:次数|数)?[:：]", whole
        )
        return title_date(next((part.strip() for part in named if part.strip()), whole))[0]
    if whole and whole == start:
        return whole
    if not text and not any(node.tag == "img" for node in document.inside(anchor)):
        return whole
    return text


def title_beside(block: Node) -> str:
    """The title of an entry that only 查看 opens: its first text outside links that has words."""
    return next((text for text in map(clean, own_texts(block)) if _WORDS.search(text)), "")


def own_texts(block: Node) -> Iterator[str]:
    """The texts of an entry outside its links."""
    link_end = 0
    for node in sorted(descend(block), key=lambda node: node.order):
        if node.tag == "a":
            link_end = max(link_end, node.end)
        elif node.tag == TEXT and node.order >= link_end:
            yield node.text


def _without_day(document: Document, part: Node) -> str:
    """The text of a link's part without the day at either end that is a text of its own, and counts beside it."""
    texts = [node for node in document.inside(part) if node.tag == TEXT and node.text.strip()]
    if len(texts) > 1 and _is_day(texts[0]):
        texts = texts[1:]
    else:
        kept = texts
        while len(kept) > 1 and _COUNT.fullmatch(clean(kept[-1].text)):
            kept = kept[:-1]
        if len(kept) < 2 or not _is_day(kept[-1]):  # noqa: PLR2004 - a title and its day
            return inner_text(document, part)
        texts = kept[:-1]
    return clean("".join(node.text for node in texts))


def _is_day(text: Node) -> bool:
    """Whether a text is a day; 6.5 may be a number of the title, 06.05 is none."""
    shown = clean(text.text)
    return ("." not in shown[:3] or _TWO_DIGITS.fullmatch(shown) is not None) and only_date(shown) is not None


def _headline(document: Document, anchor: Node) -> Node:
    """The part of a link that is its title, where date and summary stand in the link too."""
    if anchor.end - anchor.order <= 2:  # noqa: PLR2004 - itself and one text
        return anchor
    inside = document.inside(anchor)[1:]
    for node in inside:
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or (node.attrs and _TITLED.search(node.names)):
            return node
    blocks = [node for node in inside if node.tag in ("p", "div", "dt", "dd") and not _holds_blocks(node)]
    told = [node for node in blocks if (text := inner_text(document, node)) and only_date(text) is None]
    return told[0] if len(told) > 1 else anchor


def _holds_blocks(node: Node) -> bool:
    return any(child.tag in ("p", "div", "dl", "ul") for child in node.children)
