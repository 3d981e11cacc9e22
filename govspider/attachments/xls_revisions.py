"""What a shared XLS or ET workbook keeps of values that were changed (修订记录): the stream Revision Log.

Source: [MS-XLS] 2.4.225 (RRDChgCell), 2.5.294 (XLUnicodeString).
"""

import struct
from collections.abc import Iterator

from govspider.attachments.builder import Builder
from govspider.attachments.cells import plain_number
from govspider.attachments.docx import DELETED
from govspider.items import PartKind

_CHANGED_CELL = 0x013B
_OLD_VALUE = 28  # bytes in front of it
_NUMBER, _STRING = 2, 3  # types of the old value
_WIDE = 0x01  # of a string's flags: two bytes a character


def read_revisions(log: bytes, builder: Builder) -> None:
    """Hand on the former values of changed cells; what is damaged of the log is passed over.

    Args:
        log: the stream Revision Log.
        builder: takes the values.
    """
    for record in _records(log):
        try:
            value = _old_value(record)
        except (struct.error, IndexError):
            continue
        builder.line(value, PartKind.COMMENT, DELETED)


def _records(log: bytes) -> Iterator[bytes]:
    at = 0
    while at + 4 <= len(log):
        kind, size = struct.unpack_from("<HH", log, at)
        if kind == _CHANGED_CELL:
            yield log[at + 4 : at + 4 + size]
        at += 4 + size


def _old_value(record: bytes) -> str:
    kind = record[14] >> 3 & 7
    if kind == _NUMBER:
        return plain_number(repr(struct.unpack_from("<d", record, _OLD_VALUE)[0]))
    if kind != _STRING:
        return ""
    length, flags = struct.unpack_from("<HB", record, _OLD_VALUE)
    begin = _OLD_VALUE + 3
    if flags & _WIDE:
        return record[begin : begin + 2 * length].decode("utf-16-le", "replace")
    return record[begin : begin + length].decode("latin-1")
