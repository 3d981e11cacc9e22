"""Links to strangers that are styled away from readers (暗链), the mark of a hacked site.

Source: 国办发〔2017〕47号, 链接地址·外部链接. Which hidden links wait for a click in a menu or tab is a
fact of `extract`; an address that the same page also shows openly is not hidden.
"""

from collections.abc import Iterator

from govspider.checks.link_findings import link_findings
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Severity, StoredLink, TargetFacts, Verdict

KIND = FaultKind("hidden_link", "暗链", Group.LINKS)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each hidden address."""
    shown = {(link.page_url, link.url) for link in facts.links if not link.hidden}

    def faulty(link: StoredLink) -> str:
        if not link.hidden or (link.page_url, link.url) in shown:
            return ""
        bad = link.verdict is Verdict.BAD
        behind = f"，{link.reason}" if bad else ""
        return f"页面代码中有读者看不到的外部链接（暗链），隐藏方式为 {link.hidden_how}{behind}"

    yield from link_findings(facts, context.profile, KIND, "G8", faulty, severity=Severity.SEVERE)


CHECK = TargetCheck("hidden_link", (KIND,), ("G8",), run)
