"""What open pages of platforms and stores say in their data (公开页面), put beside what a reader sees of them."""

from dataclasses import replace
from datetime import datetime

from govspider.extract.app_data import read_app_data
from govspider.extract.app_labels import body_of, read_app_labels
from govspider.extract.post_lists import read_post_list
from govspider.items import PageFacts, PartKind, PublicCard

_SEEN = frozenset({PartKind.TITLE, PartKind.BODY, PartKind.BOILERPLATE})


def with_posts(facts: PageFacts, source: str) -> PageFacts:
    """The facts of a page with the posts that its data lists; its layout is not asked for a list any more.

    Args:
        facts: as read.
        source: the page, or an answer in JSON, decoded.
    """
    posts, card = read_post_list(source)
    if card is None:
        return facts
    return replace(facts, title=facts.title or card.name, entries=posts, card=card, needs_browser=False)


def with_app(facts: PageFacts, source: str, url: str, now: datetime) -> PageFacts:
    """The facts of a store's or download page with what it says of the app, in its data and in its labelled rows.

    Args:
        facts: as read.
        source: the page, or an answer in JSON, decoded.
        url: its address.
        now: the moment of fetching.
    """
    shown = "\n".join(part.text for part in facts.parts if part.kind in _SEEN)
    data, rows = read_app_data(source, url), read_app_labels(shown, now)
    if data is None and not (rows.version or rows.filing):
        return facts
    card = data or PublicCard()
    card = replace(
        card,
        version=card.version or rows.version,
        updated=card.updated or rows.updated,
        developer=body_of(card.developer) or rows.developer,
        filing=rows.filing,
    )
    return replace(facts, title=facts.title or card.name, card=card, needs_browser=False)
