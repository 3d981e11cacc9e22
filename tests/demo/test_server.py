import io
import socket
import zipfile
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from govspider.demo import layout_urls, made_files, world
from govspider.demo.model import City, State
from govspider.demo.process import DemoProcess
from tests.demo.walker import Visitor


@pytest.fixture
def visitor(served: DemoProcess) -> Iterator[Visitor]:
    made = Visitor(served.port)
    yield made
    made.close()


def test_pages_come_twice_the_same_by_proxy_and_by_host(
    city: City, served: DemoProcess, visitor: Visitor
) -> None:
    site = next(one for one in city.sites if not one.down)
    first = visitor.get(site.base)
    assert first.status == 200
    assert visitor.get(site.base).body == first.body
    with socket.create_connection(("127.0.0.1", served.port)) as direct:
        direct.sendall(
            f"GET {site.prefix} HTTP/1.1\r\nHost: {site.host}\r\nConnection: close\r\n\r\n".encode()
        )
        received = b"".join(iter(lambda: direct.recv(65536), b""))
    assert received.endswith(first.body)


def test_head_has_the_length_and_no_body(city: City, visitor: Visitor) -> None:
    site = next(one for one in city.sites if not one.down)
    answer = visitor.get(site.base, "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(visitor.get(site.base).body)


def test_what_is_not_http_is_refused_politely(served: DemoProcess) -> None:
    for request, status in (
        (b"CONNECT www.a.test:443 HTTP/1.1\r\n\r\n", b"405"),
        (b"PUT / HTTP/1.0\r\n\r\n", b"501"),
    ):
        with socket.create_connection(("127.0.0.1", served.port)) as direct:
            direct.sendall(request)
            assert direct.recv(65536).split(b" ")[1] == status
    with socket.create_connection(("127.0.0.1", served.port)) as direct:
        direct.sendall(b"\x00nonsense\r\n\r\n")
        assert direct.recv(65536) == b""


def test_unknown_hosts_are_named_as_such(visitor: Visitor) -> None:
    answer = visitor.get("http://nobody.expired.test/")
    assert answer.status == 502
    assert answer.headers["X-Squid-Error"].startswith("ERR_DNS_FAIL")


def test_sites_that_are_down(city: City, visitor: Visitor) -> None:
    statuses = {site.down: visitor.get(site.base).status for site in city.sites if site.down}
    assert statuses == {"dns": 502, "drop": 0, "500": 500}


def test_robots_and_unknown_pages(city: City, visitor: Visitor) -> None:
    site = next(one for one in city.sites if not one.down)
    assert f"Disallow: {site.prefix}admin/" in visitor.get(f"http://{site.host}/robots.txt").text()
    assert visitor.get(f"{site.base}no/such/page.html").status == 404
    assert visitor.get(f"{site.base}lost/1.html").status == 200


def test_columns_answer_by_their_state(city: City, visitor: Visitor) -> None:
    expected = {State.GONE: 404, State.ERROR: 500, State.REFUSED: 403}
    for site in city.sites:
        for index, column in enumerate(site.columns):
            if column.state in expected and not site.down:
                assert visitor.get(layout_urls.column_url(site, index)).status == expected[column.state]


def test_the_world_outside(visitor: Visitor) -> None:
    assert visitor.get(world.bad_url(3, 0)).status == 200
    assert "不存在" in visitor.get(world.soft_url(3, 0)).text()
    assert {visitor.get(world.dead_url(3, number)).status for number in range(4)} == {404, 410, 502}
    found = {url: (visitor.get(url, "HEAD").status, visitor.get(url).status) for url in world.fine_urls()}
    assert {pair for pair in found.values() if pair[0] != pair[1]} == {(405, 200), (404, 200), (500, 200)}
    assert {403, 412, 429, 301, 302} <= {pair[1] for pair in found.values()}


def test_attachments_are_real_files_with_fixed_bytes() -> None:
    stems = [f"W020240101{number}" for number in range(100000, 100004)]
    for stem in stems:
        made = {
            suffix: made_files.make_file(stem, suffix) for suffix in ("pdf", "docx", "xlsx", "txt", "csv")
        }
        made_files.make_file.cache_clear()
        assert made == {suffix: made_files.make_file(stem, suffix) for suffix in made}
        assert load_workbook(io.BytesIO(made["xlsx"])).worksheets[0]["A1"].value == "序号"
        assert "工作任务" in zipfile.ZipFile(io.BytesIO(made["docx"])).read("word/document.xml").decode()
        assert made["pdf"].startswith(b"%PDF-1.4")
        assert made["csv"].decode("utf-8-sig").startswith("序号,")


def test_the_server_goes_with_its_owner(served: DemoProcess) -> None:
    from govspider.demo.process import start

    second = start(served.folder.parent / "second", 4, 18, None)
    visitor = Visitor(second.port)
    assert visitor.get("http://www.gov.test/").status == 200
    visitor.close()
    second.stop()
    assert second.process.returncode == 0


def test_every_entry_of_a_list_opens(city: City, visitor: Visitor) -> None:
    for site in city.sites:
        for index, column in enumerate(site.columns):
            if column.has_articles and not site.down:
                assert visitor.get(layout_urls.article_url(site, index, column.count - 1)).status == 200
