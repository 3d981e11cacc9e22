"""Attachments in a whole crawl: real Scrapy, a real server, files that LibreOffice wrote."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from govspider.addresses import Scope
from govspider.crawl.attachment_crawl import FileFrontier
from govspider.crawl.linked_files import File
from govspider.items import Target, TargetKind
from tests.attachments import people
from tests.crawling import FRESH, NEWS, Crawled, crawl, scrapy, website
from tests.servers import TableServer, answer, html

pytestmark = pytest.mark.slow

FILES = Path(__file__).parent.parent / "attachments" / "files"


def links(*names: str) -> str:
    anchors = "".join(f'<p><a href="{name}">{name.strip("/")}</a></p>' for name in names)
    return f"<html><head><title>某局网站</title></head><body>{anchors}{NEWS}</body></html>"


class Site:
    def __init__(self, server: TableServer, crawled: Crawled) -> None:
        self.server = server
        self.crawled = crawled

    def files(self, field: str) -> dict[str, object]:
        rows = self.crawled.rows("SELECT * FROM pages WHERE role = 'attachment'")
        return {row["url"].removeprefix(self.server.url("")): row[field] for row in rows}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    office = {"Content-Type": "application/octet-stream"}
    server = TableServer(
        {
            "/": html(links("/list.html", "/book.xlsx", "/app.apk", "/old.rar")),
            "/list.html": html(
                links(
                    "/letter.doc",
                    "/book.xlsx",
                    "/copy.xlsx",
                    "/page.pdf",
                    "/asks.pdf",
                    "/gone.pdf",
                    "/bad.docx",
                )
            ),
            "/book.xlsx": answer((FILES / "book.xlsx").read_bytes(), headers=office),
            "/copy.xlsx": answer((FILES / "book.xlsx").read_bytes(), headers=office),
            "/letter.doc": answer((FILES / "letter.doc").read_bytes(), headers=office),
            "/page.pdf": html(
                "<html><head><title>下载</title></head><body>请到服务窗口领取文件。</body></html>"
            ),
            "/asks.pdf": html("<html><head><title>登录</title></head><body>请登录后下载文件。</body></html>"),
            "/bad.docx": answer(b"PK\x03\x04 no document", headers=office),
            "/app.apk": answer(b"PK\x03\x04", headers=office),
            "/old.rar": answer(b"Rar!", headers=office),
        }
    )
    with server:
        folder = tmp_path_factory.mktemp("files")
        yield Site(server, crawl(folder, [website("4419000001", server.url("/"))], "target=4419000001"))


def test_every_attachment_is_a_row(site: Site) -> None:
    assert site.crawled.code == 0
    assert site.files("outcome") == {
        "/book.xlsx": "ok",
        "/copy.xlsx": "ok",
        "/letter.doc": "ok",
        "/page.pdf": "ok",
        "/asks.pdf": "blocked",
        "/gone.pdf": "http_error",
        "/bad.docx": "broken",
        "/old.rar": "unsupported",
    }
    assert site.files("depth")["/letter.doc"] == 2


def test_a_list_is_one_finding_that_names_the_page(site: Site) -> None:
    rows = site.crawled.rows(
        "SELECT * FROM finding_places WHERE kind = 'id_card' AND page_url LIKE '%/book.xlsx' ORDER BY count DESC"
    )
    assert [row["count"] for row in rows] == [11, 6, 1]
    assert "隐藏列" in rows[0]["problem"]
    assert site.server.url("/") in rows[0]["problem"]
    assert "隐藏工作表" in rows[1]["problem"]
    assert rows[0]["page_title"] == "book.xlsx"


def test_the_same_file_under_another_address_is_judged_once(site: Site) -> None:
    assert not site.crawled.rows("SELECT * FROM finding_places WHERE page_url LIKE '%/copy.xlsx'")
    assert site.crawled.rows(
        "SELECT * FROM finding_places WHERE kind = 'id_card' AND page_url LIKE '%/letter.doc'"
    )


def test_links_are_judged_by_the_one_request(site: Site) -> None:
    verdicts = {
        row["url"].removeprefix(site.server.url("")): (row["verdict"], row["method"])
        for row in site.crawled.rows("SELECT * FROM link_checks")
    }
    assert verdicts["/book.xlsx"] == ("ok", "PAGE")
    assert verdicts["/bad.docx"] == ("ok", "PAGE")
    assert verdicts["/page.pdf"][0] == "wrong"
    assert verdicts["/asks.pdf"][0] == "unjudged"
    assert verdicts["/gone.pdf"][0] == "dead"
    assert site.server.seen["GET /book.xlsx"] == 1
    assert site.server.seen["HEAD /book.xlsx"] == 0
    assert site.server.seen["GET /app.apk"] == 0


def test_what_could_not_be_judged_is_said(site: Site) -> None:
    reason = site.crawled.rows("SELECT reason FROM inspections")[0]["reason"]
    assert "3 个附件无法判定" in reason


def test_nothing_is_stored_in_the_clear(site: Site) -> None:
    stored = "\n".join(site.crawled.db.conn.iterdump())
    folder = Path(site.crawled.rows("PRAGMA database_list")[0]["file"]).parent
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (folder / "snapshots").rglob("*.html"))
    assert people.LISTED[0][:6] + "********" in stored
    assert "********" in pages
    for value in people.IDS:
        assert value not in stored + pages + site.crawled.out + site.crawled.err


def test_a_file_that_our_own_machine_spoilt_is_read_by_the_next_run(tmp_path: Path) -> None:
    office = {"Content-Type": "application/octet-stream"}
    table = {
        "/": html(FRESH + links("/list.html", "/old.rar")),
        "/0.html": html(f"<title>第0号</title>{NEWS}"),
        "/list.html": html(links("/letter.doc", "/page.pdf")),
        "/letter.doc": answer((FILES / "letter.doc").read_bytes(), headers=office),
        "/old.rar": answer(b"Rar!", headers=office),
    }
    with TableServer(table) as server:
        told = "SELECT url, outcome, title, parts_hash, error FROM pages ORDER BY url"
        states = "SELECT state, reason FROM inspections"
        first = crawl(tmp_path, [website("4419000001", server.url("/"))])
        whole, state, found = first.rows(told), first.rows(states), first.rows("SELECT * FROM places")
        assert len(found) > 0
        letter = {"url": server.url("/letter.doc")}
        spoilt = "UPDATE pages SET outcome = 'our_fault', parts_hash = '' WHERE url = :url"
        with first.db.conn:
            first.db.execute(spoilt, letter)
            first.db.execute("DELETE FROM places WHERE page_url = :url", letter)
            first.db.execute("UPDATE inspections SET reason = '有 2 个附件无法判定'")
        server.seen.clear()
        again = scrapy(tmp_path, "sweep", GOVSPIDER_WORKERS="1")
        assert again.code == 0, again.err
    assert again.rows(told) == whole
    assert again.rows(states) == state
    assert len(again.rows("SELECT * FROM places")) == len(found)
    assert server.seen["GET /letter.doc"] == 1
    assert server.seen["GET /list.html"] == 0, "it is stored"


def test_a_download_without_a_name_is_the_file_that_the_server_calls_it(tmp_path: Path) -> None:
    kept = "attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95."
    rows = f"姓名,身份证号\n陈静,{people.IDS[0]}\n".encode("gb18030")
    table = {
        "/": html(links("/down/1", "/down/2", "/down/3")),
        "/down/1": answer(
            rows, headers={"Content-Type": "application/octet-stream", "Content-Disposition": f"{kept}csv"}
        ),
        "/down/2": answer(
            b"PK", headers={"Content-Type": "application/octet-stream", "Content-Disposition": f"{kept}apk"}
        ),
        "/down/3": answer(b"PK", headers={"Content-Type": "application/octet-stream"}),
    }
    with TableServer(table) as server:
        crawled = crawl(tmp_path, [website("4419000001", server.url("/"))])
        home = server.url("/")
    (file,) = crawled.rows("SELECT url, outcome, parent FROM pages WHERE role = 'attachment'")
    assert file == {"url": f"{home}down/1", "outcome": "ok", "parent": home}
    assert len(crawled.rows("SELECT * FROM findings WHERE kind = 'id_card'")) == 1
    others = crawled.rows("SELECT url, outcome FROM pages WHERE role = 'article' ORDER BY url")
    assert others == [{"url": f"{home}down/{n}", "outcome": "unsupported"} for n in (2, 3)]


def target(target_id: str, url: str, kind: TargetKind = TargetKind.WEBSITE) -> Target:
    return Target(target_id, kind, name="某局", unit="某局", home_url=url)


def test_the_budget_takes_the_first_by_address() -> None:
    scope = Scope.of(target("1", "http://a.test/"))
    frontier = FileFrontier(2)
    found = [File(f"http://a.test/{name}", "http://a.test/") for name in ("c.pdf", "a.pdf", "b.pdf", "x.exe")]
    assert [file.url for file in frontier.choose(scope, found)] == [
        "http://a.test/a.pdf",
        "http://a.test/b.pdf",
    ]
    assert frontier.left_out == 1
    assert frontier.choose(scope, found) == []


def test_files_beside_a_channel_are_its_own_but_not_those_of_another() -> None:
    channel = target("1", "http://a.test/town/", TargetKind.CHANNEL)
    other = target("2", "http://a.test/bureau/", TargetKind.CHANNEL)
    scope = Scope.of(channel, (channel, other))
    urls = (
        "http://a.test/upload/1.pdf",
        "http://a.test/bureau/2.pdf",
        "http://b.test/3.pdf",
        "http://a.test/town/4.pdf",
    )
    chosen = FileFrontier(9).choose(scope, [File(url, channel.home_url) for url in urls])
    assert [file.url for file in chosen] == ["http://a.test/town/4.pdf", "http://a.test/upload/1.pdf"]


@pytest.mark.parametrize(
    ("url", "name", "suffix"),
    [
        ("http://a.test/x.PDF?v=1", "", ".pdf"),
        ("http://a.test/download.jsp?id=1", "名单.xlsx", ".xlsx"),
        ("http://a.test/download.jsp?id=1", "（名单.xls）", ".xls"),
        ("http://a.test/%E5%90%8D%E5%8D%95.doc", "附件1", ".doc"),
        ("http://a.test/a.exe", "安装", ".exe"),
    ],
)
def test_suffix(url: str, name: str, suffix: str) -> None:
    assert File(url, name=name).suffix == suffix
