"""No personal data in logs; the numbers here are made up and carry valid check digits."""

import asyncio
import gc
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Error
from scrapy import Spider

from govspider.browser.handler import shorten_logs
from govspider.errors import NetworkError
from govspider.items import InspectedPage, Outcome, Page, PageFacts
from govspider.logs import MaskingLogFormatter, mask_logs

ID_NUMBER = "110101199003070353"
PHONE = "13812345678"


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What a handler of the root logger writes."""
    written: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(self.format(record))

    handler = Keep()
    factory = logging.getLogRecordFactory()
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)
    logging.setLogRecordFactory(factory)


def test_messages_arguments_and_tracebacks_are_masked(lines: list[str]) -> None:
    mask_logs()
    mask_logs()  # twice is once
    log = logging.getLogger("some.library")
    log.error("身份证号 %s 电话 %s", ID_NUMBER, PHONE)
    try:
        int(f"身份证号 {ID_NUMBER}")
    except ValueError:
        log.exception("failed")
    text = "\n".join(lines)
    assert len(lines) == 2
    assert ID_NUMBER not in text
    assert PHONE not in text
    assert "110101" in text
    assert "ValueError" in text


def test_arguments_that_do_not_fit_do_not_lose_the_line(lines: list[str]) -> None:
    mask_logs()
    logging.getLogger("x").warning("%d", "no number")
    assert lines == ["%d (arguments do not fit)"]


def test_robots_failures_come_without_traceback(lines: list[str]) -> None:
    mask_logs()
    try:
        Path("/nowhere/at/all").read_text(encoding="utf-8")
    except OSError:
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").exception("Error downloading")
    assert lines == ["Error downloading"]


def test_messages_about_items_name_the_url_only() -> None:
    page = Page("1", "http://a.test/x", Outcome.OK, facts=PageFacts(text=f"身份证号 {ID_NUMBER}"))
    formatter, spider = MaskingLogFormatter(), Spider("x")
    for result in (
        formatter.scraped(InspectedPage(page), None, spider),
        formatter.dropped(InspectedPage(page), ValueError("x"), None, spider),
        formatter.item_error(InspectedPage(page), ValueError("x"), None, spider),
    ):
        line = result["msg"] % result["args"]
        assert "http://a.test/x" in line
        assert ID_NUMBER not in line


def test_the_password_of_a_proxy_is_in_no_line(lines: list[str]) -> None:
    mask_logs()
    logging.getLogger("some.library").error("proxy http://user:geheim@proxy.test:3128/ refused")
    logging.getLogger("some.library").error("%s", NetworkError("http://user:geheim@proxy.test:3128"))
    assert lines[0] == "proxy http://proxy.test:3128/ refused"
    assert "geheim" not in str(lines)


OURS = "我们的错误"
# The second is as Playwright's transport has it.
LOST = (Error("浏览器已关闭"), Exception("Connection closed while reading from the driver"), ValueError(OURS))


def told_by_asyncio() -> None:
    """Of tasks that nobody waits for."""

    async def call(error: Exception) -> None:
        raise error

    async def die() -> None:
        await asyncio.wait([asyncio.ensure_future(call(error)) for error in LOST])

    asyncio.run(die())
    gc.collect()


def told_by_playwright() -> None:
    """Of its own listeners."""
    for error in LOST:
        logging.getLogger("playwright").error("Error occurred in event listener", exc_info=error)


@pytest.mark.parametrize("tell", [told_by_asyncio, told_by_playwright])
def test_a_call_to_a_browser_that_died_is_one_line(
    caplog: pytest.LogCaptureFixture, tell: Callable[[], None]
) -> None:
    shorten_logs()
    tell()
    told_in_full = [record for record in caplog.records if record.exc_info]
    assert len(caplog.records) == len(LOST)
    assert all("\n" not in record.getMessage() for record in caplog.records if not record.exc_info)
    assert [OURS in str(record.exc_info) for record in told_in_full] == [True]
