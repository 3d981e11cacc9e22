"""Bars of a page (信息栏): the lines that tell its day and source, and tables of a document's index values.

`发布时间：2023-06-05 10:20 来源：市府办 【字体：大 中 小】`, or a table with 索引号, 发布机构, 发布日期. Only short
lines are read; a sentence of the article is never a bar.
"""

import re
from datetime import date, datetime
from functools import lru_cache

from govspider.extract.bar_items import MAX_BAR, MAX_VALUE, Item
from govspider.extract.labels import PUBLISHED, SOURCE, UNDATED, Label, known_label, labels_in
from govspider.extract.lines import BORDER, Line
from govspider.extract.offices import is_office
from govspider.text.dates import ShortDate, find_dates, fold, machine_date, only_date, with_year

_TOOL_CHARS = 12  # characters of links beside a title: 大 中 小 打印本页
_MIN_TITLE = 4  # characters of a title before its bar
_SENTENCE = re.compile(
    r"[。！？?]|!(?!--)|[，；;](?!\s{0,20}(?:来源|作者|编辑|浏览|点击|发[布文]|公开|时间|日期|阅读))"
)
_BREAK = re.compile(
    rf"[{BORDER}\t\u3000|│┃丨｜]|\s{{2,}}|(?<!\d)\s[/·]\s|\s[/·]\s(?!\d)|"
    r"(?<=[】\]）)])\s{0,20}(?=[【\[（(])|\s·\s(?=\d{1,2}\s?(?:天|小时|分钟)前)"
)
_TOOL = re.compile(
    r"[\s【\[（(<]*(?:字\s{0,20}[体号]|打印|关闭|分享|收藏|返回|复制|下载|视力保护|背景色|保护视力|语音|朗读|扫一扫|手机|我要|纠错|举报|版权|免责|"
    r"微信|微博|转发|评论|点赞|放大|缩小|正常|默认|[大中小]\b|[大中小][\s|｜/]|[TＴAＡ][+-]?(?=\s|$|\|)|浏览|点击|阅(?:读|\s{0,3}\d)|访问|人气|"
    r"已有|次(?:$|\W)|\d+\s{0,20}(?:次|人|$)|上一|下一|加入|设为|发表评论|来源|作者|编辑|时间|日期)"
)
# Nothing, or what a template left where nothing was filled in.
_EMPTY = re.compile(
    r"(?:无|暂无|null|undefined|none|未知|[\W_]*)$|[\[<]?!--|\{[\{%$\w]|[$#]\{|<%", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:阅读|浏览|点击|访问|人气|字体|字号|打印|分享|评论|点击率|点击量|views?|hits?)[^。，；]{0,60}$",
    re.IGNORECASE,
)
_DATED = frozenset((*PUBLISHED[0], *PUBLISHED[1]))
_COLUMN = re.compile("(?:新闻|资讯|信息|图片|视频|下载|服务|互动|专题)中心")  # of a site, and no office
_BRACKET = re.compile(r"[（(【\[][^（(【\[）)】\]]{1,10}[）)】\]]")  # （2.3MB）2023-06-05
_PERSON = re.compile("(?!印[发發]|制发|签发|公布|施行|通[知告]|公[告示])[\u4e00-\u9fff]{2,4}")
_HOST = re.compile(
    r"(?:https?)?/{0,2}[\w.-]{1,60}\.\w{2,6}/?"
)  # 临江市政府网站 www.linjiang.gov.test 时间：…
_NICK = 12  # characters of a writer's name before 发表于
_ISSUE = re.compile(r"[\u4e00-\u9fff]{6,}[（(]\d{4}年\d{1,2}月\d{1,2}日[）)]")  # 空气质量日报（2023年6月5日）
_PAIR = re.compile(r"[\u4e00-\u9fff]{2,5}\s?[:：]\s?[\u4e00-\u9fff]{2,10}")  # 信息员：小禾


def source_value(value: str) -> str:
    """A value of 来源 as a reader takes it; empty for tools and counts that stand where nothing was filled in."""
    return (
        ""
        if _EMPTY.match(value) or _TOOL.match(value) or known_label(value) or find_dates(value[:12])
        else value
    )


