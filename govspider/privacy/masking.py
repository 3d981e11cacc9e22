"""Personal data made unreadable before anything is kept (脱敏): same length, same offsets.

What is left to read follows common official practice: ID number 6 + 4 characters, mobile 3 + 4, bank card 6
+ 4. Source: GB/T 37964-2019 (masking), GB/T 35273-2020 7.2 (display restrictions), PIPL 第五十一条.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from govspider.items import Kind
from govspider.items.masked import MaskedText
from govspider.privacy.find import find_personal
from govspider.privacy.hits import Hit

_MASK = "*"
_SHORT = 200  # characters; shorter texts (link texts, titles) repeat from page to page and are remembered
_REMEMBERED = 20_000
_STRANGE = re.compile("[\x00\ud800-\udfff]")
# House, building and room: what leads from the road to the door.
_NUMBERS = re.compile(
    r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ零〇一二三四五六七八九十百甲乙丙丁]+(?=[\s\u200b-]*(?:[号栋幢座单梯层楼室房户院弄组0-9-]|$))"
)


def fit_to_store(text: str) -> str:
    """The text without what neither UTF-8 nor the tools of SQLite take, as hostile pages hold: NUL, lone surrogates."""
    return _STRANGE.sub("\ufffd", text)


def mask_text(text: str) -> MaskedText:
    """The text with every personal value masked in place, unsure ones too, fit to be stored. Same length; never raises."""
    if len(text) <= _SHORT:
        return MaskedText(_masked(text))
    text = fit_to_store(text)
    return MaskedText(mask_hits(text, find_personal(text)))


@lru_cache(_REMEMBERED)
def _masked(text: str) -> str:
    text = fit_to_store(text)
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
