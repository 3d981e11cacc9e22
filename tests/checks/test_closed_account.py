from dataclasses import replace
from datetime import date

import pytest

from govspider.checks.closed_account import ALIVE, CHECK, GONE
from govspider.items import (
    Entry,
    Finding,
    HandCheck,
    Outcome,
    PageRole,
    Post,
    PublicCard,
    Target,
    TargetState,
)
from tests.checks.building import ACCOUNT, SITE, doubts, facts_of, judge, page

CLOSED = replace(ACCOUNT, state=TargetState.CLOSED, closed_on=date(2023, 5, 1))
SEEN = HandCheck("WX1", date(2023, 6, 28))


def post(day: date, title: str = "我市召开会议", file: str = "发文/a.csv") -> Post:
    return Post("WX1", title, day, "http://mp.test/1", file)


def told(target: Target, *posts: Post, seen: HandCheck | None = None) -> list[Finding]:
    return judge(CHECK, facts_of(target, posts=posts, hand_check=seen))


@pytest.mark.parametrize("state", [TargetState.CLOSED, TargetState.OFFLINE, TargetState.PLANNED])
@pytest.mark.parametrize(
    ("day", "fires"),
    [
        (date(2023, 4, 30), False),
        (date(2023, 5, 1), False),
        (date(2023, 5, 2), True),
        (date(2023, 7, 1), False),
    ],
)
def test_posts_behind_the_day_of_closing(state: TargetState, day: date, *, fires: bool) -> None:
    found = told(replace(CLOSED, state=state), post(day))
    assert [one.kind for one in found] == ([ALIVE] if fires else [])
    assert all(one.needs_person for one in found)


def test_a_post_is_named_with_its_source() -> None:
    (found,) = told(CLOSED, post(date(2023, 6, 1)), post(date(2023, 6, 9)))
    assert found.problem == (
        "台账登记为已关停或注销（2023年5月1日起），但据导出的发文（发文/a.csv），2023年6月9日仍有发文《我市召开会议》（其后共2条），待人工核实"
    )
    assert found.page_url == "http://mp.test/1"
    (found,) = told(CLOSED, post(date(2023, 6, 9), file="账号.xlsx"))
    assert "但据台账登记，2023年6月9日" in found.problem


@pytest.mark.parametrize(
    "title", ["停更公告", "关于本公众号迁移的通知", "我们更名啦", "关于注销“甲发布”的公告", "再见，甲发布"]
)
def test_a_closing_account_may_say_so(title: str) -> None:
    assert told(CLOSED, post(date(2023, 5, 10), title)) == []


@pytest.mark.parametrize(
    "title", ["关于暂停供水的通知", "我市关闭小煤矿12处", "两村合并选举圆满完成", "停止使用旧版燃气表"]
)
def test_what_other_matters_end_is_a_post(title: str) -> None:
    assert told(CLOSED, post(date(2023, 5, 10), title))


def test_the_ledger_itself_and_a_person_speak_against_it() -> None:
    (found,) = told(replace(CLOSED, last_post=date(2023, 6, 1)))
    assert "但据台账登记，最近发文日期为2023年6月1日" in found.problem
    assert told(replace(CLOSED, last_post=date(2023, 4, 1))) == []
    assert told(replace(CLOSED, last_post=date(2023, 5, 15))) == []  # it may be the notice
    (found,) = told(CLOSED, seen=replace(SEEN, last_post=date(2023, 6, 20)))
    assert "据人工核查登记（2023年6月28日），最近发文日期为2023年6月20日" in found.problem
    (found,) = told(replace(CLOSED, closed_on=None), seen=replace(SEEN, is_open=True))
    assert "账号仍能打开" in found.problem


@pytest.mark.parametrize(
    ("shown", "fires"),
    [({}, True), ({"notice": "closed"}, False), ({"outcome": Outcome.DNS}, False), ({"error": "x"}, False)],
)
def test_posts_of_a_cancelled_account_that_open(shown: dict[str, object], *, fires: bool) -> None:
    opened = page("http://mp.test/1", PageRole.OPENED_POST, title="我市召开会议", **shown)
    found = judge(CHECK, facts_of(CLOSED, pages=(opened,)))
    assert [one.problem for one in found] == (
        ["台账登记为已关停或注销，但发文《我市召开会议》仍能打开，待人工核实"] if fires else []
    )
    assert judge(CHECK, facts_of(replace(CLOSED, state=TargetState.OFFLINE), pages=(opened,))) == []


def test_a_page_that_still_shows_a_cancelled_account() -> None:
    shown = page("http://store.test/1", PageRole.STORE, card=PublicCard("甲通"))
    (found,) = judge(CHECK, facts_of(CLOSED, pages=(shown,)))
    assert "打开的页面（store.test）显示，账号或应用仍能打开" in found.problem
    assert (found.page_url, found.evidence) == (shown.url, shown.body_hash)
    gone = replace(shown, card=PublicCard("甲通", remark="该应用已下架"))
    assert judge(CHECK, facts_of(CLOSED, pages=(gone,))) == []


