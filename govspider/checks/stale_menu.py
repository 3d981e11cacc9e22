"""Menu entries whose content is stale (菜单内容不更新).

Source: 国办发〔2018〕123号, 信息发布; no national figure, local practice (待核对). Only what shows dates
is judged, and a single page that introduces or guides may be old: only lists must go on.
"""

import re
from collections.abc import Iterator
from datetime import date

from govspider.checks.dead_menu import fault_of
from govspider.checks.freshness import chinese_date, home_page
from govspider.checks.menu_findings import address_of, landing_page, menu_finding
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, MenuEntry, Outcome, TargetFacts
from govspider.profile import Profile
from govspider.text.page_words import PageUse

KIND = FaultKind("stale_menu", "菜单内容不更新", Group.MEDIA)


def run(facts: TargetFacts, context: CheckContext) -> Iterator[Finding]:
    """One finding for each entry past the window."""
    for entry in facts.menu:
        if is_stale(entry, context.day, context.profile) and not _lasts(facts, entry, context):
            assert entry.newest is not None
            said = f"的内容最新为{chinese_date(entry.newest)}，已超过{context.profile.windows.menu.chinese}未更新"
            yield menu_finding(facts, entry, KIND, said)


def is_stale(entry: MenuEntry, day: date, profile: Profile) -> bool:
    """Whether an open entry shows nothing newer than the window. The spider asks it for pictures."""
    if entry.outcome is not Outcome.OK or entry.newest is None or entry.notice or fault_of(entry):
        return False
    return entry.newest < profile.windows.menu.first_fresh(day)


def _lasts(facts: TargetFacts, entry: MenuEntry, context: CheckContext) -> bool:
    """Whether an entry is a single page of a kind that may stay as it is (`lasting` in dictionaries/page_words.tsv)."""
    page = landing_page(facts, entry)
    dated = sum(item.date is not None for item in page.entries) if page is not None else 0
    if dated >= context.profile.figures.menu_list_entries.value:
        return False
    said = entry.name + ("" if _is_of_all(facts, entry) else entry.title)
    return bool(context.bad_sites.words.within(PageUse.LASTING, said.casefold()))


def _is_of_all(facts: TargetFacts, entry: MenuEntry) -> bool:
    """Whether a title is that of a whole application (某县为民服务): the entry page has it, or all that one page shows."""
    home, here = home_page(facts), address_of(entry)
    others = {
        one.title for one in facts.menu if address_of(one) != here and _place(address_of(one)) == _place(here)
    }
    return entry.title in others or (home is not None and entry.title == home.title)


def _place(address: str) -> str:
    """An address without what tells an application which of its views to show."""
    return re.split("[?#]", address, maxsplit=1)[0]


CHECK = TargetCheck("stale_menu", (KIND,), ("N4",), run)
