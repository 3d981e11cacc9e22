"""Dates in a title (标题中的日期): `标题(2020-09-29)` and `[01-04] 标题` tell one, `2021年12月31日前…` does not."""

import re
from datetime import date, datetime

from govspider.text.dates import ShortDate, only_date

_ANY = r"[^\[\]()（）【】]{4,24}?"
_CLOCK = r"(?:\s{1,20}\d{1,2}:\d\d(?::\d\d)?)?"
_TAIL = re.compile(
    rf"[\[(（【]\s{{0,20}}({_ANY})\s{{0,20}}[\])）】]\s{{0,20}}$|\s{{0,20}}((?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_CLOCK})\s{{0,20}}$"
    rf"|\s((?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}[-/]\d{{1,2}})\s{{0,20}}$"
)
_HEAD = re.compile(
    rf"^\s{{0,20}}[\[(（【]\s{{0,20}}({_ANY})\s{{0,20}}[\])）】]|^\s{{0,20}}((?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_CLOCK})(?=[\s·•|])"
    rf"|^\s{{0,20}}(\d{{1,2}}[-/]\d{{1,2}})(?=\s)"
)
_LEAST = 4  # characters of a title


def title_date(text: str, now: datetime | None = None) -> tuple[str, date | ShortDate | None]:
    """A title without the date at its end or beginning, and that date; the text itself where it holds none."""
    for pattern in (_TAIL, _HEAD):
        found = pattern.search(text)
        if found is None:
            continue
        shown = only_date(next(group for group in found.groups() if group is not None), now)
        rest = f"{text[: found.start()]}{text[found.end() :]}".strip(" ·•|-")
        if shown is not None and len(rest) >= _LEAST:
            return rest, shown
    return text, None


def heading_date(text: str) -> tuple[str, date | None]:
    """The same of an article's heading, where 年月日 in brackets belongs to the title: 空气质量日报（2023年6月5日）.

    What ends with a colon is a label that nobody knows, and no heading: 归档时间:2023-06-15.
    """
    rest, shown = title_date(text)
    if not isinstance(shown, date) or "年" in text.replace(rest, "") or rest.endswith((":", "：")):
        return text, None
    return rest, shown
