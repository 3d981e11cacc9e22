"""Compound files (旧版二进制文档): DOC and WPS, XLS and ET, PPT and DPS; their streams tell which.

Documents embedded in them stand in storages of their own and are read likewise.
"""

import io
import struct
from functools import partial
from typing import Any

import olefile

from govspider.attachments.builder import Builder, Picture
from govspider.attachments.doc import read_doc
from govspider.attachments.limits import Budget, UnreadableError
from govspider.attachments.nesting import Nested
from govspider.attachments.office_art import drawings_of_workbook, drawn_pictures
from govspider.attachments.ppt import read_ppt
from govspider.attachments.xls import read_xls
from govspider.attachments.xls_extras import read_extras
from govspider.attachments.xls_revisions import read_revisions
from govspider.items import Outcome

_NATIVE = "\x01ole10native"
_MOST_STORAGES = 500


class _Compound:
    """An open compound file: its storages, each with the streams right in it."""

    def __init__(self, ole: "olefile.OleFileIO[Any]", builder: Builder, nested: Nested) -> None:
        self.ole = ole
        self.builder = builder
        self.nested = nested
        self.storages: dict[tuple[str, ...], dict[str, list[str]]] = {(): {}}
        for path in ole.listdir():
            self.storages.setdefault(tuple(path[:-1]), {})[path[-1].lower()] = path

    def read(self) -> bool:
        """Read the document and all that is embedded; whether there was anything to read."""
        found = self.storage(())
        for place in sorted(self.storages)[1 : _MOST_STORAGES + 1]:
            try:
                found = self.storage(place) or found
            except UnreadableError as failure:
                self.nested.failed("/".join(place), failure)
        return found

    def storage(self, place: tuple[str, ...]) -> bool:
        """Read the document in one storage; whether there is one."""
        streams = self.storages[place]
        if book := streams.get("workbook") or streams.get("book"):
            # Not the whole file: xlrd follows a damaged chain of small sectors without end.
            data = self.stream(book)
            read_xls(data, self.builder)
            if "workbook" in streams:  # the records of Book (Excel 95) hold strings of another form
                read_extras(data, self.builder)
                self._pictures(drawings_of_workbook(data))
            if "revision log" in streams:
                read_revisions(self.stream(streams["revision log"]), self.builder)
        elif "worddocument" in streams:
            tables = {
                name: self.stream(streams[name.lower()])
                for name in ("0Table", "1Table")
                if name.lower() in streams
            }
            main = self.stream(streams["worddocument"])
            read_doc(main, tables, self.builder)
            self._pictures(self.stream(streams["data"]) if "data" in streams else main)
        elif "powerpoint document" in streams:
            read_ppt(self.stream(streams["powerpoint document"]), self.builder, self.nested)
            if "pictures" in streams:
                self._pictures(self.stream(streams["pictures"]))
        elif "encryptedpackage" in streams:
            raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定")
        elif package := streams.get("package") or streams.get("contents"):
            self.nested.file(self.stream(package), "/".join(package))
        elif _NATIVE in streams:
            name, data = native_file(self.stream(streams[_NATIVE]))
            self.nested.file(data, name)
        else:
            return False
        return True

    def _pictures(self, stream: bytes) -> None:
        for picture in drawn_pictures(stream):
            self.builder.picture(Picture("", partial(bytes, picture)))

    def stream(self, path: list[str]) -> bytes:
        """A stream as a whole."""
        return _stream(self.ole, "/".join(path), self.builder.budget)


def read_ole(data: bytes, builder: Builder, nested: Nested) -> None:
    """Read a compound file of any kind.

    Raises:
        UnreadableError: it is damaged, locked or of a kind that is not read.
        EnoughError: a limit is reached.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not _Compound(ole, builder, nested).read():
                raise UnreadableError(Outcome.UNSUPPORTED, "旧版格式无法识别，无法判定，请人工检查")
    except (OSError, LookupError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise UnreadableError(Outcome.BROKEN, "旧版文档损坏，无法打开") from error


def native_file(data: bytes) -> tuple[str, bytes]:
    """Name and content of a file that was put into a document as it was. Source: [MS-OLEDS] 2.3.6, and practice."""
    label = data[6 : data.find(b"\x00", 6)]
    at = data.find(b"\x00", 6 + len(label) + 1) + 1  # behind the path
    at += 4
    temporary = struct.unpack_from("<I", data, at)[0]
    at += 4 + temporary
    size = struct.unpack_from("<I", data, at)[0]
    return label.decode("gb18030", "replace"), data[at + 4 : at + 4 + size]


def _stream(ole: "olefile.OleFileIO[Any]", name: str, budget: Budget) -> bytes:
    if ole.get_size(name) > budget.limits.max_bytes:
        raise UnreadableError(Outcome.TOO_LARGE, "文档内部数据过大，无法判定")
    with ole.openstream(name) as stream:
        return bytes(stream.read())
