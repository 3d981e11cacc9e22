"""Names and passwords of users in addresses: asked for without them, and kept nowhere, whoever wrote them."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from tests.crawling import FRESH, Crawled, account, column, menu_file, scrapy, website
from tests.servers import Behaviour, TableServer, html, redirect
from tests.sweep.keeping import standing

pytestmark = pytest.mark.slow

USER, PASSWORD = "zhangsan", "Mima-7h2k9"
SITE, OTHER = "http://www.a.test", "http://www.b.test"
OLD = "".join(
    f'<li><a href="/{n}.html">第{n}号工作简报全文</a><span>2022-01-0{n}</span></li>' for n in range(1, 6)
)


def with_user(url: str) -> str:
    return url.replace("://", f"://{USER}:{PASSWORD}@")


def page(title: str, more: str = "") -> Behaviour:
    return html(f"<title>{title}</title><h1>{title}</h1><p>{title}，各单位要认真落实{title}。</p>{more}")


def script(url: str) -> Behaviour:
    return html(f"<title>办事</title><div id=app></div><script>location.href = '{url}'</script>")


@pytest.fixture(scope="module")
def proxy() -> Iterator[TableServer]:
    """Serves every host: it is asked for whole addresses."""
    linked = [f"{SITE}/linked.html", f"{SITE}/gone.html", f"{SITE}/file.pdf", f"{OTHER}/", f"{OTHER}/gone"]
    links = "".join(f'<p><a href="{with_user(url)}">工作动态 {url}</a></p>' for url in linked)
    more = f'{links}<p><a href="/go">跳转栏目</a><a href="/turn">刷新栏目</a></p><img src="{with_user(SITE)}/1.png">'
    table = {
        f"{SITE}/robots.txt": redirect(with_user(f"{OTHER}/robots.txt")),
        f"{OTHER}/robots.txt": html(""),
        f"{SITE}/": page("某局网站", FRESH + more),
        f"{SITE}/linked.html": page("第一项工作"),
        f"{SITE}/go": redirect(with_user(f"{SITE}/gone-to.html")),
        f"{SITE}/gone-to.html": page("第二项工作"),
        f"{SITE}/turn": html(f'<meta http-equiv=refresh content="0;url={with_user(SITE)}/turned.html">'),
        f"{SITE}/turned.html": page("第三项工作"),
        f"{SITE}/old": redirect(with_user(f"{SITE}/older")),
        f"{SITE}/older": html(f"<title>工作动态</title><h2>工作动态</h2><ul>{OLD}</ul>"),
        f"{OTHER}/": page("乙局"),
        f"{SITE}/menu": script(with_user(f"{SITE}/shown.html")),
        f"{SITE}/shown.html": page("第四项工作", "<p>2023-06-29</p>"),
    }
    with TableServer(table) as server:
        yield server


@pytest.fixture(scope="module")
def swept(proxy: TableServer, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    home = tmp_path_factory.mktemp("passwords")
    entries = [{"type": "view", "name": "办事", "url": with_user(f"{SITE}/menu")}]
    targets = (website("4419000001", f"{SITE}/"), account("xcfb", menu_file=menu_file(home, entries)))
    write_ledger(Ledger(targets, (column("4419000001", f"{SITE}/old"),)), home / "ledger")
    return scrapy(
        home / "data",
        "sweep",
        GOVSPIDER_LEDGER_DIR=str(home / "ledger"),
        GOVSPIDER_PROXY=with_user(proxy.url("")),
        GOVSPIDER_WORKERS="1",
        LOG_LEVEL="DEBUG",
    )


def test_where_they_lead_is_read_without_them(swept: Crawled, proxy: TableServer) -> None:
    assert swept.code == 0, swept.err
    strange = [asked for asked in proxy.seen if SITE not in asked and OTHER not in asked]
    assert strange == [], "nobody but the sites is asked, by Chromium neither"
    assert not [asked for asked in proxy.seen if USER in asked or "@" in asked]
    told = {row["url"]: (row["outcome"], row["final_url"]) for row in swept.rows("SELECT * FROM pages")}
    assert told[f"{SITE}/linked.html"] == ("ok", f"{SITE}/linked.html")
    assert told[f"{SITE}/go"] == ("ok", f"{SITE}/gone-to.html")
    assert told[f"{SITE}/turn"] == ("ok", f"{SITE}/turned.html")
    assert told[f"{SITE}/old"] == ("ok", f"{SITE}/older")
    (entry,) = swept.rows("SELECT outcome, title FROM menu_entries WHERE url <> ''")
    assert entry == {"outcome": "ok", "title": "第四项工作"}
    verdicts = {row["url"]: row["verdict"] for row in swept.rows("SELECT * FROM link_checks")}
    assert verdicts[f"{SITE}/gone.html"] == verdicts[f"{OTHER}/gone"] == "dead"
    assert verdicts[f"{OTHER}/"] == "ok"


def test_they_are_kept_nowhere(swept: Crawled) -> None:
    (database,) = swept.rows("PRAGMA database_list")
    folder = Path(database["file"]).parent
    log = next((folder / "logs").rglob("crawl-1.log")).read_text(encoding="utf-8")
    assert f"{SITE}/gone-to.html" in log, "everything is told"
    authorization = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    assert standing(folder, (PASSWORD, authorization)) == []
    assert PASSWORD not in swept.out + swept.err
