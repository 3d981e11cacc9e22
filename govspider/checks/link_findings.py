"""One finding for each faulty address of a target, however many pages link to it. Used by the link checks.

A dead link in the navigation of 300 pages is one fault: it is shown on the first page (by clicks from the
home page, then by address) and counts the pages.
"""

from collections.abc import Callable, Iterator

from govspider.items import Finding, LinkKind, Severity, StoredLink, TargetFacts, Verdict
from govspider.profile import Profile

_OPENED = frozenset(LinkKind) - {LinkKind.OTHER}
_LONGEST_TEXT = 40  # characters of a link's text that are shown


def link_findings(
    facts: TargetFacts,
    profile: Profile,
    kind: str,
    code: str,
    faulty: Callable[[StoredLink], str],
    *,
    severity: Callable[[StoredLink], Severity] = lambda _: Severity.GENERAL,
    kinds: frozenset[LinkKind] = _OPENED,
    unsure: Callable[[StoredLink], bool] = lambda _: False,
) -> Iterator[Finding]:
    """The findings on links, in the order of pages and addresses.

    Args:
        facts: the target's facts.
        profile: of indicators.
        kind: kind of fault.
        code: indicator; nothing is found on kinds of target that it does not apply to.
        faulty: what is wrong with a link, one Chinese sentence; '' for nothing.
        severity: how grave a faulty link is.
        kinds: kinds of links that are looked at.
        unsure: whether a person must judge a faulty link before it counts.
    """
    if facts.target.kind not in profile.indicator(code).applies:
        return
    depth = {page.url: page.depth for page in facts.pages}
    by_url: dict[str, list[StoredLink]] = {}
    for link in facts.links:
        if link.kind in kinds and faulty(link):
            by_url.setdefault(link.url, []).append(link)
    firsts = []
    for links in by_url.values():
        first = min(links, key=lambda link: (depth.get(link.page_url, 0), link.page_url))
        firsts.append((depth.get(first.page_url, 0), first, len({link.page_url for link in links})))
    for _, first, count in sorted(firsts, key=lambda row: (row[0], row[1].page_url, row[1].url)):
        yield Finding(
            indicator=code,
            kind=kind,
            target_id=facts.target.target_id,
            problem=faulty(first) + (f"（共{count}个页面有此链接）" if count > 1 else ""),
            page_url=first.page_url,
            shown=first.text[:_LONGEST_TEXT],
            severity=severity(first),
            needs_person=unsure(first),
            subject=first.url,
            count=count,
            evidence=first.body_hash,
        )


def verdict_says(
    facts: TargetFacts, verdict: Verdict, sentence: Callable[[StoredLink], str]
) -> Callable[[StoredLink], str]:
    """`faulty` for one verdict.

    What the ledger's columns and the account's menu open is judged there: one fault is not counted twice.
    """
    elsewhere = {page.url for page in facts.pages if page.column_id}
    elsewhere |= {column.url for column in facts.columns} | {entry.url for entry in facts.menu}

    def faulty(link: StoredLink) -> str:
        if link.verdict is not verdict or link.url in elsewhere:
            return ""
        return sentence(link)

    return faulty


def unjudged_links(facts: TargetFacts, _context: object) -> Iterator[str]:
    """How many addresses could not be judged, by reason."""
    reasons: dict[str, set[str]] = {}
    for link in facts.links:
        if link.verdict is Verdict.UNJUDGED:
            reasons.setdefault(link.reason, set()).add(link.url)
    for reason, urls in sorted(reasons.items()):
        yield f"{len(urls)}个链接无法判定：{reason}"
