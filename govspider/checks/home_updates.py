"""Nothing new on the home page in two weeks (首页不更新).

Source: 国办秘函〔2019〕19号, 单项否决·首页不更新. A home page that is only navigation is judged by its
second-level pages. What shows no date counts as not updated in the document; here a person confirms that
(提示).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urldefrag

from govspider.checks.freshness import chinese_date, home_page, host_of, newest, pages_by_url, shown_dates
from govspider.checks.outcomes import OutcomeRole, readable, unjudged
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import (
    FaultKind,
    Finding,
    Group,
    LinkKind,
    PageRole,
    Severity,
    StoredLink,
    StoredPage,
    TargetFacts,
    TargetKind,
    Verdict,
)
from govspider.profile import Figures

KIND = FaultKind("stale_home", "首页不更新", Group.SITE)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding, if the newest date that the home page leads to lies before the window."""
    home = _judged_home(facts)
    if home is None or _unopened_entries(facts, home):
        return
    window, figures = context.profile.windows.home, context.profile.figures
    dates = _dates(facts, home, figures)
    latest = newest(dates, context.day)
    if latest is not None and latest < window.first_fresh(context.day):
        said = f"首页最新一条信息为{chinese_date(latest)}，已超过{window.chinese}未更新"
        yield _finding(facts, home, said)
    elif not dates and _pages_read(facts) >= figures.undated_pages.value:
        said = "首页及其链接的页面均未注明发布时间，按未更新处理，须人工核实"
        yield replace(
            _finding(facts, home, said), needs_person=True, severity=Severity.GENERAL, confidence=0.8
        )


def cannot_judge(facts: TargetFacts, context: CheckContext) -> Iterator[str]:
    """An open home page whose newest information could not be dated."""
    home = _judged_home(facts)
    if home is None:
        return
    unopened = _unopened_entries(facts, home)
    if unopened:
        yield f"首页有{unopened}条未注明日期的信息没有打开，无法判断是否更新"
    elif newest(_dates(facts, home, context.profile.figures), context.day) is None:
        yield "首页及其链接的页面没有可用的日期"


def _judged_home(facts: TargetFacts) -> StoredPage | None:
    """The home page of a site, if it was read; accounts have their own check."""
    home = home_page(facts)
    if home is None or facts.target.kind is TargetKind.ACCOUNT or not readable(home):
        return None
    return home


def _dates(facts: TargetFacts, home: StoredPage, figures: Figures) -> list[date]:
    pages = pages_by_url(facts)
    dates = list(shown_dates(home, pages))
    linked = {urldefrag(link.url).url for link in facts.links if link.page_url == home.url}
    published = (pages[url].published for url in linked & pages.keys())
    dates += [shown for shown in published if shown is not None]
    if len(dates) < figures.home_list_entries.value:
        dates += _second_level(facts, pages)
    return dates


def _pages_read(facts: TargetFacts) -> int:
    return sum(page.role is not PageRole.ATTACHMENT for page in facts.pages)


def _second_level(facts: TargetFacts, pages: Mapping[str, StoredPage]) -> Iterator[date]:
    for page in facts.pages:
        if readable(page) and (page.role is PageRole.COLUMN or page.depth == 1):
            yield from shown_dates(page, pages)


def _unopened_entries(facts: TargetFacts, home: StoredPage) -> int:
    """Undated entries of the home page that lead to pages of the site which could not be read for a date."""
    read = [page for page in facts.pages if not unjudged(page.outcome, OutcomeRole.COLUMN)]
    known = {url for page in read for url in (page.url, page.final_url)}
    host = host_of(home.final_url or home.url)
    open_links = {
        link.url
        for link in facts.links
        if link.page_url == home.url and link.kind is LinkKind.PAGE and not _is_faulty(link)
    }
    undated = {entry.url for entry in home.entries if entry.date is None and host_of(entry.url) == host}
    return sum(urldefrag(url).url not in known for url in undated & open_links)


def _is_faulty(link: StoredLink) -> bool:
    return link.verdict in {Verdict.DEAD, Verdict.WRONG, Verdict.BAD}


def _finding(facts: TargetFacts, home: StoredPage, said: str) -> Finding:
    return Finding(
        indicator="V3",
        kind=KIND,
        target_id=facts.target.target_id,
        problem=said,
        page_url=home.url,
        severity=Severity.SEVERE,
        evidence=home.body_hash,
    )


CHECK = TargetCheck("home_updates", (KIND,), ("V3",), run, cannot_judge, looks_again=True)
