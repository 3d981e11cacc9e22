"""Amounts of money in capital numerals against the figures beside them (大小写金额): 壹拾贰万元整（¥210000.00）."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from govspider.text.numerals import UNITS, VALUES

_SCALES = {"万": 10_000, "亿": 100_000_000}
_CAPITAL = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_SMALL = "零一二三四五六七八九十百千两"
_WORDS = (
    rf"(?:[{_CAPITAL}][{_CAPITAL}万亿]{{1,40}}|(?:(?<![一-鿿])|(?<=币)|(?<=款))[{_SMALL}][{_SMALL}万亿]{{1,40}})"
    rf"[元圆](?:[{_CAPITAL}{_SMALL}]角)?(?:[{_CAPITAL}{_SMALL}]分)?[整正]?"
)
_FIGURES = r"(?<![\d.,])\d[\d,]*(?:\.\d{1,2})?"
# Between words and figures stands a bracket, a sign of money, or the word for figures: 每人伍佰元，20人 has none.
_TO_FIGURES = (
    r"[ ]{0,3}(?:[，,；;]?[ ]?[（(]?小写[）)]?[：:]?[ ]?(?:人民币)?[¥￥]?"
    r"|[（(](?:人民币|即|RMB)?[：:]?[ ]?[¥￥]?|[，,]?(?:人民币)?[¥￥])[ ]{0,3}"
)
_TO_WORDS = r"[ ]{0,3}[（(，,；;]?[（(]?(?:大写)?[）)]?[：:]?[ ]?(?:人民币)?"
_AMOUNT = re.compile(
    rf"(?P<words>{_WORDS}){_TO_FIGURES}(?P<figures>{_FIGURES})(?P<unit>[万亿]?)(?:元(?!以)|(?=[）)，。；、\s]|$))"
    rf"|(?:[¥￥]|RMB)[ ]?(?P<figures2>{_FIGURES})(?P<unit2>[万亿]?)元?{_TO_WORDS}(?P<words2>{_WORDS})"
    rf"|(?P<figures3>{_FIGURES})(?P<unit3>[万亿]?)元[（(，,]?大写[：:]?[ ]?(?:人民币)?(?P<words3>{_WORDS})"
)


class Amounts(NamedTuple):
    """Both stand at [start, end) and differ."""

    start: int
    end: int
    words: str
    figures: str


def differing_amounts(text: str) -> Iterator[Amounts]:
    """Amounts whose words and figures differ."""
    if "元" not in text and "圆" not in text:
        return
    for match in _AMOUNT.finditer(text):
        words = match["words"] or match["words2"] or match["words3"]
        figures = match["figures"] or match["figures2"] or match["figures3"]
        unit = match["unit"] or match["unit2"] or match["unit3"]
        try:
            said = Decimal(figures.replace(",", "")) * _SCALES.get(unit, 1)
        except InvalidOperation:
            continue
        value = amount_of(words)
        if value is not None and said and value != said:
            yield Amounts(*match.span(), words, figures)


def amount_of(words: str) -> Decimal | None:
    """The value of an amount in numerals (壹拾贰万元整); None where it is written otherwise (二三十元)."""
    whole, _, rest = words.replace("圆", "元").partition("元")
    total = section = digit = 0
    for before, char in zip(f" {whole}", whole, strict=False):
        if char in VALUES:
            if VALUES.get(before):
                return None  # about so many
            digit = VALUES[char]
        elif char in UNITS:
            section += (digit or 1) * UNITS[char]
            digit = 0
        elif char == "亿":
            total, section, digit = (total + section + digit) * _SCALES[char], 0, 0
        elif char == "万":
            total, section, digit = total + (section + digit) * _SCALES[char], 0, 0
        else:
            return None
    value = Decimal(total + section + digit)
    for unit, share in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        at = rest.find(unit)
        if at > 0:
            value += VALUES.get(rest[at - 1], 0) * share
    return value
