"""Addresses of posts: opened within the budget, the newest first; walls end it; what was left is said."""

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from scrapy.http import HtmlResponse

from govspider.checks.bad_sites import load_bad_sites
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.page_reading import PageReader
from govspider.crawl.phone_pages import PhonePages
from govspider.crawl.post_opening import PostOpening
from govspider.crawl.walls import Walls
from govspider.items import Outcome, Page, PageRole, Post
from govspider.platforms import platform_of
from govspider.platforms.notices import load_notices
from tests.stores import DICTIONARIES

DAY = date(2023, 6, 30)
ARTICLE = (
    "<title>{}</title><div id='js_content'><p>各村完成隐患排查，群众生活有序。</p></div>"
    "<script>var ct = '1687910400';</script>"
)
AWAY = "<title>微信公众平台</title><p>该内容暂时无法查看</p>"
PLATFORM = platform_of("wechat")
NOTICES = load_notices(DICTIONARIES, PLATFORM.notices)


class Serving:
    """Answers with the page of an address; without one there is a wall."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    async def fetch(self, url: str, **_more: object) -> FetchResult:
        self.asked.append(url)
        if url not in self.pages:
            return FetchResult(Outcome.BLOCKED, "访问受限")
        body = self.pages[url].encode()
        return FetchResult(
            Outcome.OK,
            response=HtmlResponse(url, body=body, headers={"Content-Type": "text/html; charset=utf-8"}),
        )


def url_of(number: int) -> str:
    return f"http://mp.test/s/{number}"


def posts(count: int) -> list[Post]:
    return [
        Post("wx", f"第{n}期", DAY - timedelta(days=n), url_of(n), "发文/wx.csv", f"第{n}行")
        for n in range(count)
    ]


def opened(
    pages: Mapping[str, str], due: list[Post], most: int = 20, known: tuple[str, ...] = ()
) -> tuple[list[Page], list[str], str]:
    fetcher: Any = Serving(pages)
    reader = PageReader(DAY, Walls(load_bad_sites(DICTIONARIES).words))
    opening = PostOpening(PhonePages(fetcher, reader, "wx", ""), NOTICES, DAY, most)

    async def run() -> list[Page]:
        return [page async for page in opening.pages(due, known)]

    return asyncio.run(run()), fetcher.asked, opening.left_out


def test_an_article_is_read_by_the_reader_of_its_platform() -> None:
    (page,), _, left_out = opened({url_of(0): ARTICLE.format("第0期")}, posts(1))
    assert page.facts is not None
    assert (page.role, page.outcome, page.notice) == (PageRole.OPENED_POST, Outcome.OK, "")
    assert (page.facts.title, page.facts.published) == ("第0期", date(2023, 6, 28))
    assert "隐患排查" in page.facts.text
    assert (page.parent, left_out) == ("发文/wx.csv第0行", "")


def test_the_newest_within_the_budget_stand_for_the_rest() -> None:
    pages = {url_of(n): ARTICLE.format(n) for n in range(9)}
    _, asked, left_out = opened(pages, posts(9), most=3)
    assert asked == [url_of(0), url_of(1), url_of(2)]
    assert left_out == ""  # the bulletin counts the others once


def test_other_quarters_repeated_and_known_addresses_are_left() -> None:
    day, url = date(2023, 3, 31), "http://mp.test/old"
    ahead = Post("wx", "预告", DAY + timedelta(days=1), "http://mp.test/ahead")
    due = [ahead, *posts(3), posts(1)[0], Post("wx", "无网址", DAY), Post("wx", "旧文", day, url)]
    pages = {url_of(n): ARTICLE.format(n) for n in range(3)}
    _, asked, left_out = opened(pages, due, known=(url_of(1),))
    assert (asked, left_out) == ([url_of(0), url_of(2)], "")


def test_walls_end_it() -> None:
    _, asked, left_out = opened({}, posts(9))
    assert (len(asked), left_out) == (3, "发文网址连续3次访问受限，有6个没有打开")
    busy = {url_of(n): AWAY for n in range(9)}
    _, asked, _ = opened(busy, posts(9))
    assert len(asked) == 3


def test_one_wall_ends_nothing() -> None:
    pages = {url_of(n): ARTICLE.format(n) for n in range(9) if n % 3}
    read, asked, left_out = opened(pages, posts(9))
    assert (len(asked), left_out) == (9, "")
    assert [page.outcome for page in read].count(Outcome.BLOCKED) == 3


def test_notices_are_kept_and_their_words_are_nobodys() -> None:
    said = {
        url_of(0): "<title>微信公众平台</title><p>此内容因违规无法查看</p>",
        url_of(1): "<title></title><div><h2>该内容已被发布者删除</h2></div>",
        url_of(2): AWAY,
        url_of(3): "<title>404</title><p>您访问的页面不存在</p>",
        url_of(4): "<title>提醒</title><p>近日有人收到“此内容因违规无法查看”的短信，系诈骗，请群众勿点链接。"
        "各派出所已开展宣传，提醒老年人不要向陌生人转账，遇到可疑情况请及时报警。</p>",
    }
    read, _, _ = opened(said, posts(5))
    assert [page.notice for page in read] == ["illegal", "removed", "unavailable", "expired", ""]
    assert [page.error for page in read] == ["", "", "页面提示暂时无法查看", "", ""]
    assert [bool(page.facts and page.facts.parts) for page in read] == [False] * 4 + [True]


def test_no_budget_opens_nothing() -> None:
    read, asked, left_out = opened({}, posts(2), most=0)
    assert (read, asked) == ([], [])
    assert left_out == "本季度发文网址共2个，按设置没有打开"
