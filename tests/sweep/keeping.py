"""Looks for values in all that is kept in a folder, in any encoding or packing."""

import base64
import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from ahocorasick_rs import BytesAhoCorasick

_PIECE = 4096
_DATABASE = b"SQLite format 3\0"
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")


def spellings(value: str) -> Iterator[bytes]:
    """The value as it may stand in a file."""
    plain = value.encode()
    yield plain
    yield value.encode("gb18030")
    yield value.encode("utf-16-le")
    yield value.encode("utf-16-be")
    yield json.dumps(value)[1:-1].encode()
    yield quote(value, safe="").encode()
    yield "".join(f"%{byte:02X}" for byte in plain).encode()
    yield "".join(f"%{byte:02x}" for byte in plain).encode()
    yield "".join(f"&#{ord(sign)};" for sign in value).encode()
    yield "".join(f"&#x{ord(sign):x};" for sign in value).encode()
    yield plain.hex().encode()
    for shift in range(3):  # whatever stands before it; the groups at its ends hold something else, too
        packed = base64.b64encode(b"\0" * shift + plain)
        yield packed[4 if shift else 0 : len(packed) - 4]
    full_width = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in value)
    yield full_width.encode()
    yield full_width.encode("gb18030")


def contents(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """A file as it is, and whatever in it can be unpacked: archives, and compressed runs of bytes anywhere."""
    yield data
    if depth > 3:
        return
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from contents(packed.read(name), depth + 1)
    whole = memoryview(data)
    for found in _PACKED.finditer(data):
        unpacked = unpack(whole[found.start() :])
        if len(unpacked) > 8:  # bytes that only look like a beginning give nothing, or next to it
            yield from contents(unpacked, depth + 1)


def unpack(data: memoryview) -> bytes:
    """What a run of bytes compressed by zlib or gzip holds, as far as it is whole."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    made: list[bytes] = []
    with suppress(zlib.error):
        for start in range(0, len(data), _PIECE):
            made.append(unpacking.decompress(data[start : start + _PIECE]))
            if unpacking.eof:
                break
    return b"".join(made)


def stored(path: Path) -> Iterator[bytes]:
    """Every text and blob of a database, as in the file they may be cut by the ends of its pages."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.text_factory = bytes
        tables = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        )
        for (table,) in tables.fetchall():
            for row in database.execute(f'SELECT * FROM "{table.decode()}"'):
                yield b"\n".join(cell for cell in row if isinstance(cell, bytes))


def standing(folder: Path, values: tuple[str, ...]) -> list[str]:
    """Files below a folder in which a value stands, with how it is spelt."""
    forms = sorted({form for value in values for form in spellings(value)})
    assert min(map(len, forms)) > 3
    sought = BytesAhoCorasick(forms)
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            kept = stored(path) if data.startswith(_DATABASE) else iter(())
            for content in chain(contents(data), kept):
                found += [
                    f"{path.relative_to(folder)}: {forms[place][:12]!r}…"
                    for place, _, _ in sought.find_matches_as_indexes(content)[:1]
                ]
        name = str(path.relative_to(folder)).encode()
        found += [f"{path.name}: its name"] if sought.find_matches_as_indexes(name) else []
    return found
