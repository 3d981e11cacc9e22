"""Pictures of text (图片): black on white, the same bytes for the same lines, drawn without any library."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from govspider.demo import texts

_HEIGHT = 34  # pixels of a sign
_MARGIN = 24
_GAP = 14  # between lines
_SPACE = 10  # width of a blank
_WHITE, _BLACK = 255, 0


@dataclass(frozen=True, slots=True)
class _Glyph:
    width: int
    bits: int  # row by row, the first pixel highest

    def row(self, number: int) -> bytes:
        """One row of pixels."""
        shift = self.width * (_HEIGHT - 1 - number)
        bits = (self.bits >> shift) & ((1 << self.width) - 1)
        return bytes(_BLACK if bits >> place & 1 else _WHITE for place in reversed(range(self.width)))


@cache
def _glyphs() -> dict[str, _Glyph]:
    found = (line.split(" ") for line in texts.lines("glyphs.txt"))
    glyphs = {sign: _Glyph(int(width), int(bits, 16)) for sign, width, bits in found}
    return glyphs | {" ": _Glyph(_SPACE, 0)}


def png(lines: Sequence[str]) -> bytes:
    """A picture with these lines.

    Raises:
        KeyError: `data/glyphs.txt` lacks a sign.
    """
    drawn = [[_glyphs()[sign] for sign in line] for line in lines]
    width = 2 * _MARGIN + max(sum(glyph.width for glyph in line) for line in drawn)
    rows = [row for line in drawn for row in _rows(line)]
    rows = [b""] * _MARGIN + rows + [b""] * (_MARGIN - _GAP)
    pixels = b"".join(b"\0" + row.rjust(len(row) + _MARGIN, b"\xff").ljust(width, b"\xff") for row in rows)
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _rows(line: Sequence[_Glyph]) -> Iterator[bytes]:
    """The rows of one line of text, with the gap below it."""
    for number in range(_HEIGHT):
        yield b"".join(glyph.row(number) for glyph in line)
    yield from [b""] * _GAP


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
