"""PDF: the text of its pages, remarks, forms, bookmarks and embedded files.

Scanned pages, and pages whose fonts have no table of characters, are pictures: read as such, or told as not read.
"""

import ctypes
import re
from codecs import BOM_UTF16_BE
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from statistics import median
from urllib.parse import unquote

import pypdfium2
import pypdfium2.raw as pdfium

from govspider.attachments.builder import Builder, Picture
from govspider.attachments.layout import Piece, rows_of
from govspider.attachments.legible import is_legible
from govspider.attachments.limits import EnoughError, UnreadableError
from govspider.attachments.nesting import Nested
from govspider.attachments.xml import texts
from govspider.items import Outcome, PartKind
from govspider.text.radicals import RADICALS

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_MOST_REMARKS = 500  # of one page
_LONGEST_REMARK = 20_000  # bytes
_LONGEST_PACKET = 32 * 1024 * 1024  # bytes of a form's data
_MOST_FILES = 100
_MOST_TITLES = 2000
_HYPHEN = "\ufffe"  # pdfium writes it for a hyphen at the end of a line
_HEADS = re.compile("姓名|户主|身份证|证件|手机|电话|联系方式|账号|卡号|住址|编号|单号|证号|流水|代码")
_WORD = re.compile(r"\S+")
_LONG_NUMBER = re.compile("[0-9]{11}")
_PROPERTIES = ("Title", "Subject", "Keywords")  # not who wrote it
_DIGITS = re.compile("[0-9]{15}[0-9Xx]{4,}")  # more than those of one number
_GAP = 1.2  # times the usual distance between two digits
_LITTLE = 100  # characters: a page with no more may be a picture with a number below it
_MOSTLY = 0.5  # of a page that a picture covers
_DOTS = 150  # per inch, of a page made a picture
_INCH = 72
_MOST_OBJECTS = 500
_STROKES = 40  # drawn lines, from which they may be letters


def read_pdf(data: bytes, builder: Builder, nested: Nested) -> None:
    """Read a document.

    Args:
        data: the file.
        builder: takes the text.
        nested: reads embedded files.

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
    builder.table(rows_of(_lines(document, builder)), is_prose=True)
    for text in _form(document):
        builder.line(text)
    for title in _titles(document):
        builder.line(title, PartKind.ALT)
    for name in () if builder.is_empty else _PROPERTIES:
        builder.line(document.get_metadata_value(name), PartKind.HIDDEN, "文档属性")
    for name, body in _embedded(document):
        builder.line(name, PartKind.ALT)
        nested.file(body, name)


def _lines(document: pypdfium2.PdfDocument, builder: Builder) -> Iterator[list[Piece]]:
    pages = _Pages(document, builder)
    for number in range(len(document)):
        builder.budget.page()
        try:
            yield from pages.lines(number)
        except pypdfium2.PdfiumError:
            builder.failures.append(UnreadableError(Outcome.BROKEN, f"第 {number + 1} 页损坏"))
            builder.budget.note(f"第 {number + 1} 页损坏，未检查")


class _Pages:
    """Reads one page after the other."""

    def __init__(self, document: pypdfium2.PdfDocument, builder: Builder) -> None:
        self.document = document
        self.builder = builder
        self.has_table = False  # the heads of a table of people or public numbers were met: it may go on

    def lines(self, number: int) -> Iterator[list[Piece]]:
        page = self.document[number]
        textpage = page.get_textpage()
        text = str(textpage.get_text_range()).replace(_HYPHEN, "-").translate(RADICALS)
        for remark in list(_remarks(page)):
            self.builder.line(remark, PartKind.COMMENT, "批注")
        for address in _addresses(self.document, page):
            if _LONG_NUMBER.search(address):
                self.builder.line(unquote(address), PartKind.HIDDEN, "链接地址")
        if is_legible(text):
            yield from self._words(textpage, text)
            if len(text.strip()) < _LITTLE and _is_drawing(page, has_text=bool(text.strip())):
                self._scan(number)
        else:
            said = "文字没有字符映射，无法识别，请人工检查"
            self.builder.failures.append(UnreadableError(Outcome.BROKEN, said))
            self._scan(number)
        textpage.close()
        page.close()

    def _scan(self, number: int) -> None:
        self.builder.scan(number + 1, Picture("", lambda: _drawn(self.document, number)))

    def _words(self, textpage: pypdfium2.PdfTextPage, text: str) -> Iterator[list[Piece]]:
        """The words of each line; where a table may be, with their places."""
        self.has_table = self.has_table or _HEADS.search(text) is not None
        at = 0
        for line in text.splitlines(keepends=True):
            if self.has_table:
                spans = (span for one in _WORD.finditer(line) for span in _spans(textpage, one, at))
                yield from _by_height(Piece(*_place(textpage, a, b), line[a - at : b - at]) for a, b in spans)
            else:
                yield [Piece(0, 0, 0, 0, line.rstrip("\r\n"))]  # nobody asks where it stands
            at += len(line)


def _by_height(line: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The lines that one line of pdfium's is: it may take rows of a table for one."""
    pieces: list[Piece] = []
    for piece in line:
        if pieces and piece.top > pieces[-1].bottom:
            yield pieces
            pieces = []
        pieces.append(piece)
    yield pieces


