"""The download handler (下载器): Scrapy's own for plain requests, scrapy-playwright's for rendered ones."""

from playwright.async_api import Page
from scrapy import Request, Spider
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler


class BoundedHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc] # it has no type hints
    """Runs page methods without waiting for everything that a page loads.

    scrapy-playwright waits for the `load` event after each method and gives the whole page up if it does
    not come: one picture that never ends would cost the page. Our methods are bounded themselves.
    """

    async def _apply_page_methods(self, page: Page, request: Request, spider: Spider) -> None:  # noqa: ARG002
        for step in request.meta.get("playwright_page_methods") or ():
            step.result = await step.method(page, *step.args)
