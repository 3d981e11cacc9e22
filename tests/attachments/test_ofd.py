"""OFD (GB/T 33190): pages, templates, resources, remarks, attachments, and what is damaged in them."""

import io
import zipfile

import pytest

from govspider.items import Kind, Outcome, PartKind
from govspider.privacy.find import find_personal
from tests.attachments import people
from tests.attachments.making import archive, document, facts_of, ofd, paragraph, text_object, told

ID, OTHER = people.SHOWN, people.NOTES
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def test_texts_are_lines_by_their_places() -> None:
    page = text_object("第二行", 20, 40) + text_object("，附后", 33, 20) + text_object("公示如下", 17, 20)
    assert (
        facts_of(ofd(page, text_object("第二页", 20, 20)), "a.ofd").text == "公示如下，附后\n第二行\n第二页"
    )


def test_a_number_in_pieces_below_each_other_is_one() -> None:
    pieces = ("身份证号：", ID[:6], ID[6:14], ID[14:])
    page = "".join(text_object(piece, 20, 20 + 6 * n) for n, piece in enumerate(pieces))
    text = facts_of(ofd(page), "a.pdf").text  # names lie
    assert [hit.value for hit in find_personal(text)] == [ID]


@pytest.mark.parametrize("delta", ["g 17 2.2", "g 17 9", " ".join(["8"] * 17), ""])
def test_a_number_with_an_offset_for_each_digit_is_one(delta: str) -> None:
    facts = facts_of(ofd(text_object(ID, 20, 20, delta=delta)), "a.ofd")
    assert [hit.value for hit in find_personal(facts.text)] == [ID]


def test_a_table_is_read_by_its_heads() -> None:
    people_of = (("姓名", "身份证号", "金额"), ("张伟", ID, "500"), ("李娜", people.REMARK, "500"))
    page = "".join(
        text_object(cell, 20 + 50 * x, 20 + 8 * y, delta="g 17 2")
        for y, row in enumerate(people_of)
        for x, cell in enumerate(row)
    )
    assert facts_of(ofd(page), "a.ofd").text == "\n".join("\t".join(row) for row in people_of)
    narrow = "".join(text_object(cell, 20 + 50 * x, 20) for x, cell in enumerate(people_of[0]))
    narrow += text_object("张伟", 20, 30) + text_object(ID[:8], 70, 30) + text_object(ID[8:], 70, 36)
    assert facts_of(ofd(narrow), "a.ofd").text == f"姓名\t身份证号\t金额\n张伟\t{ID}"


