"""A finding on a menu entry, with the picture's page as evidence. Used by the menu checks."""

from govspider.items import Finding, MenuEntry, Outcome, PageRole, Severity, StoredPage, TargetFacts
from govspider.reach import is_intranet


def address_of(entry: MenuEntry) -> str:
    """Where an entry leads; of a tab (选项卡) its place in the entry page."""
    return entry.url or entry.final_url


def leads_inside(entry: MenuEntry) -> bool:
    """Whether our own request was refused for an address of the office's own network (内网): a fault, not a doubt."""
    return entry.outcome is Outcome.UNSUPPORTED and is_intranet(entry.url)


def landing_page(facts: TargetFacts, entry: MenuEntry) -> StoredPage | None:
    """The stored page that an entry opened."""
    pages = (page for page in facts.pages if page.url == address_of(entry))
    return min(pages, key=lambda page: page.role is not PageRole.MENU, default=None)


def menu_finding(
    facts: TargetFacts, entry: MenuEntry, kind: str, said: str, severity: Severity = Severity.GENERAL
) -> Finding:
    """The finding; `said` goes on from the entry's name."""
    page = landing_page(facts, entry)
    return Finding(
        indicator="N4",
        kind=kind,
        target_id=facts.target.target_id,
        problem=f"菜单“{entry.name}”{said}",
        page_url=address_of(entry),
        shown=entry.name,
        severity=severity,
        subject=entry.position,
        evidence=page.body_hash if page is not None else "",
    )
