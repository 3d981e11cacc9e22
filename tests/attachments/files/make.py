"""Makes the files of this folder with LibreOffice: `python -m tests.attachments.files.make`. See README.md."""

import subprocess
import tempfile
from pathlib import Path

from tests.attachments import people

FOLDER = Path(__file__).parent
SPACES = " ".join(
    f'xmlns:{name}="{uri}"'
    for name, uri in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
HEAD = ("序号", "姓名", "身份证号", "补贴金额（元）")


def cell(text: str, inner: str = "") -> str:
    return f'<table:table-cell office:value-type="string">{inner}<text:p>{text}</text:p></table:table-cell>'


def row(cells: tuple[str, ...], attributes: str = "", inner: str = "") -> str:
    made = "".join(cell(text, inner if place == 0 else "") for place, text in enumerate(cells))
    return f"<table:table-row {attributes}>{made}</table:table-row>"


def remark(text: str) -> str:
    return (
        "<office:annotation><dc:creator>某科室</dc:creator><dc:date>2023-06-01T00:00:00</dc:date>"
        f"<text:p>{text}</text:p></office:annotation>"
    )


def people_rows(values: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows = zip(people.NAMES, values, strict=False)
    return [(str(place), name, value, "1200") for place, (name, value) in enumerate(rows, start=1)]


def sheet(name: str, rows: str, style: str, *, hidden_column: bool) -> str:
    away = ' table:visibility="collapse"' if hidden_column else ""
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">'
        f"<table:table-column/><table:table-column/><table:table-column{away}/><table:table-column/>"
        f"{rows}</table:table>"
    )


def workbook() -> str:
    shown = row(HEAD, inner=remark(f"核对：{people.REMARK}"))
    shown += "".join(row(cells) for cells in people_rows(people.LISTED))
    shown += row(("11", "郑文斌", people.HIDDEN_ROW, "900"), 'table:visibility="collapse"')
    hidden = row(HEAD) + "".join(row(cells) for cells in people_rows(people.HIDDEN_SHEET))
    body = sheet("补贴名单", shown, "ta1", hidden_column=True)
    body += sheet("原始数据", hidden, "ta2", hidden_column=False)
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{display}"/></style:style>'
        for name, display in (("ta1", "true"), ("ta2", "false"))
    )
    return document("spreadsheet", f"<office:spreadsheet>{body}</office:spreadsheet>", styles)


def changed_workbook() -> str:
    """A workbook whose changes are recorded (修订): what a cell held before."""
    change = (
        '<table:tracked-changes><table:cell-content-change table:id="ct1">'
        '<table:cell-address table:column="2" table:row="1" table:table="0"/>'
        "<office:change-info><dc:creator>某科室</dc:creator><dc:date>2023-06-01T00:00:00</dc:date></office:change-info>"
        '<table:previous><table:change-track-table-cell office:value-type="string">'
        f"<text:p>{people.DELETED}</text:p></table:change-track-table-cell></table:previous>"
        "</table:cell-content-change></table:tracked-changes>"
    )
    rows = row(HEAD[:3]) + row(("1", "王建国", "已核对"))
    body = f'<table:table table:name="名单"><table:table-column table:number-columns-repeated="3"/>{rows}</table:table>'
    return document("spreadsheet", f"<office:spreadsheet>{change}{body}</office:spreadsheet>", "")


def narrow_document() -> str:
    """A list in columns so narrow that every number is broken by line ends."""
    styles = (
        '<style:style style:name="c1" style:family="table-column">'
        '<style:table-column-properties style:column-width="2.2cm"/></style:style>'
        '<style:style style:name="t1" style:family="table">'
        '<style:table-properties style:width="6.6cm" table:align="left"/></style:style>'
    )
    listed = zip(people.NAMES, people.LISTED, people.PHONES, strict=False)
    rows = "".join(row(cells) for cells in [("姓名", "身份证号", "手机号码"), *listed])
    body = (
        '<text:p>发放名单</text:p><table:table table:name="t1" table:style-name="t1">'
        f'<table:table-column table:style-name="c1" table:number-columns-repeated="3"/>{rows}</table:table>'
    )
    return document("text", f"<office:text>{body}</office:text>", styles)


