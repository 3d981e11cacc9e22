"""Open pages of accounts and apps (公开页面): a profile's newest posts, and what stores and download pages show of an app.

Nothing is evaded: a login, a puzzle or an empty list is said and never judged. An app that a store no longer shows is
looked at a second time in the browser, as everything is that would be a finding.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from govspider.checks.app_pages import is_unlisted
from govspider.checks.gone_pages import is_gone
from govspider.checks.notice_words import DOUBTS
from govspider.checks.outcomes import OutcomeRole, unjudged
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_loading import NOT_SHOWN
from govspider.crawl.page_reading import moment_on
from govspider.crawl.phone_pages import PhonePages, visible_text
from govspider.extract.public_data import with_app, with_posts
from govspider.items import LinkKind, Notice, Outcome, Page, PageFacts, PageRole, PartKind, Target, TextPart
from govspider.platforms.notices import Notices
from govspider.platforms.protocol import AccountPlatform

_SHOWN = frozenset({Outcome.OK, Outcome.BLANK})  # there is a page, which scripts may fill
_MOST = 12  # pages of stores that are opened for an app
_LOGIN_ADDRESS = re.compile(r"[/.](?:passport|login|signin|visitor)[/.?]", re.IGNORECASE)
_LOGIN = re.compile(r"登录|登陆|log\s{0,3}in", re.IGNORECASE)
_SHORT = 300  # characters: a page with more to say is not a login alone
_NEEDS_LOGIN = "平台要求登录后才能查看主页"
_NO_LIST = "主页没有给出可读取的发文列表"
_GONE = "主页提示账号已注销、封禁或不存在"
_NO_DAYS = "主页的发文列表没有日期"
_NO_APP = "页面没有读到应用信息"
_UNSURE = "两次查看的结果不一致"
_PACKAGE = re.compile(r"\.(?:apk|ipa|hap|aab)(?:[?#&]|$)", re.IGNORECASE)
_DOWNLOADS = re.compile(
    r"(?:安卓|Android|鸿蒙|苹果|iOS|iPhone|电脑)?版?(?:APP|客户端)?(?:立即|免费|点击|马上|普通|本地|高速)?下载(?:安装)?(?:APP|客户端|到本地)?",
    re.IGNORECASE,
)


def public_addresses(target: Target, platform: AccountPlatform) -> tuple[str, ...]:
    """The addresses of an account's open pages, as far as the ledger names them."""
    home = (target.home_url,) if target.home_url else ()
    if platform.has_stores:
        return tuple(dict.fromkeys((*target.store_urls, *home)))
    return home if platform.has_profile else ()


