"""Inspects new-media accounts (政务新媒体): entry page, bottom menu, and everything the menu leads to.

What differs from platform to platform is in `platforms`. The menu comes from a saved menu file where the ledger names
one, else from the bottom bar of the entry page. The posts that the ledger and exported files hold are judged as pages
are. Accounts whose platform has no pages for us, and accounts without menu and entry page, are judged by them alone.
"""

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from govspider.browser.contact_sheet import NAME, write_contact_sheet
from govspider.browser.handler import PAGE_SECONDS
from govspider.browser.menu_touch import guard_page
from govspider.browser.menu_walker import WALK_SECONDS, MenuWalk, walk_menu
from govspider.browser.pace import lateness
from govspider.browser.phone_frame import Caption
from govspider.browser.rendering import page_method, phone_meta
from govspider.browser.screenshots import picture_folder, picture_path, take_picture
from govspider.checks.gone_post import PHOTOGRAPHED
from govspider.crawl.closed_accounts import closed_pages
from govspider.crawl.frontier import PageTask
from govspider.crawl.menu_names import names_page
from govspider.crawl.menu_opening import MenuOpener
from govspider.crawl.page_loading import NOT_SHOWN
from govspider.crawl.page_reading import charset_hint
from govspider.crawl.phone_pages import PhonePages
from govspider.crawl.post_opening import PostOpening
from govspider.crawl.post_pages import post_pages
from govspider.crawl.public_pages import PublicPages, public_addresses
from govspider.errors import MenuFileError
from govspider.extract import decode
from govspider.extract.bottom_bar import read_bar
from govspider.items import (
    InspectedPage,
    MenuEntry,
    Notice,
    Outcome,
    Page,
    PageFacts,
    PageRole,
    Post,
    Target,
    TargetKind,
)
from govspider.platforms import platform_of
from govspider.platforms.notices import Notices
from govspider.platforms.open_data import open_data
from govspider.platforms.protocol import AccountPlatform, touches_of
from govspider.privacy.page_masking import mask_entry
from govspider.spiders.base import InspectionSpider

_TO_OPEN_SECONDS = 60  # for the entry page to open before its menu is walked


class AccountSpider(InspectionSpider):
    """Run as `scrapy crawl account [-a target=ID]`."""

    name = "account"
    kinds = (TargetKind.ACCOUNT,)

    async def inspect(self, target: Target) -> str:
        """Read the menu and open it."""
        return await visit_account(self, target)


async def visit_account(spider: InspectionSpider, target: Target) -> str:
    """Read the menu of an account and open it, and judge its posts; returns what was left out, in Chinese."""
    visit = AccountVisit.of(spider, target)
    said = [await visit.menu(), *await visit.posts()]
    return "；".join(filter(None, said))


