"""Playwright's errors as our outcomes (浏览器错误对应的抓取结果)."""

from playwright.async_api import Error
from playwright.async_api import TimeoutError as PlaywrightTimeout

from govspider.errors import BrowserError, CostlyPageError, StuckPageError
from govspider.items import Outcome

# Names of Chromium's net errors, without `net::ERR_`; the first that the message holds decides.
_NET_ERRORS: tuple[tuple[str, Outcome], ...] = (
    ("NAME_NOT_RESOLVED", Outcome.DNS),
    ("NAME_RESOLUTION_FAILED", Outcome.DNS),
    ("PROXY_CONNECTION_FAILED", Outcome.OUR_FAULT),  # to our own gate
    ("CONNECTION_REFUSED", Outcome.REFUSED),
    ("ADDRESS_UNREACHABLE", Outcome.REFUSED),
    ("CERT_", Outcome.TLS),
    ("SSL_", Outcome.TLS),
    ("TIMED_OUT", Outcome.TIMEOUT),
    ("TOO_MANY_REDIRECTS", Outcome.REDIRECT_LOOP),
    ("UNKNOWN_URL_SCHEME", Outcome.UNSUPPORTED),
    ("UNSAFE_PORT", Outcome.UNSUPPORTED),
    ("HTTP_RESPONSE_CODE_FAILURE", Outcome.HTTP_ERROR),  # an error status without a page
    ("BLOCKED_BY_", Outcome.BLOCKED),
    ("ABORTED", Outcome.UNSUPPORTED),  # the address is a download
    ("INVALID_", Outcome.BROKEN),
    ("CONTENT_", Outcome.BROKEN),
    ("RESPONSE_HEADERS_", Outcome.BROKEN),
)
# What Playwright says of an address without asking for it.
_SAID = (("Download is starting", Outcome.UNSUPPORTED), ("invalid URL", Outcome.BROKEN))


def outcome_of(error: BaseException) -> Outcome:
    """The outcome that an error of a rendered request stands for.

    Args:
        error: what scrapy-playwright raised.
    """
    if isinstance(error, CostlyPageError):
        return Outcome.TOO_LARGE
    if isinstance(error, StuckPageError):
        return Outcome.STUCK
    if isinstance(error, PlaywrightTimeout):
        return Outcome.TIMEOUT
    if not isinstance(error, Error):
        return Outcome.OUR_FAULT  # Chromium is missing, dead or does not answer
    _, is_of_net, name = error.message.partition("net::ERR_")
    if is_of_net:
        return next((outcome for part, outcome in _NET_ERRORS if part in name), Outcome.CONNECTION_LOST)
    # A crash, a browser that was closed: nothing of it came from the site.
    return next((outcome for part, outcome in _SAID if part in error.message), Outcome.OUR_FAULT)


def is_browser_failure(error: BaseException) -> bool:
    """Whether an error came from the browser, so that `outcome_of` knows it."""
    return isinstance(error, Error | BrowserError)
