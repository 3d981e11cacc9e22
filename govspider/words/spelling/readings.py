"""Readings of characters (读音) and which readings input methods take for one another."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import permutations

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
# Initials and finals one slip of the ear or the finger apart. Facts of phonology and of pinyin keyboards.
_NEAR_INITIALS = (
    "z zh|c ch|s sh|n l|f h|r l|b p|d t|g k|j q|zh ch|z c|x s|q x|j zh|z j|sh x|g h|k h|m n|zh sh|ch sh"
)
_NEAR_FINALS = (
    "an ang|en eng|in ing|ian iang|uan uang|o ou uo|e o|ong eng|un ong|ai ei|ao ou|ie ian|i in|u v|ue ie|ui ei|"
    "an ai|u o|a ia|e ei|uan an|un en|i ei|iu ou|ian an|iao ao|i v|ai a|ong iong|e en|ing eng|u ou|ua uo"
)
# What fuzzy pinyin (模糊音) makes one: the class of a reading is its spelling with these replaced.
_FUZZY_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l"}
_FUZZY_FINALS = {"ang": "an", "eng": "en", "ing": "in", "iang": "ian", "uang": "uan", "v": "u"}


def split_reading(reading: str) -> tuple[str, str]:
    """Initial and final of a reading without tone."""
    for initial in _INITIALS:
        if reading.startswith(initial):
            return initial, reading[len(initial) :]
    return "", reading


@cache
def fuzzy(reading: str) -> str:
    """The reading with fuzzy initials and finals made one (zhang, zang, zan → zan)."""
    initial, final = split_reading(reading)
    return _FUZZY_INITIALS.get(initial, initial) + _FUZZY_FINALS.get(final, final)


def near_readings(readings: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each reading, which of the others differ from it by one near initial or final."""
    known = frozenset(readings)
    initials, finals = _pairs(_NEAR_INITIALS), _pairs(_NEAR_FINALS)
    near = {}
    for reading in known:
        initial, final = split_reading(reading)
        others = {other + final for other in initials.get(initial, ())}
        others |= {initial + other for other in finals.get(final, ())}
        near[reading] = frozenset(others & known) - {reading}
    return near


def char_readings(characters: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """All readings of each character without tone, the commonest first."""
    from pypinyin.constants import PINYIN_DICT

    return {
        character: tuple(dict.fromkeys(map(_untoned, known.split(","))))
        for character in characters
        if (known := PINYIN_DICT.get(ord(character)))
    }


def word_readings(
    words: Iterable[str], readings: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, list[str]]]:
    """Each word with the readings of its characters as they are read in it; without words of unknown reading."""
    from pypinyin.constants import PHRASES_DICT

    for word in words:
        read: list[str] = []
        while len(read) < len(word):
            begun = len(read)
            known = (stop for stop in range(len(word), begun + 1, -1) if word[begun:stop] in PHRASES_DICT)
            stop = next(known, 0)
            if stop:
                read += [_untoned(own[0]) for own in PHRASES_DICT[word[begun:stop]]]
            elif word[begun] in readings:
                read.append(readings[word[begun]][0])
            else:
                break
        else:
            yield word, read


@cache
def _untoned(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(letter for letter in plain if "a" <= letter <= "z")


def _pairs(groups: str) -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = {}
    for group in groups.split("|"):
        for one, other in permutations(group.split(), 2):
            pairs.setdefault(one, set()).add(other)
    return pairs
