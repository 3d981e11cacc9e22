"""Simplified and traditional characters (简体、繁体)."""

from functools import cache
from importlib.resources import files

HAN = range(0x4E00, 0xA000)
_TRADITIONAL_SHARE = 0.1  # of the different characters of a page; a third is usual, a quotation has few
_TRADITIONAL_ENOUGH = 2  # different traditional characters: one alone may stand in a name


@cache
def simplified_han() -> dict[int, str]:
    """The simplified form of each Han character, by OpenCC's table: asking OpenCC for each takes far longer."""
    table = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in table.splitlines() if line)
    changed = {row[0]: row[1] for row in rows if len(row[0]) == 1}
    return {code: changed.get(chr(code), chr(code)) for code in HAN}


def same_character(one: str, other: str) -> bool:
    """Whether two characters are one in two scripts (开, 開)."""
    table = simplified_han()
    return table.get(ord(one), one) == table.get(ord(other), other)


def is_traditional(text: str) -> bool:
    """Whether a text is written in traditional characters: jieba's cut of it proves little."""
    table = simplified_han()
    return sum(table.get(ord(char), char) != char for char in set(text)) >= _TRADITIONAL_ENOUGH


def mostly_traditional(text: str) -> bool:
    """Whether a whole page is in traditional script: the words of these dictionaries are those of the simplified one."""
    table = simplified_han()
    han = [char for char in set(text) if ord(char) in table]
    return bool(han) and sum(table[ord(char)] != char for char in han) >= len(han) * _TRADITIONAL_SHARE


def same_word(one: str, other: str) -> bool:
    """Whether two words are one in two scripts (公开, 公開)."""
    return len(one) == len(other) and all(map(same_character, one, other))
