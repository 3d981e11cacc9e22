"""Whether text can be read (可读性): a PDF whose font has no table of characters gives signs that mean nothing."""

import unicodedata

_ODD = frozenset({"Cc", "Co", "Cn", "Cs"})  # control, private, unassigned, half of a pair
_BLANK = frozenset("\t\n\r\x0b\x0c")
_MOST_ODD = 0.1  # share of odd signs
_FEWEST_ODD = 3
_ENOUGH_HAN = 20
_LEAST_USUAL = 0.5  # share of usual characters among Chinese ones
_SAMPLE = 4000  # characters


def is_legible(text: str) -> bool:
    """Whether a text consists of signs that people read; true for an empty one."""
    sample = text[:_SAMPLE]
    signs = [sign for sign in sample if not sign.isspace()]
    odd = sum(
        sign == "\ufffd" or (unicodedata.category(sign) in _ODD and sign not in _BLANK) for sign in signs
    )
    if odd >= _FEWEST_ODD and odd > _MOST_ODD * len(signs):
        return False
    han = [sign for sign in signs if "\u4e00" <= sign <= "\u9fff"]
    return len(han) < _ENOUGH_HAN or sum(map(_is_usual, han)) >= _LEAST_USUAL * len(han)


def _is_usual(sign: str) -> bool:
    """Whether a character is one of the 3,755 most used, level 1 of GB 2312, or used in traditional writing."""
    try:
        first = sign.encode("gb2312")[0]
    except UnicodeEncodeError:
        return _is_traditional(sign)
    return 0xB0 <= first <= 0xD7  # noqa: PLR2004 - rows 16 to 55


def _is_traditional(sign: str) -> bool:
    """Whether a character is one of the 5,401 most used in Taiwan, level 1 of Big5."""
    try:
        first = sign.encode("big5")[0]
    except UnicodeEncodeError:
        return False
    return 0xA4 <= first <= 0xC6  # noqa: PLR2004
