"""What must be looked at again before anybody is accused (二次核对): the judging room says so, the crawl does it."""

from datetime import date

from govspider.checks.dead_menu import fault_of
from govspider.checks.outcomes import OutcomeRole, Weight, meaning_of
from govspider.checks.stale_menu import is_stale
from govspider.items import MenuEntry
from govspider.profile import Profile


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
