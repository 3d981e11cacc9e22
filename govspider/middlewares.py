"""Downloader middlewares (下载中间件): no way into our own network, patience with hosts, our proxy."""

import asyncio
import math
from collections.abc import Callable
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from time import monotonic
from typing import TYPE_CHECKING, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, NotConfigured
from scrapy.http import Response
from scrapy.http.cookies import CookieJar
from scrapy.statscollectors import StatsCollector

from govspider.addresses import host_of, without_user
from govspider.browser.pace import lateness
from govspider.config import Config
from govspider.crawl.fetch_results import TRAIL, HostResting, IntranetAddress
from govspider.crawl.resolving import guard_names
from govspider.errors import InsideAddress
from govspider.reach import Reach, Resolver, resolver_of
from govspider.text.mail_time import mail_moment

if TYPE_CHECKING:
    from twisted.internet.base import ReactorBase

_TOO_MANY = 429
_UNAVAILABLE = 503
_SERVER_ERROR = 500
_ANSWER = "govspider_answer"  # meta of a request that is repeated: what the host answered before
_FIRST_WAIT = 2.0  # seconds after a 429 that names no time; doubled with every retry
_ROBOTS_TIMEOUT = 10.0  # seconds, and no more than for a page; without an answer the page itself is asked for


class GuardMiddleware:
    """Drops requests for addresses that are spelled as inside ones, redirects included, but for the ledger's own.

    Names are judged when they are resolved: see `reach`, and `RefusalMiddleware`. User name and password that a redirect
    brings are sent to nobody: Scrapy cannot connect to such an address, and as in browsers the page comes without.
    """

    def __init__(self, reach: Reach) -> None:
        self.reach = reach

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Every crawler has it, so this is where names are guarded, whoever runs the crawler."""
        from twisted.internet import reactor

        resolver = resolver_of(Config.from_settings(crawler.settings))
        guard_names(cast("ReactorBase", reactor), resolver)
        return cls(resolver.reach)

    def process_request(self, request: Request) -> Request | None:
        """Called for every request, also after a redirect.

        Returns:
            The request without user name and password, where it had them.

        Raises:
            IntranetAddress: the request leads inside.
        """
        if self.reach.refuses(request.url):
            raise IntranetAddress(request.url)
        if TRAIL in request.meta:
            request.meta[TRAIL].append(request.url)
        bare = without_user(request.url)
        return None if bare == request.url else request.replace(url=bare)


class RefusalMiddleware:
    """Tells what was not connected to because it lies inside from what does not exist."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The resolver of this process has refused it."""
        return cls(resolver_of(Config.from_settings(crawler.settings)))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Called before Scrapy tries again.

        Raises:
            IntranetAddress: the name leads inside.
        """
        told = self.resolver.why(request.url) if isinstance(exception, CannotResolveHostError) else exception
        if isinstance(told, InsideAddress):
            raise IntranetAddress(request.url) from exception


class PatienceMiddleware:
    """Waits where a host asks for it (限速应答): 429, 503 with Retry-After. AutoThrottle ignores them.

    Every request to that host waits as long as the host asked; where it asks for more than a run can spare, it is
    left alone for the rest of the run. Stands closer to the network than Scrapy's retries, so that a retry waits too.
    """

    def __init__(
        self,
        longest: float,
        stats: StatsCollector | None,
        clock: Callable[[], float] = monotonic,
        late: Callable[[], float] = lambda: 1.0,
        robots_timeout: float = _ROBOTS_TIMEOUT,
    ) -> None:
        self.longest = longest
        self.robots_timeout = robots_timeout
        self.stats = stats
        self.clock = clock
        self.late = late
        self._until: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Reads how long a host may ask us to wait."""
        config = Config.from_settings(crawler.settings)
        return cls(
            config.longest_wait,
            crawler.stats,
            late=lambda: lateness(config.most_patience),
            robots_timeout=min(_ROBOTS_TIMEOUT, crawler.settings.getfloat("DOWNLOAD_TIMEOUT")),
        )

    async def process_request(self, request: Request) -> Response | None:
        """Wait until the host may be asked again.

        Returns:
            What the host answered before, where it may not be asked the second time: that stands.

        Raises:
            HostResting: it asked for more than a run has.
        """
        host = host_of(request.url)
        while (left := self._until.get(host, 0.0) - self.clock()) > 0:
            if left > self.longest:
                before: Response | None = request.meta.get(_ANSWER)
                if before is None or before.url != request.url:
                    raise HostResting(host)
                request.meta["dont_retry"] = True
                return before
            await asyncio.sleep(left)
        if request.meta.get("dont_obey_robotstxt") and request.url.endswith("/robots.txt"):
            # A host may not be entered against its wish because our own machine was late to read it.
            request.meta.update(max_retry_times=0, download_timeout=self.robots_timeout * self.late())
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Note what the host asks for."""
        wait = self._wait(request, response)
        if wait is None and response.status >= _SERVER_ERROR:
            request.meta[_ANSWER] = response
        if wait is not None:
            host = host_of(request.url)
            self._until[host] = max(self._until.get(host, 0.0), self.clock() + wait)
            if self.stats is not None:
                self.stats.inc_value("govspider/patience/asked")
            if wait > self.longest:
                request.meta["dont_retry"] = True
        return response

    def _wait(self, request: Request, response: Response) -> float | None:
        if response.status not in {_TOO_MANY, _UNAVAILABLE}:
            return None
        asked = seconds_asked(response.headers.get("Retry-After"), their_now(response))
        if asked is None and response.status == _TOO_MANY:
            return min(_FIRST_WAIT * 2.0 ** int(request.meta.get("retry_times", 0)), self.longest)
        return math.inf if asked is not None and asked > self.longest else asked


class CookiesMiddleware:
    """Cookies of a crawl. In place of Scrapy's, which asks foreign hosts for the list of public suffixes.

    Domains such as gov.cn are told by their form: nobody sets a cookie for all of them.
    """

    def __init__(self) -> None:
        self.jar = CookieJar(DefaultCookiePolicy(strict_domain=True))

    def process_request(self, request: Request) -> None:
        """Add what the host has set."""
        request.headers.pop("Cookie", None)
        self.jar.add_cookie_header(request)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep what the host sets."""
        self.jar.extract_cookies(response, request)
        return response


