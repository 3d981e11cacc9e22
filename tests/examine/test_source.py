"""A page asked for by its address: what leads inside is refused, and each reason is told."""

import pytest

from govspider.errors import ExamineError
from govspider.examine.source import Document, fetch
from tests.servers import TableServer, answer, closed_port, html, redirect


def ask(url: str, proxy: str = "") -> Document:
    return fetch(url, user_agent="t", proxy=proxy, seconds=20.0, max_bytes=1000)


def test_a_page_is_read_from_where_it_was_asked_for() -> None:
    with TableServer({"/": redirect("/a.html"), "/a.html": html("<p>好</p>")}) as server:
        read = ask(server.url("/"))
        assert (read.url, read.suffix) == (server.url("/a.html"), ".html")


def test_a_redirect_does_not_lead_to_another_service() -> None:
    with TableServer({"/secret": answer(b"x")}) as inside, TableServer() as server:
        server.table["/"] = redirect(inside.url("/secret"))
        with pytest.raises(ExamineError, match="无法打开"):
            ask(server.url("/"))
        assert not inside.seen


def test_reasons_are_told() -> None:
    with pytest.raises(ExamineError, match="连接被拒绝"):
        ask(f"http://127.0.0.1:{closed_port()}/")
    with pytest.raises(ExamineError, match="域名无法解析"):
        ask("http://no-such-host.invalid/")


def test_the_proxy_is_asked_with_its_password() -> None:
    with TableServer({"http://a.test/x": answer(b"through")}) as proxy:
        address = proxy.url("").replace("http://", "http://user:geheim@")
        assert ask("http://a.test/x", proxy=address).body == b"through"
