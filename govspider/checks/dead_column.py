"""A column that does not open (栏目无法打开): errors, and pages with status 200 that say they are gone.

Source: 国办秘函〔2019〕19号, 功能设计·可用性. Who turns only a program away is not accused.
"""

from collections.abc import Iterator

from govspider.checks.columns import OpenedColumn, judged_columns, unjudged_columns
from govspider.checks.freshness import home_page
from govspider.checks.gone_pages import is_gone
from govspider.checks.outcomes import OutcomeRole, not_opened
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Outcome, TargetFacts, Verdict

KIND = FaultKind("dead_column", "栏目无法打开", Group.SITE)


def run(facts: TargetFacts, _context: CheckContext) -> Iterator[Finding]:
    """One finding for each column that does not open; when the whole site does not, that is one fault."""
    home = home_page(facts)
    if home is not None and not_opened(home.outcome, OutcomeRole.HOME):
        return
    wrong = {link.url: link.reason for link in facts.links if link.verdict is Verdict.WRONG}
    for opened in judged_columns(facts):
        reason = _reason(opened, wrong)
        if reason:
            yield opened.finding("D4.3", KIND, f"栏目无法打开：{reason}")


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """Columns that turned the program away, or were not visited."""
    yield from unjudged_columns(facts)


def _reason(opened: OpenedColumn, wrong: dict[str, str]) -> str:
    page = opened.page
    if page.outcome is Outcome.OK:
        return wrong.get(page.url, "") or ("内容为“页面不存在”" if is_gone(page.title, "") else "")
    return not_opened(page.outcome, OutcomeRole.COLUMN, page.status)


CHECK = TargetCheck("dead_column", (KIND,), ("D4.3",), run, cannot_judge, looks_again=True)
