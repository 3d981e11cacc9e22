"""Original posts (原创发文): so many a month, where the profile of indicators asks for them.

Source: local rules, such as one original post a month for accounts that stay open; the national profile asks for none.
Judged by exported tables that say of each post whether it is original (原创) and hold the whole month; every other month
could not be judged.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from govspider.checks.account_hints import said_by_file
from govspider.checks.post_coverage import covering_file
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Post, TargetFacts, TargetKind
from govspider.quarters import Quarter

KIND = FaultKind("few_originals", "原创发文不足", Group.MEDIA)
_INDICATOR = "N9"


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each whole month of the quarter with too few."""
    wanted = _wanted(facts, context)
    for first, last in _months(context.day) if wanted else ():
        posts = _posts(facts, first, last)
        file = covering_file(facts.posts, first, last)
        originals = sum(post.original is True for post in posts)
        if file and originals < wanted and all(post.original is not None for post in posts):
            yield Finding(
                indicator=_INDICATOR,
                kind=KIND,
                target_id=facts.target.target_id,
                problem=f"{said_by_file(file)}{first.year}年{first.month}月原创发文{originals}条，应不少于{wanted}条",
                subject=f"{first:%Y-%m}",
            )


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """Months of which no exported table says all."""
    wanted = _wanted(facts, context)
    for first, last in _months(context.day) if wanted else ():
        posts = _posts(facts, first, last)
        if sum(post.original is True for post in posts) >= wanted:
            continue
        if not covering_file(facts.posts, first, last) or any(post.original is None for post in posts):
            yield f"{first.year}年{first.month}月：没有覆盖全月并标明是否原创的发文导出表，原创发文未能判定"


def _wanted(facts: TargetFacts, context: CheckContext) -> int:
    """Originals asked for a month; 0: none."""
    figure = context.profile.figures.monthly_originals
    is_asked = facts.target.kind is TargetKind.ACCOUNT and not facts.target.service_only
    return figure.value if figure is not None and is_asked else 0


def _months(day: date) -> Iterator[tuple[date, date]]:
    """First and last day of the quarter's months that are over."""
    first = Quarter.of(day).first_day
    while (last := first.replace(day=monthrange(first.year, first.month)[1])) < day:
        yield first, last
        first = last + timedelta(days=1)


def _posts(facts: TargetFacts, first: date, last: date) -> list[Post]:
    return [post for post in facts.posts if first <= post.published <= last]


CHECK = TargetCheck("monthly_originals", (KIND,), (_INDICATOR,), run, cannot_judge)