def item_day(item: Item, now: datetime, url: str = "") -> date | None:
    """The day that a value tells at its beginning."""
    return day_at_start(item.rest, now, url)


def day_at_start(text: str, now: datetime, url: str = "") -> date | None:
    """The day with which a text begins, in any spelling; a month and day take their year from `url` or `now`."""
    piece = next((piece for piece in _BREAK.split(text) if piece.strip()), "")
    stamped = machine_date(piece)
    if stamped is not None:
        return stamped
    head = _start(text)
    found = find_dates(head)
    if found and found[0][0] <= 1:
        return found[0][2]
    shown = only_date(piece, now) or only_date(head, now)
    return with_year(shown, url, now.date()) if isinstance(shown, ShortDate) else shown


def bare_day(text: str, now: datetime) -> date | None:
    """A full date in a bar that stands without a label, or behind the value of a label that tells no day."""
    labels = labels_in(text)
    for number, (start, end, dated) in enumerate(_between(text, labels)):
        for piece in _BREAK.split(text[start:end]) if not dated else ():
            days = find_dates(piece) if len(piece) <= MAX_VALUE else []
            if days and (number or _is_alone(fold(piece), days[0], labels)):
                return days[0][2]
            told = only_date(piece, now) if labels and not days else None
            if isinstance(told, date):
                return told
    whole = only_date(text.replace(BORDER, " "), now)
    return None if isinstance(whole, ShortDate) else whole


def told_day(text: str, now: datetime, url: str = "") -> date | None:
    """The day of a bar without labels that names no year: 昨天 08:15 │ 云洲发布, 市城管局 │ 06-05 10:44.

    A month and day alone may be anything, so that an office, a tool or the time of day must stand beside it.
    """
    labels = labels_in(text)
    pieces = [piece for piece in _BREAK.split(text[: labels[0].start] if labels else text) if piece.strip()]
    days = {piece: day for piece in pieces if (day := only_date(piece, now)) is not None}
    others = [piece.strip() for piece in pieces if piece not in days]
    if len(days) != 1 or not all(is_office(piece) or _TOOL.match(piece) for piece in others):
        return None
    piece, day = days.popitem()
    if isinstance(day, date):
        return day
    return with_year(day, url, now.date()) if others or _CLOCK.search(piece) else None


def bare_source(text: str, now: datetime) -> str:
    """The office in a bar whose name stands beside the date without a label: 2023-06-08 市教育局办公室 点击：12."""
    labels = labels_in(text)
    stretches = [text[start:end] for start, end, _ in _between(text, labels)]
    undated = bare_day(text, now) is None and told_day(text, now) is None
    dated = [
        stretch
        for label, stretch in zip(labels, stretches[1:], strict=True)
        if label.name in _DATED and day_at_start(stretch, now) is not None
    ]
    for stretch in (*(() if undated else stretches[:1]), *dated):
        for piece in re.split(rf"{_BREAK.pattern}|[\s\ue000-\uf8ff]", _without_dates(stretch)):
            named = piece.strip("[]【】（）() ")
            if is_office(named) and not _TOOL.match(named) and not _COLUMN.fullmatch(named):
                return named
    return ""


@lru_cache(maxsize=8192)
def is_bar(text: str) -> bool:
    """Whether a line consists of labelled values, dates and tools, and so is not part of the article."""
    if len(text) > MAX_BAR // 2 or _SENTENCE.search(text):
        return False
    labels = labels_in(text)
    before = text[: labels[0].start] if labels else text
    dated = bool(find_dates(before))
    undated = _without_dates(before)
    rest = undated.strip(f" 　[]【】（）()|·\xa0-—{BORDER}\t")
    if not any(map(str.isalnum, rest)) or (labels and isinstance(only_date(rest), ShortDate)):
        return bool(labels) or dated
    is_short = len(rest) < MAX_VALUE
    if is_short and _TOOL.match(rest) and (labels or dated or _COUNTED.match(rest)):
        return True
    if dated and ((is_short and _COUNTED.search(rest)) or _is_writer(rest, labels)):
        return True
    named = _are_values(undated) or isinstance(only_date(text), date)
    if named and (dated or len(labels) > 1):
        return _ISSUE.fullmatch(text) is None
    return _names_writer(rest, labels)


