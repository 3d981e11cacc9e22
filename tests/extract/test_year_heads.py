"""Years above lists of months and days: chronicles; tabs, choices, ranges and titles with a year are none."""

from collections.abc import Iterable

import pytest

from tests.extract.building import column

LATE = (("10-18", "南环桥主跨合龙"), ("06-02", "公交一场改造完工"))
EARLY = (("12-30", "客运北站迁址运营"), ("09-11", "城区路灯全部更换"), ("02-27", "交通服务热线开通"))
DAYS = ["2019-10-18", "2019-06-02", "2018-12-30", "2018-09-11", "2018-02-27"]
LATE_DAYS = ["2022-10-18", "2023-06-02"]  # of `LATE`, where no year is told
URL = "http://mzj.linchuan.gov.test/gk/dsj.html"


def rows(
    entries: Iterable[tuple[str, str]],
    form: str = "<li><span>{d}</span><a href='dsj/{t}.html'>{t}</a></li>",
) -> str:
    return "".join(form.format(d=day, t=title) for day, title in entries)


def days(html: str) -> list[str]:
    return [str(entry.date) for entry in column(html, name="大事记", url=URL).entries]


def headed(form: str, late: str = "2019年", early: str = "2018年") -> str:
    return form.format(y=late, rows=rows(LATE)) + form.format(y=early, rows=rows(EARLY))


def spanned(year: int, entries: tuple[tuple[str, str], ...]) -> str:
    made = (f"<td>{day}</td><td><a href='dsj/{title}.html'>{title}</a></td></tr>" for day, title in entries)
    return f"<tr><td rowspan={len(entries)}>{year}年</td>" + "<tr>".join(made)


@pytest.mark.parametrize(
    "html",
    [
        *(
            headed(f"<{tag}>{{y}}</{tag}><ul>{{rows}}</ul>")
            for tag in ("h2", "h3", "h4", "p", "div", "strong")
        ),
        headed("<h3>{y}</h3><ul>{rows}</ul>", "2019", "2018"),
        headed("<h3>{y}</h3><ul>{rows}</ul>", "2019年度", "【2018年度】"),
        headed("<h3>{y}</h3><ul>{rows}</ul>", "<b>2019</b>年", "<b>2018</b>年"),
        headed("<h3>{y}</h3><ul>{rows}</ul>", "二〇一九年", "二○一八年"),
        headed("<h3>{y}</h3><ul>{rows}</ul>", "2019年交通大事记", "2018年交通大事记"),
        headed("<div class=y><div class=hd>{y}</div><div class=bd><ul>{rows}</ul></div></div>"),
        f"<ul>{headed('<li class=year>{y}<ul>{rows}</ul></li>')}</ul>",
        f"<ul>{headed('<li class=year><span>{y}</span><ul>{rows}</ul></li>')}</ul>",
        f"<dl>{headed('<dt>{y}</dt>{rows}').replace('<li>', '<dd>').replace('</li>', '</dd>')}</dl>",
        headed("<p><strong>{y}</strong></p>{rows}").replace("<li>", "<p>").replace("</li>", "</p>"),
        headed("<strong>{y}</strong><br>{rows}").replace("<li>", "").replace("</li>", "<br>"),
        f"<table>{spanned(2019, LATE)}{spanned(2018, EARLY)}</table>",
    ],
)
def test_entries_are_of_the_year_above_them(html: str) -> None:
    assert days(f"<div class=log>{html}</div>") == DAYS


def test_years_may_rise_and_a_row_of_a_table_may_tell_them() -> None:
    form = "<tr><td>{d}</td><td><a href='dsj/{t}.html'>{t}</a></td></tr>"
    year = "<tr><td colspan=2>{}年</td></tr>"
    html = f"{year.format(2018)}{rows(EARLY, form)}{year.format(2019)}{rows(LATE, form)}"
    assert days(f"<table>{html}</table>") == [*DAYS[2:], *DAYS[:2]]


def test_one_year_alone_counts_where_it_names_a_chronicle() -> None:
    assert days(f"<h3>2019年交通大事记</h3><ul>{rows(LATE)}</ul>") == DAYS[:2]
    assert days(f"<h3>2019年</h3><ul>{rows(LATE)}</ul>") == LATE_DAYS  # a column of reports of that year


@pytest.mark.parametrize(
    "head",
    [
        "<h3>2019年工作要点</h3>",
        "<h3><a href='/x/1.html'>2019年交通运输工作要点印发</a></h3>",
        "<h3>2017-2019年</h3>",
        "<div><a href=?y=2021>2021年</a><a href=?y=2020>2020年</a><a href=?y=2019>2019年</a></div>",
        "<ul><li>2021年</li><li>2020年</li><li>2019年</li></ul>",
        "<select><option>2020年</option><option>2019年</option></select>",
        "<p>2019年至今共发布二百条</p>",
    ],
)
def test_other_years_head_nothing(head: str) -> None:
    assert days(f"{head}<ul>{rows(LATE)}</ul>") == LATE_DAYS


def test_what_ends_a_year_and_what_is_surer() -> None:
    ended = headed("<h3>{y}</h3><ul>{rows}</ul>", "2019年", "2015-2018年")
    more = f"<h3>2014年</h3><ul>{rows((('05-01', '城区首条公交专用道启用'),))}</ul>"
    assert days(ended + more) == [*DAYS[:2], "2022-12-30", "2022-09-11", "2023-02-27", "2014-05-01"]
    # A day that has not come, the entry's own address, and a full date.
    assert days(headed("<h3>{y}</h3><ul>{rows}</ul>", "2023年", "2018年"))[:2] == LATE_DAYS
    filed = f"<ul><li>01-05 <a href='/gk/202001/t20200105_1.html'>{LATE[0][1]}</a></li></ul>"
    assert days(f"<h3>2019年</h3>{filed}<h3>2018年</h3><ul>{rows(EARLY)}</ul>")[0] == "2020-01-05"
    full = f"<ul>{rows((('2020-01-05', LATE[0][1]),))}</ul>"
    assert days(f"<h3>2019年</h3>{full}<h3>2018年</h3><ul>{rows(EARLY)}</ul>")[0] == "2020-01-05"
