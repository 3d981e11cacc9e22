"""Web archives and mails (MHTML、EML): pages in MIME, which Word and Excel save as .doc and .xls too.

Source: RFC 2045 to 2047 (MIME), RFC 2557 (MHTML); parsed by Python's `email`.
"""

from email import policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser

from govspider.attachments.builder import Builder, Picture
from govspider.attachments.limits import UnreadableError
from govspider.attachments.nesting import Nested
from govspider.attachments.plain import read_html, read_text
from govspider.items import Outcome, PartKind

_SILENT = ("text/css", "text/javascript", "application/javascript", "application/x-javascript", "font/")
_BLANK = b"\xef\xbb\xbf \t\r\n"  # that may stand before the first header
_DAMAGE = (CloseBoundaryNotFoundDefect, NoBoundaryInMultipartDefect, StartBoundaryNotFoundDefect)
_PARTS = frozenset({"text/html", "text/plain", "application/xhtml+xml"})


def read_mail(data: bytes, builder: Builder, nested: Nested) -> None:
    """Read all parts of a message.

    Raises:
        UnreadableError: nothing in it can be read.
        EnoughError: a limit is reached.
    """
    message = BytesParser(policy=policy.compat32).parsebytes(data.lstrip(_BLANK))
    builder.line(_decoded(message.get("Subject")))
    found = False
    for part in message.walk():
        if part.is_multipart() or part.get_content_maintype() == "multipart":
            _tell_damage(part, builder)
            continue
        builder.budget.member()
        found = _read_part(part, builder, nested) or found
    if not found:
        raise UnreadableError(Outcome.BROKEN, "网页档案损坏，没有可读取的内容")


def _tell_damage(part: Message, builder: Builder) -> None:
    """Say so where the parts of a message have no beginning or the last of them no end."""
    if any(isinstance(defect, _DAMAGE) for defect in part.defects):
        builder.cut(UnreadableError(Outcome.BROKEN, "网页档案不完整"))


def _decoded(value: object) -> str:
    """A header as people read it: encoded words (RFC 2047) put in plain."""
    try:
        return str(make_header(decode_header(str(value or ""))))
    except (HeaderParseError, LookupError, ValueError):
        return str(value)


def _read_part(part: Message, builder: Builder, nested: Nested) -> bool:
    """Whether there was anything to read."""
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        return False
    builder.budget.unpack(len(body))
    kind = part.get_content_type()
    name = _decoded(part.get_filename() or part.get("Content-Location"))
    if kind in _PARTS and part.get_content_disposition() != "attachment":
        charset = part.get_content_charset() or ""
        if kind == "text/plain":
            read_text(body, builder)
        else:
            read_html(body, builder, charset)
    elif kind.startswith("image/"):
        builder.picture(Picture(name, lambda: body))
    elif not kind.startswith(_SILENT):
        builder.line(name.rpartition("/")[2], PartKind.BODY)
        nested.file(body, name or "附件")
    return True
