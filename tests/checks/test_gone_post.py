"""Posts that their own addresses no longer show: hints for a person, never an accusation."""

from datetime import date, timedelta

import pytest

from govspider.checks import gone_post
from govspider.items import Finding, Notice, Outcome, PageRole, Post, Severity, StoredPage, TargetFacts
from tests.checks.building import ACCOUNT, DAY, doubts, facts_of, judge, page

URL = "http://mp.test/s/{}"


def post(number: int, day: date = DAY) -> Post:
    return Post(ACCOUNT.target_id, f"第{number}期", day, URL.format(number))


def opened(number: int, notice: str = "", **facts: object) -> StoredPage:
    return page(URL.format(number), PageRole.OPENED_POST, notice=notice, **facts)


def said(facts: TargetFacts) -> list[Finding]:
    found = judge(gone_post.CHECK, facts)
    assert all(one.needs_person for one in found)
    return found


def of(*pages: StoredPage, posts: tuple[Post, ...] = (post(1), post(2), post(3))) -> TargetFacts:
    return facts_of(ACCOUNT, posts=posts, pages=pages)


@pytest.mark.parametrize(
    ("notice", "severity"), [("illegal", Severity.SEVERE), ("complained", Severity.GENERAL)]
)
def test_what_the_platform_stopped_is_for_a_person(notice: str, severity: Severity) -> None:
    (found,) = said(of(opened(1, notice), opened(2)))
    assert (found.indicator, found.severity, found.page_url) == ("N1.4", severity, URL.format(1))
    assert found.problem.startswith("发文《第1期》打开后提示内容")


def test_each_stopped_post_is_told() -> None:
    assert len(said(of(opened(1, "illegal"), opened(2, "illegal")))) == 2


@pytest.mark.parametrize("notice", ["migrated", "closed", "frozen", "reclaimed"])
def test_a_notice_on_the_account_is_told_once(notice: str) -> None:
    (found,) = said(of(opened(1, notice), opened(2, notice)))
    assert found.problem.endswith("与台账登记的运行状态是否一致，待人工核实")


@pytest.mark.parametrize("notice", ["removed", "private"])
def test_what_the_author_took_down_is_no_fault(notice: str) -> None:
    facts = of(opened(1, notice), opened(2))
    assert said(facts) == []
    assert doubts(gone_post.CHECK, facts) == ["发文网址：内容已由发布者删除或设为私密，不计入问题（1条）"]


def test_without_the_posts_taken_down_nothing_new_is_left() -> None:
    old = post(2, DAY - timedelta(days=15))
    (found,) = said(of(opened(1, "removed"), opened(2), posts=(post(1), old)))
    assert (found.indicator, found.severity) == ("N2.1", Severity.GENERAL)
    (found,) = said(of(opened(1, "removed"), posts=(post(1),)))
    assert "除去后没有更新期限内的发文" in found.problem


def test_an_account_that_rests_anyhow_gets_no_hint_for_it() -> None:
    old = post(1, DAY - timedelta(days=15))
    assert said(of(opened(1, "removed"), posts=(old,))) == []
    fresh = post(2, DAY - timedelta(days=14))
    assert said(of(opened(1, "removed"), opened(2), posts=(post(1), fresh))) == []


@pytest.mark.parametrize(
    "outcome", [Outcome.HTTP_ERROR, Outcome.DNS, Outcome.REFUSED, Outcome.CONNECTION_LOST, Outcome.BLANK]
)
def test_dead_addresses_are_told_together(outcome: Outcome) -> None:
    pages = [opened(number, outcome=outcome, status=None) for number in range(1, 6)]
    (found,) = said(of(*pages, posts=tuple(map(post, range(1, 6)))))
    assert found.problem.startswith("登记的发文网址有5个打不开：《第1期》（")
    assert found.problem.count("《") == 3


def test_an_expired_address_is_a_dead_one() -> None:
    (found,) = said(of(opened(1, "expired")))
    assert "《第1期》（链接已过期或参数错误）" in found.problem


@pytest.mark.parametrize(
    "outcome", [Outcome.BLOCKED, Outcome.ROBOTS, Outcome.TIMEOUT, Outcome.TLS, Outcome.OUR_FAULT]
)
def test_who_turns_us_away_is_counted_and_not_told(outcome: Outcome) -> None:
    facts = of(opened(1, outcome=outcome), opened(2, outcome=outcome))
    assert said(facts) == []
    (doubt,) = doubts(gone_post.CHECK, facts)
    assert doubt.startswith("发文网址：")
    assert doubt.endswith("（2条）")


def test_busy_and_away_is_counted() -> None:
    facts = of(opened(1, Notice.UNAVAILABLE, error="页面提示暂时无法查看"), opened(2))
    assert said(facts) == []
    assert doubts(gone_post.CHECK, facts) == ["发文网址：页面提示暂时无法查看（1条）"]


def test_posts_that_are_there_and_other_pages_say_nothing() -> None:
    facts = of(opened(1), opened(2), page(URL.format(3), PageRole.MENU, notice="illegal"))
    assert said(facts) == []
    assert doubts(gone_post.CHECK, facts) == []
