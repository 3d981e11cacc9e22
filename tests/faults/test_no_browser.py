"""A Chromium that never starts: what needed it is counted, and the run with a good one inspects exactly that."""

from pathlib import Path
from typing import Any

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from govspider.store.integrity import problems_of
from tests.crawling import FRESH, Crawled, account, column, menu_file, scrapy, website
from tests.servers import Behaviour, TableServer, html

pytestmark = pytest.mark.slow

SITE, ACCOUNT = "4419000001", "DRAWN"
DRAWN = """<title>动态</title><div id="app"></div><script>setTimeout(function () {
document.getElementById("app").innerHTML = "<ul><li><a href='/1.html'>第1号简报</a> 2023-06-29</li></ul>"
}, 100)</script>"""
OLD = "".join(
    f'<li><a href="/{n}.html">第{n}号工作简报全文</a><span>2022-01-0{n}</span></li>' for n in range(1, 4)
)


def pages() -> dict[str, Behaviour]:
    links = "".join(f'<a href="/{n}.html">第{n}号工作动态简报</a>' for n in range(4))
    plain = {
        f"/{n}.html": html(f"<title>第{n}号</title><p>第{n}号工作动态简报：{n * 7919}</p>") for n in range(4)
    }
    return plain | {
        "/": html(f"<title>某局</title><p>欢迎</p>{FRESH}{links}<a href='/drawn'>动态</a>"),
        "/robots.txt": html(""),
        "/drawn": html(DRAWN),
        "/old/": html(f"<title>简报</title><h2>简报</h2><ul>{OLD}</ul>"),  # would be accused: looked at again
        "/menu": html(DRAWN),
    }


def sweep(folder: Path, server: TableServer, **settings: str) -> Crawled:
    folder.mkdir(exist_ok=True)
    entry = {"type": "view", "name": "动态", "url": server.url("/menu")}
    targets = (website(SITE, server.url()), account(ACCOUNT, menu_file=menu_file(folder, [entry])))
    write_ledger(Ledger(targets, (column(SITE, server.url("/old/")),)), folder / "ledger")
    return scrapy(folder, "sweep", GOVSPIDER_WORKERS="1", **settings)


def told(done: Crawled) -> list[dict[str, Any]]:
    rows = done.rows("SELECT target_id, url, outcome, title, error, depth, rendered FROM pages ORDER BY 1, 2")
    rows += done.rows("SELECT target_id, position, outcome, newest FROM menu_entries ORDER BY 1, 2")
    rows += done.rows("SELECT target_id, kind, page_url, shown, needs_person FROM findings ORDER BY 1, 2, 3")
    rows += done.rows("SELECT url, verdict, reason FROM link_checks ORDER BY 1")
    rows += done.rows("SELECT url, number, looked_by, outcome FROM looks ORDER BY 1, 2")
    return rows + done.rows("SELECT target_id, state, reason FROM inspections ORDER BY 1")


def test_what_needed_it_is_counted_and_inspected_once_there_is_one(tmp_path: Path) -> None:
    never = tmp_path / "chromium"
    never.write_text("#!/bin/sh\nexec sleep 1000\n", encoding="utf-8")
    never.chmod(0o755)
    with TableServer(pages()) as server:
        undisturbed = sweep(tmp_path / "undisturbed", server)
        assert undisturbed.code == 0, undisturbed.err
        without = sweep(tmp_path / "data", server, GOVSPIDER_CHROMIUM=str(never), GOVSPIDER_PAGE_SECONDS="3")
        assert without.code == 1
        assert "因本机原因未能检查的页面 3 个，涉及对象 2 个" in without.out
        assert "浏览器无法启动" in without.out
        assert "Traceback" not in without.err + without.out
        assert (
            without.rows("SELECT kind FROM findings WHERE kind = 'stale_column' AND NOT needs_person") == []
        )
        seen = dict(server.seen)
        again = sweep(tmp_path / "data", server)
        asked = {path for path, times in server.seen.items() if times > seen.get(path, 0)}
    assert again.code == 0, again.err
    assert told(again) == told(undisturbed)
    assert not asked & {f"GET /{n}.html" for n in range(4)}, "read again though they were read"
    assert problems_of(again.db) == []
