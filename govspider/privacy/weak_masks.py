"""Masks that hide too little (脱敏不到位): so few digits that the check character leaves few candidates.

Source: GB 11643-1999; the arithmetic is ours: candidates = regions x days of birth x serial numbers that
fit what is left to read, divided by 11 where the check character can be read. Right, because official
practice: six digits and four (date hidden, about 4,000 candidates), and ten and four (month and day hidden,
about 33), which is how the Supreme People's Court publishes the numbers of debtors (失信被执行人). Up to
three hidden digits, or the year only, are too little. Of a bank card the Luhn digit leaves a tenth.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from govspider.items import Kind, Severity
from govspider.privacy.context import Label, is_sample, label_of
from govspider.privacy.fold import Folded, stands_alone
from govspider.privacy.hits import SILENT, Hit
from govspider.privacy.regions import count_regions, is_region

MAX_HIDDEN = 3  # as many hidden characters or fewer are never enough
MAX_CANDIDATES = 20  # as many or fewer: the year of birth hidden leaves about ten
_MASK = re.compile(r"[*#●○■□◆xX?？_]")
_SIGNS = "[0-9*#●○■□◆xX?？_]"
_SHAPE = re.compile(f"{_SIGNS}{_SIGNS}{{10,18}}(?!{_SIGNS})")
_ID, _MOBILE = 18, 11
_CARDS = (16, 19)
_MIN_DIGITS = {_ID: 12, _MOBILE: 9} | {length: length - MAX_HIDDEN for length in _CARDS}
_ISSUER = re.compile(r"62|4|5[1-5]|9558|35")  # of cards: UnionPay, Visa, Mastercard, ICBC, JCB
_YEARS = range(1900, 2100)
_MAX_HIDDEN = 6
_CHECK_VALUES = 11


def find_weak_masks(folded: Folded, day: date) -> Iterator[Hit]:
    """Every ID, card and mobile number of which too little is hidden; `day` is the day of inspection."""
    if not _MASK.search(folded.text):
        return
    for found in _SHAPE.finditer(folded.text):
        shape = _masked(found[0])
        start, end = found.span()
        hidden = shape.count("*")
        if not hidden or len(shape) - hidden < _MIN_DIGITS.get(len(shape), _ID):
            continue
        if not stands_alone(folded.text, start, end):
            continue
        label = label_of(folded.text, start)
        judged = _judge(shape, day, label)
        if judged is not None:
            kind, problem = judged
            sample = is_sample(folded.text, start, end) or label is Label.CODE
            confidence = SILENT if sample else 0.9 if hidden <= MAX_HIDDEN else 0.8
            yield Hit(kind, start, end, shape, confidence, Severity.GENERAL, problem)


def candidates(shape: str, day: date) -> int:
    """How many ID numbers fit eighteen characters of which some are hidden (`*`); 0: none, it is no ID."""
    region = count_regions(shape[:6]) if "*" in shape[:6] else int(is_region(shape))
    years = sum(1 for year in _YEARS if year <= day.year and _fits(shape[6:10], str(year)))
    days = sum(1 for month_day in _month_days() if _fits(shape[10:14], month_day))
    serials: int = 10 ** shape[14:17].count("*")
    whole = region * years * days * serials
    return whole if shape[17] == "*" or not whole else max(1, round(whole / _CHECK_VALUES))


def _judge(shape: str, day: date, label: Label) -> tuple[Kind, str] | None:
    if len(shape) == _ID:
        return _judge_id(shape, day)
    return _judge_card(shape, label) if len(shape) in _CARDS else _judge_mobile(shape)


def _judge_card(shape: str, label: Label) -> tuple[Kind, str] | None:
    if label is not Label.CARD or not _ISSUER.match(shape):
        return None
    hidden = shape.count("*")
    return (
        Kind.BANK_CARD,
        f"银行卡号脱敏不到位：仅遮挡{hidden}位，结合校验位只剩约{10 ** (hidden - 1)}种可能，可被还原",
    )


def _judge_id(shape: str, day: date) -> tuple[Kind, str] | None:
    if shape.count("*") > _MAX_HIDDEN:
        return None
    number = candidates(shape, day)
    if not number or (shape.count("*") > MAX_HIDDEN and number > MAX_CANDIDATES):
        return None
    return (
        Kind.ID_CARD,
        f"身份证号脱敏不到位：仅遮挡{shape.count('*')}位，结合校验码只剩约{number}种可能，可被还原",
    )


def _judge_mobile(shape: str) -> tuple[Kind, str] | None:
    if shape[0] != "1" or shape[1] not in "3456789*":
        return None
    return Kind.PHONE, f"手机号码脱敏不到位：仅遮挡{shape.count('*')}位，可被还原"


def _masked(found: str) -> str:
    """The characters with every mask sign as `*`; an X behind seventeen others is the check character."""
    last = found[-1] if len(found) == _ID and found[-1] in "Xx" and not re.search("[xX]", found[:-1]) else ""
    body = found[: len(found) - len(last)]
    return _MASK.sub("*", body) + last.upper()


def _fits(shape: str, value: str) -> bool:
    return all(a in {"*", b} for a, b in zip(shape, value, strict=True))


@cache
def _month_days() -> tuple[str, ...]:
    first = date(2000, 1, 1)  # a leap year
    return tuple(f"{first + timedelta(days=n):%m%d}" for n in range(366))
