"""One Chromium per process, shared by all its crawlers (共用浏览器).

scrapy-playwright starts a driver for each crawler and scheme, and a browser for each that renders; a
worker that runs hundreds of crawlers would start hundreds. `SharedBrowser.provider` goes into the setting
PLAYWRIGHT_BROWSER_PROVIDER: nothing is started before the first page is rendered, a Chromium that crashed
is started again, and a crawler that ends closes its own contexts only. Driver and Chromium hang on pipes
of this process, so they end when it is killed.
"""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from playwright.async_api import Browser, BrowserContext, Error, Page, Playwright, async_playwright
from scrapy.exceptions import NotSupported

from govspider.browser.chromium import (
    INSTALL_HINT,
    find_chromium,
    launch_options,
    own_user_agent,
    sandbox_possible,
)
from govspider.browser.gate import Gate
from govspider.browser.limits import CLOSE_MS, OPEN_MS, TreeLimits
from govspider.browser.pace import Places, lateness
from govspider.browser.watch import Watch
from govspider.config import Config
from govspider.errors import BrowserError
from govspider.reach import resolver_of

logger = logging.getLogger(__name__)
_Opened = TypeVar("_Opened")
_LAUNCHES = 3  # in a row that may fail, as when Chromium is killed while it starts, before it is given up


class SharedBrowser:
    """Starts Chromium on first need; may be used as an async context manager.

    Args:
        config: program, proxy and how many pages are open at a time.
        keep: stay open when no crawler is left (a worker between two targets); else the last one closes it.
        limits: of what Chromium may use.
    """

    def __init__(self, config: Config, *, keep: bool, limits: TreeLimits | None = None) -> None:
        self._config = config
        self._keep = keep
        self._lock = asyncio.Lock()
        self._driver: Playwright | None = None
        self._browser: Browser | None = None
        self._gate: Gate | None = None
        self._missing: BrowserError | None = None
        self._leases = 0
        self._watching: asyncio.Task[None] | None = None
        self.watch = Watch(limits or TreeLimits.of(config))
        self.pages = Places(config.browser_pages, lambda: lateness(config.most_patience))
        self.name = config.user_agent  # who we are

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        """Scrapy copies its settings for every crawler; the browser in them stays the one browser."""
        return self

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def provider(self, _config: object) -> "BrowserLease":
        """What scrapy-playwright asks for a browser; called by its handler, once a crawler and scheme."""
        return BrowserLease(self)

    async def browser(self) -> Browser:
        """The running Chromium, started or started again as needed.

        Raises:
            BrowserError: there is no usable Chromium; said once, then remembered.
        """
        async with self._lock:
            if self._missing is not None:
                raise self._missing
            if self._browser is None or not self._browser.is_connected():
                self._browser = await self._launched()
            return self._browser

    async def _launched(self) -> Browser:
        failure = BrowserError(INSTALL_HINT)
        for _ in range(_LAUNCHES):
            try:
                return await self._launch()
            except BrowserError as error:
                failure = error
        self._missing = failure
        logger.error("%s", failure)  # one line; the cause is in it
        raise failure

    def leased(self) -> None:
        """A crawler may need the browser from now on."""
        self._leases += 1

    async def returned(self) -> None:
        """A crawler has ended."""
        self._leases -= 1
        if not self._leases and not self._keep:
            await self.stop()

    async def stop(self) -> None:
        """Close Chromium and its driver; it may be started again."""
        async with self._lock:
            if self._watching is not None:
                self._watching.cancel()
                self._watching = None
            browser, self._browser = self._browser, None
            driver, self._driver = self._driver, None
            if browser is not None and browser.is_connected():
                await closes(browser.close())
            if driver is not None:
                await closes(driver.stop())
            gate, self._gate = self._gate, None
            if gate is not None:
                gate.stop()

    async def _launch(self) -> Browser:
        program = find_chromium(self._config.chromium)
        if self._driver is None:
            self._driver = await async_playwright().start()
        if program is None and not os.access(self._driver.chromium.executable_path, os.X_OK):
            raise BrowserError(INSTALL_HINT)
        if self._gate is None:
            resolver = await asyncio.to_thread(resolver_of, self._config)
            self._gate = Gate(resolver, self._config.proxy)
        if self._watching is None:
            self._watching = asyncio.create_task(self.watch.run())
        sandbox = sandbox_possible()
        try:
            return await self._start(program, sandbox=sandbox)
        except Error as error:
            if not sandbox or "sandbox" not in error.message.lower():
                raise BrowserError(f"浏览器无法启动：{_first_line(error)}。{INSTALL_HINT}") from error
        logger.warning("系统不允许 Chromium 沙箱，改为不使用沙箱运行")
        try:
            return await self._start(program, sandbox=False)
        except Error as error:
            raise BrowserError(f"浏览器无法启动：{_first_line(error)}。{INSTALL_HINT}") from error

    async def _start(self, program: Path | None, *, sandbox: bool) -> Browser:
        assert self._driver is not None
        assert self._gate is not None
        options = launch_options(self._gate.url, sandbox=sandbox)
        return await self._driver.chromium.launch(executable_path=program, **options)


