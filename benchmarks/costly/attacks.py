"""Pages and files that cost as much as they can (极耗资源的网页和附件), each as large as is taken."""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.attachments.making import archive
from tests.attachments.making import document as docx

_PAGE = 19_000_000  # bytes: little less than DOWNLOAD_MAXSIZE
_TEXT = 499_000  # characters: little less than is judged of a part
_HTML = "text/html; charset=utf-8"
_DRAWN = "document.getElementById('app').innerHTML = '<p>第99号工作动态简报</p>';"


@dataclass(frozen=True, slots=True)
class Attack:
    """A page or file, made on demand.

    Attributes:
        make: its bytes.
        suffix: of its address; '': a page.
        headers: that it comes with.
    """

    make: Callable[[], bytes]
    suffix: str = ""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", _HTML),)


def _again(unit: str, before: str = "", size: int = _PAGE) -> Attack:
    """A page of one thing over and over; what is not taken from `unit` as it is, is numbered: {}."""

    def make() -> bytes:
        length = len(unit.encode())
        body = "".join(unit.replace("{}", str(number)) for number in range(size // length))
        return f"<title>第98号</title>{before}{body}".encode()[:size]

    return Attack(make)


def _words(unit: str) -> Attack:
    return _again(unit, "<div>", _TEXT * len(unit.encode()) // len(unit))


def _script(text: str, *headers: tuple[str, str]) -> Attack:
    """A page that its script draws, and then more."""
    page = (
        f"<title>第97号</title><div id='app'></div><script>setTimeout(() => {{{_DRAWN}{text}}}, 100)</script>"
    )
    return Attack(page.encode, headers=(("Content-Type", _HTML), *headers))


def _file(suffix: str, make: Callable[[], bytes]) -> Attack:
    return Attack(make, suffix, (("Content-Type", "application/octet-stream"),))


def _pdf(*objects: bytes) -> bytes:
    """A document of these objects, of which the first is the catalogue."""
    made, places = io.BytesIO(), []
    made.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    begin = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.writelines(b"%010d 00000 n \n" % place for place in places)
    made.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, begin))
    return made.getvalue()


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%b/Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (entries, len(packed), packed)


def _page_of(content: bytes, resources: bytes, *more: bytes) -> bytes:
    """A document of one page; what `more` begins with is object 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b>>>>" % resources
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
        _stream(b"", content), *more,
    )  # fmt: skip


def _forms() -> bytes:
    """Forms within forms, each shown ten times by the next: ten million texts."""
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    inner = _stream(
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%b>>" % font,
        b"BT /F 9 Tf 9 9 Td (work) Tj ET",
    )
    outer = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [inner, *(_stream(outer % number, b"/X Do " * 10) for number in range(5, 12))]
    return _page_of(b"/X Do " * 10, b"/XObject<</X 12 0 R>>", *forms)


def _long_stream() -> bytes:
    """A page of two gigabytes of text, packed to two megabytes."""
    packer, piece = zlib.compressobj(9), b"BT /F 9 Tf 9 9 Td (work) Tj ET\n" * 100_000
    packed = b"".join((*(packer.compress(piece) for _ in range(650)), packer.flush()))
    content = b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, font)


def _sheet() -> bytes:
    """A workbook of 1.4 GB of cells, packed to some megabytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("_rels/.rels", _RELATIONS % ("officeDocument", "xl/workbook.xml"))
        packed.writestr("xl/workbook.xml", _WORKBOOK)
        packed.writestr("xl/_rels/workbook.xml.rels", _RELATIONS % ("worksheet", "worksheets/sheet1.xml"))
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for number in range(0, 60_000_000, 1_000):
                rows = "".join(f"<row><c><v>{value}</v></c></row>" for value in range(number, number + 1_000))
                sheet.write(rows.encode())
            sheet.write(b"</sheetData></worksheet>")
    return made.getvalue()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/%s" Target="%s"/></Relationships>'
)
_WORKBOOK = f'<workbook xmlns:r="{_OFFICE}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
_ISOLATED = (("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp"))

