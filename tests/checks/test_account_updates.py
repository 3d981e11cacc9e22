from dataclasses import replace
from datetime import date, timedelta

import pytest

from govspider.checks.account_updates import CHECK
from govspider.items import Finding, Post, StoredPage, Target
from tests.checks.building import ACCOUNT, DAY, SITE, doubts, facts_of, home, judge


def posted(days: int, target: Target = ACCOUNT, pages: tuple[StoredPage, ...] = ()) -> list[Finding]:
    post = Post(target.target_id, "标题", DAY - timedelta(days=days))
    older = replace(post, published=date(2020, 1, 1))
    return judge(CHECK, facts_of(target, posts=(older, post), pages=pages))


@pytest.mark.parametrize(("days", "fires"), [(0, False), (13, False), (14, False), (15, True)])
def test_edge_of_the_window(*, days: int, fires: bool) -> None:
    assert bool(posted(days)) == fires


@pytest.mark.parametrize(
    ("limit", "days", "fires"), [(7, 7, False), (7, 8, True), (30, 30, False), (30, 31, True)]
)
def test_own_limit(*, limit: int, days: int, fires: bool) -> None:
    assert bool(posted(days, replace(ACCOUNT, update_days=limit))) == fires


def test_last_post_of_the_ledger() -> None:
    old = replace(ACCOUNT, last_post=date(2023, 3, 18))
    (found,) = judge(CHECK, facts_of(old))
    assert found.problem == "账号最新一条信息为2023年3月18日，已超过14天未更新"
    assert judge(CHECK, facts_of(replace(ACCOUNT, last_post=DAY))) == []


def test_entry_page_counts() -> None:
    assert posted(100, pages=(home(dates=(DAY,)),)) == []
    (found,) = judge(CHECK, facts_of(ACCOUNT, pages=(home(dates=(DAY - timedelta(days=15),)),)))
    assert found.evidence


def test_future_post_is_a_slip() -> None:
    posts = (Post("WX1", "甲", DAY + timedelta(days=1)), Post("WX1", "乙", date(2023, 1, 1)))
    assert len(judge(CHECK, facts_of(ACCOUNT, posts=posts))) == 1


def test_service_accounts_and_sites_never() -> None:
    assert posted(400, replace(ACCOUNT, service_only=True)) == []
    assert posted(400, SITE) == []


def test_account_without_facts_is_a_doubt() -> None:
    assert judge(CHECK, facts_of(ACCOUNT)) == []
    assert doubts(CHECK, facts_of(ACCOUNT)) == ["台账和入口页面都没有发文日期"]
    assert doubts(CHECK, facts_of(replace(ACCOUNT, service_only=True))) == []
    assert doubts(CHECK, facts_of(SITE)) == []
