"""Links judged for real: HEAD that lies, soft 404s, files that are pages, each URL once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govspider.items import Verdict
from govspider.spiders.sharded import Shard
from tests.crawling import Crawled, crawl, scrapy, website
from tests.servers import (
    Behaviour,
    Handler,
    TableServer,
    answer,
    busy_once,
    closed_port,
    endless,
    hang,
    html,
    lying_head,
    redirect,
)

pytestmark = pytest.mark.slow

TEXT = "<p>" + "本局认真落实年度工作安排，有关事项已经办结并向社会公开。" * 20 + "</p>"
LOGIN = "<title>统一身份认证平台</title><form>用户名 <input name=u> 密码 <input type=password> <button>登录</button></form>"
PDF = answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"})


def for_readers(then: Behaviour, header: str, words: str) -> Behaviour:
    """Nothing is there but for who says so in a header."""

    def behave(handler: Handler) -> None:
        (then if words in (handler.headers.get(header) or "") else html("没有", status=404))(handler)

    return behave


def page(title: str, *links: str, more: str = TEXT) -> str:
    anchors = "".join(f'<a href="{link}">{link}</a> ' for link in links)
    return f"<html><head><title>{title}</title></head><body>{anchors}{more}</body></html>"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Any], TableServer, Crawled]]:
    """A home page of links to another server, and what was said of each."""
    elsewhere = TableServer(
        {
            "/": html(page("别处")),
            "/fine.html": html(page("正常")),
            "/head405.pdf": lying_head(PDF),
            "/head404.pdf": lying_head(PDF, 404),
            "/head500.html": lying_head(html(page("正常")), 500),
            "/gone.html": html("没有", status=404),
            "/gone.pdf": answer(b"", status=404),
            "/browsers.html": for_readers(html(page("只给浏览器")), "User-Agent", "Chrome/"),
            "/readers.pdf": for_readers(PDF, "Referer", "http://127.0.0.1:"),
            "/soft.html": html(page("页面不存在", more="<p>返回首页</p>")),
            "/soft.pdf": html(page("提示", more="<p>您访问的文件不存在</p>")),
            "/box.html": html("<script>alert('该信息不存在或已被删除！');history.back();</script>"),
            "/box-login.html": html("<script>alert('请先登录');history.go(-1);</script>"),
            "/file.pdf": html(page("登录")),
            "/asks.pdf": redirect("/sso/login?service=asks.pdf"),
            "/asks/2.html": redirect("/sso/login?service=2.html"),
            "/login.html": html(LOGIN),
            "/sso/login?service=asks.pdf": html(LOGIN),
            "/sso/login?service=2.html": html(LOGIN),
            "/report.jsp": html(page("HTTP Status 404 - /report.jsp", more="<p>Status report</p>")),
            "/forbidden.html": html("禁止", status=403),
            "/busy.html": busy_once(html(page("忙过之后"))),
            "/broken-once.html": busy_once(html(page("修好之后")), status=502),
            "/always-busy.html": html("请稍候", status=429),
            "/broken.html": html("错误", status=502),
            "/bet.html": html(page("澳门新葡京娱乐城", more="<p>注册送彩金</p>")),
            "/parked.html": html(page("a.test", more="<p>This domain is for sale. Buy this domain.</p>")),
            "/police.html": html(page("警方打击网络赌博六合彩")),
            "/hang.html": hang,
            "/loop.html": redirect("/loop.html"),
            "/endless.html": endless,
            "/inside.html": redirect("http://10.255.255.1/secret"),
            "/pic.png": answer(b"\x89PNG", headers={"Content-Type": "image/png"}),
        }
    )
    with elsewhere:
        away = [elsewhere.url(path) for path in elsewhere.table if path != "/"]
        other = [
            f"http://127.0.0.1:{closed_port()}/x.html",
            "http://192.168.1.1/admin.html",
            "javascript:void(0)",
        ]
        twice = [elsewhere.url("/fine.html#part"), elsewhere.url("/fine.html")]
        home = page("某局网站", *away, *other, *twice, "mailto:a@b.test")
        with TableServer({"/": html(home), "/robots.txt": answer(b"")}) as server:
            target = website("4419000001", server.url("/"), other_hosts=())
            folder = tmp_path_factory.mktemp("links")
            crawled = crawl(folder, [target], ROBOTSTXT_OBEY="False", RETRY_TIMES="0")
        found = {
            row["url"].removeprefix(elsewhere.url("")): row
            for row in crawled.rows("SELECT * FROM link_checks")
        }
        yield found, elsewhere, crawled


@pytest.mark.parametrize(
    ("path", "verdict", "method"),
    [
        ("/fine.html", Verdict.OK, "GET"),
        ("/head405.pdf", Verdict.OK, "GET"),
        ("/head404.pdf", Verdict.OK, "GET"),
        ("/head500.html", Verdict.OK, "GET"),
        ("/gone.html", Verdict.DEAD, "GET"),
        ("/gone.pdf", Verdict.DEAD, "GET"),
        ("/browsers.html", Verdict.OK, "GET"),
        ("/readers.pdf", Verdict.OK, "HEAD"),
        ("/soft.html", Verdict.WRONG, "GET"),
        ("/soft.pdf", Verdict.WRONG, "GET"),
        ("/box.html", Verdict.WRONG, "GET"),
        ("/box-login.html", Verdict.UNJUDGED, "GET"),
        ("/file.pdf", Verdict.WRONG, "GET"),
        ("/asks.pdf", Verdict.UNJUDGED, "GET"),
        ("/asks/2.html", Verdict.UNJUDGED, "GET"),
        ("/login.html", Verdict.OK, "GET"),
        ("/report.jsp", Verdict.WRONG, "GET"),
        ("/forbidden.html", Verdict.UNJUDGED, "GET"),
        ("/broken.html", Verdict.DEAD, "GET"),
        ("/bet.html", Verdict.BAD, "GET"),
        ("/parked.html", Verdict.BAD, "GET"),
        ("/police.html", Verdict.OK, "GET"),
        ("/hang.html", Verdict.UNJUDGED, "GET"),
        ("/loop.html", Verdict.DEAD, "GET"),
        ("/pic.png", Verdict.OK, "HEAD"),
        ("/inside.html", Verdict.UNJUDGED, "GET"),
        ("http://192.168.1.1/admin.html", Verdict.UNJUDGED, "HEAD"),
    ],
)
def test_verdicts(
    judged: tuple[dict[str, Any], TableServer, Crawled], path: str, verdict: Verdict, method: str
) -> None:
    row = judged[0][path]
    assert row["verdict"] == verdict
    assert row["method"] == method
    assert bool(row["reason"]) is (verdict is not Verdict.OK)


def test_refused_is_dead_and_endless_is_not(judged: tuple[dict[str, Any], TableServer, Crawled]) -> None:
    verdicts = {url: row["verdict"] for url, row in judged[0].items()}
    assert [verdict for url, verdict in verdicts.items() if url.endswith("/x.html")] == ["dead"]
    assert verdicts["/endless.html"] == "ok"


def test_patience_is_rewarded_or_the_verdict_is_left_open(
    judged: tuple[dict[str, Any], TableServer, Crawled],
) -> None:
    found, elsewhere, _ = judged
    assert [found[path]["verdict"] for path in ("/busy.html", "/broken-once.html")] == ["ok", "ok"]
    assert found["/always-busy.html"]["verdict"] == "unjudged"  # 429 is never dead
    assert elsewhere.seen["GET /broken.html"] == 2  # what may pass is asked for again
    assert (
        elsewhere.seen["GET /gone.html"] == 2
    )  # what is not there for a program, as by a reader of the page
    assert elsewhere.seen["GET /forbidden.html"] == 1  # what accuses nobody is not


def test_spellings_of_one_address_are_one_request(
    judged: tuple[dict[str, Any], TableServer, Crawled],
) -> None:
    found, elsewhere, _ = judged
    assert elsewhere.seen["GET /fine.html"] == 1
    assert found["/fine.html#part"]["verdict"] == "ok"


def test_what_is_no_address_is_not_asked_for(judged: tuple[dict[str, Any], TableServer, Crawled]) -> None:
    assert not [url for url in judged[0] if url.startswith(("javascript", "mailto"))]
    assert "Traceback" not in judged[2].err


def test_a_host_that_sends_unknown_addresses_home(tmp_path: Path) -> None:
    def unknown(handler: Handler) -> None:
        handler.reply(302, {"Location": "/"}, b"")

    class Table(dict[str, Any]):
        def get(self, path: str, _default: object = None) -> Any:
            return super().get(path, unknown)

    there = TableServer(Table({"/": html(page("别处首页")), "/a/real.html": html(page("有"))}))
    honest = TableServer({"/": html(page("老实首页")), "/old/column/": redirect("/")})
    with there, honest:
        links = [
            there.url("/a/real.html"),
            there.url("/a/lost.html"),
            there.url("/gov"),
            honest.url("/old/column/"),
        ]
        with TableServer({"/": html(page("首页", *links))}) as server:
            crawled = crawl(tmp_path, [website("4419000001", server.url("/"))], ROBOTSTXT_OBEY="False")
        verdicts = [
            row["verdict"]
            for link in links
            for row in crawled.rows("SELECT * FROM link_checks")
            if row["url"] == link
        ]
    assert verdicts == ["ok", "wrong", "ok", "ok"]


def test_the_links_of_a_sweep_are_judged_in_shards_each_once(tmp_path: Path) -> None:
    with TableServer({"/": html(page("别处")), "/x.html": html(page("甲"))}) as elsewhere:
        links = [elsewhere.url("/x.html"), elsewhere.url("/none.html")]
        with (
            TableServer({"/": html(page("首页", *links))}) as one,
            TableServer({"/": html(page("首页", *links))}) as two,
        ):
            targets = [website("4419000001", one.url("/")), website("4419000002", two.url("/"))]
            crawl(tmp_path, targets, GOVSPIDER_JUDGE_LINKS="False")
            for number in range(2):
                crawl(tmp_path, targets, f"shard={number}/2", spider="links", GOVSPIDER_RESUME="True")
        judged = scrapy(tmp_path, "judge")
        verdicts = {row["url"]: row["verdict"] for row in judged.rows("SELECT * FROM link_checks")}
        assert [verdicts[link] for link in links] == ["ok", "dead"]
        assert elsewhere.seen["GET /x.html"] == elsewhere.seen["GET /none.html"] == 1


def test_links_that_were_not_reached_are_asked_for_again_beside_the_looks(tmp_path: Path) -> None:
    with TableServer(
        {"/": html(page("别处")), "/x.html": busy_once(html(page("甲")), status=502)}
    ) as elsewhere:
        link = elsewhere.url("/x.html")
        with TableServer({"/": html(page("首页", link))}) as server:
            targets = [website("4419000001", server.url("/"))]
            crawl(tmp_path, targets, GOVSPIDER_JUDGE_LINKS="False")
            asked = []
            for spider in ("links", "looks"):
                crawled = crawl(tmp_path, targets, "shard=0/1", spider=spider, GOVSPIDER_RESUME="True")
                rows = crawled.rows("SELECT url, asked, outcome FROM link_checks")
                asked += [(row["asked"], row["outcome"]) for row in rows if row["url"] == link]
    assert asked == [(1, "http_error"), (2, "ok")]


def test_all_of_a_host_is_in_one_shard() -> None:
    for of in (1, 2, 5):
        shards = [Shard(number, of) for number in range(of)]
        assert sum(all(shard.holds(f"http://a.test/{n}") for n in range(50)) for shard in shards) == 1
        assert all(any(shard.holds(f"http://h{n}.test/") for n in range(200)) for shard in shards)
