"""Links to strangers that are styled away from readers (暗链), the mark of a hacked site.

Source: 国办发〔2017〕47号, 链接地址·外部链接. Which hidden links wait for a click in a menu or tab is a
fact of `extract`; an address that the same page also shows openly is not hidden. Counters and helpers that many pages
hide (`known_host` and `helper` in dictionaries/page_words.tsv) are none. What neither leads to a bad site nor is
called like one is for a person.
"""

from collections.abc import Iterator

from govspider.addresses import host_of
from govspider.checks.link_findings import link_findings
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Severity, StoredLink, TargetFacts, Verdict
from govspider.text.page_words import PageUse

KIND = FaultKind("hidden_link", "暗链", Group.LINKS)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each hidden address."""
    shown = {(link.page_url, link.url) for link in facts.links if not link.hidden}
    words = context.bad_sites.words

    def bad(link: StoredLink) -> bool:
        return link.verdict is Verdict.BAD or context.bad_sites.find(link.text, "") is not None

    def faulty(link: StoredLink) -> str:
        if not link.hidden or (link.page_url, link.url) in shown:
            return ""
        host, text = host_of(link.url), link.text.casefold()
        helps = words.within(PageUse.HELPER, text) or words.has_host(PageUse.KNOWN_HOST, host)
        if helps and not bad(link):
            return ""
        behind = f"，{link.reason}" if link.verdict is Verdict.BAD else ""
        return f"页面代码中有读者看不到的外部链接（暗链），隐藏方式为 {link.hidden_how}{behind}"

    yield from link_findings(
        facts,
        context.profile,
        KIND,
        "G8",
        faulty,
        severity=lambda _: Severity.SEVERE,
        unsure=lambda link: not bad(link),
    )


CHECK = TargetCheck("hidden_link", (KIND,), ("G8",), run)
