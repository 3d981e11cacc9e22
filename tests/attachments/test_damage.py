"""Any bytes under any name have an outcome; damaged files and members of archives: `tests/fuzzing`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govspider.attachments import read
from govspider.items import Outcome

pytestmark = pytest.mark.slow

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
