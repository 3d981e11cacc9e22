"""A column whose newest entry lies before its window (栏目不更新).

Source: 国办秘函〔2019〕19号, 单项否决·栏目不更新: 动态要闻 2 weeks, 通知公告 and 政策文件 6 months; other
classes and a column's own period as in the ledger. Static and exempt columns never; a column without
readable dates is not judged.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urldefrag

from govspider.checks.columns import judged_columns, unjudged_columns
from govspider.checks.freshness import chinese_date, home_page, newest, pages_by_url, shown_dates
from govspider.checks.outcomes import readable
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import Column, FaultKind, Finding, Group, StoredPage, TargetFacts
from govspider.profile import ColumnRule, OwnWindow, Window

KIND = FaultKind("stale_column", "栏目不更新", Group.SITE)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each column past its window."""
    for opened in judged_columns(facts):
        rule = context.profile.columns[opened.column.column_class]
        window = window_of(opened.column, rule)
        latest = newest(_dates(facts, opened.page), context.day)
        if window is None or latest is None or not readable(opened.page):
            continue
        if latest < window.first_fresh(context.day):
            said = f"栏目最新一条为{chinese_date(latest)}，已超过{window.chinese}未更新"
            yield opened.finding(rule.counts_for, KIND, said)


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """Columns that were not read, and columns whose entries have no date."""
    yield from unjudged_columns(facts)
    for opened in judged_columns(facts):
        has_dates = newest(_dates(facts, opened.page), context.day) is not None
        rule = context.profile.columns[opened.column.column_class]
        if window_of(opened.column, rule) and opened.page.entries and not has_dates:
            yield f"栏目“{opened.column.name}”的条目没有可用的日期"


def _dates(facts: TargetFacts, page: StoredPage) -> Iterator[date]:
    """Dates of a column's entries, and of the articles that it links to and that are of no other page."""
    pages = pages_by_url(facts)
    yield from shown_dates(page, pages)
    others, folders = _of_others(facts, page)
    for link in facts.links:
        linked = pages.get(link.url) if link.page_url == page.url and link.url not in others else None
        if linked and linked.published and not link.url.startswith(folders):
            yield linked.published


def _of_others(facts: TargetFacts, page: StoredPage) -> tuple[set[str], tuple[str, ...]]:
    """What the home page links to and other columns list, and their folders: 推荐阅读 beside a list is not its news."""
    home = home_page(facts)
    found = {link.url for link in facts.links if home is not None and link.page_url == home.url}
    columns = [one for one in facts.pages if one.column_id and one.column_id != page.column_id]
    found |= {urldefrag(entry.url).url for one in columns for entry in one.entries}
    folders = (one.url for one in columns if one.url.endswith("/") and not page.url.startswith(one.url))
    return found, tuple(folders)


def window_of(column: Column, rule: ColumnRule) -> Window | None:
    """The period in which a column must show something new; None: it need not.

    Args:
        column: a column of the ledger; its own period goes before its class's.
        rule: what the profile asks of its class.
    """
    if not rule.must_update:
        return None
    return OwnWindow(days=column.window_days) if column.window_days else rule


CHECK = TargetCheck("stale_column", (KIND,), ("V4.1", "V4.2"), run, cannot_judge, looks_again=True)
