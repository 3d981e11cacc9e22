"""Rules of dates (日期): days that no calendar has, dates with slips in them, ranges that end before they begin."""

import re
from calendar import monthrange
from collections.abc import Iterator

from govspider.text.match import Fault, sentence_around
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
    *(f"{mark}{month}{mark}{day}" for mark in "/." for month in ("02", "2") for day in ("29", "3")),
    *(f"{mark}{month}{mark}31" for mark in "/." for month in ("04", "06", "09", "4", "6", "9", "11")),
)
_DIGIT = "0123456789"
MISTYPED_TRIGGERS = (
    *(f"{digit}{wrong}" for digit in _DIGIT for wrong in "目曰臼口朋冃用午牛OolI"),
    *(f"{numeral}{wrong}" for numeral in "一二三四五六七八九十" for wrong in "目曰"),
    *(f"{wrong}{digit}" for digit in _DIGIT for wrong in "OolI"),
    *("年年", "月月", "日日", "月日"),
    *(f"20{digit}{other}{third}" for digit in "0123" for other in _DIGIT for third in _DIGIT),
)
RANGE_TRIGGERS = tuple(f"日{to}" for to in ("至", "到", "-", "—", "～", "~", "（", "("))
TIME_TRIGGERS = (
    *(f"时{ten}" for ten in "6789"),
    *(f"{hour}时" for hour in range(25, 100)),
    *(f"{mark}{ten}" for mark in ":：" for ten in "6789"),
    *(f"{hour}{mark}" for mark in ":：" for hour in range(25, 100)),
)
DEADLINE_TRIGGERS = tuple(f"与{begun}" for begun in "123456789本下每当次")

