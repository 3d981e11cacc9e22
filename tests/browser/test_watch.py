"""Chromium's memory and processes are watched: a page that uses too much ends, and says nothing of its site."""

import asyncio
import os
import time
from dataclasses import replace

import pytest
from playwright.async_api import Error

from govspider.browser.error_outcomes import outcome_of
from govspider.browser.limits import TreeLimits
from govspider.browser.shared import SharedBrowser
from govspider.browser.watch import Excess, Process, chromium_tree, excess
from govspider.config import Config
from govspider.errors import BrowserError, CostlyPageError, StuckPageError
from govspider.items import Outcome
from tests.browser.conftest import Site

LIMITS = TreeLimits(page_memory=100, memory=250, processes=4)
MB = 1 << 20
HUNGRY = """<p>通知</p><script>const kept = [];
setInterval(() => { for (let n = 0; n < 10; n++) kept.push(new Uint8Array(4 << 20).fill(n)) }, 20)</script>"""


def tree(*renderers: int, browser: int = 10) -> list[Process]:
    pages = [Process(number, memory, is_renderer=True) for number, memory in enumerate(renderers, 2)]
    return [Process(1, browser, is_renderer=False), *pages]


@pytest.mark.parametrize(
    ("processes", "ended"),
    [
        (tree(100, 50), Excess()),
        (tree(50, 101), Excess((3,), is_costly=True)),
        (tree(101, 102), Excess((3, 2), is_costly=True)),
        (tree(90, 95, 80), Excess((3,))),  # all together, though each is small enough
        (tree(1, 2, 3, 4), Excess((5, 4, 3, 2))),
        (tree(50, browser=500), Excess((2,))),
        (tree(browser=500), Excess()),  # the browser itself is not ended
    ],
)
def test_who_must_end(processes: list[Process], ended: Excess) -> None:
    assert excess(processes, LIMITS) == ended


def test_what_a_crash_says() -> None:
    assert outcome_of(Error("Page.content: Target crashed")) is Outcome.OUR_FAULT
    assert outcome_of(Error("Target page, context or browser has been closed")) is Outcome.OUR_FAULT
    assert outcome_of(CostlyPageError("memory")) is Outcome.TOO_LARGE
    assert outcome_of(StuckPageError("scripts")) is Outcome.STUCK
    assert (
        outcome_of(Error("Protocol error (Page.navigate): Cannot navigate to invalid URL")) is Outcome.BROKEN
    )
    assert outcome_of(BrowserError("no answer")) is Outcome.OUR_FAULT
    assert outcome_of(Error("net::ERR_PROXY_CONNECTION_FAILED at http://a.test/")) is Outcome.OUR_FAULT
    assert (
        outcome_of(Error("Page.goto: net::ERR_EMPTY_RESPONSE at http://a.test/")) is Outcome.CONNECTION_LOST
    )


def test_the_limits_are_settings(config: Config) -> None:
    mine = replace(config, page_memory=200 * MB, browser_memory=800 * MB, browser_processes=30)
    assert TreeLimits.of(mine) == TreeLimits(200 * MB, 800 * MB, 30)


@pytest.mark.slow
def test_a_hungry_page_ends_and_the_one_beside_it_stays(config: Config, site: Site) -> None:
    site.pages |= {"/hungry": HUNGRY, "/": "<p>首页</p>"}
    limits = replace(TreeLimits.of(config), page_memory=400 * MB, every=0.1)

    async def open_both() -> tuple[str, bool, int]:
        async with SharedBrowser(config, keep=True, limits=limits) as shared:
            lease, begin = shared.provider(None), time.monotonic()
            browser = await lease.launch_browser()
            quiet = await (await browser.new_context()).new_page()
            await quiet.goto(site.url("/"))
            hungry, crashed = await (await browser.new_context()).new_page(), asyncio.Event()
            hungry.on("crash", lambda _page: crashed.set())
            await hungry.goto(site.url("/hungry"))
            async with asyncio.timeout(120):
                await crashed.wait()
            with pytest.raises(Error):
                await hungry.content()
            size = len(chromium_tree(os.getpid()))
            return await quiet.inner_text("p"), lease.ended_costly_page(begin), size

    text, is_costly, processes = asyncio.run(open_both())
    assert (text, is_costly) == ("首页", True)
    assert processes >= 3
