"""Pages that cost more than a page may: each costs itself only, and the summary says so."""

from pathlib import Path
from typing import Any

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from govspider.store.integrity import problems_of
from tests.crawling import FRESH, Crawled, scrapy, website
from tests.servers import Behaviour, TableServer, html

pytestmark = pytest.mark.slow

SITE = "4419000001"
LIMITS = {"GOVSPIDER_READ_SECONDS": "1", "GOVSPIDER_READ_MEMORY": str(160 << 20)}
PLAIN = 3
SLOW = "<title>甲</title>" + "<table><tr><td>1<td>第一项工作" * 40_000  # 4 s of computing, 130 MB
HUNGRY = (
    "<title>乙</title><ul>" + "<li><a href='/0.html'>工作动态简报</a> 2023-06-28</li>" * 60_000
)  # 2 s, 300 MB
LARGE = "<title>丙</title><p>身份证号441900199003076530</p>" + "<!-- -->" * 45_000  # read apart, and sound


def table(costly: dict[str, str]) -> dict[str, Behaviour]:
    links = "".join(f'<a href="/{n}.html">第{n}号工作动态简报</a>' for n in range(PLAIN))
    links += "".join(
        f"<a href='/{name}'>第{name}份工作简报</a>" for name in ("a_slow", "b_hungry", "c_large")
    )
    plain = {
        f"/{n}.html": html(
            f"<title>第{n}号</title><p>第{n}号工作动态简报：{n * 7919}，请各单位认真布署。</p>"
        )
        for n in range(PLAIN)
    }
    home = {"/": html(f"<title>某局</title><p>欢迎</p>{FRESH}{links}"), "/robots.txt": html("")}
    return plain | home | {f"/{name}": html(text) for name, text in costly.items()}


def inspected(folder: Path, *command: str, **costly: str) -> tuple[Crawled, str]:
    with TableServer(table(costly)) as server:
        write_ledger(Ledger((website(SITE, server.url()),), ()), folder / "ledger")
        settings = LIMITS | {
            "DOWNLOAD_MAXSIZE": "8000000",
            "DOWNLOAD_TIMEOUT": "30",
            "GOVSPIDER_WORKERS": "1",
        }
        return scrapy(folder, *command, **settings), server.url("")


def told(done: Crawled, base: str) -> list[dict[str, Any]]:
    """All that is said, but of the two pages themselves."""
    rows = done.rows("SELECT url, outcome, error, title, depth FROM pages ORDER BY url")
    rows += done.rows("SELECT kind, page_url AS url, shown FROM findings ORDER BY kind, url, shown")
    rows += done.rows("SELECT url, verdict FROM link_checks ORDER BY url")
    rows = [row | {"url": row["url"].removeprefix(base)} for row in rows]
    return [row for row in rows if row["url"] not in {"/a_slow", "/b_hungry"}]


def test_they_cost_nobody_else_anything(tmp_path: Path) -> None:
    small = {"a_slow": "<p>甲</p>", "b_hungry": "<p>乙</p>"}
    sound, base = inspected(tmp_path / "sound", "crawl", "website", **small, c_large=LARGE)
    costly, other = inspected(tmp_path / "costly", "sweep", a_slow=SLOW, b_hungry=HUNGRY, c_large=LARGE)
    assert sound.code == costly.code == 0, costly.err
    assert told(costly, other) == told(sound, base)
    assert {"/0.html", "/c_large"} <= {row["url"] for row in told(costly, other) if "kind" in row}
    ended = costly.rows("SELECT url, outcome, error FROM pages WHERE error <> '' ORDER BY url")
    assert [(row["url"], row["outcome"]) for row in ended] == [
        (f"{other}/a_slow", "too_large"),
        (f"{other}/b_hungry", "too_large"),
    ], ended
    assert all("超过时间或内存上限，未能判定" in row["error"] for row in ended)
    assert "未能判定的页面和附件 2 个（内容过大 2 个）" in costly.out
    assert problems_of(costly.db) == []
