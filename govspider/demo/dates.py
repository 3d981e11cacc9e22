"""Dates of the city, always relative to the day of inspection (检查日).

The windows are those of the indicators; the arithmetic is our own, so that an error of the checks shows.
"""

import calendar
from datetime import date, timedelta

from govspider.indicators import Window

_MONTHS = 12


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
