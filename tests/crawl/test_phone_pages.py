"""Pages whose platform answers with their data: asked tab by tab, merged, and no day believed where one list has none."""

import asyncio
import json
from datetime import date
from typing import Any

from scrapy.http import Response, TextResponse

from govspider.checks.bad_sites import load_bad_sites
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_reading import PageReader
from govspider.crawl.phone_pages import PhonePages
from govspider.crawl.walls import Walls
from govspider.items import Outcome, Page, PageRole
from govspider.text.dates import stamp_date
from tests.stores import DICTIONARIES

DAY = date(2023, 6, 30)
HOME = "https://mp.weixin.test/mp/homepage?__biz=A&hid=1"
NEW, OLD = 1687881600, 1655000000  # 28 June 2023, 12 June 2022


class Answering:
    """Answers for the nth tab with the nth list; a wall behind the last."""

    def __init__(self, *tabs: list[int]) -> None:
        self.tabs = tabs
        self.asked: list[str] = []

    async def fetch(self, url: str, **_more: object) -> FetchResult:
        self.asked.append(url)
        number = int(url.partition("&cid=")[2].partition("&")[0]) if "&cid=" in url else -1
        if number < 0:
            return self._answer(url, "text/html", "<title>溪城动态</title><p>溪城动态各期简报</p>")
        if number >= len(self.tabs):
            return FetchResult(Outcome.BLOCKED, "访问受限")
        rows = [
            {"title": f"第{one}期", "link": f"http://a.test/{one}", "sendtime": one}
            for one in self.tabs[number]
        ]
        return self._answer(url, "application/json", json.dumps({"appmsg_list": rows}))

    @staticmethod
    def _answer(url: str, kind: str, text: str) -> FetchResult:
        headers = {"Content-Type": f"{kind}; charset=utf-8"}
        made: Response = TextResponse(url, body=text.encode(), headers=headers)
        return FetchResult(Outcome.OK, response=made)


def opened(*tabs: list[int]) -> tuple[Page, int]:
    """The page, and how often its data was asked for."""
    fetcher: Any = Answering(*tabs)
    reader = PageReader(DAY, Walls(load_bad_sites(DICTIONARIES).words), is_public=True)
    page = asyncio.run(PhonePages(fetcher, reader, "wx", "").open(PageTask(HOME, 1, PageRole.MENU)))
    return page, len(fetcher.asked) - 1


def days(page: Page) -> list[date | None]:
    return [entry.date for entry in page.facts.entries] if page.facts else []


def test_all_tabs_of_a_home_page_are_its_list() -> None:
    page, asked = opened([OLD, OLD - 9], [NEW], [], [])
    assert (page.url, page.outcome) == (HOME, Outcome.OK)
    assert days(page) == [date(2022, 6, 12), date(2022, 6, 12), date(2023, 6, 28)]
    assert asked == 4


def test_a_tab_in_another_order_leaves_none_its_days() -> None:
    page, _ = opened([OLD], [OLD - 90000, NEW])
    assert days(page) == [None, None, None]


def test_empty_answers_and_walls_leave_the_page_as_it_is() -> None:
    cases: tuple[tuple[list[list[int]], int], ...] = (([[], []], 2), ([], 1))
    for tabs, most in cases:
        page, asked = opened(*tabs)
        assert (days(page), page.outcome, asked) == ([], Outcome.OK, most)
        assert page.facts is not None
        assert page.facts.card is None


class Album(Answering):
    """An album whose page, and first answer, go oldest first."""

    async def fetch(self, url: str, **_more: object) -> FetchResult:
        self.asked.append(url)
        days = [OLD + 86400 * n for n in range(12)]
        if "f=json" not in url:
            rows = "".join(
                f"<li><a href='/{n}'>第{n}期简报印发各单位</a> <span>{stamp_date(str(n))}</span></li>"
                for n in days
            )
            return self._answer(url, "text/html", f"<title>合集</title><ul>{rows}</ul>")
        told = [NEW, *reversed(days)] if "is_reverse=1" in url else days
        articles = [{"title": f"第{n}期", "url": f"http://a.test/{n}", "create_time": str(n)} for n in told]
        return self._answer(
            url, "application/json", json.dumps({"getalbum_resp": {"article_list": articles}})
        )


def test_an_album_that_goes_oldest_first_is_asked_for_in_the_other_order() -> None:
    fetcher: Any = Album()
    reader = PageReader(DAY, Walls(load_bad_sites(DICTIONARIES).words), is_public=True)
    task = PageTask("https://mp.weixin.test/mp/appmsgalbum?__biz=A&album_id=1", 1, PageRole.MENU)
    page = asyncio.run(PhonePages(fetcher, reader, "wx", "").open(task))
    assert max(day for day in days(page) if day) == date(2023, 6, 28)
    assert len(fetcher.asked) == 3


def test_of_a_page_that_does_not_open_the_data_tells() -> None:
    fetcher: Any = Answering([NEW])
    reader = PageReader(DAY, Walls(load_bad_sites(DICTIONARIES).words), is_public=True)
    task = PageTask(HOME, 0, PageRole.HOME)
    lost = Page("wx", HOME, Outcome.BLOCKED, PageRole.HOME, error="访问受限")
    page = asyncio.run(PhonePages(fetcher, reader, "wx", "").with_data(task, lost))
    assert (page.url, page.outcome, page.role) == (HOME, Outcome.OK, PageRole.HOME)
    assert days(page) == [date(2023, 6, 28)]
