"""Opening what a menu leads to (打开菜单): plain HTTP first, then the browser where it must decide.

What would become a finding is looked at once more in the browser, as a follower would see it: a page that
shows its content there is not accused, and a page that does not is photographed.
"""

import asyncio
import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

from scrapy_playwright.page import PageMethod

from govspider.browser.phone_frame import Caption
from govspider.browser.rendering import page_method
from govspider.browser.screenshots import picture_path, take_picture
from govspider.browser.shown import Shown, await_shown
from govspider.config import Config
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_loading import NOT_SHOWN, TRIED_AGAIN
from govspider.crawl.phone_pages import PhonePages, notice_on, shows_no_content, visible_text
from govspider.extract.dated_rows import dated_rows
from govspider.extract.page import extract_text
from govspider.items import MenuEntry, Outcome, Page, PageFacts, PageRole
from govspider.judge.looks_wanted import menu_entry_wants_look
from govspider.platforms.notices import Notices
from govspider.platforms.oauth import behind_login
from govspider.platforms.protocol import AccountPlatform
from govspider.profile import Profile
from govspider.text.dates import CHINA

logger = logging.getLogger(__name__)

_AT_A_TIME = 4
_NOTHING: Mapping[str, str] = {}
_TRIES = 2  # of a look that our own browser fails at
_NO_ANSWER = "浏览器没有回答页面是否空白"
_TEXT = 500  # characters of a landing page that are kept with its menu entry


