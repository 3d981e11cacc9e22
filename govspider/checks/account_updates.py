"""Posts of an account (内容更新): none within its limit, long gaps in the quarter, a limit that is near.

Source: 国办秘函〔2019〕19号, 单项否决·内容更新: nothing in the two weeks before the check; the ledger may
set the account's own limit. Service accounts (服务类) are judged by what they do, not by posting. Gaps and the early
warning (预警) are for people and count against nobody: a list of posts may lack some.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from govspider.checks.account_hints import SAID_BY_LEDGER, said_by_list
from govspider.checks.freshness import chinese_date, home_page, newest, pages_by_url, shown_dates
from govspider.checks.hand_checks import hand_check
from govspider.checks.hints import for_person
from govspider.checks.posting import limit_of, posting
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Outcome, PageRole, Severity, TargetFacts, TargetKind
from govspider.profile import OwnWindow, Window

KIND = FaultKind("stale_account", "账号内容不更新", Group.MEDIA)
GAP = FaultKind("post_gap", "账号更新间断", Group.MEDIA)
WARNING = FaultKind("stale_soon", "账号更新预警", Group.MEDIA)
_VETO, _STEADY = "N2.1", "N2.2"


@dataclass(frozen=True, slots=True)
class _Newest:
    day: date  # of the newest post that is known
    as_of: date  # on this day it was the newest
    source: str  # who says so, in Chinese; '': the entry page shows it


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """At most one finding of a kind: stale or soon to be, and how long it rested in the quarter."""
    target = facts.target
    if target.kind is not TargetKind.ACCOUNT or target.service_only:
        return
    latest = _newest(facts, context)
    if latest is None:
        return
    window = _window(facts, context)
    said = f"{latest.source}账号最新一条信息为{chinese_date(latest.day)}"
    age = (latest.as_of - latest.day).days
    if latest.day < window.first_fresh(latest.as_of):
        yield _finding(facts, KIND, f"{said}，已超过{window.chinese}未更新", is_veto=True)
    elif age >= _warned_from(window, context):
        due = latest.day + timedelta(days=limit_of(window, context.day) + 1)
        yield _finding(
            facts,
            WARNING,
            f"{said}，已有{age}天未更新，{chinese_date(due)}起将超过{window.chinese}（预警，不计入问题）",
        )
    rested = posting((latest.day, *_days(facts)), window, context.day)
    if rested.longest is not None and rested.days_out:
        gap = rested.longest
        said = (
            f"按已掌握的发文，本季度最长间断{gap.days}天（{chinese_date(gap.last)}至{chinese_date(gap.next)}），"
            f"按{window.chinese}计共有{rested.days_out}天超出时限；发文登记不全的，以实际发文为准"
        )
        yield for_person(_finding(facts, GAP, said))


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """An account of which neither the ledger nor its entry page nor a person knows a post."""
    target, seen = facts.target, facts.hand_check
    if target.kind is not TargetKind.ACCOUNT or target.service_only or _newest(facts, context) is not None:
        return
    if seen is not None and hand_check(facts, context) is None:
        yield f"工作底表的核查日期（{chinese_date(seen.checked_on)}）不在本季度检查日之前"
    yield "台账和入口页面都没有发文日期"


def _doubts(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """The same, and an account of which nothing was read: a fresh day of the ledger is its unit's own word and no pass."""
    yield from cannot_judge(facts, context)
    seen = hand_check(facts, context)
    is_looked_at = (
        facts.posts
        or (seen is not None and (seen.last_post is not None or seen.works is not None))
        or any(entry.outcome is not None for entry in facts.menu)
        or any(page.outcome is Outcome.OK and page.role is not PageRole.MENU for page in facts.pages)
    )
    if facts.target.kind is not TargetKind.ACCOUNT or facts.target.last_post is None or is_looked_at:
        return
    if not any(found.kind == KIND for found in run(facts, context)):
        yield "没有读到账号的任何内容，台账登记的最近发文日期由单位自行填报，不作为合格的依据"


def _newest(facts: TargetFacts, context: CheckContext) -> _Newest | None:
    """The newest post that is known; what a person has seen holds for the day on which it was seen."""
    seen, latest = hand_check(facts, context), newest(_days(facts), context.day)
    if seen is not None and seen.last_post is not None and (latest is None or seen.last_post >= latest):
        return _Newest(
            seen.last_post, seen.checked_on, f"据人工核查登记（{chinese_date(seen.checked_on)}核查），"
        )
    if latest is None:
        return None
    if latest in _shown(facts):
        return _Newest(latest, context.day, "")
    posts = (post for post in facts.posts if post.published == latest and latest != facts.target.last_post)
    return _Newest(latest, context.day, next(map(said_by_list, posts), SAID_BY_LEDGER))


def _finding(facts: TargetFacts, kind: FaultKind, problem: str, *, is_veto: bool = False) -> Finding:
    home = home_page(facts)
    return Finding(
        indicator=_VETO if is_veto else _STEADY,
        kind=kind,
        target_id=facts.target.target_id,
        problem=problem,
        page_url=home.url if home is not None else "",
        severity=Severity.SEVERE if is_veto else Severity.GENERAL,
        needs_person=not is_veto,
        evidence=home.body_hash if home is not None else "",
    )


def _window(facts: TargetFacts, context: CheckContext) -> Window:
    own = facts.target.update_days
    return OwnWindow(days=own) if own else context.profile.windows.account


def _warned_from(window: Window, context: CheckContext) -> int:
    """Days without a post from which people are warned: of the profile's limit as it says, of others the same share."""
    limit, warned = (
        limit_of(context.profile.windows.account, context.day),
        context.profile.figures.account_warning,
    )
    return -(-limit_of(window, context.day) * warned.value // limit)


def _listed(facts: TargetFacts) -> list[date]:
    """Days that the ledger or exported files state."""
    days = [post.published for post in facts.posts]
    return days + ([facts.target.last_post] if facts.target.last_post else [])


def _shown(facts: TargetFacts) -> list[date]:
    """Days that the entry page shows."""
    home = home_page(facts)
    return list(shown_dates(home, pages_by_url(facts))) if home is not None else []


def _days(facts: TargetFacts) -> list[date]:
    return _listed(facts) + _shown(facts)


CHECK = TargetCheck("account_updates", (KIND, GAP, WARNING), (_VETO, _STEADY), run, _doubts)
