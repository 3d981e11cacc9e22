"""Apps in their stores (应用商店和下载页): gone from them, downloads that do not work, versions that are long not renewed.

Source: 国办秘函〔2019〕19号, 单项否决·内容更新 (移动客户端无法下载或使用); 国办函〔2026〕12号, which has apps merged or
closed that nobody looks after. A store that cannot be read, a page without a version or a day say nothing. An app
counts as gone only where no page that the ledger names shows it and a store says so in words, or several do not know
it: an address may have been written down wrongly. How old a version may be is nowhere laid down, so its age is for
people (提示).
"""

from collections import Counter
from collections.abc import Iterator

from govspider.checks.freshness import chinese_date, host_of
from govspider.checks.hints import for_person
from govspider.checks.outcomes import OutcomeRole, is_not_there, not_opened, unjudged
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import (
    FaultKind,
    Finding,
    Group,
    Notice,
    Outcome,
    Page,
    PageRole,
    Severity,
    StoredPage,
    TargetFacts,
    Verdict,
)

GONE = FaultKind("app_gone", "应用已下架", Group.MEDIA)
DOWNLOAD = FaultKind("dead_download", "应用无法下载", Group.MEDIA)
OLD = FaultKind("old_app", "应用版本久未更新", Group.MEDIA)
_USABLE, _STEADY = "N2.3", "N2.2"


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """Of an app: that it is gone, each page and download that does not open, and the age of its newest version."""
    pages = _pages(facts)
    yield from _gone(facts, pages)
    for page in pages:
        reason = "" if is_unlisted(page) else not_opened(page.outcome, OutcomeRole.MENU, page.status)
        if reason:
            yield _finding(facts, page, DOWNLOAD, f"{_place(page)}打不开：{reason}", needs_person=True)
    yield from _downloads(facts, [page for page in pages if page.card is not None])
    yield from _age(facts, pages, context)


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """How many pages could not be read, by reason; that none of those that could be shows a day."""
    pages = [page for page in _pages(facts) if not is_unlisted(page)]
    unread = (page for page in pages if not not_opened(page.outcome, OutcomeRole.MENU))
    reasons = Counter(
        reason for page in unread if (reason := page.error or unjudged(page.outcome, OutcomeRole.MENU))
    )
    yield from (f"应用页面：{reason}（{number}个）" for reason, number in reasons.items())
    cards = [page.card for page in pages if page.card is not None]
    if cards and not any(card.updated for card in cards):
        yield "应用页面：没有显示版本更新日期"


def is_unlisted(page: Page | StoredPage) -> bool:
    """Whether a store's page says that the app is not, or not any more, in the store."""
    return is_not_there(page.outcome, page.status) or (
        page.outcome is Outcome.OK and page.notice == Notice.UNLISTED
    )


def _gone(facts: TargetFacts, pages: list[StoredPage]) -> Iterator[Finding]:
    """That the app is gone: once, if it is nowhere to be seen; else each page without it, for a person."""
    gone = [page for page in pages if is_unlisted(page)]
    said_so = any(page.notice for page in gone)
    if gone and len(gone) == len(pages) and (said_so or len(gone) > 1):
        told = "；".join(f"{_place(page)}{_how(page)}" for page in gone)
        said = f"台账登记为正常运行的应用已不能下载：{told}"
        yield _finding(facts, gone[0], GONE, said, severity=Severity.SEVERE)
        return
    for page in gone:
        yield _finding(facts, page, GONE, f"{_place(page)}{_how(page)}", needs_person=True)
    for page in pages:
        if page.card is not None and page.card.remark:
            said = f"{_place(page)}提示“{page.card.remark}”"
            yield _finding(facts, page, GONE, said, needs_person=True)


def _downloads(facts: TargetFacts, shown: list[StoredPage]) -> Iterator[Finding]:
    """Each dead download; for a person where the app can be had in another way."""
    links = [link for link in facts.links if link.page_url in {page.url for page in shown}]
    others = len(shown) > 1 or any(link.verdict is Verdict.OK for link in links)
    for page in shown:
        for link in links:
            if link.page_url == page.url and link.verdict is Verdict.DEAD:
                reason = f"：{link.reason}" if link.reason else ""
                said = f"{_place(page)}的下载链接“{link.text}”无法打开{reason}"
                yield _finding(facts, page, DOWNLOAD, said, subject=link.url, needs_person=others)


def _age(facts: TargetFacts, pages: list[StoredPage], context: CheckContext) -> Iterator[Finding]:
    """The newest version that any page shows, if it is old."""
    days = [
        (page.card.updated, page)
        for page in pages
        if page.card is not None and page.card.updated is not None and page.card.updated <= context.day
    ]
    if not days:
        return
    updated, page = max(days, key=lambda one: one[0])
    window = context.profile.windows.app
    if updated < window.first_fresh(context.day):
        version = f"{page.card.version}版" if page.card and page.card.version else "版本"
        said = f"{_place(page)}显示应用最近更新为{chinese_date(updated)}（{version}），已超过{window.chinese}"
        yield _finding(facts, page, OLD, said, indicator=_STEADY, needs_person=True)


def _pages(facts: TargetFacts) -> list[StoredPage]:
    return [page for page in facts.pages if page.role is PageRole.STORE]


def _how(page: StoredPage) -> str:
    return "提示应用已下架或不存在" if page.notice else f"打开后返回错误状态（{page.status}）"


def _place(page: StoredPage) -> str:
    return f"应用页面（{host_of(page.url)}）"


def _finding(
    facts: TargetFacts,
    page: StoredPage,
    kind: FaultKind,
    problem: str,
    *,
    indicator: str = _USABLE,
    severity: Severity = Severity.GENERAL,
    subject: str = "",
    needs_person: bool = False,
) -> Finding:
    finding = Finding(
        indicator=indicator,
        kind=kind,
        target_id=facts.target.target_id,
        problem=problem,
        page_url=page.url,
        severity=severity,
        subject=subject or page.url,
        evidence=page.body_hash,
    )
    return for_person(finding) if needs_person else finding


CHECK = TargetCheck("app_pages", (GONE, DOWNLOAD, OLD), (_USABLE, _STEADY), run, cannot_judge)
