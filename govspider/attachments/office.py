"""Which Office format a package is (OOXML 类型): by its main part, whatever that is called."""

import re
from collections.abc import Callable

from govspider.attachments.beside import OfficeFile
from govspider.attachments.limits import UnreadableError
from govspider.attachments.nesting import Nested
from govspider.attachments.opc import Parts
from govspider.attachments.packages import Package

Reader = Callable[[OfficeFile], None]

# Where a main part stands if the package does not say.
_USUAL = ("xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml")
_HEAD = 4096
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(workbook|document|presentation)\b")
_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml", re.IGNORECASE)


def read_office(package: Package, nested: Nested) -> bool:
    """Read an Office file; whether it is one.

    Raises:
        UnreadableError: its text is missing or damaged.
        EnoughError: a limit is reached.
    """
    parts = Parts(package)
    main = parts.main() or next(filter(None, map(package.resolve, _USUAL)), "")
    reader = _reader(package, main)
    if reader is None:
        return False
    reader(OfficeFile(parts, main, nested.builder, nested))
    return True


def _reader(package: Package, main: str) -> Reader | None:
    if main.lower().endswith(".bin"):
        from govspider.attachments.xlsb import read_xlsb

        return read_xlsb
    root = _root(package, main)
    if root == b"workbook":
        from govspider.attachments.xlsx import read_xlsx

        return read_xlsx
    if root == b"document":
        from govspider.attachments.docx import read_docx

        return read_docx
    if root == b"presentation":
        from govspider.attachments.pptx import read_pptx

        return read_pptx
    return None


def _root(package: Package, main: str) -> bytes:
    """The name of the main part's root, which stands within its first bytes."""
    if not main:
        return b"presentation" if any(map(_SLIDE.fullmatch, package.names)) else b""
    named = main.rpartition("/")[2].partition(".")[0].encode()
    try:
        with package.open(main) as stream:
            head = stream.read(_HEAD)
    except UnreadableError:
        return named
    found = _ROOT.search(head.replace(b"\x00", b""))  # UTF-16
    return found[1] if found else named
