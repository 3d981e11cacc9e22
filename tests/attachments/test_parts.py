"""Every part of an Office file is read, whatever it is called: by its relationship, else as what is left over."""

import base64

import pytest

from govspider.items import Outcome, PartKind
from tests.attachments import people
from tests.attachments.making import (
    DRAWING,
    OFFICE,
    archive,
    document,
    facts_of,
    numbers,
    paragraph,
    relations,
    rows,
    told,
    workbook,
    xlsb,
)  # fmt: skip

ID = people.SHOWN
BODY, HIDDEN, COMMENT = PartKind.BODY, PartKind.HIDDEN, PartKind.COMMENT
SPLIT = f"<a:p><a:r><a:t>{ID[:6]}</a:t></a:r><a:r><a:t>{ID[6:]}</a:t></a:r></a:p>"
HTML = f"<html><body><p>{ID}</p></body></html>"
POINT = f'<c:pt idx="0"><c:v>{ID}</c:v></c:pt>'
CHART = f'<c:chartSpace xmlns:c="c"><c:cat><c:strCache>{POINT}</c:strCache></c:cat></c:chartSpace>'
DIAGRAM = f'<d:dataModel xmlns:d="d" xmlns:a="{DRAWING}"><d:pt><d:t>{SPLIT}</d:t></d:pt></d:dataModel>'
SETTINGS = f'<w:settings xmlns:w="w"><w:docVars><w:docVar w:name="a" w:val="{ID}"/></w:docVars></w:settings>'


@pytest.mark.parametrize(
    ("kind", "path", "body", "part", "how"),
    [
        ("chart", "charts/anything.xml", CHART, BODY, ""),
        ("diagramData", "diagrams/data1.xml", DIAGRAM, BODY, ""),
        ("header", "kopf.xml", f'<w:hdr xmlns:w="w">{paragraph(ID)}</w:hdr>', BODY, ""),
        ("footnotes", "n.xml", f'<w:footnotes xmlns:w="w">{paragraph(ID)}</w:footnotes>', BODY, ""),
        ("comments", "c.xml", f'<w:comments xmlns:w="w">{paragraph(ID)}</w:comments>', COMMENT, "批注"),
        ("aFChunk", "chunk.htm", HTML, BODY, ""),
        ("aFChunk", "chunk.bin", "MIME-Version: 1.0\nContent-Type: text/html\n\n" + HTML, BODY, ""),
        ("aFChunk", "chunk.docx", document(paragraph(ID)), BODY, ""),
        ("package", "embeddings/a.xlsx", workbook(rows([ID])), BODY, ""),
        ("settings", "s.xml", SETTINGS, HIDDEN, "文档变量"),
        ("customXml", "../customXml/item1.xml", f"<a><b>{ID}</b></a>", HIDDEN, "内嵌数据"),
        ("glossaryDocument", "g.xml", f'<w:document xmlns:w="w">{paragraph(ID)}</w:document>', HIDDEN, "文档部件库"),
        ("invented", "x.xml", f"<a v='{ID}'/>", HIDDEN, "文档内部数据"),
    ],
)  # fmt: skip
def test_parts_of_a_document(kind: str, path: str, body: str | bytes, part: PartKind, how: str) -> None:
    name = path.removeprefix("../") if path.startswith("../") else f"word/{path}"
    facts = facts_of(document(paragraph("附件"), ("r1", kind, path), more={name: body}), "a.docx")
    assert told(facts, ID) == (part, how)


def test_a_part_that_nothing_leads_to_is_read_too() -> None:
    body = document(paragraph("附件"), more={"word/left.xml": f"<a>{ID}</a>"})
    assert told(facts_of(body, "a.docx"), ID) == (HIDDEN, "未被引用的内容")


def test_the_main_part_may_be_called_anything() -> None:
    xml = f'<w:document xmlns:w="w"><w:body>{paragraph(ID[:6], ID[6:])}</w:body></w:document>'
    for name in ("word/document2.xml", "a/b.xml", "Text.XML"):
        body = archive({"_rels/.rels": relations(("r1", "officeDocument", name)), name.lower(): xml})
        assert told(facts_of(body, "a.docx"), ID) == (BODY, "")


