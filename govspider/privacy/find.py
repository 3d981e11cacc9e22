"""All recognisers of personal data in one pass over a text (个人信息识别)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from govspider.items import Kind
from govspider.privacy.bank_cards import find_bank_cards
from govspider.privacy.contacts import find_emails, find_social_ids
from govspider.privacy.fold import SPELT, Folded, fold
from govspider.privacy.health import find_health, names_illness
from govspider.privacy.hits import SILENT, Hit
from govspider.privacy.home_addresses import find_addresses
from govspider.privacy.identity_documents import find_documents, find_plates
from govspider.privacy.neighbouring_regions import find_regional_cards, find_regional_phones
from govspider.privacy.people_lists import read_tables
from govspider.privacy.phones import find_phones
from govspider.privacy.resident_id import find_resident_ids
from govspider.privacy.weak_masks import find_weak_masks

LAST_DAY = date(2099, 12, 31)
# Without any of these, a number in other signs and an illness, nothing personal is in a text: most texts of links have none.
_SIGNS = re.compile("[0-9A-Za-z@\t|,址住居户\uff10-\uff5a\U0001d7ce-\U0001d7ff]")


def find_personal(text: str, day: date = LAST_DAY) -> tuple[Hit, ...]:
    """Everything personal in a text, in order and without overlap, however unsure.

    Args:
        text: any text; never raises, time grows with its length only.
        day: day of inspection; an ID of somebody born later is none.
    """
    return find_in_folded(fold(text), day) if may_hold_personal(text) else ()


def may_hold_personal(text: str) -> bool:
    """Whether it is worth looking at a text; any text, not folded."""
    return _SIGNS.search(text) is not None or SPELT.search(text) is not None or names_illness(text)


def find_in_folded(folded: Folded, day: date) -> tuple[Hit, ...]:
    """As `find_personal`, of a text that has been folded."""
    tables = read_tables(folded.text)
    kept: list[Hit] = []
    for hit in sorted((*_all(folded, day), *tables.hits), key=attrgetter("start", "end")):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif _weight(hit) > _weight(kept[-1]):
            kept[-1] = hit
    return tuple(_silenced(kept, tables.public))


def _silenced(hits: Iterable[Hit], public: Sequence[tuple[int, int, float]]) -> Iterator[Hit]:
    """The hits; those in columns of public numbers (编号、办公电话) are sure no longer."""
    starts = [start for start, _, _ in public]
    for hit in hits:
        place = bisect_right(starts, hit.start) - 1
        most = public[place][2] if place >= 0 and hit.end <= public[place][1] else 1.0
        if most > SILENT and hit.kind is not Kind.PHONE:
            most = 1.0
        yield replace(hit, confidence=min(hit.confidence, most))


def _weight(hit: Hit) -> tuple[float, int]:
    return hit.confidence, hit.end - hit.start


def _all(folded: Folded, day: date) -> Iterator[Hit]:
    yield from find_resident_ids(folded, day)
    yield from find_phones(folded)
    yield from find_regional_phones(folded)
    yield from find_bank_cards(folded)
    yield from find_documents(folded)
    yield from find_regional_cards(folded)
    yield from find_plates(folded)
    yield from find_emails(folded)
    yield from find_social_ids(folded)
    yield from find_addresses(folded)
    yield from find_health(folded)
    yield from find_weak_masks(folded, day)
