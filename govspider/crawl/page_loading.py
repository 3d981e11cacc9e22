"""A visit (访问页面): one page of a target fetched, followed to where a reader lands, and read into facts."""

import hashlib
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from scrapy.http import Response

from govspider.addresses import normalise
from govspider.crawl.fetcher import Fetcher
from govspider.crawl.frontier import PageTask
from govspider.crawl.outcomes import FetchResult
from govspider.extract import extract
from govspider.items import Outcome, Page, PageFacts

logger = logging.getLogger(__name__)

HOPS = 3  # meta refreshes and frame-only pages that lead on to the page a reader sees
_HTML_TYPES = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_NO_HTML = FetchResult(Outcome.UNSUPPORTED, "不是网页")
_UNRENDERED = "内容由脚本生成，未能用浏览器显示"
_BLANK = FetchResult(Outcome.BLANK, "打开后没有内容")


@dataclass(frozen=True, slots=True)
class PageLoader:
    """Turns tasks into pages.

    Attributes:
        fetcher: makes the requests.
        target_id: whose pages these are.
        day: day of inspection; no date on a page lies behind it.
        browser_meta: makes the meta of a request that Chromium renders.
        user_agent: what to say we are; '': the setting USER_AGENT.
    """

    fetcher: Fetcher
    target_id: str
    day: date
    browser_meta: Callable[[], dict[str, Any]]
    user_agent: str = ""

    async def load(self, task: PageTask) -> Page:
        """The page, whatever came of it."""
        page = await self._open(task, task.url)
        seen = {task.url, normalise(page.final_url)}
        for _ in range(HOPS):
            onward = normalise(page.facts.refresh_to) if page.facts else ""
            if not onward or onward in seen:
                break
            seen.add(onward)
            landed = await self._open(task, onward)
            if landed.outcome is not Outcome.OK and page.facts and page.facts.text.strip():
                break  # a page that is readable by itself, whatever it leads to later
            page = landed
            seen.add(normalise(page.final_url))
        if page.facts is not None and page.facts.needs_browser:
            page = await self._rendered(task, page)
        return page

    async def _open(self, task: PageTask, url: str) -> Page:
        result = await self.fetcher.fetch(url, user_agent=self.user_agent)
        return page_of(self.target_id, task, result, self.day)

    async def _rendered(self, task: PageTask, page: Page) -> Page:
        """The page with what scripts put there. The hash stays that of the page as the server sent it.

        A page that could not be rendered is marked by its error: what it shows is not all that it shows.
        """
        result = await self.fetcher.fetch(page.final_url or page.url, meta=self.browser_meta())
        shown = page_of(self.target_id, task, result, self.day)
        if shown.outcome is not Outcome.OK or shown.facts is None:
            return replace(page, error=f"{_UNRENDERED}：{shown.error}")
        facts = replace(shown.facts, needs_browser=True)
        return replace(
            shown,
            rendered=True,
            facts=facts,
            body_hash=page.body_hash,
            size=page.size,
            charset=page.charset,
        )


def page_of(target_id: str, task: PageTask, result: FetchResult, day: date) -> Page:
    """A page row from an answer; facts where there is HTML to read."""
    response = result.response
    blank = Page(
        target_id=target_id,
        url=task.url,
        outcome=result.outcome,
        role=task.role,
        depth=task.depth,
        column_id=task.column_id,
        error=result.error,
    )
    if response is None:
        return blank
    page = replace(
        blank,
        final_url=response.url,
        status=response.status,
        content_type=content_type(response),
        body_hash=hashlib.sha256(response.body).hexdigest(),
        size=len(response.body),
    )
    return _read(page, response, day) if result.outcome is Outcome.OK else page


def _read(page: Page, response: Response, day: date) -> Page:
    if not is_html(response):
        return replace(page, outcome=_NO_HTML.outcome, error=_NO_HTML.error)
    read = read_facts(response, day)
    if read is None:
        return replace(page, outcome=Outcome.BROKEN, error="网页内容无法解析")
    facts, charset = read
    page = replace(page, charset=charset, facts=facts)
    if shows_nothing(facts):
        return replace(page, outcome=_BLANK.outcome, error=_BLANK.error)
    return page


def read_facts(response: Response, day: date) -> tuple[PageFacts, str] | None:
    """The facts and the encoding of a page; None for one that breaks our reader: the crawl goes on."""
    try:
        return extract(response.body, response.url, charset_hint=charset_hint(response), day=day)
    except Exception:
        logger.exception("cannot read %s", response.url)
        return None


def shows_nothing(facts: PageFacts) -> bool:
    """Whether a reader sees nothing: no text, no link, nothing that leads on or that scripts would fill."""
    return not (facts.text.strip() or facts.links or facts.parts or facts.refresh_to or facts.needs_browser)


def not_its_own(facts: PageFacts, *, keep_list: bool) -> PageFacts:
    """The facts of a page that another page or site answers for: nothing that page checks would judge.

    Its text stays: a link to it is judged by that.

    Args:
        facts: as read.
        keep_list: keep what tells whether a column is up to date.
    """
    return replace(facts, parts=(), links=(), pictures=(), entries=facts.entries if keep_list else ())


def content_type(response: Response) -> str:
    """The media type, lower case, without parameters."""
    return _header(response).partition(";")[0].strip().lower()


def is_html(response: Response) -> bool:
    """Whether a response is a page to read: said so, or nothing said and it looks like one."""
    media = content_type(response)
    if media.startswith(_HTML_TYPES):
        return True
    head = response.body[:1024].lstrip().lower()
    return media in {"", "application/octet-stream"} and (head.startswith(b"<") or b"<html" in head)


def charset_hint(response: Response) -> str:
    """The charset that the header names; '' if it names none."""
    found = _CHARSET.search(_header(response))
    return found[1] if found else ""


def _header(response: Response) -> str:
    return (response.headers.get("Content-Type") or b"").decode("latin-1")
