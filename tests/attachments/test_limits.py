"""Bombs, locks, damage, nesting: each is an outcome with a reason, and what was readable is read."""

import struct
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govspider.attachments import IsolatedReader, Limits, read
from govspider.items import Kind, Outcome, PartKind
from tests.attachments import people
from tests.attachments.making import archive

pytestmark = pytest.mark.slow

FILES = Path(__file__).parent / "files"
DAY = date(2023, 6, 30)
SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows: str, *, more: Mapping[str, bytes] | None = None) -> bytes:
    book = '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    relations = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    return archive(
        {
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": relations.encode(),
            SHEET: f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode(),
            **(more or {}),
        }
    )


def row(*cells: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def test_archives_of_archives_are_read_to_the_limit() -> None:
    body = (FILES / "book.xlsx").read_bytes()
    for depth in range(1, 4):
        body = archive({f"第{depth}层.{'xlsx' if depth == 1 else 'zip'}": body})
        facts = read(body, "a.zip")
        assert (people.LISTED[0] in facts.text) == (depth <= 3)
    deeper = read(archive({"外层.zip": body}), "a.zip")
    assert people.LISTED[0] not in deeper.text
    assert "嵌套超过" in deeper.note


def test_names_in_gbk_can_be_read() -> None:
    body = archive({"xx.txt": b"1"}).replace(b"xx.txt", "名.txt".encode("gbk") + b"")
    assert "名.txt" in read(archive({"名.txt": b"1"}), "a.zip").text
    # The name is two bytes in either spelling, so the archive stays whole.
    assert read(body, "a.zip").text.startswith("名.txt")


def test_one_broken_member_does_not_keep_the_others_from_being_read() -> None:
    body = archive({"a.docx": b"PK\x03\x04nothing", "b.rar": b"Rar!\x1a\x07", "c.txt": people.SHOWN.encode()})
    facts = read(body, "a.zip")
    assert facts.outcome is Outcome.OK
    assert people.SHOWN in facts.text
    assert "a.docx" in facts.note
    assert "RAR" in facts.note


@pytest.mark.parametrize(
    ("body", "name", "outcome", "said"),
    [
        (b"", "a.pdf", Outcome.BLANK, "空"),
        (b"Rar!\x1a\x07\x00", "a.rar", Outcome.UNSUPPORTED, "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "a.7z", Outcome.UNSUPPORTED, "7z"),
        (b"%PDF-1.7 nothing", "a.pdf", Outcome.BROKEN, "PDF"),
        (b"PK\x03\x04 nothing", "a.xlsx", Outcome.BROKEN, "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", Outcome.BROKEN, "损坏"),
        (b"\x00\x01\x02\x03", "a.doc", Outcome.UNSUPPORTED, "无法判定"),
        (archive({"xl/workbook.xml": b"<a"}), "a.xlsx", Outcome.BROKEN, "损坏"),
        (archive({"xl/workbook.bin": b"1"}), "a.xlsb", Outcome.BROKEN, "损坏"),
    ],
)
def test_what_cannot_be_judged_is_said(body: bytes, name: str, outcome: Outcome, said: str) -> None:
    facts = read(body, name)
    assert facts.outcome is outcome
    assert said in facts.note


def test_a_chain_of_sectors_without_end_is_broken(reader: IsolatedReader) -> None:
    body = bytearray((FILES / "changed.xls").read_bytes())
    entry = body.index("Workbook".encode("utf-16-le"))
    (start,) = struct.unpack_from("<I", body, entry + 116)
    (table,) = struct.unpack_from("<I", body, 60)  # of small sectors: each names the next
    struct.pack_into("<I", body, (table + 1) * 512 + 4 * start, start)
    began = time.monotonic()
    facts = reader.read(bytes(body), "a.xls")
    assert facts.outcome is Outcome.BROKEN
    assert "损坏" in facts.note
    assert time.monotonic() - began < 15


def test_locked_archives_are_said() -> None:
    body = bytearray(archive({"a.txt": b"secret"}))
    at = body.rindex(b"PK\x01\x02")
    body[at + 8] |= 1  # the central directory says: encrypted
    facts = read(bytes(body), "a.zip")
    assert "已加密" in facts.note


def test_bombs_end_early() -> None:
    limits = replace(Limits(), max_unpacked=1 << 20)
    many = archive({f"{place}.txt": b"0" * (1 << 18) for place in range(8)})
    assert "解压后超过 1 MB 的上限" in read(many, "a.zip", limits).note
    tall = workbook("<row><c><v>1</v></c></row>" * 60_000)
    facts = read(tall, "a.xlsx", limits)
    assert "后部未检查，无法判定" in facts.note
    assert facts.is_cut
    thin = archive({"a.txt": b"\0" * (12 << 20)})
    assert "疑似压缩炸弹" in read(thin, "a.zip").note


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{place} "{f"&e{place - 1};" * 10}">' for place in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><document><body><p><r><t>&e11;</t></r></p></body></document>'
    facts = read(archive({"word/document.xml": bomb.encode()}), "a.docx")
    assert len(facts.text) < 1000


def test_nothing_is_fetched_for_a_document() -> None:
    inner = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><document><p><r><t>&x;文</t></r></p></document>'
    facts = read(archive({"word/document.xml": inner.encode()}), "a.docx")
    assert facts.text.strip() in {"", "文"}


def test_a_long_table_is_searched_to_its_end() -> None:
    rows = row("序号", "姓名", "身份证号")
    rows += "".join(row(str(place), "王建国", "见原件") for place in range(9000))
    rows += "".join(
        row(str(place), name, value)
        for place, (name, value) in enumerate(zip(people.NAMES, people.LISTED, strict=True))
    )
    facts = read(workbook(rows), "a.xlsx", replace(Limits(), max_sheet_text=20_000), DAY)
    assert [(table.people, table.kind, table.value) for table in facts.long_tables] == [
        (10, Kind.ID_CARD, people.LISTED[0])
    ]
    assert people.LISTED[0] not in facts.text
    assert len(facts.text) < 30_000


def test_a_list_of_many_thousands_is_counted_to_its_end() -> None:
    rows = row("序号", "姓名", "身份证号")
    rows += "".join(row(str(place), "王建国", people.IDS[place % 40]) for place in range(8000))
    rows += row("合计", "", "8000")
    facts = read(workbook(rows), "a.xlsx", Limits(), DAY)
    assert [table.people for table in facts.long_tables] == [8000]
    assert facts.long_tables[0].problem == "名单公开了8000人的个人信息：身份证号8000个"


def test_cells_pages_and_text_are_bounded() -> None:
    rows = "".join(row("甲", "乙", "丙") for _ in range(100))
    assert "单元格超过" in read(workbook(rows), "a.xlsx", replace(Limits(), max_cells=30)).note
    text = "\n".join("甲乙丙丁" * 10 for _ in range(100)).encode()
    facts = read(text, "a.txt", replace(Limits(), max_text=1000))
    assert len(facts.text) <= 1000
    assert "文字检查只到前部" in facts.note


def test_beyond_the_text_that_is_kept_personal_data_is_still_found() -> None:
    text = "\n".join([*("甲乙丙丁" * 10 for _ in range(100)), f"身份证号{people.SHOWN}"]).encode()
    body = archive({"1.txt": text, "2.txt": f"手机{people.PHONES[0]}".encode()})
    facts = read(body, "a.zip", replace(Limits(), max_text=1000))
    assert [table.value for table in facts.long_tables] == [people.SHOWN, people.PHONES[0]]


def test_caches_of_other_tables_are_hidden_places() -> None:
    items = f'<sharedItems><s v="{people.SHOWN}"/></sharedItems>'
    cache = f"<pivotCacheDefinition><cacheFields><cacheField>{items}</cacheField></cacheFields></pivotCacheDefinition>"
    body = workbook(row("合计", "3"), more={"xl/pivotCache/pivotCacheDefinition1.xml": cache.encode()})
    facts = read(body, "a.xlsx")
    assert people.SHOWN in next(part.text for part in facts.parts if part.kind is PartKind.HIDDEN)
    assert {mark.how for mark in facts.marks} == {"数据透视表缓存"}


def test_embedded_workbooks_are_read() -> None:
    inner = (FILES / "book.xlsx").read_bytes()
    document = "<document><body><p><r><t>见附表</t></r></p></body></document>"
    body = archive({"word/document.xml": document.encode(), "word/embeddings/a.xlsx": inner})
    assert people.LISTED[0] in read(body, "a.docx").text


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
def test_tables_of_values(sign: str, charset: str) -> None:
    text = sign.join(("姓名", "身份证号")) + "\r\n" + sign.join(("王建国", people.SHOWN)) + "\r\n"
    facts = read(text.encode(charset), "a.csv")
    assert facts.text == f"姓名\t身份证号\n王建国\t{people.SHOWN}"


def test_a_page_named_xls() -> None:
    rows = f"<tr><td>姓名</td><td>身份证号</td></tr><tr><td>王建国</td><td>{people.SHOWN}</td></tr>"
    table = f"<html><table>{rows}</table></html>"
    assert f"王建国\t{people.SHOWN}" in read(table.encode("gbk"), "名单.xls").text


def test_one_process_reads_many_files(reader: IsolatedReader) -> None:
    for name in ("book.xlsx", "letter.doc", "book.xlsx"):
        assert reader.read((FILES / name).read_bytes(), name) == read(FILES / name, name, day=DAY)


def test_time_is_bounded_and_the_next_file_is_read() -> None:
    slow = IsolatedReader(replace(Limits(), seconds=1), DAY)
    long = workbook(row("姓名", "身份证号") + row("王建国", people.SHOWN) * 300_000)
    assert slow.read(long, "a.xlsx").outcome is Outcome.TIMEOUT
    patient = IsolatedReader(Limits(), DAY)
    slow.limits = patient.limits
    assert slow.read(b"text", "a.txt").outcome is Outcome.OK
    slow.close()


def test_memory_is_bounded() -> None:
    lean = IsolatedReader(replace(Limits(), memory=400 << 20, max_ratio=10_000), DAY)
    huge = workbook(f'<row><c t="inlineStr"><is>{"<t>x</t>" * 6_000_000}</is></c></row>')
    facts = lean.read(huge, "a.xlsx")
    lean.close()
    assert facts.outcome in {Outcome.TOO_LARGE, Outcome.BROKEN, Outcome.BLANK}
    assert facts.note


def test_a_file_over_the_limit_is_not_read() -> None:
    small = IsolatedReader(replace(Limits(), max_bytes=10), DAY)
    assert small.read(b"0" * 11, "a.txt").outcome is Outcome.TOO_LARGE
