"""Second looks (二次核对): a home page or column that would be accused is looked at again in Chromium, some time later.

Chromium says its own User-Agent with our name appended; robots.txt and delays hold as for every request. What a browser
shows is right. Each look's time, outcome and picture are kept.
"""

import asyncio
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from scrapy_playwright.page import PageMethod

from govspider.browser.rendering import linger, page_method, render_meta
from govspider.browser.screenshots import picture_path, take_picture
from govspider.checks.outcomes import OutcomeRole, Weight, meaning_of
from govspider.crawl.context import CrawlContext
from govspider.crawl.frontier import PageTask
from govspider.crawl.known_by_parent import address_of
from govspider.crawl.page_loading import PageLoader
from govspider.items import InspectedPage, Look, LookBy, Outcome, Page, PageRole, StoredPage, Target
from govspider.judge.looks_wanted import pages_wanting_look
from govspider.privacy.masking import mask_text
from govspider.privacy.page_masking import mask_look

_LATIN = re.compile("[\u0080-\u024f\u2010-\u203a\u20ac\u2122]")
_HAN = re.compile("[\u3400-\u9fff]")
_LITTLE = 40  # characters
_DISAGREE = "两次查看的结果不一致，未能判定"
_ROLES = {PageRole.HOME: OutcomeRole.HOME, PageRole.COLUMN: OutcomeRole.COLUMN}


def look_shows_more(look: Look, first: Look) -> bool:
    """Whether a look shows what the first one did not: more entries, a newer date, text."""
    newest, before = look.newest or date.min, first.newest or date.min
    return (
        look.entries > first.entries or newest > before or look.text_length > 2 * first.text_length + _LITTLE
    )


def is_garbled(page: Page) -> bool:
    """Whether a page shows Chinese in UTF-8 as if it were Latin (ç²¤): most of its signs are such."""
    text = page.facts.title + "".join(part.text for part in page.facts.parts) if page.facts else ""
    strange = len(_LATIN.findall(text))
    return strange > len(_HAN.findall(text))


@dataclass(slots=True)
class Camera:
    """Makes the meta of requests that also take a picture of the page."""

    context: CrawlContext
    path: Path
    _shot: PageMethod | None = field(default=None, init=False)

    def meta(self) -> dict[str, Any]:
        """For one request; its picture replaces that of the request before."""
        self._shot = page_method(take_picture, self.path)
        return render_meta(page_method(linger), self._shot)

    @property
    def picture(self) -> str:
        """The picture's path below the data folder; '' if there is none."""
        if self._shot is None or not self._shot.result:
            return ""
        return self.context.config.below_data(self.path)


@dataclass(frozen=True, slots=True)
class SecondLooks:
    """Looks again at the pages of one target."""

    context: CrawlContext
    target: Target

    async def at_all(self, *, last: bool = False) -> int:
        """Look again at every page that would be accused by what is stored; its links are judged.

        Args:
            last: every target of the run has been looked at once more.

        Returns:
            How many pages the browser showed more of, or otherwise.
        """
        context, target_id = self.context, self.target.target_id
        sweep_id = context.config.sweep_id
        context.store.drop_spoilt_looks(sweep_id, target_id)
        judging = context.resources.judging.of_target(context.config.day)
        wanted = pages_wanting_look(context.store.load_facts(sweep_id, target_id), judging, last=last)
        shown = [await self.at_stored(page) for page in wanted]
        await context.until_stored(target_id)
        return len(shown) - shown.count(None)

    async def at_stored(self, page: StoredPage) -> Page | None:
        """Look again at a page as it is stored; what the browser shows replaces it.

        Returns:
            The page as it was emitted anew; None: it stays as it is.
        """
        looks = self._looks(page.url)
        await self._wait(looks[-1])
        number = looks[-1].number + 1
        digest = sha256(page.url.encode()).hexdigest()[:12]
        path = picture_path(self.context.config.out_dir, self.target.target_id, f"{digest}.{number}")
        camera = Camera(self.context, path)
        loader = PageLoader(self.context.fetcher, self.context.reader, self.target.target_id, camera.meta)
        url = await address_of(self.context, self.target, loader, page.url)
        if not url:
            return None  # nobody says any more where it is: it still waits for its look
        shown = await loader.show(PageTask(url, page.depth, page.role, page.column_id), url, again=True)
        look = self._look(url, number, shown, camera.picture)
        masked = mask_look(look, self.context.hasher)
        self.context.store.save_look(self.context.config.sweep_id, self.target.target_id, masked)
        return await self._weigh(page, shown, look, looks[0])

    async def _weigh(self, page: StoredPage, shown: Page, look: Look, first: Look) -> Page | None:
        """Replace the page by what the browser shows of it, or say that both looks differ."""
        meaning = meaning_of(shown.outcome, _ROLES.get(page.role, OutcomeRole.COLUMN))
        if shown.outcome is Outcome.OUR_FAULT:
            return None  # it says nothing: the page still waits for its look
        if page.outcome is Outcome.OK and shown.outcome is Outcome.OK:
            shows_more = look_shows_more(look, first) or bool(shown.facts and shown.facts.media - page.media)
            is_unfinished = bool(shown.error) and not first.entries
            # What the browser shows less of (a charset that the server tells wrong, lists that slide) acquits nobody.
            if is_garbled(shown) or not (shows_more or is_unfinished):
                return None
        if meaning.weight is not Weight.ACCUSES or shown.outcome is Outcome.BLANK:
            seen = replace(shown, body_hash=page.body_hash or shown.body_hash)
            await self.context.emit(InspectedPage(seen))
            return seen
        if page.outcome is Outcome.OK:  # it opened before, and now it does not
            self.context.store.doubt_page(
                self.context.config.sweep_id, self.target.target_id, page.url, mask_text(_DISAGREE)
            )
        return None

    def _look(self, url: str, number: int, shown: Page, picture: str) -> Look:
        facts = shown.facts
        dates = [entry.date for entry in facts.entries if entry.date] if facts else []
        return Look(
            url=url,
            number=number,
            looked_at=datetime.now(UTC).isoformat(timespec="seconds"),
            by=LookBy.BROWSER,
            outcome=shown.outcome,
            status=shown.status,
            error=shown.error,
            title=facts.title if facts else "",
            entries=len(facts.entries) if facts else 0,
            newest=max((day for day in dates if day <= self.context.config.day), default=None),
            text_length=len(facts.text) if facts else 0,
            picture=picture,
        )

    def _looks(self, url: str) -> list[Look]:
        store, config = self.context.store, self.context.config
        store.begin_looks(config.sweep_id, self.target.target_id, url, config.day)
        return [look for look in store.looks_of(config.sweep_id, self.target.target_id) if look.url == url]

    async def _wait(self, last: Look) -> None:
        """Until the last look at the page is as long ago as the setting asks for."""
        asked = self.context.config.second_look_seconds
        passed = (datetime.now(UTC) - datetime.fromisoformat(last.looked_at)).total_seconds()
        # The wall clock alone spans processes; where it was set back it must not make this last for years.
        await asyncio.sleep(min(asked, max(0.0, asked - passed)))
