"""Dates whose parts stand apart or in another order (分框日期): `05 2023-06`, `28 06 2023`, `6/5/2023`, `28 6月`."""

import re
from collections.abc import Iterator

from govspider.text.numerals import NUMERAL, number_of

MINGUO = 1911  # year before the first of 民國
_CENTURY = 90  # years of two digits from which the last century is meant
_Y = "((?:19|20)\\d{2})"
_LATE = "(1[3-9]|2\\d|3[01])"  # what can be no month
# A big day beside a small month: 05 2023-06, 2023-06 05, 06-05 2023, 2023 06-05; boxes of one number each; and the
# orders of other countries, 6/5/2023 of June first, where 28/6/2023 can only be read the other way round.
_BOXES = (
    (re.compile(rf"^(\d{{1,2}})日?\s*+[/|]?\s*+{_Y}\s*+[-/.年]\s*+(\d{{1,2}})月?$"), (2, 3, 1)),
    (re.compile(rf"^{_Y}\s*+[-/.年]\s*+(\d{{1,2}})月?(?:\s*+[/|])?\s++(\d{{1,2}})日?$"), (1, 2, 3)),
    (re.compile(rf"^(\d{{1,2}})\s*+[-/.月]\s*+(\d{{1,2}})日?\s*+[-/|,]?\s*+{_Y}年?$"), (3, 1, 2)),
    (re.compile(rf"^{_Y}年?(?:\s*+[/|])?\s++(\d{{1,2}})\s*+[-/.月]\s*+(\d{{1,2}})日?$"), (1, 2, 3)),
    (re.compile(rf"^(\d{{1,2}})[-/.](\d{{1,2}})[-/.]{_Y}$"), (3, 2, 1)),
    (re.compile(rf"^{_Y}年?\s++(\d{{1,2}})月?\s++(\d{{1,2}})日?$"), (1, 2, 3)),
    (re.compile(rf"^{_LATE}\s++(\d{{1,2}})\s++{_Y}$"), (3, 2, 1)),
    (re.compile(rf"^(\d{{1,2}})\s++{_LATE}\s++{_Y}$"), (3, 1, 2)),
)
_BRIEF = re.compile(r"^['’]?(\d{2,3})\s*+[-/.年]\s*+(\d{1,2})\s*+[-/.月]\s*+(\d{1,2})\s*+日?$")
_DAY_FIRST = re.compile(rf"^(\d{{1,2}})日?\s*+[/|]?\s*+(\d{{1,2}}|{NUMERAL}{{1,2}})月$")


def box_dates(text: str) -> Iterator[tuple[int, int, int]]:
    """Every way to read a text as year, month and day, the likeliest first; there may be no such day."""
    for pattern, (year, month, day) in _BOXES:
        box = pattern.match(text)
        if box is not None:
            yield int(box[year]), int(box[month]), int(box[day])
    brief = _BRIEF.match(text)
    if brief is not None:
        years = int(brief[1])
        first = MINGUO if len(brief[1]) == 3 else 1900 if years >= _CENTURY else 2000  # noqa: PLR2004 - 112年6月5日
        yield first + years, int(brief[2]), int(brief[3])


def month_and_day(text: str) -> tuple[int, int] | None:
    """Month and day of a text in which the day stands first: 28 6月, 28 六月."""
    found = _DAY_FIRST.match(text)
    return (number_of(found[2]), int(found[1])) if found is not None else None
