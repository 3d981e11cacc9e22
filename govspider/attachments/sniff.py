"""What a file is (格式识别): by its first bytes, then by its name; names on government sites often lie."""

import re
from enum import Enum
from pathlib import PurePosixPath

# Suffixes worth fetching: everything that is read.
_SUFFIXES = (
    "xlsx xlsm xltx xlsb xls xlt et ett ods ots csv tsv docx docm dotx dotm doc dot wps wpt odt ott rtf pdf ofd "
    "pptx pptm ppsx potx ppt pps dps dpt odp txt mht mhtml eml zip"
)
READABLE = frozenset(f".{suffix}" for suffix in _SUFFIXES.split())
OFFICE = frozenset(
    {".docx", ".docm", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".pptm", ".ofd"}
)  # archives of a kind of their own
_HEAD = 4096
_TEXTS = frozenset({".txt", ".md", ".log", ".json", ".text", ""})
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<body", b"<head", b"<div", b"<meta")


class Format(Enum):
    """How a file is read."""

    ZIP = "zip"  # a plain archive, OOXML or ODF: its members tell
    OLE = "ole"  # DOC, XLS, PPT, WPS, ET, DPS: its streams tell
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    MAIL = "mail"  # MHTML, EML; often named .doc or .xls
    PICTURE = "picture"
    XML_SHEET = "xml_sheet"  # SpreadsheetML 2003, often named .xls
    XML_WORD = "xml_word"  # WordprocessingML 2003
    FLAT_ODF = "flat_odf"  # a document of OpenDocument in one XML file
    FLAT = "flat"  # an OOXML package in one XML file
    TABLE = "table"  # CSV, TSV
    TEXT = "text"
    NONE = "none"


# How files begin, and what they are called that are not read.
_STARTS: tuple[tuple[bytes, Format, str], ...] = (
    (b"PK\x03\x04", Format.ZIP, ""),
    (b"PK\x05\x06", Format.ZIP, ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLE, ""),
    (b"\x89PNG", Format.PICTURE, ""),
    (b"\xff\xd8\xff", Format.PICTURE, ""),
    (b"GIF8", Format.PICTURE, ""),
    (b"II*\x00", Format.PICTURE, ""),
    (b"MM\x00*", Format.PICTURE, ""),
    (b"Rar!", Format.NONE, "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", Format.NONE, "7z 压缩包"),
    (b"\x1f\x8b", Format.NONE, "gzip 压缩包"),
    (b"BZh", Format.NONE, "bzip2 压缩包"),
    (b"\xfd7zXZ", Format.NONE, "xz 压缩包"),
    (b"MZ", Format.NONE, "程序"),
)
_PICTURE_NAMES = frozenset({".bmp", ".webp", ".jfif"})
_MAIL = re.compile(
    rb"mime-version:|content-type:\s*(?:multipart/|text/|message/)|message-id:"
    rb"|from:.*\r?\n(?:to|subject|date|sent|snapshot-content-location):"
)
_MAIL_NAMES = frozenset({".mht", ".mhtml", ".eml"})


# Namespaces of XML files.
_XML_FORMS = {
    b"schemas.microsoft.com/office/2006/xmlpackage": Format.FLAT,
    b"schemas.microsoft.com/office/word/2003/wordml": Format.XML_WORD,
    b"urn:schemas-microsoft-com:office:spreadsheet": Format.XML_SHEET,
    b"urn:oasis:names:tc:opendocument:xmlns:office:1.0": Format.FLAT_ODF,
}


def suffix_of(name: str) -> str:
    """The suffix of a file's name or address, lower case with its dot."""
    return PurePosixPath(name.partition("?")[0].replace("\\", "/")).suffix.lower()


def sniff(data: bytes, name: str) -> tuple[Format, str]:
    """The format; for one that is not read, its name in Chinese."""
    head = data[:_HEAD]
    suffix = suffix_of(name)
    known = next(((form, said) for start, form, said in _STARTS if head.startswith(start)), None)
    if known is not None:
        return known
    if b"%PDF-" in head[:1024]:
        return Format.PDF, ""
    if head.lstrip().startswith(b"{\\rtf"):
        return Format.RTF, ""
    return (Format.PICTURE, "") if suffix in _PICTURE_NAMES else _of_text(head, suffix)


def _of_text(head: bytes, suffix: str) -> tuple[Format, str]:
    head = head.replace(b"\x00", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    lowered = head.lower()
    if suffix in _MAIL_NAMES or _MAIL.match(lowered.lstrip(b"\xef\xbb\xbf \t\r\n")):
        return Format.MAIL, ""
    for mark, form in _XML_FORMS.items() if b"<html" not in lowered else ():
        if mark in lowered:
            return form, ""
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
