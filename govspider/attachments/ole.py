"""Compound files (旧版二进制文档): DOC and WPS, XLS and ET, PPT and DPS; their streams tell which."""

import io
from typing import Any

import olefile

from govspider.attachments.builder import Builder
from govspider.attachments.doc import read_doc
from govspider.attachments.limits import Budget, UnreadableError
from govspider.attachments.ppt import read_ppt
from govspider.attachments.xls import read_xls
from govspider.attachments.xls_revisions import read_revisions
from govspider.items import Outcome


def read_ole(data: bytes, builder: Builder) -> None:
    """Read a compound file of any kind.

    Raises:
        UnreadableError: it is damaged, locked or of a kind that is not read.
        EnoughError: a limit is reached.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(path).lower(): path for path in ole.listdir()}
            if book := names.get("workbook") or names.get("book"):
                # Not the whole file: xlrd follows a damaged chain of small sectors without end.
                read_xls(_stream(ole, "/".join(book), builder.budget), builder)
                if ole.exists("Revision Log"):
                    read_revisions(_stream(ole, "Revision Log", builder.budget), builder)
            elif "worddocument" in names:
                _document(ole, builder)
            elif "powerpoint document" in names:
                read_ppt(_stream(ole, "PowerPoint Document", builder.budget), builder)
            elif "encryptedpackage" in names:
                raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定")
            else:
                raise UnreadableError(Outcome.UNSUPPORTED, "旧版格式无法识别，无法判定，请人工检查")
    except (OSError, LookupError, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise UnreadableError(Outcome.BROKEN, "旧版文档损坏，无法打开") from error


def _document(ole: "olefile.OleFileIO[Any]", builder: Builder) -> None:
    tables = {name: _stream(ole, name, builder.budget) for name in ("0Table", "1Table") if ole.exists(name)}
    read_doc(_stream(ole, "WordDocument", builder.budget), tables, builder)


def _stream(ole: "olefile.OleFileIO[Any]", name: str, budget: Budget) -> bytes:
    if ole.get_size(name) > budget.limits.max_bytes:
        raise UnreadableError(Outcome.TOO_LARGE, "文档内部数据过大，无法判定")
    with ole.openstream(name) as stream:
        return bytes(stream.read())
