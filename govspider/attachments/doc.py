"""DOC and WPS (旧版文字文档): text by the piece table, deleted and hidden runs, tables by their row marks.

Source: [MS-DOC] 2.4.1 (retrieving text), 2.8 (piece table), 2.9 (formatted disk pages).
"""

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator

from govspider.attachments.builder import Builder, TableRow
from govspider.attachments.docx import DELETED
from govspider.attachments.limits import UnreadableError
from govspider.items import Outcome, PartKind

_MAGIC = 0xA5EC
_OLDEST = 0xC1  # nFib of Word 97; older ones have no piece table of this form
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_CLX, _CHPX, _PAPX = 0x01A2, 0x00FA, 0x0102  # places of (offset, length) in the header
_PAGE = 512
_DELETED_RUN, _HIDDEN_RUN, _ROW_END = 0x0800, 0x083C, 0x2417  # sprmCFRMarkDel, sprmCFVanish, sprmPFTtp
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of a property's operand by the three highest bits of its code
_VARIABLE = 6
# Where the lengths of the sections stand, with what they are: one text after the other.
_SECTIONS = (
    (0x4C, PartKind.BODY, ""),
    (0x50, PartKind.BODY, ""),  # footnotes
    (0x54, PartKind.BODY, ""),  # headers
    (0x58, PartKind.BODY, ""),  # macros
    (0x5C, PartKind.COMMENT, "批注"),
    (0x60, PartKind.BODY, ""),  # endnotes
    (0x64, PartKind.BODY, ""),  # text boxes
    (0x68, PartKind.BODY, ""),  # text boxes of headers
)
_DROPPED = dict.fromkeys([*range(1, 7), 8, *range(0x0E, 0x13), *range(0x16, 0x1E)])

Spans = list[tuple[int, int]]


def read_doc(main: bytes, tables: dict[str, bytes], builder: Builder) -> None:
    """Read a document.

    Args:
        main: the stream WordDocument.
        tables: the streams 0Table and 1Table, as far as they are there.
        builder: takes the text.

    Raises:
        UnreadableError: it is damaged, locked or older than Word 97.
        EnoughError: a limit is reached.
    """
    try:
        magic, version = struct.unpack_from("<HH", main, 0)
        flags = struct.unpack_from("<H", main, 0x0A)[0]
        if magic != _MAGIC or version < _OLDEST:
            raise UnreadableError(Outcome.UNSUPPORTED, "Word 97 以前的文档，无法判定")
        if flags & _ENCRYPTED:
            raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定")
        table = tables["1Table" if flags & _SECOND_TABLE else "0Table"]
        text, marks = _text(main, table)
        lengths = [struct.unpack_from("<I", main, place)[0] for place, _, _ in _SECTIONS]
    except (struct.error, LookupError, UnicodeError) as error:
        raise UnreadableError(Outcome.BROKEN, "文字文档损坏，无法读取") from error
    at = 0
    for length, (_, kind, how) in zip(lengths, _SECTIONS, strict=True):
        _section(text[at : at + length], marks[at : at + length], builder, kind, how)
        at += length


def _text(main: bytes, table: bytes) -> tuple[str, bytearray]:
    """All characters in order; for each: 1 deleted, 2 hidden, 4 end of a table's row."""
    looks = (
        (1, _spans(main, table, _CHPX, _DELETED_RUN, _run)),
        (2, _spans(main, table, _CHPX, _HIDDEN_RUN, _run)),
        (4, _spans(main, table, _PAPX, _ROW_END, _paragraph)),
    )
    pieces: list[str] = []
    marks = bytearray()
    for offset, count, width in _pieces(table, *struct.unpack_from("<II", main, _CLX)):
        raw = main[offset : offset + count * width]
        piece = raw.decode("cp1252" if width == 1 else "utf-16-le", "replace")
        piece = piece[:count].ljust(count, "\x00")
        own = bytearray(count)
        for mark, spans in looks:
            for start, end in _within(spans, offset, offset + count * width):
                for place in range(
                    (start - offset) // width, min(count, (end - offset + width - 1) // width)
                ):
                    own[place] |= mark
        pieces.append(piece)
        marks += own
    return "".join(pieces), marks


