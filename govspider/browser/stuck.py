"""Is it the page or the browser that does not answer (页面脚本运行不止)? A second page, opened beside it, tells."""

import asyncio

from playwright.async_api import Browser, Error, Page

from govspider.browser.leasing import closes, opened
from govspider.browser.pace import lateness
from govspider.errors import BrowserError

_ANSWER_SECONDS = 3.0  # after which a page that was given all its time before is not waited for


async def is_stuck(page: Page, most_patience: float) -> bool:
    """Whether a page keeps itself busy, which cannot be for this machine's sake.

    Args:
        page: still open, its time has passed.
        most_patience: see `pace.lateness`.

    Returns:
        Whether the machine is not late, an empty page of the same browser is shown, and this one does not answer.
    """
    if lateness(most_patience) > 1.0 or page.context.browser is None:
        return False
    return await _shows_an_empty_page(page.context.browser) and not await _answers(page)


async def _shows_an_empty_page(browser: Browser) -> bool:
    try:
        context = await opened(browser.new_context())
        try:
            empty = await opened(context.new_page())
            return await _answers(empty)
        finally:
            await closes(context.close())
    except (Error, BrowserError):
        return False


async def _answers(page: Page) -> bool:
    """Whether a page's scripts leave it time for anything else; one that is gone or goes on to another has answered."""
    try:
        async with asyncio.timeout(_ANSWER_SECONDS):
            await page.evaluate("0")
    except TimeoutError:
        return False
    except Error:
        return True
    return True
