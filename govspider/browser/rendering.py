"""Rendering as data: the request meta that makes Chromium show a page (渲染请求).

A request with this meta is an ordinary Scrapy request: scrapy-playwright opens a page, runs the page
methods, hands back what a reader would see as an HTML response and closes the page, whatever happens.
"""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any
from zlib import crc32

from playwright.async_api import Error, Page, Request, Response
from scrapy_playwright.page import PageMethod

from govspider.addresses import site_of
from govspider.browser.limits import LINGER_MS, LOADING_MS, SETTLE_MS

_FAILED = "govspider_failed_parts"  # meta: addresses of scripts and data that the page asked for in vain
_PARTS = frozenset({"script", "xhr", "fetch"})
_ERROR_STATUS = 400

_LOOK_MS = 250  # between two looks at whether a page is still loading
_IS_LOADED = r"""() => !document.body ||
    !/(?:加载|载入)中|正在(?:加载|载入|读取)|(?:^|\n)[^\S\n]*loading[^\S\n]*(?:\.{2,}|…|\n|$)/i.test(document.body.innerText)"""

_COMMON: dict[str, Any] = {
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "accept_downloads": False,
    "service_workers": "block",
    "ignore_https_errors": True,  # as Scrapy does: a bad certificate is another check's matter
}
_DESKTOP: dict[str, Any] = {"viewport": {"width": 1366, "height": 900}, **_COMMON}
_PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    **_COMMON,
}


def render_meta(*methods: PageMethod) -> dict[str, Any]:
    """Meta of a request for a normal page in a desktop window, ready when its lists are filled.

    Args:
        methods: what else to do with the page once it has settled.
    """
    return _meta("desktop", dict(_DESKTOP), methods)


def phone_meta(
    user_agent: str, *methods: PageMethod, heard: Callable[[Response], None] | None = None
) -> dict[str, Any]:
    """Meta of a request for a page as a phone shows it: small, touched, in a platform's own browser.

    Args:
        user_agent: what that browser sends.
        methods: what else to do with the page once it has settled.
        heard: is called with every response that the page gets.
    """
    name = f"phone {crc32(user_agent.encode()):08x}"  # a context has one User-Agent
    return _meta(name, {**_PHONE, "user_agent": user_agent}, methods, heard)


def page_method(action: Callable[..., Awaitable[Any]], *args: object) -> PageMethod:
    """A step on a rendered page; its `result` is what the step returned. Make a new one for every request."""
    return PageMethod(action, *args)


async def settle(page: Page, late: float = 1.0) -> bool:
    """Wait until the network falls silent, so that scripts have filled their lists; bounded.

    Args:
        page: that has been opened.
        late: how many times longer than usual this machine takes.

    Returns:
        Whether it fell silent in time.
    """
    with suppress(Error):
        await page.wait_for_load_state("networkidle", timeout=SETTLE_MS * late)
        return True
    return False


async def await_loaded(page: Page, late: float = 1.0) -> None:
    """Wait until a page that has settled says no more that it is loading (加载中); bounded.

    Args:
        page: that has been opened.
        late: how many times longer than usual this machine takes.
    """
    with suppress(Error):
        await page.wait_for_function(_IS_LOADED, timeout=LOADING_MS * late, polling=_LOOK_MS)


async def linger(page: Page) -> None:
    """Wait some time more: what scripts draw by the clock no silence of the network tells."""
    with suppress(Error):
        await page.wait_for_timeout(LINGER_MS)
    await settle(page)


def failed_parts(meta: dict[str, Any]) -> tuple[str, ...]:
    """Scripts and data of the page's own site that it asked for in vain: what it shows may not be all.

    Args:
        meta: of the request, see `render_meta`; read it when the page has been shown.
    """
    return tuple(meta[_FAILED])


def _meta(
    name: str,
    context: dict[str, Any],
    methods: Iterable[PageMethod],
    heard: Callable[[Response], None] | None = None,
) -> dict[str, Any]:
    failed: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type in _PARTS and not _is_strange(request):
            failed.append(request.url)

    def note_status(response: Response) -> None:
        if response.status >= _ERROR_STATUS:
            note(response.request)
        elif heard is not None:
            heard(response)

    return {
        _FAILED: failed,
        "playwright_page_event_handlers": {"requestfailed": note, "response": note_status},
        "playwright": True,
        "playwright_context": name,
        "playwright_context_kwargs": context,
        "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},  # its time: see `handler`
        "playwright_page_methods": list(methods),
    }


def _is_strange(request: Request) -> bool:
    """Whether a script is of another site, as counters and adverts are: no list depends on it."""
    try:
        page = request.frame.url
    except Error:  # the frame is gone
        return True
    return request.resource_type == "script" and site_of(request.url) != site_of(page)
