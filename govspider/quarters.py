"""Quarters and the day of inspection (检查季度与检查日).

The day of inspection is an argument everywhere below `commands/`: a past quarter must be judged the same on any day.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from govspider.errors import ConfigError

_PATTERN = re.compile(r"(\d{4})[Qq]([1-4])")
_MONTHS_PER_QUARTER = 3
_DECEMBER = 12


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a year: `Quarter(2023, 2)` is written `2023Q2`."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read `2023Q2`.

        Raises:
            ConfigError: the text is not a quarter.
        """
        found = _PATTERN.fullmatch(text.strip())
        if found is None:
            raise ConfigError(f"季度“{text}”无法识别：请写成年份加季度，例如 2023Q2")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that a day falls in."""
        return cls(day.year, (day.month - 1) // _MONTHS_PER_QUARTER + 1)

    @property
    def first_day(self) -> date:
        """The quarter's first day."""
        return date(self.year, (self.number - 1) * _MONTHS_PER_QUARTER + 1, 1)

    @property
    def last_day(self) -> date:
        """The quarter's last day."""
        month = self.number * _MONTHS_PER_QUARTER
        following = date(self.year + 1, 1, 1) if month == _DECEMBER else date(self.year, month + 1, 1)
        return following - timedelta(days=1)

    def inspection_day(self, today: date) -> date:
        """The day to judge by: today within the quarter, else the quarter's last day (first day if it lies ahead)."""
        if today < self.first_day:
            return self.first_day
        return min(today, self.last_day)

    def __str__(self) -> str:
        """The form used in paths and keys, `2023Q2`."""
        return f"{self.year}Q{self.number}"

    @property
    def chinese(self) -> str:
        """The form used in reports, `2023年第二季度`."""
        return f"{self.year}年第{'一二三四'[self.number - 1]}季度"
