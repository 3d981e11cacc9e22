"""The home page does not open (站点无法访问).

Source: 国办秘函〔2019〕19号, 单项否决·站点无法访问. The document watches a site for a week; one sweep
sees it on one day, so the finding is a suspicion (疑似) that a person follows up: it counts against nobody. A page
that is not there within the time limit counts as not opened.
"""

from collections.abc import Iterator

from govspider.checks.freshness import home_page
from govspider.checks.outcomes import OutcomeRole, not_opened, unjudged
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Severity, StoredPage, TargetFacts, TargetKind

KIND = FaultKind("site_down", "站点无法访问", Group.SITE)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding, if the home page did not open."""
    home = home_page(facts)
    if home is None or facts.target.kind is TargetKind.ACCOUNT or not _reason(home):
        return
    yield Finding(
        indicator="V2",
        kind=KIND,
        target_id=facts.target.target_id,
        problem=f"{context.day.year}年{context.day.month}月{context.day.day}日检查时首页无法打开，疑似站点无法访问：{_reason(home)}",
        page_url=home.url,
        severity=Severity.SEVERE,
        needs_person=True,
        evidence=home.body_hash,
    )


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """The home page, if it was not visited or only the program was turned away."""
    home = home_page(facts)
    if facts.target.kind is TargetKind.ACCOUNT:
        return
    if home is None:
        yield "首页未访问"
    elif why := unjudged(home.outcome, OutcomeRole.HOME):
        yield f"首页：{why}"


def _reason(home: StoredPage) -> str:
    return not_opened(home.outcome, OutcomeRole.HOME, home.status)


CHECK = TargetCheck("site_down", (KIND,), ("V2",), run, cannot_judge, looks_again=True)
