"""XLSX workbooks, read without trust: limits before anything is unpacked, entities refused, cells streamed.

Merged cells are filled by hand from the sheet's own list: openpyxl reads them only in whole-workbook mode,
where a merge over the whole sheet makes an object for each of its 17 thousand million cells.
"""

import warnings
import zipfile
from collections.abc import Callable, Iterator
from itertools import compress
from pathlib import Path
from typing import IO, Protocol, cast

from defusedxml.ElementTree import iterparse

from govspider.ledger.cells import cell_text
from govspider.ledger.raw_tables import MAX_COLUMNS, MAX_ROWS, RawTable, UnreadableFileError

_MAX_BYTES = 20 * 1024 * 1024  # of the file
_MAX_UNPACKED = 100 * 1024 * 1024  # of all its parts together
_MAX_PARTS = 1000
_MAX_SHEETS = 50
_SHEET_ROWS = 1_048_576  # no spreadsheet has more
_MAX_FILLED = 500_000  # cells that merges may fill, all sheets' rows and columns considered
_MERGE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"
_ROW = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"


class _Sheet(Protocol):
    """The part of openpyxl's read-only worksheet that is used here; its type stubs do not know it."""

    title: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...

    def _get_source(self) -> IO[bytes]: ...


def read_xlsx(path: Path, cell_of: Callable[[object], str] = cell_text) -> list[RawTable]:
    """Read every worksheet of one workbook.

    Args:
        path: the file.
        cell_of: makes the text of a cell.

    Raises:
        UnreadableFileError: not a workbook, damaged, encrypted, too large, or made to do harm.
    """
    try:
        _guard(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that it drops
            return _tables(path, cell_of)
    except UnreadableFileError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl has no closed set of errors for broken workbooks
        raise UnreadableFileError(
            f"不是可用的 XLSX 工作簿（{type(error).__name__}）", "请用表格软件打开检查，另存为 XLSX 后重试"
        ) from None


def _guard(path: Path) -> None:
    if path.stat().st_size > _MAX_BYTES:
        raise UnreadableFileError("文件超过20MB", "台账不会这么大，请删去图片等内容或检查是否放错了文件")
    if not zipfile.is_zipfile(path):
        raise UnreadableFileError(
            "不是 XLSX 工作簿，或已加密", "旧版 XLS 请另存为 XLSX；有打开密码的请先取消密码"
        )
    with zipfile.ZipFile(path) as parts:
        infos = parts.infolist()
    if len(infos) > _MAX_PARTS or sum(info.file_size for info in infos) > _MAX_UNPACKED:
        raise UnreadableFileError(
            "解压后过大，疑似恶意文件", "请新建工作簿，把内容以“只粘贴值”的方式复制进去"
        )


def _tables(path: Path, cell_of: Callable[[object], str]) -> list[RawTable]:
    from openpyxl import load_workbook  # a tenth of a second, which a ledger without workbooks does not need

    with path.open("rb") as file:  # openpyxl leaves a broken file open when it opens it itself
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheets = cast("list[_Sheet]", workbook.worksheets)
        if len(sheets) > _MAX_SHEETS:
            raise UnreadableFileError(f"工作表超过{_MAX_SHEETS}个", "请把台账放进单独的工作簿")
        return [RawTable(path.name, sheet.title, _rows(sheet, cell_of)) for sheet in sheets]


def _rows(sheet: _Sheet, cell_of: Callable[[object], str]) -> tuple[tuple[str, ...], ...]:
    sheet.reset_dimensions()  # what the file says of its own extent is often wrong
    rows: list[list[str]] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        row = [cell_of(value) for value in values[:MAX_COLUMNS]]
        if number > _SHEET_ROWS or (number > MAX_ROWS and any(row)):
            raise UnreadableFileError(
                f"工作表“{sheet.title}”超过{MAX_ROWS}行", "请删去多余的行，或分成几个文件"
            )
        if any(row):
            rows += ([] for _ in range(number - 1 - len(rows)))
            rows.append(row)
    _fill_merges(rows, sheet)
    return tuple(map(tuple, rows))


def _fill_merges(rows: list[list[str]], sheet: _Sheet) -> None:
    """Give each cell of a merged range the text of its first cell; rows that are else blank stay blank."""
    budget = _MAX_FILLED
    written = [any(row) for row in rows]
    for left, top, right, bottom in _merges(sheet):
        if top > len(rows) or left > len(rows[top - 1]) or not rows[top - 1][left - 1]:
            continue
        text = rows[top - 1][left - 1]
        for row in compress(rows[top - 1 : bottom], written[top - 1 : bottom]):
            row.extend([""] * (min(right, MAX_COLUMNS) - len(row)))
            for index in range(left - 1, min(right, MAX_COLUMNS)):
                row[index] = row[index] or text
                budget -= 1
            if budget < 0:
                raise UnreadableFileError(f"工作表“{sheet.title}”的合并单元格过多", "请取消合并单元格后重试")


def _merges(sheet: _Sheet) -> Iterator[tuple[int, int, int, int]]:
    from openpyxl.utils.cell import range_boundaries

    # A read-only sheet offers no public way to its part of the archive.
    with sheet._get_source() as part:  # noqa: SLF001
        for _, element in iterparse(part):
            if element.tag == _MERGE:
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                if left and top and right and bottom:  # None for whole rows or columns, which no merge has
                    yield left, top, right, bottom
            elif element.tag == _ROW:
                element.clear()
