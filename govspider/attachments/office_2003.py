"""XML files of Office (Word 2003 XML、Excel 2003 XML、单文件 XML 文档), often named .doc and .xls.

Source: Microsoft's reference schemas of Office 2003; ECMA-376 packages in one file ("Flat OPC").
"""

import base64
import io
import zipfile
from binascii import Error as Base64Error
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from lxml import etree

from govspider.attachments.builder import Builder, Picture, TableRow
from govspider.attachments.cells import plain_number
from govspider.attachments.docx import read_paragraphs
from govspider.attachments.limits import Budget
from govspider.attachments.margins import plain_margin
from govspider.attachments.xml import Element, attribute, elements, local
from govspider.items import PartKind

_HIDDEN_SHEETS = frozenset({"SheetHidden", "SheetVeryHidden"})
_VARIABLES, _VALIDATION = "文档变量", "数据有效性"
_WIDEST_GAP = 500  # empty cells written out between two filled ones
_TAGS = ("Row", "Column", "Header", "Footer", "DataValidation")


def read_word(data: bytes, builder: Builder) -> None:
    """Read a document that Word 2003 saved as XML.

    Raises:
        UnreadableError: it is damaged.
        EnoughError: a limit is reached.
    """
    read_paragraphs(io.BytesIO(data), builder)
    for element in elements(io.BytesIO(data), ("docVar", "binData")):
        if local(element) == "docVar":
            builder.line(attribute(element, "val"), PartKind.HIDDEN, _VARIABLES)
        else:
            builder.picture(Picture(attribute(element, "name"), partial(bytes, _decoded(element))))


def read_sheets(data: bytes, builder: Builder) -> None:
    """Read a workbook that Excel 2003 saved as XML.

    Raises:
        UnreadableError: it is damaged.
        EnoughError: a limit is reached.
    """
    for hidden, rows in groupby(_rows(data, builder, _hidden_sheets(data)), key=itemgetter(1)):
        builder.table((row for row, _ in rows), PartKind.HIDDEN if hidden else PartKind.BODY)


def unflattened(data: bytes, budget: Budget) -> bytes:
    """The package that one XML file holds, as the archive that it would be.

    Raises:
        UnreadableError: it is damaged, or too large.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for part in elements(io.BytesIO(data), ("part",)):
            name = attribute(part, "name").lstrip("/")
            for child in part:
                body = (
                    _decoded(child) if local(child) == "binaryData" else b"".join(map(etree.tostring, child))
                )
                budget.unpack(len(body))
                if name:
                    archive.writestr(name, body)
    return made.getvalue()


def _decoded(element: Element) -> bytes:
    try:
        return base64.b64decode("".join((element.text or "").split()))
    except (Base64Error, ValueError):
        return b""


def _hidden_sheets(data: bytes) -> frozenset[str]:
    """The names of hidden sheets: it stands behind their rows that they are."""
    states = elements(io.BytesIO(data), ("Visible",))
    return frozenset(_sheet_of(element) for element in states if (element.text or "") in _HIDDEN_SHEETS)


def _sheet_of(element: Element) -> str:
    sheet = next((one for one in element.iterancestors() if local(one) == "Worksheet"), None)
    return attribute(sheet, "Name") if sheet is not None else ""


def _rows(data: bytes, builder: Builder, hidden: frozenset[str]) -> Iterator[tuple[TableRow, bool]]:
    """The rows of all sheets, and whether their sheet is hidden; remarks and margins go to the builder."""
    sheet: str | None = None
    columns: dict[int, str] = {}
    for element in elements(io.BytesIO(data), _TAGS):
        current = _sheet_of(element)
        if current != sheet:
            sheet, columns = current, {}
        how = f"隐藏工作表“{sheet}”" if sheet in hidden else ""
        name = local(element)
        if name == "Column":
            _note_column(element, columns)
        elif name == "Row":
            away = "隐藏行" if attribute(element, "Hidden") == "1" else ""
            yield TableRow(list(_cells(element, builder)), how or away, columns), bool(how)
        elif name == "DataValidation":
            for text in element.itertext():
                builder.line(str(text).strip('"').replace(",", "\n"), PartKind.HIDDEN, _VALIDATION)
        else:
            builder.line(
                plain_margin(attribute(element, "Data")), PartKind.HIDDEN if how else PartKind.BODY, how
            )


def _note_column(element: Element, columns: dict[int, str]) -> None:
    index = attribute(element, "Index")
    first = int(index) - 1 if index.isdecimal() else max(columns, default=-1) + 1
    span = attribute(element, "Span")
    last = first + (min(int(span), _WIDEST_GAP) if span.isdecimal() else 0)
    how = "隐藏列" if attribute(element, "Hidden") == "1" else ""
    columns.update(dict.fromkeys(range(first, last + 1), how))


def _cells(row: Element, builder: Builder) -> Iterator[str]:
    at = 0
    for cell in row:
        if local(cell) != "Cell":
            continue
        index = attribute(cell, "Index")
        gap = int(index) - 1 - at if index.isdecimal() else 0
        if 0 < gap <= _WIDEST_GAP:
            yield from [""] * gap
            at += gap
        yield _value(cell, builder)
        at += 1


def _value(cell: Element, builder: Builder) -> str:
    value = ""
    for child in cell:
        text = "".join(map(str, child.itertext()))
        if local(child) == "Comment":
            builder.line(text, PartKind.COMMENT, "批注")
        elif local(child) == "Data":
            value = plain_number(text) if attribute(child, "Type") == "Number" else text
    return value
