"""Dates as pages write them, and what only looks like one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.text.dates import (
    CHINA,
    ShortDate,
    find_dates,
    first_date,
    machine_date,
    only_date,
    stamp_date,
    url_date,
    with_year,
)
from govspider.text.numerals import number_of

JUNE_5 = date(2023, 6, 5)
NOW = datetime(2023, 6, 30, 10, 0, tzinfo=CHINA)
FULL = [
    "2023年6月5日",
    "2023-06-05 10:20",
    "2023/6/5",
    "2023.06.05",
    "２０２３年０６月０５日",
    "2023—06—05 10:20:31",
    "2023 年 6 月 5 日 星期一",
    "20230605",
    "发布时间：2023-06-05T10:20:00+08:00",
    "2023-6-5　来源：市府办",
    "二〇二三年六月五日",
    "二○二三年六月五日",
    "二零二三年六月五日",
    "二Ｏ二三年六月五日",
    "贰零贰叁年陆月伍日",
    "二千零二十三年六月五日",
    "二〇二三年6月5日",
    "2023年六月五日",
    "民國112年6月5日",
    "中華民國一百一十二年六月五日",
    "June 5, 2023",
    "Jun. 05 2023",
    "5th June, 2023",
    "05-Jun-2023",
    "Mon Jun 05 10:20:00 CST 2023",
]
ALONE = [
    "[2023-06-05]",
    "（2023年6月5日）",
    "05 2023-06",
    "2023-06 05",
    "06-05 2023",
    "2023 06-05",
    "05 / 2023.06",
    "2023-06-05 09:30",
    "2023/6/5 上午 9:10:00",
    "23-06-05",
    "23年6月5日",
    "'23.06.05",
    "112年6月5日",
    "112/06/05",
    "6/5/2023 9:10:00 AM",
    "25天前",
    "5日 2023年6月",
    "2023 06 05",
    "\ue612 2023-06-05",
    "2023-06-05 10点20分",
]


@pytest.mark.parametrize("text", ["5 6月", "05 / 06月", "6月 05", "5 Jun"])
def test_day_and_month_in_boxes(text: str) -> None:
    assert only_date(text) == ShortDate(6, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28 06 2023", date(2023, 6, 28)),
        ("06 28 2023", date(2023, 6, 28)),
        ("28/06/2023", date(2023, 6, 28)),
        ("8/6/2023", date(2023, 6, 8)),  # 6 August has not come
        ("6/8/2023", date(2023, 6, 8)),
        ("06 08 2023", None),  # either
    ],
)
def test_orders_of_other_countries(text: str, day: date | None) -> None:
    assert only_date(text, NOW) == day


def test_what_a_machine_wrote_is_a_day_only_where_it_is_asked_for() -> None:
    for text in ("1685928000", "1685928000123", "20230605102000", "2023-06-04T18:30:00Z"):
        assert machine_date(text) == JUNE_5
    assert [machine_date(text) for text in ("4008123456", "2023-06-05", "202399991020")] == [None] * 3
    assert [only_date(text) for text in ("1685928000", "202306050012")] == [None] * 2


@pytest.mark.parametrize("text", FULL)
def test_full_dates(text: str) -> None:
    assert first_date(text) == JUNE_5


@pytest.mark.parametrize(
    "text",
    [
        "2023-13-05",
        "2023年2月30日",
        "1823-06-05",
        "123202306051",
        "13:20",
        "文号2023-0605",
        "",
        "2021年1-5月统计公报",
        "0000-00-00",
        "二〇二三年度",
        "2020-2021年度",
    ],
)
def test_no_dates(text: str) -> None:
    assert first_date(text) is None


@pytest.mark.parametrize("text", ALONE)
def test_a_text_that_is_a_date(text: str) -> None:
    assert only_date(text, NOW) == JUNE_5


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("[06-05]", 6, 5),
        ("6月5日", 6, 5),
        ("(06/05)", 6, 5),
        ("06.05", 6, 5),
        ("六月五日", 6, 5),
        ("十一月廿五日", 11, 25),
        ("06-05 10:20", 6, 5),
        ("Jun 5", 6, 5),
        ("卅一", 0, 0),
    ],
)
def test_a_date_without_a_year(text: str, month: int, day: int) -> None:
    assert only_date(text) == (ShortDate(month, day) if month else None)


@pytest.mark.parametrize(
    "text",
    [
        "会议于2023年6月5日召开",
        "13-40",
        "3.14.15",
        "2023年度",
        "第6-5号",
        "1/3页",
        "10",
        "今天是2023年6月5日",
        "三年",
        "一月前夕",
    ],
)
def test_a_text_that_is_no_date(text: str) -> None:
    assert only_date(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("刚刚", 0),
        ("5分钟前", 0),
        ("2小时前", 0),
        ("11小时前", 1),
        ("半小时前", 0),
        ("今天 08:30", 0),
        ("昨天 23:01", 1),
        ("昨日", 1),
        ("前天", 2),
        ("3天前", 3),
        ("两天前", 2),
        ("十天前", 10),
        ("一周前", 7),
        ("2周前", 14),
        ("剛剛", 0),
        ("2 hours ago", 0),
        ("yesterday", 1),
        ("3 days ago", 3),
    ],
)
def test_days_told_from_the_moment_of_fetching(text: str, days: int) -> None:
    assert only_date(text, NOW) == NOW.date() - timedelta(days=days)
    assert only_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1685931600", JUNE_5),
        ("1685931600000", JUNE_5),
        ("2023-06-05T20:20:00Z", date(2023, 6, 6)),
        ("Mon, 05 Jun 2023 20:20:00 GMT", date(2023, 6, 6)),
        ("2023-06-05T20:20:00.000+0000", date(2023, 6, 6)),
        ("Mon, 05 Jun 2023 10:20:00 +0800", JUNE_5),
        ("Mon Jun 05 2023 10:20:00 GMT+0800 (中国标准时间)", JUNE_5),
        ("20230605102000", JUNE_5),
        ("0001-01-01 00:00:00", None),
        ("1970-01-01", None),
        ("0", None),
        ("12345678901", None),
        ("9999-12-31T23:59:59Z", None),
    ],
)
def test_values_that_machines_write(text: str, day: date | None) -> None:
    assert stamp_date(text) == day


@given(st.text(max_size=80))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    assert all(start < end for start, end, _ in find_dates(text))
    for read in (first_date(text), stamp_date(text), only_date(text, NOW)):
        assert read is None or isinstance(read, date | ShortDate)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_chinese_numerals_say_the_same_as_digits(day: date) -> None:
    digits = "〇一二三四五六七八九"
    tens = ["", "十", "二十", "三十"]

    def spelt(number: int) -> str:
        return tens[number // 10] + (digits[number % 10] if number % 10 else "")

    year = "".join(digits[int(digit)] for digit in str(day.year))
    assert first_date(f"{year}年{spelt(day.month)}月{spelt(day.day)}日") == day
    assert number_of(spelt(day.day)) == day.day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("http://a.gov.cn/xxgk/202306/t20230605_123.html", JUNE_5),
        ("http://a.gov.cn/art/2023/6/5/art_141_5.html", JUNE_5),
        ("http://a.gov.cn/2023-06/05/c_1129.htm", JUNE_5),
        ("http://a.gov.cn/content/20230605143012345.html", JUNE_5),
        ("http://a.gov.cn/content/post_4001234.html", None),
        ("http://a.gov.cn/info/1012/20993.htm", None),
        ("http://a.gov.cn/show.asp?d=20230605", None),
        ("http://a.gov.cn/202313/t20231345_1.html", None),
    ],
)
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
