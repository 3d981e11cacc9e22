"""Personal data made unreadable before anything is kept (脱敏): same length, same offsets.

What is left to read follows common official practice: ID number 6 + 4 characters, mobile 3 + 4, bank card 6
+ 4. Source: GB/T 37964-2019 (masking), GB/T 35273-2020 7.2 (display restrictions), PIPL 第五十一条.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from govspider.items import Kind
from govspider.items.masked import MaskedText
from govspider.privacy.find import LAST_DAY, find_in_folded, may_hold_personal
from govspider.privacy.fold import fold
from govspider.privacy.hits import Hit
from govspider.privacy.lookalikes import find_lookalikes

_MASK = "*"
_SHORT = 200  # characters; shorter texts (link texts, titles) repeat from page to page and are remembered
_REMEMBERED = 20_000
_STRANGE = re.compile("[\x00\ud800-\udfff]")
# House, building and room: what leads from the road to the door.
_NUMBERS = re.compile(
    r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ零〇一二三四五六七八九十百甲乙丙丁]{1,40}(?=[\s\u200b-]{0,20}(?:[号栋幢座单梯层楼室房户院弄组0-9-]|$))"
)


def fit_to_store(text: str) -> str:
    """The text without what neither UTF-8 nor the tools of SQLite take, as hostile pages hold: NUL, lone surrogates."""
    return _STRANGE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class PersonalText:
    """A text, read once: what may be kept of it, and what it gives away."""

    masked: MaskedText  # same length; all that is or looks personal is hidden
    hits: tuple[Hit, ...]  # in order and without overlap, however unsure; offsets count in both texts


def read_personal(text: str, day: date = LAST_DAY) -> PersonalText:
    """Find what a text gives away, and mask it and all that looks like it.

    Args:
        text: any text; never raises, time grows with its length only.
        day: day of inspection; an ID of somebody born later is none.
    """
    text = fit_to_store(text)
    if not may_hold_personal(text):
        return PersonalText(MaskedText(text), ())
    folded = fold(text)
    hits = find_in_folded(folded, day)
    known = {(hit.start, hit.end) for hit in hits}
    places = [(hit.start, hit.end, hit.kind) for hit in hits]
    places += (
        (one.start, one.end, one.kind) for one in find_lookalikes(folded) if (one.start, one.end) not in known
    )
    return PersonalText(MaskedText(mask_places(text, places)), hits)


def mask_text(text: str) -> MaskedText:
    """The text with every personal value, and all that looks like one, masked in place. Same length; never raises."""
    return _masked_short(text) if len(text) <= _SHORT else read_personal(text).masked


@lru_cache(_REMEMBERED)
def _masked_short(text: str) -> MaskedText:
    return read_personal(text).masked


def mask_places(text: str, places: Iterable[tuple[int, int, Kind]]) -> str:
    """The text with these places (start, end, kind) masked; where they overlap, what any of them hides is hidden."""
    hidden: set[int] = set()
    for start, end, kind in places:
        masked = mask_value(kind, text[start:end])
        hidden.update(place for place, sign in enumerate(masked, start) if sign == _MASK)
    pieces: list[str] = []
    at = 0
    for place in sorted(hidden):
        pieces += (text[at:place], _MASK)
        at = place + 1
    pieces.append(text[at:])
    return "".join(pieces)


def mask_value(kind: Kind, value: str) -> str:
    """One value of a known kind, as found or normalised, masked in place; separators stay."""
    if kind is Kind.EMAIL:
        local, at, domain = value.rpartition("@")
        return _hide(local, _between(1, 0)) + at + domain
    if kind is Kind.ADDRESS:
        return _NUMBERS.sub(lambda found: _MASK * len(found[0]), value)
    return _hide(value, _HIDDEN[kind])


def _hide(value: str, choose: Callable[[list[int]], list[int]]) -> str:
    chars = list(value)
    for place in choose([place for place, char in enumerate(value) if char.isalnum()]):
        chars[place] = _MASK
    return "".join(chars)


def _between(head: int, tail: int) -> Callable[[list[int]], list[int]]:
    """All but the first and last characters; a value too short for that loses its latter half."""

    def choose(places: list[int]) -> list[int]:
        if len(places) <= head + tail:
            return places[len(places) // 2 :]
        return places[head : len(places) - tail]

    return choose


_HIDDEN: dict[Kind, Callable[[list[int]], list[int]]] = {
    Kind.ID_CARD: _between(6, 4),
    Kind.PHONE: lambda places: places[-8:-4],
    Kind.BANK_CARD: _between(6, 4),
    Kind.PASSPORT: _between(1, 2),
    Kind.PERMIT: _between(1, 2),
    Kind.PLATE: _between(2, 2),
    Kind.SOCIAL_ID: _between(2, 1),
    Kind.HEALTH: _between(1, 0),  # the name that the condition belongs to
}
