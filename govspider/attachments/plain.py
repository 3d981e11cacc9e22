"""Text files (文本): TXT, CSV and TSV in any encoding, and HTML."""

import csv
import io
import re
from collections.abc import Iterator

from govspider.attachments.builder import Builder, TableRow
from govspider.extract import decode, extract
from govspider.items import PartKind

_SAMPLE = 256 * 1024  # bytes that tell the encoding
_LONGEST_CELL = 200_000
_SHORT = 200  # bytes
_HAN = re.compile("[\u4e00-\u9fff]")
_SHOWN = {
    PartKind.BODY: PartKind.BODY,
    PartKind.BOILERPLATE: PartKind.BODY,
    PartKind.ALT: PartKind.ALT,
    PartKind.HIDDEN: PartKind.HIDDEN,
    PartKind.COMMENT: PartKind.COMMENT,
    PartKind.FIELD: PartKind.HIDDEN,
    PartKind.ADDRESS: PartKind.HIDDEN,
    PartKind.SCRIPT: PartKind.HIDDEN,
}
_HOWS = {
    PartKind.HIDDEN: "隐藏文字",
    PartKind.COMMENT: "代码注释",
    PartKind.FIELD: "表单、图形和内嵌网页",
    PartKind.ADDRESS: "链接地址",
    PartKind.SCRIPT: "脚本",
}


def read_text(data: bytes, builder: Builder) -> None:
    """Read plain text line by line.

    Raises:
        EnoughError: a limit is reached.
    """
    builder.keeps_blank = not builder.budget.depth
    builder.table((TableRow([line.rstrip("\r\n")]) for line in _lines(data)), is_prose=True)


def read_table(data: bytes, builder: Builder) -> None:
    """Read a table of values separated by commas, tabs, semicolons or bars.

    Raises:
        EnoughError: a limit is reached.
    """
    builder.keeps_blank = not builder.budget.depth
    csv.field_size_limit(_LONGEST_CELL)
    builder.table(_cells(data))


def _cells(data: bytes) -> Iterator[TableRow]:
    first = next(_lines(data), "")
    sign = max(",\t;|", key=first.count)
    lines = (line.replace("\x00", "") for line in _lines(data))
    reader = csv.reader(lines, delimiter=sign)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:  # a cell without end
            continue
        if cells is None:
            return
        yield TableRow(cells)


def _lines(data: bytes) -> Iterator[str]:
    wrapped = io.TextIOWrapper(io.BytesIO(data), encoding=_charset(data), errors="replace", newline=None)
    return iter(wrapped)


def _charset(data: bytes) -> str:
    if data[:4] in {b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"}:
        return "utf-32"
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    # Whole lines only, so that no character is cut.
    sample = data[:_SAMPLE].rpartition(b"\n")[0] if len(data) > _SAMPLE else data
    _, charset = decode(sample or data[:_SAMPLE])
    if len(data) < _SHORT and not data.isascii() and charset != "utf-16" and _is_short_chinese(data, charset):
        return "gb18030"
    return "utf-8-sig" if charset == "utf-8" else charset


def _is_short_chinese(data: bytes, charset: str) -> bool:
    """Whether a file too short for statistics is Chinese in GBK: so read it has Han, and otherwise none."""
    try:
        text = data.decode("gb18030")
    except UnicodeError:
        return False
    return bool(_HAN.search(text)) and not _HAN.search(data.decode(charset, "replace"))


def read_html(data: bytes, builder: Builder, charset: str = "") -> None:
    """Read a page, as one of the crawl is read.

    Raises:
        EnoughError: a limit is reached.
    """
    facts, _ = extract(data, "http://attachment.invalid/", day=builder.day, charset_hint=charset)
    for part in facts.parts:
        kind = _SHOWN.get(part.kind)
        if kind is not None:
            for line in part.text.split("\n"):
                builder.row(TableRow(line.split("\t"), _HOWS.get(kind, "")), kind)
