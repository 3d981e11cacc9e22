"""Pages as a follower's phone opens them (手机端打开): plain HTTP first, then the browser where it must decide."""

from dataclasses import dataclass, replace

from scrapy_playwright.page import PageMethod

from govspider.browser.answers import Answers
from govspider.browser.rendering import page_method, phone_meta
from govspider.checks.outcomes import OutcomeRole, not_opened
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.fetcher import Fetcher
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_loading import TRIED_AGAIN, PageLoader
from govspider.crawl.page_reading import PageReader
from govspider.extract.post_lists import tells_newest
from govspider.items import LinkKind, Notice, Outcome, Page, PageFacts, PartKind
from govspider.platforms.notices import Notices
from govspider.platforms.oauth import behind_login
from govspider.platforms.open_data import open_data

_SILENT = 2  # answers in a row that say nothing new: there are no further lists
_REFUSED = frozenset({Outcome.BLOCKED, Outcome.ROBOTS, Outcome.TIMEOUT, Outcome.OUR_FAULT})
_NOBODY = frozenset({Outcome.DNS, Outcome.REFUSED})  # the host is there for nobody, logged in or not


@dataclass(frozen=True, slots=True)
class PhonePages:
    """Opens the pages that an account leads to."""

    fetcher: Fetcher
    reader: PageReader
    target_id: str
    user_agent: str  # of the platform's own browser

    async def open(self, task: PageTask) -> Page:
        """The page, whatever came of it; of an address behind WeChat's login what stands behind it."""
        landing = behind_login(task.url)
        page = await self.with_data(task, await self._open(task, landing or task.url))
        if landing and not_opened(page.outcome, OutcomeRole.MENU) and page.outcome not in _NOBODY:
            # Without the login nobody can tell what a follower would see.
            return replace(page, outcome=Outcome.BLOCKED, error="须经微信授权登录")
        return page

    async def with_data(self, task: PageTask, page: Page) -> Page:
        """A page that shows no list with days, and says nothing of an app, with what the platform's data says of it.

        Args:
            task: what was opened.
            page: what came of it, whatever that is.
        """
        source = open_data(behind_login(task.url) or task.url)
        if not source.addresses or (page.facts is not None and _tells(page.facts)):
            return page
        if page.facts is not None:
            page = replace(page, facts=_without_days(page.facts))
        known, silent = 0, 0
        for address in source.addresses:
            result = await self.fetcher.fetch(address, user_agent=self.user_agent)
            answer = await self.reader.read(self.target_id, replace(task, url=address), result)
            if answer.facts is not None:
                page = _merged(task, page, answer, are_parts=source.are_parts)
            if not source.are_parts and page.facts is not None and _tells(page.facts):
                break
            entries = len(page.facts.entries) if page.facts is not None else 0
            silent = silent + 1 if entries == known else 0
            if silent == _SILENT or answer.outcome in _REFUSED:
                break
            known = entries
        return page

    async def fetch_rendered(self, url: str, *methods: PageMethod) -> FetchResult:
        """The answer for an address as the phone's browser shows it."""
        return await self.fetcher.fetch(url, meta=phone_meta(self.user_agent, *methods))

    async def plain(self, task: PageTask) -> Page:
        """The page as a plain request gets it, with what the platform's data says; its scripts are not run."""
        result = await self.fetcher.fetch(task.url, user_agent=self.user_agent)
        return await self.with_data(task, await self.reader.read(self.target_id, task, result))

    async def listened(self, task: PageTask) -> tuple[Page, tuple[str, ...]]:
        """The page as the phone's browser shows it, and the data that its scripts were answered."""
        page, heard = await self._listened(task)
        return await self._listened(task) if page.outcome in TRIED_AGAIN else (page, heard)

    async def _listened(self, task: PageTask) -> tuple[Page, tuple[str, ...]]:
        answers = Answers()
        step = page_method(answers.texts)
        result = await self.fetcher.fetch(
            task.url, meta=phone_meta(self.user_agent, step, heard=answers.note)
        )
        page = await self.reader.read(self.target_id, task, result)
        return replace(page, rendered=True), step.result or ()

    async def _open(self, task: PageTask, url: str) -> Page:
        if "#/" in url or "#!" in url:  # the part behind # is the script's: a server never sees it
            result = await self.fetch_rendered(url)
            if result.outcome in TRIED_AGAIN:
                result = await self.fetch_rendered(url)
            return replace(await self.reader.read(self.target_id, task, result), rendered=True)
        page = replace(await self._loader().load(replace(task, url=url)), url=task.url)
        if not shows_no_content(page):
            return page
        # Open and yet with an error: the browser could not run its scripts, so who knows what a follower sees.
        return replace(page, outcome=Outcome.UNSUPPORTED if page.error else Outcome.BLANK)

    def _loader(self) -> PageLoader:
        agent = self.user_agent
        return PageLoader(self.fetcher, self.reader, self.target_id, lambda: phone_meta(agent), agent)


def _tells(facts: PageFacts) -> bool:
    """Whether a page says itself what its platform's data would say: the newest post's day, the app's version."""
    days = [entry.date for entry in facts.entries if entry.date is not None]
    return (bool(days) and tells_newest(days)) or (facts.card is not None and bool(facts.card.version))


def _without_days(facts: PageFacts) -> PageFacts:
    return replace(facts, entries=tuple(replace(entry, date=None) for entry in facts.entries))


def _merged(task: PageTask, page: Page, answer: Page, *, are_parts: bool) -> Page:
    """The page with what an answer of the platform says; of a page that did not open, the answer alone.

    Where one of several parts does not tell its newest post, none does.
    """
    said = answer.facts or PageFacts()
    base = page if page.outcome is Outcome.OK and page.facts is not None else replace(answer, url=task.url)
    facts = base.facts or PageFacts()
    known = facts.entries if are_parts and facts.card is not None else ()
    by_url = {entry.url: entry for entry in (*known, *said.entries)}
    entries = tuple(by_url.values()) or facts.entries
    title = facts.title or said.title
    facts = replace(facts, title=title, entries=entries, card=said.card, needs_browser=False)
    is_mixed = bool(known) and any(entry.date is None for entry in entries)
    return replace(base, facts=_without_days(facts) if is_mixed else facts)


def visible_text(facts: PageFacts) -> str:
    """All that a reader can read on a page, navigation included."""
    return "\n".join(part.text for part in facts.parts if part.kind in {PartKind.BODY, PartKind.BOILERPLATE})


def notice_on(notices: Notices, facts: PageFacts) -> Notice | None:
    """The platform's notice that a page is; an article, which has its day or names its account, is none."""
    is_article = facts.published is not None or facts.card is not None
    return None if is_article else notices.read(facts.title, visible_text(facts))


def shows_no_content(page: Page) -> bool:
    """Whether an open page shows a follower nothing: no text, picture, frame, posts in its data, nowhere to go on to."""
    facts = page.facts
    if page.outcome is not Outcome.OK or facts is None or facts.refresh_to or facts.card is not None:
        return False
    seen = facts.media or any(link.kind in {LinkKind.IMAGE, LinkKind.FRAME} for link in facts.links)
    return not (seen or facts.text.strip() or visible_text(facts).strip())
