"""Links that lead nowhere (死链).

Source: 国办秘函〔2019〕19号, 功能设计·可用性; 国办发〔2017〕47号, 链接地址. Refusals and time-outs are
never called dead.
"""

from collections.abc import Iterator

from govspider.checks.link_findings import link_findings, unjudged_links, verdict_says
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, StoredLink, TargetFacts, Verdict

KIND = FaultKind("dead_link", "死链", Group.LINKS)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each dead address."""
    yield from link_findings(facts, context.profile, KIND, "D4.3", verdict_says(facts, Verdict.DEAD, _said))


def _said(link: StoredLink) -> str:
    reason = link.reason
    name = f"链接“{link.text}”" if link.text else "链接"
    return f"{name}无法打开" + (f"：{reason}" if reason else "")


CHECK = TargetCheck("dead_link", (KIND,), ("D4.3",), run, unjudged_links)
