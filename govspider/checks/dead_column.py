"""A column that does not open (栏目无法打开): errors, and pages with status 200 that say they are gone.

Source: 国办秘函〔2019〕19号, 功能设计·可用性. Who turns only a program away is not accused.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, TargetCheck
from govspider.checks.columns import OpenedColumn, judged_columns, unjudged_columns
from govspider.checks.freshness import home_page
from govspider.checks.link_verdict import is_gone
from govspider.checks.opening import not_opened
from govspider.items import Finding, Kind, Outcome, TargetFacts, Verdict


def run(facts: TargetFacts, _context: CheckContext) -> Iterator[Finding]:
    """One finding for each column that does not open; when the whole site does not, that is one fault."""
    home = home_page(facts)
    if home is not None and not_opened(home.outcome, home.status):
        return
    wrong = {
        link.url: link.probe.reason
        for link in facts.links
        if link.probe is not None and link.probe.verdict is Verdict.WRONG
    }
    for opened in judged_columns(facts):
        reason = _reason(opened, wrong)
        if reason:
            yield opened.finding("D4.3", Kind.DEAD_COLUMN, f"栏目无法打开：{reason}")


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """Columns that turned the program away, or were not visited."""
    yield from unjudged_columns(facts)


def _reason(opened: OpenedColumn, wrong: dict[str, str]) -> str:
    page = opened.page
    if page.outcome is Outcome.OK:
        return wrong.get(page.url, "") or ("内容为“页面不存在”" if is_gone(page.title, "") else "")
    return "" if page.outcome is Outcome.BLANK else not_opened(page.outcome, page.status)


CHECK = TargetCheck("dead_column", ("D4.3",), (Kind.DEAD_COLUMN,), run, cannot_judge)
