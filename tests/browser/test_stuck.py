"""A page whose scripts never rest is told from a browser or a machine that is late."""

import asyncio
import os
import signal

import pytest

from govspider.browser import leasing, pace
from govspider.browser.shared import SharedBrowser
from govspider.browser.stuck import is_stuck
from govspider.config import Config
from tests.browser.conftest import Site
from tests.browser.test_shared import browsers

pytestmark = pytest.mark.slow

BUSY = "<p>首页</p><script>setTimeout(() => {while (true) {}}, 0)</script>"
CALM, LATE = 0.0, 1_000.0  # tasks that wait for a core
PATIENCE = 4


async def told(config: Config, url: str, *, stopped: bool = False) -> bool:
    async with SharedBrowser(config, keep=True) as shared:
        browser = await shared.provider(None).launch_browser()
        page = await (await browser.new_context()).new_page()
        await page.goto(url, wait_until="commit")
        pids = browsers(os.getpid()) if stopped else []
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            return await is_stuck(page, PATIENCE)
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize(
    ("html", "tasks", "stuck"),
    [(BUSY, CALM, True), (BUSY, LATE, False), ("<p>首页</p>", CALM, False)],
    ids=["busy", "busy on a late machine", "quiet"],
)
def test_only_a_page_that_is_busy_on_a_calm_machine_is_stuck(
    config: Config, site: Site, monkeypatch: pytest.MonkeyPatch, html: str, tasks: float, *, stuck: bool
) -> None:
    monkeypatch.setattr(pace, "waiting", lambda: tasks)
    site.pages["/"] = html
    assert asyncio.run(told(config, site.url("/"))) is stuck


def test_where_the_browser_itself_does_not_answer_no_page_is_stuck(
    config: Config, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "waiting", lambda: CALM)
    monkeypatch.setattr(leasing, "OPEN_MS", 1_000)
    site.pages["/"] = BUSY
    assert not asyncio.run(told(config, site.url("/"), stopped=True))
