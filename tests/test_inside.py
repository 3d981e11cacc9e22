"""A site full of ways into our own network: nobody inside is asked, and nothing is said against the site for it."""

import socket
from collections.abc import Iterator

import pytest

from govspider.items import Column, ColumnClass
from tests.crawling import Crawled, crawl, website
from tests.servers import TableServer, answer, html, redirect

pytestmark = pytest.mark.slow

SITE = "4419000001"
TEXT = "<p>" + "本局负责全市有关工作，欢迎监督。" * 20 + "</p>"


@pytest.fixture(scope="module")
def own_name() -> str:
    """A name, not a spelling, that leads inside: this machine's own."""
    name = socket.gethostname()
    try:
        socket.getaddrinfo(name, 80)
    except OSError:
        pytest.skip("this machine's name does not resolve")
    return name


@pytest.fixture(scope="module", params=["plain", "browser"])
def swept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, own_name: str
) -> Iterator[tuple[Crawled, TableServer, TableServer]]:
    """Crawled from a ledger that names one port of 127.0.0.1; all else here is inside."""
    with TableServer(host="0.0.0.0") as inside, TableServer() as site:
        port = inside.url("").rpartition(":")[2].strip("/")
        spelled = [
            f"http://{host}:{port}" for host in ("127.0.0.1", "2130706433", "0x7f.1", "127.1", own_name)
        ]
        links = "".join(
            f'<a href="{base}/linked/{number}.html">工作动态{number}</a>'
            for number, base in enumerate(spelled)
        )
        files = "".join(
            f'<a href="{base}/{number}.pdf">附件{number}</a>' for number, base in enumerate(spelled)
        )
        script = (
            f"<div id=app></div><script>fetch('{spelled[-1]}/fetch')</script>"
            if request.param == "browser"
            else ""
        )
        site.table |= {
            "/robots.txt": redirect(f"{spelled[-1]}/robots.txt"),
            "/": html(
                f"<title>某局</title>{TEXT}<a href=/go>跳转栏目</a><a href=/turn>刷新栏目</a>{links}{files}{script}"
            ),
            "/go": redirect(f"{spelled[-1]}/redirected"),
            "/turn": html(f'<meta http-equiv=refresh content="0;url={spelled[-1]}/refreshed">'),
            "/column": redirect(f"{spelled[-1]}/column"),
            "/fine": answer(b"x"),
        }
        inside.table |= {
            path: html("<p>内部系统</p>") for path in ("/linked/0.html", "/redirected", "/robots.txt")
        }
        target = website(SITE, site.url("/"))
        column = Column("c1", SITE, "工作动态", site.url("/column"), ColumnClass.NEWS)
        folder = tmp_path_factory.mktemp("inside")
        yield crawl(folder, [target], columns=[column], GOVSPIDER_INSIDE_HOSTS=""), inside, site


def test_nobody_inside_was_asked(swept: tuple[Crawled, TableServer, TableServer]) -> None:
    crawled, inside, site = swept
    assert site.seen["GET /"]
    assert site.seen["GET /go"] + site.seen["HEAD /go"]
    assert not inside.seen, crawled.err[-2000:]


def test_what_was_refused_is_unjudged_never_dead_or_wrong(
    swept: tuple[Crawled, TableServer, TableServer],
) -> None:
    crawled, inside, _ = swept
    port = inside.url("").rpartition(":")[2].strip("/")
    verdicts = crawled.rows("SELECT url, verdict FROM link_checks")
    assert {row["verdict"] for row in verdicts if f":{port}/" in row["url"]} == {"unjudged"}
    assert {row["verdict"] for row in verdicts} <= {"unjudged", "ok"}
    assert crawled.rows("SELECT kind FROM findings WHERE kind LIKE '%link%' OR kind LIKE '%down%'") == []
    (column,) = crawled.rows("SELECT outcome, error FROM pages WHERE url LIKE '%/column'")
    assert (column["outcome"], column["error"]) == ("unsupported", "内网地址，不予访问")
