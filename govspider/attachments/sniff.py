"""What a file is (格式识别): by its first bytes, then by its name; names on government sites often lie."""

from enum import Enum
from pathlib import PurePosixPath

# Suffixes worth fetching: everything that is read.
_SUFFIXES = (
    "xlsx xlsm xltx xls xlt et ods csv tsv docx docm dotx doc dot wps odt rtf pdf pptx pptm ppsx ppt pps dps odp "
    "txt zip"
)
READABLE = frozenset(f".{suffix}" for suffix in _SUFFIXES.split())
_HEAD = 4096
_TEXTS = frozenset({".txt", ".md", ".log", ".json", ".text", ""})
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<body", b"<head", b"<div", b"<meta")
_LISTED = {
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf\x27\x1c": "7z 压缩包",
    b"\x1f\x8b": "gzip 压缩包",
    b"BZh": "bzip2 压缩包",
    b"\xfd7zXZ": "xz 压缩包",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"MZ": "程序",
}


class Format(Enum):
    """How a file is read."""

    ZIP = "zip"  # a plain archive, OOXML or ODF: its members tell
    OLE = "ole"  # DOC, XLS, PPT, WPS, ET, DPS: its streams tell
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    XML_SHEET = "xml_sheet"  # SpreadsheetML 2003, often named .xls
    TABLE = "table"  # CSV, TSV
    TEXT = "text"
    NONE = "none"


def suffix_of(name: str) -> str:
    """The suffix of a file's name or address, lower case with its dot."""
    return PurePosixPath(name.partition("?")[0].replace("\\", "/")).suffix.lower()


def sniff(data: bytes, name: str) -> tuple[Format, str]:
    """The format; for one that is not read, its name in Chinese."""
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.ZIP, ""
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Format.OLE, ""
    if b"%PDF-" in head[:1024]:
        return Format.PDF, ""
    if head.lstrip().startswith(b"{\\rtf"):
        return Format.RTF, ""
    for start, known in _LISTED.items():
        if head.startswith(start):
            return Format.NONE, known
    return _of_text(head, suffix_of(name))


def _of_text(head: bytes, suffix: str) -> tuple[Format, str]:
    lowered = head.lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered and b"<?xml" in lowered:
        return Format.XML_SHEET, ""
    if suffix in {".csv", ".tsv"} and not _is_binary(head):
        return Format.TABLE, ""
    if any(mark in lowered for mark in _MARKUP):
        return Format.HTML, ""
    if suffix in _TEXTS or suffix in {".xml", ".html", ".htm", ".xls", ".doc"}:
        return (Format.NONE, "二进制文件") if _is_binary(head) else (Format.TEXT, "")
    return Format.NONE, suffix.lstrip(".").upper() + " 文件"


def _is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding; UTF-16 has zeros at every other place."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = head.count(0)
    regular = max(head[0::2].count(0), head[1::2].count(0))
    return zeros > 0 and not (regular == zeros and zeros > max(8, len(head) // 8))
