"""Whole crawls: real Scrapy in its own process, a real server, a two-line ledger, rows in a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import NEWS, Crawled, column, crawl, page, website
from tests.servers import (
    TableServer,
    answer,
    bomb,
    busy_once,
    closed_port,
    cut_short,
    drop,
    endless,
    hang,
    html,
    redirect,
)

pytestmark = pytest.mark.slow

OLD = "<p>" + "本局認真落實年度工作安排，有關事項已經辦結並向社會公開。" * 6 + "</p>"


FIRST = ("a.html", "gbk.html", "moved", "frame.html", "index.html", "s.jsp?id=1", "reload.html", "later.html")
HOME = page("某局网站", *(f"/{name}" for name in (*FIRST, "nowhere.html")))


class Site:
    """One crawl that several tests look at."""

    def __init__(self, server: TableServer, crawled: Crawled) -> None:
        self.server = server
        self.crawled = crawled
        self.base = server.url("")

    def pages(self, field: str) -> dict[str, object]:
        return self.crawled.pages(field, self.base)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose pages all open, in several encodings and ways."""
    server = TableServer(
        {
            "/": html(HOME),
            "/index.html": html(HOME),
            "/a.html": html(page("甲", "/b.html#part", "http://other.test/", "mailto:a@b.test")),
            "/b.html": html(page("乙", "/c.html")),
            "/c.html": html(page("丙")),
            "/gbk.html": html(page("国标编码的页面"), charset="gbk", said="utf-8"),
            "/big5.html": html(page("繁體中文的頁面", more=OLD), charset="big5", said=""),
            "/moved": redirect("/big5.html", 301),
            "/frame.html": html(
                '<html><head><meta http-equiv="refresh" content="0;url=/landing.html"></head></html>'
            ),
            "/landing.html": html(page("到达页")),
            "/reload.html": html(
                page("自动刷新", more=f'<meta http-equiv="refresh" content="9;url=/reload.html">{NEWS}')
            ),
            "/later.html": html(
                page("稍后转到", more=f'<meta http-equiv="refresh" content="9;url=/404">{NEWS}')
            ),
            "/nowhere.html": html(
                '<html><head><meta http-equiv="refresh" content="0;url=/404"></head></html>'
            ),
            "/list/": html(
                page("工作动态", "/d1.html", more="<ul><li><a href='/d1.html'>一</a> 2023-06-29</li></ul>")
            ),
            "/d1.html": html(page("一")),
            "/s.jsp?id=1": html(page("动态页")),
            "/report.doc": answer(b"\xd0\xcf\x11\xe0", headers={"Content-Type": "application/msword"}),
            "/robots.txt": answer(b"User-agent: *\nDisallow: /c.html\n"),
        }
    )
    with server:
        target = website("4419000001", server.url("/"))
        columns = [column(target.target_id, server.url("/list/"))]
        folder = tmp_path_factory.mktemp("good")
        # Links are not judged: some lead elsewhere, and nothing but this machine is contacted.
        crawled = crawl(folder, [target], "target=4419000001", columns=columns, GOVSPIDER_JUDGE_LINKS="False")
        yield Site(server, crawled)


def test_a_site_is_visited_from_its_home_page_on(good: Site) -> None:
    assert good.crawled.code == 0
    assert good.pages("depth") == {
        "/": 0,
        "/a.html": 1,
        "/b.html": 2,
        "/c.html": 3,
        "/d1.html": 2,
        "/frame.html": 1,
        "/gbk.html": 1,
        "/index.html": 1,
        "/list/": 1,
        "/later.html": 1,
        "/moved": 1,
        "/nowhere.html": 1,
        "/reload.html": 1,
        "/s.jsp?id=1": 1,
    }
    assert good.pages("role")["/list/"] == "column"
    assert good.pages("column_id")["/list/"] == "c1"


def test_pages_are_read_in_their_real_encoding(good: Site) -> None:
    titles = good.pages("title")
    assert titles["/gbk.html"] == "国标编码的页面"
    assert titles["/moved"] == "繁體中文的頁面"


def test_the_facts_are_those_of_the_page_where_a_reader_lands(good: Site) -> None:
    assert good.pages("title")["/frame.html"] == "到达页"
    assert str(good.pages("final_url")["/frame.html"]).endswith("/landing.html")


def test_a_page_that_reloads_itself_is_no_loop(good: Site) -> None:
    assert good.pages("title")["/reload.html"] == "自动刷新"
    assert good.pages("title")["/later.html"] == "稍后转到"
    assert good.pages("status")["/nowhere.html"] == 404


def test_robots_txt_is_followed_and_is_no_fault(good: Site) -> None:
    assert good.pages("outcome")["/c.html"] == "robots"
    assert "GET /c.html" not in good.server.seen
    assert good.server.seen["GET /robots.txt"] == 1


