"""Nobody is accused by one plain request: what a browser shows is right, and every look is kept."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.crawling import Crawled, column, crawl, website
from tests.servers import Behaviour, Handler, TableServer, answer, drop, html

pytestmark = pytest.mark.slow

TARGET = "4419000001"
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


def inspected(folder: Path, server: TableServer, *paths: str) -> Crawled:
    columns = [column(TARGET, server.url(path), f"c{number}") for number, path in enumerate(paths, 1)]
    return crawl(folder, [website(TARGET, server.url())], columns=columns)


def accused(crawled: Crawled) -> list[tuple[str, int]]:
    marks = ", ".join("?" * len(ACCUSED))
    rows = crawled.db.query(
        f"SELECT kind, needs_person FROM findings WHERE kind IN ({marks}) ORDER BY kind",
        ACCUSED,
    )
    return [(row["kind"], row["needs_person"]) for row in rows]


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
    assert accused(crawled) == []
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


def test_a_site_that_is_down_is_looked_at_three_times_and_left_to_a_person(tmp_path: Path) -> None:
    with TableServer({"/": html("<p>Internal Server Error</p>", status=500)}) as server:
        crawled = inspected(tmp_path, server)
    assert accused(crawled) == [("site_down", 1)]
    looks = crawled.rows("SELECT number, outcome, status, picture FROM looks ORDER BY number")
    assert [(row["number"], row["outcome"], row["status"]) for row in looks] == [
        (1, "http_error", 500),
        (2, "http_error", 500),
        (3, "http_error", 500),
    ]


def test_a_blank_column_is_blank_twice(tmp_path: Path) -> None:
    empty = html(f"<title>公告</title><h2>公告</h2><div class='list'></div>{FOOT}")
    table = {"/": HOME, "/blank/": empty, **ARTICLES}
    with TableServer(table) as server:
        crawled = inspected(tmp_path, server, "/blank/")
        blank = server.url("/blank/")
    assert accused(crawled) == [("empty_column", 0)]
    looks = crawled.rows("SELECT url, entries, picture FROM looks ORDER BY number")
    assert [row["url"] for row in looks] == [blank, blank]
    assert (tmp_path / "data" / looks[1]["picture"]).is_file() or (tmp_path / looks[1]["picture"]).is_file()


def test_a_list_that_comes_late_is_a_list(tmp_path: Path) -> None:
    """The plain answer says that there is none, and nothing in the page shows that a script will change that."""
    own = ENTRIES.replace("/art/", "/late/")
    late = html(
        f"<title>公告</title><h2>公告</h2><div class='box'>暂无数据</div>{FOOT}<script>setTimeout(function(){{"
        f"document.getElementsByClassName('box')[0].outerHTML='<ul>{own}</ul>'}},300)</script>"
    )
    behind = {path.replace("/art/", "/late/"): page for path, page in ARTICLES.items()}
    with TableServer({"/": HOME, "/late/": late, **ARTICLES, **behind}) as server:
        crawled = inspected(tmp_path, server, "/late/")
        shown = server.url("/late/")
        visited = {row["url"] for row in crawled.rows("SELECT url FROM pages")}
        assert {server.url(path) for path in behind} <= visited, "what a look shows is visited, too"
        assert max(server.seen[f"GET {path}"] for path in ARTICLES) == 1
    assert accused(crawled) == []
    assert crawled.rows(f"SELECT rendered FROM pages WHERE url = '{shown}'") == [{"rendered": 1}]


def test_a_list_whose_data_did_not_come_is_not_judged(tmp_path: Path) -> None:
    broken = html(
        f"<title>公告</title><h2>公告</h2><ul id='list'></ul>{FOOT}<script>fetch('/api/list').then("
        "r=>r.json()).then(d=>{document.getElementById('list').innerHTML=d.html})</script>"
    )
    table = {"/": HOME, "/broken/": broken, "/api/list": answer(b"", status=502), **ARTICLES}
    with TableServer(table) as server:
        crawled = inspected(tmp_path, server, "/broken/")
    assert accused(crawled) == []
    reasons = crawled.rows("SELECT error FROM pages WHERE role = 'column'")
    assert reasons == [{"error": "页面脚本的请求没有成功，显示的内容不完整"}]


WALLS = {
    "puzzle": html("<title>安全验证</title><p>请向右滑动滑块完成验证</p>"),
    "queue": html("<title>提示</title><p>当前访问人数过多，请稍后再试</p>"),
    "firewall": html("<title>x</title><p>很抱歉，您的访问被拦截。事件编号 5f1e</p>", status=405),
    "412": html("<script>var $_ts={};</script>", status=412),
    "521": html("<script>document.cookie='__jsl_clearance=1';</script>", status=521),
    "202": html("<script>document.cookie='a=1';window.noLocation=location.href.length</script>", status=202),
}


def test_a_wall_is_no_fault(tmp_path: Path) -> None:
    table = {f"/{name}/": wall for name, wall in WALLS.items()}
    with TableServer({"/": HOME, **table, **ARTICLES}) as server:
        crawled = inspected(tmp_path, server, *table)
        columns = crawled.rows("SELECT url, outcome FROM pages WHERE role = 'column'")
        outcomes = {row["url"].removeprefix(server.url("")): row["outcome"] for row in columns}
    assert accused(crawled) == []
    assert outcomes == dict.fromkeys(table, "blocked")
    assert crawled.rows("SELECT url FROM link_checks WHERE verdict = 'dead'") == []


def test_an_article_about_walls_is_an_article(tmp_path: Path) -> None:
    text = "网站升级后，访问人数过多时页面会提示“系统繁忙”，请按提示完成滑动验证。" * 12
    with TableServer({"/": HOME, "/about/": html(f"<title>说明</title><p>{text}</p>"), **ARTICLES}) as server:
        crawled = inspected(tmp_path, server, "/about/")
    assert crawled.rows("SELECT outcome FROM pages WHERE role = 'column'") == [{"outcome": "ok"}]


def test_a_charset_that_the_server_tells_wrong_does_not_spoil_the_look(tmp_path: Path) -> None:
    """Browsers believe the header and show Latin signs; the plain answer is read in the right charset."""
    empty = html(f"<title>公告</title><h2>公告</h2><div class='list'></div>{FOOT}", said="iso-8859-1")
    with TableServer({"/": HOME, "/blank/": empty, **ARTICLES}) as server:
        crawled = inspected(tmp_path, server, "/blank/")
    assert accused(crawled) == [("empty_column", 0)]
    assert crawled.rows("SELECT kind FROM findings WHERE kind = 'format_error'") == []
    assert crawled.rows("SELECT title FROM pages WHERE role = 'column'") == [{"title": "公告"}]


def test_a_home_page_in_frames_is_read_in_its_frames_by_both_looks(tmp_path: Path) -> None:
    old = ENTRIES.replace("2023-06", "2023-03")
    frames = html(
        "<title>某局</title><frameset rows='90,*'>"
        "<frame src='/top.htm' name='top'><frame src='/main.htm' name='main'></frameset>"
    )
    main = html(
        f"<title>某局</title><h2>工作动态</h2><ul>{old}</ul><p><a href='/gone.html'>机构职能</a></p>{FOOT}"
    )
    table = {"/": frames, "/top.htm": html("<h1>某局</h1>"), "/main.htm": main, **ARTICLES}
    with TableServer(table) as server:
        crawled = inspected(tmp_path, server)
    assert accused(crawled) == [("stale_home", 0)]
    looks = crawled.rows("SELECT looked_by, entries FROM looks ORDER BY number")
    assert looks == [{"looked_by": "request", "entries": 9}, {"looked_by": "browser", "entries": 9}]
    links = crawled.rows("SELECT l.url FROM links l JOIN pages p USING (page_id) WHERE p.role = 'home'")
    assert server.url("/gone.html") in [row["url"] for row in links]
