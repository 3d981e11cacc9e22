"""The wall clock jumps, or names stop to resolve, in the midst of a run: nothing lasts longer, nobody is accused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from govspider.store.integrity import problems_of
from tests.crawling import Crawled, column, crawl, scrapy, website
from tests.servers import Behaviour, Handler, TableServer, answer

pytestmark = pytest.mark.slow

YEARS = 10 * 365 * 86_400.0
FOLDER = Path(__file__).parent / "disturbance"
ONE, OTHER = "4419000001", "4419000002"


@pytest.fixture
def disturbance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the processes of a run are told; see sitecustomize.py there."""
    folder = tmp_path / "disturbance"
    folder.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    monkeypatch.setenv("GOVSPIDER_DISTURBANCE", str(folder))
    return folder


def html(text: str) -> Behaviour:
    """A page after which the connection ends: the next one needs the name again."""
    return answer(text.encode(), headers={"Content-Type": "text/html; charset=utf-8", "Connection": "close"})


def first(do: Callable[[], object], then: Behaviour) -> Behaviour:
    """Do something when a page is asked for, then show it."""

    def behave(handler: Handler) -> None:
        do()
        then(handler)

    return behave


def site(*more: str) -> dict[str, Behaviour]:
    """A website with pages of its own, an old column, and links to elsewhere."""
    own = "".join(f'<p><a href="/{number}.html">第{number}号工作动态</a></p>' for number in range(6))
    others = "".join(f'<p><a href="{url}">相关链接</a></p>' for url in more)
    old = "".join(
        f'<li><a href="/{n}.html">第{n}号工作简报全文</a><span>2022-01-0{n}</span></li>' for n in range(1, 6)
    )
    pages = {
        f"/{n}.html": html(f"<title>第{n}号</title><p>第{n}号工作动态：{n * 7919}</p>") for n in range(6)
    }
    return pages | {
        "/robots.txt": html(""),
        "/": html(f"<title>某局</title><h2>工作动态</h2>{own}{others}"),
        "/old/": html(f"<title>工作动态</title><h2>工作动态</h2><ul>{old}</ul>"),
    }


def told(done: Crawled, *bases: str) -> list[tuple[object, ...]]:
    rows = done.rows("SELECT target_id, url, outcome, title, depth FROM pages ORDER BY url")
    rows += done.rows(
        "SELECT target_id, kind, page_url, shown, state, first_seen, last_seen FROM findings ORDER BY 2, 3, 4"
    )
    rows += done.rows("SELECT url, number, looked_by, outcome FROM looks ORDER BY url, number")
    rows += done.rows("SELECT url, verdict FROM link_checks ORDER BY url")
    rows += done.rows("SELECT target_id, state, reason FROM inspections ORDER BY 1")
    texts = [tuple(map(str, row.values())) for row in rows]
    for base in bases:
        texts = [tuple(text.replace(base, "") for text in row) for row in texts]
    return list(texts)


def test_a_wall_clock_that_jumps_changes_nothing(tmp_path: Path, disturbance: Path) -> None:
    def run(jump: float) -> list[tuple[object, ...]]:
        table, clock = site(), disturbance / "clock"
        table["/3.html"] = first(lambda: clock.write_text(str(jump)), table["/3.html"])
        with TableServer(table) as server:
            done = crawl(
                tmp_path / f"{jump:.0f}",
                [website(ONE, server.url())],
                columns=[column(ONE, server.url("/old/"))],
                GOVSPIDER_SECOND_LOOK_SECONDS="2",
            )
            clock.unlink()
            assert done.code == 0, done.err
            return told(done, server.url(""))

    undisturbed = run(0)
    assert any("stale_column" in row for row in undisturbed)
    assert any("browser" in row for row in undisturbed)
    assert run(-YEARS) == undisturbed
    assert run(YEARS) == undisturbed


def test_names_that_stop_to_resolve_in_mid_sweep_accuse_nobody(tmp_path: Path, disturbance: Path) -> None:
    off = disturbance / "no-names"
    with TableServer() as server:
        bases = [f"http://www.{name}.test:{server.url('').rpartition(':')[2]}" for name in "abcd"]
        table = site(f"{bases[2]}/1.html", f"{bases[3]}/gone.html")
        targets = (website(ONE, f"{bases[0]}/"), website(OTHER, f"{bases[1]}/", "乙局网站"))

        def sweep(name: str) -> Crawled:
            write_ledger(Ledger(targets, ()), tmp_path / name / "ledger")
            more = {"GOVSPIDER_WORKERS": "1", "GOVSPIDER_INSIDE_HOSTS": "*.test 127.0.0.1"}
            return scrapy(tmp_path / name, "sweep", **more)

        server.table.update(table)
        undisturbed = sweep("undisturbed")
        assert undisturbed.code == 0, undisturbed.err
        server.table["/3.html"] = first(off.touch, table["/3.html"])
        cut_off = sweep("disturbed")
        assert cut_off.code == 1, cut_off.err
        assert "Traceback" not in cut_off.err
        assert cut_off.rows("SELECT kind FROM findings WHERE kind IN ('dead_link', 'site_down')") == []
        off.unlink()
        server.table.update(table)
        again = sweep("disturbed")
    assert again.code == 0, again.err
    assert told(again) == told(undisturbed)
    assert problems_of(again.db) == []
