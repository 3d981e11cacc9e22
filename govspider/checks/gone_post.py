"""Posts whose own address no longer shows them (发文无法查看): stopped by the platform, dead, or all taken down.

Source: 国办秘函〔2019〕19号, 单项否决·安全、泄密事故等严重问题 and 内容更新. All of it is for a person to confirm (提示):
a platform does not say what exactly it objects to, and the address may have been written down wrongly. What an author
takes down himself is no fault; only where nothing fresh would be left without it, a person looks.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from govspider.checks import account_updates
from govspider.checks.account_hints import account_hint
from govspider.checks.notice_words import GONE
from govspider.checks.outcomes import OutcomeRole, not_opened, unjudged
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import (
    FaultKind,
    Finding,
    Group,
    Notice,
    Outcome,
    PageRole,
    Severity,
    StoredPage,
    TargetFacts,
)

KIND = FaultKind("gone_post", "发文无法查看", Group.MEDIA)
_CONTENT, _UPDATES, _ACCOUNT = "N1.4", "N2.1", "N2.2"
_STOPPED = frozenset({Notice.ILLEGAL, Notice.COMPLAINED})  # by the platform
_OF_ACCOUNT = frozenset({Notice.MIGRATED, Notice.CLOSED, Notice.FROZEN, Notice.RECLAIMED})
PHOTOGRAPHED = _STOPPED | _OF_ACCOUNT  # what a person has to see
_WITHDRAWN = frozenset({Notice.REMOVED, Notice.PRIVATE})  # by the author
_NAMED = 3  # posts that one hint names


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """A hint for each post that the platform stopped; one for the account, for dead addresses, for posts taken down."""
    titles = {post.url: post.title for post in facts.posts if post.url}
    pages = _opened(facts)
    for page in pages:
        if page.notice in _STOPPED:
            title = _title(page, titles)
            said = f"发文《{title}》打开后提示{GONE[page.notice]}，平台没有说明具体原因"
            severity = Severity.SEVERE if page.notice == Notice.ILLEGAL else Severity.GENERAL
            yield _hint(facts, page, _CONTENT, said, title, severity=severity)
    of_account = next((page for page in pages if page.notice in _OF_ACCOUNT), None)
    if of_account is not None:
        said = f"发文打开后提示{GONE[of_account.notice]}，与台账登记的运行状态是否一致"
        yield _hint(facts, of_account, _ACCOUNT, said, "账号状态")
    dead = [(page, reason) for page in pages if (reason := _dead(page))]
    if dead:
        named = "、".join(f"《{_title(page, titles)}》（{reason}）" for page, reason in dead[:_NAMED])
        more = "等" if len(dead) > _NAMED else ""
        said = f"登记的发文网址有{len(dead)}个打不开：{named}{more}"
        yield _hint(facts, dead[0][0], _ACCOUNT, said, "发文网址")
    withdrawn = [page for page in pages if page.notice in _WITHDRAWN]
    if withdrawn and _rests_without(facts, context, frozenset(page.url for page in withdrawn)):
        said = f"打开的发文有{len(withdrawn)}条已删除或设为私密，除去后没有更新期限内的发文"
        yield _hint(facts, withdrawn[0], _UPDATES, said, "已删除的发文")


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """How many posts could not be seen, by reason; of those taken down by their author the content is not known either."""
    pages = _opened(facts)
    reasons = Counter(
        reason for page in pages if (reason := page.error or unjudged(page.outcome, OutcomeRole.MENU))
    )
    yield from (f"发文网址：{reason}（{number}条）" for reason, number in reasons.items())
    withdrawn = sum(page.notice in _WITHDRAWN for page in pages)
    if withdrawn:
        yield f"发文网址：内容已由发布者删除或设为私密，不计入问题（{withdrawn}条）"


def _opened(facts: TargetFacts) -> list[StoredPage]:
    return [page for page in facts.pages if page.role is PageRole.OPENED_POST]


def _dead(page: StoredPage) -> str:
    """Why an address opens for nobody, in Chinese; '' if it does or that cannot be said."""
    if page.outcome is Outcome.OK:
        return GONE[Notice.EXPIRED] if page.notice == Notice.EXPIRED else ""
    return not_opened(page.outcome, OutcomeRole.MENU, page.status)


def _rests_without(facts: TargetFacts, context: CheckContext, gone: frozenset[str]) -> bool:
    """Whether an account that is up to date would not be without the posts at these addresses."""
    left = tuple(post for post in facts.posts if post.url not in gone)
    return _is_fresh(facts, context) and not _is_fresh(replace(facts, posts=left), context)


def _is_fresh(facts: TargetFacts, context: CheckContext) -> bool:
    """Whether a post is known, and none is missing."""
    stale = any(found.kind == account_updates.KIND for found in account_updates.run(facts, context))
    return not (stale or any(account_updates.cannot_judge(facts, context)))


def _title(page: StoredPage, titles: Mapping[str, str]) -> str:
    return titles.get(page.url) or page.url


def _hint(
    facts: TargetFacts,
    page: StoredPage,
    indicator: str,
    problem: str,
    shown: str,
    *,
    severity: Severity = Severity.GENERAL,
) -> Finding:
    return account_hint(
        facts.target,
        indicator,
        KIND,
        problem,
        shown,
        page_url=page.url,
        evidence=page.body_hash,
        severity=severity,
    )


CHECK = TargetCheck("gone_post", (KIND,), (_CONTENT, _UPDATES, _ACCOUNT), run, cannot_judge)