_LEAP_YEAR = "2024"  # a date without a year may be of any year
_NUMBER = r"(?<![\d.．/-])(?<!\d[:：])"
_CHINESE_DATE = re.compile(
    rf"(?:{_NUMBER}(?P<year>\d{{4}})年)?{_NUMBER}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})(?P<mark>日|号)"
    r"(?:[至到—~～-](?P<last>\d{1,2})(?:日|号))?"
)
_MONTH = re.compile(r"(?<!\d)(?:19|20)\d{2}年(?P<month>\d{1,2})月(?!\d)")
_ISO = re.compile(
    r"(?<![\dA-Za-z-])(?<!号)(?<!码)(?<!号[:：])(?<!码[:：])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?![\d-]|[ \u3000]?[号#]|[A-SU-Za-z])"
)
# A parcel's, a contract's or a file's number: 地块编号为云储2023-15-40.
_NUMBERED = re.compile(
    r"(?:[编文案批单型档图序证票货合同]号|批次|代码|编码|包号|(?:地块|宗地|标段)(?=[^，。；、\s]))[^，。；、\s日期间于在自从至到截]{0,8}$"
)
# A version or a path has other figures before or behind: 2023.02.30.1, /2023/02/30/.
_MARKED = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)\d{2})(?P<sep>[/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[0-3]\d)(?![\w./-])"
)
_WRITTEN_OUT = re.compile(
    r"(?P<year>[一二][〇零○一二三四五六七八九]{3})年(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
# 目标, 目录 and the like: the character begins another word. 目前 is none behind a day: 2月2目前报送.
_MISTYPED_DAY = re.compile(
    r"(?<![\d./-])(?P<month>1[0-2]|0?[1-9])月(?P<day>[0-3]?\d)(?P<mark>[目曰臼](?![标录的次光睹齿])|口(?=[前起至，。、（]|$))"
)
_MISTYPED_WRITTEN_DAY = re.compile(
    r"(?<![一二三四五六七八九十])(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?P<day>[一二三四五六七八九十]{1,3})(?P<mark>[目曰])(?![标录的次光睹])"
)
# Behind a day or a part of it an hour is one of the clock; elsewhere 30时 may be a length of time.
_TIME = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-4])时[6-9]\d分|(?<=[日午晨晚])(?:2[5-9]|[3-9]\d)时(?![间长段])")
# The end of a span that begins with an hour of the clock: 12日8时至25时, 时间：8:30-25:00. The hour before a colon is not 1,
# for what is thinned 1:30 is no time.
_UNTIL = re.compile(
    r"(?:[日午晨晚早天）)]|时间(?:为|是|[:：])?) ?"
    r"(?:(?:[01]?\d|2[0-4])时(?:[0-5]?\d分|半|整)? ?(?:至|到|[-—~～]{1,2}) ?(?P<hour>(?:2[5-9]|[3-9]\d)时)(?![间长段])"
    r"|(?:[2-9]|[01]\d|2[0-4])[:：][0-5]\d ?(?:至|到|[-—~～]{1,2}) ?"
    r"(?P<clock>(?:2[5-9]|[3-9]\d)[:：][0-5]\d|(?:[01]?\d|2[0-4])[:：][6-9]\d)(?![\d:：.]))"
)
_MISTYPED_MARK = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?P<year>[午牛])(?=\d{1,2}月)|年(?:1[0-2]|0?[1-9])(?P<month>[朋冃用目])(?=\d{1,2}[日号])"
)
_DOUBLED_MARK = re.compile(
    r"(?:19|20)\d\d(?P<year>年年)(?=\d{1,2}月)|(?<!\d)\d{1,2}(?P<month>月月)(?=\d{1,2}[日号])"
    r"|月\d{1,2}(?P<day>日日)(?=[，。、（(上下前起至]|$)"
)
_LETTERS = re.compile(
    r"(?<![A-Za-z0-9])(?=\d*[OolI])[12][0-9OolI]{3}(?=年\d)|(?<=年)(?=\d?[OolI])[0-9OolI]{1,2}(?=月)|(?<=月)(?=\d?[OolI])[0-9OolI]{1,2}(?=日)"
)
_AS_DIGITS = str.maketrans("OolI", "0011")
_DEADLINE = re.compile(
    r"与(?P<date>(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|底|初|末|[上中下]旬)(?:以前|之前|前|召开|举行|开始|起)"
    r"|(?:本|下|每|当|次)(?:月|周|年度?|季度|学期)(?:\d{1,2}日|底|末|[上中下]旬)(?:以前|之前|前))(?![的相同比、和至期])"
)
_ASKED = re.compile(r"[请须应要定拟将]|务必|务于|计划|预计|截止")
_COMPARED = re.compile(
    r"相比|比较|对比|持平|一致|之间|核对|对照|相差|接近|同期|相同|不同|无关|有关|衔接|重合|冲突"
)
_RANGE = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?P<day>[0-3]?\d)日"
    r"(?:[（(][^（()）\n]{2,6}[）)])?(?:至|到|[-—～~]{1,2})(?:(?P<last_year>(?:19|20)\d\d)年)?"
    r"(?:(?P<last_month>1[0-2]|0?[1-9])月)?(?P<last_day>[0-3]?\d)日(?![内均])"
)
_NO_DAY = re.compile(r"(?:19|20)\d\d年(?:1[0-2]|0?[1-9])(?P<gap>月日)(?=[，。、；）)前起至印\s]|$)")
_TOO_LONG = re.compile(r"(?<!\d)(?:19|20)\d{3}年(?=\d{1,2}月)")
_LUNAR = re.compile(r"农历|阴历|旧历|夏历|腊月|正月|伊斯兰历|藏历|傣历")
_TERMS = re.compile(r"徒刑|拘役|羁押|刑期|折抵|婴|龄")  # 2月30日 may be a length of time here
# What a text itself calls no day or a slip is none: 4月31日并不存在, 将“2月30日”更正为“3月1日”.
_FILLING = r"(?:[并均也皆都本就既]|根本|实际上?|事实上|在?日历[中上里]|[列视判标作]为|属于?|[系是为]){0,4}"
_SAID_TO_BE_NONE = re.compile(
    rf"[”’」』）)\"]?(?:这[一个]?(?:天|日期?)|这样的日期|[等的]?日期|一[天日])?{_FILLING}"
    r"(?:不存在(?![一-鿿])|不存在[于的这]|没有的|无效|有误|错误|笔误|(?:应|应当|更正|改|修改|修正|订正)为[“‘「\"]?\d)"
)
_SAID_BEFORE = re.compile(r"(?:没有|并无|不存在|误[写填登录印][为作成]?|[错写]成|写[为作])[“‘「『\"]?$")
_DATES = (_CHINESE_DATE, _ISO, _MARKED, _WRITTEN_OUT)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_REACH = 12
_NEAR = 60
_LIKELY, _UNSURE = 0.9, 0.75


