"""A visit (访问页面): one page of a target fetched, followed to where a reader lands, and read into facts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from govspider.addresses import normalise
from govspider.browser.rendering import failed_parts
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.fetcher import Fetcher
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_reading import PageReader, charset_hint, is_html
from govspider.extract.charset import decode, read_right
from govspider.items import Outcome, Page, PageFacts

HOPS = 3  # refreshes and frame-only pages that lead on to the page a reader sees
_UNRENDERED = "内容由脚本生成，未能用浏览器显示"
_UNFINISHED = "页面脚本的请求没有成功，显示的内容不完整"
# How our browser did not come to an end, and what that makes of a page that was answered to a plain request.
NOT_SHOWN = {
    Outcome.OUR_FAULT: Outcome.OUR_FAULT,
    Outcome.TIMEOUT: Outcome.OUR_FAULT,
    Outcome.STUCK: Outcome.STUCK,
    Outcome.TOO_LARGE: Outcome.TOO_LARGE,
}
TRIED_AGAIN = frozenset({Outcome.OUR_FAULT, Outcome.STUCK})  # nothing that our browser says once
_ONE_MOMENT = 40  # characters that a page shows at most which only leads on: 正在跳转到登录页面，请稍候
_TRIES = 2  # of a page that our own browser failed on


@dataclass(frozen=True, slots=True)
class PageLoader:
    """Turns tasks into pages.

    Attributes:
        fetcher: makes the requests.
        reader: reads what comes.
        target_id: whose pages these are.
        browser_meta: makes the meta of a request that Chromium renders.
        user_agent: what to say we are; '': the setting USER_AGENT.
    """

    fetcher: Fetcher
    reader: PageReader
    target_id: str
    browser_meta: Callable[[], dict[str, Any]]
    user_agent: str = ""

    async def load(self, task: PageTask) -> Page:
        """The page, whatever came of it."""
        page = await self._landed(task, task.url, lambda url: self._open(task, url))
        if page.facts is not None and page.facts.needs_browser:
            page = await self._rendered(task, page)
        return page

    async def show(self, task: PageTask, url: str, *, again: bool = False) -> Page:
        """The page as Chromium shows it; what our own browser fails on is tried once more.

        Args:
            task: what it is loaded for.
            url: where it is.
            again: ask though the host was silent before.
        """
        return await self._landed(task, url, lambda address: self._shown(task, address, again=again))

    async def _landed(self, task: PageTask, url: str, opened: Callable[[str], Awaitable[Page]]) -> Page:
        """The page that a reader sees at last, by refreshes and frames."""
        page = await opened(url)
        seen = {task.url, url, normalise(page.final_url)}
        for _ in range(HOPS):
            onward = normalise(page.facts.refresh_to) if page.facts else ""
            if not onward or onward in seen:
                break
            seen.add(onward)
            landed = await opened(onward)
            if landed.outcome is not Outcome.OK and page.facts and _has_its_own(page.facts, landed):
                break  # a page that is readable by itself, whatever it leads to later
            page = landed
            seen.add(normalise(page.final_url))
        return page

    async def _shown(self, task: PageTask, url: str, *, again: bool) -> Page:
        for _ in range(_TRIES - 1):
            page = await self._show(task, url, again=again)
            if page.outcome not in TRIED_AGAIN:
                return page
        return await self._show(task, url, again=again)

    async def _show(self, task: PageTask, url: str, *, again: bool) -> Page:
        meta = self.browser_meta()
        result = await self.fetcher.fetch(url, meta=meta, again=again)
        page = replace(await self.reader.read(self.target_id, task, _read_right(result)), rendered=True)
        if page.outcome is Outcome.OK and page.facts and not page.facts.entries and failed_parts(meta):
            return replace(page, error=_UNFINISHED)
        return page

    async def _open(self, task: PageTask, url: str) -> Page:
        result = await self.fetcher.fetch(url, user_agent=self.user_agent)
        return await self.reader.read(self.target_id, task, result)

    async def _rendered(self, task: PageTask, page: Page) -> Page:
        """The page with what scripts put there. The hash stays that of the page as the server sent it.

        A page that could not be rendered is marked by its error: what it shows is not all that it shows.
        """
        shown = await self.show(task, page.final_url or page.url)
        if shown.outcome is Outcome.BLOCKED:
            return replace(page, outcome=shown.outcome, error=shown.error)
        if shown.outcome in NOT_SHOWN:
            return replace(page, outcome=NOT_SHOWN[shown.outcome], error=f"{_UNRENDERED}：{shown.error}")
        if shown.outcome is not Outcome.OK or shown.facts is None:
            return replace(page, error=f"{_UNRENDERED}：{shown.error}")
        return replace(shown, facts=replace(shown.facts, needs_browser=True), **as_served(page))


def _has_its_own(facts: PageFacts, landed: Page) -> bool:
    """Whether a page is one to read beside what it leads to: "one moment, please" before a wall is none."""
    least = _ONE_MOMENT if landed.outcome is Outcome.BLOCKED else 0
    return len(facts.text.strip()) > least


def as_served(page: Page) -> dict[str, Any]:
    """The fields of a page that stay those of the answer to a plain request when the browser shows more of it."""
    return {"body_hash": page.body_hash, "size": page.size, "charset": page.charset}


def _read_right(result: FetchResult) -> FetchResult:
    """What the browser shows, whatever charset a header made it believe."""
    if result.response is None or not is_html(result.response):
        return result
    source = decode(result.response.body, charset_hint(result.response))[0]
    read = read_right(source)
    return result if read == source else replace(result, response=result.response.replace(body=read.encode()))
