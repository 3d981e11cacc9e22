"""Is it the page or the browser that does not answer (页面脚本运行不止)? A second page, opened beside it, tells.

On a machine that is late, a page is stuck all the same when its process has computed, and not waited, for as long as a calm
machine would have let it. Which process is which page's, Chromium does not say: so none that computes without rest may have
had less.
"""

import asyncio
import os

from playwright.async_api import Browser, Error, Page

from govspider.browser.leasing import closes, opened
from govspider.browser.pace import USUAL, lateness
from govspider.browser.watch import computing
from govspider.errors import BrowserError

_ANSWER_SECONDS = 3.0  # after which a page that was given all its time before is not waited for


async def is_stuck(page: Page, most_patience: float, seconds: float) -> bool:
    """Whether a page keeps itself busy, which cannot be for this machine's sake.

    Args:
        page: that has come and is still open; its time has passed. One on its way does not answer either.
        most_patience: see `pace.lateness`.
        seconds: the time that it has on a machine that is not late.

    Returns:
        Whether an empty page of the same browser is shown, this one does not answer, and it has had its time.
    """
    if page.context.browser is None:
        return False
    late, before = lateness(most_patience), computing(os.getpid())
    if not await _shows_an_empty_page(page.context.browser, late) or await _answers(page, late):
        return False
    after = computing(os.getpid())
    restless = [after[pid] for pid in before.keys() & after.keys()]
    return late == 1.0 or min(restless, default=0.0) * USUAL >= seconds


async def _shows_an_empty_page(browser: Browser, late: float) -> bool:
    try:
        context = await opened(browser.new_context())
        try:
            empty = await opened(context.new_page())
            return await _answers(empty, late)
        finally:
            await closes(context.close())
    except (Error, BrowserError):
        return False


async def _answers(page: Page, late: float) -> bool:
    """Whether a page's scripts leave it time for anything else; one that is gone or goes on to another has answered."""
    try:
        async with asyncio.timeout(_ANSWER_SECONDS * late):
            await page.evaluate("0")
    except TimeoutError:
        return False
    except Error:
        return True
    return True