def test_names_with_backslashes() -> None:
    body = archive(
        {
            "_rels\\.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word\\document.xml": f'<w:document xmlns:w="w"><w:body>{paragraph(ID)}</w:body></w:document>',
        }
    )
    assert told(facts_of(body, "a.docx"), ID) == (BODY, "")


def test_lists_to_choose_from_and_codes_of_fields() -> None:
    chosen = f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{ID}"/></w:dropDownList></w:sdtPr></w:sdt>'
    assert told(facts_of(document(f"<w:p>{chosen}</w:p>"), "a.docx"), ID) == (HIDDEN, "下拉列表")
    code = f'<w:p><w:r><w:instrText> HYPERLINK "a?id={ID}" </w:instrText></w:r></w:p>'
    assert told(facts_of(document(code), "a.docx"), ID) == (HIDDEN, "域代码")


@pytest.mark.parametrize(
    ("sheet", "how"),
    [
        (f"<headerFooter><oddHeader>&amp;L填表人 {ID} &amp;P</oddHeader></headerFooter>", "页眉页脚"),
        (f'<headerFooter><firstFooter>&amp;"宋体,常规"&amp;12 {ID}</firstFooter></headerFooter>', "页眉页脚"),
        (f'<x><dataValidation><formula1>"甲,{ID}"</formula1></dataValidation></x>', "数据有效性"),
        (f'<x><dataValidation prompt="如{ID}"/></x>', "数据有效性"),
        (f'<autoFilter><filterColumn><filters><filter val="{ID}"/></filters></filterColumn></autoFilter>', "筛选条件"),
        (f'<conditionalFormatting><cfRule><formula>A1="{ID}"</formula></cfRule></conditionalFormatting>', "条件格式"),
    ],
)  # fmt: skip
def test_what_a_sheet_holds_beside_its_cells(sheet: str, how: str) -> None:
    facts = facts_of(workbook(rows(["林场", "面积"]) + sheet), "a.xlsx")
    assert told(facts, ID) == (HIDDEN, how)


@pytest.mark.parametrize(
    ("kind", "body", "part", "how"),
    [
        ("comments", f"<comments><comment><t>{ID[:6]}</t><t>{ID[6:]}</t></comment></comments>", COMMENT, "批注"),
        ("drawing", f'<x xmlns:a="{DRAWING}">{SPLIT}</x>', BODY, ""),
        ("table", f'<table><tableColumn name="{ID}"/></table>', HIDDEN, "文档内部数据"),
        ("vmlDrawing", f'<xml xmlns:v="v"><v:textbox><div>{ID}</div></v:textbox></xml>', HIDDEN, "文档内部数据"),
    ],
)  # fmt: skip
def test_parts_of_a_sheet(kind: str, body: str, part: PartKind, how: str) -> None:
    made = workbook(rows(["a", "b"]), ("r1", kind, "../p/x.xml"), more={"xl/p/x.xml": body})
    assert told(facts_of(made, "a.xlsx"), ID) == (part, how)


def test_constants_of_names_and_sheets_that_no_book_lists() -> None:
    names = f'<definedNames><definedName name="n">"{ID}"</definedName></definedNames>'
    assert told(facts_of(workbook(rows(["a"]), names=names), "a.xlsx"), ID) == (HIDDEN, "名称")
    more = {"xl/worksheets/sheet9.xml": f"<worksheet>{rows([ID])}</worksheet>"}
    assert (
        told(facts_of(workbook(rows(["a"]), ("r1", "worksheet", "sheet9.xml"), more=more), "a.xlsx"), ID)[0]
        is HIDDEN
    )


def test_a_workbook_in_the_root() -> None:
    made = archive(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "workbook.xml")),
            "workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
            "_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml")),
            "worksheets/sheet1.xml": f"<worksheet>{rows(['姓名', '身份证号'], ['张伟', ID])}</worksheet>",
        }
    )
    assert facts_of(made, "a.xlsx").text == f"姓名\t身份证号\n张伟\t{ID}"


