"""Texts of a page that no line of it shows (行外文字), read for personal data, not for words.

What forms hold, drawings, framed documents, attributes, addresses, and the data of scripts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from govspider.extract.lines import clean, read_lines
from govspider.extract.scripts import unescape
from govspider.extract.tree import COMMENT, TEXT, Document, Node, words
from govspider.privacy.address_masking import decode_address

_MOST = 2_000  # texts of one kind
_LONGEST = 2_000  # characters of one
_MOST_FRAMES = 20
_LABEL = 16  # characters in front of a field that say what it holds
_HELD = words("svg textarea noscript noframes noembed object iframe audio video math")  # what lines leave out
# Attributes that lines, titles and styles account for, or that hold coordinates.
_TOLD = words(
    "class id style alt title placeholder name type width height rel target lang dir charset d points"
    " viewbox transform x y x1 y1 x2 y2 cx cy r rx ry fill stroke colspan rowspan tabindex integrity nonce coords"
)
_ADDRESSES = words(
    "href src action srcset poster background data-src data-original data-url data-href longdesc cite"
)
_WITHOUT_VALUE = words("password file image submit reset checkbox radio")
_TAG = re.compile("<[^<>]{0,2000}>")
# Digits enough for a phone, with what may stand between them; whatever the search for personal data will say of it.
_NUMBER = re.compile(r"(?<![0-9.])(?:[0-9]{11,}|[0-9]{3,6}(?:[ _./-][0-9]{4,8}){1,3})[Xx]?")
_RUN = re.compile("[0-9][0-9_-]{9,}[0-9Xx]")
_CONTENT = re.compile(
    r"content\s*:\s*(?:\"([^\"\n]{1,500})\"|'([^'\n]{1,500})')"
)  # what a style writes into the page
_BEFORE, _BEHIND = 60, 40  # characters of a script around a number
_OBJECTS = re.compile(r"(?<=\})\s*,\s*(?=\{)")
_MAX_SCRIPT = 2_000_000  # characters


@dataclass(frozen=True, slots=True)
class Unseen:
    """Texts that no line shows, each once."""

    fields: list[str]
    addresses: list[str]
    data: list[str]
    comments: list[str]  # without Chinese


def read_unseen(document: Document) -> Unseen:
    """Collect them; of attributes, addresses and scripts only what holds a long number."""
    return Unseen(
        _once(chain(_fields(document), _drawn_later(document))),
        _once(_addresses(document)),
        _once(_data(document)),
        _once(node.text for node in document.nodes if node.tag == COMMENT and _NUMBER.search(node.text)),
    )


def _once(texts: Iterator[str]) -> list[str]:
    found: dict[str, None] = {}
    for text in texts:
        if len(found) >= _MOST:
            break
        line = clean(text[:_LONGEST])
        if line:
            found[line] = None
    return list(found)


def _fields(document: Document) -> Iterator[str]:
    yield from _inputs(document)
    frames = 0
    end = 0  # of the drawing or frame whose texts have been told
    for node in document.nodes:
        if node.tag in _HELD and node.order >= end:
            end = node.end
            yield from _held(document, node)
            if node.get("srcdoc") and frames < _MOST_FRAMES:
                frames += 1
                yield from (line.text for line in read_lines(Document(node.get("srcdoc"))))
        if node.attrs:
            yield from (
                f'{name}="{value}"'  # its name says what a number is: data-sfzh, data-id
                for name, value in node.attrs.items()
                if _is_data(name, node.tag) and _NUMBER.search(value)
            )


def _inputs(document: Document) -> Iterator[str]:
    """What fields hold, each behind the words that say what it is; fields of one sign each, side by side, are one."""
    label, held, is_box = "", "", False
    for node in document.nodes:
        if node.tag == TEXT:
            label = node.text.strip() or label
        elif node.tag == "input":
            value = node.get("value") if node.get("type").lower() not in _WITHOUT_VALUE else ""
            if is_box and len(value) == 1 and not label:
                held += value
            else:
                yield held
                held = f"{_said(label, node)}{value}" if value else ""
            label, is_box = "", len(value) == 1
    yield held


def _drawn_later(document: Document) -> Iterator[str]:
    """What scripts may put into the page from templates, and what styles write into it."""
    for markup in islice(_templates(document.source), _MOST_FRAMES):
        yield from (line.text for line in read_lines(Document(markup)))
    for node in document.find("style"):
        for found in _CONTENT.finditer("".join(child.text for child in node.children)):
            yield found[1] or found[2]


def _templates(source: str) -> Iterator[str]:
    """What stands in templates, which the parser keeps apart from the page."""
    lowered = source.lower()
    begin = lowered.find("<template")
    while begin >= 0 and (end := lowered.find("</template", begin)) >= 0:
        yield source[lowered.find(">", begin) + 1 : end]
        begin = lowered.find("<template", end)


def _said(label: str, node: Node) -> str:
    """What the words before a field say that it holds, or its own name."""
    said = label if len(label) <= _LABEL or label.endswith(("：", ":")) else ""
    said = (said or node.get("placeholder") or node.get("title") or node.get("name"))[-_LABEL:]
    return said if not said or said.endswith(("：", ":")) else f"{said}："


def _held(document: Document, node: Node) -> Iterator[str]:
    """The texts inside an element, one a line; markup that stands there as text is left out."""
    for inner in document.inside(node):
        if inner.tag == TEXT:
            yield from _TAG.sub("\n", inner.text).split("\n")


def _is_data(name: str, tag: str) -> bool:
    if name == "value":
        return tag != "input"
    return name not in _TOLD and name not in _ADDRESSES and name != "srcdoc"


def _addresses(document: Document) -> Iterator[str]:
    for node in document.nodes:
        for name in _ADDRESSES & node.attrs.keys() if node.attrs else ():
            address = node.attrs[name][:_LONGEST]
            if address[:5].lower() != "data:":
                plain = decode_address(address)
                if _RUN.search(plain):
                    yield plain


def _data(document: Document) -> Iterator[str]:
    """The surroundings of each long number in a script of any type; objects of a list are lines of their own."""
    for node in document.find("script"):
        text = unescape("".join(child.text for child in node.children)[:_MAX_SCRIPT])
        start, last = 0, -1
        for found in _NUMBER.finditer(text):
            begin = max(last, found.start() - _BEFORE, 0)
            if last >= 0 and (begin - last > _BEHIND or begin - start > _LONGEST // 2):
                yield from _OBJECTS.split(text[start : min(last + _BEHIND, begin)])
                start = begin
            elif last < 0:
                start = begin
            last = found.end()
        if last >= 0:
            yield from _OBJECTS.split(text[start : last + _BEHIND])
