"""Links to strangers that are styled away from readers (暗链), the mark of a hacked site.

Source: 国办发〔2017〕47号, 链接地址·外部链接. Which hidden links wait for a click in a menu or tab is a
fact of `extract`; an address that the same page also shows openly is not hidden.
"""

from collections.abc import Iterator

from govspider.checks.base import CheckContext, TargetCheck
from govspider.checks.link_findings import link_findings
from govspider.items import Finding, Kind, Severity, StoredLink, TargetFacts, Verdict


def run(facts: TargetFacts, _context: CheckContext) -> Iterator[Finding]:
    """One finding for each hidden address."""
    shown = {(link.page_url, link.url) for link in facts.links if not link.hidden}

    def faulty(link: StoredLink) -> str:
        if not link.hidden or (link.page_url, link.url) in shown:
            return ""
        bad = link.probe is not None and link.probe.verdict is Verdict.BAD
        behind = f"，{link.probe.reason}" if bad and link.probe is not None else ""
        return f"页面代码中有读者看不到的外部链接（暗链），隐藏方式为 {link.hidden_how}{behind}"

    yield from link_findings(facts, Kind.HIDDEN_LINK, "G8", faulty, Severity.SEVERE)


CHECK = TargetCheck("hidden_link", ("G8",), (Kind.HIDDEN_LINK,), run)