class NoWhereMiddleware:
    """A redirect to nowhere (空跳转) shows its own page, as in browsers."""

    def process_response(self, request: Request, response: Response) -> Response:  # noqa: ARG002 - Scrapy's
        """Take an empty `Location` away, so that Scrapy's redirects do not follow it."""
        if b"Location" in response.headers and not (response.headers["Location"] or b"").strip():
            del response.headers["Location"]
        return response


class ProxyMiddleware:
    """Every request goes through the configured HTTP proxy (代理), if there is one: setting GOVSPIDER_PROXY.

    Stands before Scrapy's own proxy middleware, which reads `proxy` from the request's meta.
    """

    def __init__(self, proxy: str) -> None:
        self.proxy = proxy

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Off without a proxy."""
        proxy = Config.from_settings(crawler.settings).proxy
        if not proxy:
            raise NotConfigured
        return cls(proxy)

    def process_request(self, request: Request) -> None:
        """Also for the requests of others, such as for robots.txt."""
        request.meta.setdefault("proxy", self.proxy)


def their_now(response: Response) -> datetime:
    """The present time by the server's own clock, which its other times are of; by ours where it does not say."""
    said = mail_moment((response.headers.get("Date") or b"").decode("latin-1"))
    if said is None:
        return datetime.now(UTC)
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def seconds_asked(value: bytes | None, now: datetime) -> float | None:
    """The header Retry-After in seconds; None if it is absent or unreadable.

    Args:
        value: the header: seconds, or an HTTP date.
        now: the present time, with zone.
    """
    text = (value or b"").decode("latin-1").strip()
    if text.isdecimal():
        return min(float(text), 1e9)
    until = mail_moment(text)
    if until is None:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