def test_a_page_that_shows_the_home_page_again_is_not_followed_again(good: Site) -> None:
    links = good.crawled.rows(
        "SELECT links.url FROM links JOIN pages USING (page_id) WHERE pages.url LIKE '%index.html'"
    )
    assert links == []
    assert good.pages("outcome")["/index.html"] == "ok"


def test_each_page_is_fetched_once(good: Site) -> None:
    assert {key for key, times in good.server.seen.items() if times > 1} == {
        "GET /404"
    }  # two pages lead there


def test_the_state_of_the_target_says_that_its_links_wait(good: Site) -> None:
    (row,) = good.crawled.rows("SELECT state, reason FROM inspections")
    assert row == {"state": "crawled", "reason": ""}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose pages fail in every way."""
    names = (
        "404",
        "500",
        "403",
        "drop",
        "cut",
        "hang",
        "loop",
        "endless",
        "bomb",
        "blank",
        "busy",
        "zip",
    )
    refused = f"http://127.0.0.1:{closed_port()}/"
    server = TableServer(
        {
            "/": html(page("某局网站", *(f"/{name}" for name in names))),
            "/404": html("没有", status=404),
            "/500": html("错误", status=500),
            "/403": html("禁止", status=403),
            "/drop": drop,
            "/cut": cut_short,
            "/hang": hang,
            "/loop": redirect("/loop"),
            "/endless": endless,
            "/bomb": bomb,
            "/blank": html(" "),
            "/busy": busy_once(html(page("忙过之后"))),
            "/zip": answer(b"PK\3\4", headers={"Content-Type": "application/zip"}),
        }
    )
    with server:
        targets = [website("4419000001", server.url("/")), website("4419000002", refused)]
        columns = [column("4419000002", refused + "news/")]
        folder = tmp_path_factory.mktemp("faulty")
        yield Site(server, crawl(folder, targets, columns=columns, ROBOTSTXT_OBEY="False"))


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/", "ok"),
        ("/404", "http_error"),
        ("/500", "http_error"),
        ("/403", "blocked"),
        ("/drop", "connection_lost"),
        ("/cut", "connection_lost"),
        ("/hang", "timeout"),
        ("/loop", "redirect_loop"),
        ("/endless", "too_large"),
        ("/bomb", "too_large"),
        ("/blank", "blank"),
        ("/busy", "ok"),
        ("/zip", "unsupported"),
    ],
)
def test_every_failure_is_a_row_with_its_outcome(faulty: Site, path: str, outcome: str) -> None:
    assert faulty.pages("outcome")[path] == outcome
    assert bool(faulty.pages("error")[path]) is (outcome != "ok")


def test_a_host_that_asks_for_an_hour_is_left_alone(tmp_path: Path) -> None:
    table = {"/a": busy_once(html(page("甲")), wait="3600", status=503), "/b": html(page("乙"))}
    with TableServer({"/": html(page("首页", "/a")), **table}) as server:
        target = website("4419000001", server.url("/"))
        crawled = crawl(tmp_path, [target], columns=[column("4419000001", server.url("/a"))])
        assert crawled.pages("outcome", server.url(""))["/a"] == "blocked"
        assert server.seen["GET /a"] == 1


def test_failures_that_may_pass_are_tried_again(faulty: Site) -> None:
    assert faulty.server.seen["GET /500"] == 2
    assert faulty.server.seen["GET /drop"] >= 2
    assert faulty.server.seen["GET /busy"] == 2
    assert faulty.server.seen["GET /404"] == 2  # once more as a reader's browser would


def test_a_site_that_refuses_is_done_with_rows_for_home_and_columns(faulty: Site) -> None:
    rows = faulty.crawled.rows("SELECT outcome FROM pages WHERE target_id = '4419000002'")
    assert [row["outcome"] for row in rows] == ["refused", "refused"]
    states = {row["target_id"]: row["state"] for row in faulty.crawled.rows("SELECT * FROM inspections")}
    assert states == {"4419000001": "done", "4419000002": "done"}


def test_what_could_not_be_judged_is_never_called_dead(faulty: Site) -> None:
    verdicts = {
        row["url"].removeprefix(faulty.base): row["verdict"]
        for row in faulty.crawled.rows("SELECT * FROM link_checks")
    }
    assert verdicts["/404"] == "dead"
    assert verdicts["/500"] == "dead"
    assert verdicts["/loop"] == "dead"
    for path in ("/403", "/drop", "/cut", "/hang", "/blank"):
        assert verdicts[path] == "unjudged", path
    for path in ("/busy", "/zip", "/bomb", "/endless"):
        assert verdicts[path] == "ok", path


def test_nothing_ended_in_a_traceback(faulty: Site, good: Site) -> None:
    assert "Traceback" not in faulty.crawled.err
    assert "Traceback" not in good.crawled.err
    assert faulty.crawled.code == 0
