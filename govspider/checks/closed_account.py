"""Accounts closed that still live, and the reverse (停更注销与台账不符).

Source: 国办发〔2018〕123号: accounts that are not run any more are closed, and filed as closed; bulletins name those that
came back online without filing. Posts behind the day of closing, and what a person saw, speak against the ledger; which
of the two is right a person must say (提示). What a platform shows at a post's address is told by `gone_post`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from govspider.checks.account_hints import (
    SAID_BY_LEDGER,
    account_hint,
    said_by_list,
    said_by_page,
    shown_cards,
)
from govspider.checks.freshness import chinese_date, home_page, host_of
from govspider.checks.hand_checks import hand_check, said_by_person
from govspider.checks.notice_words import GONE as SAID
from govspider.checks.outcomes import OutcomeRole, is_not_there, unjudged
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import (
    FaultKind,
    Finding,
    Group,
    Notice,
    Outcome,
    PageRole,
    StoredPage,
    TargetFacts,
    TargetKind,
    TargetState,
)
from govspider.items.display_names import VOCABULARIES
from govspider.platforms import platform_of
from govspider.quarters import Quarter

ALIVE = FaultKind("closed_alive", "停更或注销的账号仍在运行", Group.MEDIA)
GONE = FaultKind("account_gone", "在用账号无法打开", Group.MEDIA)
_INDICATOR = "N7"
OVER = frozenset({TargetState.OFFLINE, TargetState.CLOSED})  # a sweep looks whether they are
_CLOSING = OVER | {TargetState.PLANNED}
_LOOKED_AT = frozenset({PageRole.HOME, PageRole.STORE, PageRole.OPENED_POST})
# What the account's own page on its platform says where it is gone.
_LOST: Mapping[str, str] = {
    **{one: SAID[one] for one in (Notice.CLOSED, Notice.FROZEN, Notice.RECLAIMED)},
    Notice.UNLISTED: "没有这个账号",
}
_NOTICE_TIME = timedelta(days=14)  # a post without a title may be the notice of the closing
# What an account that closes still has to say.
_ENDS = "(?:关停|关闭|注销|下线|迁移|更名|整合|合并|归并|停用|停止|暂停)"
_ITSELF = "(?:本号|账号|帐号|公众号|订阅号|服务号|微博|小程序|平台|客户端|app|新媒体|“)"
_NOTICE = re.compile(
    rf"停更|停止(?:更新|运营|运行)|更名(?:啦|了|公告|通知|启事)|我们.{{0,6}}(?:更名|改名|搬家)|告别|再见"
    rf"|{_ITSELF}.{{0,12}}{_ENDS}|{_ENDS}.{{0,12}}{_ITSELF}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Later:
    """The newest post behind the day of closing, by one source, and how many there are."""

    source: str
    day: date
    title: str
    number: int
    page_url: str
    evidence: str = ""


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One hint at most of each kind."""
    target = facts.target
    if target.kind is not TargetKind.ACCOUNT:
        return
    if target.state in _CLOSING:
        yield from _alive(facts, context)
    seen = hand_check(facts, context)
    if target.state is TargetState.NORMAL and seen is not None and seen.is_open is False:
        problem = f"{said_by_person(seen)}账号已不能打开（注销、冻结、下架或查无此账号），台账登记为正常运行"
        yield account_hint(target, _INDICATOR, GONE, problem, "账号状态")
    elif target.state is TargetState.NORMAL and (page := _lost_page(facts)) is not None:
        what = f"提示{_LOST[page.notice]}" if page.notice else f"打开后返回错误状态（{page.status}）"
        problem = f"账号主页（{host_of(page.url)}）{what}，台账登记为正常运行"
        yield _on_page(facts, GONE, problem, page)


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """Of a closed account: posts of this quarter without a day of closing in the ledger, and pages that were not read.

    Of one that is not there, though the ledger calls it running: that it came to no conclusion (`assess`).
    """
    target = facts.target
    if any(found.kind == GONE for found in run(facts, context)):
        yield "账号疑似已注销、停用或不存在，不作合格结论；核实后请更新台账"
    if target.kind is not TargetKind.ACCOUNT or target.state not in OVER:
        return
    begin = Quarter.of(context.day).first_day
    if target.closed_on is None and any(begin <= post.published <= context.day for post in facts.posts):
        yield "台账没有停更或注销日期，本季度的发文是否在其后未能判断"
    unread = (page for page in facts.pages if page.role in _LOOKED_AT and not page.notice)
    reasons = Counter(
        reason for page in unread if (reason := page.error or unjudged(page.outcome, OutcomeRole.MENU))
    )
    yield from (f"账号是否仍能打开未能判断：{reason}（{number}个）" for reason, number in reasons.items())


