from dataclasses import replace
from datetime import date, timedelta

import pytest

from govspider.checks.stale_column import CHECK
from govspider.items import ColumnClass, Outcome, PageRole
from tests.checks.building import DAY, HOME, column, column_page, doubts, facts_of, home, judge, link, page

LONG_AGO = date(2015, 1, 1)


@pytest.mark.parametrize(
    ("column_class", "newest", "fires"),
    [
        (ColumnClass.NEWS, date(2023, 6, 17), False),
        (ColumnClass.NEWS, date(2023, 6, 16), False),
        (ColumnClass.NEWS, date(2023, 6, 15), True),
        (ColumnClass.NOTICE, date(2022, 12, 31), False),
        (ColumnClass.NOTICE, date(2022, 12, 30), False),
        (ColumnClass.NOTICE, date(2022, 12, 29), True),
        (ColumnClass.POLICY, date(2022, 12, 30), False),
        (ColumnClass.POLICY, date(2022, 12, 29), True),
        (ColumnClass.INTERPRETATION, date(2022, 12, 29), True),
        (ColumnClass.YEARLY, date(2022, 6, 30), False),
        (ColumnClass.YEARLY, date(2022, 6, 29), True),
        (ColumnClass.OTHER, date(2022, 6, 30), False),
        (ColumnClass.OTHER, date(2022, 6, 29), True),
        (ColumnClass.STATIC, LONG_AGO, False),
    ],
)
def test_edges_of_the_windows(*, column_class: ColumnClass, newest: date, fires: bool) -> None:
    facts = facts_of(columns=(column(column_class),), pages=(column_page(dates=(newest, LONG_AGO)),))
    assert bool(judge(CHECK, facts)) == fires


def test_months_are_calendar_months() -> None:
    facts = facts_of(columns=(column(ColumnClass.NOTICE),), pages=(column_page(dates=(date(2023, 2, 28),)),))
    assert judge(CHECK, facts, date(2023, 8, 31)) == []
    assert len(judge(CHECK, facts, date(2023, 9, 1))) == 1


@pytest.mark.parametrize(("days", "fires"), [(29, False), (30, False), (31, True)])
def test_own_period(*, days: int, fires: bool) -> None:
    newest = DAY - timedelta(days=days)
    facts = facts_of(
        columns=(column(ColumnClass.NEWS, window_days=30),), pages=(column_page(dates=(newest,)),)
    )
    found = judge(CHECK, facts)
    assert bool(found) == fires
    assert all("已超过台账登记的更新时限（30天）未更新" in one.problem for one in found)


def test_sentence_and_indicator() -> None:
    pages = (column_page(dates=(date(2022, 3, 1),)),)
    (first,) = judge(CHECK, facts_of(columns=(column(ColumnClass.NOTICE),), pages=pages))
    assert first.problem == "“通知公告”栏目最新一条为2022年3月1日，已超过6个月未更新"
    assert (first.indicator, first.subject, first.evidence) == ("V4.1", "c1", f"hash of {HOME}c1/")
    (other,) = judge(CHECK, facts_of(columns=(column(ColumnClass.YEARLY),), pages=pages))
    assert other.indicator == "V4.2"


def test_exempt_column_is_never_judged() -> None:
    facts = facts_of(columns=(column(exempt_reason="历史专题"),), pages=(column_page(dates=(LONG_AGO,)),))
    assert judge(CHECK, facts) == []
    assert doubts(CHECK, facts) == []


def test_undated_entries_count_by_their_pages() -> None:
    article = page(f"{HOME}a.html", published=LONG_AGO)
    facts = facts_of(columns=(column(),), pages=(column_page(undated=(article.url,)), article))
    assert len(judge(CHECK, facts)) == 1


@pytest.mark.parametrize(("also_on_home", "fires"), [(False, False), (True, True)])
def test_article_that_only_the_column_links_to_counts(*, also_on_home: bool, fires: bool) -> None:
    article = page(f"{HOME}a.html", published=DAY)
    links = [link(article.url, on=f"{HOME}c1/")] + [link(article.url)] * also_on_home
    pages = (home(), column_page(dates=(LONG_AGO,)), article)
    assert bool(judge(CHECK, facts_of(columns=(column(),), pages=pages, links=tuple(links)))) == fires


@pytest.mark.parametrize("how", ["listed", "folder"])
def test_article_of_another_column_beside_the_list_does_not_count(how: str) -> None:
    article = page(f"{HOME}c2/a.html" if how == "folder" else f"{HOME}a.html", published=DAY)
    listed = (article.url,) if how == "listed" else ()
    other = page(f"{HOME}c2/", PageRole.COLUMN, column_id="c2", depth=1, dates=(DAY,), undated=listed)
    facts = facts_of(
        columns=(column(), replace(column(), column_id="c2", url=other.url)),
        pages=(home(), column_page(dates=(LONG_AGO,)), other, article),
        links=(link(article.url, on=f"{HOME}c1/"),),
    )
    assert [found.subject for found in judge(CHECK, facts)] == ["c1"]


def test_entries_without_dates_are_a_doubt() -> None:
    facts = facts_of(columns=(column(),), pages=(column_page(undated=(f"{HOME}a.html",)),))
    assert judge(CHECK, facts) == []
    assert doubts(CHECK, facts) == ["栏目“通知公告”的条目没有可用的日期"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"outcome": Outcome.BLOCKED}, "对方拒绝程序访问"),
        ({"outcome": Outcome.TIMEOUT}, "多次访问超时"),
        ({"error": "需要浏览器"}, "需要浏览器"),
        ({"final_url": "http://www.b.gov.test/list/"}, "跳转到其他网站"),
    ],
)
def test_what_was_not_read_is_a_doubt(facts: dict[str, object], said: str) -> None:
    given = facts_of(columns=(column(),), pages=(column_page(dates=(LONG_AGO,), **facts),))
    assert judge(CHECK, given) == []
    assert said in doubts(CHECK, given)[0]


def test_column_that_was_not_visited_is_a_doubt() -> None:
    assert doubts(CHECK, facts_of(columns=(column(),))) == ["栏目“通知公告”未访问"]
