"""Targets that hang, refuse, never end or redirect for ever: the others are complete, the sweep ends."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from govspider.items import Ledger
from govspider.ledger import write_ledger
from tests.crawling import website
from tests.servers import Behaviour, TableServer, bomb, closed_port, drop, endless, hang, html, redirect
from tests.sweep.running import SweepFolder

pytestmark = pytest.mark.slow

GOOD = html(
    "<title>某局网站</title><ul><li><a href='/a.html'>关于开展检查的通知</a> 2024-05-18</li></ul>"
    "<p>某局网站首页，今日要闻、通知公告、政策文件一应俱全。</p>"
)
ARTICLE = html("<title>关于开展检查的通知</title><p>各单位要做好秸杆综合利用检查工作，确保安全。</p>")
BAD: dict[str, Behaviour] = {
    "hang": hang,
    "hang again": hang,
    "endless": endless,
    "bomb": bomb,
    "drop": drop,
    "loop": redirect("/"),
}
REFUSING = 2
HEALTHY = 2


@pytest.fixture
def hostile(tmp_path: Path) -> SweepFolder:
    settings = {
        "GOVSPIDER_CRAWLERS": "8",
        "GOVSPIDER_TARGET_SECONDS": "60",
        "RETRY_TIMES": "0",
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": "5000",
    }
    return SweepFolder(tmp_path, tuple(settings.items()))


def test_bad_targets_do_not_hold_up_the_good(hostile: SweepFolder) -> None:
    with ExitStack() as stack:
        homes = {}
        for number, (name, behaviour) in enumerate(BAD.items()):
            server = stack.enter_context(TableServer({"/": behaviour}, host=f"127.0.0.{number + 20}"))
            homes[name] = server.url()
        for number in range(REFUSING):
            homes[f"refused {number}"] = f"http://127.0.0.{number + 40}:{closed_port()}/"
        for number in range(HEALTHY):
            server = stack.enter_context(
                TableServer({"/": GOOD, "/a.html": ARTICLE}, host=f"127.0.0.{number + 60}")
            )
            homes[f"good {number}"] = server.url()
        targets = [
            website(f"44190000{n:02}", url, name) for n, (name, url) in enumerate(homes.items(), start=1)
        ]
        write_ledger(Ledger(tuple(targets), ()), hostile.folder / "ledger")
        done = hostile.run()
    assert done.returncode == 0, done.stderr
    homes_of = "SELECT t.name, p.outcome FROM pages p JOIN targets t USING (target_id) WHERE p.role = 'home'"
    outcomes = {str(name): str(outcome) for name, outcome in hostile.rows(homes_of)}
    assert {name: outcomes[name] for name in BAD} == {
        "hang": "timeout",
        "hang again": "timeout",
        "endless": "too_large",
        "bomb": "too_large",
        "drop": "connection_lost",
        "loop": "redirect_loop",
    }
    assert {outcomes[f"refused {number}"] for number in range(REFUSING)} == {"refused"}
    words = hostile.rows(
        "SELECT t.name, f.shown, f.suggestion FROM findings f JOIN targets t USING (target_id)"
        " WHERE f.kind = 'wrong_word' ORDER BY t.name"
    )
    assert words == [(f"good {number}", "秸杆", "秸秆") for number in range(HEALTHY)]
    down = {
        name
        for (name,) in hostile.rows(
            "SELECT t.name FROM findings f JOIN targets t USING (target_id) WHERE f.kind = 'site_down'"
        )
    }
    assert down >= {"drop", "loop", "refused 0", "refused 1"}
    assert not {name for name in down if str(name).startswith("good")}


def test_an_invalid_ledger_is_one_clear_error(hostile: SweepFolder) -> None:
    ledger = hostile.folder / "ledger"
    ledger.mkdir(parents=True)
    (ledger / "网站.csv").write_text(
        "网站标识码,网站名称,主办单位,首页网址\n44,某网站,某局,不是网址\n", encoding="utf-8"
    )
    done = hostile.run()
    assert done.returncode == 1
    assert "网站.csv" in done.stderr
    assert "Traceback" not in done.stderr
