"""Links that open something else than they promise (错链): soft 404, a file that is a page.

Source: 国办秘函〔2019〕19号, 功能设计·可用性; 国办发〔2017〕47号, 链接地址.
"""

from collections.abc import Iterator

from govspider.checks.link_findings import link_findings, verdict_says
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, StoredLink, TargetFacts, Verdict

KIND = FaultKind("wrong_link", "错链", Group.LINKS)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each wrong address."""
    yield from link_findings(facts, context.profile, KIND, "D4.3", verdict_says(facts, Verdict.WRONG, _said))


def _said(link: StoredLink) -> str:
    reason = link.reason
    name = f"链接“{link.text}”" if link.text else "链接"
    return f"{name}不准确" + (f"：{reason}" if reason else "")


CHECK = TargetCheck("wrong_link", (KIND,), ("D4.3",), run)