def text_document() -> str:
    change = (
        '<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info>'
        "<dc:creator>某科室</dc:creator><dc:date>2023-06-01T00:00:00</dc:date></office:change-info>"
        f"<text:p>，身份证号{people.DELETED}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    styles = '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    rows = "".join(row(cells) for cells in [HEAD, *people_rows(people.LISTED)])
    body = (
        f"{change}<text:p>关于发放临时救助金的通知</text:p>"
        f'<text:p>申请人王建国<text:change text:change-id="ct1"/>的申请已经审核通过。</text:p>'
        f"<text:p>经办人李秀英{remark(f'本人证件{people.REMARK}')}负责发放。</text:p>"
        f'<text:p>备案信息<text:span text:style-name="T1">张志强身份证号{people.HIDDEN_TEXT}</text:span>已归档。</text:p>'
        f"<text:p>联系人陈晓明，身份证号{people.SHOWN}。</text:p>"
        f'<table:table table:name="t1"><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
        "<text:p>特此通知。</text:p>"
    )
    return document("text", f"<office:text>{body}</office:text>", styles)


def slide(name: str, text: str, style: str, notes: str = "", note_on: str = "") -> str:
    box = (
        '<draw:frame svg:width="20cm" svg:height="3cm" svg:x="2cm" svg:y="2cm"><draw:text-box>'
        f"<text:p>{text}</text:p></draw:text-box></draw:frame>"
    )
    note = (
        '<presentation:notes><draw:frame presentation:class="notes" svg:width="15cm" svg:height="10cm" svg:x="2cm" '
        f'svg:y="12cm"><draw:text-box><text:p>{notes}</text:p></draw:text-box></draw:frame></presentation:notes>'
    )
    head = f'draw:name="{name}" draw:style-name="{style}" draw:master-page-name="M"'
    return f"<draw:page {head}>{note_on}{box}{note}</draw:page>"


def slides() -> str:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="drawing-page">'
        f'<style:drawing-page-properties presentation:visibility="{seen}"/></style:style>'
        for name, seen in (("dp1", "visible"), ("dp2", "hidden"))
    )
    body = slide(
        "一", f"受助人刘桂兰身份证号{people.SHOWN}", "dp1", f"讲解：{people.NOTES}", remark(people.REMARK)
    )
    body += slide("二", f"原稿：杨丽华身份证号{people.HIDDEN_SLIDE}", "dp2")
    return document(
        "presentation",
        f"<office:presentation>{body}</office:presentation>",
        styles,
        '<office:master-styles><style:master-page style:name="M" style:page-layout-name="PM1"/></office:master-styles>',
        '<style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/>'
        "</style:page-layout>",
    )


def document(kind: str, body: str, styles: str, masters: str = "", layouts: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:automatic-styles>{layouts}{styles}</office:automatic-styles>{masters}"
        f"<office:body>{body}</office:body></office:document>"
    )


def convert(source: Path, suffix: str) -> None:
    subprocess.run(
        ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(FOLDER), str(source)],
        check=True,
        timeout=180,
        capture_output=True,
    )


def main() -> None:
    made = (
        ("book", "fods", workbook(), ("xlsx", "xls", "ods", "csv:Text - txt - csv (StarCalc):44,34,76,1")),
        ("changed", "fods", changed_workbook(), ("xlsx", "xls", "ods")),
        ("narrow", "fodt", narrow_document(), ("pdf",)),
        ("letter", "fodt", text_document(), ("docx", "doc", "odt", "rtf", "pdf")),
        ("slides", "fodp", slides(), ("pptx", "ppt", "odp")),
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, suffix, content, targets in made:
            source = Path(folder) / f"{name}.{suffix}"
            source.write_text(content, encoding="utf-8")
            for target in targets:
                convert(source, target)


if __name__ == "__main__":
    main()
