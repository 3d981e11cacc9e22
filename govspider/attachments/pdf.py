"""PDF: the text of its pages, remarks and embedded files. Scans have no text and cannot be judged."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from govspider.attachments.builder import Builder, Row
from govspider.attachments.limits import EnoughError, UnreadableError
from govspider.items import Outcome, PartKind

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_MOST_REMARKS = 500  # of one page
_LONGEST_REMARK = 20_000  # bytes
_HYPHEN = "\ufffe"  # pdfium writes it for a hyphen at the end of a line


def read_pdf(data: bytes, builder: Builder, nested: Callable[[bytes, str], None]) -> None:
    """Read a document.

    Args:
        data: the file.
        builder: takes the text.
        nested: reads an embedded file, given its bytes and name.

    Raises:
        UnreadableError: it is damaged or locked.
        EnoughError: a limit is reached.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableError(Outcome.ENCRYPTED, "文件已加密，无法判定") from error
        raise UnreadableError(Outcome.BROKEN, "PDF 损坏，无法打开") from error
    try:
        builder.table(_lines(document, builder), is_prose=True)
        for name, body in _embedded(document):
            nested(body, name)
    finally:
        document.close()


def _lines(document: pypdfium2.PdfDocument, builder: Builder) -> Iterator[Row]:
    for number in range(len(document)):
        builder.budget.page()
        for line in _page_text(document, number, builder).splitlines():
            yield Row([line])


def _page_text(document: pypdfium2.PdfDocument, number: int, builder: Builder) -> str:
    try:
        page = document[number]
        text = page.get_textpage()
        found = text.get_text_range()
        remarks = list(_remarks(page))
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        builder.failures.append(UnreadableError(Outcome.BROKEN, f"第 {number + 1} 页损坏"))
        builder.budget.note(f"第 {number + 1} 页损坏，未检查")
        return ""
    for remark in remarks:
        builder.line(remark, PartKind.COMMENT, "批注")
    return str(found).replace(_HYPHEN, "-")


def _remarks(page: pypdfium2.PdfPage) -> Iterator[str]:
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_REMARKS)):
        remark = pdfium.FPDFPage_GetAnnot(page, number)
        if not remark:
            continue
        for key in (b"Contents", b"V"):  # a remark's text; what a form field holds
            size = pdfium.FPDFAnnot_GetStringValue(remark, key, None, 0)
            if 2 < size <= _LONGEST_REMARK:  # noqa: PLR2004 - two bytes end an empty one
                buffer = ctypes.create_string_buffer(size)
                place = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
                pdfium.FPDFAnnot_GetStringValue(remark, key, place, size)
                yield buffer.raw[:-2].decode("utf-16-le", "replace")
        pdfium.FPDFPage_CloseAnnot(remark)


def _embedded(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, bytes]]:
    try:
        for number in range(min(document.count_attachments(), 100)):
            one = document.get_attachment(number)
            yield one.get_name(), bytes(one.get_data())
    except (pypdfium2.PdfiumError, EnoughError):
        return
