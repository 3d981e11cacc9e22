"""The download handler (下载器): Scrapy's own for plain requests, scrapy-playwright's for rendered ones."""

import logging
import time

from playwright.async_api import Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeout
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import NotSupported
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from govspider.browser.leasing import closes
from govspider.browser.markup_size import markup_size
from govspider.browser.pace import lateness, within
from govspider.browser.rendering import await_loaded, settle
from govspider.browser.stuck import is_stuck
from govspider.browser.visit import Visit
from govspider.config import Config
from govspider.errors import BrowserError, CostlyPageError, StuckPageError
from govspider.privacy.masking import mask_text
from govspider.reach import resolver_of

logger = logging.getLogger(__name__)
PAGE_SECONDS = "govspider_page_seconds"  # in a request's meta: more time for its page than others get


class _OneLine(logging.Filter):
    """What scrapy-playwright logs of a page that failed: one line, personal data in its address masked."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = mask_text(record.getMessage().replace("\n", " ")), ()
        record.exc_info = record.exc_text = None
        return True


class _LostCalls(_OneLine):
    """Likewise what is logged of Playwright's own calls that were under way when Chromium or its driver died."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten a record of such a call; leave any other as it is."""
        error = record.exc_info[1] if record.exc_info else None
        is_lost = isinstance(error, Error) or _DRIVER_GONE in str(error)
        return super().filter(record) if is_lost else True


_DRIVER_GONE = (
    "Connection closed while reading from the driver"  # Playwright says so by an `Exception` of no kind
)
# A task that nobody waits for is logged by asyncio, what fails in a listener by Playwright.
_SHORTENED = {"scrapy-playwright": _OneLine(), **dict.fromkeys(("asyncio", "playwright"), _LostCalls())}
_VISIT = "govspider_visit"
_TOO_MUCH = "网页在浏览器中占用的内存超过上限，已结束"
_PAGE = "playwright_page"  # where scrapy-playwright looks for a page that is open already


def shorten_logs() -> None:
    """Let one line be logged of each page that failed; calling it again changes nothing."""
    for name, shortening in _SHORTENED.items():
        logging.getLogger(name).addFilter(shortening)


class BoundedHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc] # it has no type hints
    """Gives every rendered request an end, and its page back whatever happened.

    scrapy-playwright bounds the navigation only: a script that never ends, or a browser that no longer answers,
    would hold the request, its place among the pages and with it the whole crawl for ever.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        shorten_logs()
        config = Config.from_settings(crawler.settings)
        self._seconds, self._patience = config.page_seconds, config.most_patience
        self._largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._navigation = crawler.settings.getfloat("PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT")
        self._resolver = resolver_of(config)

    async def _download_request_with_retry(self, request: Request, spider: Spider) -> Response:
        page = await self._create_page(request, spider)  # waits for its turn: not counted
        request.meta[_PAGE] = page
        visit, begin = Visit.of(page, request.url), time.monotonic()
        seconds = request.meta.get(PAGE_SECONDS, self._seconds)
        request.meta[_VISIT] = visit
        late = lateness(self._patience)
        request.meta["playwright_page_goto_kwargs"] |= {"timeout": self._navigation * late}
        try:
            async with within(seconds, self._patience) as visit.end:
                response: Response = await super()._download_request_with_retry(request, spider)
        except TimeoutError as error:
            if visit.is_flooding:
                raise CostlyPageError("网页不停地发出请求，已结束") from error
            if visit.is_dead and self.browser_provider.ended_costly_page(begin):
                raise CostlyPageError(_TOO_MUCH) from error
            await self._blame(visit, error, seconds)
            raise BrowserError("网页打开后浏览器没有响应") from error
        except Error as error:
            if self.browser_provider.ended_costly_page(begin):
                raise CostlyPageError(_TOO_MUCH) from error
            # Chromium knows only that its proxy did not connect; the gate knows why.
            reasons = filter(None, map(self._resolver.why, reversed(visit.asked)))
            raise next(reasons, visit.cause(error)) from error
        except RuntimeError as error:
            if visit.is_file:  # scrapy-playwright says so of one that it did not get
                raise NotSupported("浏览器得到的是文件，不是网页") from error
            raise
        finally:
            del request.meta[_VISIT]
            request.meta.pop(_PAGE, None)
            await self._give_back(page, request)
        return response

    async def _download_request_with_page(self, request: Request, page: Page, spider: Spider) -> Response:
        try:
            response: Response = await super()._download_request_with_page(request, page, spider)
        except PlaywrightTimeout as error:
            seconds = self._navigation / 1000
            await self._blame(request.meta[_VISIT], error, seconds)  # scrapy-playwright closes the page next
            raise
        return response

    async def _blame(self, visit: Visit, error: Exception, seconds: float) -> None:
        """Say that a page whose time has passed is itself at fault, if it is: a page that has not come is not.

        Args:
            visit: of the page.
            error: that says so.
            seconds: the time.

        Raises:
            StuckPageError: it is.
        """
        if visit.is_answered and not visit.is_dead and await is_stuck(visit.page, self._patience, seconds):
            raise StuckPageError("网页脚本运行不止") from error

    async def _give_back(self, page: Page, request: Request) -> None:
        """Close a page that is still open; one that cannot be closed keeps nobody else waiting."""
        if page.is_closed() or await closes(page.close()):
            return
        logger.warning("浏览器页面没有关闭，不再等待：%s", request.url)
        context = self.context_wrappers.get(request.meta["playwright_context"])
        if context is not None:
            context.semaphore.release()
            context.context.let_go(page)

    async def _apply_page_methods(self, page: Page, request: Request, spider: Spider) -> None:  # noqa: ARG002
        """Settle, then run page methods; the `load` event is not waited for: one endless picture would cost the page.

        Raises:
            CostlyPageError: what the page has become is larger than any that is read.
        """
        late = lateness(self._patience)
        if await settle(page, late):  # one that still loads has had its time
            await await_loaded(page, late)
        for step in request.meta.get("playwright_page_methods") or ():
            step.result = await step.method(page, *step.args)
        if await markup_size(page) > self._largest:
            raise CostlyPageError("网页在浏览器中的内容超过大小上限")
