"""XLSB (二进制工作簿): the cells of its sheets, by pyxlsb; parts that are XML as in any Office file.

Which rows, columns and sheets are hidden pyxlsb does not say: all are read as shown.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

from pyxlsb import biff12
from pyxlsb.reader import BIFF12Reader
from pyxlsb.stringtable import StringTable
from pyxlsb.worksheet import Worksheet

from govspider.attachments.beside import OfficeFile, read_beside
from govspider.attachments.builder import TableRow
from govspider.attachments.cells import plain_number
from govspider.attachments.limits import UnreadableError
from govspider.items import Outcome, PartKind

# What pyxlsb raises for damaged files.
_DAMAGE = (
    struct.error, AssertionError, LookupError, ValueError, TypeError, AttributeError, OverflowError,
    UnicodeError, RecursionError, EOFError, OSError,
)  # fmt: skip
# Binary parts of which nobody reads the texts.
_UNREAD = {
    "comments": "批注",
    "pivotCacheRecords": "数据透视表缓存",
    "pivotCacheDefinition": "数据透视表缓存",
    "externalLink": "外部链接缓存",
}
_BINARY = ".bin"
_FILES = frozenset({"oleObject", "package", "vbaProject"})
_COLUMNS = 16_384  # of a sheet
_WIDEST_GAP = 500  # empty cells written out between two filled ones
_BROKEN = "二进制工作簿损坏，无法读取"


def read_xlsb(file: OfficeFile) -> None:
    """Read a workbook.

    Raises:
        UnreadableError: it is damaged or too large.
        EnoughError: a limit is reached.
    """
    try:
        sheets = list(_sheets(file))
        strings = _strings(file)
    except _DAMAGE as error:
        raise UnreadableError(Outcome.BROKEN, _BROKEN) from error
    if not sheets:
        raise UnreadableError(Outcome.BROKEN, _BROKEN)
    for name, path in sheets:
        file.builder.budget.page()
        file.builder.sheet_name(name, PartKind.BODY, is_only=len(sheets) == 1)
        file.builder.table(_rows(file.package.read(path), name, strings))
    binary = [one for one in file.parts.below(file.main) if one.target.lower().endswith(_BINARY)]
    for said in dict.fromkeys(_UNREAD[one.kind] for one in binary if one.kind in _UNREAD):
        file.builder.budget.note(f"二进制工作簿的{said}未检查")
    read_beside(file, {}, done={one.target for one in binary if one.kind not in _FILES})


def _sheets(file: OfficeFile) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet."""
    targets = {one.name: one.target for one in file.parts.of(file.main)}
    for kind, item in BIFF12Reader(BytesIO(file.package.read(file.main))):
        if kind == biff12.SHEET and item.rId in targets:
            yield item.name, targets[item.rId]
        elif kind == biff12.SHEETS_END:
            return


def _strings(file: OfficeFile) -> StringTable | None:
    path = next((one.target for one in file.parts.of(file.main) if one.kind == "sharedStrings"), "")
    return StringTable(BytesIO(file.package.read(path))) if path else None


def _rows(sheet: bytes, name: str, strings: StringTable | None) -> Iterator[TableRow]:
    try:
        worksheet = Worksheet(name, BytesIO(sheet), stringtable=strings)
        place = worksheet.dimension  # pyxlsb makes each row as wide as it says
        if place is not None and place.c + place.w > _COLUMNS:
            raise UnreadableError(Outcome.BROKEN, "工作表损坏")
        for row in worksheet.rows(sparse=True):
            cells: list[str] = []
            for cell in row:
                cells += [""] * min(cell.c - len(cells), _WIDEST_GAP)
                cells.append(_value(cell.v))
            yield TableRow(cells)
    except _DAMAGE as error:
        raise UnreadableError(Outcome.BROKEN, "工作表损坏") from error


def _value(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    return plain_number(repr(value)) if isinstance(value, float) else str(value)
