"""PPT and DPS (旧版演示文稿): the text records of slides, notes and remarks.

Source: [MS-PPT] 2.3.1 (record header), 2.9 (text), 2.6.6 (hidden slides), 2.10.34 (embedded objects).
"""

import struct
import zlib
from collections.abc import Iterator

from govspider.attachments.builder import Builder
from govspider.attachments.limits import Budget, UnreadableError
from govspider.attachments.nesting import Nested
from govspider.items import Outcome, PartKind

_CONTAINER = 0xF
_SLIDE, _MASTER, _NOTES, _COMMENT, _OUTLINE = 0x03EE, 0x03F8, 0x03F0, 0x2EE0, 0x0FF0
_SHOW_INFO = 0x03F9
_EMBEDDED = 0x1011  # a compound file, packed if its instance is 1
_CHARS, _BYTES, _STRING = 0x0FA0, 0x0FA8, 0x0FBA
_TAG_DATA = 0x138B  # records of later versions, remarks among them
_COMMENT_TEXT = 1  # instance; the others are who wrote it
_OBJECT = "内嵌对象"
_FIELD = "*"  # stands for a date or a number of a page
_HIDDEN = 0x04  # of the flags of a slide's show info
_DEEPEST = 40


def read_ppt(data: bytes, builder: Builder, nested: Nested) -> None:
    """Read a presentation.

    Args:
        data: the stream PowerPoint Document.
        builder: takes the text.
        nested: reads documents embedded in it.

    Raises:
        UnreadableError: it is damaged.
        EnoughError: a limit is reached.
    """
    found = False
    for kind, start, end in _records(data, 0, len(data)):
        if kind == _SLIDE:
            builder.budget.page()
            away = _is_hidden(data, start, end)
            _put(
                _texts(data, start, end),
                builder,
                PartKind.HIDDEN if away else PartKind.BODY,
                "隐藏幻灯片" if away else "",
            )
        elif kind == _NOTES:
            _put(_texts(data, start, end), builder, PartKind.HIDDEN, "演讲者备注")
        elif kind == 0x03E8:  # noqa: PLR2004 - the document itself: its outline holds the placeholders' texts
            _outline(data, start, end, builder)
        elif kind == _EMBEDDED:
            nested.file(_unpacked(data[start:end], _instance(data, start), builder.budget), _OBJECT)
        found = True
    if not found:
        raise UnreadableError(Outcome.BROKEN, "演示文稿损坏，无法读取")


def _unpacked(data: bytes, instance: int, budget: Budget) -> bytes:
    if instance != 1:
        return data
    try:
        unpacked = zlib.decompressobj().decompress(data[4:], budget.limits.max_member)
    except zlib.error:
        return b""
    budget.unpack(len(unpacked))
    return unpacked


def _outline(data: bytes, start: int, end: int, builder: Builder) -> None:
    for kind, first, last in _records(data, start, end):
        if kind == _OUTLINE:
            _put(_texts(data, first, last), builder, PartKind.BODY, "")


def _put(texts: Iterator[tuple[str, bool]], builder: Builder, kind: PartKind, how: str) -> None:
    for text, is_remark in texts:
        if text.strip() == _FIELD:
            continue
        builder.line(text, PartKind.COMMENT if is_remark else kind, "批注" if is_remark else how)


def _texts(data: bytes, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Texts in order, and whether they are remarks."""
    stack = [(_records(data, start, end), False)]
    while stack:
        records, remark = stack[-1]
        record = next(records, None)
        if record is None:
            stack.pop()
            continue
        kind, first, last = record
        if kind == _CHARS or (kind == _STRING and remark and _instance(data, first) == _COMMENT_TEXT):
            yield data[first:last].decode("utf-16-le", "replace"), remark
        elif kind == _BYTES:
            yield data[first:last].decode("latin-1"), remark
        elif (kind == _TAG_DATA or _is_container(data, first)) and len(stack) < _DEEPEST:
            stack.append((_records(data, first, last), remark or kind == _COMMENT))


def _instance(data: bytes, start: int) -> int:
    return (data[start - 8] | data[start - 7] << 8) >> 4


def _is_container(data: bytes, start: int) -> bool:
    return data[start - 8] & 0xF == _CONTAINER


def _is_hidden(data: bytes, start: int, end: int) -> bool:
    return any(
        kind == _SHOW_INFO and last - first >= 11 and data[first + 10] & _HIDDEN  # noqa: PLR2004 - its flags
        for kind, first, last in _records(data, start, end)
    )


def _records(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Kind, begin and end of the content of each record of one level."""
    at = start
    while at + 8 <= end:
        _, kind, size = struct.unpack_from("<HHI", data, at)
        yield kind, at + 8, min(end, at + 8 + size)
        at += 8 + size
