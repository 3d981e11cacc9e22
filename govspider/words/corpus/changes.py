"""Single slips that turn one string into another (单处改动): which frequent string was meant."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from govspider.words.alike import Alike

# Both are right in nearly any place: numerals, directions, opposites, pronouns, particles, forms of address.
_NEVER = frozenset(
    "零〇一二三四五六七八九十百千万亿两双单首末元年月日时分秒东南西北中上下左右前后内外大小多少高低长短新老正副男女"
    "甲乙丙丁戊己庚辛壬癸他她它们的地得之了着过在再是有和与及或不无未非其某各每本此该为于以已把被将"
)


class ChangeKind(StrEnum):
    """What happened to the string that was meant."""

    SAME_SOUND = "同音字"
    SHAPE = "形近字"
    NEAR_SOUND = "近音字"
    SWAPPED = "两字颠倒"
    DOUBLED = "多写一字"
    LOST = "漏写一字"


class Change(NamedTuple):
    """Characters [at, at + size) of the string as written should be `new`."""

    kind: ChangeKind
    meant: str
    at: int
    size: int
    new: str


class Nearby:
    """The strings of a set that are one slip away from a given one, found by what both have without one character.

    Args:
        strings: the strings that may be meant.
        alike: which characters are confused.
    """

    def __init__(self, strings: Iterable[str], alike: Alike) -> None:
        self._alike = alike
        self._strings = frozenset(strings)
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self._strings):
            for rest in _rests(text):
                self._by_rest[rest].append(text)

    def changes(self, written: str) -> Iterator[Change]:
        """Every slip that explains a string; none for a string that is itself in the set."""
        if written in self._strings:
            return
        meant = {text for rest in _rests(written) for text in self._by_rest.get(rest, ())}
        for text in sorted(meant):
            if len(text) == len(written):
                yield from self._replaced(written, text)
        for text in self._by_rest.get(written, ()):
            yield from _lost(written, text)
        for at in range(1, len(written)):
            rest = written[:at] + written[at + 1 :]
            if written[at] == written[at - 1] and rest in self._strings and written[at] not in _NEVER:
                yield Change(ChangeKind.DOUBLED, rest, at, 1, "")

    def _replaced(self, written: str, meant: str) -> Iterator[Change]:
        places = [at for at, pair in enumerate(zip(written, meant, strict=True)) if pair[0] != pair[1]]
        at = places[0]
        if len(places) == 1:
            kind = self._kind(written[at], meant[at])
            if kind is not None:
                yield Change(kind, meant, at, 1, meant[at])
            return
        pair = meant[at : at + 2]
        if places == [at, at + 1] and written[at : at + 2] == pair[::-1] and _NEVER.isdisjoint(pair):
            yield Change(ChangeKind.SWAPPED, meant, at, 2, pair)

    def _kind(self, written: str, meant: str) -> ChangeKind | None:
        if written in _NEVER or meant in _NEVER:
            return None
        if self._alike.same_sound(written, meant):
            return ChangeKind.SAME_SOUND
        if self._alike.same_shape(written, meant):
            return ChangeKind.SHAPE
        return ChangeKind.NEAR_SOUND if self._alike.near_sound(written, meant) else None


def _rests(text: str) -> set[str]:
    return {text[:at] + text[at + 1 :] for at in range(len(text))}


def _lost(written: str, meant: str) -> Iterator[Change]:
    at = next((at for at, char in enumerate(written) if char != meant[at]), len(written))
    # Only inside: what is lost at an end is told by a longer window.
    if 0 < at < len(written) and meant[at] not in _NEVER:
        yield Change(ChangeKind.LOST, meant, at, 0, meant[at])
