"""What a crawler gets of the shared Chromium (浏览器租用): contexts of its own, pages while there are places."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Literal, TypeVar

from playwright.async_api import Browser, BrowserContext, Error, Page

from govspider.browser.chromium import own_user_agent
from govspider.browser.limits import CLOSE_MS, OPEN_MS
from govspider.browser.pace import Places
from govspider.errors import BrowserError

Told = Callable[[], Awaitable[None] | None]
Tell = Callable[[Told], None]
Lost = Callable[[], Awaitable[None]]  # called when a browser could not be used
_Opened = TypeVar("_Opened")


class LeasedBrowser:
    """What scrapy-playwright uses of Playwright's `Browser`; closing it leaves Chromium to the others."""

    def __init__(self, browser: Browser, pages: Places, name: str, tell: Tell, lost: Lost) -> None:
        self._browser = browser
        self._pages = pages
        self._name = name
        self._tell = tell
        self._lost = lost

    async def new_context(self, **options: Any) -> "LimitedContext":  # noqa: ANN401 - Playwright's own
        """A fresh context: no cookies or storage of other targets; it says who we are, unless a phone's is asked for.

        Raises:
            BrowserError: the browser does not answer.
        """
        options.setdefault("user_agent", own_user_agent(self._browser.version, self._name))
        try:
            context = await opened(self._browser.new_context(**options))
        except Error:
            await self._lost()
            raise
        return LimitedContext(context, self._pages, self._lost)

    def on(self, event: Literal["disconnected"], callback: Told) -> None:
        """Register for an event of the real browser (`disconnected`)."""
        self._browser.on(event, lambda _browser: callback())
        self._tell(callback)

    async def close(self) -> None:
        """Nothing: the browser is shared."""


class LimitedContext:
    """A context whose pages count against the limit of the process; all else is Playwright's context."""

    def __init__(self, context: BrowserContext, pages: Places, lost: Lost) -> None:
        self._context = context
        self._pages = pages
        self._lost = lost
        self._open: set[Page] = set()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever Playwright has under that name
        """All else is the context's own."""
        return getattr(self._context, name)

    async def new_page(self) -> Page:
        """A page, once fewer than the limit are open in this process.

        Raises:
            BrowserError: the browser does not answer.
        """
        await self._pages.acquire()
        try:
            page = await opened(self._context.new_page())
        except BaseException as error:
            self._pages.release()
            if isinstance(error, Error):
                await self._lost()
            raise
        self._open.add(page)
        page.on("close", self.let_go)
        page.on("crash", self.let_go)
        return page

    def let_go(self, page: Page) -> None:
        """Give the place of a page to another; called when it has closed, or will not close."""
        if page in self._open:
            self._open.remove(page)
            self._pages.release()

    async def close(self) -> None:
        """Close the context and its pages; what does not close in time is left to the end of the browser."""
        await closes(self._context.close())
        for page in tuple(self._open):
            self.let_go(page)


async def opened(opening: Coroutine[Any, Any, _Opened]) -> _Opened:
    """What is opened.

    Raises:
        BrowserError: it does not come in time.
    """
    try:
        async with asyncio.timeout(OPEN_MS / 1000):
            return await opening
    except TimeoutError as error:
        raise BrowserError("浏览器没有响应，网页无法打开") from error


async def answers(browser: Browser) -> bool:
    """Whether a browser still does what it is asked to."""
    try:
        await closes((await opened(browser.new_context())).close())
    except (Error, BrowserError):
        return False
    return True


async def closes(closing: Coroutine[Any, Any, None]) -> bool:
    """Whether what is closed does so in time; what does not is left to the end of the process."""
    try:
        async with asyncio.timeout(CLOSE_MS / 1000):
            await closing
    except (TimeoutError, Error):
        return False
    return True