def tells_of_page(line: Line) -> bool:
    """Whether a line is a bar that tells the day of publication or the source: it is the page's, wherever it stands."""
    return is_bar(line.marked) and _has_page_label(line.marked)


def ends_in_bar(line: Line) -> bool:
    """Whether a title and its bar stand in one line: …的通知 发布时间：2023-06-05 字体：大 中 小."""
    text = line.marked
    if len(text) > MAX_BAR // 2 or _SENTENCE.search(text) or line.link_chars > _TOOL_CHARS:
        return False
    if _has_page_label(text):
        return labels_in(text)[0].start >= _MIN_TITLE
    before, border, last = text.rpartition(BORDER)
    return bool(border) and len(before) >= _MIN_TITLE and isinstance(only_date(last), date)


def _has_page_label(text: str) -> bool:
    return any(label.name in PUBLISHED[0] or label.name in SOURCE[0] for label in labels_in(text))


def _between(text: str, labels: list[Label]) -> list[tuple[int, int, bool]]:
    """The stretches of a line: before the first label, and behind each; with whether its label tells a day."""
    stretches = [(0, labels[0].start if labels else len(text), False)]
    for number, label in enumerate(labels):
        end = labels[number + 1].start if number + 1 < len(labels) else len(text)
        value = next((piece for piece in _BREAK.split(text[label.end : end]) if piece.strip()), "").strip()
        by_office = label.name == "发布" and is_office(value)
        stretches.append((label.end, end, label.name not in UNDATED and not by_office))
    return stretches


def _names_writer(text: str, labels: list[Label]) -> bool:
    """Whether a text before a bar's labels tells who wrote: 信息员：小禾, or before 发表于 the name of a forum's member."""
    if len(labels) > 1 and _PAIR.fullmatch(text):
        return True
    return bool(labels) and labels[0].name == "发表于" and len(text) <= _NICK


def _is_writer(text: str, labels: list[Label]) -> bool:
    """Whether a text before a bar's first label is its writer's name: 2023-06-05 赵明 点击：33."""
    return bool(labels) and labels[0].name in UNDATED and _PERSON.fullmatch(text) is not None


def _is_alone(piece: str, found: tuple[int, int, date], labels: list[Label]) -> bool:
    """Whether a date is all that a piece says beside an office, a time, a count, brackets, or its writer's name."""
    rest = _BRACKET.sub(" ", _without_dates(piece[: found[0]] + " " + piece[found[1] :])).strip(
        " []【】（）()|·,，;；/-"
    )
    if not found[0] and _is_writer(rest, labels):
        return True
    return not rest or _TOOL.match(rest) is not None or _are_values(rest)


def _are_values(text: str) -> bool:
    """Whether a text beside a day is an office, with counts, tools or its writer beside it: 市教育局 赵明 33."""
    whole = _BRACKET.sub(lambda found: found[0] if is_office(found[0][1:-1]) else " ", text)
    chunks = re.split(rf"{_BREAK.pattern}|[\s\ue000-\uf8ff·:：]+", whole)
    pieces = [piece for piece in (chunk.strip("()[]（）【】<>»-—/") for chunk in chunks) if piece]
    offices = [piece for piece in pieces if is_office(piece)]
    others = [piece for piece in pieces if piece not in offices]
    names = [piece for piece in others if _PERSON.fullmatch(piece)]
    told = all(
        piece.isdigit() or piece in names or _TOOL.match(piece) or _HOST.fullmatch(piece) for piece in others
    )
    return bool(offices) and told and len(names) <= 1


_CLOCK = re.compile(
    r"(?:上午|下午|[AaPp][Mm])?\s{0,20}\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2}秒?)?分?(?:\s{0,20}[AaPp][Mm])?|(?:星期|周)[一二三四五六日天]"
)


def _without_dates(text: str) -> str:
    folded = fold(text)
    for start, end, _ in reversed(find_dates(text)):
        folded = f"{folded[:start]} {folded[end:]}"
    return _CLOCK.sub(" ", folded)


def _start(text: str) -> str:
    return fold(text.replace(BORDER, "  ")).strip(" |:[(（【")[: MAX_VALUE + 20]