def test_escapes_are_resolved() -> None:
    facts = facts_of(
        workbook(rows([f"{ID}_x000D_", f"{ID[:14]}_x000D_\n{ID[14:]}", "a_x005F_x0041_"])), "a.xlsx"
    )
    assert facts.text == f"{ID}\t{ID[:14]} {ID[14:]}\ta_x0041_"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1200", "1200"),
        ("1200.0", "1200"),
        ("1200.5", "1200.5"),
        ("1.3790123456E10", "13790123456"),
        ("440104620317251", "440104620317251"),
        (
            "4.40104197803062E+17",
            "4.40104197803062E+17",
        ),  # fifteen digits of eighteen: the others stand nowhere
        ("440104197803062016", "4.40104197803062E+17"),  # a float that some program wrote out
        (ID, ID),  # no float has these digits: they were written
        ("6222021234567890", "6222021234567890"),
        ("1E400", "1E400"),
        ("NaN", "NaN"),
        ("text", "text"),
    ],
)
def test_numbers_as_people_see_them(value: str, shown: str) -> None:
    assert facts_of(workbook(numbers(value)), "a.xlsx").text == shown


def test_a_presentation_in_its_own_order() -> None:
    slide = '<p:sld xmlns:p="p" xmlns:a="a"{}><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
    made = archive(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "ppt/p.xml")),
            "ppt/p.xml": '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldId r:id="b"/><p:sldId r:id="a"/></p:presentation>',
            "ppt/_rels/p.xml.rels": relations(("a", "slide", "1.xml"), ("b", "slide", "2.xml"), ("c", "slide", "3.xml")),
            "ppt/1.xml": slide.format(' show="0"', ID),
            "ppt/2.xml": slide.format("", "第一页"),
            "ppt/3.xml": slide.format("", people.NOTES),
            "ppt/_rels/2.xml.rels": relations(("r1", "chart", "c.xml"), ("r2", "notesSlide", "n.xml")),
            "ppt/c.xml": CHART.replace(ID, people.REMARK),
            "ppt/n.xml": slide.format("", "备注"),
        }
    )  # fmt: skip
    facts = facts_of(made, "a.pptx")
    assert facts.text.startswith("第一页")
    assert told(facts, ID) == (HIDDEN, "隐藏幻灯片")
    assert told(facts, people.NOTES) == (HIDDEN, "未列出的幻灯片")
    assert told(facts, people.REMARK) == (BODY, "")
    assert told(facts, "备注") == (HIDDEN, "演讲者备注")


def test_binary_workbooks() -> None:
    facts = facts_of(
        xlsb(["姓名", "身份证号"], ["张伟", ID], ["李娜", 13790123456.0], ["王芳", 4.40104198706152e17]),
        "a.xlsb",
    )
    assert facts.text == f"姓名\t身份证号\n张伟\t{ID}\n李娜\t13790123456\n王芳\t4.40104198706152E+17"
    remarks = xlsb(
        ["a"],
        more={
            "xl/worksheets/_rels/sheet1.bin.rels": relations(("r1", "comments", "../c.bin")),
            "xl/c.bin": b"1",
        },
    )
    assert "批注未检查" in facts_of(remarks, "a.xlsb").note


def test_names_of_sheets_and_letters_drawn_as_pictures() -> None:
    book = f'<workbook xmlns:r="{OFFICE}"><sheets><sheet name="{ID}" r:id="r1"/></sheets></workbook>'
    named = workbook(rows(["a", "b"]), more={"xl/workbook.xml": book})
    assert told(facts_of(named, "a.xlsx"), ID)[0] is PartKind.ALT
    water = f'<w:p><w:pict><v:shape xmlns:v="v"><v:textpath string="{ID}"/></v:shape></w:pict></w:p>'
    assert told(facts_of(document(water), "a.docx"), ID) == (BODY, "")


