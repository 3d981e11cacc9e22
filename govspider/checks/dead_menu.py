"""Menu entries that do not open (菜单无法打开): errors, blank pages, notices that the content is gone.

Source: 国办发〔2018〕123号, 功能建设; bulletins count dead menus under 互动功能不可用. What only WeChat's
client may open, and who turns only a program away, is not accused.
"""

from collections.abc import Iterator

from govspider.checks.gone_pages import is_gone
from govspider.checks.menu_findings import leads_inside, menu_finding
from govspider.checks.notice_words import DOUBTS, GONE
from govspider.checks.outcomes import OutcomeRole, not_opened, unjudged
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, MenuEntry, Notice, Outcome, Severity, TargetFacts

KIND = FaultKind("dead_menu", "菜单无法打开", Group.MEDIA)


def run(facts: TargetFacts, _context: CheckContext) -> Iterator[Finding]:
    """One finding for each entry that does not open."""
    for entry in facts.menu:
        reason = fault_of(entry)
        if reason:
            grave = Severity.SEVERE if entry.notice == Notice.ILLEGAL else Severity.GENERAL
            yield menu_finding(facts, entry, KIND, f"无法打开：{reason}", grave)


def fault_of(entry: MenuEntry) -> str:
    """Why an entry does not open, in Chinese; '' if it does or nobody can tell. The spider asks as well."""
    if entry.outcome is None:
        return ""
    if entry.outcome is Outcome.OK:
        gone = "打开后提示页面不存在" if is_gone(entry.title, entry.text) else ""
        return "" if entry.notice in DOUBTS else GONE.get(entry.notice, gone)
    return not_opened(entry.outcome, OutcomeRole.MENU, entry.status)


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """Entries that turned the program away or need WeChat's client; those that lead inside are faults (`wrong_menu`)."""
    for entry in facts.menu:
        if leads_inside(entry):
            continue
        reason = DOUBTS.get(entry.notice, "") or unjudged(entry.outcome, OutcomeRole.MENU)
        if reason:
            yield f"菜单“{entry.name}”：{reason}"


CHECK = TargetCheck("dead_menu", (KIND,), ("N4",), run, cannot_judge)
