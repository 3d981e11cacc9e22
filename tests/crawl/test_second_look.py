"""Nobody is accused by one plain request: what a browser shows is right, and every look is kept."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.crawling import Crawled, column, crawl, website
from tests.servers import Behaviour, Handler, TableServer, answer, drop, html, redirect

pytestmark = pytest.mark.slow

ENTRIES = "".join(
    f'<li><a href="/art/{number}.html">关于第{number}次工作会议的通知</a><span>2023-06-{number:02}</span></li>'
    for number in range(20, 29)
)
FOOT = "<div class='footer'>主办：某市某局　联系我们　网站地图</div>"
HOME = html(f"<title>某局</title><h2>工作动态</h2><ul class='list'>{ENTRIES}</ul>{FOOT}")
ARTICLE = html(f"<title>通知</title><h1>通知</h1><p>{'各单位要认真落实年度工作安排。' * 9}</p>{FOOT}")
ARTICLES = {f"/art/{number}.html": ARTICLE for number in range(20, 29)}
ACCUSED = ("site_down", "stale_home", "dead_column", "empty_column", "stale_column")


def for_browsers(page: Behaviour, others: Behaviour) -> Behaviour:
    """Answers browsers in one way, programs in another."""

    def behave(handler: Handler) -> None:
        (page if "Mozilla" in handler.headers["User-Agent"] else others)(handler)

    return behave


EMPTY = f"<title>公告</title><h2>公告</h2><div class='list'></div>{FOOT}"


# The plain answer says that there is none, and nothing in the page shows that a script will change that.
def drawn_late(said: str, after: int) -> Behaviour:
    """A list that a script draws by the clock, in place of what the page says until then."""
    return html(
        f"<title>公告</title><h2>公告</h2><div class='box'>{said}</div>{FOOT}<script>setTimeout(function(){{"
        "document.getElementsByClassName('box')[0].outerHTML="
        f"'<ul>{ENTRIES.replace('/art/', '/late/')}</ul>'}},{after})</script>"
    )


LATE = drawn_late("暂无数据", 300)
BROKEN = html(
    f"<title>公告</title><h2>公告</h2><ul id='list'></ul>{FOOT}<script>fetch('/api/list').then("
    "r=>r.json()).then(d=>{document.getElementById('list').innerHTML=d.html})</script>"
)
WALLS = {
    "puzzle": html("<title>安全验证</title><p>请向右滑动滑块完成验证</p>"),
    "queue": html("<title>提示</title><p>当前访问人数过多，请稍后再试</p>"),
    "firewall": html("<title>x</title><p>很抱歉，您的访问被拦截。事件编号 5f1e</p>", status=405),
    "412": html("<script>var $_ts={};</script>", status=412),
    "521": html("<script>document.cookie='__jsl_clearance=1';</script>", status=521),
    "202": html("<script>document.cookie='a=1';window.noLocation=location.href.length</script>", status=202),
}
# … and logins, in every way that one is sent to them or told to go there.
LOGIN = html(
    "<title>统一身份认证平台</title><form>用户名 <input name=u> 密码 <input type=password> <button>登录</button></form>"
)
LOGINS = {
    "sent": redirect("/sso/login?service=%2Fsent%2F"),
    "led": html(
        "<title>提示</title><p>正在跳转，请稍候</p><meta http-equiv=refresh content='0;url=/sso/login'>"
    ),
    "box": html("<script>alert('请先登录！');location.href='/sso/login';</script>"),
    "back": html("<script>alert('请先登录！');history.go(-1);</script>"),
    "data": html('{"code":401,"msg":"用户未登录"}'),
    "drawn": html(
        "<title>办件</title><div id=app></div><script>document.getElementById('app').innerHTML="
        "'<h2>用户登录</h2><input placeholder=\\'手机号\\'><input type=password>'</script>"
    ),
}
ABOUT_WALLS = "网站升级后，访问人数过多时页面会提示“系统繁忙”，请按提示完成滑动验证。" * 12
FRAMES = {
    "/": html(
        "<title>某局</title><frameset rows='90,*'>"
        "<frame src='/top.htm' name='top'><frame src='/main.htm' name='main'></frameset>"
    ),
    "/top.htm": html("<h1>某局</h1>"),
    "/main.htm": html(
        f"<title>某局</title><h2>工作动态</h2><ul>{ENTRIES.replace('2023-06', '2023-03')}</ul>"
        f"<p><a href='/gone.html'>机构职能</a></p>{FOOT}"
    ),
}
# Websites that one crawl inspects; every page but the home page is a column of the ledger.
COLUMNS: dict[str, dict[str, Behaviour]] = {
    "blank": {"/blank/": html(EMPTY)},
    "late": {
        "/late/": LATE,
        "/loading/": drawn_late("加载中…", 1500),
        "/clock/": drawn_late("暂无数据", 1500),
    },
    "broken": {"/broken/": BROKEN},
    "walls": {f"/{name}/": wall for name, wall in WALLS.items()},
    "logins": {f"/{name}/": login for name, login in LOGINS.items()},
    "about walls": {"/about/": html(f"<title>说明</title><p>{ABOUT_WALLS}</p>")},
    "wrong charset": {"/blank/": html(EMPTY, said="iso-8859-1")},
}
OTHERS: dict[str, dict[str, Behaviour]] = {
    "late": {path.replace("/art/", "/late/"): page for path, page in ARTICLES.items()},
    "broken": {"/api/list": answer(b"", status=502)},
    "logins": {"/sso/login": LOGIN, "/sso/login?service=%2Fsent%2F": LOGIN},
}
HOMES: dict[str, dict[str, Behaviour]] = {
    "down": {"/": html("<p>Internal Server Error</p>", status=500)},
    "frames": FRAMES | ARTICLES,
}
SITES = HOMES | {
    name: {"/": HOME} | columns | ARTICLES | OTHERS.get(name, {}) for name, columns in COLUMNS.items()
}
IDS = {name: f"44190000{number:02}" for number, name in enumerate(SITES, 1)}


@dataclass(frozen=True, slots=True)
class Inspected:
    """What one crawl of all the websites says of one of them."""

    crawled: Crawled
    folder: Path
    server: TableServer
    target: str

    def rows(self, what: str, table: str, more: str = "") -> list[dict[str, Any]]:
        return self.crawled.rows(f"SELECT {what} FROM {table} WHERE target_id = '{self.target}' {more}")

    @property
    def accused(self) -> list[tuple[str, int]]:
        return [
            (row["kind"], row["needs_person"])
            for row in self.rows("kind, needs_person", "findings", "ORDER BY kind")
            if row["kind"] in ACCUSED
        ]


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Inspected]]:
    folder = tmp_path_factory.mktemp("inspected")
    with ExitStack() as stack:
        servers = {name: stack.enter_context(TableServer(table)) for name, table in SITES.items()}
        crawled = crawl(
            folder,
            [website(IDS[name], server.url(), name) for name, server in servers.items()],
            columns=[
                column(IDS[name], servers[name].url(path), f"c{number}")
                for name, columns in COLUMNS.items()
                for number, path in enumerate(columns, 1)
            ],
        )
        yield {name: Inspected(crawled, folder, server, IDS[name]) for name, server in servers.items()}


def test_what_only_browsers_are_shown_is_there(tmp_path: Path) -> None:
    """Three websites that tell programs 404, 500 and nothing at all."""
    table = {"/": HOME, "/c1/": HOME, **ARTICLES}
    refusals = {
        "4419000001": answer(b"not here", status=404),
        "4419000002": answer(b"", status=500),
        "4419000003": drop,
    }
    with ExitStack() as stack:
        servers = {
            target: stack.enter_context(
                TableServer({path: for_browsers(page, others) for path, page in table.items()})
            )
            for target, others in refusals.items()
        }
        crawled = crawl(
            tmp_path,
            [website(target, server.url()) for target, server in servers.items()],
            columns=[column(target, server.url("/c1/")) for target, server in servers.items()],
        )
    kinds = {row["kind"] for row in crawled.rows("SELECT kind FROM findings")}
    assert not kinds & set(ACCUSED)
    assert crawled.rows("SELECT kind FROM findings WHERE kind LIKE '%link'") == []
    looks = crawled.rows("SELECT target_id, number, looked_by, outcome FROM looks ORDER BY url, number")
    for target in refusals:
        first, second = [row for row in looks if row["target_id"] == target][:2]
        assert [(row["number"], row["looked_by"]) for row in (first, second)] == [
            (1, "request"),
            (2, "browser"),
        ]
        assert second["outcome"] == "ok"
    homes = crawled.rows("SELECT outcome, rendered FROM pages WHERE role = 'home'")
    assert homes == [{"outcome": "ok", "rendered": 1}] * len(refusals)
    read = crawled.rows("SELECT DISTINCT target_id FROM entries JOIN pages USING (page_id) ORDER BY 1")
    assert [row["target_id"] for row in read] == list(refusals)


def test_a_site_that_is_down_is_looked_at_three_times_and_left_to_a_person(
    inspected: dict[str, Inspected],
) -> None:
    site = inspected["down"]
    assert site.accused == [("site_down", 1)]
    looks = site.rows("number, outcome, status", "looks", "ORDER BY number")
    assert [tuple(row.values()) for row in looks] == [
        (1, "http_error", 500),
        (2, "http_error", 500),
        (3, "http_error", 500),
    ]


def test_a_blank_column_is_blank_twice(inspected: dict[str, Inspected]) -> None:
    site = inspected["blank"]
    assert site.accused == [("empty_column", 0)]
    looks = site.rows("url, entries, picture", "looks", "ORDER BY number")
    assert [row["url"] for row in looks] == [site.server.url("/blank/")] * 2
    assert (site.folder / looks[1]["picture"]).is_file()


def test_a_list_that_comes_late_is_a_list(inspected: dict[str, Inspected]) -> None:
    site = inspected["late"]
    visited = {row["url"] for row in site.rows("url", "pages")}
    behind = {site.server.url(path) for path in OTHERS["late"]}
    assert behind <= visited, "what a look shows is visited, too"
    assert max(site.server.seen[f"GET {path}"] for path in ARTICLES) == 1
    assert site.accused == []
    assert site.rows("rendered", "pages", f"AND url = '{site.server.url('/late/')}'") == [{"rendered": 1}]


def test_a_list_whose_data_did_not_come_is_not_judged(inspected: dict[str, Inspected]) -> None:
    site = inspected["broken"]
    assert site.accused == []
    reasons = site.rows("error", "pages", "AND role = 'column'")
    assert reasons == [{"error": "页面脚本的请求没有成功，显示的内容不完整"}]


@pytest.mark.parametrize("name", ["walls", "logins"])
def test_a_wall_is_no_fault(inspected: dict[str, Inspected], name: str) -> None:
    site = inspected[name]
    columns = site.rows("url, outcome", "pages", "AND role = 'column'")
    outcomes = {row["url"].removeprefix(site.server.url("")): row["outcome"] for row in columns}
    assert site.accused == []
    assert outcomes == dict.fromkeys(COLUMNS[name], "blocked")
    dead = site.crawled.rows("SELECT url FROM link_checks WHERE verdict = 'dead'")
    assert [row["url"] for row in dead if row["url"].startswith(site.server.url(""))] == []


def test_an_article_about_walls_is_an_article(inspected: dict[str, Inspected]) -> None:
    site = inspected["about walls"]
    assert site.rows("outcome", "pages", "AND role = 'column'") == [{"outcome": "ok"}]


def test_a_charset_that_the_server_tells_wrong_does_not_spoil_the_look(
    inspected: dict[str, Inspected],
) -> None:
    """Browsers believe the header and show Latin signs; the plain answer is read in the right charset."""
    site = inspected["wrong charset"]
    assert site.accused == [("empty_column", 0)]
    assert site.rows("kind", "findings", "AND kind = 'format_error'") == []
    assert site.rows("title", "pages", "AND role = 'column'") == [{"title": "公告"}]


def test_a_home_page_in_frames_is_read_in_its_frames_by_both_looks(inspected: dict[str, Inspected]) -> None:
    site = inspected["frames"]
    assert site.accused == [("stale_home", 0)]
    looks = site.rows("looked_by, entries", "looks", "ORDER BY number")
    assert looks == [{"looked_by": "request", "entries": 9}, {"looked_by": "browser", "entries": 9}]
    links = site.crawled.rows(
        "SELECT l.url FROM links l JOIN pages p USING (page_id)"
        f" WHERE p.role = 'home' AND p.target_id = '{site.target}'"
    )
    assert site.server.url("/gone.html") in [row["url"] for row in links]
