"""Dates of the city, always relative to the day of inspection (检查日).

The windows are those of the national indicators (a test holds them against the profile), written down once more, and
the arithmetic is our own: so an error of the checks or of the profile shows.
"""

import calendar
from datetime import date, timedelta

from govspider.items import ColumnClass
from govspider.profile import Window

_MONTHS = 12
HOME_WINDOW = Window(days=14)
ACCOUNT_WINDOW = Window(days=14)
MENU_WINDOW = Window(months=6)
APP_WINDOW = Window(months=12)
COLUMN_WINDOWS: dict[ColumnClass, Window | None] = {
    ColumnClass.NEWS: Window(days=14),
    ColumnClass.NOTICE: Window(months=6),
    ColumnClass.POLICY: Window(months=6),
    ColumnClass.INTERPRETATION: Window(months=6),
    ColumnClass.YEARLY: Window(months=12),
    ColumnClass.OTHER: Window(months=12),
    ColumnClass.STATIC: None,
}


def months_before(day: date, months: int) -> date:
    """The same day `months` calendar months earlier, or that month's last day where it is shorter."""
    index = day.year * _MONTHS + day.month - 1 - months
    year, month = divmod(index, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def border(window: Window, day: date) -> date:
    """The last date that still counts as new on the day of inspection."""
    return months_before(day, window.months) - timedelta(days=window.days)


def inside(window: Window, day: date) -> date:
    """One day inside the window: must never be accused."""
    return border(window, day) + timedelta(days=1)


def outside(window: Window, day: date, days: int = 1) -> date:
    """So many days past the window: must be accused."""
    return border(window, day) - timedelta(days=days)


def chinese(day: date, *, year: bool = True) -> str:
    """`2024年6月3日`, or `6月3日` without the year."""
    short = f"{day.month}月{day.day}日"
    return f"{day.year}年{short}" if year else short
