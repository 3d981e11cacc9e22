"""Opening what a menu leads to (打开菜单): plain HTTP first, then the browser where it must decide.

What would become a finding is looked at once more in the browser, as a follower would see it: a page that
shows its content there is not accused, and a page that does not is photographed.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from scrapy_playwright.page import PageMethod

from govspider.browser.pictures import picture_path, take_picture
from govspider.browser.rendering import page_method, phone_meta
from govspider.config import Config
from govspider.crawl.fetcher import Fetcher
from govspider.crawl.frontier import PageTask
from govspider.crawl.outcomes import FetchResult
from govspider.crawl.page_loading import PageLoader
from govspider.crawl.page_reading import PageReader
from govspider.items import LinkKind, MenuEntry, Outcome, Page, PageFacts, PageRole, PartKind
from govspider.judge.second_look import menu_entry_wants_look
from govspider.platforms.notices import Notices
from govspider.platforms.protocol import AccountPlatform
from govspider.profile import Profile

logger = logging.getLogger(__name__)

_AT_A_TIME = 4
_TEXT = 500  # characters of a landing page that are kept with its menu entry


@dataclass(frozen=True, slots=True)
class MenuOpener:
    """Opens the entries of one account's menu."""

    fetcher: Fetcher
    reader: PageReader
    config: Config
    target_id: str
    day: date
    profile: Profile
    platform: AccountPlatform
    notices: Notices

    async def open_all(
        self, entries: Sequence[MenuEntry], known: dict[str, Page]
    ) -> tuple[tuple[MenuEntry, ...], list[Page]]:
        """Open every distinct address once.

        Args:
            entries: as the menu has them.
            known: pages that are open already, by address (the entry page itself).

        Returns:
            The entries with what they led to, and the new pages.
        """
        urls = list(dict.fromkeys(entry.url for entry in entries if self.platform.opens(entry)))
        places = asyncio.Semaphore(_AT_A_TIME)
        pages: dict[str, Page] = {}

        async def one(url: str) -> None:
            async with places:
                pages[url] = known.get(url) or await self._open(url)

        async with asyncio.TaskGroup() as group:
            for url in urls:
                group.create_task(one(url))
        looked: dict[str, tuple[Page, str]] = {}
        for entry in entries:
            if self.platform.opens(entry) and entry.url not in looked:
                looked[entry.url] = await self._second_look(entry, pages[entry.url])
        told = tuple(
            self._told(entry, *looked[entry.url]) if self.platform.opens(entry) else entry
            for entry in entries
        )
        return told, [looked[url][0] for url in urls if url not in known]

    async def _open(self, url: str) -> Page:
        task = PageTask(url, 1, PageRole.MENU)
        if "#/" in url or "#!" in url:  # the part behind # is the script's: a server never sees it
            page = self.reader.page(self.target_id, task, await self._fetch_rendered(url))
            return replace(page, rendered=True)
        page = await self._loader().load(task)
        if not shows_no_content(page):
            return page
        # Open and yet with an error: the browser could not run its scripts, so who knows what a follower sees.
        return replace(page, outcome=Outcome.UNSUPPORTED if page.error else Outcome.BLANK)

    def _loader(self) -> PageLoader:
        agent = self.platform.user_agent
        return PageLoader(self.fetcher, self.reader, self.target_id, lambda: phone_meta(agent), agent)

    async def _fetch_rendered(self, url: str, *methods: PageMethod) -> FetchResult:
        return await self.fetcher.fetch(url, meta=phone_meta(self.platform.user_agent, *methods))

    async def _second_look(self, entry: MenuEntry, page: Page) -> tuple[Page, str]:
        """The page as the browser shows it and its picture, if it would be a finding as it is."""
        told = self._told(entry, page, "")
        if not menu_entry_wants_look(told, self.day, self.profile):
            return page, ""
        path = picture_path(self.config.out_dir, self.target_id, entry.position)
        shot = page_method(take_picture, path)
        result = await self._fetch_rendered(entry.url, shot)
        if result.response is None:
            return page, ""
        seen = self.reader.page(self.target_id, PageTask(page.url, page.depth, page.role), result)
        seen = replace(seen, rendered=True, body_hash=page.body_hash or seen.body_hash, size=page.size)
        if shows_no_content(seen):
            seen = replace(seen, outcome=Outcome.BLANK)
        told = self._told(entry, seen, "")
        if not menu_entry_wants_look(told, self.day, self.profile):
            path.unlink(missing_ok=True)
            return seen, ""
        return seen, self._below_data(path) if shot.result else ""

    def _told(self, entry: MenuEntry, page: Page, screenshot: str) -> MenuEntry:
        """The entry with what its page says."""
        facts = page.facts or PageFacts()
        dates = [row.date for row in facts.entries if row.date is not None]
        dates += [facts.published] if facts.published is not None else []
        notice = self.notices.read(facts.title, visible_text(facts))
        return replace(
            entry,
            outcome=page.outcome,
            status=page.status,
            final_url=page.final_url,
            title=facts.title,
            text=facts.text[:_TEXT],
            newest=max((shown for shown in dates if shown <= self.day), default=None),
            notice=notice.value if notice else "",
            screenshot=screenshot,
            rendered=page.rendered,
            error=page.error,
        )

    def _below_data(self, path: Path) -> str:
        return path.relative_to(self.config.data_dir).as_posix()


def visible_text(facts: PageFacts) -> str:
    """All that a reader can read on a page, navigation included."""
    return "\n".join(part.text for part in facts.parts if part.kind in {PartKind.BODY, PartKind.BOILERPLATE})


def shows_no_content(page: Page) -> bool:
    """Whether an open page shows a follower nothing: no text, no picture, no frame, nowhere to go on to."""
    facts = page.facts
    if page.outcome is not Outcome.OK or facts is None or facts.refresh_to:
        return False
    seen = any(link.kind in {LinkKind.IMAGE, LinkKind.FRAME} for link in facts.links)
    return not (seen or facts.text.strip() or visible_text(facts).strip())
