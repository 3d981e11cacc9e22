"""Hints on accounts (提示) and who says what they rest on: ledger, exported file, page. Used by the checks of accounts."""

from collections.abc import Iterator

from govspider.checks.freshness import host_of
from govspider.checks.hints import for_person
from govspider.items import (
    FaultKind,
    Finding,
    Outcome,
    PageRole,
    Post,
    PublicCard,
    Severity,
    StoredPage,
    Target,
    TargetFacts,
)

_OWN = frozenset({PageRole.HOME, PageRole.STORE})  # what a menu leads to may be another account's
SAID_BY_LEDGER = "据台账登记，"


def said_by_file(file: str) -> str:
    """How a bulletin says that an exported file says so."""
    return f"据导出的发文（{file}），"


def said_by_list(post: Post) -> str:
    """The same of what lists a post: an exported file or the ledger itself."""
    return said_by_file(post.file) if post.is_exported else SAID_BY_LEDGER


def said_by_page(page: StoredPage) -> str:
    """The same of an open page of a platform or store."""
    return f"打开的页面（{host_of(page.url)}）显示，"


def shown_cards(facts: TargetFacts) -> Iterator[tuple[StoredPage, PublicCard]]:
    """Open pages of a platform or store that show the account or app, and what they say of it."""
    for page in facts.pages:
        is_own = page.role in _OWN and page.outcome is Outcome.OK and not page.notice
        if is_own and page.card is not None and not page.card.remark:
            yield page, page.card


def account_hint(
    target: Target,
    indicator: str,
    kind: FaultKind,
    problem: str,
    shown: str,
    *,
    page_url: str = "",
    evidence: str = "",
    severity: Severity = Severity.GENERAL,
) -> Finding:
    """Something that a person has to look at.

    Args:
        target: the account.
        indicator: code of the indicator that it serves.
        kind: kind of fault.
        problem: what speaks against what, one Chinese sentence without its end.
        shown: what names the fault, the same in every run.
        page_url: where it stands, if anywhere.
        evidence: SHA-256 of that page as received.
        severity: how grave it is, if it is so.
    """
    finding = Finding(
        indicator=indicator,
        kind=kind,
        target_id=target.target_id,
        problem=problem,
        page_url=page_url,
        severity=severity,
        shown=shown,
        evidence=evidence,
    )
    return for_person(finding)
