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
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.async_api import Browser, BrowserContext, Error, Playwright, async_playwright
from scrapy.exceptions import NotSupported

from govspider.browser.chromium import (
    INSTALL_HINT,
    find_chromium,
    launch_options,
    sandbox_possible,
)
from govspider.browser.gate import Gate
from govspider.browser.leasing import LeasedBrowser, Told, answers, closes
from govspider.browser.limits import TreeLimits
from govspider.browser.pace import Places, lateness
from govspider.browser.watch import Watch
from govspider.config import Config
from govspider.errors import BrowserError
from govspider.reach import resolver_of

logger = logging.getLogger(__name__)
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
        self._told_when_gone: list[Told] = []
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
                self._told_when_gone.clear()
                self._browser = await self._launched()
            return self._browser

    async def _launched(self) -> Browser:
        failure = BrowserError(INSTALL_HINT)
        for _ in range(_LAUNCHES):
            try:
                return await self._launch()
            except BrowserError as error:
                failure = error
                await self._leave_driver()  # it may have died with what it started
        self._missing = failure
        logger.error("%s", failure)  # one line; the cause is in it
        raise failure

    def tell_when_gone(self, callback: Told) -> None:
        """Call this, once, when the running browser is gone and nobody else would say so, see `lost`."""
        self._told_when_gone.append(callback)

    async def lost(self, browser: Browser) -> None:
        """Somebody could not use a browser. Where its driver has died, no event tells: it is left, and the next is started.

        Args:
            browser: as it was launched.
        """
        async with self._lock:
            if self._browser is not browser or not browser.is_connected() or await answers(browser):
                return
            logger.warning("浏览器的驱动程序已中断，重新启动")
            self._browser = self._driver = None
            told, self._told_when_gone = self._told_when_gone, []
        for callback in told:
            said = callback()
            if said is not None:
                await said

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
            if browser is not None and browser.is_connected():
                await closes(browser.close())
            await self._leave_driver()
            gate, self._gate = self._gate, None
            if gate is not None:
                gate.stop()

    async def _leave_driver(self) -> None:
        driver, self._driver = self._driver, None
        if driver is not None:
            await closes(driver.stop())

    async def _launch(self) -> Browser:
        program = find_chromium(self._config.chromium)
        if self._driver is None:
            self._driver = await _started_driver()
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
        # All launches together may take what one page may take.
        seconds = self._config.page_seconds / _LAUNCHES * lateness(self._config.most_patience)
        return await self._driver.chromium.launch(executable_path=program, timeout=seconds * 1000, **options)


class BrowserLease:
    """One crawler's use of the shared browser: the `BrowserProvider` of scrapy-playwright."""

    def __init__(self, shared: SharedBrowser) -> None:
        self._shared = shared

    async def start(self) -> None:
        """Called when the crawler's engine starts; starts nothing."""
        self._shared.leased()

    async def launch_browser(self) -> "LeasedBrowser":
        """Called for the first page to render, and again after Chromium crashed."""
        shared, browser = self._shared, await self._shared.browser()
        return LeasedBrowser(
            browser, shared.pages, shared.name, shared.tell_when_gone, partial(shared.lost, browser)
        )

    def ended_costly_page(self, since: float) -> bool:
        """Whether a page was ended since a moment of `time.monotonic` because it used too much memory."""
        return self._shared.watch.ended_costly_page(since)

    async def launch_persistent_context(self, context_kwargs: object) -> BrowserContext:
        """Profiles on disk would keep what pages store: never."""
        raise NotSupported(f"persistent browser profiles are not used: {context_kwargs}")

    async def close(self) -> None:
        """Called when the crawler has ended and its contexts are closed."""
        await self._shared.returned()


async def _started_driver() -> Playwright:
    """Playwright's driver.

    Raises:
        BrowserError: it ended while it started; Playwright says so by an `Exception` of no kind.
    """
    try:
        return await async_playwright().start()
    except Exception as error:
        raise BrowserError(f"浏览器的驱动程序无法启动（{type(error).__name__}）") from error


def _first_line(error: Error) -> str:
    return next((line.strip() for line in error.message.splitlines() if line.strip()), "原因不明")
