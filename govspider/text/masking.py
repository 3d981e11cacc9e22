"""Personal data made unreadable before anything is kept (脱敏): same length, same offsets.

What is left to read follows common official practice: ID number 6 + 4 characters, mobile 3 + 4, bank card 6
+ 4. Source: GB/T 37964-2019 (masking), GB/T 35273-2020 7.2 (display restrictions), PIPL 第五十一条.
"""

from collections.abc import Callable, Sequence

from govspider.items import Kind
from govspider.text.privacy import find_personal
from govspider.text.privacy_hits import Hit

_MASK = "*"


def mask_text(text: str) -> str:
    """The text with every personal value masked in place, unsure ones too. Same length; never raises."""
    return mask_hits(text, find_personal(text))


def mask_hits(text: str, hits: Sequence[Hit]) -> str:
    """The text with the places of these hits masked; they stand in order and do not overlap."""
    if not hits:
        return text
    pieces: list[str] = []
    at = 0
    for hit in hits:
        pieces += (text[at : hit.start], mask_value(hit.kind, text[hit.start : hit.end]))
        at = hit.end
    pieces.append(text[at:])
    return "".join(pieces)


def mask_value(kind: Kind, value: str) -> str:
    """One value of a known kind, as found or normalised, masked in place; separators stay."""
    places = [place for place, char in enumerate(value) if char.isalnum()]
    hidden = _HIDDEN.get(kind, _hide_between(1, 1))(places)
    chars = list(value)
    for place in hidden:
        chars[place] = _MASK
    return "".join(chars)


def _hide_between(head: int, tail: int) -> Callable[[list[int]], list[int]]:
    """All but the first and last characters; a short value loses at least its latter half."""

    def hidden(places: list[int]) -> list[int]:
        if len(places) < 2 * (head + tail) - 2:
            return places[len(places) // 2 :]
        return places[head : len(places) - tail]

    return hidden


def _hide_phone(places: list[int]) -> list[int]:
    return places[-8:-4]


_HIDDEN: dict[Kind, Callable[[list[int]], list[int]]] = {
    Kind.ID_CARD: _hide_between(6, 4),
    Kind.PHONE: _hide_phone,
    Kind.BANK_CARD: _hide_between(6, 4),
    Kind.PASSPORT: _hide_between(1, 2),
    Kind.PERMIT: _hide_between(1, 2),
    Kind.PLATE: _hide_between(2, 2),
    Kind.SOCIAL_ID: _hide_between(2, 1),
}