def test_all_that_stands_beside_the_pages_is_read() -> None:
    outline = (
        '<ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>'
        "</ofd:CommonData><ofd:Annotations>Annots/A.xml</ofd:Annotations><ofd:Attachments>/Doc_0/Att/L.xml</ofd:Attachments>"
        '<ofd:Outlines><ofd:OutlineElem Title="附件目录"/></ofd:Outlines>'
    )
    layer = f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{{}}</ofd:Layer></ofd:Content></ofd:Page>"
    drawing = f"<ofd:CompositeGraphicUnit>{text_object(people.NOTES, 1, 1)}</ofd:CompositeGraphicUnit>"
    media = '<ofd:MultiMedia ID="1" Type="Image"><ofd:MediaFile>p.png</ofd:MediaFile></ofd:MultiMedia>'
    annotation = f"<ofd:Annot><ofd:Remark>备注{people.REMARK}</ofd:Remark></ofd:Annot>"
    attachment = (
        '<ofd:Attachment Name="名单" Format="docx"><ofd:FileLoc>list.docx</ofd:FileLoc></ofd:Attachment>'
    )
    more: dict[str, str | bytes] = {
        "Doc_0/Tpls/T.xml": layer.format(text_object(people.HIDDEN_SLIDE, 5, 5)),
        "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res">{drawing}{media}</ofd:Res>',
        "Doc_0/Res/p.png": b"\x89PNG",
        "Doc_0/Annots/A.xml": f"<ofd:Annotations {SPACE}><ofd:FileLoc>B.xml</ofd:FileLoc></ofd:Annotations>",
        "Doc_0/Annots/B.xml": f"<ofd:PageAnnot {SPACE}>{annotation}</ofd:PageAnnot>",
        "Doc_0/Att/L.xml": f"<ofd:Attachments {SPACE}>{attachment}</ofd:Attachments>",
        "Doc_0/Att/list.docx": document(paragraph(ID)),
    }
    facts = facts_of(ofd(text_object("公示", 20, 20), outline=outline, more=more), "a.ofd")
    assert told(facts, ID) == (PartKind.BODY, "")
    assert told(facts, people.HIDDEN_SLIDE) == (PartKind.BODY, "")
    assert told(facts, people.NOTES) == (PartKind.BODY, "")
    assert told(facts, people.REMARK) == (PartKind.COMMENT, "批注")
    assert told(facts, "附件目录")[0] is PartKind.ALT
    assert "1 张图片" in facts.note


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (archive({"OFD.xml": "<a/>"}), Outcome.BROKEN),
        (archive({"OFD.xml": "<a", "x": "1"}), Outcome.BROKEN),
        (ofd(), Outcome.BROKEN),
        (archive({"OFD.xml": "<DocRoot>none.xml</DocRoot>"}), Outcome.BROKEN),
        (archive({"OFD.xml": "<a/>", "Encryptions.xml": "<a/>"}), Outcome.ENCRYPTED),
        (ofd(""), Outcome.BLANK),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_said(body: bytes, outcome: Outcome) -> None:
    facts = facts_of(body, "a.ofd")
    assert facts.outcome is outcome
    assert facts.note


def test_signs_of_a_font_are_no_text() -> None:
    facts = facts_of(ofd(text_object("\ue001\ue002\ue003\ue004\ue005", 20, 20)), "a.ofd")
    assert facts.outcome is Outcome.BROKEN
    assert "字符映射" in facts.note


def test_a_missing_page_is_noted_and_the_others_are_read() -> None:
    whole = ofd(
        text_object(ID, 20, 20), outline='<ofd:Pages><ofd:Page BaseLoc="Pages/gone.xml"/></ofd:Pages>'
    )
    facts = facts_of(whole, "a.ofd")
    assert [hit.kind for hit in find_personal(facts.text)] == [Kind.ID_CARD]
    assert "gone.xml”未检查" in facts.note


@pytest.mark.parametrize("strange", ["nan", "1e999", "g 999999999 1", "x", "g", "-1 g 2"])
def test_strange_numbers_do_no_harm(strange: str) -> None:
    page = f'<ofd:TextObject Boundary="{strange}" Size="{strange}" CTM="{strange}">'
    page += f'<ofd:TextCode X="{strange}" Y="1" DeltaX="{strange}">{ID}</ofd:TextCode></ofd:TextObject>'
    assert [hit.value for hit in find_personal(facts_of(ofd(page), "a.ofd").text)] == [ID]


def test_titles_and_what_no_document_names_are_read() -> None:
    whole = ofd(text_object("正文", 20, 20), more={"Doc_0/Tags/tag.xml": f"<a><b>{OTHER}</b></a>"})
    with_title = whole_with(whole, "OFD.xml", f"<ofd:DocInfo><ofd:Title>{ID}</ofd:Title></ofd:DocInfo>")
    facts = facts_of(with_title, "a.ofd")
    assert told(facts, ID) == (PartKind.HIDDEN, "文档属性")
    assert told(facts, OTHER) == (PartKind.HIDDEN, "未被引用的内容")


def test_signatures_are_no_text() -> None:
    whole = ofd(text_object("正文", 20, 20), more={"Doc_0/Signs/Sign_0/Signature.xml": f"<a>{ID}</a>"})
    assert [part.text for part in facts_of(whole, "a.ofd").parts] == ["正文"]


def whole_with(data: bytes, name: str, more: str) -> bytes:
    """An archive with something put into the root of one of its members."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        members = {one: opened.read(one).decode() for one in opened.namelist()}
    return archive({**members, name: members[name].replace("<ofd:DocRoot>", f"{more}<ofd:DocRoot>")})
