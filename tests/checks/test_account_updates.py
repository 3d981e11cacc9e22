from dataclasses import replace
from datetime import date, timedelta

import pytest

from govspider.checks.account_updates import CHECK, GAP, KIND, WARNING
from govspider.items import Finding, HandCheck, Outcome, PageRole, Post, StoredPage, Target, TargetFacts
from tests.checks.building import ACCOUNT, DAY, SITE, doubts, entry, facts_of, home, judge, page


def posted(days: int, target: Target = ACCOUNT, pages: tuple[StoredPage, ...] = ()) -> list[Finding]:
    post = Post(target.target_id, "标题", DAY - timedelta(days=days))
    older = replace(post, published=date(2020, 1, 1))
    return told(KIND, facts_of(target, posts=(older, post), pages=pages))


def told(kind: str, facts: TargetFacts) -> list[Finding]:
    return [found for found in judge(CHECK, facts) if found.kind == kind]


def posts(*ago: int) -> tuple[Post, ...]:
    return tuple(Post("WX1", "标题", DAY - timedelta(days=days)) for days in ago)


@pytest.mark.parametrize(("days", "fires"), [(0, False), (13, False), (14, False), (15, True)])
def test_edge_of_the_window(*, days: int, fires: bool) -> None:
    assert bool(posted(days)) == fires


@pytest.mark.parametrize(
    ("limit", "days", "fires"), [(7, 7, False), (7, 8, True), (30, 30, False), (30, 31, True)]
)
def test_own_limit(*, limit: int, days: int, fires: bool) -> None:
    assert bool(posted(days, replace(ACCOUNT, update_days=limit))) == fires


def test_a_limit_of_the_ledger_is_told_as_such() -> None:
    own = replace(ACCOUNT, update_days=7)
    (found,) = posted(8, own)
    assert found.problem.endswith("，已超过台账登记的更新时限（7天）未更新")
    (warned,) = told(WARNING, facts_of(own, posts=posts(6)))
    assert "将超过台账登记的更新时限（7天）（预警" in warned.problem
    (gap,) = told(GAP, facts_of(own, posts=posts(0, 30)))
    assert "按台账登记的更新时限（7天）计共有22天超出时限" in gap.problem


def test_last_post_of_the_ledger() -> None:
    old = replace(ACCOUNT, last_post=date(2023, 3, 18))
    (found,) = judge(CHECK, facts_of(old))
    assert found.problem == "据台账登记，账号最新一条信息为2023年3月18日，已超过14天未更新"
    assert judge(CHECK, facts_of(replace(ACCOUNT, last_post=DAY))) == []


def test_a_post_of_an_exported_file_is_told_as_such() -> None:
    post = replace(posts(20)[0], file="发文/wx1.csv")
    (found,) = judge(CHECK, facts_of(ACCOUNT, posts=(post,)))
    assert found.problem.startswith("据导出的发文（发文/wx1.csv），账号最新一条信息为")
    own = replace(ACCOUNT, last_post=post.published)
    (found,) = judge(CHECK, facts_of(own, posts=(post,)))
    assert found.problem.startswith("据台账登记，账号最新一条信息为")  # the ledger itself says it, too


def test_entry_page_counts() -> None:
    assert posted(100, pages=(home(dates=(DAY,)),)) == []
    (found,) = judge(CHECK, facts_of(ACCOUNT, pages=(home(dates=(DAY - timedelta(days=15),)),)))
    assert found.evidence
    assert found.problem.startswith("账号最新一条信息为")  # the page shows it, not the ledger alone


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


@pytest.mark.parametrize("service_only", [False, True])
def test_a_day_of_the_ledger_alone_is_said_to_be_no_look(*, service_only: bool) -> None:
    said = ["没有读到账号的任何内容，台账登记的最近发文日期由单位自行填报，不作为合格的依据"]
    account = replace(ACCOUNT, last_post=DAY, service_only=service_only)
    assert doubts(CHECK, facts_of(account)) == said
    assert doubts(CHECK, facts_of(account, pages=(home(outcome=Outcome.BLOCKED),))) == said
    names = page("菜单文件/a.json", PageRole.MENU, status=None)
    assert doubts(CHECK, facts_of(account, pages=(names,), menu=(entry(None),))) == said
    assert doubts(CHECK, facts_of(account, hand_check=seen(None))) == said  # somebody wrote nothing down
    assert doubts(CHECK, facts_of(account, hand_check=seen(date(2023, 6, 20)))) == []
    assert doubts(CHECK, facts_of(account, posts=posts(1))) == []
    assert doubts(CHECK, facts_of(account, pages=(home(),))) == []
    assert doubts(CHECK, facts_of(account, menu=(entry(Outcome.OK),))) == []


def test_a_stale_day_of_the_ledger_is_a_fault_and_no_doubt() -> None:
    old = facts_of(replace(ACCOUNT, last_post=date(2023, 3, 18)))
    assert len(told(KIND, old)) == 1
    assert doubts(CHECK, old) == []


