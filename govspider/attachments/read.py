"""One file → its facts (读附件). Any bytes give an outcome; nothing is raised for what a file holds."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

from govspider.attachments.builder import Builder
from govspider.attachments.facts import AttachmentFacts
from govspider.attachments.limits import MB, Budget, EnoughError, Limits, UnreadableError
from govspider.attachments.packages import Package
from govspider.attachments.sniff import Format, sniff
from govspider.items import Outcome, PartKind

_EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/[^/]+")
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
        _read(body, name, builder)
    except EnoughError as enough:
        builder.budget.note(enough.note)
    except UnreadableError as failure:
        _fail(builder, failure)
    except MemoryError:
        _fail(builder, UnreadableError(Outcome.TOO_LARGE, "读取时超过内存上限，无法判定"))
    except Exception as error:  # noqa: BLE001 - a file that breaks a library is an outcome, not a crash
        _fail(builder, UnreadableError(Outcome.BROKEN, f"文件损坏，无法读取（{type(error).__name__}）"))
    return builder.facts()


def _fail(builder: Builder, failure: UnreadableError) -> None:
    builder.failures.append(failure)
    builder.budget.note(f"后部未检查：{failure.note}")


def _read(data: bytes, name: str, builder: Builder) -> None:
    form, known = sniff(data, name)
    if form is Format.ZIP:
        _read_zip(data, builder)
    elif form is Format.OLE:
        from govspider.attachments.ole import read_ole

        read_ole(data, builder)
    elif form is Format.PDF:
        from govspider.attachments.pdf import read_pdf

        read_pdf(data, builder, lambda body, inner: _nested(body, inner, builder))
    elif form is Format.RTF:
        from govspider.attachments.rtf import read_rtf

        read_rtf(data, builder)
    elif form is Format.NONE:
        raise UnreadableError(Outcome.UNSUPPORTED, f"{known}不读取，无法判定，请人工检查")
    else:
        _read_text(form, data, builder)


def _read_text(form: Format, data: bytes, builder: Builder) -> None:
    from govspider.attachments import plain

    readers = {
        Format.HTML: plain.read_html,
        Format.XML_SHEET: plain.read_xml_sheet,
        Format.TABLE: plain.read_table,
        Format.TEXT: plain.read_text,
    }
    readers[form](data, builder)


def _read_zip(data: bytes, builder: Builder) -> None:
    package = Package(data, builder.budget)
    lowered = {name.lower() for name in package.names}
    if "xl/workbook.xml" in lowered:
        from govspider.attachments.xlsx import read_xlsx

        read_xlsx(package, builder)
    elif "word/document.xml" in lowered:
        from govspider.attachments.docx import read_docx

        read_docx(package, builder)
    elif any(name.startswith("ppt/slides/") for name in lowered):
        from govspider.attachments.pptx import read_pptx

        read_pptx(package, builder)
    elif "content.xml" in lowered and "mimetype" in lowered:
        from govspider.attachments.odf import read_odf

        read_odf(package, builder)
    else:
        _read_archive(package, builder)
        return
    for name in package.names:
        if _EMBEDDED.fullmatch(name):
            _member(package, name, name.rpartition("/")[2], builder)


def _read_archive(package: Package, builder: Builder) -> None:
    for name in sorted(package.names):
        builder.budget.member()
        builder.line(name, PartKind.BODY)
        _member(package, name, name, builder)


def _member(package: Package, path: str, name: str, builder: Builder) -> None:
    """A file within a file. One that cannot be read does not keep the others from being read."""
    try:
        body = package.read(path)
    except UnreadableError as failure:
        _note(builder, name, failure)
    else:
        _nested(body, name, builder)


def _nested(data: bytes, name: str, builder: Builder) -> None:
    budget = builder.budget
    if budget.depth >= budget.limits.max_depth:
        _note(builder, name, UnreadableError(Outcome.UNSUPPORTED, f"嵌套超过 {budget.limits.max_depth} 层"))
        return
    budget.depth += 1
    try:
        _read(data, name, builder)
    except UnreadableError as failure:
        if failure.outcome is Outcome.TOO_LARGE and budget.unpacked > budget.limits.max_unpacked:
            raise
        _note(builder, name, failure)
    except (EnoughError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - as in `read`
        _note(builder, name, UnreadableError(Outcome.BROKEN, f"文件损坏（{type(error).__name__}）"))
    finally:
        budget.depth -= 1


def _note(builder: Builder, name: str, failure: UnreadableError) -> None:
    builder.failures.append(failure)
    builder.budget.note(f"其中“{name[-60:]}”未检查：{failure.note}")
