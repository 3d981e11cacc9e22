"""Simplified and traditional characters (简体、繁体)."""

from functools import cache

from opencc import OpenCC

HAN = range(0x4E00, 0xA000)
_TRADITIONAL_ENOUGH = 2  # different traditional characters: one alone may stand in a name


@cache
def simplified_han() -> dict[int, str]:
    """The simplified form of each Han character. Line by line, so that no phrase rule joins two characters."""
    lines = OpenCC("t2s").convert("\n".join(map(chr, HAN))).split("\n")
    return {code: line if len(line) == 1 else chr(code) for code, line in zip(HAN, lines, strict=True)}


def same_character(one: str, other: str) -> bool:
    """Whether two characters are one in two scripts (开, 開)."""
    table = simplified_han()
    return table.get(ord(one), one) == table.get(ord(other), other)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters: jieba's cut of it proves little."""
    table = simplified_han()
    return sum(table.get(ord(char), char) != char for char in set(text)) >= _TRADITIONAL_ENOUGH
