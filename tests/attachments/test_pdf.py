"""PDF: what is no text is told, page by page; tables of people by their heads."""

import io
from collections.abc import Sequence

import pytest

from govspider.items import Kind, Outcome, PartKind
from govspider.privacy.find import find_personal
from tests.attachments import people
from tests.attachments.making import facts_of, told
from tests.ocr.drawing import drawn, scanned

GARBAGE = "<" + "".join(f"{0x11 + n % 9:04x}" for n in range(30)) + "> Tj"
PLAIN_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
# A font of two bytes a sign without a table of characters (ToUnicode).
BARE_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [ << /Type /Font"
    " /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >> ] >>"
)
CHINESE_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font"
    " /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >> ] >>"
)


def pdf(*pages: str, font: str = PLAIN_FONT, more: str = "", info: str = "") -> bytes:
    """A PDF with these contents of pages, all with one font, and more entries of its pages and its properties."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    kids = []
    for content in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects) + 2} 0 R"
            f" /Resources << /Font << /F 3 0 R >> >>{more} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects.append(f"<< {info} >>")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    made = io.BytesIO(b"%PDF-1.4\n")
    made.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(made.tell())
        made.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    begin = made.tell()
    made.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    made.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    made.write(
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{begin}\n%%EOF".encode()
    )
    return made.getvalue()


def written(text: str, x: int, y: int, show: str = "") -> str:
    return f"BT /F 10 Tf {x} {y} Td {show or f'({text}) Tj'} ET\n"


def chinese(cells: Sequence[str], places: Sequence[int], y: int) -> str:
    return "".join(
        written("", x, y, f"<{cell.encode('utf-16-be').hex()}> Tj")
        for cell, x in zip(cells, places, strict=True)
    )


def test_text_without_a_table_of_characters_cannot_be_judged() -> None:
    facts = facts_of(pdf(written("", 50, 700, GARBAGE), font=BARE_FONT), "a.pdf")
    assert facts.outcome is Outcome.BROKEN
    assert "字符映射" in facts.note


def test_pages_that_can_be_read_are_read_and_the_others_are_named() -> None:
    drawing = " ".join(f"{n} 0 m {n} 9 l S" for n in range(60))
    facts = facts_of(pdf(written(people.SHOWN, 50, 700), drawing, ""), "a.pdf")
    assert facts.outcome is Outcome.OK
    assert told(facts, people.SHOWN) == (PartKind.BODY, "")
    assert "第 2 页是扫描件" in facts.note


def test_scans_are_told_or_handed_over() -> None:
    body = scanned([drawn(["公示"]), drawn([people.SHOWN])])
    facts = facts_of(body, "a.pdf")
    assert facts.outcome is Outcome.BLANK
    assert "第 1、2 页" in facts.note
    handed = facts_of(body, "a.pdf", max_pictures=5)
    assert [picture.page for picture in handed.pictures] == [1, 2]
    assert all(picture.data.startswith(b"\x89PNG") for picture in handed.pictures)


def test_an_old_number_in_a_column_is_found_by_its_head() -> None:
    places = (50, 100, 180, 320)
    head = chinese(("序号", "姓名", "证件号码", "金额"), places, 700)
    first = chinese(("1", "周海燕", "440104620317251", "500"), (50, 100, 160, 325), 680)
    second = chinese(("2", "李文斌", "440111590824362", "500"), (50, 100, 160, 325), 700)
    text = facts_of(pdf(head + first, second, font=CHINESE_FONT), "a.pdf").text
    assert (
        text == "序号\t姓名\t证件号码\t金额\n1\t周海燕\t440104620317251\t500\n2\t李文斌\t440111590824362\t500"
    )
    sure = [hit for hit in find_personal(text) if hit.confidence > 0.9]
    assert [hit.kind for hit in sure] == [Kind.ID_CARD] * 2


def test_digits_of_two_narrow_columns_are_two_numbers() -> None:
    head = chinese(("姓名", "身份证号", "手机"), (50, 100, 200), 700)
    row = chinese(("周海燕", people.SHOWN, "13790123456"), (50, 100, 100 + 18 * 5 + 2), 680)
    text = facts_of(pdf(head + row, font=CHINESE_FONT), "a.pdf").text
    assert {hit.value for hit in find_personal(text)} == {people.SHOWN, "13790123456"}


@pytest.mark.parametrize("address", [people.SHOWN, "\xfe\xff\0" + "\0".join(people.SHOWN)])
def test_the_addresses_of_links_are_read(address: str) -> None:
    link = f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({address}) >> >>"
    facts = facts_of(pdf(written("see", 50, 700), more=f" /Annots [ {link} ]"), "a.pdf")
    assert told(facts, people.SHOWN) == (PartKind.HIDDEN, "链接地址")


def test_the_title_is_read_and_not_the_author() -> None:
    facts = facts_of(pdf(written("see", 50, 700), info=f"/Title ({people.SHOWN}) /Author (nobody)"), "a.pdf")
    assert told(facts, people.SHOWN) == (PartKind.HIDDEN, "文档属性")
    assert not any("nobody" in part.text for part in facts.parts)


@pytest.mark.parametrize("body", [b"%PDF-1.4\n", b"%PDF-1.4\n%%EOF" + b"0" * 100])
def test_damage_is_said(body: bytes) -> None:
    assert facts_of(body, "a.pdf").outcome is Outcome.BROKEN


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    body = pdf(chinese(("云洲市⼈⺠政府⼯作报告",), (50,), 700), font=CHINESE_FONT)
    assert facts_of(body, "a.pdf").text == "云洲市人民政府工作报告"
