"""Pictures in DOC, XLS and PPT (旧版文档中的图片).

Source: [MS-ODRAW] 2.2.23 to 2.2.32 (OfficeArtBlip): a record's header, one or two digests, a tag, then the file.
"""

import re
import struct
from collections.abc import Iterator

_TYPE = re.compile(rb"[\x1a-\x1f\x29\x2a]\xf0")  # of the record; two bytes stand before it, its length behind
_HEADER = 8  # bytes
_LONGEST_HEAD = 60  # bytes between the header and the file: digests, tag, size of a metafile
_STARTS = re.compile(rb"\x89PNG|\xff\xd8\xff|II\*\x00|MM\x00\*")
_SMALLEST = 60  # bytes
_DRAWING, _CONTINUE = 0xEB, 0x3C  # records of a workbook
_METAFILES = b"\x1a\x1b\x1c\x1f"  # last byte of their types: no file of its own, but a picture


def drawn_pictures(stream: bytes) -> Iterator[bytes]:
    """The pictures in a stream; of metafiles and bitmaps without a head, of which nobody reads the text, the raw bytes."""
    end = 0
    for found in _TYPE.finditer(stream):
        begin = found.start() - 2
        size = struct.unpack("<I", stream[begin + 4 : begin + _HEADER].ljust(4, b"\0"))[0]
        if begin < end or not _SMALLEST < size <= len(stream) - begin - _HEADER:
            continue
        head = _STARTS.search(stream, begin + _HEADER, begin + _HEADER + _LONGEST_HEAD)
        if head is None and stream[begin + 2 : begin + 3] not in _METAFILES:
            continue
        end = begin + _HEADER + size
        yield stream[head.start() if head else begin + _HEADER : end]


def drawings_of_workbook(book: bytes) -> bytes:
    """The drawings of an XLS workbook in one piece: its records are cut every eight thousand bytes."""
    pieces: list[bytes] = []
    at, is_drawing = 0, False
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        is_drawing = kind == _DRAWING or (is_drawing and kind == _CONTINUE)
        if is_drawing:
            pieces.append(book[at + 4 : at + 4 + size])
        at += 4 + size
    return b"".join(pieces)