ATTACKS = {
    # read
    "tables": _again("<table><tr><td>1"),
    "spans": _again("<td colspan=50 rowspan=999>甲<td>第{}号"),
    "nodes": _again("<i></i>工作"),
    "deep": _again("<div>第{}号"),
    "wide": _again("<li>第{}号</li>", "<ul>"),
    "options": _again("<option>第{}号", "<select>"),
    "entries": _again("<li><a href='/0.html'>第{}号简报</a> 2023-06-28</li>", "<ul>"),
    "lists": _again("<ul><li><a href='/0.html'>第{}号简报</a>2023-06-28</ul><p>"),
    "people": _again("<tr><td>张三<td>13800138{}<td>莞城街道{}号", "<table>"),
    "writes": _again("<script>document.write('<p>第{}号<a href=/{}>')</script>"),
    "styles": _again("<style>.a{}{{display:none}}#b{},p .c{}:not(.d){{color:red}}</style><p class=a{}>"),
    "quotes": _again("\\'\\\"", "<script>var a = '"),
    "attributes": _again(" a{}='{}'", "<p"),
    # judge, mask, store
    "wrong words": _words("请认真布署第{}号。"),
    "numbers": _words("张三，身份证号441900199003070{}，"),
    "brackets": _words("（《“"),
    "digits": _words("１２３"),
    "names": _words("局长张三{}、李四、"),
    "no breaks": _words("工作部署落实情况"),
    "links": _again("<a href='/%E5%B7%A5%E4%BD%9C{}?tel=%25313800138000&d=%E4%B8%89'></a>"),
    "entries of links": _again("<li><a href='/{}/1380013{}.html'>第{}号简报</a> 2023-06-28</li>", "<ul>"),
    # Chromium
    "no end": _script("while (true) {}"),
    "arrays": _script("const a = []; setInterval(() => a.push(new Uint8Array(64 << 20).fill(1)), 50)"),
    "elements": _script(
        "for (let n = 0; n < 1e7; n++) document.body.append(document.createElement('p'), 'n')"
    ),
    "one text": _script("document.body.append('工作'.repeat(1e8))"),
    "unseen text": _script(
        "const a = document.createElement('script'); a.type = 'a'; a.text = 'work'.repeat(6e7);"
        "document.body.append(a)"
    ),
    "one attribute": _script("document.body.firstChild.className = 'work'.repeat(1e8)"),
    "title": _script("document.title = 'work'.repeat(1e8)"),
    "drawings": _script(
        "const a = []; setInterval(() => { const c = document.createElement('canvas');"
        "c.width = c.height = 8000; c.getContext('2d').fillRect(0, 0, 8000, 8000); a.push(c) }, 50)"
    ),
    "shared memory": _script(
        "const a = []; setInterval(() => a.push(new Uint8Array(new SharedArrayBuffer(64 << 20)).fill(1)), 50)",
        *_ISOLATED,
    ),
    "blobs": _script(
        "const a = []; setInterval(() => a.push(new Blob([new Uint8Array(64 << 20).fill(1)])), 50)"
    ),
    "requests": _script(
        "let a = 0; setInterval(() => { for (let n = 0; n < 200; n++) fetch('/0.html?' + a++) }, 50)"
    ),
    "pictures": _again("<img src='/p{}.png'>", "<div id='app'></div><script>fetch('/0.html')</script>"),
    "console": _script("const a = 'work'.repeat(1e7); while (true) console.log(a)"),
    "windows": _script("for (let n = 0; n < 1e5; n++) window.open('about:blank#' + n)"),
    "frames": _script("for (let n = 0; n < 1e5; n++) document.body.append(document.createElement('iframe'))"),
    # files
    "pdf forms": _file(".pdf", _forms),
    "pdf stream": _file(".pdf", _long_stream),
    "xlsx": _file(".xlsx", _sheet),
    "docx": _file(".docx", lambda: docx("<w:p><w:r><w:t>工作" * 2_000_000)),
    "zip": _file(".zip", lambda: archive({f"{n}.txt": b"1" * 40_000_000 for n in range(100)})),
}
