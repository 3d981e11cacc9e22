"""No post of an account within its limit (内容不更新).

Source: 国办秘函〔2019〕19号, 单项否决·内容更新: nothing in the two weeks before the check; the ledger may
set the account's own limit. Service accounts (服务类) are judged by what they do, not by posting.
"""

from collections.abc import Iterator
from datetime import date

from govspider.checks.freshness import chinese_date, home_page, newest, pages_by_url, shown_dates
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Severity, TargetFacts, TargetKind
from govspider.profile import Window

KIND = FaultKind("stale_account", "账号内容不更新", Group.MEDIA)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding, if the newest post lies before the window."""
    target, home = facts.target, home_page(facts)
    window = Window(days=target.update_days) if target.update_days else context.profile.windows.account
    latest = _latest(facts, context)
    if latest is None or target.service_only or latest >= window.first_fresh(context.day):
        return
    yield Finding(
        indicator="N2.1",
        kind=KIND,
        target_id=target.target_id,
        problem=f"账号最新一条信息为{chinese_date(latest)}，已超过{window.chinese}未更新",
        page_url=home.url if home is not None else "",
        severity=Severity.SEVERE,
        evidence=home.body_hash if home is not None else "",
    )


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """An account of which neither the ledger nor its entry page knows a post."""
    target = facts.target
    if target.kind is TargetKind.ACCOUNT and not target.service_only and _latest(facts, context) is None:
        yield "台账和入口页面都没有发文日期"


def _latest(facts: TargetFacts, context: CheckContext) -> date | None:
    if facts.target.kind is not TargetKind.ACCOUNT:
        return None
    home = home_page(facts)
    dates = [post.published for post in facts.posts]
    dates += [facts.target.last_post] if facts.target.last_post else []
    dates += shown_dates(home, pages_by_url(facts)) if home is not None else []
    return newest(dates, context.day)


CHECK = TargetCheck("account_updates", (KIND,), ("N2.1",), run, cannot_judge)
