"""What a heading says (标题文字), without the day, source and tools that stand in it."""

import re

from govspider.extract.bars import is_bar
from govspider.extract.dated_titles import heading_date
from govspider.extract.labels import labels_in
from govspider.extract.lines import UNSEEN, clean
from govspider.extract.tree import COMMENT, TEXT, Document, Node
from govspider.text.dates import only_date

_TOOLS = re.compile(
    r"[\s\[【(（<]*(?:手机版?本?|打印|关闭|收藏|分享|返回|字[体号]|[大中小](?![\u4e00-\u9fff])|朗读|语音|纠错|我要|繁[体體]|简体|无障碍|复制|下载|浏览|点击|阅读|"
    r"访问|转发|评论|放大|缩小)"
)
_TOOL_CHARS = 10  # characters of a tool beside a heading
_LEAST = 6  # characters of a heading before its bar
_SPLIT = re.compile(r"(?<=[\u3400-\u9fff，。：、）》”]) (?=[\u3400-\u9fff（《“])")
_CUT = re.compile(r"(?:…{1,9}|\.{2,9}|。{2,9})$")
NUMBER = re.compile(r"[（(]?[\u3400-\u9fff]{1,12}[〔\[（(［]\d{4}[〕\]）)］]\s?第?\d{1,5}号[）)]?")
_BLOCK = ("br", "p", "div", "li", "tr", "td", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6")


def heading_text(document: Document, node: Node) -> str:
    """What a heading says, without the day, source and tools that stand in it: they end it or stand before it."""
    kept = ""
    for chunk, breaks in _chunks(document, node):
        is_tool = len(chunk) <= _TOOL_CHARS and _TOOLS.match(chunk) is not None
        is_number = breaks and NUMBER.fullmatch(chunk) is not None
        if _is_date(chunk) or is_bar(chunk) or ((is_tool or is_number) and kept):
            if kept:
                break
            continue
        kept += f" {chunk}" if breaks and kept and not _SPLIT.search(f"{kept[-1]} {chunk[0]}") else chunk
    return without_bar(_whole(clean(kept), node))


def _whole(text: str, node: Node) -> str:
    """A heading that its page cuts short, whole as it stands under the pointer."""
    tip, start = clean(node.get("title")), _CUT.sub("", text)
    return tip if len(start) < len(text) <= len(tip) + 3 and tip.startswith(start) else text


def _chunks(document: Document, node: Node) -> list[tuple[str, bool]]:
    """The texts inside a node, and whether a line break stands before each."""
    chunks: list[tuple[str, bool]] = []
    breaks = False
    place = node.order
    while place < node.end:
        inner = document.nodes[place]
        if inner.tag == TEXT:
            if inner.text.strip():
                chunks.append((clean(inner.text), breaks))
                breaks = False
        elif inner.tag == COMMENT or inner.tag in UNSEEN:
            place = inner.end
            continue
        elif inner.tag in _BLOCK:
            breaks = True
        place += 1
    return chunks


def without_bar(text: str) -> str:
    """A heading without the bar that is written behind it in the same text: …的通知 发布时间：2023-06-05."""
    label = next((label for label in labels_in(text) if label.start >= _LEAST), None)
    if label is not None:
        text = text[: label.start]
    text, _ = heading_date(text)
    return text.lstrip(" |\u3000").rstrip(" |\u3000【[（(<")


def _is_date(text: str) -> bool:
    return only_date(text) is not None
