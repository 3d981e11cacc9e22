"""Dates as pages write them (日期): one reader for tags, information bars, list entries and URLs.

A date that cannot be is no date: a thirteenth month, a year outside the web's life, digits of a number.
What only a text that is nothing but a date may mean (06-05, 23-06-05, 昨天) is read by `only_date` alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from govspider.text.date_boxes import MINGUO, box_dates, month_and_day
from govspider.text.mail_time import mail_moment
from govspider.text.numerals import DIGIT, NUMERAL, number_of
from govspider.text.relative_dates import day_before

FIRST_YEAR = 1990
LAST_YEAR = 2100
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")  # without summer time since 1991

_WIDTH = str.maketrans("０１２３４５６７８９－．／：［］　\u2002\u2003\u2009\u200b", "0123456789-./:[]     ")
_BRACKETS = " ()[]（）【】〔〕「」<>〈〉"
_DASHES = re.compile(r"[—–―‐‑‒−－]+")
_Y = r"(?<![\d.])((?:19|20)\d{2})"
_FULL = re.compile(
    _Y
    + r"\s*+(?:年\s*+(?=\d{1,2}\s*+月)|[-/.,]\s*+(?=\d{1,2}\s*+[-/.,月]))"
    + r"(\d{1,2})\s*+[-/.,月]\s*+(\d{1,2})(?!\d)\s*[日号號]?"
)
_COMPACT = re.compile(_Y + r"(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_WRITTEN = re.compile(
    rf"(?<!{DIGIT})((?:[12]\d{{3}}|{DIGIT}{{4}}|[一二两兩]千{NUMERAL}{{0,5}}))\s*+年\s*+"
    rf"(元|\d{{1,2}}|{NUMERAL}{{1,3}})\s*+月\s*+(\d{{1,2}}|{NUMERAL}{{1,3}})\s*+[日号號]"
)
_REPUBLIC = re.compile(
    rf"(?:中[華华])?民[國国]\s*+(\d{{1,3}}|{NUMERAL}{{1,5}}|元)\s*+[年./-]\s*+"
    rf"(\d{{1,2}}|{NUMERAL}{{1,3}})\s*+[月./-]\s*+(\d{{1,2}}|{NUMERAL}{{1,3}})\s*+[日號号]?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*+(?:[ap]m\s*+)?(?:[a-z]{3,4}\s++)?)?"
_TH = "(?:st|nd|rd|th)?"
_ENGLISH = tuple(
    (re.compile(pattern, re.IGNORECASE), groups)
    for pattern, groups in (
        (rf"{_MONTH}\s*+(\d{{1,2}}){_TH}\s*+,?\s*+{_CLOCK}((?:19|20)\d{{2}})(?!\d)", (3, 1, 2)),
        (rf"(?<!\d)(\d{{1,2}}){_TH}[\s-]*+(?:of\s+)?{_MONTH}[\s,-]*+((?:19|20)\d{{2}})(?!\d)", (3, 2, 1)),
        (rf"{_Y}[\s-]*+{_MONTH}[\s-]*+(\d{{1,2}})(?!\d)", (1, 2, 3)),
    )
)
_SHORT = re.compile(r"^[(\[（【〔]?\s*+(\d{1,2})\s*+[-/.月]\s*+(\d{1,2})\s*+[日号]?\s*+[)\]）】〕]?$")
_SHORT_WRITTEN = re.compile(rf"^[(\[（【〔]?({NUMERAL}{{1,3}})月({NUMERAL}{{1,3}})[日号]?[)\]）】〕]?$")
_SHORT_ENGLISH = (
    (re.compile(rf"^{_MONTH}\s*+(\d{{1,2}})(?:st|nd|rd|th)?$", re.IGNORECASE), (1, 2)),
    (re.compile(rf"^(\d{{1,2}})(?:st|nd|rd|th)?\s*+{_MONTH}$", re.IGNORECASE), (2, 1)),
)
_WEEKDAY = (
    r"(?:星期|周|週|礼拜)[一二三四五六日天]|"
    r"(?<![a-zA-Z])(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b[.,]?"
)
_HALF = r"(?:上午|下午|晚上|中午|凌晨|早上|[AaPp]\.?[Mm]\.?(?![a-z]))"
_TIME = re.compile(
    rf"[T\s]{{0,20}}+(?:{_HALF}\s{{0,20}})?(?<![\d.])\d{{1,2}}[:时時点點]\d{{1,2}}(?:[:分]\d{{1,2}}(?:\.\d+)?秒?)?分?\s{{0,20}}(?:{_HALF})?"
    rf"(?:Z|CST|[+-]\d{{2}}:?\d{{2}})?\s*+|{_WEEKDAY}"
)
_ICONS = re.compile("[~～\ue000-\uf8ff←-⇿⌀-⏿☀-➿\U0001f300-\U0001faff\ufe0f]+")  # of fonts, too
_DONE = re.compile(r"\s{0,20}+(?:发布|發佈|发表|更新|上传|刊发)$")
_LONGEST = 60  # characters of a text that is only a date
_DIGIT_OR_YEAR = re.compile(r"[\d年]")  # every full date has one of these
_HINT = re.compile(r"\d|[前刚剛今昨]|月|ago|now|day", re.IGNORECASE)
_EDGES = (1, 9999)  # years in which no other zone can be reckoned
_STAMP = re.compile(r"\d{10}|\d{13}")
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)")
_SECONDS = re.compile(r"(\d{8})\d{4}(?:\d{2})?")  # 20230605102000
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


def find_dates(text: str) -> list[tuple[int, int, date]]:
    """Every full date in a text, with its place in `fold(text)`: 2023-06-05, 二〇二三年六月五日, June 5, 2023."""
    return sorted(_full_dates(fold(text)))


def first_date(text: str) -> date | None:
    """The first full date in a text: 2023年6月5日, 2023-06-05 10:20, 二〇二三年六月五日, June 5, 2023, 20230605."""
    if not _DIGIT_OR_YEAR.search(text):
        return None
    folded = fold(text)
    plain = next((day for _, _, day in _matches(_FULL, folded)), None)
    if plain is not None and not _WRITTEN.search(folded):
        return plain
    found = min(_full_dates(folded), default=None) or next(_matches(_COMPACT, folded), None)
    return found[2] if found is not None else None


def only_date(text: str, now: datetime | None = None) -> date | ShortDate | None:
    """The date that a text consists of, with or without a time or brackets; None if it says more.

    Args:
        text: such as `[2023-06-05]`, `06-05`, `05 2023/06`, `23-06-05`, `二〇二三年六月五日`, `2小时前`.
        now: the moment of fetching; without it no time is read that is told from then (昨天).
    """
    if len(text) > _LONGEST or not _HINT.search(text):
        return None
    folded = " ".join(_TIME.sub(" ", _ICONS.sub(" ", fold(text))).split()).strip(" |·•:,;。、/")
    folded = _DONE.sub("", folded)
    bare = folded.strip(_BRACKETS)
    found = _FULL.fullmatch(bare) or _COMPACT.fullmatch(bare)
    if found is not None:
        return make(int(found[1]), int(found[2]), int(found[3]))
    if not bare[:1].isdigit() and bare[:1] not in "'’":
        return _only_written(bare, folded) or (day_before(bare, now) if now is not None else None)
    return (
        _only_boxes(bare, now)
        or _short(folded)
        or _only_written(bare, folded)
        or (day_before(bare, now) if now else None)
    )


def stamp_date(text: str) -> date | None:
    """The day in China of a value that a machine wrote: ISO 8601, RFC 5322, seconds or milliseconds since 1970."""
    value = text.strip().replace("CST", "")  # China's, not America's
    if _SECONDS.fullmatch(value) and value.startswith(("19", "20")):
        value = value[:8]
    if _STAMP.fullmatch(value):
        seconds = int(value[:10])
        moment = datetime.fromtimestamp(seconds, CHINA)
    else:
        read = _moment(value)
        if read is None:
            found = first_date(value)
            return found if found is not None else _day_only(only_date(value))
        moment = read if read.tzinfo is None or read.year in _EDGES else read.astimezone(CHINA)
    return make(moment.year, moment.month, moment.day)


def machine_date(text: str) -> date | None:
    """The day of a value that only a machine writes so, shown as it is: 1685928000, 20230605102000, 2023-06-04T18:30:00Z.

    Other texts are no date for it. A serial number may look so too: ask only where a label says that it is a day.
    """
    value = text.strip()
    written = _ZONED.fullmatch(value) or _SECONDS.fullmatch(value)
    return stamp_date(value) if written or (_STAMP.fullmatch(value) and value[0] == "1") else None


def url_date(url: str) -> date | None:
    """The day in a URL that a content system made: /202306/t20230605_123.html, /art/2023/6/5/art_1_2.html."""
    path = url.split("?", 1)[0]
    for pattern in (_URL_DAY, _URL_PATH):
        for _, _, day in _matches(pattern, path):
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


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, date]]:
    for found in pattern.finditer(text):
        day = make(int(found[1]), int(found[2]), int(found[3]))
        if day is not None:
            yield found.start(), found.end(), day


def _full_dates(folded: str) -> Iterator[tuple[int, int, date]]:
    yield from _matches(_FULL, folded)
    for found in _WRITTEN.finditer(folded):
        if not found[0].isascii() and not found[1].isdigit():
            yield from _made(found, number_of(found[1]), number_of(found[2]), number_of(found[3]))
        elif not (found[2].isdigit() and found[3].isdigit()):
            yield from _made(found, int(found[1]), number_of(found[2]), number_of(found[3]))
    if "民" in folded:
        for found in _REPUBLIC.finditer(folded):
            yield from _made(found, number_of(found[1]) + MINGUO, number_of(found[2]), number_of(found[3]))
    for pattern, groups in _ENGLISH:
        for found in pattern.finditer(folded):
            yield from _made(found, *(_english(found[group]) for group in groups))


def _made(found: re.Match[str], year: int, month: int, day: int) -> Iterator[tuple[int, int, date]]:
    made = make(year, month, day)
    if made is not None:
        yield found.start(), found.end(), made


def _english(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _only_boxes(bare: str, now: datetime | None) -> date | None:
    days = [day for numbers in box_dates(bare) if (day := make(*numbers)) is not None]
    # Of two readings (8/6/2023) the one that has come by now.
    come = (day for day in days if now is not None and day <= now.date())
    return next(come, days[0] if days else None)


def _short(folded: str) -> ShortDate | None:
    found = _SHORT.match(folded)
    numbers = (int(found[1]), int(found[2])) if found is not None else month_and_day(folded)
    return _short_date(*numbers) if numbers is not None else None


def _short_date(month: int, day: int) -> ShortDate | None:
    return ShortDate(month, day) if make(2000, month, day) is not None else None


def _only_written(bare: str, folded: str) -> date | ShortDate | None:
    for start, end, day in _full_dates(bare):
        if start == 0 and end == len(bare):
            return day
    short = _SHORT_WRITTEN.match(folded)
    if short is not None:
        return _short_date(number_of(short[1]), number_of(short[2]))
    for pattern, (month, day_of_month) in _SHORT_ENGLISH:
        english = pattern.match(bare)
        if english is not None:
            return _short_date(_english(english[month]), _english(english[day_of_month]))
    return None


def _moment(value: str) -> datetime | None:
    """A moment, where a value is written as ISO 8601 or RFC 5322 say; without a zone it is China's."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        pass
    if value[-1:].isdigit() or value.endswith("GMT"):
        return mail_moment(value)
    return None


def _day_only(found: date | ShortDate | None) -> date | None:
    return None if isinstance(found, ShortDate) else found
