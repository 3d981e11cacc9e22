"""What a Word document holds beside its text: codes of fields, controls, bookmarks, what only old programs show."""

import pytest

from govspider.items import Outcome, PartKind
from tests.attachments import people
from tests.attachments.making import (
    DRAWING,
    archive,
    document,
    facts_of,
    paragraph,
    relations,
    told,
    workbook,
)

ID, OTHER = people.SHOWN, people.NOTES
HIDDEN = PartKind.HIDDEN
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("body", "how"),
    [
        (f"<w:p>{CODE.format('QUOTE ' + ID[:9])}{CODE.format(ID[9:])}</w:p>", "域代码"),
        (f'<w:p><w:fldSimple w:instr="QUOTE {ID}"/></w:p>', "域代码"),
        (f'<w:p><w:fldChar><w:ffData><w:default w:val="{ID}"/></w:ffData></w:fldChar></w:p>', "表单域、控件和书签"),
        (f'<w:p><w:sdt><w:sdtPr><w:alias w:val="张伟{ID}"/></w:sdtPr></w:sdt></w:p>', "表单域、控件和书签"),
        (f'<w:sdt><w:sdtPr><w:tag w:val="{ID}"/></w:sdtPr></w:sdt>', "表单域、控件和书签"),
        (f'<w:p><w:bookmarkStart w:name="张伟{ID}"/></w:p>', "表单域、控件和书签"),
        (f"<w:p><c:x xmlns:c='c'><c:Fallback>{paragraph(ID)}</c:Fallback></c:x></w:p>", "旧版程序所见"),
    ],
)  # fmt: skip
def test_what_no_line_shows_is_read(body: str, how: str) -> None:
    assert told(facts_of(document(body + paragraph("正文")), "a.docx"), ID) == (HIDDEN, how)


def test_what_old_programs_show_too_is_read_once() -> None:
    both = f"<c:Choice>{paragraph(ID)}</c:Choice><c:Fallback>{paragraph(ID)}</c:Fallback>"
    facts = facts_of(document(f"<w:p><c:x xmlns:c='c'>{both}</c:x></w:p>"), "a.docx")
    assert [part.text for part in facts.parts] == [ID]


def test_two_fields_of_a_paragraph_are_two() -> None:
    parted = f"{CODE.format('PAGEREF ' + ID[:9])}<w:r><w:fldChar/></w:r>{CODE.format(ID[9:])}"
    facts = facts_of(document(f"<w:p>{parted}</w:p>{paragraph('正文')}"), "a.docx")
    assert [part.text for part in facts.parts] == ["正文"]


def test_a_diagrams_drawing_is_read_where_its_data_are_gone() -> None:
    drawn = f'<d:drawing xmlns:d="d" xmlns:a="{DRAWING}"><a:p><a:r><a:t>{ID}</a:t></a:r></a:p></d:drawing>'
    parts = {"word/d.xml": drawn, "word/data.xml": drawn}
    alone = document(paragraph("a"), ("r2", "diagramDrawing", "d.xml"), more={"word/d.xml": drawn})
    both = document(
        paragraph("a"), ("r2", "diagramDrawing", "d.xml"), ("r3", "diagramData", "data.xml"), more=parts
    )
    assert facts_of(alone, "a.docx").text.count(ID) == 1
    assert facts_of(both, "a.docx").text.count(ID) == 1


def test_a_document_without_its_text_cannot_be_judged() -> None:
    body = archive(
        {
            "_rels/.rels": relations(("r1", "extended-properties", "docProps/app.xml")),
            "docProps/app.xml": "<a/>",
        }
    )
    assert facts_of(body, "a.docx").is_cut
    assert not facts_of(body, "a.zip").is_cut


def test_a_document_that_ends_amid_its_text_is_cut() -> None:
    root = f'<w:document xmlns:w="urn:w"><w:body>{paragraph("正文")}<w:p><w:r><w:t>{ID}'
    facts = facts_of(
        archive(
            {
                "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
                "word/document.xml": root,
            }
        ),
        "a.docx",
    )
    assert facts.outcome is Outcome.OK
    assert facts.is_cut
    assert "无法判定" in facts.note


def test_the_constants_of_formulas_are_read() -> None:
    sheet = f'<sheetData><row><c><f>"{ID}"</f><v>0</v></c><c><f>IF(A1="{OTHER}","a","b")</f><v>1</v></c></row></sheetData>'
    assert facts_of(workbook(sheet), "a.xlsx").text == f"0 {ID}\t1 {OTHER}"
