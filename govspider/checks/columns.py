"""The ledger's columns and the pages they open (栏目及其页面). Used by the column checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from govspider.addresses import domain_of
from govspider.checks.freshness import host_of
from govspider.checks.outcomes import UNREACHED, OutcomeRole, not_opened, readable, unjudged
from govspider.items import Column, Finding, Outcome, PageRole, StoredPage, TargetFacts


@dataclass(frozen=True, slots=True)
class OpenedColumn:
    """A column of the ledger that is judged, with the page that it opened."""

    column: Column
    page: StoredPage

    def finding(self, indicator: str, kind: str, problem: str) -> Finding:
        """A finding on this column."""
        return Finding(
            indicator=indicator,
            kind=kind,
            target_id=self.column.target_id,
            problem=f"“{self.column.name}”{problem}",
            page_url=self.page.url,
            subject=self.column.column_id,
            evidence=self.page.body_hash,
        )


def judged_columns(facts: TargetFacts) -> Iterator[OpenedColumn]:
    """Columns that were visited, in the ledger's order; not the exempt ones and those that lead elsewhere."""
    for column in facts.columns:
        page = page_of(facts, column)
        if page is not None and not column.exempt_reason and not leaves_site(facts, column, page):
            yield OpenedColumn(column, page)


def unjudged_columns(facts: TargetFacts) -> Iterator[str]:
    """Columns that could not be judged, and why; one Chinese line each."""
    for column in facts.columns:
        if column.exempt_reason:
            continue
        page = page_of(facts, column)
        if page is None:
            yield f"栏目“{column.name}”未访问"
        elif leaves_site(facts, column, page):
            yield f"栏目“{column.name}”跳转到其他网站"
        elif why := unjudged(page.outcome, OutcomeRole.COLUMN):
            yield f"栏目“{column.name}”：{why}"
        elif page.outcome is Outcome.OK and not readable(page):
            yield f"栏目“{column.name}”：{page.error}"


def page_of(facts: TargetFacts, column: Column) -> StoredPage | None:
    """The page that a column opened; the home page may be one."""
    return next(
        (
            page
            for page in facts.pages
            if page.column_id == column.column_id and page.role is not PageRole.MENU
        ),
        None,
    )


def leaves_site(facts: TargetFacts, column: Column, page: StoredPage) -> bool:
    """Whether a column's address leads to a host that is not the target's; one that does not open is no other site.

    Where a host outside was not reached that may be for our network's sake. Names of the column's own domain are known to
    whatever name service knows the column's, and those of the ledger were asked as a control.
    """
    target = facts.target
    own = {host_of(column.url), host_of(target.home_url)}
    own |= {host_of(host if "//" in host else f"//{host}") for host in target.other_hosts}
    landed = host_of(page.final_url)
    if not landed or landed in own:
        return False
    is_proved = page.outcome not in UNREACHED or domain_of(landed) == domain_of(host_of(column.url))
    return not (is_proved and not_opened(page.outcome, OutcomeRole.COLUMN))
