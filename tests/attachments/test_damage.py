"""Any bytes, damaged files and damaged members of archives have an outcome."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govspider.attachments import IsolatedReader, read
from govspider.items import Outcome
from tests.attachments import people
from tests.attachments.making import archive, document, ofd, paragraph, text_object, xlsb

pytestmark = pytest.mark.slow

FILES = Path(__file__).parent / "files"

NAMES = st.sampled_from(
    [
        *("a.xlsx", "a.xls", "a.docx", "a.doc", "a.pdf", "a.ppt", "a.rtf", "a.csv", "a.zip", "a", "a.html"),
        *("a.ofd", "a.xlsb", "a.mht", "a.xml", "a.fods"),
    ]
)
STARTS = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"%PDF-1.4\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf1\\ansi",
        b"<html>",
        b"<?xml version='1.0'?>",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n",
        b"<?xml version='1.0'?><a xmlns='http://schemas.microsoft.com/office/word/2003/wordml'>",
        b"<?xml version='1.0'?><a xmlns='http://schemas.microsoft.com/office/2006/xmlPackage'>",
        b"<?xml version='1.0'?><a xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
        b"<?xml version='1.0'?><a xmlns='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>",
    ]
)


@settings(max_examples=150, deadline=None)
@given(start=STARTS, rest=st.binary(max_size=2000), name=NAMES)
def test_any_bytes_have_an_outcome(start: bytes, rest: bytes, name: str) -> None:
    facts = read(start + rest, name)
    assert isinstance(facts.outcome, Outcome)
    assert facts.outcome is Outcome.OK or facts.note


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(
        [
            "book.xls",
            "book.xlsx",
            "book.ods",
            "changed.xls",
            "changed.xlsx",
            "slides.ppt",
            "letter.doc",
            "letter.docx",
            "letter.pdf",
            "letter.rtf",
            "letter.odt",
        ]
    ),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=30),
    cut=st.floats(0.3, 1),
)
def test_damaged_files_have_an_outcome(
    reader: IsolatedReader, name: str, places: list[tuple[float, int]], cut: float
) -> None:
    body = bytearray((FILES / name).read_bytes())
    for share, value in places:
        body[int(share * len(body))] = value
    facts = reader.read(bytes(body[: int(cut * len(body))]), name)
    assert facts.outcome is Outcome.OK or facts.note


# Members damaged within their archive, so that the damage reaches the readers of their parts.
MADE = {
    "a.ofd": ofd(text_object(people.SHOWN, 20, 20, delta="g 17 2.2"), text_object("公示", 20, 20)),
    "a.xlsb": xlsb(["姓名", "身份证号"], ["张伟", people.SHOWN], ["李娜", 4.4e17]),
    "a.docx": document(
        paragraph(people.SHOWN), ("r1", "chart", "c.xml"), more={"word/c.xml": "<c><v>1</v></c>"}
    ),
}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(MADE)),
    places=st.lists(st.tuples(st.integers(0, 20), st.floats(0, 0.999), st.integers(0, 255)), max_size=12),
)
def test_damaged_members_have_an_outcome(
    reader: IsolatedReader, name: str, places: list[tuple[int, float, int]]
) -> None:
    with zipfile.ZipFile(io.BytesIO(MADE[name])) as packed:
        members = {one: bytearray(packed.read(one)) for one in packed.namelist()}
    for member, share, value in places:
        body = members[sorted(members)[member % len(members)]]
        if body:
            body[int(share * len(body))] = value
    facts = reader.read(archive({one: bytes(body) for one, body in members.items()}), name)
    assert facts.outcome is Outcome.OK or facts.note