def impossible_dates(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Dates that no calendar has: 2月30日, 13月5日, 2023-02-29, 6月28日至31日; not those the text says are none."""
    for match in (match for pattern in _DATES for match in pattern.finditer(line)):
        before = line[max(0, match.start() - _REACH) : match.start()]
        if _LUNAR.search(before) or _TERMS.search(line, max(0, match.start() - _NEAR), match.end() + _NEAR):
            continue
        if _SAID_TO_BE_NONE.match(line, match.end()) or _SAID_BEFORE.search(before):
            continue
        if match.re is _ISO and _NUMBERED.search(before):
            continue
        groups = match.groupdict()
        year = _number(groups["year"] or _LEAP_YEAR)
        month = _number(groups["month"])
        if not _is_day(year, month, _number(groups["day"])):
            yield Fault(match.start(), match.end(), f"“{match[0]}”这一天不存在")
        elif groups.get("last") and not _is_day(year, month, int(groups["last"])):
            yield Fault(match.start(), match.end(), f"“{match[0]}”的截止日不存在")
    for match in _MONTH.finditer(line):
        if not 1 <= int(match["month"]) <= 12:  # noqa: PLR2004 - months of a year
            yield Fault(match.start(), match.end(), f"“{match[0]}”这个月份不存在")


def reversed_ranges(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Ranges that end before they begin: 2024年3月28日至2024年3月25日."""
    for match in _RANGE.finditer(line):
        year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
        last_year, last_month = int(match["last_year"] or year), int(match["last_month"] or month)
        if match["last_month"] and not match["last_year"] and last_month < month:
            continue  # of the next year
        if (last_year, last_month, int(match["last_day"])) < (year, month, day):
            yield Fault(*match.span(), f"“{match[0]}”的截止日早于起始日", None, _LIKELY)


def mistyped_dates(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Characters and digits of a date that are others like them: 2月2目, 5月17曰, 2O23年, 2023年年5月."""
    for match in (*_MISTYPED_DAY.finditer(line), *_MISTYPED_WRITTEN_DAY.finditer(line)):
        if _is_day(int(_LEAP_YEAR), _number(match["month"]), _number(match["day"])):
            right = f"{match[0][:-1]}日"
            yield Fault(match.start(), match.end(), f"“{match[0]}”应为“{right}”", right)
    for pattern, marks in ((_MISTYPED_MARK, "年月"), (_DOUBLED_MARK, "年月日")):
        for match in pattern.finditer(line):
            name = match.lastgroup or ""
            right = marks[("year", "month", "day").index(name)]
            start, end = match.span(name)
            yield Fault(start, end, f"日期中的“{match[name]}”应为“{right}”", right)
    for match in _NO_DAY.finditer(line):
        yield Fault(*match.span("gap"), "日期缺少日数，请核对", None, _UNSURE)
    for match in _TOO_LONG.finditer(line):
        yield Fault(*match.span(), f"年份“{match[0]}”多一位", None)
    for match in _LETTERS.finditer(line):
        right = match[0].translate(_AS_DIGITS)
        yield Fault(match.start(), match.end(), f"日期中的“{match[0]}”含字母，应为“{right}”", right)


def impossible_times(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Times that no clock shows: 9时65分, 下午25时, 8时至25时."""
    spans = [match.span() for match in _TIME.finditer(line)]
    spans += [match.span(match.lastgroup or 0) for match in _UNTIL.finditer(line)]
    for start, end in sorted(set(spans)):
        yield Fault(start, end, f"“{line[start:end]}”这个时刻不存在", None, _LIKELY)


def mistyped_deadlines(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """与 for 于 before the day by which something is to be done: 请将情况与6月底前书面报告."""
    for match in _DEADLINE.finditer(line):
        sentence = sentence_around(line, match.start(), match.end())
        before = line[max(0, match.start() - _NEAR) : match.start()]
        if _ASKED.search(before) and not _COMPARED.search(sentence):
            right = f"于{match['date']}"
            yield Fault(match.start(), match.end(), f"“{match[0]}”疑为“{right}”", right, _LIKELY)


def _number(text: str) -> int:
    """A number in digits, or of one to three Chinese characters up to 99 (三十一), or of single ones (二〇二三)."""
    tens, ten, ones = text.partition("十")
    if ten:
        return int(tens.translate(_DIGITS) or "1") * 10 + int(ones.translate(_DIGITS) or "0")
    return int(text.translate(_DIGITS))


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004 - months of a year
