"""Dates as pages write them (日期): one reader for tags, information bars, list entries and URLs.

A date that cannot be is no date: a thirteenth month, a year outside the web's life, digits of a number.
"""

import re
from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 1990
LAST_YEAR = 2100

_WIDTH = str.maketrans("０１２３４５６７８９－．／：　〇○", "0123456789-./: 00")
_BRACKETS = " ()[]（）【】〔〕"
_DASHES = re.compile(r"[—–―‐‑‒−－]+")
_Y = r"(?<!\d)((?:19|20)\d{2})"
_SEP = r"\s*(?:[-/.]|年|,)\s*"
_FULL = re.compile(_Y + _SEP + r"(\d{1,2})\s*(?:[-/.]|月|,)\s*(\d{1,2})(?!\d)\s*日?")
_COMPACT = re.compile(_Y + r"(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
# A big day beside a small month: 05 2023-06, 2023-06 05, 06-05 2023, 2023 06-05.
_BOXES = (
    (re.compile(r"^(\d{1,2})日?\s*[/|]?\s*((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})月?$"), (2, 3, 1)),
    (re.compile(r"^((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})月?\s*[/|]?\s+(\d{1,2})日?$"), (1, 2, 3)),
    (re.compile(r"^(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?\s*[/|]?\s*((?:19|20)\d{2})年?$"), (3, 1, 2)),
    (re.compile(r"^((?:19|20)\d{2})年?\s*[/|]?\s+(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$"), (1, 2, 3)),
)
_SHORT = re.compile(r"^[(\[（【〔]?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*[)\]）】〕]?$")
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_TIME = re.compile(rf"\s*(?:{_WEEKDAY})?\s*\d{{1,2}}[:时]\d{{1,2}}(?:[:分]\d{{1,2}}秒?)?分?\s*|{_WEEKDAY}")
_URL_DAY = re.compile(r"(?:^|[/_-])t?((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=[_/.t-]|\d{4,}|$)")
_URL_PATH = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-]([0-2]?\d|3[01])(?=[/._-])")
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])(?=[/])")


@dataclass(frozen=True, slots=True)
class ShortDate:
    """Month and day without a year, as lists on home pages show them."""

    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """The date in one year, None if that year has no such day."""
        return make(year, self.month, self.day)


def make(year: int, month: int, day: int) -> date | None:
    """A date, or None when there is no such day or the year is outside the web's life."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def fold(text: str) -> str:
    """Full-width digits and signs to half width, every kind of dash to `-`, entities of spaces to spaces."""
    return _DASHES.sub("-", text.translate(_WIDTH).replace("\xa0", " "))


def first_date(text: str) -> date | None:
    """The first full date in a text: 2023年6月5日, 2023-06-05 10:20, 2023/6/5, 20230605."""
    folded = fold(text)
    for pattern in (_FULL, _COMPACT):
        for found in pattern.finditer(folded):
            day = make(int(found[1]), int(found[2]), int(found[3]))
            if day is not None:
                return day
    return None


def only_date(text: str) -> date | ShortDate | None:
    """The date that a text consists of, with or without a time, brackets or a label; None if it says more."""
    folded = " ".join(_TIME.sub(" ", fold(text)).split()).strip(" |·•:,;")
    bare = folded.strip(_BRACKETS)
    found = _FULL.fullmatch(bare) or _COMPACT.fullmatch(bare)
    if found is not None:
        return make(int(found[1]), int(found[2]), int(found[3]))
    for pattern, (year, month, day) in _BOXES:
        box = pattern.match(bare)
        if box is not None:
            return make(int(box[year]), int(box[month]), int(box[day]))
    short = _SHORT.match(folded)
    if short is not None and make(2000, int(short[1]), int(short[2])) is not None:
        return ShortDate(int(short[1]), int(short[2]))
    return None


def find_dates(text: str) -> list[tuple[int, int, date]]:
    """Every full date with separators in a text, with its place."""
    found_days = []
    for found in _FULL.finditer(fold(text)):
        day = make(int(found[1]), int(found[2]), int(found[3]))
        if day is not None:
            found_days.append((found.start(), found.end(), day))
    return found_days


def url_date(url: str) -> date | None:
    """The day in a URL that a content system made: /202306/t20230605_123.html, /art/2023/6/5/art_1_2.html."""
    path = url.split("?", 1)[0]
    for pattern in (_URL_DAY, _URL_PATH):
        for found in pattern.finditer(path):
            day = make(int(found[1]), int(found[2]), int(found[3]))
            if day is not None:
                return day
    return None


def url_month(url: str) -> tuple[int, int] | None:
    """Year and month in a URL: /202306/…, /2023-06/…, or those of its day."""
    day = url_date(url)
    if day is not None:
        return day.year, day.month
    found = _URL_MONTH.search(url.split("?", 1)[0])
    return (int(found[1]), int(found[2])) if found else None


def with_year(short: ShortDate, url: str, newest: date | None) -> date | None:
    """Give a month and day its year: from the entry's own URL, else the last such day up to `newest`.

    Args:
        short: the month and day shown.
        url: where the entry leads.
        newest: the day of inspection, or the newest full date of the page; None: the year stays unknown.
    """
    month = url_month(url)
    if month is not None:
        year, url_month_number = month
        # An article filed in December may be shown in January, and the reverse.
        shift = {(12, 1): 1, (1, 12): -1}.get((url_month_number, short.month), 0)
        return short.in_year(year + shift)
    if newest is None:
        return None
    for year in (newest.year, newest.year - 1):
        day = short.in_year(year)
        if day is not None and day <= newest:
            return day
    return None