def _alive(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """What speaks against the closing, the strongest of it."""
    said = f"台账登记为{VOCABULARIES['target_state'][facts.target.state]}"
    found = _posted_later(facts, context, said)
    if found is None and facts.target.state is TargetState.CLOSED:
        found = _still_open(facts, context, said)
    if found is not None:
        yield found


def _posted_later(facts: TargetFacts, context: CheckContext, said: str) -> Finding | None:
    """Posts behind the day of closing: by exports and ledger, its open page, a person, the ledger's own day."""
    target, closed_on, seen = facts.target, facts.target.closed_on, hand_check(facts, context)
    if closed_on is None:
        return None
    since = f"{said}（{chinese_date(closed_on)}起），但"
    later = _listed_later(facts, closed_on, context.day) or _shown_later(facts, closed_on, context.day)
    if later is not None:
        problem = f"{since}{later.source}{chinese_date(later.day)}仍有发文《{later.title}》（其后共{later.number}条）"
        return account_hint(
            target, _INDICATOR, ALIVE, problem, "发文", page_url=later.page_url, evidence=later.evidence
        )
    last, source = target.last_post, SAID_BY_LEDGER
    if seen is not None and seen.last_post is not None:
        last, source = seen.last_post, said_by_person(seen)
    if last is None or not closed_on + _NOTICE_TIME < last <= context.day:
        return None
    problem = f"{since}{source}最近发文日期为{chinese_date(last)}"
    return account_hint(target, _INDICATOR, ALIVE, problem, "发文")


def _listed_later(facts: TargetFacts, closed_on: date, day: date) -> _Later | None:
    """The same by the posts of exports and ledger."""
    after = [
        post for post in facts.posts if closed_on < post.published <= day and not _NOTICE.search(post.title)
    ]
    if not after:
        return None
    newest = max(after, key=lambda post: (post.published, post.title))
    return _Later(said_by_list(newest), newest.published, newest.title, len(after), newest.url)


def _shown_later(facts: TargetFacts, closed_on: date, day: date) -> _Later | None:
    """The same by the posts that the account's open page lists."""
    for page, _ in shown_cards(facts):
        after = [
            (entry.date, entry.title)
            for entry in page.entries
            if entry.date and closed_on < entry.date <= day and not _NOTICE.search(entry.title)
        ]
        if after:
            return _Later(said_by_page(page), *max(after), len(after), page.url, page.body_hash)
    return None


def _still_open(facts: TargetFacts, context: CheckContext, said: str) -> Finding | None:
    """A cancelled account that a person could open, or whose page or post still opens."""
    seen = hand_check(facts, context)
    if seen is not None and seen.is_open:
        problem = f"{said}，但{said_by_person(seen)}账号仍能打开"
        return account_hint(facts.target, _INDICATOR, ALIVE, problem, "账号状态")
    shown, _ = next(shown_cards(facts), (None, None))
    if shown is not None:
        problem = f"{said}，但{said_by_page(shown)}账号或应用仍能打开"
        return _on_page(facts, ALIVE, problem, shown)
    opened = next((page for page in facts.pages if _is_open_post(page)), None)
    if opened is None:
        return None
    return _on_page(facts, ALIVE, f"{said}，但发文《{opened.title or opened.url}》仍能打开", opened)


def _lost_page(facts: TargetFacts) -> StoredPage | None:
    """The account's own page on its platform, where that does not know the account, or not any more."""
    if not platform_of(facts.target.platform).has_profile:
        return None  # an entry page is the office's own
    page = home_page(facts)
    is_lost = page is not None and (page.notice in _LOST or is_not_there(page.outcome, page.status))
    return page if is_lost else None


def _is_open_post(page: StoredPage) -> bool:
    is_shown = page.outcome is Outcome.OK and not (page.notice or page.error)
    return page.role is PageRole.OPENED_POST and is_shown


def _on_page(facts: TargetFacts, kind: FaultKind, problem: str, page: StoredPage) -> Finding:
    return account_hint(
        facts.target,
        _INDICATOR,
        kind,
        problem,
        "账号状态",
        page_url=page.url,
        evidence=page.body_hash,
    )


CHECK = TargetCheck("closed_account", (ALIVE, GONE), (_INDICATOR,), run, cannot_judge, of_resting=True)
