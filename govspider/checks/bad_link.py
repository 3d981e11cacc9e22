"""Links to gambling, pornography, fraud or parked domains (不良链接).

Source: 国办秘函〔2019〕19号, 单项否决·发布或链接反动、暴力、色情等内容: links count as content. Parked domains:
国办发〔2017〕47号, 链接地址·外部链接.
"""

from collections.abc import Callable, Iterator

from govspider.checks.bad_sites import is_grave
from govspider.checks.link_findings import link_findings
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, Severity, StoredLink, TargetFacts, Verdict

KIND = FaultKind("bad_link", "不良链接", Group.LINKS)
_CONTENT, _OUTSIDE = "V1.3", "G8"


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each bad address that a reader can see; hidden ones are 暗链.

    A parked domain is no forbidden content: it is a general fault of outside links, since anybody may buy the name, and
    no veto; as dead links it is judged of sites and channels alone.
    What counts is where it leads, whatever it is called: another port of the own host, a name with `.gov.` in it.
    What stands on the pages of the ledger's sites is judged there, on the page: such links are never called bad.
    """
    for code, grave in ((_CONTENT, True), (_OUTSIDE, False)):
        yield from link_findings(facts, context.profile, KIND, code, _faulty(grave=grave), severity=_severity)


def _severity(link: StoredLink) -> Severity:
    return Severity.SEVERE if is_grave(link.reason) else Severity.GENERAL


def _faulty(*, grave: bool) -> Callable[[StoredLink], str]:
    def said(link: StoredLink) -> str:
        if link.hidden or link.verdict is not Verdict.BAD or is_grave(link.reason) is not grave:
            return ""
        name = f"链接“{link.text}”" if link.text else "链接"
        return f"{name}{link.reason.removeprefix('链接')}"

    return said


CHECK = TargetCheck("bad_link", (KIND,), (_CONTENT, _OUTSIDE), run)
