"""Leaks planted in attachments (附件中的泄露): hidden columns, remarks, deleted text, old formats, archives.

XLS and DOC are written by LibreOffice once (`data/leak.xls`, `data/leak.doc`); their place-holders, as long as
an ID number, are replaced.
"""

import io
from base64 import encodebytes
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.comments import Comment

from govspider.demo.chance import dice
from govspider.demo.drawn_text import png
from govspider.demo.made_files import csv_bytes, docx_bytes, pdf_bytes, without_times, zip_bytes
from govspider.demo.model import Plant, Where
from govspider.demo.personal import bank_card, credit_code, masked, mobile, resident_id
from govspider.items import Kind

RARER = 3
_DATA = Path(__file__).parent / "data"
_PEOPLE = 6
_HEAD = ("序号", "姓名", "身份证号码", "镇街")
_PLACE_HOLDER = "{:018d}"
_TYPES = {
    "xls": "application/vnd.ms-excel",
    "doc": "application/msword",
    "ofd": "application/ofd",
    "png": "image/png",
    "zip": "application/zip",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@lru_cache(maxsize=64)
def make(plant: Plant) -> tuple[bytes, str]:
    """The bytes of a planted file and its content type."""
    suffix = plant.style.partition(" ")[0]
    return _MAKERS[plant.style](plant), _TYPES[suffix]


def _xlsx(plant: Plant, *, column: bool = False, sheet: bool = False, remark: bool = False) -> bytes:
    workbook = Workbook()
    shown = workbook.worksheets[0]
    shown.title = "公示"
    listed = workbook.create_sheet("原表") if sheet else shown
    if sheet:
        shown.append(("公示名单见附件",))
        listed.sheet_state = "hidden"
    for row in plant.rows:
        listed.append(row)
    if column:
        listed.column_dimensions["C"].hidden = True
    if remark:
        note = Comment(f"身份证号{plant.shown[0]}", "某科室")
        listed["B2"].comment = note
    made = io.BytesIO()
    workbook.save(made)
    return without_times(made.getvalue())


def _docx_deleted(plant: Plant) -> bytes:
    run = f"<w:r><w:delText>，身份证号{plant.shown[0]}</w:delText></w:r>"
    return docx_bytes(
        "<w:p><w:r><w:t>关于发放临时救助金的公示</w:t></w:r></w:p>"
        f'<w:p><w:r><w:t>申请人一名</w:t></w:r><w:del w:id="1" w:author="某科室">{run}</w:del>'
        "<w:r><w:t>，审核通过。</w:t></w:r></w:p>"
    )


def _filled(name: str, codec: str, plant: Plant) -> bytes:
    body = (_DATA / name).read_bytes()
    for number, value in enumerate(plant.shown, start=1):
        body = body.replace(_PLACE_HOLDER.format(number).encode(codec), value.encode(codec))
    return body


def _csv(plant: Plant) -> bytes:
    return csv_bytes(plant.rows)


def _ofd(plant: Plant) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    cells = (
        f'<ofd:TextObject Boundary="{20 + 50 * across} {20 + 8 * down} 48 6" Size="4">'
        f'<ofd:TextCode X="0" Y="5">{cell}</ofd:TextCode></ofd:TextObject>'
        for down, row in enumerate(plant.rows)
        for across, cell in enumerate(row)
    )
    page = f"<ofd:Page {space}><ofd:Content><ofd:Layer>{''.join(cells)}</ofd:Layer></ofd:Content></ofd:Page>"
    listed = '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/1.xml"/></ofd:Pages>'
    return zip_bytes(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocRoot>Doc/Document.xml</ofd:DocRoot></ofd:OFD>".encode(),
            "Doc/Document.xml": f"<ofd:Document {space}>{listed}</ofd:Document>".encode(),
            "Doc/Pages/1.xml": page.encode(),
        }
    )


def _web_archive(plant: Plant) -> bytes:
    """A document that Word saved as one web page, under the name of a document."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in plant.rows)
    page = f"<html><head><meta charset=utf-8></head><body><table>{rows}</table></body></html>".encode()
    head = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_x"\r\n\r\n--=_x\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    return head + encodebytes(page).replace(b"\n", b"\r\n") + b"\r\n--=_x--\r\n"


def _word_xml(plant: Plant) -> bytes:
    """Word 2003's own XML, under the name of a document."""
    space = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    lines = "".join(f"<w:p><w:r><w:t>{'　'.join(row)}</w:t></w:r></w:p>" for row in plant.rows)
    head = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    return f"{head}<w:wordDocument {space}><w:body>{lines}</w:body></w:wordDocument>".encode()


