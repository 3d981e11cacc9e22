"""Lists as offices' systems draw them: short titles, days that head a list, days before months, summaries in a row."""

from datetime import date

import pytest

from tests.extract.building import column

TITLES = ("关于启用新路牌的公告", "地名更名清单的说明", "婚姻登记处迁址通告")
SPRING = date(2023, 4, 28)


def rows(titles: tuple[str, ...], form: str = "<li><a href={n}.html>{t}</a><i>2023-04-{d}</i></li>") -> str:
    return "".join(form.format(n=n, t=title, d=28 - n) for n, title in enumerate(titles))


@pytest.mark.parametrize(
    "form",
    [
        "<li><a href={n}.html>{t}</a><i>2023-04-{d}</i></li>",
        "<li><i>[04-{d}]</i><a href={n}.html>{t}</a></li>",
        "<tr><td><a href={n}.html>{t}</a></td><td>2023-04-{d}</td></tr>",
        "<a href={n}.html><div class=title>{t}</div><div class=date>日期：<span>2023-04-{d}</span></div></a>",
    ],
)
def test_a_short_title_among_longer_ones_is_an_entry(form: str) -> None:
    titles = ("更正", *TITLES, "停水")
    made = rows(titles, form)
    facts = column(f"<table>{made}</table>" if "<tr>" in form else f"<ul>{made}</ul>")
    assert [entry.title for entry in facts.entries] == list(titles)
    assert facts.entries[0].date == SPRING


def test_short_links_without_a_day_are_no_entries() -> None:
    facts = column(f"<ul><li><a href=/gk/>更多</a></li><li><a href=/zn/>指南</a></li>{rows(TITLES)}</ul>")
    assert [entry.title for entry in facts.entries] == list(TITLES)


def test_columns_with_the_day_of_their_last_entry_are_no_list() -> None:
    assert column(f"<ul>{rows(('要闻', '公告', '法规'))}</ul>").entries == ()


@pytest.mark.parametrize("head", ["h3", "div", "p"])
def test_days_that_head_lists(head: str) -> None:
    lists = "".join(
        f"<{head}>{day}</{head}><ul><li><a href={day}a.html>停水通知</a></li><li><a href={day}b.html>公示</a></li></ul>"
        for day in ("2023-06-05", "2023年6月1日")
    )
    facts = column(f"<div class=log>{lists}</div>")
    assert [(entry.title, entry.date) for entry in facts.entries] == [
        ("停水通知", date(2023, 6, 5)),
        ("公示", date(2023, 6, 5)),
        ("停水通知", date(2023, 6, 1)),
        ("公示", date(2023, 6, 1)),
    ]


def test_the_page_s_clock_heads_no_list() -> None:
    links = "".join(f"<li><a href=/{name}/>{name}</a></li>" for name in ("政务公开", "办事服务", "互动交流"))
    assert column(f"<div><div>2023年6月30日</div><ul>{links}</ul></div>").entries == ()


@pytest.mark.parametrize(
    ("shown", "days"),
    [
        # A day above twelve stands first, so that days stand first everywhere.
        (("12/05", "25/04", "13/04"), (date(2023, 5, 12), date(2023, 4, 25), date(2023, 4, 13))),
        (("[12/05]", "[11/05]", "[28/04]"), (date(2023, 5, 12), date(2023, 5, 11), date(2023, 4, 28))),
        # Month and day.
        (("05/12", "04/25", "04/13"), (date(2023, 5, 12), date(2023, 4, 25), date(2023, 4, 13))),
        (("06/05", "05/04", "04/03"), (date(2023, 6, 5), date(2023, 5, 4), date(2023, 4, 3))),
        # Neither fits all.
        (("25/04", "04/25", "05/05"), (None, date(2023, 4, 25), date(2023, 5, 5))),
    ],
)
def test_day_and_month_by_the_whole_list(shown: tuple[str, ...], days: tuple[date | None, ...]) -> None:
    made = "".join(
        f"<li><span>{day}</span><a href={n}.html>{title}</a></li>"
        for n, (day, title) in enumerate(zip(shown, TITLES, strict=True))
    )
    assert tuple(entry.date for entry in column(f"<ul>{made}</ul>").entries) == days


def test_a_summary_in_the_row_behind_the_day() -> None:
    form = (
        "<li><a href={n}.html>{t}</a><span>2023-04-{d}</span>"
        "<span>各区县、各有关单位：现将有关事项公告如下，请认真阅读，并按要求办理。</span></li>"
    )
    facts = column(f"<ul>{rows(TITLES, form)}</ul>")
    assert [entry.title for entry in facts.entries] == list(TITLES)
    assert facts.entries[0].date == SPRING


def test_a_link_in_a_sentence_with_a_day_is_no_entry() -> None:
    form = (
        "<p><a href={n}.html>{t}</a>于2023年4月{d}日印发，"
        "各区县要认真执行，扎实推进，确保完成年度任务，并及时报送。</p>"
    )
    assert column(rows(TITLES, form)).entries == ()


def test_the_column_of_publication_beats_that_of_proclaiming() -> None:
    head = "<tr><th>标题</th><th>公布日期</th><th>发布日期</th></tr>"
    form = "<tr><td><a href={n}.html>{t}</a></td><td>2023-03-{d}</td><td>2023-04-{d}</td></tr>"
    assert column(f"<table>{head}{rows(TITLES, form)}</table>").entries[0].date == SPRING
