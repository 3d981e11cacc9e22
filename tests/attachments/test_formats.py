"""Files that LibreOffice wrote (see files/README.md): what is in them, and what is hidden in them."""

import re
from pathlib import Path

import pytest

from govspider.attachments import AttachmentFacts, read
from govspider.items import Kind, Outcome, PartKind
from govspider.privacy.find import find_personal
from govspider.privacy.people_lists import split_lists
from tests.attachments import people

FILES = Path(__file__).parent / "files"
BOOKS = ("book.xlsx", "book.xls", "book.ods")
LETTERS = ("letter.docx", "letter.doc", "letter.odt", "letter.rtf")
SLIDES = ("slides.pptx", "slides.ppt", "slides.odp")


def facts_of(name: str) -> AttachmentFacts:
    facts = read(FILES / name, name)
    assert facts.outcome is Outcome.OK
    assert facts.note == ""
    return facts


def how_hidden(facts: AttachmentFacts, value: str) -> str:
    """How the value is hidden; fails where it does not stand in the file at all."""
    for part in facts.parts:
        at = part.text.find(value)
        if at >= 0:
            return next(
                (mark.how for mark in facts.marks if mark.part is part.kind and mark.start <= at < mark.end),
                "",
            )
    pytest.fail(f"{value} is not in the text")


@pytest.mark.parametrize("name", BOOKS)
def test_workbooks(name: str) -> None:
    facts = facts_of(name)
    rows = [line.split("\t") for line in facts.text.split("\n")]
    head = rows.index(["序号", "姓名", "身份证号", "补贴金额（元）"])
    assert [row[2] for row in rows[head + 1 :]] == [*people.LISTED, people.HIDDEN_ROW]
    assert [row[1] for row in rows[head + 1 : head + 11]] == list(people.NAMES)
    assert all(how_hidden(facts, value) == "隐藏列" for value in people.LISTED)
    assert how_hidden(facts, people.HIDDEN_ROW) == "隐藏行"
    assert all(how_hidden(facts, value) == "隐藏工作表“原始数据”" for value in people.HIDDEN_SHEET)
    assert how_hidden(facts, people.REMARK) == "批注"


def test_a_table_without_formats() -> None:
    facts = facts_of("book.csv")
    assert facts.text.split("\n")[1].split("\t") == ["1", people.NAMES[0], people.LISTED[0], "1200"]
    assert facts.marks == ()


@pytest.mark.parametrize("name", LETTERS)
def test_letters(name: str) -> None:
    facts = facts_of(name)
    lines = facts.text.split("\n")
    assert lines[0] == "关于发放临时救助金的通知"
    assert lines[-1] == "特此通知。"
    assert "申请人王建国的申请已经审核通过。" in lines
    assert f"1\t{people.NAMES[0]}\t{people.LISTED[0]}\t1200" in lines
    assert how_hidden(facts, people.SHOWN) == ""
    assert how_hidden(facts, people.HIDDEN_TEXT) == "隐藏文字"
    assert how_hidden(facts, people.DELETED) == "修订中已删除的内容"
    assert how_hidden(facts, people.REMARK) == "批注"
    assert {part.kind for part in facts.parts} == {PartKind.BODY, PartKind.COMMENT}


@pytest.mark.parametrize("name", SLIDES)
def test_slides(name: str) -> None:
    facts = facts_of(name)
    assert facts.text == f"受助人刘桂兰身份证号{people.SHOWN}"
    assert how_hidden(facts, people.HIDDEN_SLIDE) == "隐藏幻灯片"
    assert how_hidden(facts, people.NOTES) == "演讲者备注"
    assert how_hidden(facts, people.REMARK) == "批注"


@pytest.mark.parametrize("name", ["changed.xlsx", "changed.xls", "changed.ods"])
def test_workbooks_with_recorded_changes(name: str) -> None:
    facts = facts_of(name)
    assert "已核对" in facts.text
    assert people.DELETED not in facts.text
    assert how_hidden(facts, people.DELETED) == "修订中已删除的内容"


def test_a_list_in_narrow_columns() -> None:
    """Every number is broken by line ends: cells are put together by their heads, and the list is one finding."""
    text = facts_of("narrow.pdf").text
    lists, single = split_lists(text, find_personal(text))
    assert [(one.count, one.kind) for one in lists] == [(10, Kind.ID_CARD)]
    assert {hit.value for hit in lists[0].hits} == {*people.LISTED, *people.PHONES[:10]}
    assert single == ()


def test_pdf() -> None:
    facts = facts_of("letter.pdf")
    assert people.SHOWN in facts.text
    assert all(value in facts.text for value in people.LISTED)
    assert people.HIDDEN_TEXT not in facts.text  # nor is it in the file


@pytest.mark.parametrize(
    ("name", "as_named"), [("book.xls", "a.et"), ("letter.doc", "b.wps"), ("slides.ppt", "c.dps")]
)
def test_files_of_wps_are_told_by_their_streams(name: str, as_named: str) -> None:
    assert read(FILES / name, as_named) == read(FILES / name, name)


@pytest.mark.parametrize("name", ["a.wps", "b.et", "c.dps"])
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"WPS 2.0\x00\x1a\xb9\xab\xb8\xe6", "WPS 文件|ET 文件|DPS 文件"),  # of DOS, no compound file
        (
            (FILES / "book.xls")
            .read_bytes()
            .replace("Workbook".encode("utf-16-le"), "MatOST\0\0".encode("utf-16-le")),
            "旧版格式无法识别",
        ),
        ((FILES / "letter.doc").read_bytes()[:1500], "损坏"),
    ],
)
def test_other_files_of_wps_cannot_be_judged(name: str, body: bytes, said: str) -> None:
    facts = read(body, name)
    assert facts.outcome in {Outcome.UNSUPPORTED, Outcome.BROKEN}
    assert facts.parts == ()
    assert re.search(said, facts.note)
    assert re.search("无法判定|无法打开|无法读取", facts.note)


@pytest.mark.parametrize("name", [*BOOKS, *LETTERS, *SLIDES, "letter.pdf"])
def test_names_that_lie_do_no_harm(name: str) -> None:
    assert read(FILES / name, "x.bin") == read(FILES / name, name)


@pytest.mark.parametrize("name", [*BOOKS, *LETTERS, *SLIDES, "letter.pdf", "book.csv"])
def test_what_crosses_the_pipe_is_the_same(name: str) -> None:
    facts = read(FILES / name, name)
    assert AttachmentFacts.from_json(facts.as_json()) == facts
