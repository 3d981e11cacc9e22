"""Files made at test time: packages of Office, OFD and the like, with invented people in them."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

from govspider.attachments import AttachmentFacts, Limits, read
from govspider.items import PartKind

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def archive(members: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in members.items():
            packed.writestr(name, body)
    return made.getvalue()


def relations(*targets: tuple[str, str, str]) -> str:
    """A file of relationships: (id, kind, target)."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def document(
    body: str, *related: tuple[str, str, str], more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A DOCX with this body, and parts in `word/` that it leads to."""
    return archive(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": relations(*related),
            **(more or {}),
        }
    )


def paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def workbook(
    sheet: str, *related: tuple[str, str, str], more: Mapping[str, str | bytes] | None = None, names: str = ""
) -> bytes:
    """An XLSX of one sheet, and parts in `xl/worksheets/` that the sheet leads to."""
    return archive(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": (
                f'<workbook xmlns:r="{OFFICE}"><sheets><sheet name="a" r:id="r1"/></sheets>{names}</workbook>'
            ),
            "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f"<worksheet>{sheet}</worksheet>",
            "xl/worksheets/_rels/sheet1.xml.rels": relations(*related),
            **(more or {}),
        }
    )


def rows(*lines: Sequence[str]) -> str:
    made = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line) + "</row>"
        for line in lines
    )
    return f"<sheetData>{made}</sheetData>"


def numbers(*values: str) -> str:
    return "<sheetData>" + "".join(f"<row><c><v>{value}</v></c></row>" for value in values) + "</sheetData>"


def ofd(*pages: str, outline: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OFD with these layers as pages."""
    named = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    made = {
        f"Doc_0/Pages/Page_{n}/Content.xml": (
            f"<ofd:Page {space}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
        )
        for n, page in enumerate(pages)
    }
    return archive(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {space}>{outline}<ofd:Pages>{named}</ofd:Pages></ofd:Document>",
            **made,
            **(more or {}),
        }
    )


def text_object(text: str, left: float, top: float, *, delta: str = "", size: float = 4) -> str:
    offsets = f' DeltaX="{delta}"' if delta else ""
    return (
        f'<ofd:TextObject Boundary="{left} {top} 60 6" Size="{size}">'
        f'<ofd:TextCode X="0" Y="5"{offsets}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def xlsb(*lines: Sequence[str | float], more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An XLSB of one sheet. Source: [MS-XLSB] 2.1 (records), 2.4 (their contents)."""
    strings = list(dict.fromkeys(cell for line in lines for cell in line if isinstance(cell, str)))
    width = max(map(len, lines))
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, len(lines) - 1, 0, width - 1)) + _record(145)
    for number, line in enumerate(lines):
        sheet += _record(0, struct.pack("<I", number) + bytes(13))
        for column, cell in enumerate(line):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                sheet += _record(7, place + struct.pack("<I", strings.index(cell)))
            else:
                sheet += _record(5, place + struct.pack("<d", cell))
    sheet += _record(146) + _record(130)
    book = _record(131) + _record(143)
    book += (
        _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("名单")) + _record(144) + _record(132)
    )
    table = _record(159, struct.pack("<II", len(strings), len(strings)))
    table += b"".join(_record(19, b"\0" + _wide(text)) for text in strings) + _record(160)
    return archive(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations(
                ("rId1", "worksheet", "worksheets/sheet1.bin"), ("rId2", "sharedStrings", "sharedStrings.bin")
            ),
            "xl/worksheets/sheet1.bin": sheet,
            "xl/sharedStrings.bin": table,
            **(more or {}),
        }
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, said = len(content), b""
    while size > 0x7F:
        said += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + said + bytes([size]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def told(facts: AttachmentFacts, value: str) -> tuple[PartKind, str]:
    """In which part a value stands, and how it is hidden there; fails where it stands nowhere."""
    for part in facts.parts:
        at = part.text.find(value)
        if at >= 0:
            marks = (mark for mark in facts.marks if mark.part is part.kind and mark.start <= at < mark.end)
            return part.kind, next((mark.how for mark in marks), "")
    raise AssertionError(f"{value} is not in {[part.text for part in facts.parts]}")


def facts_of(body: bytes, name: str, **limits: int) -> AttachmentFacts:
    return read(body, name, Limits(**limits))