@pytest.mark.parametrize("state", [TargetState.CLOSED, TargetState.OFFLINE])
@pytest.mark.parametrize(
    ("day", "title", "fires"),
    [
        (date(2023, 5, 1), "道路施工公告", False),
        (date(2023, 5, 2), "道路施工公告", True),
        (date(2023, 5, 2), "本号停更公告", False),
        (date(2023, 7, 1), "道路施工公告", False),
        (None, "道路施工公告", False),
    ],
)
def test_posts_that_its_open_page_lists_behind_the_day_of_closing(
    state: TargetState, day: date | None, title: str, *, fires: bool
) -> None:
    entries = (Entry(title, "http://v.test/2", day), Entry("春耕备耕", "http://v.test/1", date(2023, 3, 1)))
    shown = page("http://v.test/甲", PageRole.HOME, card=PublicCard("甲发布"))
    shown = replace(shown, entries=entries)
    found = judge(CHECK, facts_of(replace(CLOSED, state=state), pages=(shown,)))
    assert [one.shown for one in found if one.shown == "发文"] == (["发文"] if fires else [])
    if fires:
        assert (
            "打开的页面（v.test）显示，2023年5月2日仍有发文《道路施工公告》（其后共1条）" in found[0].problem
        )


def test_pages_of_a_closed_account_that_could_not_be_read_are_said() -> None:
    walls = (
        page("http://v.test/1", PageRole.HOME, outcome=Outcome.BLOCKED, error="平台要求登录后才能查看主页"),
        page("http://v.test/2", PageRole.OPENED_POST, outcome=Outcome.TIMEOUT),
        page("http://v.test/3", PageRole.OPENED_POST, notice="closed"),
        page("http://v.test/4", PageRole.MENU, outcome=Outcome.TIMEOUT),
    )
    said = doubts(CHECK, facts_of(CLOSED, pages=walls))
    assert len(said) == 2
    assert said[0] == "账号是否仍能打开未能判断：平台要求登录后才能查看主页（1个）"
    assert doubts(CHECK, facts_of(ACCOUNT, pages=walls)) == []


@pytest.mark.parametrize(
    ("platform", "shown", "fires"),
    [
        ("douyin", {"outcome": Outcome.HTTP_ERROR, "status": 404}, True),
        ("douyin", {"outcome": Outcome.UNSUPPORTED, "notice": "closed"}, True),
        ("weibo", {"outcome": Outcome.UNSUPPORTED, "notice": "frozen"}, True),
        ("weibo", {"outcome": Outcome.UNSUPPORTED, "notice": "unlisted"}, True),
        ("weibo", {"outcome": Outcome.UNSUPPORTED, "notice": "unavailable"}, False),
        ("douyin", {"outcome": Outcome.HTTP_ERROR, "status": 403}, False),
        ("douyin", {"outcome": Outcome.HTTP_ERROR, "status": 500}, False),
        ("douyin", {"outcome": Outcome.DNS}, False),
        ("douyin", {"outcome": Outcome.BLOCKED}, False),
        ("douyin", {}, False),
        (
            "wechat",
            {"outcome": Outcome.HTTP_ERROR, "status": 404},
            False,
        ),  # an entry page is the office's own
        ("app", {"outcome": Outcome.HTTP_ERROR, "status": 404}, False),
    ],
)
def test_a_running_account_that_its_platform_does_not_know(
    platform: str, shown: dict[str, object], *, fires: bool
) -> None:
    own = page("http://v.test/甲", PageRole.HOME, **shown)
    found = judge(CHECK, facts_of(replace(ACCOUNT, platform=platform), pages=(own,)))
    assert [(one.kind, one.needs_person) for one in found] == ([(GONE, True)] if fires else [])


def test_an_account_that_rests_may_stay_open() -> None:
    assert told(replace(CLOSED, state=TargetState.OFFLINE), seen=replace(SEEN, is_open=True)) == []
    assert told(CLOSED, seen=replace(SEEN, is_open=False)) == []


def test_without_the_day_of_closing_it_could_not_be_judged() -> None:
    facts = facts_of(replace(CLOSED, closed_on=None), posts=(post(date(2023, 6, 1)),))
    assert judge(CHECK, facts) == []
    assert doubts(CHECK, facts) == ["台账没有停更或注销日期，本季度的发文是否在其后未能判断"]
    old = facts_of(replace(CLOSED, closed_on=None), posts=(post(date(2023, 3, 1)),))
    assert doubts(CHECK, old) == doubts(CHECK, facts_of(ACCOUNT, posts=(post(date(2023, 6, 1)),))) == []


@pytest.mark.parametrize(("is_open", "fires"), [(False, True), (True, False), (None, False)])
def test_a_running_account_that_is_not_there(*, is_open: bool | None, fires: bool) -> None:
    found = told(ACCOUNT, seen=replace(SEEN, is_open=is_open))
    assert [one.kind for one in found] == ([GONE] if fires else [])
    said = ["账号疑似已注销、停用或不存在，不作合格结论；核实后请更新台账"] if fires else []
    assert doubts(CHECK, facts_of(ACCOUNT, hand_check=replace(SEEN, is_open=is_open))) == said
    assert told(ACCOUNT, seen=replace(SEEN, is_open=is_open, checked_on=date(2023, 3, 1))) == []


def test_sites_and_running_accounts_are_not_closed() -> None:
    assert told(replace(CLOSED, state=TargetState.NORMAL), post(date(2023, 6, 1))) == []
    assert (
        told(replace(SITE, state=TargetState.CLOSED, closed_on=date(2023, 5, 1)), post(date(2023, 6, 1)))
        == []
    )
