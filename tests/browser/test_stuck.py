"""A page whose scripts never rest is told from a browser or a machine that is late."""

import asyncio
import os
import signal

import pytest

from govspider.browser import leasing, pace
from govspider.browser.shared import SharedBrowser
from govspider.browser.stuck import is_stuck
from govspider.browser.watch import computing
from govspider.config import Config
from tests.browser.conftest import Site
from tests.browser.test_shared import browsers

pytestmark = pytest.mark.slow

QUIET = "<p>首页</p>"
BUSY = "<p>首页</p><script>setTimeout(() => {while (true) {}}, 0)</script>"
CALM, LATE = 0.0, 1_000.0  # tasks that wait for a core
PATIENCE = 2
BRIEFLY, LONG = 1.0, 1_000.0  # seconds that a page has


async def told(config: Config, url: str, seconds: float, *, busy: bool, stopped: bool = False) -> bool:
    async with SharedBrowser(config, keep=True) as shared:
        browser = await shared.provider(None).launch_browser()
        page = await (await browser.new_context()).new_page()
        await page.goto(url, wait_until="commit")
        async with asyncio.timeout(60):
            # Nobody tells when a process has computed for so long.
            while busy and max(computing(os.getpid()).values(), default=0.0) < BRIEFLY:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        pids = browsers(os.getpid()) if stopped else []
        with pytest.MonkeyPatch.context() as patch:
            if stopped:  # it will not open another page, and that need not be waited for
                patch.setattr(leasing, "OPEN_MS", 1_000)
            for pid in pids:
                os.kill(pid, signal.SIGSTOP)
            try:
                return await is_stuck(page, PATIENCE, seconds)
            finally:
                for pid in pids:
                    os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize(
    ("html", "tasks", "seconds", "stuck"),
    [
        (BUSY, CALM, LONG, True),
        (BUSY, LATE, LONG, False),
        (BUSY, LATE, BRIEFLY, True),
        (QUIET, CALM, BRIEFLY, False),
    ],
    ids=["busy", "kept waiting by a late machine", "busy for all its time on a late machine", "quiet"],
)
def test_only_a_page_that_was_busy_for_all_its_time_is_stuck(
    config: Config,
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    *,
    html: str,
    tasks: float,
    seconds: float,
    stuck: bool,
) -> None:
    monkeypatch.setattr(pace, "waiting", lambda: tasks)
    site.pages["/"] = html
    assert asyncio.run(told(config, site.url("/"), seconds, busy=html == BUSY)) is stuck


def test_where_the_browser_itself_does_not_answer_no_page_is_stuck(
    config: Config, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "waiting", lambda: CALM)
    site.pages["/"] = BUSY
    assert not asyncio.run(told(config, site.url("/"), BRIEFLY, busy=True, stopped=True))
