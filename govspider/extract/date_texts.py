"""The date among the few texts of a list entry (条目中的日期): by label, whole, in boxes, or beside an office's name.

A date in a sentence is not the entry's; the day of writing, a deadline or the end of validity never is.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from govspider.extract.bars import bare_day, day_at_start
from govspider.extract.labels import PUBLISHED, SENT, WRITTEN, labels_in, name_of
from govspider.extract.lines import BORDER
from govspider.text.dates import ShortDate, only_date

Shown = date | ShortDate | None
Tiers = tuple[tuple[str, ...], ...]

_UNIT = re.compile(r"\s{1,9}(?=[年月日])")  # 05 日
_TODAY = re.compile(r"今天是|现在是|欢迎|农历")
_MAX_BESIDE = 60  # characters of a text in which a date beside other words is the entry's
# fmt: off
# Labels of days that an entry has beside its publication.
_ANOTHER = frozenset((
    *WRITTEN, "截止日期", "截止时间", "截至日期", "报名截止时间", "有效期", "有效期至", "有效期限", "生效日期",
    "生效时间", "失效日期", "废止日期", "实施日期", "施行日期", "开始时间", "开始日期", "结束时间", "结束日期",
    "起止时间", "会议时间", "召开时间", "活动时间", "举办时间", "报名时间", "公示期", "公示时间",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class DateText:
    """One text of an entry, with the head of its column where it stands in a table."""

    text: str
    head: str = ""


def date_among(texts: list[DateText], now: datetime) -> Shown:
    """The entry's date among its texts, None if they tell none."""
    if len(texts) == 1 and not texts[0].head:
        whole = only_date(texts[0].text, now)
        if whole is not None:
            return whole
    labelled = _labelled(texts, now, PUBLISHED[:1])
    if labelled is not None:
        return labelled
    plain = _plain(texts)
    shown = [found for text in plain if (found := only_date(text, now)) is not None]
    full = [found for found in shown if isinstance(found, date)]
    if full:
        return max((day for day in full if day <= now.date()), default=full[0])
    labelled = _labelled(texts, now, PUBLISHED[1:])
    if labelled is not None:
        return labelled
    boxes = _in_boxes(plain, now)
    whole_box = next((box for box in boxes if isinstance(box, date)), None)
    if whole_box is not None or shown or boxes:
        return whole_box or (shown or boxes)[0]
    told = (bare_day(text, now) for text in plain if len(text) <= _MAX_BESIDE and not _TODAY.search(text))
    return next((day for day in told if day is not None), None)


def names_another_day(texts: list[DateText]) -> bool:
    """Whether a label of another day is among them, 截止日期: then a date that follows is not looked for."""
    return any(
        name_of(text.head) in _ANOTHER or any(label.name in _ANOTHER for label in labels_in(text.text))
        for text in texts
    )


def labelled_day(text: str, now: datetime, tiers: Tiers = PUBLISHED) -> Shown:
    """The day behind the surest label of publication in a text, of the given tiers."""
    found = labels_in(text)
    for tier in tiers:
        for number, label in sorted(enumerate(found), key=lambda pair: pair[1].name in SENT):
            if label.name in tier:
                end = found[number + 1].start if number + 1 < len(found) else len(text)
                value = text[label.end : end]
                first = next((piece for piece in value.split(BORDER) if piece.strip()), "")
                short = only_date(first, now)
                day = short if isinstance(short, ShortDate) else day_at_start(value, now)
                if day is not None:
                    return day
    return None


def _labelled(texts: list[DateText], now: datetime, tiers: Tiers) -> Shown:
    joined = BORDER.join(f"{text.head}：{text.text}" if text.head else text.text for text in texts)
    return labelled_day(joined, now, tiers)


def _plain(texts: list[DateText]) -> list[str]:
    """The texts that no label of another day stands before, in them or in the text before them."""
    kept: list[str] = []
    another = False
    for text in texts:
        names = [label.name for label in labels_in(text.text)] + ([name_of(text.head)] if text.head else [])
        if not another and not any(name in _ANOTHER for name in names):
            kept.append(text.text)
        another = bool(names) and names[-1] in _ANOTHER and not any(char.isdigit() for char in text.text)
    return kept


def _in_boxes(texts: list[str], now: datetime) -> list[date | ShortDate]:
    """Dates whose parts stand in boxes of their own: <b>05</b><i>2023-06</i>, <i>6月</i><b>05</b>."""
    boxes = (
        only_date(_UNIT.sub("", " ".join(texts[start : start + size])), now)
        for size in (2, 3)
        for start in range(len(texts) - size + 1)
    )
    return [box for box in boxes if box is not None]