_MAKERS: dict[str, Callable[[Plant], bytes]] = {
    "xlsx": _xlsx,
    "xlsx column": lambda plant: _xlsx(plant, column=True),
    "xlsx sheet": lambda plant: _xlsx(plant, sheet=True),
    "xlsx remark": lambda plant: _xlsx(plant, remark=True),
    "docx deleted": _docx_deleted,
    "csv": _csv,
    "pdf": lambda plant: pdf_bytes(plant.rows),
    "zip": lambda plant: zip_bytes({"名单/名单.xlsx": _xlsx(plant)}),
    "xls": lambda plant: _filled("leak.xls", "ascii", plant),
    "doc": lambda plant: _filled("leak.doc", "utf-16-le", plant),
    "ofd": _ofd,
    "doc archive": _web_archive,
    "doc xml": _word_xml,
    "png": lambda plant: png([row[0] for row in plant.rows]),
}
# What each file leaks: kind and number of people.
_LEAKS: tuple[tuple[str, Kind, int], ...] = (
    ("xlsx column", Kind.ID_CARD, _PEOPLE),
    ("xlsx sheet", Kind.ID_CARD, _PEOPLE),
    ("xlsx remark", Kind.ID_CARD, 1),
    ("docx deleted", Kind.ID_CARD, 1),
    ("csv", Kind.PHONE, _PEOPLE),
    ("pdf", Kind.ID_CARD, _PEOPLE),
    ("zip", Kind.ID_CARD, _PEOPLE),
    ("xls", Kind.ID_CARD, _PEOPLE),
    ("doc", Kind.ID_CARD, 1),
    ("xlsx", Kind.BANK_CARD, _PEOPLE),
)
_RARER_STYLES = ("ofd", "doc archive", "doc xml")
_NUMBERS: dict[Kind, tuple[Callable[[Random], str], str]] = {
    Kind.ID_CARD: (resident_id, "身份证号码"),
    Kind.PHONE: (mobile, "手机号码"),
    Kind.BANK_CARD: (bank_card, "银行卡号"),
}


def leaks(base: str, seed: int, number: int, names: tuple[str, ...]) -> Plant:
    """The nth file with a leak.

    Args:
        base: root of the site, with a slash at its end.
        seed: of the city.
        number: from 0; the kinds of file follow one another.
        names: of the people in lists.
    """
    return _leak(base, seed, number, names, _LEAKS[number % len(_LEAKS)])


def rarer_leaks(base: str, seed: int, number: int, names: tuple[str, ...]) -> Plant:
    """The nth file with a leak in a rarer format; arguments as above."""
    leak = (_RARER_STYLES[number % len(_RARER_STYLES)], Kind.ID_CARD, _PEOPLE)
    return _leak(base, seed, 700 + number, names, leak)


def _leak(base: str, seed: int, number: int, names: tuple[str, ...], leak: tuple[str, Kind, int]) -> Plant:
    style, kind, people = leak
    chance = dice(seed, "leak", number)
    number_of, heading = _NUMBERS[kind]
    values = tuple(number_of(chance) for _ in range(people))
    rows = [("序号", "姓名", heading, "镇街")]
    for place in range(_PEOPLE):
        value = values[place] if people > 1 else "见原件"
        rows.append((str(place + 1), names[place % len(names)], value, "石桥镇"))
    name = f"附件：补贴发放名单（{number + 1}）"
    return Plant(
        Where.FILE, name, kind, values, url=_address(base, style, number), style=style, rows=tuple(rows)
    )


def near_misses(base: str, seed: int, number: int, names: tuple[str, ...]) -> Plant:
    """The nth file that shows nothing it should not: masked lists, credit codes."""
    chance = dice(seed, "near leak", number)
    is_masked = number % 2 == 0
    rows = [_HEAD if is_masked else ("序号", "企业名称", "统一社会信用代码", "镇街")]
    for place in range(_PEOPLE):
        value = masked(resident_id(chance)) if is_masked else credit_code(chance)
        name = f"{names[place % len(names)][0]}**" if is_masked else f"某某第{place + 1}加工厂"
        rows.append((str(place + 1), name, value, "石桥镇"))
    style = ("xlsx", "csv", "zip", "xlsx column")[number // 2 % 4]
    name = f"附件：{'公示名单' if is_masked else '企业名单'}（{number + 1}）"
    return Plant(Where.FILE, name, url=_address(base, style, 500 + number), style=style, rows=tuple(rows))


def _address(base: str, style: str, number: int) -> str:
    return f"{base}files/P0{number:06d}.{style.partition(' ')[0]}"
