"""What a page's own request met in Chromium (访问经过), so that an error is laid to whom it belongs.

Chromium says ERR_ABORTED of an answer without a page (204), of a file, and of a page whose process or network service has
just died: only who has answered can have sent no page.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from playwright.async_api import Download, Error, Page, Request, Response
from playwright.async_api import TimeoutError as PlaywrightTimeout

from govspider.browser.limits import MOST_REQUESTS
from govspider.errors import BrowserError

_REDIRECTS = range(300, 400)


@dataclass  # no slots: Playwright notes on an object which of its methods it calls
class Visit:
    """One page on its way.

    Attributes:
        asked: the address, and those that the page went on to in vain.
        is_file: what came is a file to keep, not a page.
        requests: that the page has made so far.
        is_dead: its process has ended; what was under way may never come to an end.
        end: is called when nothing more can come of it.
    """

    page: Page
    asked: list[str]
    is_file: bool = False
    requests: int = 0
    is_dead: bool = False
    end: Callable[[], None] = lambda: None
    _failures: set[str] = field(default_factory=set)
    _status: int | None = None

    @classmethod
    def of(cls, page: Page, url: str) -> Self:
        """Listen to a page that is about to be opened.

        Args:
            page: it.
            url: what it will show.
        """
        visit = cls(page, [url])
        page.on("request", visit._begun)
        page.on("requestfailed", visit._failed)
        page.on("response", visit._answered)
        page.on("download", visit._came_as_file)
        page.on("crash", visit._died)
        return visit

    @property
    def is_flooding(self) -> bool:
        """Whether it makes requests without end."""
        return self.requests > MOST_REQUESTS

    @property
    def is_answered(self) -> bool:
        """Whether somebody has answered, and the page is not on its way to another address."""
        return self._status is not None

    def cause(self, error: Error) -> Exception:
        """What an error of the page is: itself, or one of our own browser where that has lost the page.

        Args:
            error: that ended it.
        """
        is_late = isinstance(error, PlaywrightTimeout)
        lost_before = "net::ERR_ABORTED" in error.message and not self.is_answered
        lost_within = is_late and "net::ERR_FAILED" in self._failures
        return BrowserError("浏览器中断了对网页的访问") if lost_before or lost_within else error

    def _begun(self, request: Request) -> None:
        self.requests += 1
        if self.is_flooding:
            self.end()
        if is_visit(request, self.page):
            self._status = None

    def _failed(self, request: Request) -> None:
        if is_visit(request, self.page):
            self.asked.append(request.url)
            self._failures.add(request.failure or "")

    def _answered(self, response: Response) -> None:
        if is_visit(response.request, self.page):
            self._status = None if response.status in _REDIRECTS else response.status

    def _died(self, _page: Page) -> None:
        self.is_dead = True
        self.end()

    def _came_as_file(self, _file: Download) -> None:
        self.is_file = True


def is_visit(request: Request, page: Page) -> bool:
    """Whether a request of the browser is for the page itself, and not for what it loads."""
    return request.is_navigation_request() and request.frame == page.main_frame
