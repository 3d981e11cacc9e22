"""What XLS, PPT, RTF and compound files keep beside their texts: margins, boxes, lists, embedded files."""

import struct
import zlib
from datetime import date

from govspider.attachments.builder import Builder
from govspider.attachments.limits import Budget, Limits
from govspider.attachments.nesting import Nested
from govspider.attachments.office_art import drawings_of_workbook, drawn_pictures
from govspider.attachments.ole import native_file
from govspider.attachments.ppt import read_ppt
from govspider.attachments.xls_extras import read_extras
from govspider.items import PartKind
from tests.attachments import people
from tests.attachments.making import document, facts_of, paragraph, told

ID = people.SHOWN


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def string(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def builder() -> Builder:
    return Builder(Budget(Limits()), date(2023, 6, 30))


def test_margins_boxes_series_and_lists() -> None:
    made = builder()
    choices = f"甲\0{people.NOTES}"
    formula = b"\x17" + bytes([len(choices), 1]) + choices.encode("utf-16-le")
    validation = bytes(4) + 4 * string("提示") + struct.pack("<HH", len(formula), 0) + formula
    boxes = (
        record(0x5D, struct.pack("<HHH", 0x15, 0x12, 0x06)) + record(0x1B6, bytes(18)),
        record(0x3C, b"\x01" + f"文本框{people.REMARK}".encode("utf-16-le")),
        record(0x5D, struct.pack("<HHH", 0x15, 0x12, 0x19)) + record(0x1B6, bytes(18)),
        record(0x3C, b"\x01" + "批注".encode("utf-16-le")),
    )
    read_extras(
        record(0x14, string(f"&L填表人{ID} &P"))
        + record(0x100D, b"\0\0" + bytes([len("系列"), 1]) + "系列".encode("utf-16-le"))
        + b"".join(boxes)
        + record(0x1BE, validation)
        + record(0x15, b"\xff\xff\x01"),  # damaged
        made,
    )
    facts = made.facts()
    assert told(facts, ID) == (PartKind.HIDDEN, "页眉页脚")
    assert told(facts, people.REMARK) == (PartKind.BODY, "")
    assert told(facts, people.NOTES) == (PartKind.HIDDEN, "数据有效性")
    assert facts.text == f"系列\n文本框{people.REMARK}"  # remarks are read as such


def test_a_file_that_was_put_into_a_document() -> None:
    body = b"%PDF-1.4"
    name = "名单.pdf".encode("gb18030")
    data = bytes(6) + name + b"\0" + b"C:\\" + name + b"\0" + bytes(4) + struct.pack("<I", 3) + b"abc"
    assert native_file(data + struct.pack("<I", len(body)) + body) == ("名单.pdf", body)


def test_documents_embedded_in_slides() -> None:
    read: list[bytes] = []
    made = builder()
    inner = document(paragraph(ID))
    packed = struct.pack("<I", len(inner)) + zlib.compress(inner)
    stream = b"".join(
        struct.pack("<HHI", instance << 4, 0x1011, len(body)) + body
        for instance, body in ((1, packed), (0, b"plain"), (1, b"1234damaged"))
    )
    read_ppt(stream, made, Nested(made, lambda data, _name, _nested: read.append(data)))
    assert read == [inner, b"plain", b""]


def test_pictures_in_old_documents() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(80)
    metafile = bytes(100)

    def blip(kind: int, content: bytes) -> bytes:
        return struct.pack("<HHI", 0x6E00, kind, 17 + len(content)) + bytes(17) + content

    stream = b"..." + blip(0xF01E, png) + b"between" + blip(0xF01A, metafile)
    stream += struct.pack("<HHI", 0, 0xF01E, 10**9) + b"longer than the stream"
    first, second = drawn_pictures(stream)
    assert first == png
    assert second.endswith(metafile)
    cut = record(0xEB, stream[:40]) + record(0x3C, stream[40:]) + record(0x0A, b"") + record(0x3C, b"other")
    assert list(drawn_pictures(drawings_of_workbook(cut))) == [first, second]


def test_the_codes_of_fields_in_rtf_are_read() -> None:
    body = rb'{\rtf1\ansi{\field{\*\fldinst HYPERLINK "http://a.test/?' + ID.encode() + rb'"}{\fldrslt a}} b}'
    facts = facts_of(body, "a.rtf")
    assert facts.text == "a b"
    assert told(facts, ID) == (PartKind.HIDDEN, "域代码")


def test_footnotes_and_boxes_in_rtf_stand_apart() -> None:
    body = rb"{\rtf1\ansi{\info{\title " + ID.encode() + rb"}{\author b}}a{\footnote " + ID.encode()
    body += rb"}{\shp{\*\shpinst{\shptxt " + ID.encode() + rb"}}}\par}"
    facts = facts_of(body, "a.rtf")
    assert facts.text.split() == ["a", ID, ID]
    assert [(part.kind, part.text) for part in facts.parts[1:]] == [(PartKind.HIDDEN, ID)]
