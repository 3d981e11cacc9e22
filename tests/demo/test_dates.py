from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from govspider.demo import dates
from govspider.profile import Window
from tests.stores import NATIONAL

_DAYS = [date(2024, 2, 29), date(2023, 8, 31), date(2024, 3, 31), date(2024, 12, 31), date(2025, 1, 1)]


@pytest.mark.parametrize("day", _DAYS)
@pytest.mark.parametrize("window", [rule for rule in NATIONAL.columns.values() if rule.must_update])
def test_border_is_the_calendar_s(day: date, window: Window) -> None:
    border = day - relativedelta(months=window.months) - timedelta(days=window.days)
    assert dates.border(window, day) == border
    assert dates.inside(window, day) == border + timedelta(days=1)
    assert dates.outside(window, day) == border - timedelta(days=1)


def test_chinese_form() -> None:
    assert dates.chinese(date(2024, 6, 3)) == "2024年6月3日"
    assert dates.chinese(date(2024, 6, 3), year=False) == "6月3日"


def test_windows_are_those_of_the_national_profile() -> None:
    for column_class, window in dates.COLUMN_WINDOWS.items():
        rule = NATIONAL.columns[column_class]
        assert (rule.days, rule.months) == ((window.days, window.months) if window else (0, 0))
    for ours, theirs in (
        (dates.HOME_WINDOW, NATIONAL.windows.home),
        (dates.ACCOUNT_WINDOW, NATIONAL.windows.account),
        (dates.MENU_WINDOW, NATIONAL.windows.menu),
        (dates.APP_WINDOW, NATIONAL.windows.app),
    ):
        assert (ours.days, ours.months) == (theirs.days, theirs.months)
