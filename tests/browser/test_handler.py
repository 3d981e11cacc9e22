"""A page whose script never ends takes nobody else's place, and the crawl ends."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest

from tests.crawling import account, crawl, menu_file
from tests.servers import Behaviour, Handler, TableServer, answer, hang, html

pytestmark = pytest.mark.slow

FILLED = """<html><head><title>动态</title></head><body><div id="app"></div><script>setTimeout(function () {
document.getElementById("app").innerHTML = "<ul><li><a href='/t/1.html'>第1号简报</a> 2023-06-29</li></ul>";
%s}, 100)</script></body></html>"""
BUSY = FILLED % "while (true) {}"
AT_ONCE = FILLED % "" + "<script>while (true) {}</script>"  # before the page is there
# 3 MB that nobody sees, more than tests take of a page.
GROWN = (
    FILLED
    % "document.body.append(Object.assign(document.createElement('script'), {type: 'a', text: 'a'.repeat(3e6)}));"
)
STUCK = ("busy", "at_once")
MENUS = (*STUCK, "scripted", "grown")
AT_A_TIME = "2"  # pages: the busy ones hold every place


def menu_of(folder: Path, server: TableServer, names: Iterable[str]) -> str:
    return menu_file(
        folder, ({"type": "view", "name": name, "url": server.url(f"/{name}")} for name in names)
    )


def hang_for_the_browser_once(then: Behaviour) -> Behaviour:
    """The plain request is answered, the browser's first is not, its second is."""
    asked = count(1)

    def behave(handler: Handler) -> None:
        (hang if next(asked) == 2 else then)(handler)

    return behave


def test_a_page_that_the_browser_did_not_get_in_time_is_asked_for_again(tmp_path: Path) -> None:
    kept = {"Content-Type": "application/zip", "Content-Disposition": "attachment; filename=a.zip"}
    table = {
        "/scripted": hang_for_the_browser_once(html(FILLED % "")),
        "/file": answer(b"PK", headers=kept),
        "/nothing": answer(b"", status=204),
    }
    with TableServer(table) as server:
        accounts = [
            account("ONCE", menu_file=menu_of(tmp_path, server, ["scripted", "file#/", "nothing#/"])),
            account("OWN", home_url=server.url("/own")),
        ]
        done = crawl(
            tmp_path / "data", accounts, spider="wechat", PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT="6000"
        )
        assert server.seen["GET /scripted"] == 3
    assert done.code == 0, done.err
    entry, *others = done.rows(
        "SELECT outcome, rendered, newest FROM menu_entries WHERE url <> '' ORDER BY position"
    )
    assert entry == {"outcome": "ok", "rendered": 1, "newest": "2023-06-29"}
    assert [other["outcome"] for other in others] == ["unsupported"] * 2, (
        "no page came, and that is not for our sake"
    )


def test_a_page_without_an_end_is_not_judged_and_holds_nobody_up(tmp_path: Path) -> None:
    table = {"/busy": html(BUSY), "/at_once": html(AT_ONCE)}
    table |= {"/scripted": html(FILLED % ""), "/grown": html(GROWN)}
    with TableServer(table) as server:
        accounts = [
            account("BUSY", menu_file=menu_of(tmp_path, server, MENUS)),
            account("OWN", home_url=server.url("/own")),  # its address makes the loopback host one of ours
        ]
        done = crawl(
            tmp_path / "data",
            accounts,
            spider="wechat",
            GOVSPIDER_PAGE_SECONDS="6",
            PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT="4000",
            GOVSPIDER_BROWSER_PAGES=AT_A_TIME,
        )
    assert done.code == 0, done.err
    found = {row["name"]: row["outcome"] for row in done.rows("SELECT * FROM menu_entries WHERE url <> ''")}
    assert found == dict.fromkeys(STUCK, "stuck") | {"scripted": "ok", "grown": "too_large"}
    assert done.rows("SELECT * FROM findings WHERE kind = 'dead_menu'") == []
    told = done.rows("SELECT outcome_name, reason, number FROM unjudged WHERE outcome_name <> '正常'")
    assert {row["outcome_name"]: row["number"] for row in told} == {"脚本运行不止": len(STUCK), "内容过大": 1}
    assert all("须人工核实" in row["reason"] for row in told if row["outcome_name"] == "脚本运行不止")


def test_a_page_that_makes_requests_without_end_is_ended(tmp_path: Path) -> None:
    # A thousand a second are without end; more would only wait in the queue of the test's own server.
    asking = "let n = 0; setInterval(() => { for (let m = 0; m < 60; m++) fetch('/part?' + n++) }, 50);"
    with TableServer({"/asking": html(FILLED % asking), "/scripted": html(FILLED % "")}) as server:
        menu = menu_of(tmp_path, server, ["asking", "scripted"])
        accounts = [account("ASKING", menu_file=menu), account("OWN", home_url=server.url("/own"))]
        # One page at a time: beside such a page another may be late for reasons of our own machine.
        done = crawl(tmp_path / "data", accounts, spider="wechat", GOVSPIDER_BROWSER_PAGES="1")
        assert server.seen["GET /asking"] == 2, "the browser is not asked again"
    found = {row["name"]: row["outcome"] for row in done.rows("SELECT * FROM menu_entries WHERE url <> ''")}
    assert found == {"asking": "too_large", "scripted": "ok"}