def _pieces(table: bytes, start: int, size: int) -> Iterator[tuple[int, int, int]]:
    """Offset, characters and bytes a character of each piece of the text."""
    at, end = start, start + size
    while at < end and table[at] == 1:  # properties that pieces refer to
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if table[at] != 2:  # noqa: PLR2004 - the mark of the piece table
        raise LookupError("no piece table")
    length = struct.unpack_from("<I", table, at + 1)[0]
    count = (length - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    for number in range(count):
        found = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        characters = places[number + 1] - places[number]
        if not 0 <= characters <= 0x7FFFFFF:  # noqa: PLR2004 - more than any file holds
            raise LookupError("piece out of order")
        if found & 0x40000000:
            yield (found & 0x3FFFFFFF) // 2, characters, 1
        else:
            yield found & 0x3FFFFFFF, characters, 2


def _spans(
    main: bytes, table: bytes, place: int, wanted: int, properties: Callable[[bytes, int], bytes]
) -> Spans:
    """Runs of bytes of the main stream that have a property switched on."""
    start, size = struct.unpack_from("<II", main, place)
    entry = 1 if place == _CHPX else 13  # bytes for each run of a page
    count = (size - 4) // 8
    spans: Spans = []
    for number in range(max(0, count)):
        page_number = struct.unpack_from("<I", table, start + 4 * (count + 1) + 4 * number)[0] & 0x3FFFFF
        page = main[page_number * _PAGE : (page_number + 1) * _PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[_PAGE - 1]
        ends = struct.unpack_from(f"<{runs + 1}I", page, 0) if 4 * (runs + 1) + runs * entry < _PAGE else ()
        for run in range(len(ends) - 1):
            offset = 2 * page[4 * (runs + 1) + run * entry]
            if offset and _is_on(properties(page, offset), wanted):
                spans.append((ends[run], ends[run + 1]))
    return sorted(spans)


def _run(page: bytes, offset: int) -> bytes:
    return page[offset + 1 : offset + 1 + page[offset]]


def _paragraph(page: bytes, offset: int) -> bytes:
    size = page[offset]
    begin, length = (offset + 1, 2 * size - 1) if size else (offset + 2, 2 * page[offset + 1])
    return page[begin + 2 : begin + length]


def _is_on(properties: bytes, wanted: int) -> bool:
    at = 0
    while at + 3 <= len(properties):
        code = properties[at] | properties[at + 1] << 8
        if code == wanted:
            return properties[at + 2] == 1
        kind = code >> 13
        at += 2 + (1 + properties[at + 2] if kind == _VARIABLE else _SIZES[kind])
    return False


def _within(spans: Spans, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in spans[max(0, bisect_right(spans, (start, 0)) - 1) :]:
        if first >= end:
            return
        if last > start:
            yield max(first, start), min(last, end)


def _section(text: str, marks: bytearray, builder: Builder, kind: PartKind, how: str) -> None:
    """Cut a section into paragraphs and rows; deleted characters go to the remarks."""
    cells: list[str] = []
    shown: list[str] = []
    deleted: list[str] = []
    hidden = False
    fields = 0
    for place, sign in enumerate(text):
        mark = marks[place] if place < len(marks) else 0
        if sign in "\x13\x14\x15":  # a field: its code is not shown, its result is
            fields += (sign == "\x13") - (sign == "\x14")
        elif fields > 0 and sign not in "\r\x07":
            continue
        elif sign == "\x07" and not mark & 4:
            cells.append("".join(shown).translate(_DROPPED))
            shown = []
        elif sign in "\r\x07\x0c":
            if sign == "\r" and cells:  # a further paragraph within a cell
                shown.append(" ")
                continue
            row = [*cells, "".join(shown).translate(_DROPPED)]
            _put(
                row if len(row) == 1 or row[-1].strip() else row[:-1],
                builder,
                kind,
                how or ("隐藏文字" if hidden else ""),
            )
            if deleted:
                builder.line("".join(deleted).translate(_DROPPED), PartKind.COMMENT, DELETED)
            cells, shown, deleted, hidden, fields = [], [], [], False, 0
        else:
            piece = "\n" if sign == "\x0b" else "" if sign == "\x00" else sign
            (deleted if mark & 1 else shown).append(piece)
            hidden = hidden or bool(mark & 2 and piece.strip())
    _put([*cells, "".join(shown).translate(_DROPPED)], builder, kind, how)
    builder.line("".join(deleted).translate(_DROPPED), PartKind.COMMENT, DELETED)


def _put(cells: list[str], builder: Builder, kind: PartKind, how: str) -> None:
    if len(cells) == 1:
        builder.line(cells[0], kind, how)
    else:
        builder.row(TableRow(cells, how), kind)
