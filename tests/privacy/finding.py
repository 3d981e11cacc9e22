"""What the tests of personal data ask of a text."""

from datetime import date

from govspider.items import Kind
from govspider.privacy.find import find_personal
from govspider.privacy.hits import Hit

DAY = date(2023, 6, 30)
SHOWN = 0.7  # default of what people are shown
ID = "441900199003076530"
ID_X = "31010119651012345X"
MOBILE = "13790123456"
CARD = "6222021234567890128"


def hits(text: str, kind: Kind | None = None) -> list[Hit]:
    """Hits as sure as people are shown."""
    found = find_personal(text, DAY)
    return [hit for hit in found if hit.confidence >= SHOWN and (kind is None or hit.kind is kind)]


def values(text: str, kind: Kind | None = None) -> list[str]:
    return [hit.value for hit in hits(text, kind)]


def places(text: str, kind: Kind | None = None) -> list[str]:
    """The texts as found."""
    return [text[hit.start : hit.end] for hit in hits(text, kind)]
