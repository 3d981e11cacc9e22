"""Links that open something else than they promise (错链): soft 404, a file that is a page, what only its editor can open.

Source: 国办秘函〔2019〕19号, 功能设计·可用性; 国办发〔2017〕47号, 链接地址.
"""

import re
from collections.abc import Iterator

from govspider.checks.link_findings import link_findings, verdict_says
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, LinkKind, StoredLink, TargetFacts, Verdict
from govspider.reach import is_intranet

KIND = FaultKind("wrong_link", "错链", Group.LINKS)
_DISK = re.compile(r"file:|[a-z]:[/\\]|\\\\\w", re.IGNORECASE)  # file:///C:/…, D:\\…, \\\\server\\…


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each wrong address."""
    said = verdict_says(facts, Verdict.WRONG, _said)

    def faulty(link: StoredLink) -> str:
        return _on_disk(link) or ("" if link.kind is LinkKind.OTHER or _is_loaded(link) else said(link))

    yield from link_findings(facts, context.profile, KIND, "D4.3", faulty, kinds=frozenset(LinkKind))


def _is_loaded(link: StoredLink) -> bool:
    """Whether a page loads a script from the reader's own machine or network: a control that is installed there."""
    return link.kind is LinkKind.RESOURCE and is_intranet(link.url)


def _on_disk(link: StoredLink) -> str:
    if not _DISK.match(link.url):
        return ""
    name = f"链接“{link.text}”" if link.text else "链接"
    return f"{name}不准确：指向编辑人员电脑上的文件，公众无法打开"


def _said(link: StoredLink) -> str:
    reason = link.reason
    name = f"链接“{link.text}”" if link.text else "链接"
    return f"{name}不准确" + (f"：{reason}" if reason else "")


CHECK = TargetCheck("wrong_link", (KIND,), ("D4.3",), run)
