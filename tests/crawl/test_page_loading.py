"""What the browser shows is read, whatever charset a header made it believe."""

import asyncio
from datetime import date
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from govspider.checks.bad_sites import load_bad_sites
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_loading import PageLoader
from govspider.crawl.page_reading import PageReader
from govspider.crawl.walls import Walls
from govspider.items import Outcome, Page
from tests.stores import DICTIONARIES

URL = "http://a.test/tzgg/"
ENTRIES = "".join(f"<li><a href='{n}.html'>关于第{n}次会议的通知</a> 2023-06-2{n}</li>" for n in range(6))
SOURCE = f"<title>澄溪市公安局网站</title><h2>通知公告</h2><ul>{ENTRIES}</ul><p>主办单位：澄溪市公安局</p>"


class Browser:
    """Answers every request with one body."""

    def __init__(self, body: bytes, charset: str) -> None:
        headers = {"Content-Type": f"text/html; charset={charset}"}
        self.response = HtmlResponse(URL, 200, body=body, headers=headers)

    async def fetch(self, url: str, **_: object) -> FetchResult:
        """The answer."""
        assert url == URL
        return FetchResult(Outcome.OK, response=self.response)


def shown(source: str, charset: str) -> Page:
    def meta() -> dict[str, Any]:
        return {}

    reader = PageReader(date(2023, 6, 30), Walls(load_bad_sites(DICTIONARIES).words))
    fetcher: Any = Browser(source.encode(), charset)
    return asyncio.run(PageLoader(fetcher, reader, "1", meta).show(PageTask(URL, 0), URL))


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "utf-8"])
def test_a_wrong_header_garbles_no_page(charset: str) -> None:
    signs = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in SOURCE.encode())
    page = shown("".join(signs), charset)
    right = shown(SOURCE, "utf-8")
    assert page.facts is not None
    assert page.facts.title == "澄溪市公安局网站"
    assert page.facts == right.facts
    assert page.rendered