def test_what_cannot_be_read_is_noted_and_the_rest_is_read() -> None:
    more: dict[str, str | bytes] = {
        "word/media/1.png": b"\x89PNG\r\n",
        "word/charts/c.xml": "<c:chart",
        "word/vbaProject.bin": b"1",
    }
    related = (
        ("r1", "image", "media/1.png"), ("r2", "chart", "charts/c.xml"), ("r3", "vbaProject", "vbaProject.bin"),
    )  # fmt: skip
    facts = facts_of(document(paragraph(ID), *related, more=more), "a.docx")
    assert facts.outcome is Outcome.OK
    assert told(facts, ID) == (BODY, "")
    assert "1 张图片" in facts.note
    assert "c.xml”未检查" in facts.note
    assert "宏" in facts.note


def test_pictures_are_handed_over_when_asked_for() -> None:
    more: dict[str, str | bytes] = {f"word/media/{n}.png": b"\x89PNG" + b"x" * n for n in (1, 2, 3)}
    related = [(f"r{n}", "image", f"media/{n}.png") for n in (1, 2, 3)]
    facts = facts_of(document(paragraph("附件"), *related, more=more), "a.docx", max_pictures=2)
    assert [picture.data for picture in facts.pictures] == [b"\x89PNGx", b"\x89PNGxx"]
    assert "1 张图片" in facts.note


def test_office_2003_and_one_xml_file() -> None:
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in (ID[:6], ID[6:14], ID[14:]))
    word = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p>{runs}</w:p></w:body>'
        f'<w:docVars><w:docVar w:name="a" w:val="{people.REMARK}"/></w:docVars></w:wordDocument>'
    )
    facts = facts_of(word.encode(), "a.doc")
    assert told(facts, ID) == (BODY, "")
    assert told(facts, people.REMARK) == (HIDDEN, "文档变量")
    package = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f'<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData>{relations(("r1", "officeDocument", "word/document.xml"))}'
        '</pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
        f'<w:document xmlns:w="w"><w:body>{paragraph(ID)}</w:body></w:document></pkg:xmlData></pkg:part>'
        '<pkg:part pkg:name="/word/a.bin"><pkg:binaryData>'
        f"{base64.b64encode(b'1').decode()}</pkg:binaryData></pkg:part></pkg:package>"
    )
    assert told(facts_of(package.encode(), "a.xml"), ID) == (BODY, "")


def test_excel_2003() -> None:
    space = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    row = '<Row{}><Cell{}><Data ss:Type="{}">{}</Data>{}</Cell></Row>'
    sheet = '<Worksheet ss:Name="{}"><Table><Column ss:Index="2" ss:Hidden="1"/>{}</Table>{}</Worksheet>'
    remark = f"<Comment><Data>{people.REMARK}</Data></Comment>"
    first = row.format("", ' ss:Index="2"', "String", ID, remark) + row.format(
        ' ss:Hidden="1"', "", "Number", "1.379E10", ""
    )
    margin = "<PageSetup><Header Data='&amp;L第一页'/></PageSetup>"
    away = f"<WorksheetOptions>{margin}<Visible>SheetHidden</Visible></WorksheetOptions>"
    book = f'<?xml version="1.0"?><Workbook {space}>' + sheet.format("名单", first, "")
    book += sheet.format("原始", row.format("", "", "String", people.NOTES, ""), away) + "</Workbook>"
    facts = facts_of(book.encode(), "a.xls")
    assert facts.text == f"\t{ID}\n13790000000"
    assert told(facts, ID) == (BODY, "隐藏列")
    assert told(facts, "13790000000") == (BODY, "隐藏行")
    assert told(facts, people.REMARK) == (COMMENT, "批注")
    assert told(facts, people.NOTES) == (HIDDEN, "隐藏工作表“原始”")
    assert told(facts, "第一页")[0] is HIDDEN


def test_a_formula_that_nobody_reckoned_says_what_it_is_made_of() -> None:
    cell = f'<sheetData><row><c><f>"{ID[:6]}"&amp;"{ID[6:]}"</f><v/></c></row></sheetData>'
    assert told(facts_of(workbook(cell), "a.xlsx"), ID) == (PartKind.BODY, "")