@pytest.mark.parametrize(("days", "fires"), [(9, False), (10, True), (14, True), (15, False)])
def test_warning_from_the_tenth_day_of_fourteen(*, days: int, fires: bool) -> None:
    found = told(WARNING, facts_of(ACCOUNT, posts=posts(days)))
    assert bool(found) == fires
    assert all(one.needs_person for one in found)


@pytest.mark.parametrize(
    ("limit", "days", "fires"),
    [(7, 4, False), (7, 5, True), (30, 21, False), (30, 22, True), (1, 0, False), (1, 1, True)],
)
def test_warning_of_an_own_limit(*, limit: int, days: int, fires: bool) -> None:
    facts = facts_of(replace(ACCOUNT, update_days=limit), posts=posts(days))
    assert bool(told(WARNING, facts)) == fires


def test_a_warning_says_when_it_is_due() -> None:
    (found,) = told(WARNING, facts_of(ACCOUNT, posts=posts(10)))
    assert found.problem == (
        "据台账登记，账号最新一条信息为2023年6月20日，已有10天未更新，2023年7月5日起将超过14天（预警，不计入问题）"
    )


@pytest.mark.parametrize(
    ("ago", "longest", "out"),
    [
        ((0, 14), None, 0),  # within the limit
        ((0, 15), None, 0),  # a post on the first day out
        ((0, 16), 16, 1),
        ((0, 30), 30, 15),
        ((0, 10, 40, 50, 70), 30, 20),  # 15 days and 5
        ((0, 13, 26, 39, 52, 65, 78, 200), 122, 12),  # of the quarter alone
        ((0, 13, 26, 39, 52, 65, 78, 95), 17, 2),
        ((0, 13, 26, 39, 52, 65, 78, 90, 200), None, 0),  # it was out in the quarter before
        ((0, 13, 26, 39, 52, 65, 78, 91, 300), None, 0),  # the gap ends before the quarter
        ((0,), None, 0),
        ((), None, 0),
    ],
)
def test_gaps_in_the_quarter(ago: tuple[int, ...], longest: int | None, out: int) -> None:
    found = told(GAP, facts_of(ACCOUNT, posts=posts(*ago)))
    if not out:
        assert found == []
        return
    (one,) = found
    assert f"最长间断{longest}天" in one.problem
    assert f"按14天计共有{out}天超出时限" in one.problem
    assert one.needs_person


def test_what_the_entry_page_shows_closes_a_gap() -> None:
    assert told(GAP, facts_of(ACCOUNT, posts=posts(0, 30)))
    shown = home(dates=(DAY - timedelta(days=12), DAY - timedelta(days=20)))
    assert told(GAP, facts_of(ACCOUNT, posts=posts(0, 30), pages=(shown,))) == []


def test_a_stale_account_is_told_once_as_stale() -> None:
    found = judge(CHECK, facts_of(ACCOUNT, posts=posts(20, 24)))
    assert [one.kind for one in found] == [KIND]


def test_service_accounts_have_neither_gap_nor_warning() -> None:
    assert judge(CHECK, facts_of(replace(ACCOUNT, service_only=True), posts=posts(12, 60))) == []


def seen(last_post: date | None, checked_on: date = date(2023, 6, 20)) -> HandCheck:
    return HandCheck("WX1", checked_on, last_post)


@pytest.mark.parametrize(("last", "stale"), [(date(2023, 6, 6), False), (date(2023, 6, 5), True)])
def test_what_a_person_saw_holds_for_the_day_on_which_it_was_seen(*, last: date, stale: bool) -> None:
    found = told(KIND, facts_of(ACCOUNT, hand_check=seen(last)))
    assert bool(found) == stale
    if stale:
        assert found[0].problem == (
            "据人工核查登记（2023年6月20日核查），账号最新一条信息为2023年6月5日，已超过14天未更新"
        )


def test_the_newer_of_ledger_and_person_counts() -> None:
    assert (
        told(KIND, facts_of(replace(ACCOUNT, last_post=date(2023, 5, 1)), hand_check=seen(date(2023, 6, 18))))
        == []
    )
    assert told(KIND, facts_of(replace(ACCOUNT, last_post=DAY), hand_check=seen(date(2023, 5, 1)))) == []


def test_a_look_of_another_quarter_says_nothing() -> None:
    facts = facts_of(ACCOUNT, hand_check=seen(date(2023, 3, 1), date(2023, 3, 20)))
    assert judge(CHECK, facts) == []
    assert doubts(CHECK, facts) == [
        "工作底表的核查日期（2023年3月20日）不在本季度检查日之前",
        "台账和入口页面都没有发文日期",
    ]
    assert doubts(CHECK, facts_of(ACCOUNT, hand_check=seen(None))) == ["台账和入口页面都没有发文日期"]