def _spans(textpage: pypdfium2.PdfTextPage, word: re.Match[str], at: int) -> Iterator[tuple[int, int]]:
    """Where a word stands in the text of its page; digits of two narrow columns are two, as the gap between them tells."""
    start, end = at + word.start(), at + word.end()
    if not _DIGITS.fullmatch(word[0]):
        yield start, end
        return
    lefts = [_place(textpage, place, place + 1)[0] for place in range(start, end)]
    steps = [right - left for left, right in pairwise(lefts)]
    usual = median(steps)
    for number, step in enumerate(steps):
        if step > _GAP * usual > 0:
            yield start, at + word.start() + number + 1
            start = at + word.start() + number + 1
    yield start, end


def _place(textpage: pypdfium2.PdfTextPage, start: int, end: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a word, y growing downwards; nowhere for signs that have no place."""
    first = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, start)
    last = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, end - 1)
    if first < 0 or last < 0:
        return 0, 0, 0, 0
    left, _, _, top = textpage.get_charbox(first)
    _, bottom, right, _ = textpage.get_charbox(last)
    return left, -top, right, -bottom


def _is_drawing(page: pypdfium2.PdfPage, *, has_text: bool) -> bool:
    """Whether a page with little text is a picture; one without any is if something is drawn on it."""
    width, height = page.get_size()
    covered, strokes = 0.0, 0
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH]
    for number, item in enumerate(page.get_objects(filter=kinds, max_depth=3)):
        if number >= _MOST_OBJECTS:
            break
        if item.type == pdfium.FPDF_PAGEOBJ_PATH:
            strokes += 1
            continue
        left, bottom, right, top = item.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    if not has_text and (covered > 0 or strokes >= _STROKES):
        return True
    return bool(covered >= _MOSTLY * width * height)


def _drawn(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """A page as a picture (PNG)."""
    made = BytesIO()
    document[number].render(scale=_DOTS / _INCH, grayscale=True).to_pil().save(made, "PNG")
    return made.getvalue()


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


def _addresses(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """Where the links of a page lead to."""
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MOST_REMARKS):
        if not pdfium.FPDFLink_Enumerate(page, at, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 1 < size <= _LONGEST_REMARK:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
            is_wide = buffer.raw.startswith(BOM_UTF16_BE)
            raw = buffer.raw[: size // 2 * 2] if is_wide else buffer.raw
            yield raw.decode("utf-16" if is_wide else "utf-8", "replace").rstrip("\0")


def _form(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """What a form in XML (XFA) holds: its pages only say that another program is needed."""
    for number in range(max(0, pdfium.FPDF_GetXFAPacketCount(document))):
        size = ctypes.c_ulong()
        if (
            not pdfium.FPDF_GetXFAPacketContent(document, number, None, 0, size)
            or size.value > _LONGEST_PACKET
        ):
            continue
        buffer = ctypes.create_string_buffer(max(1, size.value))
        pdfium.FPDF_GetXFAPacketContent(document, number, buffer, size.value, size)
        try:
            yield from texts(BytesIO(buffer.raw[: size.value]))
        except UnreadableError:
            continue  # a packet may be a piece of XML: the first and the last are


def _titles(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for number, bookmark in enumerate(document.get_toc()):
        if number >= _MOST_TITLES:
            return
        yield str(bookmark.get_title())


def _embedded(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, bytes]]:
    try:
        for number in range(min(document.count_attachments(), _MOST_FILES)):
            one = document.get_attachment(number)
            yield one.get_name(), bytes(one.get_data())
    except (pypdfium2.PdfiumError, EnoughError):
        return