class BrowserLease:
    """One crawler's use of the shared browser: the `BrowserProvider` of scrapy-playwright."""

    def __init__(self, shared: SharedBrowser) -> None:
        self._shared = shared

    async def start(self) -> None:
        """Called when the crawler's engine starts; starts nothing."""
        self._shared.leased()

    async def launch_browser(self) -> "LeasedBrowser":
        """Called for the first page to render, and again after Chromium crashed."""
        return LeasedBrowser(await self._shared.browser(), self._shared.pages, self._shared.name)

    def ended_costly_page(self, since: float) -> bool:
        """Whether a page was ended since a moment of `time.monotonic` because it used too much memory."""
        return self._shared.watch.ended_costly_page(since)

    async def launch_persistent_context(self, context_kwargs: object) -> BrowserContext:
        """Profiles on disk would keep what pages store: never."""
        raise NotSupported(f"persistent browser profiles are not used: {context_kwargs}")

    async def close(self) -> None:
        """Called when the crawler has ended and its contexts are closed."""
        await self._shared.returned()


class LeasedBrowser:
    """What scrapy-playwright uses of Playwright's `Browser`; closing it leaves Chromium to the others."""

    def __init__(self, browser: Browser, pages: Places, name: str) -> None:
        self._browser = browser
        self._pages = pages
        self._name = name

    async def new_context(self, **options: Any) -> "LimitedContext":  # noqa: ANN401 - Playwright's own
        """A fresh context: no cookies or storage of other targets; it says who we are, unless a phone's is asked for.

        Raises:
            BrowserError: the browser does not answer.
        """
        options.setdefault("user_agent", own_user_agent(self._browser.version, self._name))
        return LimitedContext(await _opened(self._browser.new_context(**options)), self._pages)

    def on(
        self, event: Literal["disconnected"], callback: Callable[[Browser], Awaitable[None] | None]
    ) -> None:
        """Register for an event of the real browser (`disconnected`)."""
        self._browser.on(event, callback)

    async def close(self) -> None:
        """Nothing: the browser is shared."""


class LimitedContext:
    """A context whose pages count against the limit of the process; all else is Playwright's context."""

    def __init__(self, context: BrowserContext, pages: Places) -> None:
        self._context = context
        self._pages = pages
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
            page = await _opened(self._context.new_page())
        except BaseException:
            self._pages.release()
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


async def _opened(opening: Coroutine[Any, Any, _Opened]) -> _Opened:
    try:
        async with asyncio.timeout(OPEN_MS / 1000):
            return await opening
    except TimeoutError as error:
        raise BrowserError("浏览器没有响应，网页无法打开") from error


async def closes(closing: Coroutine[Any, Any, None]) -> bool:
    """Whether what is closed does so in time; what does not is left to the end of the process."""
    try:
        async with asyncio.timeout(CLOSE_MS / 1000):
            await closing
    except (TimeoutError, Error):
        return False
    return True


def _first_line(error: Error) -> str:
    return next((line.strip() for line in error.message.splitlines() if line.strip()), "原因不明")
