"""Bottom menus of several makes, read in a real Chromium."""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.async_api import Error

from govspider.browser.leasing import LeasedBrowser
from govspider.browser.menu_touch import guard_page
from govspider.browser.menu_walker import MenuWalk, walk_menu
from govspider.browser.pace import lateness
from govspider.browser.rendering import phone_meta, settle
from govspider.browser.shared import SharedBrowser
from govspider.browser.watch import chromium_tree
from govspider.config import Config
from govspider.extract.bottom_bar import read_bar
from govspider.items import MenuEntry
from govspider.platforms import wechat
from govspider.platforms.menu_words import load_menu_words
from tests.browser.conftest import Site, config_in, serving

pytestmark = pytest.mark.slow

MENUS = Path(__file__).parent / "menus"

Shape = list[tuple[str, str, str, str]]

WALKS: dict[str, Shape] = {
    "weui": [
        ("1", "政务公开", "view", "/gk"),
        ("2", "办事服务", "view", "/bs"),
        ("3", "互动交流", "view", "/hd?from=menu"),
    ],
    "popup": [
        ("1", "微资讯", "sub", ""),
        ("1.1", "最新动态", "view", "/news"),
        ("1.2", "通知公告", "view", "/notice"),
        ("2", "微服务", "sub", ""),
        ("2.1", "社保查询", "view", "/query"),
        ("2.2", "电话咨询", "click", ""),
        ("3", "关于我们", "view", "/about"),
    ],
    "scroll": [
        (str(number), f"栏目{name}", "view", f"/c/%{code}")
        for number, (name, code) in enumerate(
            [
                ("一", "E4%B8%80"),
                ("二", "E4%BA%8C"),
                ("三", "E4%B8%89"),
                ("四", "E5%9B%9B"),
                ("五", "E4%BA%94"),
                ("六", "E5%85%AD"),
            ],
            1,
        )
    ],
    "footer_nav": [
        ("1", "走进东江", "sub", ""),
        ("1.1", "东江简介", "view", "/jj"),
        ("1.2", "旅游指南", "view", "http://other.test/ly"),
        ("2", "新闻", "view", "/xw"),
        ("3", "投票", "view", "/tp"),
    ],
    "sheet": [
        ("1", "办事", "sub", ""),
        ("1.1", "户政", "view", "/hz"),
        ("1.2", "税务", "view", "/sw"),
        ("2", "资讯", "sub", ""),
        ("2.1", "要闻", "view", "/yw"),
    ],
    "hash": [("1", "资讯", "view", "/#/news"), ("2", "服务", "view", "/#/serve")],
    "lone": [("1", "公开", "view", "/a"), ("2", "办事", "view", "/b"), ("3", "互动", "view", "/c")],
    "scripted": [("1", "公开", "view", "/s0"), ("2", "服务", "view", "/s1")],
    "plain": [
        ("1", "政务公开", "view", "/gk/"),
        ("2", "办事", "view", "/bs"),
        ("3", "互动", "view", "http://other.test/hd"),
    ],
    "folded": [
        ("1", "公开", "sub", ""),
        ("1.1", "简介", "view", "/a1"),
        ("1.2", "要闻", "view", "/a2"),
        ("2", "办事", "view", "/b"),
        ("3", "互动", "sub", ""),
        ("3.1", "留言", "view", "/c1"),
    ],
    "single": [
        ("1", "微资讯", "sub", ""),
        ("1.1", "最新动态", "view", "/dt"),
        ("1.2", "通知公告", "view", "/tz"),
    ],
    "late_touch": [("1", "公开", "view", "/a"), ("2", "办事", "view", "/b")],
    "shadow": [("1", "公开", "view", "/a"), ("2", "办事", "view", "/b")],
    "notice_over": [("1", "公开", "view", "/a"), ("2", "办事", "view", "/b")],
    "timer_windows": [("1", "公开", "view", "/a"), ("2", "办事", "view", "/b")],
    "tabs": [("1", "要闻", "tab", ""), ("2", "计划", "tab", "")],
    "headed": [
        ("1", "公开", "sub", ""),
        ("1.1", "简介", "view", "/gk"),
        ("1.2", "动态", "view", "/dt"),
        ("2", "办事", "sub", ""),
        ("2.1", "户政", "view", "/hz"),
        ("2.2", "税务", "view", "/sw"),
        ("2.3", "敬请期待", "click", ""),
    ],
    "routed": [("1", "首页", "view", "/#/"), ("2", "通知", "view", "/#/tz")],
    "image_map": [("1", "公开", "view", "/a"), ("2", "办事", "view", "/b")],
    "closed": [
        ("1", "政务公开", "view", "/a1"),
        ("2", "办事服务", "view", "/a2"),
        ("3", "政民互动", "view", "/a3"),
    ],
    "opener": [
        ("1", "菜单", "sub", ""),
        ("1.1", "新闻", "view", "/f1"),
        ("1.2", "办事", "view", "/f2"),
        ("1.3", "互动", "view", "/f3"),
    ],
    "drawer": [
        ("1", "全部服务", "sub", ""),
        ("1.1", "生育登记", "view", "/w3"),
        ("1.2", "入学", "view", "/w4"),
        ("1.3", "开办企业", "view", "/w5"),
        ("1.4", "纳税", "view", "/w6"),
        ("2", "我的", "view", "/w2"),
    ],
    "unseen_names": [
        ("1", "要闻", "view", "/a"),
        ("2", "公告", "view", "/b"),
        ("3", "办事", "view", "/c"),
        ("4", "互动", "view", "/d"),
        ("5", "信箱", "view", "/e"),
        ("6", "热线", "view", "/f"),
    ],
    "scrolled": [("1", "公开", "view", "/a"), ("2", "办事", "view", "/b")],
    "two_lines": [
        ("1", "公开", "view", "/a"),
        ("2", "要闻", "view", "/b"),
        ("3", "公告", "view", "/c"),
        ("4", "办事", "view", "/d"),
        ("5", "互动", "view", "/e"),
        ("6", "信箱", "view", "/f"),
    ],
    "fragments": [("1", "要闻", "view", "/#news"), ("2", "计划", "view", "/#plan")],
    "grows": [
        ("1", "公开", "sub", ""),
        ("1.1", "镇情简介", "view", "/jj"),
        ("1.2", "今日要闻", "view", "/yw"),
        ("2", "办事", "sub", ""),
        ("2.1", "户政", "view", "/hz"),
        ("3", "互动", "view", "/hd"),
    ],
    "drawn_anew": [
        ("1", "公开", "sub", ""),
        ("1.1", "要闻", "view", "/yw"),
        ("1.2", "公告", "view", "/gg"),
        ("2", "办事", "sub", ""),
        ("2.1", "户政", "view", "/hz"),
        ("2.2", "税务", "view", "/sw"),
    ],
    "open_at_start": [
        ("1", "公开", "sub", ""),
        ("1.1", "简介", "view", "/jj"),
        ("1.2", "要闻", "view", "/yw"),
        ("2", "办事", "sub", ""),
        ("2.1", "户政", "view", "/hz"),
        ("2.2", "税务", "view", "/sw"),
    ],
    "raised": [("1", "公开", "view", "/gk"), ("2", "办事", "view", "/bs"), ("3", "互动", "view", "/hd")],
    "float": [],
    "asks": [],
    "neighbours": [],
    "side": [],
    "hotline": [],
    "foot_links": [],
    "comments": [],
    "download": [],
    "none": [],
}


