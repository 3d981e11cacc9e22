"""Menu entries that lead where the public must not or cannot go (菜单链接错误): the office's own network, bad sites.

Source: 国办发〔2018〕123号, 功能建设. An address inside is accused only where our own request was refused for that reason:
what opens from here, because the office allows it for its tests, says nothing of the public. A page is called bad by the
same marks as a link, see `bad_sites`; the unit's own pages are judged where they stand.
"""

from collections.abc import Iterator

from govspider.checks.bad_sites import is_parked
from govspider.checks.freshness import host_of
from govspider.checks.menu_findings import leads_inside, menu_finding
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Outcome, Severity, TargetFacts

KIND = FaultKind("wrong_menu", "菜单链接错误", Group.MEDIA)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each entry that leads inside or to a bad site."""
    own = host_of(facts.target.home_url)
    for entry in facts.menu:
        if leads_inside(entry):
            yield menu_finding(facts, entry, KIND, "指向内网地址，公众无法打开")
        elif entry.outcome is Outcome.OK and host_of(entry.final_url or entry.url) != own:
            mark = None if entry.notice else context.bad_sites.find(entry.title, entry.text)
            if mark is not None:
                severity = Severity.GENERAL if is_parked(mark) else Severity.SEVERE
                problem = f"指向{mark.category}网站（特征“{mark.phrase}”）"
                yield menu_finding(facts, entry, KIND, problem, severity)


CHECK = TargetCheck("wrong_menu", (KIND,), ("N4",), run)
