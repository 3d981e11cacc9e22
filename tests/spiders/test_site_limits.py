"""Where a crawl of a site ends and where it goes on: budgets, time, folders, earlier crawls."""

from functools import partial
from pathlib import Path

import pytest

from govspider.items import TargetKind
from tests.crawling import crawl, page, website
from tests.servers import TableServer, busy_once, html

pytestmark = pytest.mark.slow


def test_a_page_budget_is_kept_and_said(tmp_path: Path) -> None:
    table = {f"/{n:02}": html(page(str(n))) for n in range(20)}
    with TableServer({"/": html(page("首页", *table)), **table}) as server:
        target = website("4419000001", server.url("/"), max_pages=5)
        crawled = crawl(tmp_path, [target])
        assert sorted(crawled.pages("url", server.url(""))) == ["/", "/00", "/01", "/02", "/03"]
    (row,) = crawled.rows("SELECT reason FROM inspections")
    assert row["reason"] == "达到页数上限，另有 16 个页面未检查"


def test_a_site_without_end_of_links_keeps_so_many_and_says_so(tmp_path: Path) -> None:
    def with_links(name: str, count: int, *paths: str) -> str:
        return page(name, *paths, *(f"https://other.test/{name}/{number}" for number in range(count)))

    table = {
        "/": html(with_links("首页", 10, "/a.html", "/b.html")),
        "/a.html": html(with_links("甲", 10)),
        "/b.html": html(with_links("乙", 10)),
    }
    with TableServer(table) as server:
        target = website("4419000001", server.url("/"))
        counts = "SELECT count(position) FROM pages LEFT JOIN links USING (page_id) GROUP BY page_id ORDER BY pages.url"
        few = partial(crawl, tmp_path, [target], GOVSPIDER_MAX_LINKS="25", GOVSPIDER_JUDGE_LINKS="False")
        cut = few()
        assert [tuple(row.values()) for row in cut.rows(counts)] == [(12,), (10,), (3,)]
        (row,) = cut.rows("SELECT reason FROM inspections")
        assert row["reason"] == "各页面的链接合计达到 25 条，其余链接未检查"
        resumed = few(GOVSPIDER_RESUME="True")
        assert resumed.rows("SELECT reason FROM inspections") == [row]


def test_a_target_out_of_time_says_what_is_left(tmp_path: Path) -> None:
    table = {f"/{n:02}": busy_once(html(page(str(n)))) for n in range(6)}
    with TableServer({"/": html(page("首页", *table)), **table}) as server:
        crawled = crawl(tmp_path, [website("4419000001", server.url("/"))], GOVSPIDER_TARGET_SECONDS="1")
        visited = crawled.pages("url", server.url(""))
    (row,) = crawled.rows("SELECT state, reason FROM inspections")
    assert row["state"] == "done"
    assert f"尚有 {7 - len(visited)} 个已知页面未检查" in row["reason"]


def test_a_channel_keeps_to_its_folder(tmp_path: Path) -> None:
    table = {
        "/": html(page("门户", "/town/", "/news.html")),
        "/news.html": html(page("要闻")),
        "/town/": html(page("某镇", "/town/a.html", "/news.html", "/", "/townhall.html")),
        "/town/a.html": html(page("镇务")),
        "/townhall.html": html(page("大会堂")),
    }
    with TableServer(table) as server:
        targets = [
            website("4419000001", server.url("/"), is_portal=True),
            website("4419000101", server.url("/town/"), kind=TargetKind.CHANNEL),
        ]
        crawled = crawl(tmp_path, targets, spider="channel")
        assert sorted(crawled.pages("url", server.url(""))) == ["/town/", "/town/a.html"]
        both = crawl(tmp_path, targets, spider="website")
        rows = both.rows("SELECT url FROM pages WHERE target_id = '4419000001'")
        assert sorted(row["url"].removeprefix(server.url("")) for row in rows) == ["/", "/news.html"]


def test_an_explicit_crawl_replaces_what_was_there(tmp_path: Path) -> None:
    with TableServer({"/": html(page("首页", "/old.html")), "/old.html": html(page("旧"))}) as server:
        target = website("4419000001", server.url("/"))
        crawl(tmp_path, [target])
        server.table["/"] = html(page("首页", "/new.html"))
        server.table["/new.html"] = html(page("新"))
        crawled = crawl(tmp_path, [target])
        assert sorted(crawled.pages("url", server.url(""))) == ["/", "/new.html"]


def test_a_resumed_crawl_fetches_only_what_is_missing(tmp_path: Path) -> None:
    table = {
        "/": html(page("首页", "/a.html", "/b.html")),
        "/a.html": html(page("甲", "/c.html")),
        "/b.html": html(page("乙")),
        "/c.html": html(page("丙")),
    }
    with TableServer(table) as server:
        target = website("4419000001", server.url("/"))
        whole = crawl(tmp_path, [target], GOVSPIDER_JUDGE_LINKS="False")
        before = whole.rows("SELECT url, depth, role, title, body_hash FROM pages ORDER BY url")
        whole.db.execute("DELETE FROM pages WHERE url LIKE '%/c.html'")
        whole.db.conn.commit()
        server.seen.clear()
        resumed = crawl(tmp_path, [target], GOVSPIDER_JUDGE_LINKS="False", GOVSPIDER_RESUME="True")
        assert resumed.rows("SELECT url, depth, role, title, body_hash FROM pages ORDER BY url") == before
        assert server.seen == {"GET /robots.txt": 1, "GET /": 1, "GET /c.html": 1}
