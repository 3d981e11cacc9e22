"""ODS, ODT, ODP (开放文档): tables row by row, paragraphs, remarks, deleted text, what is hidden."""

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import groupby

from govspider.attachments.builder import Builder, Picture, TableRow
from govspider.attachments.cells import plain_number
from govspider.attachments.docx import DELETED
from govspider.attachments.limits import UnreadableError
from govspider.attachments.margins import MARGIN
from govspider.attachments.nesting import Nested
from govspider.attachments.packages import Package
from govspider.attachments.xml import Element, Stream, attribute, elements, local
from govspider.items import Outcome, PartKind

_CONTENT = "content.xml"
_AWAY = frozenset({"collapse", "filter"})
_MOST_REPEATS = 200  # of one cell or row; sheets are filled up to their edge with repeated empty ones
_AS_A_WHOLE = ("隐藏工作表", "隐藏幻灯片", "演讲者备注", "数据有效性", "文档属性", MARGIN)
_TAGS = ("table-row", "table-column", "p", "h", "style", "content-validation", "user-defined")
_GONE = {"deletion", "previous", "cell-content-deletion"}  # text, and what changed cells held before
_NOT_TEXT = frozenset({"annotation", "note-citation", "tracked-changes"})
_PARTS = frozenset({_CONTENT, "styles.xml", "meta.xml"})
_SILENT = frozenset({"mimetype", "settings.xml", "manifest.rdf", "layout-cache"})
_SURE_DIGITS = 15  # of a float
_QUOTED = re.compile('"([^"]{2,})"')


def read_odf(package: Package, builder: Builder, nested: Nested) -> None:
    """Read a document of any kind, with its margins, charts and embedded files.

    Raises:
        UnreadableError: its content is missing, damaged or locked.
        EnoughError: a limit is reached.
    """
    if _is_locked(package):
        raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定")
    with package.open(_CONTENT) as stream:
        _read(stream, builder)
    for name in package.names:
        folder, _, base = name.rpartition("/")
        if (
            name in _SILENT
            or name == _CONTENT
            or folder in {"META-INF", "Thumbnails"}
            or folder.startswith("Config")
        ):
            continue
        if folder.endswith("Pictures") or folder == "media":
            builder.picture(Picture(name, partial(package.read, name)))
        elif base in _PARTS:
            _part(package, name, builder, nested)
        elif not base.endswith((".xml", ".rdf")):
            nested.member(package, name)


def read_flat_odf(data: bytes, builder: Builder) -> None:
    """Read a document that is one XML file.

    Raises:
        UnreadableError: it is damaged.
        EnoughError: a limit is reached.
    """
    _read(BytesIO(data), builder)


def _part(package: Package, name: str, builder: Builder, nested: Nested) -> None:
    """Read margins, properties or an embedded chart; damage there does not keep the rest from being read."""
    try:
        with package.open(name) as stream:
            _read(stream, builder, MARGIN if name == "styles.xml" else "")
    except UnreadableError as failure:
        nested.failed(name, failure)


def _is_locked(package: Package) -> bool:
    manifest = package.resolve("META-INF/manifest.xml")
    if not manifest:
        return False
    with package.open(manifest) as stream:
        return any(True for _ in elements(stream, ("encryption-data",)))


def _read(stream: Stream, builder: Builder, how: str = "") -> None:
    walk = _Walk(builder, how)
    for kind, rows in groupby(walk.rows(stream), key=walk.kind_of):
        builder.table(rows, kind)


def _stays(element: Element) -> bool:
    return _above(element, {"table-row", "p", "h"}) is not None


def _above(element: Element, names: set[str]) -> Element | None:
    parent = element.getparent()
    while parent is not None:
        if local(parent) in names:
            return parent
        parent = parent.getparent()
    return None


