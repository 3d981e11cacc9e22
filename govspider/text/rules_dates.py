"""Rules of dates (日期): days that no calendar has, weekdays that do not fit their date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from govspider.text.match import Fault
from govspider.text.segment import Segmenter

DATE_TRIGGERS = (
    "月",
    *(f"-{month}-" for month in range(13, 100)),
    "-02-29",
    "-02-3",
    "-04-31",
    "-06-31",
    "-09-31",
    "-11-31",
)
WEEKDAY_TRIGGERS = ("星期", "礼拜", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周天")

_LEAP_YEAR = 2024  # a date without a year may be of any year
_NUMBER = r"(?<![\d.．:：/-])"
_CHINESE_DATE = re.compile(
    rf"(?:{_NUMBER}(?P<year>\d{{4}})年)?{_NUMBER}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})(?P<mark>日|号)"
    r"(?:[至到—~～-](?P<last>\d{1,2})(?:日|号))?"
)
_MONTH = re.compile(r"(?<!\d)(?:19|20)\d{2}年(?P<month>\d{1,2})月(?!\d)")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_DATED_WEEKDAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日|-(?P<m2>\d{2})-(?P<d2>\d{2}))"
    r"[ \u3000]?[（(]?[ \u3000]?(?P<weekday>(?:星期|礼拜|周)(?P<name>[一二三四五六日天]))(?![至到、—~～-])"
)
_LUNAR = re.compile(r"农历|阴历|旧历|夏历|腊月|正月|伊斯兰历|藏历|傣历")
_TERMS = re.compile(r"徒刑|拘役|羁押|刑期|折抵|婴|龄")  # 2月30日 may be a length of time here
_NAMES = "一二三四五六日"
_REACH = 12
_NEAR = 60


def impossible_dates(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Dates that no calendar has: 2月30日, 13月5日, 2023-02-29, 6月28日至31日."""
    for match in (*_CHINESE_DATE.finditer(line), *_ISO.finditer(line)):
        before = line[max(0, match.start() - _REACH) : match.start()]
        if _LUNAR.search(before) or _TERMS.search(line, max(0, match.start() - _NEAR), match.end() + _NEAR):
            continue
        groups = match.groupdict()
        year = int(groups["year"] or _LEAP_YEAR)
        month = int(groups["month"])
        if not _is_day(year, month, int(groups["day"])):
            yield Fault(match.start(), match.end(), f"“{match[0]}”这一天不存在")
        elif groups.get("last") and not _is_day(year, month, int(groups["last"])):
            yield Fault(match.start(), match.end(), f"“{match[0]}”的截止日不存在")
    for match in _MONTH.finditer(line):
        if not 1 <= int(match["month"]) <= 12:  # noqa: PLR2004 - months of a year
            yield Fault(match.start(), match.end(), f"“{match[0]}”这个月份不存在")


def wrong_weekdays(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Weekdays that do not fit the full date before them: 2023年6月5日（星期二）."""
    for match in _DATED_WEEKDAY.finditer(line):
        month, day = int(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
        if not _is_day(int(match["year"]), month, day):
            continue
        right = _NAMES[date(int(match["year"]), month, day).weekday()]
        if match["name"].replace("天", "日") == right:
            continue
        start, end = match.span("weekday")
        suggestion = match["weekday"][:-1] + right
        yield Fault(start, end, f"{match['year']}年{month}月{day}日是{suggestion}", suggestion)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004 - months of a year
