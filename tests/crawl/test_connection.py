"""When it is we who are cut off, nobody is accused, and a later run inspects what was left."""

from pathlib import Path

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from tests.crawling import Crawled, crawl, website
from tests.servers import TableServer, closed_port, hang, html
from tests.sweep.running import SweepFolder

pytestmark = pytest.mark.slow

HOME = html("<title>某局网站</title><p>某局网站首页，今日要闻、通知公告、政策文件一应俱全。</p>")
LOST = tuple(
    website(f"44010000{n:02}", f"http://www.nowhere{n}.invalid/", f"第{n}局网站") for n in range(1, 4)
)


def _accuses_nobody(done: Crawled) -> None:
    assert done.code == 1
    assert "本机网络不通" in done.err.splitlines()[-1]
    assert done.rows("SELECT * FROM findings") == []
    assert {row["state"] for row in done.rows("SELECT state FROM inspections")} <= {"todo", "failed"}


def test_no_host_of_the_ledger_can_be_found(tmp_path: Path) -> None:
    _accuses_nobody(crawl(tmp_path, LOST, LOG_LEVEL="CRITICAL"))


def test_the_proxy_is_dead(tmp_path: Path) -> None:
    proxy = f"http://127.0.0.1:{closed_port()}"
    done = crawl(tmp_path, LOST, GOVSPIDER_PROXY=proxy, LOG_LEVEL="CRITICAL")
    _accuses_nobody(done)
    assert proxy in done.err


def test_an_address_that_answers_says_nothing_of_our_name_service(tmp_path: Path) -> None:
    with TableServer({"/": HOME}) as server:
        done = crawl(tmp_path, (*LOST, website("4401000009", server.url())))
    assert done.rows("SELECT target_id FROM findings WHERE kind = 'site_down'") == []
    outcomes = done.rows("SELECT target_id, outcome FROM pages WHERE role = 'home' ORDER BY target_id")
    assert [row["outcome"] for row in outcomes] == ["our_fault"] * len(LOST) + ["ok"]
    assert done.code == 0


def test_hosts_that_refuse_beside_one_that_answers_are_down(tmp_path: Path) -> None:
    closed = website("4401000001", f"http://127.0.0.1:{closed_port()}/")
    with TableServer({"/": HOME}) as server:
        done = crawl(tmp_path, (closed, website("4401000009", server.url())))
    down = done.rows("SELECT target_id FROM findings WHERE kind = 'site_down'")
    assert [row["target_id"] for row in down] == [closed.target_id]


def test_a_host_that_hangs_is_no_fault_of_ours(tmp_path: Path) -> None:
    with TableServer({"/": hang}) as server:
        done = crawl(
            tmp_path,
            (website("4401000009", server.url()),),
            RETRY_TIMES="0",  # each try waits in Chromium
            PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT="2000",
        )
    assert [row["kind"] for row in done.rows("SELECT kind FROM findings")] == ["site_down"]


def test_a_sweep_that_was_cut_off_goes_on_when_the_network_is_back(tmp_path: Path) -> None:
    with TableServer({"/": HOME}) as server:
        write_ledger(Ledger((website("4401000009", server.url()),), ()), tmp_path / "ledger")
        dead = SweepFolder(tmp_path, (("GOVSPIDER_PROXY", f"http://127.0.0.1:{closed_port()}"),))
        cut_off = dead.run()
        assert cut_off.returncode == 1
        assert cut_off.stderr.count("本机网络不通") == 1
        assert "Traceback" not in cut_off.stderr
        assert dead.count("findings") == 0
        done = SweepFolder(tmp_path).run()
    assert done.returncode == 0, done.stderr
    assert dead.rows("SELECT state FROM inspections") == [("done",)]
    assert dead.rows("SELECT outcome FROM pages") == [("ok",)]
