"""Nothing new on the home page in two weeks (首页不更新).

Source: 国办秘函〔2019〕19号, 单项否决·首页不更新. A home page that is only navigation is judged by its
second-level pages. What shows no date counts as not updated in the document; here a person confirms that
(提示).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urldefrag

from govspider.checks.base import CheckContext, TargetCheck
from govspider.checks.freshness import chinese_date, home_page, host_of, newest, pages_by_url, shown_dates
from govspider.checks.opening import readable, unjudged
from govspider.indicators import HOME_LIST_ENTRIES, HOME_WINDOW, UNDATED_PAGES
from govspider.items import (
    Finding,
    Kind,
    LinkKind,
    PageRole,
    Severity,
    StoredLink,
    StoredPage,
    TargetFacts,
    TargetKind,
    Verdict,
)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding, if the newest date that the home page leads to lies before the window."""
    home = _judged_home(facts)
    if home is None or _unopened_entries(facts, home):
        return
    dates = _dates(facts, home)
    latest = newest(dates, context.day)
    if latest is not None and latest < HOME_WINDOW.first_fresh(context.day):
        said = f"首页最新一条信息为{chinese_date(latest)}，已超过{HOME_WINDOW.chinese}未更新"
        yield _finding(facts, home, said, Severity.SEVERE, 1.0)
    elif not dates and len(facts.pages) >= UNDATED_PAGES:
        said = "首页及其链接的页面均未注明发布时间，按未更新处理，须人工核实"
        yield _finding(facts, home, said, Severity.HINT, 0.8)


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """An open home page whose newest information could not be dated."""
    home = _judged_home(facts)
    if home is None:
        return
    unopened = _unopened_entries(facts, home)
    if unopened:
        yield f"首页有{unopened}条未注明日期的信息没有打开，无法判断是否更新"
    elif newest(_dates(facts, home), context.day) is None:
        yield "首页及其链接的页面没有可用的日期"


def _judged_home(facts: TargetFacts) -> StoredPage | None:
    """The home page of a site, if it was read; accounts have their own check."""
    home = home_page(facts)
    if home is None or facts.target.kind is TargetKind.ACCOUNT or not readable(home):
        return None
    return home


def _dates(facts: TargetFacts, home: StoredPage) -> list[date]:
    pages = pages_by_url(facts)
    dates = list(shown_dates(home, pages))
    linked = {urldefrag(link.url).url for link in facts.links if link.page_url == home.url}
    published = (pages[url].published for url in linked & pages.keys())
    dates += [shown for shown in published if shown is not None]
    if len(dates) < HOME_LIST_ENTRIES:
        dates += _second_level(facts, pages)
    return dates


def _second_level(facts: TargetFacts, pages: Mapping[str, StoredPage]) -> Iterator[date]:
    for page in facts.pages:
        if readable(page) and (page.role is PageRole.COLUMN or page.depth == 1):
            yield from shown_dates(page, pages)


def _unopened_entries(facts: TargetFacts, home: StoredPage) -> int:
    """Undated entries of the home page that lead to pages of the site which could not be read for a date."""
    known = {url for page in facts.pages if not unjudged(page.outcome) for url in (page.url, page.final_url)}
    host = host_of(home.final_url or home.url)
    open_links = {
        link.url
        for link in facts.links
        if link.page_url == home.url and link.kind is LinkKind.PAGE and not _is_faulty(link)
    }
    undated = {entry.url for entry in home.entries if entry.date is None and host_of(entry.url) == host}
    return sum(urldefrag(url).url not in known for url in undated & open_links)


def _is_faulty(link: StoredLink) -> bool:
    return link.probe is not None and link.probe.verdict in {Verdict.DEAD, Verdict.WRONG, Verdict.BAD}


def _finding(facts: TargetFacts, home: StoredPage, said: str, grave: Severity, sure: float) -> Finding:
    return Finding(
        indicator="V3",
        kind=Kind.STALE_HOME,
        target_id=facts.target.target_id,
        problem=said,
        page_url=home.url,
        severity=grave,
        confidence=sure,
        evidence=home.body_hash,
    )


CHECK = TargetCheck("home_updates", ("V3",), (Kind.STALE_HOME,), run, cannot_judge)
