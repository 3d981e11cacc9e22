"""Web archives and mails, under any name."""

import base64
import io
import quopri
import zipfile

import pytest

from govspider.items import Outcome, PartKind
from tests.attachments import people
from tests.attachments.making import archive, document, facts_of, paragraph, told

ID = people.SHOWN
ROW = "<tr><td>{}</td><td>{}</td></tr>"
TABLE = f"<html><body><table>{ROW.format('姓名', '身份证号')}{ROW.format('张伟', ID)}</table></body></html>"


def message(*parts: tuple[str, str, bytes]) -> bytes:
    """Parts by content type, transfer encoding and encoded body."""
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_b"\r\n\r\n'
    made = (
        f"--=_b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {how}\r\n\r\n".encode() + body + b"\r\n"
        for kind, how, body in parts
    )
    return head + b"".join(made) + b"--=_b--\r\n"


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.mht", "a.bin", "a"])
@pytest.mark.parametrize(
    ("charset", "how"), [("utf-8", "base64"), ("gb18030", "quoted-printable"), ("utf-8", "8bit")]
)
def test_pages_in_any_encoding(name: str, charset: str, how: str) -> None:
    body = TABLE.encode(charset)
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(how, bytes)(body)
    facts = facts_of(message((f'text/html; charset="{charset}"', how, body)), name)
    assert facts.text == f"姓名\t身份证号\n张伟\t{ID}"


def test_pictures_styles_and_attachments() -> None:
    inner = base64.encodebytes(document(paragraph(ID)))
    facts = facts_of(
        message(
            ("text/html; charset=utf-8", "8bit", "<p>附件</p>".encode()),
            ("text/css", "8bit", b"p{}"),
            ("image/png", "base64", base64.encodebytes(b"\x89PNG")),
            ('application/octet-stream; name="list.docx"', "base64", inner),
        ),
        "a.eml",
    )
    assert told(facts, ID) == (PartKind.BODY, "")
    assert "1 张图片" in facts.note


def test_what_holds_nothing_cannot_be_judged() -> None:
    assert facts_of(b"MIME-Version: 1.0\n\n", "a.mht").outcome is Outcome.BROKEN
    assert facts_of(message(("text/html", "base64", b"")), "a.doc").outcome is Outcome.BROKEN


def test_names_of_members_are_texts_and_masked_in_notes() -> None:
    facts = facts_of(archive({f"照片/{ID}_张伟.jpg": b"\xff\xd8\xff", f"{ID}.rar": b"Rar!"}), "a.zip")
    assert told(facts, f"{ID}_张伟")[0] is PartKind.BODY
    assert ID not in facts.note
    assert "RAR" in facts.note


def test_the_subject_and_names_in_encoded_words_are_read() -> None:
    encoded = base64.b64encode(f"张伟{ID}".encode()).decode()
    mail = f"Subject: =?utf-8?B?{encoded}?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n见附件"
    assert told(facts_of(mail.encode(), "a.eml"), ID) == (PartKind.BODY, "")
    named = message((f'application/pdf; name="=?utf-8?B?{encoded}?="', "base64", b"JVBERi0="))
    assert ID in facts_of(named, "a.eml").text


@pytest.mark.parametrize("blank", [b"\xef\xbb\xbf", b"\r\n\r\n", b" \n"])
def test_what_stands_before_the_first_header_does_no_harm(blank: bytes) -> None:
    body = blank + message(("text/html; charset=utf-8", "base64", base64.encodebytes(TABLE.encode())))
    assert told(facts_of(body, "a.doc"), ID) == (PartKind.BODY, "")


def test_an_archive_without_its_end_is_cut() -> None:
    whole = message(("text/html; charset=utf-8", "base64", base64.encodebytes(TABLE.encode())))
    assert not facts_of(whole, "a.doc").is_cut
    part = facts_of(whole[:-130], "a.doc")
    assert (part.is_cut, ID in part.text) == (True, False)
    assert facts_of(whole.replace(b'boundary="=_b"', b'boundary="other"'), "a.doc").outcome is Outcome.BROKEN


def test_the_remark_of_an_archive_is_read() -> None:
    made = io.BytesIO(archive({"a.txt": "说明"}))
    with zipfile.ZipFile(made, "a") as opened:
        opened.comment = f"张伟{ID}".encode("gbk")
    assert told(facts_of(made.getvalue(), "a.zip"), f"张伟{ID}") == (PartKind.HIDDEN, "压缩包注释")
