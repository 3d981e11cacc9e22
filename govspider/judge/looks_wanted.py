"""What must be looked at again before anybody is accused (二次核对): the judging room says so, the crawl does it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from govspider.checks import TARGET_CHECKS, site_down
from govspider.checks.dead_menu import fault_of
from govspider.checks.hints import for_person
from govspider.checks.outcomes import OutcomeRole, Weight, meaning_of
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.checks.stale_menu import is_stale
from govspider.items import Finding, LookBy, MenuEntry, Outcome, StoredPage, TargetFacts
from govspider.profile import Profile

_UNSURE = "（未经浏览器复核）"


def menu_entry_wants_look(entry: MenuEntry, day: date, profile: Profile) -> bool:
    """Whether what a menu entry led to would be a fault, and the browser can show more of it.

    Args:
        entry: with what it led to.
        day: day of inspection.
        profile: of indicators.
    """
    meaning = meaning_of(entry.outcome, OutcomeRole.MENU)
    if meaning.weight is not Weight.OPENED and not meaning.second_look:
        return False
    return bool(fault_of(entry)) or is_stale(entry, day, profile)


def pages_wanting_look(facts: TargetFacts, context: CheckContext, *, last: bool) -> tuple[StoredPage, ...]:
    """Pages that would be accused and were not looked at in the browser often enough.

    Args:
        facts: of one target, its links judged.
        context: what checks may know.
        last: every target of the run has been looked at: a home page that does not open gets its third look.
    """
    needed: dict[str, int] = {}
    for finding in _findings(facts, context):
        looks = 2 if last and finding.kind == site_down.KIND else 1
        needed[finding.page_url] = max(looks, needed.get(finding.page_url, 0))
    return tuple(page for page in facts.pages if _looks_at(facts, page.url) < needed.get(page.url, 0))


def _findings(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    for check in TARGET_CHECKS:
        if check.looks_again:
            yield from check.run(facts, context)


def waiting_for_look(
    findings: Iterable[Finding], check: TargetCheck, facts: TargetFacts
) -> Iterator[Finding]:
    """The findings of a check; those whose page was not looked at again wait for a person (待核实).

    Args:
        findings: what it found.
        check: the check.
        facts: what it judged.
    """
    for finding in findings:
        if check.looks_again and not _looks_at(facts, finding.page_url):
            yield for_person(replace(finding, problem=f"{finding.problem}{_UNSURE}"))
        else:
            yield finding


def _looks_at(facts: TargetFacts, url: str) -> int:
    """How often the browser has looked at a page again; looks that our own machine spoilt do not count."""
    return sum(
        look.url == url
        and look.number > 1
        and look.by is LookBy.BROWSER
        and look.outcome is not Outcome.OUR_FAULT
        for look in facts.looks
    )
