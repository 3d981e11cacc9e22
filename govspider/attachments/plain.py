"""Text files (文本): TXT, CSV and TSV in any encoding, HTML, and XML that Excel 2003 wrote."""

import csv
import io
from collections.abc import Iterator

from govspider.attachments.builder import Builder, Row
from govspider.attachments.xml import attribute, elements
from govspider.extract import decode, extract
from govspider.items import PartKind

_SAMPLE = 256 * 1024  # bytes that tell the encoding
_LONGEST_CELL = 200_000
_SHOWN = {
    PartKind.BODY: PartKind.BODY,
    PartKind.BOILERPLATE: PartKind.BODY,
    PartKind.ALT: PartKind.ALT,
    PartKind.HIDDEN: PartKind.HIDDEN,
    PartKind.COMMENT: PartKind.COMMENT,
}
_HOWS = {PartKind.HIDDEN: "隐藏文字", PartKind.COMMENT: "代码注释"}


def read_text(data: bytes, builder: Builder) -> None:
    """Read plain text line by line.

    Raises:
        EnoughError: a limit is reached.
    """
    builder.keeps_blank = not builder.budget.depth
    builder.table((Row([line.rstrip("\r\n")]) for line in _lines(data)), is_prose=True)


def read_table(data: bytes, builder: Builder) -> None:
    """Read a table of values separated by commas, tabs, semicolons or bars.

    Raises:
        EnoughError: a limit is reached.
    """
    builder.keeps_blank = not builder.budget.depth
    csv.field_size_limit(_LONGEST_CELL)
    builder.table(_cells(data))


def _cells(data: bytes) -> Iterator[Row]:
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
        yield Row(cells)


def _lines(data: bytes) -> Iterator[str]:
    # Whole lines only, so that no character is cut.
    sample = data[:_SAMPLE].rpartition(b"\n")[0] if len(data) > _SAMPLE else data
    _, charset = decode(sample or data[:_SAMPLE])
    charset = (
        "utf-8-sig" if charset == "utf-8" else "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else charset
    )
    return iter(io.TextIOWrapper(io.BytesIO(data), encoding=charset, errors="replace", newline=None))


def read_html(data: bytes, builder: Builder) -> None:
    """Read a page, as one of the crawl is read.

    Raises:
        EnoughError: a limit is reached.
    """
    facts, _ = extract(data, "http://attachment.invalid/", day=builder.day)
    for part in facts.parts:
        kind = _SHOWN.get(part.kind)
        if kind is not None:
            for line in part.text.split("\n"):
                builder.row(Row(line.split("\t"), _HOWS.get(kind, "")), kind)


def read_xml_sheet(data: bytes, builder: Builder) -> None:
    """Read a workbook that Excel 2003 saved as XML.

    Raises:
        UnreadableError: it is damaged.
        EnoughError: a limit is reached.
    """
    builder.table(_xml_rows(data))


def _xml_rows(data: bytes) -> Iterator[Row]:
    for row in elements(io.BytesIO(data), ("Row",)):
        cells = ["".join(str(text) for text in one.itertext()) for one in row.iter("{*}Data")]
        yield Row(cells, "隐藏行" if attribute(row, "Hidden") == "1" else "")
