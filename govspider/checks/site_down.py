"""The home page does not open (站点无法访问).

Source: 国办秘函〔2019〕19号, 单项否决·站点无法访问. The document watches a site for a week; one sweep
sees it once, so the finding says what was met on the day of inspection. A page that is not there within
the time limit counts as not opened.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, TargetCheck
from govspider.checks.freshness import home_page
from govspider.checks.opening import not_opened, unjudged
from govspider.items import Finding, Kind, Outcome, Severity, StoredPage, TargetFacts, TargetKind


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding, if the home page did not open."""
    home = home_page(facts)
    if home is None or facts.target.kind is TargetKind.ACCOUNT or not _reason(home):
        return
    yield Finding(
        indicator="V2",
        kind=Kind.SITE_DOWN,
        target_id=facts.target.target_id,
        problem=f"{context.day.year}年{context.day.month}月{context.day.day}日检查时首页无法打开：{_reason(home)}",
        page_url=home.url,
        severity=Severity.SEVERE,
        evidence=home.body_hash,
    )


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """The home page, if it was not visited or only the program was turned away."""
    home = home_page(facts)
    if facts.target.kind is TargetKind.ACCOUNT:
        return
    if home is None:
        yield "首页未访问"
    elif not _reason(home) and unjudged(home.outcome):
        yield f"首页：{unjudged(home.outcome)}"


def _reason(home: StoredPage) -> str:
    if home.outcome is Outcome.TIMEOUT:
        return "在规定时间内没有打开"
    return not_opened(home.outcome, home.status)


CHECK = TargetCheck("site_down", ("V2",), (Kind.SITE_DOWN,), run, cannot_judge)
