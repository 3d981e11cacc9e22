from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from govspider.demo import dates
from govspider.indicators import COLUMN_WINDOWS, Window

_DAYS = [date(2024, 2, 29), date(2023, 8, 31), date(2024, 3, 31), date(2024, 12, 31), date(2025, 1, 1)]


@pytest.mark.parametrize("day", _DAYS)
@pytest.mark.parametrize("window", [window for window in COLUMN_WINDOWS.values() if window])
def test_border_is_the_calendar_s(day: date, window: Window) -> None:
    border = day - relativedelta(months=window.months) - timedelta(days=window.days)
    assert dates.border(window, day) == border
    assert dates.inside(window, day) == border + timedelta(days=1)
    assert dates.outside(window, day) == border - timedelta(days=1)


def test_chinese_form() -> None:
    assert dates.chinese(date(2024, 6, 3)) == "2024年6月3日"
    assert dates.chinese(date(2024, 6, 3), year=False) == "6月3日"