class _Walk:
    """Goes through a document in order and makes rows of it; a paragraph is a row of one cell."""

    def __init__(self, builder: Builder, how: str) -> None:
        self.builder = builder
        self.how = how  # how the whole part is hidden
        self.columns: list[str] = []  # how each column of the table is hidden
        self.table: Element | None = None
        self.hidden_tables: set[str] = set()
        self.hidden_slides: set[str] = set()
        self.hidden_texts: set[str] = set()

    def kind_of(self, row: TableRow) -> PartKind:
        """Where a row belongs, by how it is hidden."""
        if row.how == DELETED:
            return PartKind.COMMENT
        return PartKind.HIDDEN if row.how.startswith(_AS_A_WHOLE) else PartKind.BODY

    def rows(self, stream: Stream) -> Iterator[TableRow]:
        """Rows in the order of the document; remarks go to the builder at once."""
        for element in elements(stream, _TAGS, keep=_stays):
            name = local(element)
            if name == "style":
                self._note_style(element)
            elif name == "table-column":
                yield from self._enter(element)
                away = "隐藏列" if attribute(element, "visibility") in _AWAY else ""
                self.columns += [away] * _repeats(element, "number-columns-repeated")
            elif name == "content-validation":
                for constant in _QUOTED.findall(attribute(element, "condition")):
                    yield TableRow([constant], "数据有效性")
            elif name == "user-defined":
                yield TableRow([element.text or ""], "文档属性")
            elif _stays(element):
                continue
            elif name == "table-row":
                yield from self._enter(element)
                yield from self._row(element)
            else:
                yield from self._paragraph(element)

    def _note_style(self, element: Element) -> None:
        name = attribute(element, "name")
        if any(attribute(one, "display") == "false" for one in element.iter("{*}table-properties")):
            self.hidden_tables.add(name)
        if any(
            attribute(one, "visibility") == "hidden" for one in element.iter("{*}drawing-page-properties")
        ):
            self.hidden_slides.add(name)
        if any(attribute(one, "display") == "none" for one in element.iter("{*}text-properties")):
            self.hidden_texts.add(name)

    def _enter(self, element: Element) -> Iterator[TableRow]:
        table = _above(element, {"table"})
        if table is not self.table:
            self.table, self.columns = table, []
            if self._how():
                yield TableRow([attribute(table, "name") if table is not None else ""], self._how())

    def _how(self) -> str:
        table = self.table
        if table is not None and attribute(table, "style-name") in self.hidden_tables:
            return f"隐藏工作表“{attribute(table, 'name')}”"
        return ""

    def _row(self, element: Element) -> Iterator[TableRow]:
        cells: list[str] = []
        for cell in element:
            if local(cell) in {"table-cell", "covered-table-cell"}:
                self._notes(cell)
                cells += [_value(cell)] * _repeats(cell, "number-columns-repeated")
        if any(cells):
            away = "隐藏行" if attribute(element, "visibility") in _AWAY else ""
            yield TableRow(cells, self._how() or away, {i: how for i, how in enumerate(self.columns) if how})

    def _paragraph(self, element: Element) -> Iterator[TableRow]:
        self._notes(element)
        text = _text(element)
        if _above(element, {"tracked-changes"}) is not None:
            if _above(element, _GONE) is not None:
                yield TableRow([text], DELETED)
        elif _above(element, {"annotation"}) is not None:  # of a slide: no paragraph holds it
            self.builder.line(text, PartKind.COMMENT, "批注")
        else:
            notes = _above(element, {"notes"}) is not None
            hidden = any(attribute(one, "style-name") in self.hidden_texts for one in element.iter())
            slide = _above(element, {"page"})
            away = slide is not None and attribute(slide, "style-name") in self.hidden_slides
            how = "演讲者备注" if notes else "隐藏幻灯片" if away else "隐藏文字" if hidden else ""
            yield TableRow([text], how or self.how)

    def _notes(self, element: Element) -> None:
        for note in element.iter("{*}annotation"):
            text = "\n".join("".join(_pieces(one)) for one in note.iter("{*}p"))
            self.builder.line(text, PartKind.COMMENT, "批注")


def _value(cell: Element) -> str:
    text = _text(cell)
    is_long = attribute(cell, "value-type") == "float" and sum(map(str.isdigit, text)) > _SURE_DIGITS
    return plain_number(attribute(cell, "value")) if is_long else text


def _text(element: Element) -> str:
    return " ".join("".join(_pieces(element)).split(" ")).strip()


def _pieces(element: Element) -> Iterator[str]:
    """All text within an element but for remarks; a stack, as hostile documents nest deep."""
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        name = local(node)
        if name in _NOT_TEXT and node is not element:
            continue
        if name in {"s", "tab", "line-break"}:
            yield {"s": " ", "tab": "\t", "line-break": "\n"}[name]
        if node.text:
            yield node.text
        inner: list[Element | str] = []
        for child in node:
            inner.append(child)
            if local(child) == "p":
                inner.append(" ")
            if child.tail:
                inner.append(child.tail)
        stack.extend(reversed(inner))


def _repeats(element: Element, name: str) -> int:
    times = attribute(element, name)
    return min(int(times), _MOST_REPEATS) if times.isdecimal() else 1