_AT_ONCE = "8"  # walks side by side: most of a walk is waiting


@dataclass(frozen=True, slots=True)
class Walked:
    """One page walked, and the site that served it."""

    walk: MenuWalk
    site: Site


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Walked]]:
    """Every make walked in one Chromium, each served on an address of its own."""
    folder = tmp_path_factory.mktemp("walks")
    config = config_in(folder, GOVSPIDER_BROWSER_PAGES=_AT_ONCE)
    with ExitStack() as stack:
        sites = {make: stack.enter_context(serving()) for make in WALKS}
        for make, site in sites.items():
            site.pages["/"] = (MENUS / f"{make}.html").read_text(encoding="utf-8")
        yield asyncio.run(_walked(config, sites))


async def _walked(config: Config, sites: dict[str, Site]) -> dict[str, Walked]:
    words, late = load_menu_words(config.dictionaries_dir), partial(lateness, config.most_patience)
    walks: dict[str, Walked] = {}

    async def one(browser: LeasedBrowser, make: str, site: Site) -> None:
        options = phone_meta(wechat.PLATFORM.user_agent)["playwright_context_kwargs"]
        context = await browser.new_context(**options)
        page = await context.new_page()  # waits for its place
        await guard_page(page)
        await page.goto(site.url("/"))
        await settle(page, late())
        walks[make] = Walked(await walk_menu(page, "A1", words, late), site)
        await context.close()

    async with SharedBrowser(config, keep=True) as shared:
        browser = await shared.provider(None).launch_browser()
        async with asyncio.TaskGroup() as group:
            for make, site in sites.items():
                group.create_task(one(browser, make, site))
    return walks


