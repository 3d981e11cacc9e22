"""The rooms of examine one by one: forms, masked facts, one request."""

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from govspider.attachments import Limits
from govspider.errors import ExamineError
from govspider.examine import Document, Form, fetch
from govspider.examine.attachment import extracted_text, read_attachment
from govspider.examine.rows import facts_json
from govspider.items import Entry, Link, LinkKind, PageFacts

PHONE = "13912345678"


class Pages(BaseHTTPRequestHandler):
    seen: list[str] = []  # noqa: RUF012 - what the server was asked, per test

    def do_GET(self) -> None:
        self.seen.append(f"{self.path} {self.headers['User-Agent']}")
        if self.path == "/gone":
            self.send_error(404)
            return
        body = "<title>通知</title><p>统计局</p>".encode("gbk")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=gbk")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Pages.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


def ask(url: str, max_bytes: int = 1000) -> Document:
    return fetch(
        url, user_agent="检查/1".encode().decode("latin-1"), proxy="", seconds=5, max_bytes=max_bytes
    )


def test_one_request_and_no_more(server: str) -> None:
    document = ask(f"{server}/a.jsp")
    assert document.form is Form.HTML
    assert document.charset == "gbk"
    assert "通知" in document.body.decode("gbk")
    assert len(Pages.seen) == 1


def test_what_cannot_be_had_is_said(server: str) -> None:
    with pytest.raises(ExamineError, match="返回 404"):
        ask(f"{server}/gone")
    with pytest.raises(ExamineError, match="超过"):
        ask(f"{server}/a", max_bytes=10)
    with pytest.raises(ExamineError, match="无法打开"):
        ask("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("name", "body", "form"),
    [
        (".txt", b"<html>", Form.TEXT),
        (".htm", b"x", Form.HTML),
        ("", b"\xef\xbb\xbf <!DOCTYPE HTML><p>", Form.HTML),
        ("", "关于放假的通知".encode(), Form.TEXT),
        (".xlsx", b"PK\x03\x04", Form.ATTACHMENT),
        ("", b"%PDF-1.7", Form.ATTACHMENT),
        (".csv", b"a,b", Form.ATTACHMENT),
        (".xls", b"<html><table>", Form.HTML),
        ("", b"", Form.TEXT),
    ],
)
def test_form(name: str, body: bytes, form: Form) -> None:
    assert Document("x", body, name).form is form


def test_attachment_of_plain_text() -> None:
    day = date(2023, 6, 30)
    read = read_attachment(Document("a.csv", "姓名,村\n\n王,李".encode("gbk"), ".csv"), Limits(), day)
    assert extracted_text(read) == "姓名\t村\n\n王\t李"
    with pytest.raises(ExamineError, match="无法判定（broken）"):
        read_attachment(Document("a.pdf", b"%PDF-1.4", ".pdf"), Limits(), day)


def test_no_fact_shows_personal_data() -> None:
    facts = PageFacts(
        title=f"手机{PHONE}",
        column=f"手机{PHONE}",
        source=f"手机{PHONE}",
        text=f"手机：{PHONE}",
        links=(Link(f"tel:{PHONE}", f"手机{PHONE}", LinkKind.OTHER),),
        entries=(Entry(f"手机{PHONE}", f"http://a.cn/?phone={PHONE}", None),),
    )
    assert PHONE not in facts_json(facts)
