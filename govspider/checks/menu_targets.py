"""What an entry leads to and what it is called (菜单指向): another unit's page, or a page about something else.

Used by the check of entries for a person to look at. Only entries that promise the unit's own matters can be wrong in
this way: menus lead to portals, service platforms and media centres of others for good reasons.
"""

import re
from collections.abc import Iterator

from govspider.checks.menu_findings import address_of
from govspider.checks.neighbours import is_related, short_name
from govspider.checks.protocol import CheckContext
from govspider.items import MenuEntry, Target, TargetFacts
from govspider.text.page_words import PageUse

_TOPICS = (
    PageUse.TOPIC_NEWS,
    PageUse.TOPIC_ABOUT,
    PageUse.TOPIC_SERVICE,
    PageUse.TOPIC_WRITE,
    PageUse.TOPIC_TRAVEL,
    PageUse.TOPIC_JOBS,
)
_SEPARATOR = re.compile(r"\s*[-_|—–·>《》]+\s*|\s+")
_TOPIC_NAME = 6  # characters of a title that is the name of a topic: 新闻中心
_PAIR = 2


def strange_target(facts: TargetFacts, entry: MenuEntry, context: CheckContext) -> str:
    """Why an entry that opens seems to lead elsewhere than it says, in Chinese; '' if it does not."""
    return _of_others(facts.target, entry, context) or _about_others(facts, entry, context)


def _of_others(target: Target, entry: MenuEntry, context: CheckContext) -> str:
    """Another unit's page, by its host or by the unit that its title names."""
    words, name = context.bad_sites.words, entry.name.casefold()
    if not words.within(PageUse.OWN, name):
        return ""
    owners = context.neighbours.at(entry.final_url or entry.url)
    if owners and all(_is_stranger(owner, target, entry, context) for owner in owners):
        return f"指向“{owners[0].unit}”的网页"
    if not words.within(PageUse.TOPIC_ABOUT, name) or short_name(target.unit) in entry.title:
        return ""
    named = context.neighbours.named_in(entry.title)
    if named and all(_is_stranger(one, target, entry, context) for one in named):
        return f"打开的页面标题为“{entry.title}”，像是“{named[0].unit}”的内容"
    return ""


def _is_stranger(one: Target, target: Target, entry: MenuEntry, context: CheckContext) -> bool:
    """Whether a page of a target has nothing to do with an account or with what its entry is called."""
    if is_related(one, target) or context.bad_sites.words.within(PageUse.SHARED_UNIT, one.unit.casefold()):
        return False
    return short_name(one.unit) not in entry.name


def _about_others(facts: TargetFacts, entry: MenuEntry, context: CheckContext) -> str:
    """A page whose title is the name of another topic, and which does not speak of the entry's own."""
    title = entry.title.replace(facts.target.unit, " ").replace(facts.target.name, " ")
    promised, shown = _topics(entry.name, context), set(_topics_of_title(title, context))
    if len(promised) != 1 or len(shown) != 1 or promised == shown or _is_shared_title(facts, entry):
        return ""
    (topic,) = promised
    seen = f"{title}\n{entry.text}".casefold()
    pairs = {entry.name[at : at + _PAIR] for at in range(len(entry.name) - 1)}
    if context.bad_sites.words.within(topic, seen) or any(pair in title for pair in pairs):
        return ""
    return f"打开的页面标题为“{entry.title}”，与菜单名称不符"


def _topics(text: str, context: CheckContext) -> set[PageUse]:
    return {topic for topic in _TOPICS if context.bad_sites.words.within(topic, text.casefold())}


def _topics_of_title(title: str, context: CheckContext) -> Iterator[PageUse]:
    for piece in _SEPARATOR.split(title):
        topics = _topics(piece, context)
        # In a longer piece the word says what somebody did, not what the page is.
        yield from topics if len(piece) <= _TOPIC_NAME else ()


def _is_shared_title(facts: TargetFacts, entry: MenuEntry) -> bool:
    """Whether a title is that of the whole application: other entries and the entry page have it, too."""
    if not entry.url:
        return True  # a tab: the title is the entry page's
    return any(
        other.title == entry.title and address_of(other) != address_of(entry) for other in facts.menu
    ) or any(page.title == entry.title for page in facts.pages if page.url == facts.target.home_url)
