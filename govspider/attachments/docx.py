"""DOCX (文字文档): paragraphs and tables in order, tracked changes, remarks, hidden text, notes, alt texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govspider.attachments.builder import Builder, Row
from govspider.attachments.packages import Package
from govspider.attachments.xml import Element, Stream, attribute, elements, local
from govspider.items import PartKind

_MAIN = "word/document.xml"
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_COMMENTS = re.compile(r"word/comments\d*\.xml")
_DELETED = frozenset({"del", "moveFrom"})
DELETED = "修订中已删除的内容"
_HIDDEN = "隐藏文字"


def read_docx(package: Package, builder: Builder) -> None:
    """Read a document.

    Raises:
        UnreadableError: its text is missing or damaged.
        EnoughError: a limit is reached.
    """
    _read_part(package, _MAIN, builder, PartKind.BODY, "")
    for path in package.names:
        if _BESIDE.fullmatch(path):
            _read_part(package, path, builder, PartKind.BODY, "")
        elif _COMMENTS.fullmatch(path):
            _read_part(package, path, builder, PartKind.COMMENT, "批注")


@dataclass(slots=True)
class Text:
    """The text of a paragraph or cell, sorted by how it shows."""

    shown: str = ""
    deleted: str = ""
    hidden: bool = False  # all or some of what is shown is formatted as hidden
    alt: list[str] = field(default_factory=list)

    def add(self, other: "Text") -> None:
        """Put another paragraph of the same cell behind this one."""
        self.shown = f"{self.shown} {other.shown}".strip()
        self.deleted = f"{self.deleted} {other.deleted}".strip()
        self.hidden = self.hidden or other.hidden
        self.alt += other.alt


def _read_part(package: Package, path: str, builder: Builder, kind: PartKind, how: str) -> None:
    deleted: list[Row] = []
    builder.table(_rows(package, path, builder, how, deleted), kind, is_prose=True)
    for row in deleted:
        builder.row(row, PartKind.COMMENT)


def _rows(package: Package, path: str, builder: Builder, how: str, deleted: list[Row]) -> Iterator[Row]:
    with package.open(path) as stream:
        for element in elements_outermost(stream):
            texts = _cells(element) if local(element) == "tr" else [paragraph_text(element)]
            if any(text.deleted for text in texts):
                deleted.append(Row([text.deleted for text in texts], DELETED))
            for text in texts:
                for alt in text.alt:
                    builder.line(alt, PartKind.ALT)
            hows = {index: _HIDDEN for index, text in enumerate(texts) if text.hidden}
            lines = [text.shown for text in texts]
            if len(lines) > 1:
                yield Row(lines, how, hows)
            else:
                for line in lines[0].split("\n") if lines else ():
                    yield Row([line], how or hows.get(0, ""))


def elements_outermost(stream: Stream) -> Iterator[Element]:
    """Table rows that stand in no other, and paragraphs that stand in no table and no other paragraph.

    Raises:
        UnreadableError: the XML is damaged.
    """
    for element in elements(stream, ("p", "tr"), keep=_is_inside):
        if not _is_inside(element):
            yield element


def _is_inside(element: Element) -> bool:
    parent = element.getparent()
    while parent is not None:
        if local(parent) in {"p", "tr"}:
            return True
        parent = parent.getparent()
    return False


def _cells(row: Element) -> list[Text]:
    texts = []
    for cell in _direct_cells(row):
        text = Text()
        for paragraph in cell.iter("{*}p"):
            if not _in_paragraph(paragraph, cell):
                text.add(paragraph_text(paragraph))
        text.shown = " ".join(text.shown.split())
        texts.append(text)
    return texts


def _direct_cells(row: Element) -> Iterator[Element]:
    for child in row:
        name = local(child)
        if name == "tc":
            yield child
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _direct_cells(child)


def _in_paragraph(paragraph: Element, cell: Element) -> bool:
    parent = paragraph.getparent()
    while parent is not None and parent is not cell:
        if local(parent) == "p":
            return True
        parent = parent.getparent()
    return False


def paragraph_text(paragraph: Element) -> Text:
    """The text of a paragraph, text boxes in it included."""
    text = Text()
    _walk(paragraph, text, deleted=False)
    return text


def _walk(element: Element, text: Text, *, deleted: bool) -> None:
    # A stack of our own: a hostile document nests deeper than Python calls may.
    stack: list[tuple[Element, bool]] = [(element, deleted)]
    while stack:
        node, gone = stack.pop()
        name = local(node)
        if name in {"Fallback", "rPr"}:  # the same again for old programs; formats
            continue
        if name in {"t", "delText", "br", "cr", "tab", "noBreakHyphen"}:
            _add(text, name, node.text or "", gone or name == "delText", hidden=_is_hidden(node))
        elif name == "docPr":
            text.alt += [value for value in (attribute(node, "descr"), attribute(node, "title")) if value]
        elif name == "p" and node is not element and text.shown:
            text.shown += "\n"  # a text box
        gone = gone or name in _DELETED
        stack.extend((child, gone) for child in reversed(node))


_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def _add(text: Text, name: str, found: str, gone: bool, *, hidden: bool) -> None:  # noqa: FBT001
    piece = _SIGNS.get(name, found)
    if gone:
        text.deleted += piece
    else:
        text.shown += piece
        text.hidden = text.hidden or (hidden and bool(piece.strip()))


def _is_hidden(node: Element) -> bool:
    run = node.getparent()
    if run is None:
        return False
    return any(
        attribute(one, "val") not in {"0", "false", "off"}
        for properties in run
        if local(properties) == "rPr"
        for one in properties
        if local(one) == "vanish"
    )
