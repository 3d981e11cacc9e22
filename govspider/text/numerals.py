"""Chinese numerals of dates (中文数字): 二〇二三, 十一, 廿五, 三十一, 二千零二十三."""

_DIGITS = ("一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
# What each numeral is worth, and by how much a unit multiplies.
VALUES = {
    **dict.fromkeys("〇○◯零0OＯoｏοΟ", 0),
    **{char: value for value, chars in enumerate(_DIGITS, 1) for char in chars},
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卄": 20, "卅": 30}
# One digit of a year, and one character of any numeral, for regular expressions.
DIGIT = f"[{''.join(VALUES)}]"
NUMERAL = f"[{''.join((*VALUES, *UNITS, *_TENS))}]"


_LONGEST = 100  # digits; Python itself refuses some thousands


def number_of(text: str) -> int:
    """The number that digits or Chinese numerals write; 元 is one, as in 元月; -1 for what is no number."""
    if len(text) > _LONGEST:
        return -1
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "元":
        return 1
    if all(char in VALUES for char in text):
        return int("".join(str(VALUES[char]) for char in text)) if text else -1
    total = digit = 0
    for char in text:
        if char in VALUES:
            digit = VALUES[char]
        elif char in _TENS:
            total += _TENS[char]
        elif char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        else:
            return -1
    return total + digit