@dataclass(frozen=True, slots=True)
class MenuOpener:
    """Opens the entries of one account's menu."""

    phone: PhonePages
    config: Config
    day: date
    profile: Profile
    platform: AccountPlatform
    notices: Notices
    home_url: str = ""  # the entry page, by which its tabs are told
    name: str = ""  # of the account, for its pictures

    async def open_all(
        self, entries: Sequence[MenuEntry], known: Mapping[str, Page], shown: Mapping[str, str] = _NOTHING
    ) -> tuple[tuple[MenuEntry, ...], list[Page]]:
        """Open every distinct address once.

        Args:
            entries: as the menu has them.
            known: pages that are open already, by address (the entry page itself).
            shown: position → markup of what an entry showed in the entry page itself.

        Returns:
            The entries with what they led to, and the new pages.
        """
        inside = {
            entry.position: self._shown(entry, shown[entry.position])
            for entry in entries
            if shown.get(entry.position)
        }
        opened: dict[str, MenuEntry] = {}  # the first entry of each address
        for entry in entries:
            if self.platform.opens(entry) and entry.position not in inside:
                opened.setdefault(entry.url, entry)
        places = asyncio.Semaphore(_AT_A_TIME)
        looked: dict[str, tuple[Page, str]] = {}

        async def one(entry: MenuEntry) -> None:
            async with places:
                page = known.get(entry.url) or await self.phone.open(PageTask(entry.url, 1, PageRole.MENU))
                looked[entry.url] = await self._second_look(entry, page)

        async with asyncio.TaskGroup() as group:
            for entry in opened.values():
                group.create_task(one(entry))
        told = []
        for entry in entries:
            if entry.position in inside:
                told.append(self._told(entry, inside[entry.position], ""))
            elif self.platform.opens(entry):
                told.append(self._told(entry, *looked[entry.url]))
            else:
                told.append(entry)
        drawn = {page.url: page for page in inside.values()}
        return tuple(told), [looked[url][0] for url in opened if url not in known] + list(drawn.values())

    def _shown(self, entry: MenuEntry, html: str) -> Page:
        """What an entry shows in the entry page itself, as a page; a tab (选项卡) is told by its position there."""
        url = entry.url or f"{self.home_url}#tab-{entry.position}"
        return Page(
            self.phone.target_id,
            url,
            Outcome.OK,
            PageRole.MENU,
            depth=1,
            final_url=url,
            rendered=True,
            body_hash=hashlib.sha256(html.encode()).hexdigest(),
            size=len(html.encode()),
            facts=self._facts(html, url),
        )

    async def _second_look(self, entry: MenuEntry, page: Page) -> tuple[Page, str]:
        """The page as the browser shows it and its picture, if it would be a finding as it is."""
        told = self._told(entry, page, "")
        path = picture_path(self.config.out_dir, self.phone.target_id, entry.position)
        if not menu_entry_wants_look(told, self.day, self.profile):
            return page, await self._photographed(entry, path) if self.config.all_menu_pictures else ""
        for number in range(1, _TRIES + 1):
            sight, shot = page_method(await_shown), self._shot(entry, path)
            result = await self.phone.fetch_rendered(behind_login(entry.url) or entry.url, sight, shot)
            answered = sight.result is not None and sight.result.html
            told_all = answered and (
                shot.result or number == _TRIES
            )  # a browser that ends may lose the picture
            # What has just answered a plain request does not time out: it is we who are late.
            spoilt = result.outcome in TRIED_AGAIN or (
                result.outcome is Outcome.TIMEOUT and page.outcome is Outcome.OK
            )
            if not spoilt and (result.response is None or told_all):
                break
        else:
            outcome = NOT_SHOWN.get(result.outcome, Outcome.OUR_FAULT)
            return replace(page, outcome=outcome, error=result.error or _NO_ANSWER, facts=None), ""
        if result.response is None:
            return page, ""
        task = PageTask(page.url, page.depth, page.role)
        seen = await self.phone.reader.read(self.phone.target_id, task, result)
        seen = await self.phone.with_data(task, seen)
        seen = replace(seen, rendered=True, body_hash=page.body_hash or seen.body_hash, size=page.size)
        seen = self._as_shown(seen, sight.result)
        told = self._told(entry, seen, "")
        is_right = not menu_entry_wants_look(told, self.day, self.profile)
        if is_right and not self.config.all_menu_pictures:
            path.unlink(missing_ok=True)
            return seen, ""
        return seen, self.config.below_data(path) if shot.result else ""

    async def _photographed(self, entry: MenuEntry, path: Path) -> str:
        """A picture of an entry that is right."""
        shot = self._shot(entry, path)
        await self.phone.fetch_rendered(behind_login(entry.url) or entry.url, shot)
        return self.config.below_data(path) if shot.result else ""

    def _shot(self, entry: MenuEntry, path: Path) -> PageMethod:
        caption = Caption(self.name, self.phone.target_id, entry.name, entry.position, entry.url)
        return page_method(take_picture, path, caption)

    def _as_shown(self, seen: Page, shown: Shown) -> Page:
        """A rendered page, blank only if a person saw nothing; what shadow roots and frames show is read, too."""
        if not (shows_no_content(seen) or seen.outcome is Outcome.BLANK):
            return seen
        if shown.blank:
            return replace(seen, outcome=Outcome.BLANK)
        return replace(
            seen,
            outcome=Outcome.OK,
            error="",
            facts=self._facts(shown.html, seen.final_url),
        )

    def _told(self, entry: MenuEntry, page: Page, screenshot: str) -> MenuEntry:
        """The entry with what its page says."""
        facts = page.facts or PageFacts()
        text = visible_text(facts)
        dates = [row.date for row in facts.entries if row.date is not None]
        dates += [facts.published] if facts.published is not None else []
        dates += dated_rows(text, datetime.combine(self.day, time.max, CHINA))
        notice = notice_on(self.notices, facts)
        return replace(
            entry,
            outcome=page.outcome,
            status=page.status,
            final_url=page.final_url,
            title=facts.title,
            text=(facts.text or text)[:_TEXT],
            newest=max((shown for shown in dates if shown <= self.day), default=None),
            notice=notice.value if notice else "",
            screenshot=screenshot,
            rendered=page.rendered,
            error=page.error,
        )

    def _facts(self, html: str, url: str) -> PageFacts:
        return extract_text(html, url, day=self.day, words=self.phone.reader.walls.words)
