"""Pictures in a whole crawl: posters, photographs and scans, read once each; how many were not read is said."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govspider.ocr import is_available
from tests.crawling import Crawled, crawl, scrapy, website
from tests.ocr.drawing import drawn, scanned
from tests.privacy.finding import ID, MOBILE
from tests.servers import TableServer, answer, html

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_available(), reason="the extra ocr is not installed"),
]

SECOND = "440106198003070015"  # on the scan
PROSE = "<p>" + "本局认真落实年度工作安排，有关事项已经办结并向社会公开。" * 6 + "</p>"
PNG = {"Content-Type": "image/png"}
READING: dict[str, Any] = {"GOVSPIDER_READ_PICTURES": "True"}


def page(body: str) -> str:
    return f"<html><head><title>某局网站</title></head><body><div class=content>{PROSE}{body}</div></body></html>"


def card() -> bytes:
    return drawn(["姓名  巫某", f"公民身份号码 {ID}"])


class Site:
    def __init__(self, server: TableServer, crawled: Crawled) -> None:
        self.server = server
        self.crawled = crawled

    def row(self, path: str) -> dict[str, object]:
        rows = self.crawled.rows("SELECT * FROM pages")
        return next(row for row in rows if row["url"] == self.server.url(path))

    def findings(self, path: str) -> list[dict[str, object]]:
        rows = self.crawled.rows("SELECT * FROM finding_places ORDER BY start")
        return [row for row in rows if row["page_url"] == self.server.url(path)]


def served() -> TableServer:
    written = b64encode(drawn([f"联系人巫某 手机{MOBILE}"])).decode()
    inline = f"data:image/png;base64,{written}"
    return TableServer(
        {
            "/": html(
                page('<img src="/logo.png"><p><a href="/1.html">公示</a><a href="/2.html">通知</a></p>')
            ),
            "/1.html": html(page('<img src="/card.png" alt="证件照片"><img src="/lost.png">')),
            "/2.html": html(
                page(
                    f'<img src="/copy.png"><img src="/poster.jpg"><a href="/scan.pdf">附件</a><img src="{inline}">'
                )
            ),
            "/card.png": answer(card(), headers=PNG),
            "/copy.png": answer(card(), headers=PNG),
            "/poster.jpg": answer(drawn(["澳门新葡京娱乐城欢迎您"], size=(500, 90)), headers=PNG),
            "/scan.pdf": answer(
                scanned([drawn([f"张伟 身份证号{SECOND}"])]),
                headers={"Content-Type": "application/pdf"},
            ),
            "/logo.png": answer(b"no picture", headers=PNG),
        }
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served() as server:
        folder = tmp_path_factory.mktemp("pictures")
        yield Site(
            server, crawl(folder, [website("4419000001", server.url("/"))], "target=4419000001", **READING)
        )


def test_a_photograph_of_a_card_is_a_finding_with_its_place(site: Site) -> None:
    assert site.crawled.code == 0, site.crawled.err
    (found,) = site.findings("/card.png")
    assert (found["kind"], found["shown"], found["part"]) == (
        "id_card",
        ID[:6] + "********" + ID[14:],
        "picture",
    )
    assert "图片“card.png”左起" in str(found["problem"])
    assert f"图片所在页面：{site.server.url('/1.html')}" in str(found["problem"])
    assert found["confidence"] == 0.99
    row = site.row("/card.png")
    assert (row["outcome"], row["role"], row["error"]) == ("ok", "attachment", "")


def test_the_same_picture_is_read_and_told_once(site: Site) -> None:
    assert site.findings("/copy.png") == []
    assert site.row("/copy.png")["outcome"] == "ok"


def test_words_in_pictures_wait_for_a_person(site: Site) -> None:
    found = site.findings("/poster.jpg")
    assert {row["kind"] for row in found} == {"sensitive_word"}
    assert all(row["needs_person"] for row in found)


def test_a_picture_within_the_page_is_read(site: Site) -> None:
    (found,) = site.crawled.rows("SELECT * FROM findings WHERE kind = 'phone'")
    address, _, name = str(found["page_url"]).partition("#")
    assert (address, len(name)) == (site.server.url("/2.html"), 16)
    assert found["shown"] == MOBILE[:3] + "****" + MOBILE[7:]


def test_a_scan_is_read(site: Site) -> None:
    (found,) = site.findings("/scan.pdf")
    assert found["kind"] == "id_card"
    assert "第 1 页左起" in str(found["problem"])
    assert f"附件所在页面：{site.server.url('/2.html')}" in str(found["problem"])


def test_one_request_a_picture_and_none_for_ornaments(site: Site) -> None:
    assert site.server.seen["GET /card.png"] == 1
    assert site.server.seen["HEAD /card.png"] == 0
    assert site.server.seen["GET /logo.png"] == 0
    verdicts = {row["url"]: row["verdict"] for row in site.crawled.rows("SELECT * FROM link_checks")}
    assert verdicts[site.server.url("/card.png")] == "ok"
    assert verdicts[site.server.url("/lost.png")] == "dead"


def test_a_picture_within_a_page_that_was_not_read_is_read_by_the_next_run(tmp_path: Path) -> None:
    written = b64encode(drawn([f"联系人巫某 手机{MOBILE}"])).decode()
    table = {
        "/": html(page('<a href="/1.html">公示</a><a href="/2.html">通知</a>')),
        "/1.html": html(page("<p>公示期为五个工作日，请社会各界监督。</p>")),
        "/2.html": html(page(f'<img src="data:image/png;base64,{written}">')),
    }
    with TableServer(table) as server:
        first = crawl(
            tmp_path, [website("4419000001", server.url("/"))], GOVSPIDER_JUDGE_LINKS="False", **READING
        )
        told = "SELECT url, outcome, error, title FROM pages ORDER BY url"
        pages, (found,) = first.rows(told), first.rows("SELECT * FROM places WHERE part = 'picture'")
        with first.db.conn:  # as a crawl leaves it that is killed before it has read the picture
            first.db.execute("UPDATE pages SET outcome = 'our_fault' WHERE url = ?", [found["page_url"]])
            first.db.execute("DELETE FROM places WHERE part = 'picture'")
        server.seen.clear()
        again = scrapy(tmp_path, "crawl", "looks", "-a", "shard=0/1", GOVSPIDER_RESUME="True", **READING)
        assert again.code == 0, again.err
    assert again.rows(told) == pages
    assert again.rows("SELECT * FROM places WHERE part = 'picture'") == [found]
    assert (server.seen["GET /2.html"], server.seen["GET /1.html"]) == (1, 0)


def test_all_were_read(site: Site) -> None:
    assert site.crawled.rows("SELECT reason FROM inspections") == [{"reason": ""}]


def test_nothing_is_stored_in_the_clear(site: Site) -> None:
    folder = Path(site.crawled.rows("PRAGMA database_list")[0]["file"]).parent
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    said = site.crawled.out + site.crawled.err + "\n".join(site.crawled.db.conn.iterdump())
    assert not list(folder.rglob("*.jpg"))
    for value in (ID, SECOND, MOBILE):
        assert value.encode() not in kept
        assert value not in said


def test_what_is_not_read_is_counted(tmp_path: Path) -> None:
    with served() as server:
        crawled = crawl(
            tmp_path,
            [website("4419000001", server.url("/"))],
            "target=4419000001",
            GOVSPIDER_READ_PICTURES="False",
        )
        (row,) = crawled.rows("SELECT reason FROM inspections")
        # Four addresses of pictures, one within a page and one page of the scan.
        assert row["reason"] == (
            "有 1 个附件无法判定（加密、损坏、过大、未能取得、没有文字或格式不支持）；"
            "有 6 张图片或扫描页中的文字未识别（未启用图片识别 govspider[ocr]）"
        )
        assert server.seen["GET /card.png"] == 0


def test_a_budget_takes_the_smallest(tmp_path: Path) -> None:
    with served() as server:
        crawled = crawl(
            tmp_path,
            [website("4419000001", server.url("/"))],
            "target=4419000001",
            GOVSPIDER_PICTURE_SECONDS="1",
            **READING,
        )
        (row,) = crawled.rows("SELECT reason FROM inspections")
        assert "张图片或扫描页中的文字未识别（超出每个对象的上限或图片损坏）" in row["reason"]
        shown = crawled.rows(
            "SELECT outcome, size FROM pages WHERE content_type = 'image/png' AND outcome <> 'http_error' ORDER BY size"
        )
        assert [one["outcome"] for one in shown] == ["ok", "timeout", "timeout", "timeout"]


def test_a_crawl_that_goes_on_knows_the_pictures_of_pages_that_it_has(tmp_path: Path) -> None:
    table = {
        "/": html(page('<a href="/1.html">公示</a>')),
        "/1.html": html(page('<img src="/card.png" alt="证件照片">')),
        "/card.png": answer(card(), headers=PNG),
    }
    with TableServer(table) as server:
        targets = [website("4419000001", server.url("/"))]
        crawl(tmp_path, targets, "target=4419000001", GOVSPIDER_READ_PICTURES="False")
        asked = server.seen["GET /1.html"]
        crawled = crawl(tmp_path, targets, "target=4419000001", GOVSPIDER_RESUME="True", **READING)
        assert server.seen["GET /1.html"] == asked
        found = crawled.rows(
            "SELECT page_url FROM finding_places WHERE part = 'picture' AND kind = 'id_card'"
        )
        assert {row["page_url"] for row in found} == {server.url("/card.png")}
