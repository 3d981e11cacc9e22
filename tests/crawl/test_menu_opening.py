"""What a menu leads to: an accused entry has a picture, unless the browser fails at it again."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from govspider.browser.phone_frame import Caption
from govspider.browser.shown import Shown
from govspider.checks import dead_menu
from govspider.checks.bad_sites import load_bad_sites
from govspider.checks.dead_menu import fault_of
from govspider.config import Config
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.menu_opening import MenuOpener
from govspider.crawl.page_reading import PageReader
from govspider.crawl.phone_pages import PhonePages
from govspider.crawl.walls import Walls
from govspider.items import MenuEntry, Outcome
from govspider.platforms import platform_of
from govspider.platforms.notices import load_notices
from tests.checks.building import ACCOUNT, doubts, facts_of
from tests.stores import DICTIONARIES, NATIONAL, config_of

DAY = date(2023, 6, 30)
RIGHT = "<title>最新动态</title><ul><li>第1号简报 2023-06-28</li><li>第2号简报 2023-06-20</li></ul>"
GONE = "<title>微信公众平台</title><p>此内容因违规无法查看</p>"


class Losing:
    """Answers each request, and loses the first pictures, as a browser does that is ended in between."""

    def __init__(self, lost: int) -> None:
        self.lost = lost
        self.looks = 0

    async def fetch(self, url: str, *, meta: dict[str, Any] | None = None, **_more: object) -> FetchResult:
        methods = (meta or {}).get("playwright_page_methods", [])
        if methods:
            sight, shot = methods
            self.looks += 1
            sight.result, shot.result = Shown(GONE), self.looks > self.lost
        page = HtmlResponse(url, body=GONE.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
        return FetchResult(Outcome.OK, response=page)


class Late:
    """Answers a plain request; in the browser it times out, as on a machine that is too busy."""

    async def fetch(self, url: str, *, meta: dict[str, Any] | None = None, **_more: object) -> FetchResult:
        if meta:
            return FetchResult(Outcome.TIMEOUT, "在规定时间内没有打开")
        page = HtmlResponse(url, body=GONE.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
        return FetchResult(Outcome.OK, response=page)


class Showing:
    """Answers each request with a page that is right, and photographs it."""

    def __init__(self) -> None:
        self.shots = 0

    async def fetch(self, url: str, *, meta: dict[str, Any] | None = None, **_more: object) -> FetchResult:
        for shot in (meta or {}).get("playwright_page_methods", []):
            self.shots += 1
            shot.result = True
            assert [part for part in shot.args if isinstance(part, Caption)] == [
                Caption("石桥发布", "wx-1", "动态", "1.1", url)
            ]
        page = HtmlResponse(url, body=RIGHT.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
        return FetchResult(Outcome.OK, response=page)


def opener(browser: Any, config: Config) -> MenuOpener:
    platform = platform_of("wechat")
    reader = PageReader(DAY, Walls(load_bad_sites(DICTIONARIES).words))
    return MenuOpener(
        PhonePages(browser, reader, "wx-1", platform.user_agent),
        config,
        DAY,
        NATIONAL,
        platform,
        load_notices(DICTIONARIES, platform.notices),
        name="石桥发布",
    )


@pytest.mark.parametrize(("wanted", "picture"), [(False, ""), (True, "out/2023Q2/pictures/wx-1/1.1.png")])
def test_an_entry_that_is_right_is_photographed_where_all_are(
    *, wanted: bool, picture: str, tmp_path: Path
) -> None:
    browser = Showing()
    config = replace(config_of(tmp_path / "govspider.db", "2023Q2"), all_menu_pictures=wanted)
    entry = MenuEntry("wx-1", "1.1", "动态", "view", "http://m.test/1")
    (told,), _ = asyncio.run(opener(browser, config).open_all([entry], {}))
    assert (told.outcome, told.screenshot, browser.shots) == (Outcome.OK, picture, int(wanted))


def test_what_opened_and_times_out_in_the_browser_is_looked_at_by_the_next_run(tmp_path: Path) -> None:
    config = config_of(tmp_path / "govspider.db", "2023Q2")
    entry = MenuEntry("wx-1", "1.1", "动态", "view", "http://mp.weixin.test/s/1")
    (told,), _ = asyncio.run(opener(Late(), config).open_all([entry], {}))
    assert (told.outcome, fault_of(told)) == (Outcome.OUR_FAULT, "")


LOGIN = "<title>用户登录</title><form>手机号 <input name=u> 密码 <input type=password> <button>登录</button></form>"


class Asking:
    """Sends everybody to log in."""

    async def fetch(self, url: str, **_more: object) -> FetchResult:
        landed = url if url.endswith("login.html") else "http://m.test/sso/login"
        page = HtmlResponse(landed, body=LOGIN.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
        return FetchResult(Outcome.OK, response=page)


@pytest.mark.parametrize(
    ("url", "outcome", "said"),
    [
        (
            "http://m.test/zcjd/",
            Outcome.BLOCKED,
            ["菜单“政策解读”：访问受限：对方拒绝程序访问，或要求登录、验证、排队"],
        ),
        ("http://m.test/login.html", Outcome.OK, []),
    ],
)
def test_an_entry_that_asks_to_log_in_is_said_and_never_a_fault(
    url: str, outcome: Outcome, said: list[str], tmp_path: Path
) -> None:
    config = config_of(tmp_path / "govspider.db", "2023Q2")
    entry = MenuEntry("wx-1", "1.1", "政策解读", "view", url)
    (told,), _ = asyncio.run(opener(Asking(), config).open_all([entry], {}))
    assert (told.outcome, fault_of(told)) == (outcome, "")
    assert doubts(dead_menu.CHECK, facts_of(ACCOUNT, menu=(told,))) == said


@pytest.mark.parametrize(("lost", "looks", "pictures"), [(0, 1, 1), (1, 2, 1), (9, 2, 0)])
def test_a_picture_that_the_browser_lost_is_taken_once_more(
    tmp_path: Path, lost: int, looks: int, pictures: int
) -> None:
    browser: Any = Losing(lost)
    config = config_of(tmp_path / "govspider.db", "2023Q2")
    entry = MenuEntry("wx-1", "1.1", "动态", "view", "http://mp.weixin.test/s/1")
    (told,), _ = asyncio.run(opener(browser, config).open_all([entry], {}))
    assert told.notice
    assert (browser.looks, bool(told.screenshot)) == (looks, bool(pictures))
