"""Attachments of the city (附件): real PDF, DOCX, XLSX, TXT, CSV, the same bytes for the same name."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from openpyxl import Workbook

from govspider.demo import texts
from govspider.demo.articles import published
from govspider.demo.chance import dice
from govspider.demo.layout_urls import column_base
from govspider.demo.model import Place, Site
from govspider.demo.responses import Response

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
_EPOCH = (2020, 1, 1, 0, 0, 0)  # the date that every part of a zip file carries
_BIG_ROWS = 20_000


def file_entry(place: Place, site: Site, index: int, number: int) -> tuple[str, str]:
    """Name and address of entry n of a column that lists files."""
    column = site.columns[index]
    chance = dice(place.seed, site.target_id, column.slug, number, "file")
    suffix = chance.choice(tuple(_TYPES))
    day = published(column, number)
    name = f"{site.unit.short}{column.name}目录（{day.year}年{day.month}月）"
    return name, f"{column_base(site, index)}files/W0{day:%Y%m%d}{chance.randint(100000, 999999)}.{suffix}"


def serve(path: str) -> Response | None:
    """The file at a path, None if no such file can be."""
    name = path.rpartition("/")[2]
    stem, _, suffix = name.rpartition(".")
    if suffix not in _TYPES or not stem.startswith("W0") or not stem[2:].isdigit():
        return None
    return Response(200, make_file(stem, suffix), _TYPES[suffix])


@lru_cache(maxsize=64)
def make_file(stem: str, suffix: str) -> bytes:
    """The bytes of a file; its content follows from its name."""
    chance = dice("file", stem)
    acts = [act for topic in texts.topics().values() for act in topic.acts]
    rows = [
        (str(number + 1), chance.choice(acts), f"{chance.randint(1, 12)}月底前")
        for number in range(chance.randint(8, 40))
    ]
    if suffix in {"txt", "csv"} and chance.random() < 1 / 8:  # a file that is large for what it is
        rows = rows * (_BIG_ROWS // len(rows))
    return _WRITERS[suffix](rows)


@cache
def _skeleton(name: str) -> bytes:
    return (Path(__file__).parent / "data" / name).read_bytes()


_Rows = list[tuple[str, str, str]]
_HEAD = ("序号", "工作任务", "完成时限")


def _txt(rows: _Rows) -> bytes:
    return "\n".join("\t".join(row) for row in [_HEAD, *rows]).encode()


def _csv(rows: _Rows) -> bytes:
    return csv_bytes([_HEAD, *rows])


def csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV file as Excel writes it."""
    return ("\ufeff" + "\r\n".join(",".join(row) for row in rows)).encode()


def _xlsx(rows: _Rows) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "任务分工"
    for row in [_HEAD, *rows]:
        sheet.append(row)
    made = io.BytesIO()
    workbook.save(made)
    return without_times(made.getvalue())


def without_times(data: bytes) -> bytes:
    """A zip file (XLSX, DOCX) with the same bytes at any time: no dates, no document properties."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as copy:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _CORE
            copy.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


_CORE = (
    b'<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def _docx(rows: _Rows) -> bytes:
    return docx_bytes("".join(f"<w:p><w:r><w:t>{'　'.join(row)}</w:t></w:r></w:p>" for row in [_HEAD, *rows]))


def docx_bytes(body: str) -> bytes:
    """A DOCX file with these paragraphs."""
    return zip_bytes(
        {
            "[Content_Types].xml": _skeleton("docx_types.xml"),
            "_rels/.rels": _skeleton("docx_relations.xml"),
            "word/document.xml": _skeleton("docx_document.xml").replace(b"{}", body.encode()),
        }
    )


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """An archive, the same bytes at any time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _pdf(rows: _Rows) -> bytes:
    return pdf_bytes([_HEAD, *rows])


def pdf_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """One page of text in a font that every reader of Chinese PDF files knows, so nothing is embedded."""
    lines = ["  ".join(row) for row in rows]
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in lines)
    stream = f"BT /F1 11 Tf 50 800 Td 18 TL\n{shown}ET".encode("ascii")
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    objects = [content if line == b"STREAM" else line for line in _skeleton("pdf_objects.txt").splitlines()]
    made, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(made))
    )


_WRITERS = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "txt": _txt, "csv": _csv}
