"""DOCX (文字文档): paragraphs and tables in order, tracked changes, remarks, hidden text, notes, alt texts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from govspider.attachments.beside import OfficeFile, read_beside
from govspider.attachments.builder import Builder, TableRow
from govspider.attachments.packages import Package
from govspider.attachments.xml import Element, Stream, attribute, elements, local
from govspider.items import PartKind

_DELETED = frozenset({"del", "moveFrom"})
DELETED = "修订中已删除的内容"
_HIDDEN = "隐藏文字"
_CHOICES = "下拉列表"
_VARIABLES = "文档变量"
_OLD = "旧版程序所见"
_ATTRIBUTES = "表单域、控件和书签"
CODES = "域代码"
_LONG_NUMBER = re.compile("[0-9]{11}")
_LONGEST_ATTRIBUTE = 2000  # characters
_ACCOUNTED = frozenset({"p", "r", "rPr"})  # no attributes but identifiers
_CODES = frozenset({"instrText", "delInstrText", "fldSimple", "fldChar"})
_LEFT_OUT = frozenset({"rPr", "Fallback"})  # formats; mostly the same again for old programs
# Parts with paragraphs like the main one's, where they belong and how they are hidden.
_TEXTS = {
    "header": (PartKind.BODY, ""),
    "footer": (PartKind.BODY, ""),
    "footnotes": (PartKind.BODY, ""),
    "endnotes": (PartKind.BODY, ""),
    "comments": (PartKind.COMMENT, "批注"),
    "glossaryDocument": (PartKind.HIDDEN, "文档部件库"),
}


def read_docx(file: OfficeFile) -> None:
    """Read a document.

    Raises:
        UnreadableError: its text is missing or damaged.
        EnoughError: a limit is reached.
    """
    package, builder = file.package, file.builder
    _read_part(package, file.main, builder, PartKind.BODY, "")
    special: dict[str, Callable[[str], None]] = {
        kind: partial(_read_part, package, builder=builder, kind=part, how=how)
        for kind, (part, how) in _TEXTS.items()
    }
    special["settings"] = partial(_variables, package, builder)
    read_beside(file, special)


@dataclass(slots=True)
class Text:
    """The text of a paragraph or cell, sorted by how it shows."""

    shown: str = ""
    deleted: str = ""
    hidden: bool = False  # all or some of what is shown is formatted as hidden
    alt: list[str] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)  # other texts, with how they are hidden

    def add(self, other: "Text") -> None:
        """Put another paragraph of the same cell behind this one."""
        self.shown = f"{self.shown} {other.shown}".strip()
        self.deleted = f"{self.deleted} {other.deleted}".strip()
        self.hidden = self.hidden or other.hidden
        self.alt += other.alt
        self.unseen += other.unseen


def _read_part(package: Package, path: str, builder: Builder, kind: PartKind, how: str) -> None:
    with package.open(path) as stream:
        read_paragraphs(stream, builder, kind, how)


def _variables(package: Package, builder: Builder, path: str) -> None:
    with package.open(path) as stream:
        for element in elements(stream, ("docVar",)):
            builder.line(attribute(element, "val"), PartKind.HIDDEN, _VARIABLES)


def read_paragraphs(stream: Stream, builder: Builder, kind: PartKind = PartKind.BODY, how: str = "") -> None:
    """Read the paragraphs and tables of a part.

    Raises:
        UnreadableError: the XML is damaged.
        EnoughError: a limit is reached.
    """
    deleted: list[TableRow] = []
    builder.table(_rows(stream, builder, how, deleted), kind, is_prose=True)
    for row in deleted:
        builder.row(row, PartKind.COMMENT)


def _rows(stream: Stream, builder: Builder, how: str, deleted: list[TableRow]) -> Iterator[TableRow]:
    for element in elements_outermost(stream, ("listItem", "listEntry", "alias", "tag")):
        texts = _cells(element) if local(element) == "tr" else [paragraph_text(element)]
        if any(text.deleted for text in texts):
            deleted.append(TableRow([text.deleted for text in texts], DELETED))
        for text in texts:
            for alt in text.alt:
                builder.line(alt, PartKind.ALT)
            for unseen, why in text.unseen:
                builder.line(unseen, PartKind.HIDDEN, why)
        hows = {index: _HIDDEN for index, text in enumerate(texts) if text.hidden}
        lines = [text.shown for text in texts]
        if len(lines) > 1:
            yield TableRow(lines, how, hows)
        else:
            for line in lines[0].split("\n") if lines else ():
                yield TableRow([line], how or hows.get(0, ""))


def elements_outermost(stream: Stream, more: tuple[str, ...] = ()) -> Iterator[Element]:
    """Table rows that stand in no other, paragraphs that stand in no table and no other paragraph, and other elements.

    Args:
        stream: the XML.
        more: names of elements that are wanted where they stand in no row and no paragraph.

    Raises:
        UnreadableError: the XML is damaged.
    """
    for element in elements(stream, ("p", "tr", *more), keep=_is_inside):
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
    """The text of a paragraph, text boxes in it included; of any other element what it holds besides."""
    text = Text()
    _walk(paragraph, text, deleted=False)
    return text


def _walk(element: Element, text: Text, *, deleted: bool) -> None:
    # A stack of our own: a hostile document nests deeper than Python calls may.
    stack: list[tuple[Element, bool]] = [(element, deleted)]
    codes = ""  # a line each
    while stack:
        node, gone = stack.pop()
        name = local(node)
        if name in {"t", "delText", "br", "cr", "tab", "noBreakHyphen"}:
            _add(text, name, node.text or "", gone or name == "delText", hidden=_is_hidden(node))
        elif name in _CODES:
            codes += (node.text or attribute(node, "instr")) if name != "fldChar" else "\n"
        elif name == "textpath":  # letters drawn as a picture, a watermark
            _add(text, name, attribute(node, "string"), gone, hidden=False)
        elif name == "p" and node is not element and text.shown:
            text.shown += "\n"  # a text box
        elif name not in _ACCOUNTED:
            _note(node, name, text)
        if name not in _LEFT_OUT:
            gone = gone or name in _DELETED
            stack.extend((child, gone) for child in reversed(node))
    text.unseen += [(code, CODES) for code in codes.split("\n") if _LONG_NUMBER.search(code)]


def _note(node: Element, name: str, text: Text) -> None:
    """Note what an element says that is no text of its paragraph."""
    if name in {"listItem", "listEntry"}:
        text.unseen.append((_choice(node), _CHOICES))
    elif name == "docPr":
        text.alt += [value for value in (attribute(node, "descr"), attribute(node, "title")) if value]
    elif name == "Fallback":
        text.unseen += [(said, _OLD) for said in _said_otherwise(node, text.shown)]
    else:
        text.unseen += [(value, _ATTRIBUTES) for value in _long_numbers(node)]


def _long_numbers(node: Element) -> Iterator[str]:
    """The attributes of an element that hold a long number: what a form field holds, the name of a bookmark."""
    for key, value in node.attrib.items():
        said = str(value)
        if len(said) < _LONGEST_ATTRIBUTE and _LONG_NUMBER.search(said) and not str(key).endswith("gfxdata"):
            yield said


def _said_otherwise(fallback: Element, shown: str) -> Iterator[str]:
    """What only old programs show: paragraphs with a long number that the shown text lacks."""
    for paragraph in list(fallback.iter("{*}p")) or [fallback]:
        said = "".join(one.text or "" for one in paragraph.iter("{*}t"))
        if any(number not in shown for number in _LONG_NUMBER.findall(said)):
            yield said


def _choice(element: Element) -> str:
    """What an entry of a list to choose from says."""
    said = dict.fromkeys(
        (attribute(element, "displayText"), attribute(element, "value"), attribute(element, "val"))
    )
    return " ".join(filter(None, said))


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