PLAIN = {"plain", "folded", "scroll", "two_lines", "open_at_start", "raised"}  # read without a browser


def shape(entries: tuple[MenuEntry, ...], address: str) -> Shape:
    return [
        (entry.position, entry.name, entry.entry_type, entry.url.removeprefix(address)) for entry in entries
    ]


@pytest.mark.parametrize("make", WALKS)
def test_plain_http_reads_the_same_menu_or_leaves_it_to_the_browser(make: str) -> None:
    html = (MENUS / f"{make}.html").read_text(encoding="utf-8")
    found = shape(read_bar(html, "http://a.test/"), "http://a.test")
    assert found == (WALKS[make] if make in PLAIN else [])


@pytest.mark.parametrize("make", WALKS)
def test_menu_of_every_make(make: str, walks: dict[str, Walked]) -> None:
    walk, site = walks[make].walk, walks[make].site
    assert shape(walk.entries, site.address) == WALKS[make]
    assert all(entry.touches.endswith(f"点击“{entry.name}”") for entry in walk.entries)
    assert all(("向下滑动页面" in entry.touches) == (make == "scrolled") for entry in walk.entries)
    assert all(("关闭遮挡页面的提示" in entry.touches) == (make == "notice_over") for entry in walk.entries)
    assert {path for path, _ in site.asked} <= {"/", "/favicon.ico"}  # where a menu leads is not opened yet
    assert all("MicroMessenger" in agent for _, agent in site.asked)


TWO = """<title>东江发布</title><p>便民信息</p><div style="position:fixed;bottom:0;width:100%;display:flex">
<a href="/open" style="flex:1">公开</a><a onclick="fetch('/touched')" style="flex:1">服务</a></div>"""


async def _killed(config: Config, site: Site) -> None:
    words, late = load_menu_words(config.dictionaries_dir), partial(lateness, config.most_patience)
    async with SharedBrowser(config, keep=True) as shared:
        browser = await shared.provider(None).launch_browser()
        context = await browser.new_context(**phone_meta("")["playwright_context_kwargs"])
        page = await context.new_page()
        await guard_page(page)
        await page.goto(site.url("/"))
        walk = asyncio.create_task(walk_menu(page, "A1", words, late))
        while not walk.done() and "/touched" not in {path for path, _ in site.asked}:  # noqa: ASYNC110 - the site tells nobody
            await asyncio.sleep(0.05)
        for process in chromium_tree(os.getpid()):
            if process.is_renderer:
                os.kill(process.pid, signal.SIGKILL)
        await walk


def test_half_a_menu_is_none_where_its_page_was_killed(config: Config, site: Site) -> None:
    site.pages |= {"/": TWO, "/touched": ""}
    with pytest.raises(Error, match="crashed"):
        asyncio.run(_killed(config, site))
