"""Menu entries: dead and stale ones."""

from dataclasses import replace
from datetime import date

import pytest

from govspider.checks import dead_menu, stale_menu
from govspider.items import MenuEntry, Notice, Outcome, PageRole, Severity
from tests.checks.building import ACCOUNT, doubts, entry, facts_of, judge, page

LANDING = page("http://m.test/1", PageRole.MENU, dates=(date(2022, 1, 1), date(2021, 1, 1)))
OLD = date(2022, 1, 1)


def dead(*menu: MenuEntry) -> list[str]:
    return [found.problem for found in judge(dead_menu.CHECK, facts_of(ACCOUNT, menu=menu))]


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome.HTTP_ERROR,
        Outcome.DNS,
        Outcome.REFUSED,
        Outcome.REDIRECT_LOOP,
        Outcome.CONNECTION_LOST,
        Outcome.BLANK,
    ],
)
def test_entry_that_does_not_open(outcome: Outcome) -> None:
    (said,) = dead(entry(outcome))
    assert said.startswith("菜单“最新动态”无法打开：")


def test_every_outcome_is_a_fault_a_doubt_or_fine() -> None:
    for outcome in (None, *Outcome):
        facts = facts_of(ACCOUNT, menu=(entry(outcome),))
        found = len(judge(dead_menu.CHECK, facts)) + len(doubts(dead_menu.CHECK, facts))
        assert found == (outcome not in {None, Outcome.OK})


@pytest.mark.parametrize("notice", Notice)
def test_notices(notice: Notice) -> None:
    facts = facts_of(ACCOUNT, menu=(entry(notice=notice.value),))
    unjudged = notice in {Notice.NEEDS_CLIENT, Notice.UNAVAILABLE}
    assert bool(judge(dead_menu.CHECK, facts)) != unjudged
    assert bool(doubts(dead_menu.CHECK, facts)) == unjudged


def test_illegal_content_is_severe() -> None:
    (found,) = judge(dead_menu.CHECK, facts_of(ACCOUNT, menu=(entry(notice="illegal"),)))
    assert found.severity is Severity.SEVERE


def test_page_that_says_it_is_gone() -> None:
    assert dead(entry(title="404", text="您访问的页面不存在")) == [
        "菜单“最新动态”无法打开：打开后提示页面不存在"
    ]
    assert dead(entry(title="办事指南", text="办理流程")) == []


def test_finding_names_the_place_and_the_page() -> None:
    facts = facts_of(ACCOUNT, menu=(entry(Outcome.BLANK),), pages=(LANDING,))
    (found,) = judge(dead_menu.CHECK, facts)
    assert (found.subject, found.page_url) == ("1.2", "http://m.test/1")
    assert found.evidence == "hash of http://m.test/1"


@pytest.mark.parametrize(
    ("newest", "fires"),
    [(date(2022, 12, 31), False), (date(2022, 12, 30), False), (date(2022, 12, 29), True)],
)
def test_edge_of_the_window(*, newest: date, fires: bool) -> None:
    facts = facts_of(ACCOUNT, menu=(entry(newest=newest),), pages=(LANDING,))
    assert bool(judge(stale_menu.CHECK, facts)) == fires


def test_sentence() -> None:
    (found,) = judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=(entry(newest=OLD),), pages=(LANDING,)))
    assert found.problem == "菜单“最新动态”的内容最新为2022年1月1日，已超过6个月未更新"


def test_page_without_dates_may_stay() -> None:
    assert judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=(entry(),), pages=(LANDING,))) == []


@pytest.mark.parametrize("name", ["机构简介", "办事指南", "联系我们"])
def test_single_page_that_introduces_may_be_old(name: str) -> None:
    single = page("http://m.test/1", PageRole.MENU, published=OLD)
    menu = (replace(entry(newest=OLD), name=name),)
    assert judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=menu, pages=(single,))) == []
    assert len(judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=menu, pages=(LANDING,)))) == 1


def test_single_news_page_must_not_be_old() -> None:
    single = page("http://m.test/1", PageRole.MENU, published=OLD)
    assert len(judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=(entry(newest=OLD),), pages=(single,)))) == 1


def test_dead_entry_is_not_stale_as_well() -> None:
    menu = (
        entry(Outcome.BLANK, newest=OLD),
        entry(newest=OLD, notice="removed"),
        entry(newest=OLD, title="404"),
    )
    assert judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=menu, pages=(LANDING,))) == []