@dataclass(slots=True)
class PublicPages:
    """Opens the open pages of one account.

    Attributes:
        phone: opens pages, and reads what the data of these platforms says.
        notices: what the platform shows where content used to be.
        left_out: what could not be read and why, in Chinese; grows while pages come.
    """

    phone: PhonePages
    notices: Notices
    left_out: str = ""

    async def pages(self, target: Target, platform: AccountPlatform) -> AsyncIterator[Page]:
        """Each open page, in the clear, whatever came of it."""
        addresses = public_addresses(target, platform)
        for url in addresses[:_MOST]:
            page = await (self._store(url) if platform.has_stores else self._profile(url))
            if reason := page.error or unjudged(page.outcome, OutcomeRole.MENU):
                self._leave_out(f"{url} 未能读取（{reason}）")
            yield page
        if len(addresses) > _MOST:
            self._leave_out(f"下载网址共{len(addresses)}个，只打开了{_MOST}个")

    def _leave_out(self, said: str) -> None:
        self.left_out = "；".join(filter(None, (self.left_out, said)))

    async def _profile(self, url: str) -> Page:
        """The account's own page with its posts, as far as its data, or what its scripts are answered, lists them."""
        task = PageTask(url, 0, PageRole.HOME)
        page = await self.phone.plain(task)
        if is_unlisted(page) or (page.outcome in _SHOWN and not _has_posts(page)):
            page = _with_answers(*await self.phone.listened(task))
        facts = page.facts
        if page.outcome not in _SHOWN or facts is None:
            return page
        if facts.card is None or not facts.entries:
            return self._without_posts(page, facts)
        has_days = any(entry.date is not None for entry in facts.entries)
        text = "\n".join(entry.title for entry in facts.entries)
        own = ((PartKind.TITLE, facts.title), (PartKind.BODY, text))
        parts = tuple(TextPart(kind, shown) for kind, shown in own if shown)
        # What else stands on the page is the platform's.
        facts = replace(facts, text=text, parts=parts, links=(), pictures=())
        outcome, error = (Outcome.OK, page.error) if has_days else (Outcome.UNSUPPORTED, _NO_DAYS)
        return replace(page, outcome=outcome, error=error, facts=facts)

    def _without_posts(self, page: Page, facts: PageFacts) -> Page:
        """A profile without a list of posts: a login, the platform's word that the account is gone, or nothing."""
        text = visible_text(facts)
        notice = self.notices.read(facts.title, text)
        if notice is not None and notice not in DOUBTS:
            bare, error = PageFacts(facts.title), _GONE
            return replace(page, outcome=Outcome.UNSUPPORTED, error=error, notice=notice.value, facts=bare)
        asks = len(text) <= _SHORT and _LOGIN.search(f"{facts.title} {text}") is not None
        needs_login = asks or _LOGIN_ADDRESS.search(page.final_url) is not None
        outcome, error = (Outcome.BLOCKED, _NEEDS_LOGIN) if needs_login else (Outcome.UNSUPPORTED, _NO_LIST)
        return replace(page, outcome=outcome, error=error, facts=PageFacts(facts.title, card=facts.card))

    async def _store(self, url: str) -> Page:
        """A page of a store, or of a download, with what it says of the app."""
        task = PageTask(url, 1, PageRole.STORE)
        page = self._read(await self.phone.open(task))
        if page.outcome is Outcome.UNSUPPORTED:
            page = await self._listened(task, page)
        if not is_unlisted(page):
            return page
        seen = self._read((await self.phone.listened(task))[0])
        if seen.outcome in NOT_SHOWN:
            return replace(page, outcome=NOT_SHOWN[seen.outcome], error=seen.error, notice="", facts=None)
        if is_unlisted(seen) or seen.outcome is Outcome.OK:
            return seen
        return replace(page, outcome=Outcome.UNSUPPORTED, error=_UNSURE, notice="", facts=None)

    async def _listened(self, task: PageTask, unread: Page) -> Page:
        """A page that says nothing of an app with what its scripts were answered; as it was, if that says nothing either."""
        page, answers = await self.phone.listened(task)
        if page.outcome not in _SHOWN or page.facts is None:
            return unread
        now = moment_on(self.phone.reader.day)
        told = (with_app(page.facts, answer, task.url, now) for answer in answers)
        facts = next((one for one in told if one.card is not None), page.facts)
        return self._read(replace(page, outcome=Outcome.OK, error="", facts=facts)) if facts.card else unread

    def _read(self, page: Page) -> Page:
        """A page of a store with the store's notice, its card and its downloads; all else on it is the store's."""
        facts = page.facts
        if page.outcome is not Outcome.OK or facts is None:
            return page
        text = visible_text(facts)
        if facts.card is None:
            return self._without_card(page, facts.title, text)
        downloads = tuple(
            link
            for link in facts.links
            if link.kind in {LinkKind.PAGE, LinkKind.ATTACHMENT}
            and (_PACKAGE.search(link.url) or _DOWNLOADS.fullmatch("".join(link.text.split())))
        )
        card = replace(facts.card, remark=self.notices.line_of(text))
        return replace(page, facts=PageFacts(facts.title, links=downloads, card=card))

    def _without_card(self, page: Page, title: str, text: str) -> Page:
        """A page that says nothing of an app: that the store does not have it, or nothing at all."""
        notice = self.notices.read(title, text)
        if notice is None and is_gone(title, text):
            notice = Notice.UNLISTED
        if notice is Notice.UNLISTED:
            return replace(page, notice=notice.value, error="", facts=PageFacts(title))
        error = DOUBTS.get(notice, "") if notice else page.error
        return replace(page, outcome=Outcome.UNSUPPORTED, error=error or _NO_APP, facts=PageFacts(title))


def _with_answers(page: Page, answers: tuple[str, ...]) -> Page:
    """A page with the posts that its scripts were answered, where it lists none itself."""
    if page.outcome not in _SHOWN or _has_posts(page):
        return page
    told = (with_posts(page.facts or PageFacts(), answer) for answer in answers)
    facts = next((one for one in told if one.card is not None), page.facts)
    return page if facts is page.facts else replace(page, outcome=Outcome.OK, error="", facts=facts)


def _has_posts(page: Page) -> bool:
    return page.facts is not None and page.facts.card is not None and bool(page.facts.entries)
