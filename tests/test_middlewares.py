import asyncio
from datetime import UTC, datetime

import pytest
from scrapy import Request
from scrapy.http import Response

from govspider.crawl.fetch_results import HostResting
from govspider.middlewares import CookiesMiddleware, NoWhereMiddleware, PatienceMiddleware, seconds_asked

NOW = datetime(2023, 6, 30, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (b"Fri, 30 Jun 2023 08:00:30 GMT", 30.0),
        (b"Fri, 30 Jun 2023 07:00:00 GMT", 0.0),
        (b"soon", None),
        (b"-5", None),
        (None, None),
    ],
)
def test_retry_after_in_both_its_forms(value: bytes | None, seconds: float | None) -> None:
    assert seconds_asked(value, NOW) == seconds


def ask(middleware: PatienceMiddleware, status: int, wait: str | None = None) -> Request:
    request = Request("http://a.test/x")
    headers = {"Retry-After": wait} if wait else {}
    middleware.process_response(request, Response(request.url, status=status, headers=headers))
    return request


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("status", "wait"), [(429, "600"), (503, "600")])
def test_a_host_that_asks_for_too_much_is_left_alone(status: int, wait: str) -> None:
    middleware = PatienceMiddleware(60, None, Clock())
    assert ask(middleware, status, wait).meta["dont_retry"] is True
    with pytest.raises(HostResting):
        asyncio.run(middleware.process_request(Request("http://a.test/y")))
    asyncio.run(middleware.process_request(Request("http://b.test/y")))  # another host is not concerned


def test_what_a_host_answered_before_it_asked_for_rest_stands() -> None:
    """Pages of one host are asked for side by side: which answer comes first decides nothing."""
    middleware = PatienceMiddleware(60, None, Clock())
    broken = ask(middleware, 500)
    ask(middleware, 429, "3600")
    told = asyncio.run(middleware.process_request(broken.copy()))
    assert told is not None
    assert told.status == 500
    with pytest.raises(HostResting):
        asyncio.run(middleware.process_request(broken.replace(url="http://a.test/y")))  # redirected since


def test_a_time_is_told_by_the_clock_of_the_server() -> None:
    """Ours may be years away from it: that would be more than a run has, or no wait at all."""
    clock = Clock()
    middleware = PatienceMiddleware(60, None, clock)
    for day in ("Mon, 30 Jun 2003", "Fri, 30 Jun 2053"):
        request = Request("http://a.test/x")
        headers = {"Retry-After": f"{day} 08:00:30 GMT", "Date": f"{day} 08:00:00 GMT"}
        middleware.process_response(request, Response(request.url, status=503, headers=headers))
        assert "dont_retry" not in request.meta
    assert middleware._until == {"a.test": clock.now + 30}


def test_a_host_that_asks_for_a_little_is_waited_for() -> None:
    clock = Clock()
    middleware = PatienceMiddleware(60, None, clock)
    assert "dont_retry" not in ask(middleware, 429, "5").meta
    clock.now += 6
    asyncio.run(middleware.process_request(Request("http://a.test/y")))
    assert "dont_retry" not in ask(middleware, 503).meta  # 503 without a time: Scrapy's retries deal with it
    asyncio.run(middleware.process_request(Request("http://a.test/y")))


def test_robots_txt_is_asked_for_once() -> None:
    request = Request("http://a.test/robots.txt", meta={"dont_obey_robotstxt": True})
    asyncio.run(PatienceMiddleware(60, None).process_request(request))
    assert (request.meta["max_retry_times"], request.meta["download_timeout"]) == (0, 10)


def test_robots_txt_is_waited_for_longer_on_a_machine_that_is_late() -> None:
    request = Request("http://a.test/robots.txt", meta={"dont_obey_robotstxt": True})
    asyncio.run(PatienceMiddleware(60, None, late=lambda: 3.0).process_request(request))
    assert request.meta["download_timeout"] == 30


def test_cookies_go_back_to_the_host_that_set_them() -> None:
    cookies = CookiesMiddleware()
    first = Request("http://www.a.gov.cn/")
    own = ["a=1; path=/", "b=2; domain=.gov.cn", "c=3; domain=.a.gov.cn"]
    cookies.process_response(first, Response(first.url, headers={"Set-Cookie": own}))
    sent = [Request(url) for url in ("http://www.a.gov.cn/x", "http://bbs.a.gov.cn/", "http://www.b.gov.cn/")]
    for request in sent:
        cookies.process_request(request)
    assert [request.headers.get("Cookie") for request in sent] == [b"a=1; c=3", b"c=3", None]


def test_a_redirect_to_nowhere_shows_its_own_page() -> None:
    request = Request("http://a.test/")
    empty = Response(request.url, 302, headers={"Location": " "})
    assert "Location" not in NoWhereMiddleware().process_response(request, empty).headers
    onward = Response(request.url, 302, headers={"Location": "/x"})
    assert NoWhereMiddleware().process_response(request, onward).headers["Location"] == b"/x"
