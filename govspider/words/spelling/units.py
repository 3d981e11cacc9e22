"""What the official models read (单元): Han characters as they are, the rest folded to a few signs."""

import unicodedata

EDGE = "#"  # the beginning or the end of a line
DIGIT = "0"  # of any script
_LETTER, _OTHER = "a", "*"
# Marks that stand as they are; what looks like one of them is one.
_MARKS = "，。；：、！？（）《》“”〔〕—…·%"
_LIKE = {
    ",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", "[": "〔", "]": "〕",
    "【": "〔", "】": "〕", "〈": "《", "〉": "》", "<": "《", ">": "》", '"': "“", "'": "“", "‘": "“", "’": "”",
    "「": "“", "」": "”", "『": "“", "』": "”", "-": "—", "–": "—", "－": "—", "~": "—", "～": "—", "％": "%",
    "•": "·", "．": "。", "｡": "。",
}  # fmt: skip


def _unit(character: str) -> str:
    """The unit of a character; nothing for a blank."""
    if "一" <= character <= "鿿" or character in _MARKS:
        return character
    if character.isspace():
        return ""
    if character.isdecimal() or unicodedata.numeric(character, -1.0) >= 0:
        return DIGIT
    plain = unicodedata.normalize("NFKC", character)[:1]
    if plain.isascii() and plain.isalpha():
        return _LETTER
    return _LIKE.get(character) or _LIKE.get(plain) or (plain if plain in _MARKS else _OTHER)


class _Units(dict[int, str]):
    """Fills itself: a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = unit = _unit(chr(code))
        return unit


_TABLE = _Units()


def units(text: str) -> str:
    """One unit for each character that is no blank."""
    return text.translate(_TABLE)


def with_borders(text: str, start: int, end: int) -> str:
    """The Han characters [start, end) of a text between the units that stand around them."""
    before = _border(text[start - 1]) if start else EDGE
    behind = _border(text[end]) if end < len(text) else EDGE
    return before + text[start:end] + behind


def _border(character: str) -> str:
    """Its unit; EDGE for a blank, and for a Han character: there a long segment was cut."""
    unit = character.translate(_TABLE) or EDGE
    return EDGE if "一" <= unit <= "鿿" else unit
