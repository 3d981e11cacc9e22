"""Dates as pages write them, and what only looks like one."""

from datetime import date

import pytest

from govspider.text.dates import ShortDate, first_date, only_date, url_date, with_year

JUNE_5 = date(2023, 6, 5)


@pytest.mark.parametrize(
    "text",
    ["2023年6月5日", "2023-06-05 10:20", "2023/6/5", "2023.06.05", "２０２３年０６月０５日", "2023—06—05 10:20:31",
     "2023 年 6 月 5 日 星期一", "20230605", "发布时间：2023-06-05T10:20:00+08:00", "2023-6-5　来源：市府办"],
)  # fmt: skip
def test_full_dates(text: str) -> None:
    assert first_date(text) == JUNE_5


@pytest.mark.parametrize(
    "text", ["2023-13-05", "2023年2月30日", "1823-06-05", "123202306051", "13:20", "文号2023-0605", ""]
)
def test_no_dates(text: str) -> None:
    assert first_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("[2023-06-05]", JUNE_5), ("（2023年6月5日）", JUNE_5), ("05 2023-06", JUNE_5), ("2023-06 05", JUNE_5),
     ("06-05 2023", JUNE_5), ("2023 06-05", JUNE_5), ("05 / 2023.06", JUNE_5), ("2023-06-05 09:30", JUNE_5),
     ("[06-05]", ShortDate(6, 5)), ("6月5日", ShortDate(6, 5)), ("(06/05)", ShortDate(6, 5)), ("06.05", ShortDate(6, 5))],
)  # fmt: skip
def test_a_text_that_is_a_date(text: str, day: date | ShortDate) -> None:
    assert only_date(text) == day


@pytest.mark.parametrize(
    "text", ["会议于2023年6月5日召开", "13-40", "3.14.15", "2023年度", "第6-5号", "1/3页", "10"]
)
def test_a_text_that_is_no_date(text: str) -> None:
    assert only_date(text) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [("http://a.gov.cn/xxgk/202306/t20230605_123.html", JUNE_5), ("http://a.gov.cn/art/2023/6/5/art_141_5.html", JUNE_5),
     ("http://a.gov.cn/2023-06/05/c_1129.htm", JUNE_5), ("http://a.gov.cn/content/20230605143012345.html", JUNE_5),
     ("http://a.gov.cn/content/post_4001234.html", None), ("http://a.gov.cn/info/1012/20993.htm", None),
     ("http://a.gov.cn/show.asp?d=20230605", None), ("http://a.gov.cn/202313/t20231345_1.html", None)],
)  # fmt: skip
def test_dates_in_addresses(url: str, day: date | None) -> None:
    assert url_date(url) == day


def test_year_of_a_short_date_comes_from_the_address_first() -> None:
    assert with_year(ShortDate(12, 30), "/202212/t20221230_1.html", date(2023, 6, 30)) == date(2022, 12, 30)
    assert with_year(ShortDate(1, 2), "/202212/t20221231_1.html", None) == date(2023, 1, 2)


def test_year_of_a_short_date_is_never_ahead_of_the_day() -> None:
    assert with_year(ShortDate(6, 30), "/a/1.html", date(2023, 6, 30)) == date(2023, 6, 30)
    assert with_year(ShortDate(7, 1), "/a/1.html", date(2023, 6, 30)) == date(2022, 7, 1)
    assert with_year(ShortDate(2, 29), "/a/1.html", date(2023, 6, 30)) is None
    assert with_year(ShortDate(7, 1), "/a/1.html", None) is None
