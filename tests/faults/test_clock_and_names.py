"""The wall clock jumps, or names stop to resolve, in the midst of a run: nothing lasts longer, nobody is accused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from govspider.store.integrity import problems_of
from tests.crawling import FRESH, Crawled, column, scrapy_plainly, website
from tests.servers import Behaviour, Handler, TableServer, answer

pytestmark = pytest.mark.slow

YEARS = 10 * 365 * 86_400.0
FOLDER = Path(__file__).parent / "disturbance"
ONE, OTHER = "4419000001", "4419000002"


@pytest.fixture
def disturbance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the processes of a run are told as they start; see sitecustomize.py there."""
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


def later(do: Callable[[], object], then: Behaviour) -> Behaviour:
    """Do something when a page is asked for again, then show it."""

    def behave(handler: Handler) -> None:
        if handler.times > 1:
            do()
        then(handler)

    return behave


def site(*more: str) -> dict[str, Behaviour]:
    """A website with pages of its own, two old columns, and links to elsewhere."""
    own = "".join(f'<p><a href="/{number}.html">第{number}号工作动态</a></p>' for number in range(6))
    others = "".join(f'<p><a href="{url}">相关链接</a></p>' for url in more)
    old = "".join(
        f'<li><a href="/{n}.html">第{n}号工作简报全文</a><span>2022-01-0{n}</span></li>' for n in range(1, 6)
    )
    pages = {
        f"/{n}.html": html(f"<title>第{n}号</title><p>第{n}号工作动态：{n * 7919}</p>") for n in range(6)
    }
    columns = {f"/old/{n}/": html(f"<title>第{n}栏</title><h2>第{n}栏</h2><ul>{old}</ul>") for n in (1, 2)}
    return (
        pages
        | columns
        | {
            "/robots.txt": html(""),
            "/": html(f"<title>某局</title><h2>工作动态</h2>{FRESH}{own}{others}"),
        }
    )


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
    """Back by ten years among the pages; ahead of the right time once the first second look has been taken."""
    clock = disturbance / "clock"

    def run(*jumps: float) -> list[tuple[object, ...]]:
        back, ahead = jumps
        table = site()
        table["/3.html"] = first(lambda: clock.write_text(str(back)), table["/3.html"])
        table["/old/1/"] = later(lambda: clock.write_text(str(ahead)), table["/old/1/"])
        with TableServer(table) as server:
            folder = tmp_path / f"{back:.0f}"
            columns = tuple(column(ONE, server.url(f"/old/{name}/"), f"c{name}") for name in "12")
            write_ledger(Ledger((website(ONE, server.url()),), columns), folder / "ledger")
            done = scrapy_plainly(folder, (), "crawl", "website", GOVSPIDER_SECOND_LOOK_SECONDS="2")
            assert float(clock.read_text()) == ahead, "nobody has looked again"
            clock.unlink()
            assert done.code == 0, done.err
            return told(done, server.url(""))

    undisturbed = run(0, 0)
    assert sum("stale_column" in row for row in undisturbed) == 2
    assert sum("browser" in row for row in undisturbed) >= 2
    assert run(-YEARS, YEARS) == undisturbed


def test_names_that_stop_to_resolve_in_mid_sweep_accuse_nobody(tmp_path: Path, disturbance: Path) -> None:
    off = disturbance / "no-names"
    with TableServer() as server:
        bases = [f"http://www.{name}.test:{server.url('').rpartition(':')[2]}" for name in "abcd"]
        table = site(f"{bases[2]}/1.html", f"{bases[3]}/gone.html")
        targets = (website(ONE, f"{bases[0]}/"), website(OTHER, f"{bases[1]}/", "乙局网站"))
        server.table.update(table)
        write_ledger(Ledger(targets, ()), tmp_path / "undisturbed" / "ledger")
        settings = {"GOVSPIDER_INSIDE_HOSTS": "*.test 127.0.0.1", "GOVSPIDER_WORKERS": "1"}
        undisturbed = scrapy_plainly(tmp_path / "undisturbed", (), "crawl", "website", **settings)
        assert undisturbed.code == 0, undisturbed.err

        def sweep() -> Crawled:
            return scrapy_plainly(tmp_path / "disturbed", (), "sweep", **settings)

        write_ledger(Ledger(targets, ()), tmp_path / "disturbed" / "ledger")
        server.table["/3.html"] = first(off.touch, table["/3.html"])
        cut_off = sweep()
        assert cut_off.code == 1, cut_off.err
        assert "Traceback" not in cut_off.err
        assert cut_off.rows("SELECT kind FROM findings WHERE kind IN ('dead_link', 'site_down')") == []
        off.unlink()
        server.table.update(table)
        again = sweep()
    assert again.code == 0, again.err
    assert told(again) == told(undisturbed)
    assert problems_of(again.db) == []
