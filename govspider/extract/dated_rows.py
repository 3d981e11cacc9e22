"""Rows with days in a page without links (无链接的日期列表): lists whose rows scripts answer for.

Phone pages draw their lists as rows to touch: a title and its day, no link. A list of posts is newest first; rows in
any other order (大事记, 日程) say nothing of when the page was last filled.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from govspider.text.dates import find_dates, fold, only_date

_FEWEST = 3  # rows that make a list
_LONGEST = 160  # characters of a row
_PINNED = 2  # rows at the top, or anywhere, that may stand out of order (置顶)
_FRAME = " \t\u3000()[]（）【】〔〕|·・-—:：,，"
_LABELS = ("发布时间", "发布日期", "时间", "日期", "发布于", "更新时间", "更新日期", "发表时间")


def dated_rows(text: str, now: datetime) -> tuple[date, ...]:
    """The days of a list's rows, as they stand; empty: there is no list that goes newest first.

    Args:
        text: all that a reader sees, one row a line.
        now: the day of inspection, for days told without a year.
    """
    days = tuple(_days(text, now))
    if len(days) < _FEWEST:
        return ()
    rising = sum(later > earlier for earlier, later in pairwise(days))
    return days if rising <= min(_PINNED, (len(days) - 1) // 3) else ()


def _days(text: str, now: datetime) -> Iterator[date]:
    for line in text.split("\n"):
        row = fold(line.replace("\t", " ")).strip()
        if not row or len(row) > _LONGEST:
            continue
        found = find_dates(row)
        if len(found) == 1 and _stands_apart(row, *found[0][:2]):
            yield found[0][2]
        elif not found:
            day = only_date(row.rpartition(" ")[2], now)
            if isinstance(day, date):
                yield day


def _stands_apart(row: str, start: int, end: int) -> bool:
    """Whether a day begins or ends its row, labels and the time of day aside."""
    before = row[:start].strip(_FRAME)
    after = row[end:].strip(_FRAME + "0123456789")
    return not after or not before or before in _LABELS
