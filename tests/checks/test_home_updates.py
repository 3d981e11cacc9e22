from datetime import date, timedelta

import pytest

from govspider.checks.home_updates import CHECK
from govspider.items import Outcome, PageRole, Severity, StoredPage, Verdict
from tests.checks.building import ACCOUNT, DAY, HOME, doubts, facts_of, home, judge, link, page

OLD = date(2023, 5, 1)


def dated(newest: date) -> tuple[date, ...]:
    return (newest, newest - timedelta(days=3), newest - timedelta(days=9), OLD)


@pytest.mark.parametrize(("days", "fires"), [(0, False), (13, False), (14, False), (15, True), (400, True)])
def test_edge_of_the_window(*, days: int, fires: bool) -> None:
    facts = facts_of(pages=(home(dates=dated(DAY - timedelta(days=days))),))
    assert bool(judge(CHECK, facts)) == fires


def test_sentence_gives_the_date() -> None:
    (found,) = judge(CHECK, facts_of(pages=(home(dates=dated(date(2022, 3, 1))),)))
    assert found.problem == "首页最新一条信息为2023年5月1日，已超过14天未更新"
    assert (found.severity, found.confidence, found.page_url) == (Severity.SEVERE, 1.0, HOME)


def test_future_dates_are_slips() -> None:
    facts = facts_of(pages=(home(dates=(DAY + timedelta(days=1), OLD, OLD, OLD)),))
    assert len(judge(CHECK, facts)) == 1


def test_undated_entry_counts_by_its_page() -> None:
    new = page(f"{HOME}new.html", published=DAY)
    facts = facts_of(pages=(home(dates=(OLD,) * 3, undated=(new.url,)), new))
    assert judge(CHECK, facts) == []


def test_page_linked_outside_of_lists_counts() -> None:
    new = page(f"{HOME}new.html", published=DAY)
    facts = facts_of(pages=(home(dates=(OLD,) * 4), new), links=(link(new.url),))
    assert judge(CHECK, facts) == []


def test_navigation_page_is_judged_by_its_second_level() -> None:
    fresh = page(f"{HOME}c/", PageRole.COLUMN, depth=1, dates=(DAY,))
    stale = page(f"{HOME}c/", PageRole.COLUMN, depth=1, dates=(OLD,))
    assert judge(CHECK, facts_of(pages=(home(), fresh))) == []
    assert len(judge(CHECK, facts_of(pages=(home(), stale)))) == 1


def test_full_home_page_is_not_saved_by_a_deeper_page() -> None:
    deep = page(f"{HOME}c/", PageRole.COLUMN, depth=1, dates=(DAY,))
    assert len(judge(CHECK, facts_of(pages=(home(dates=(OLD,) * 5), deep)))) == 1


def test_entries_that_could_not_be_read_are_a_doubt() -> None:
    unread = f"{HOME}unread.html"
    facts = facts_of(pages=(home(dates=(OLD,) * 4, undated=(unread,)),), links=(link(unread),))
    assert judge(CHECK, facts) == []
    assert doubts(CHECK, facts) == ["首页有1条未注明日期的信息没有打开，无法判断是否更新"]


def test_dead_or_foreign_entries_are_no_doubt() -> None:
    dead, foreign = f"{HOME}dead.html", "http://www.b.test/"
    facts = facts_of(
        pages=(home(dates=(OLD,) * 4, undated=(dead, foreign)),),
        links=(link(dead, Verdict.DEAD), link(foreign)),
    )
    assert len(judge(CHECK, facts)) == 1


def undated_site(number: int) -> tuple[StoredPage, ...]:
    return (home(), *(page(f"{HOME}{n}.html", depth=2) for n in range(number)))


def test_site_without_any_date_is_for_a_person() -> None:
    (found,) = judge(CHECK, facts_of(pages=undated_site(4)))
    assert found.needs_person
    assert judge(CHECK, facts_of(pages=undated_site(3))) == []


def test_only_open_home_pages_of_sites() -> None:
    closed = facts_of(pages=(home(outcome=Outcome.DNS, dates=(OLD,) * 4),))
    account = facts_of(ACCOUNT, pages=(home(dates=(OLD,) * 4),))
    unread = facts_of(pages=(home(dates=(OLD,) * 4, error="脚本未能执行"),))
    assert [judge(CHECK, facts) for facts in (closed, account, unread)] == [[], [], []]