@dataclass(slots=True)
class AccountVisit:
    """The visit of one account."""

    spider: InspectionSpider
    target: Target
    platform: AccountPlatform
    until: float  # time of the event loop at which no more is fetched
    opened: dict[str, PageFacts | None] = field(default_factory=dict)  # what was read, by address

    @classmethod
    def of(cls, spider: InspectionSpider, target: Target) -> "AccountVisit":
        """A visit whose time begins now."""
        until = asyncio.get_running_loop().time() + spider.config.target_seconds
        return cls(spider, target, platform_of(target.platform), until)

    @property
    def phone(self) -> PhonePages:
        """Opens what the account leads to."""
        spider = self.spider
        reader = replace(spider.context.reader, is_public=True)
        return PhonePages(spider.fetcher, reader, self.target.target_id, self.platform.user_agent)

    @property
    def notices(self) -> Notices:
        """What the platform shows where content used to be."""
        return self.spider.resources.notices[self.platform.code]

    async def menu(self) -> str:
        """Read the menu and open it, within the time for a target; returns what was left out, in Chinese."""
        if not self.platform.has_pages:
            return await self._public_pages()
        if not (self.target.home_url or self.target.menu_file):
            return ""
        try:
            async with asyncio.timeout_at(self.until):
                return await self._open_menu()
        except TimeoutError:
            return self._out_of_time("菜单未检查完")

    async def _public_pages(self) -> str:
        """Open what platform and stores show of an account or app without a login."""
        if not public_addresses(self.target, self.platform):
            return self.platform.unjudged
        opening = PublicPages(self.phone, self.notices)
        try:
            async with asyncio.timeout_at(self.until):
                async for page in opening.pages(self.target, self.platform):
                    is_gone = page.notice == Notice.UNLISTED
                    picture = (
                        await self._photographed(page.url, self.target.name, "下载网址") if is_gone else ""
                    )
                    await self._emit(replace(page, picture=picture))
        except TimeoutError:
            return self._out_of_time("公开页面未打开完")
        return opening.left_out

    async def posts(self) -> list[str]:
        """Judge the posts that the ledger and exported files hold, by these and by their addresses, the newest first.

        Returns:
            What was left out, in Chinese.
        """
        config = self.spider.config
        posts = self.spider.resources.ledger.posts_of(self.target.target_id)
        left_out = await self._open_posts(posts)
        most = self.target.max_pages or config.max_pages
        pages = post_pages(posts[:most], config.ledger_dir, config.day, self.opened)
        # Read beside the crawls of other targets: a large export takes seconds.
        while (page := await asyncio.to_thread(next, pages, None)) is not None:
            await self.spider.emit(InspectedPage(page))
        cut = f"发文共{len(posts)}条，达到页数上限，只检查了最近{most}条" if len(posts) > most else ""
        return [left_out, cut]

    async def closed(self) -> None:
        """Open what shows whether an account that the ledger calls closed is still there."""
        posts, day = self.spider.resources.ledger.posts_of(self.target.target_id), self.spider.config.day
        with suppress(TimeoutError):  # what is left is not judged
            async with asyncio.timeout_at(self.until):
                async for page in closed_pages(
                    self.phone, self.notices, self.target, self.platform, posts, day=day
                ):
                    await self._emit(page)

    async def _open_posts(self, posts: Sequence[Post]) -> str:
        config = self.spider.config
        if not self.platform.has_pages:
            return ""  # said already
        opening = PostOpening(self.phone, self.notices, config.day, config.max_posts)
        try:
            async with asyncio.timeout_at(self.until):
                async for page in opening.pages(posts, tuple(self.opened)):
                    title = next((post.title for post in posts if post.url == page.url), "")
                    is_shown = page.notice in PHOTOGRAPHED
                    picture = await self._photographed(page.url, title, "发文") if is_shown else ""
                    await self._emit(replace(page, picture=picture))
        except TimeoutError:
            return self._out_of_time("发文网址未打开完")
        return opening.left_out

    async def _photographed(self, url: str, title: str, what: str) -> str:
        """A picture of what stands at an address, below the data folder; '': none could be taken.

        Args:
            url: the address.
            title: of the post, or the app's name.
            what: of which kind the address is, in Chinese.
        """
        config, target = self.spider.config, self.target
        name = hashlib.sha256(url.encode()).hexdigest()[:12]
        path = picture_path(config.out_dir, target.target_id, name)
        shot = page_method(take_picture, path, Caption(target.name, target.target_id, title, what, url))
        await self.phone.fetch_rendered(url, shot)
        return config.below_data(path) if shot.result else ""

    def _out_of_time(self, unfinished: str) -> str:
        minutes = max(1, round(self.spider.config.target_seconds / 60))
        return f"超过每个对象 {minutes} 分钟的时限，{unfinished}"

    async def _emit(self, page: Page) -> None:
        is_shown = page.outcome is Outcome.OK and not (page.notice or page.error)
        self.opened[page.url] = page.facts if is_shown else None
        await self.spider.emit(InspectedPage(page))

    async def _open_menu(self) -> str:
        spider, target = self.spider, self.target
        home, walk = await self._entry_page()
        if target.menu_file:
            walk = await asyncio.to_thread(self._saved_menu)
            await self._emit_names(walk.entries)
        opener = MenuOpener(
            self.phone,
            spider.config,
            spider.config.day,
            spider.resources.judging.profile,
            self.platform,
            self.notices,
            target.home_url,
            target.name,
        )
        known = {target.home_url: home, home.final_url: home} if home is not None else {}
        entries, pages = await opener.open_all(walk.entries, known, walk.shown)
        for page in pages:
            await self._emit(page)
        masked = [mask_entry(entry, spider.context.hasher) for entry in entries]
        overview = await asyncio.to_thread(self._contact_sheet, entries)
        spider.store.save_menu(spider.config.sweep_id, target.target_id, masked, overview)
        return walk.left_out

    def _contact_sheet(self, entries: Iterable[MenuEntry]) -> str:
        """The sheet with all pictures of the account, below the data folder; '': there is none."""
        config = self.spider.config
        pictures = dict.fromkeys(config.data_dir / entry.screenshot for entry in entries if entry.screenshot)
        sheet = picture_folder(config.out_dir, self.target.target_id) / NAME
        is_written = write_contact_sheet(tuple(pictures), sheet)
        return config.below_data(sheet) if is_written else ""

    async def _emit_names(self, entries: Iterable[MenuEntry]) -> None:
        """The names in a saved menu, as a page: those of an entry page stand on it."""
        names = "\n".join(entry.name for entry in entries)
        if names:
            await self._emit(names_page(self.target, names))

    async def _entry_page(self) -> tuple[Page | None, MenuWalk]:
        """The entry page, and its bottom menu with what was left out of it."""
        if not self.target.home_url:
            return None, MenuWalk()
        page, walk = await self._plain()
        is_menu = not open_data(self.target.home_url).addresses  # else a list of posts (微信主页、合集)
        is_open = page.outcome in {Outcome.OK, Outcome.BLANK}
        if is_menu and is_open and not walk.entries and not self.target.menu_file:
            page, walk = await self._in_browser(page)
        await self._emit(page)
        return page, walk

    async def _plain(self) -> tuple[Page, MenuWalk]:
        task = PageTask(self.target.home_url, 0, PageRole.HOME)
        result = await self.spider.fetcher.fetch(task.url, user_agent=self.platform.user_agent)
        page = await self.phone.reader.read(self.target.target_id, task, result)
        page = await self.phone.with_data(task, page)
        if result.response is None or page.facts is None or page.facts.needs_browser or page.facts.refresh_to:
            return page, MenuWalk()
        html, _ = decode(result.response.body, charset_hint(result.response))
        menu = read_bar(html, result.response.url, self.spider.resources.menu_words)
        own = (
            replace(entry, target_id=self.target.target_id, touches=touches_of(entry, menu)) for entry in menu
        )
        return page, MenuWalk(tuple(own))

    async def _in_browser(self, plain: Page) -> tuple[Page, MenuWalk]:
        late = partial(lateness, self.spider.config.most_patience)
        walking = page_method(walk_menu, self.target.target_id, self.spider.resources.menu_words, late)
        meta = phone_meta(self.platform.user_agent, walking) | {
            PAGE_SECONDS: WALK_SECONDS + _TO_OPEN_SECONDS,
            "playwright_page_init_callback": guard_page,
        }
        result = await self.spider.fetcher.fetch(self.target.home_url, meta=meta)
        walk: MenuWalk | None = walking.result
        if walk is None:
            if result.outcome in NOT_SHOWN:
                plain = replace(plain, outcome=NOT_SHOWN[result.outcome], error=result.error)
            return plain, MenuWalk(left_out=f"未能用浏览器读取底部菜单：{result.error}")
        if result.response is None:
            return plain, walk
        task = PageTask(self.target.home_url, 0, PageRole.HOME)
        page = await self.spider.context.reader.read(self.target.target_id, task, result)
        if page.outcome is not Outcome.OK:
            return plain, walk
        return replace(page, rendered=True, body_hash=plain.body_hash, size=plain.size), walk

    def _saved_menu(self) -> MenuWalk:
        path = Path(self.target.menu_file)
        if self.platform.read_menu is None:
            return MenuWalk(left_out=f"{self.platform.name}没有可读取的菜单文件；请删去台账中的菜单文件")
        try:
            menu = self.platform.read_menu(path.read_bytes(), self.target.target_id, path.name)
        except MenuFileError as error:
            return MenuWalk(left_out=str(error))
        except OSError as error:
            reason = f"{path.name}：菜单文件无法读取（{error.strerror}）；请核对台账中的菜单文件"
            return MenuWalk(left_out=reason)
        told = tuple(replace(entry, touches=touches_of(entry, menu.entries)) for entry in menu.entries)
        return MenuWalk(told, left_out="" if menu.is_open else "账号未开启自定义菜单")
