"""Where a redirect leads is no matter of the host that sends there."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings

from govspider.crawl.fetch_results import PROXY_ERROR, TRAIL
from govspider.crawl.fetcher import Fetcher
from govspider.items import Outcome

GO, FINE, ELSEWHERE = "http://www.a.test/go", "http://www.a.test/fine", "http://gone.other.test/x"


class Engine:
    """Every address of www.a.test but one is sent to a host that does not resolve."""

    def __init__(self, *, proxied: bool) -> None:
        self.proxied = proxied

    async def download_async(self, request: Request) -> Response:
        request.meta[TRAIL].append(request.url)
        if request.url == FINE:
            return HtmlResponse(FINE, body=b"<p>fine")
        request.meta[TRAIL].append(ELSEWHERE)
        if self.proxied:
            return Response(ELSEWHERE, 502, headers={PROXY_ERROR: "ERR_DNS_FAIL 0"})
        raise CannotResolveHostError("gone.other.test")


class Connection:
    """Ours is there."""

    def __init__(self, proxy: str) -> None:
        self.proxy = proxy

    async def confirm(self, _url: str, outcome: Outcome) -> Outcome:
        return outcome


def fetcher(*, proxied: bool) -> Fetcher:
    crawler: Any = SimpleNamespace(
        settings=Settings({"CONCURRENT_REQUESTS": 2}),
        signals=SimpleNamespace(connect=lambda *_: None),
        engine=Engine(proxied=proxied),
    )
    connection: Any = Connection("http://127.0.0.1:9" if proxied else "")
    return Fetcher(crawler, connection)


@pytest.mark.parametrize("proxied", [False, True])
def test_a_host_that_sends_to_one_that_is_gone_is_not_silent_for_that(*, proxied: bool) -> None:
    asks = fetcher(proxied=proxied)

    async def one_after_the_other() -> None:
        for number in range(9):
            result = await asks.fetch(f"{GO}{number}")
            assert result.outcome is Outcome.DNS
            assert result.asked == ("" if proxied else ELSEWHERE)
        assert (await asks.fetch(FINE)).outcome is Outcome.OK
        assert "不再重复访问" in (await asks.fetch(ELSEWHERE)).error

    asyncio.run(one_after_the_other())
