"""XLS and ET (旧版电子表格): the binary workbooks of Excel 97 to 2003 and of WPS."""

import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from govspider.attachments.builder import Builder, TableRow
from govspider.attachments.cells import plain_number
from govspider.attachments.limits import UnreadableError
from govspider.items import Outcome, PartKind

# What xlrd raises for damaged files, besides its own errors.
_DAMAGE = (
    XLRDError, CompDocError, struct.error, AssertionError, LookupError, ValueError, TypeError,
    AttributeError, OverflowError, UnicodeError, ZeroDivisionError, RecursionError, NotImplementedError,
)  # fmt: skip


def read_xls(data: bytes, builder: Builder) -> None:
    """Read a workbook.

    Args:
        data: the stream Workbook or Book of a compound file.
        builder: takes the text.

    Raises:
        UnreadableError: it is damaged or locked.
        EnoughError: a limit is reached.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=data, on_demand=True, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except _DAMAGE as error:
        if "encrypted" in str(error):
            raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定") from error
        raise UnreadableError(Outcome.BROKEN, "电子表格损坏，无法打开") from error
    for number in range(book.nsheets):
        builder.budget.page()
        _read_sheet(book, number, builder)
        book.unload_sheet(number)


def _read_sheet(book: Book, number: int, builder: Builder) -> None:
    try:
        sheet = book.sheet_by_index(number)
    except _DAMAGE as error:
        builder.failures.append(UnreadableError(Outcome.BROKEN, f"工作表损坏：{type(error).__name__}"))
        builder.budget.note("有工作表损坏，未检查")
        return
    hidden = sheet.visibility != 0
    kind = PartKind.HIDDEN if hidden else PartKind.BODY
    how = f"隐藏工作表“{sheet.name}”" if hidden else ""
    builder.sheet_name(sheet.name, kind, how, is_only=book.nsheets == 1)
    builder.table(_rows(sheet, how), kind)
    for note in sheet.cell_note_map.values():
        builder.line(note.text, PartKind.COMMENT, "批注")


def _rows(sheet: Sheet, how: str) -> Iterator[TableRow]:
    columns = {
        index: "隐藏列" for index, column in sheet.colinfo_map.items() if column.hidden or not column.width
    }
    for number in range(sheet.nrows):
        info = sheet.rowinfo_map.get(number)
        away = "隐藏行" if info is not None and info.hidden else ""
        cells = [_value(cell.ctype, cell.value) for cell in sheet.row(number)]
        yield TableRow(cells, how or away, columns)


def _value(kind: int, value: object) -> str:
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_BOOLEAN, xlrd.XL_CELL_ERROR}:
        return ""
    return plain_number(repr(value)) if isinstance(value, float) else str(value)
