"""Rule of weekdays that are not the date's (星期与日期不符): 2023年6月5日（星期二）, and at the end of a range of dates."""

import re
from collections.abc import Iterator
from datetime import date

from govspider.text.match import Fault
from govspider.text.numerals import number_of
from govspider.text.segment import Segmenter

WEEKDAY_TRIGGERS = ("星期", "礼拜", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周天")

_NAMES = "一二三四五六日"
_DIGIT = "[0-9０-９]"
_WRITTEN = "[〇零○一二三四五六七八九十]"
_DAY = (
    rf"(?<![0-9０-９])(?P<year>(?:19|20|１９|２０){_DIGIT}{{2}})"
    rf"(?:年 ?(?P<m1>{_DIGIT}{{1,2}})月 ?(?P<d1>{_DIGIT}{{1,2}})日"
    rf"|(?P<mark>[-/.])(?P<m2>{_DIGIT}{{1,2}})(?P=mark)(?P<d2>{_DIGIT}{{1,2}}))"
    rf"|(?P<y3>[一二]{_WRITTEN}{{3}})年(?P<m3>{_WRITTEN}{{1,3}})月(?P<d3>{_WRITTEN}{{1,3}})日"
)
_NAME = rf"(?:星期|礼拜|周) ?(?P<name>[{_NAMES}天])"
# Without brackets 周一 may be a family's name and half of a given one: 2024年5月1日周一鸣同志出席.
_BARE = r"(?![一-鿿])|(?=[上下中]午|[早晚]上?|凌晨|夜间|起|前|举行|召开|开始)"
_BEHIND = re.compile(
    rf"[ \u3000]?(?:[（(【\[][ \u3000]?(?P<within>{_NAME})(?![至到、—～~-])"
    rf"|(?P<bare>{_NAME.replace('name', 'other')})(?:{_BARE})(?![至到、—～~-]))"
)
_TOLD_APART = re.compile(
    rf"[，,][ ]?(?P<within>{_NAME})(?=[，,]|[上下中]午|晚)"
)  # 6月5日，周二休息 is of each week
_DATED = re.compile(_DAY)
_LAST = re.compile(
    rf"(?:[（(][^（()）\n]{{2,6}}[）)])?[ ]?(?:至|到|[-—～~]{{1,2}})(?:(?P<month>{_DIGIT}{{1,2}})月)?"
    rf"(?P<day>{_DIGIT}{{1,2}})日[ \u3000]?[（(](?P<within>{_NAME})[）)]"
)
_LIKELY = 0.9


def wrong_weekdays(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Weekdays that do not fit the full date before them, or the day at which a range from there ends."""
    for match in _DATED.finditer(line):
        day = _day_of(match)
        if day is None:
            continue
        beside, apart = _BEHIND.match(line, match.end()), _TOLD_APART.match(line, match.end())
        if beside:
            yield from _judge(beside, beside["name"] or beside["other"], day)
        elif apart:
            yield from _judge(apart, apart["name"], day, _LIKELY)
        if last := _LAST.match(line, match.end()):
            end = _end_of(last, day)
            if end and end >= day:
                yield from _judge(last, last["name"], end, _LIKELY)


def _judge(found: re.Match[str], name: str, day: date, confidence: float = 0.97) -> Iterator[Fault]:
    right = _NAMES[day.weekday()]
    if name.replace("天", "日") != right:
        group = "within" if found["within"] else "bare"
        suggestion = found[group][:-1] + right
        yield Fault(
            *found.span(group), f"{day.year}年{day.month}月{day.day}日是{suggestion}", suggestion, confidence
        )


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.group("year", "m1", "d1") if match["m1"] else match.group("year", "m2", "d2")
    return _date(*map(_number, match.group("y3", "m3", "d3") if match["y3"] else parts))


def _end_of(last: re.Match[str], begun: date) -> date | None:
    month = _number(last["month"]) if last["month"] else begun.month
    return _date(begun.year + (month < begun.month), month, _number(last["day"]))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else number_of(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
