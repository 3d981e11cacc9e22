"""Addresses of posts opened (打开发文网址): those of the quarter, the newest first, as many as the budget allows.

The newest stand for the rest, as in an inspector's sample (抽查): an account with more posts is inspected whole, and the
bulletin counts once what was not opened. A platform that turns us away several times running is left alone: what was
not opened for that is said of the account, never judged.
"""

from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from govspider.checks.gone_pages import is_gone
from govspider.checks.notice_words import DOUBTS
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_reading import not_its_own
from govspider.crawl.phone_pages import PhonePages, notice_on, visible_text
from govspider.items import Notice, Outcome, Page, PageRole, Post
from govspider.platforms.notices import Notices
from govspider.quarters import Quarter

_REFUSALS = 3  # one after the other, then no more is asked for
_TURNED_AWAY = frozenset({Outcome.BLOCKED, Outcome.ROBOTS})


@dataclass(slots=True)
class PostOpening:
    """Opens the posts of one account.

    Attributes:
        phone: opens pages as the platform's own program does.
        notices: what the platform shows where a post used to be.
        day: day of inspection.
        most: posts to open.
        since: first day of the posts that are opened; None: of the quarter.
        left_out: what of these was not opened and why, in Chinese; grows while pages come.
    """

    phone: PhonePages
    notices: Notices
    day: date
    most: int
    since: date | None = None
    left_out: str = ""

    async def pages(self, posts: Iterable[Post], opened: Collection[str]) -> AsyncIterator[Page]:
        """Each post as its address shows it, in the clear.

        Args:
            posts: of the account, the newest first.
            opened: addresses that were opened already: the menu leads there.
        """
        due = self._due(posts)
        waiting = [post for post in due[: self.most] if post.url not in opened]
        if due and not self.most:
            self._leave_out(f"本季度发文网址共{len(due)}个，按设置没有打开")
        refusals = 0
        for number, post in enumerate(waiting):
            if refusals == _REFUSALS:
                self._leave_out(f"发文网址连续{_REFUSALS}次访问受限，有{len(waiting) - number}个没有打开")
                return
            page = self._seen(await self.phone.open(PageTask(post.url, 1, PageRole.OPENED_POST)), post)
            refusals = refusals + 1 if page.outcome in _TURNED_AWAY or page.notice in DOUBTS else 0
            yield page

    def _leave_out(self, said: str) -> None:
        self.left_out = "；".join(filter(None, (self.left_out, said)))

    def _due(self, posts: Iterable[Post]) -> list[Post]:
        """The posts since then with an address, each address once."""
        first = self.since or Quarter.of(self.day).first_day
        by_url: dict[str, Post] = {}
        for post in posts:
            if post.url and first <= post.published <= self.day:
                by_url.setdefault(post.url, post)
        return list(by_url.values())

    def _seen(self, page: Page, post: Post) -> Page:
        """The page with the platform's notice, where it is one; of a notice nothing is judged as the account's words."""
        page = replace(page, parent=post.source)
        facts = page.facts
        if page.outcome is not Outcome.OK or facts is None or facts.published:
            return page
        notice = notice_on(self.notices, facts)
        if notice is None and is_gone(facts.title, visible_text(facts)):
            notice = Notice.EXPIRED
        if notice is None:
            return page
        doubt = DOUBTS.get(notice, page.error)
        return replace(page, notice=notice.value, error=doubt, facts=not_its_own(facts, keep_list=False))
