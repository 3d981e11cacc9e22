"""CSV as offices save it: UTF-8 with or without BOM, GBK, UTF-16 text; any usual delimiter and line end."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from govspider.ledger.cells import cell_text
from govspider.ledger.raw_tables import MAX_COLUMNS, MAX_ROWS, RawTable, UnreadableFileError

_MAX_BYTES = 20 * 1024 * 1024
_DELIMITERS = ",\t;"
_LONGEST_CELL = 131_072  # characters
_HEAD_LINES = 20  # where the heading is looked for, and the delimiter with it


def read_csv(path: Path, cell_of: Callable[[object], str] = cell_text) -> RawTable:
    """Read one CSV file.

    Args:
        path: the file.
        cell_of: makes the text of a cell.

    Raises:
        UnreadableFileError: too large, not text, or torn quotes.
    """
    if path.stat().st_size > _MAX_BYTES:
        raise UnreadableFileError("文件超过20MB", "台账不会这么大，请检查是否放错了文件")
    text = decode(path.read_bytes())
    csv.field_size_limit(_LONGEST_CELL)  # the library's, for the whole process: others set their own
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True):
            rows.append(tuple(map(cell_of, row[:MAX_COLUMNS])))
            if len(rows) > MAX_ROWS:
                raise UnreadableFileError(f"超过{MAX_ROWS}行", "请检查是否放错了文件，或分成几个文件")
    except csv.Error as error:
        if "field larger than" in str(error):
            raise UnreadableFileError(
                f"第{len(rows) + 1}行有一格过长", "请删减该格，或改用 JSON 导出"
            ) from None
        raise UnreadableFileError(
            f"第{len(rows) + 1}行附近的引号不成对", "请用表格软件打开后另存为 CSV UTF-8，或改用 XLSX"
        ) from None
    return RawTable(path.name, "", tuple(rows))


def decode(raw: bytes) -> str:
    """Bytes of a text file that an office saved, as text.

    Raises:
        UnreadableFileError: no encoding in use fits.
    """
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFileError(
        "不是文本文件，或编码无法识别", "请用表格软件打开后另存为 CSV UTF-8，或改用 XLSX"
    )


def _delimiter(text: str) -> str:
    """The mark that parts the first line with any: below it texts may hold more of another (`&nbsp;`, `a:b;c:d`)."""
    head = text.splitlines()[:_HEAD_LINES]
    first = next((line for line in head if any(mark in line for mark in _DELIMITERS)), "")
    return max(_DELIMITERS, key=first.count)
