"""One file → its facts (读附件). Any bytes give an outcome; nothing is raised for what a file holds."""

from datetime import date
from io import BytesIO
from pathlib import Path

from govspider.attachments.builder import Builder, Picture
from govspider.attachments.file_facts import AttachmentFacts
from govspider.attachments.limits import MB, Budget, EnoughError, Limits, UnreadableError
from govspider.attachments.nesting import Nested
from govspider.attachments.packages import Package
from govspider.attachments.sniff import OFFICE, Format, sniff, suffix_of
from govspider.items import Outcome, PartKind

_LAST_DAY = date(2099, 12, 31)


def read(
    data: bytes | BytesIO | Path, name: str, limits: Limits | None = None, day: date = _LAST_DAY
) -> AttachmentFacts:
    """Read a file. Time and memory are not bounded here: see `IsolatedReader`.

    Args:
        data: the file, or where it is.
        name: its name; its suffix tells the format where the bytes do not.
        limits: how much of it is read.
        day: day of inspection.

    Returns:
        What it says, or why it could not be judged.

    Raises:
        OSError: the path cannot be read.
    """
    limits = limits or Limits()
    body = (
        data if isinstance(data, bytes) else data.read_bytes() if isinstance(data, Path) else data.getvalue()
    )
    if len(body) > limits.max_bytes:
        return AttachmentFacts(Outcome.TOO_LARGE, f"文件超过 {limits.max_bytes // MB} MB 的上限，无法判定")
    if not body:
        return AttachmentFacts(Outcome.BLANK, "文件是空的")
    builder = Builder(Budget(limits), day)
    try:
        _read(body, name, Nested(builder, _read))
    except EnoughError as enough:
        builder.budget.note(enough.note)
    except UnreadableError as failure:
        builder.cut(failure)
    except MemoryError:
        builder.cut(UnreadableError(Outcome.TOO_LARGE, "读取时超过内存上限，无法判定"))
    except Exception as error:  # noqa: BLE001 - a file that breaks a library is an outcome, not a crash
        builder.cut(UnreadableError(Outcome.BROKEN, f"文件损坏，无法读取（{type(error).__name__}）"))
    return builder.facts()


def _read(data: bytes, name: str, nested: Nested) -> None:
    builder = nested.builder
    form, known = sniff(data, name)
    if form is Format.ZIP:
        _read_zip(data, name, nested)
    elif form is Format.OLE:
        from govspider.attachments.ole import read_ole

        read_ole(data, builder, nested)
    elif form is Format.PDF:
        from govspider.attachments.pdf import read_pdf

        read_pdf(data, builder, nested)
    elif form is Format.RTF:
        from govspider.attachments.rtf import read_rtf

        read_rtf(data, builder)
    elif form is Format.MAIL:
        from govspider.attachments.mail import read_mail

        read_mail(data, builder, nested)
    elif form is Format.PICTURE:
        builder.picture(Picture(name, lambda: data))
    elif form is Format.NONE:
        raise UnreadableError(Outcome.UNSUPPORTED, f"{known}不读取，无法判定，请人工检查")
    else:
        _read_text(form, data, nested)


def _read_text(form: Format, data: bytes, nested: Nested) -> None:
    from govspider.attachments import office_2003, plain

    if form is Format.FLAT:
        _read_zip(office_2003.unflattened(data, nested.builder.budget), "", nested)
        return
    if form is Format.FLAT_ODF:
        from govspider.attachments.odf import read_flat_odf

        read_flat_odf(data, nested.builder)
        return
    readers = {
        Format.HTML: plain.read_html,
        Format.XML_SHEET: office_2003.read_sheets,
        Format.XML_WORD: office_2003.read_word,
        Format.TABLE: plain.read_table,
        Format.TEXT: plain.read_text,
    }
    readers[form](data, nested.builder)


def _read_zip(data: bytes, name: str, nested: Nested) -> None:
    builder = nested.builder
    package = Package(data, builder.budget)
    lowered = {name.lower() for name in package.names}
    if "ofd.xml" in lowered:
        from govspider.attachments.ofd import read_ofd

        read_ofd(package, builder, nested)
    elif "content.xml" in lowered and "mimetype" in lowered:
        from govspider.attachments.odf import read_odf

        read_odf(package, builder, nested)
    else:
        from govspider.attachments.office import read_office

        if not read_office(package, nested):
            if suffix_of(name) in OFFICE:
                builder.cut(UnreadableError(Outcome.BROKEN, "文件损坏，没有正文"))
            _read_archive(package, nested)


def _read_archive(package: Package, nested: Nested) -> None:
    nested.builder.line(package.comment, PartKind.HIDDEN, "压缩包注释")
    for name in sorted(package.names):
        nested.builder.budget.member()
        nested.builder.line(name, PartKind.BODY)
        nested.member(package, name)
