"""Disturbances in mid-crawl: connections reset, the database locked by another, a browser that dies again and again."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from govspider.browser.chromium import find_chromium
from govspider.store.integrity import problems_of
from tests.crawling import FRESH, Crawled, account, crawl, menu_file, website
from tests.servers import Behaviour, Handler, TableServer, drop, html

pytestmark = pytest.mark.slow

PAGES = 20
LOCKED_SECONDS = 3.0
SCRIPTED = """<title>动态</title><div id="app"></div>
<script>setTimeout(function () {
document.getElementById("app").innerHTML = "<ul><li><a href='/t/1.html'>第1号简报</a> 2023-06-29</li></ul>"
}, 100)</script>"""


def site() -> dict[str, Behaviour]:
    links = "".join(f'<a href="/{number}.html">第{number}号工作动态简报</a>' for number in range(PAGES))
    pages = {
        f"/{number}.html": html(
            f"<title>第{number}号</title><p>第{number}号工作动态简报：{number * 7919}</p>"
        )
        for number in range(PAGES)
    }
    return {"/": html(f"<title>某局</title><p>欢迎</p>{FRESH}{links}"), "/robots.txt": html("")} | pages


def reset_once(then: Behaviour) -> Behaviour:
    """Hang up on the first request."""

    def behave(handler: Handler) -> None:
        (drop if handler.times == 1 else then)(handler)

    return behave


def locks(database: Path, then: Behaviour) -> Behaviour:
    """Another program begins to write while the page is answered, and takes its time."""

    def write() -> None:
        with closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            threading.Event().wait(LOCKED_SECONDS)
            db.execute("ROLLBACK")

    def behave(handler: Handler) -> None:
        threading.Thread(target=write, daemon=True).start()
        then(handler)

    return behave


def stored(crawled: Crawled, base: str) -> list[tuple[Any, ...]]:
    rows = crawled.rows("SELECT url, outcome, title, body_hash, depth FROM pages ORDER BY url")
    return [(row["url"].removeprefix(base), *list(row.values())[1:]) for row in rows]


def test_resets_and_a_database_locked_by_another_change_nothing(tmp_path: Path) -> None:
    with TableServer(site()) as server:
        undisturbed = crawl(tmp_path / "undisturbed", [website("4419000001", server.url())])
        expected = stored(undisturbed, server.url(""))
    table = site()
    table |= {f"/{number}.html": reset_once(table[f"/{number}.html"]) for number in range(3, PAGES, 10)}
    table["/8.html"] = locks(tmp_path / "disturbed" / "govspider.db", table["/8.html"])
    with TableServer(table) as server:
        disturbed = crawl(tmp_path / "disturbed", [website("4419000001", server.url())])
        assert server.seen["GET /3.html"] == 2
        assert stored(disturbed, server.url("")) == expected
    assert disturbed.code == undisturbed.code == 0, disturbed.err
    assert problems_of(disturbed.db) == []
    assert disturbed.rows("SELECT state FROM inspections") == [{"state": "done"}]


@pytest.mark.parametrize(
    ("program", "outcomes"),
    [
        # The browser dies again and again; ok: it lived long enough.
        ('"{real}" "$@" &\nsleep 3\nkill -9 $!\n', {"our_fault", "ok"}),
        # Once the driver, which has started it, dies: the next page gets a new one.
        (
            '[ -e "$0.once" ] || {{ touch "$0.once"; (sleep 2; kill -9 $PPID) & }}\nexec "{real}" "$@"\n',
            {"ok"},
        ),
    ],
    ids=["browser", "driver"],
)
def test_a_browser_that_dies_accuses_nobody(tmp_path: Path, program: str, outcomes: set[str]) -> None:
    real, fake = find_chromium(None), tmp_path / "chromium"
    fake.write_text(f"#!/bin/sh\n{program.format(real=real)}", encoding="utf-8")
    fake.chmod(0o755)
    with TableServer(
        {"/menu": html(SCRIPTED), "/own": html("<title>首页</title><p>欢迎关注本账号</p>")}
    ) as server:
        entry = {"type": "view", "name": "动态", "url": server.url("/menu")}
        targets = [
            account("ONE", menu_file=menu_file(tmp_path, [entry])),
            account("OWN", home_url=server.url("/own")),  # its address makes the loopback host one of ours
        ]
        done = crawl(
            tmp_path / "data",
            targets,
            spider="wechat",
            GOVSPIDER_CHROMIUM=str(fake),
            GOVSPIDER_PAGE_SECONDS="10",
            RETRY_TIMES="0",
        )
    (told,) = done.rows("SELECT outcome FROM menu_entries WHERE url <> ''")
    assert told["outcome"] in outcomes
    assert done.rows("SELECT kind FROM findings WHERE kind IN ('dead_menu', 'site_down')") == []
    assert "Traceback" not in done.err
