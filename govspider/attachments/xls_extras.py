"""What XLS and ET keep beside their cells (页眉页脚、文本框、图表文字、数据有效性), by the records of the workbook.

Source: [MS-XLS] 2.4.136 (Header), 2.4.124 (Footer), 2.4.329 (TxO), 2.4.254 (SeriesText), 2.4.94 (Dv), 2.5.293
(XLUnicodeRichExtendedString), 2.5.294 (XLUnicodeString).
"""

import struct
from collections.abc import Iterator

from govspider.attachments.builder import Builder
from govspider.attachments.margins import MARGIN, plain_margin
from govspider.items import PartKind

_HEADER, _FOOTER, _TEXT_BOX, _CONTINUE = 0x14, 0x15, 0x1B6, 0x3C
_SERIES, _VALIDATION = 0x100D, 0x1BE
_OBJECT, _REMARK = 0x5D, 0x19  # a drawn object; its type if it is the box of a remark, which xlrd reads
_WIDE = 0x01  # of a string's flags: two bytes a character
_VALIDATION_HEAD = 4
_STRINGS_OF_VALIDATION = 4  # titles and texts of the hint and of the error
_PARSED_STRING = 0x17  # of a formula: a list of values to choose from
_SAID = "数据有效性"


def read_extras(book: bytes, builder: Builder) -> None:
    """Hand on headers, footers, text boxes, names of series, validations; what is damaged is passed over.

    Args:
        book: the stream Workbook.
        builder: takes the texts.
    """
    last = drawn = 0
    for kind, data in _records(book):
        try:
            if kind == _OBJECT:
                drawn = struct.unpack_from("<H", data, 4)[0]
            elif kind in {_HEADER, _FOOTER} and data:
                builder.line(plain_margin(_string(data, 0)[0]), PartKind.HIDDEN, MARGIN)
            elif kind == _SERIES:
                builder.line(_short_string(data, 2))
            elif kind == _CONTINUE and last == _TEXT_BOX and drawn != _REMARK:
                builder.line(_characters(data[1:], wide=bool(data[0] & _WIDE)).replace("\r", "\n"))
            elif kind == _VALIDATION:
                for text in _validation(data):
                    builder.line(text, PartKind.HIDDEN, _SAID)
        except (struct.error, IndexError):
            continue
        finally:
            last = kind


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _string(data: bytes, at: int) -> tuple[str, int]:
    """A string with two bytes of length at a place, and the place behind it."""
    length, flags = struct.unpack_from("<HB", data, at)
    at += 3
    size = length * (2 if flags & _WIDE else 1)
    return _characters(data[at : at + size], wide=bool(flags & _WIDE)), at + size


def _short_string(data: bytes, at: int) -> str:
    """A string with one byte of length at a place."""
    length, flags = data[at], data[at + 1]
    size = length * (2 if flags & _WIDE else 1)
    return _characters(data[at + 2 : at + 2 + size], wide=bool(flags & _WIDE))


def _validation(data: bytes) -> Iterator[str]:
    at = _VALIDATION_HEAD
    for _ in range(_STRINGS_OF_VALIDATION):
        text, at = _string(data, at)
        yield text.strip("\x00")
    size = struct.unpack_from("<H", data, at)[0]
    formula = data[at + 4 : at + 4 + size]
    if formula[:1] == bytes([_PARSED_STRING]):
        yield _short_string(formula, 1).replace("\x00", "\n")


def _characters(data: bytes, *, wide: bool) -> str:
    return data.decode("utf-16-le" if wide else "latin-1", "replace")
