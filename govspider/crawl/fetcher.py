"""One request, one result (抓取): whatever happens to a host ends as a `FetchResult`.

The only exception is `NetworkError`: it is we who are cut off, and nothing can be said of anybody.
"""

import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Response

from govspider.addresses import host_of, site_of
from govspider.browser.error_outcomes import is_browser_failure, outcome_of
from govspider.checks.outcomes import OUTCOME_NAMES, UNREACHED
from govspider.crawl.certificates import certificate_fault
from govspider.crawl.connection import Connection
from govspider.crawl.fetch_results import (
    CUT_SHORT,
    PROXY_ERROR,
    TRAIL,
    FetchResult,
    result_of_exception,
    result_of_proxy_error,
    result_of_status,
)
from govspider.errors import BrowserError
from govspider.items import Outcome

_ENOUGH = "govspider_enough"  # meta: bytes of a body that are enough; the rest is not fetched
_RECEIVED = "govspider_received"
# A host that never answered is not asked for its other pages one by one; one that did gets more chances.
_SILENT_AFTER = {Outcome.DNS: 1, Outcome.REFUSED: 2, Outcome.TIMEOUT: 2}
_CHANCES = 4
_UNREACHED = frozenset({Outcome.DNS, Outcome.REFUSED, Outcome.TIMEOUT})  # also when a proxy's answer says so


@dataclass(slots=True, weakref_slot=True, eq=False)
class Fetcher:
    """Makes requests through Scrapy's downloader middlewares: robots.txt, retries, redirects, throttling."""

    crawler: Crawler
    connection: Connection
    _answered: set[str] = field(default_factory=set)
    _failures: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    _certificates: dict[str, str] = field(default_factory=dict)  # site → what is wrong with its certificate
    _slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.crawler.settings.getint("CONCURRENT_REQUESTS"))
        self.crawler.signals.connect(self._body_begins, signals.headers_received)
        self.crawler.signals.connect(self._body_goes_on, signals.bytes_received)

    async def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        enough: int = 0,
        meta: dict[str, Any] | None = None,
        user_agent: str = "",
        referer: str = "",
        again: bool = False,
        once: bool = False,
    ) -> FetchResult:
        """Ask for one URL.

        Args:
            url: absolute.
            method: GET or HEAD.
            enough: bytes of the body after which the rest is not fetched; 0: all of it.
            meta: further meta of the request, such as the browser's.
            user_agent: what to say we are; '': the setting USER_AGENT.
            referer: the page that leads there; '': none is told.
            again: ask though the host was silent before.
            once: do not repeat the request where it fails; a host that never answered is silent after one of these.

        Raises:
            NetworkError: we are cut off.
        """
        host = host_of(url)
        if not again and (silent := self._silent(host, once=once)):
            return FetchResult(silent, f"{OUTCOME_NAMES[silent]}（该主机多次无法连接，不再重复访问）")
        headers = {"Accept-Encoding": "identity"} if enough else {}
        said = {"User-Agent": user_agent, "Referer": referer}
        headers |= {name: value for name, value in said.items() if value}
        more: dict[str, Any] = {"max_retry_times": 0} if once else {}
        async with self._slots:
            result = await self._ask(url, method, headers, {_ENOUGH: enough, **more, **(meta or {})})
        if await self.connection.confirm(url, result.outcome) is not result.outcome:
            return FetchResult(Outcome.OUR_FAULT, "本机的域名解析可能有故障，未能检查")
        self._remember(host, result)
        return result

    async def _ask(self, url: str, method: str, headers: dict[str, str], meta: dict[str, Any]) -> FetchResult:
        engine = self.crawler.engine
        assert engine is not None
        trail: list[str] = []
        try:
            request = Request(
                url, method=method, headers=headers, meta=meta | {TRAIL: trail}, dont_filter=True
            )
            response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - a failure is a row: every error has an outcome
            if is_browser_failure(error):
                outcome = outcome_of(error)
                # What we say ourselves tells how to mend it, as where there is no Chromium.
                said = str(error) if isinstance(error, BrowserError) else OUTCOME_NAMES[outcome]
                return FetchResult(outcome, said)
            failed = result_of_exception(error, rendered=bool(meta.get("playwright")))
            is_elsewhere = failed.outcome in UNREACHED and len(trail) > 1 and trail[-1] != url
            return replace(failed, asked=trail[-1]) if is_elsewhere else failed
        result = replace(
            self._result_of(response), response=response, certificate=self._certificate_of(response)
        )
        return CUT_SHORT if result.is_cut_short and not response.body else result

    def _result_of(self, response: Response) -> FetchResult:
        if not self.connection.proxy:
            return result_of_status(response.status)
        cause = (response.headers.get(PROXY_ERROR) or b"").decode("latin-1")
        return result_of_proxy_error(cause) or result_of_status(response.status, proxied=True)

    def _certificate_of(self, response: Response) -> str:
        """What is wrong with a host's certificate: Chromium does not show it, a plain request before it did."""
        if not response.url.startswith("https:"):
            return ""
        site = site_of(response.url)
        if site not in self._certificates:
            self._certificates[site] = certificate_fault(response)
        return self._certificates[site]

    def _silent(self, host: str, *, once: bool) -> Outcome | None:
        has_answered, failures = host in self._answered, self._failures[host]
        for kind, limit in _SILENT_AFTER.items():
            most = limit * _CHANCES if has_answered else 1 if once else limit
            if failures[kind] >= most:
                return kind
        return None

    def _remember(self, host: str, result: FetchResult) -> None:
        """Note who has answered and who has not: where a redirect leads is no matter of the host that sends there."""
        last = host_of(result.asked or (result.response.url if result.response is not None else "")) or host
        is_reached = result.response is not None and result.outcome not in _UNREACHED
        if is_reached or last != host:
            self._answered.add(host)
            self._failures[host].clear()
        if not is_reached:
            self._failures[last][result.outcome] += 1

    def _body_begins(self, request: Request) -> None:
        request.meta.pop(_RECEIVED, None)  # a redirect or retry takes the meta of the request before it along

    def _body_goes_on(self, data: bytes, request: Request) -> None:
        enough = request.meta.get(_ENOUGH)
        if not enough:
            return
        received = request.meta.get(_RECEIVED, 0) + len(data)
        request.meta[_RECEIVED] = received
        if received >= enough:
            raise StopDownload(fail=False)
