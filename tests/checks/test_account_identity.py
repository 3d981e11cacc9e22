from dataclasses import replace
from datetime import date

import pytest

from govspider.checks.account_identity import BODY, CHECK, NAME
from govspider.items import Finding, HandCheck, PageRole, Post, PublicCard, Target, TargetFacts
from tests.checks.building import ACCOUNT, DAY, SITE, facts_of, judge, page

TARGET = replace(ACCOUNT, name="溪城教育", unit="溪城市教育局", certified="溪城市教育局")
FILE = "发文/a.csv"


def post(name: str, day: date = DAY) -> Post:
    return Post("WX1", "标题", day, file=FILE, account=name)


def seen(name: str = "", body: str = "", day: date = date(2023, 6, 28)) -> HandCheck:
    return HandCheck("WX1", day, shown_name=name, shown_body=body)


def told(target: Target, *posts: Post, hand_check: HandCheck | None = None) -> list[Finding]:
    return judge(CHECK, facts_of(target, posts=posts, hand_check=hand_check))


@pytest.mark.parametrize("name", ["平安溪城", "溪城教研在线", "溪城发布", "石桥教育"])
def test_another_name_is_told_with_both(name: str) -> None:
    (found,) = told(TARGET, post(name))
    assert (found.kind, found.needs_person) == (NAME, True)
    assert found.problem == (
        f"据导出的发文（{FILE}），账号的名称为“{name}”，台账登记为“溪城教育”，更名是否已报备，待人工核实"
    )
    (found,) = told(TARGET, hand_check=seen(name))
    assert found.problem.startswith("据人工核查登记（2023年6月28日），账号的名称为")


@pytest.mark.parametrize(
    "name",
    [
        "溪城教育",
        " 溪城教育 ",
        "溪城教育（官方）",
        "溪城教育官方微博",
        "溪城市教育",
        "溪城市教育局",
        "溪城 · 教育",
        "WX1",
        "wx1",
        "教育",
        "—",
        "溪城教育公众号",
    ],
)
def test_other_ways_to_write_it_are_no_other_name(name: str) -> None:
    assert told(TARGET, post(name)) == []


@pytest.mark.parametrize("alias", ["平安溪城", "溪城声音", "2023年3月由“平安溪城”更名"])
def test_names_that_were_filed(alias: str) -> None:
    found = told(replace(TARGET, aliases=(alias,)), post("平安溪城"))
    assert bool(found) == (alias == "溪城声音")


def test_the_newest_post_says_the_name() -> None:
    assert told(TARGET, post("平安溪城", date(2023, 1, 1)), post("溪城教育")) == []
    assert told(TARGET, post("溪城教育", date(2023, 1, 1)), post("平安溪城"))
    assert told(TARGET, post("溪城教育"), post("平安溪城", date(2023, 7, 1))) == []  # after the inspection


def carded(name: str = "", body: str = "", **more: str) -> TargetFacts:
    shown = page("http://weibo.test/u/1", PageRole.HOME, card=PublicCard(name, body), **more)
    return facts_of(TARGET, pages=(shown,), posts=(post("平安溪城"),))


def test_an_open_page_says_it_before_all_others() -> None:
    assert judge(CHECK, carded("溪城教育")) == []  # whatever an export of some day shows
    (found,) = judge(CHECK, carded("溪城之声"))
    assert "打开的页面（weibo.test）显示，账号的名称为“溪城之声”，台账登记为“溪城教育”" in found.problem
    assert (found.page_url, found.evidence) == ("http://weibo.test/u/1", "hash of http://weibo.test/u/1")
    (found,) = judge(CHECK, carded("溪城之声", notice="closed"))
    assert "平安溪城" in found.problem  # the page does not show it
    of_menu = page("http://weibo.test/u/2", PageRole.MENU, card=PublicCard("溪城之声"))
    assert judge(CHECK, facts_of(TARGET, pages=(of_menu,))) == []  # another account's


@pytest.mark.parametrize(
    ("names", "fires"),
    [
        (("溪城之声", "溪城之声"), True),
        (("溪城之声", "溪城之声", "溪城发布"), True),
        (("溪城之声", "溪城教育"), False),
        (("溪城之声",), False),  # it may be another account's article
        (("溪城教育", "溪城教育", "溪城之声"), False),
        ((), False),
    ],
)
def test_names_that_opened_posts_show(names: tuple[str, ...], *, fires: bool) -> None:
    pages = tuple(
        page(f"http://mp.test/s/{number}", PageRole.OPENED_POST, card=PublicCard(name))
        for number, name in enumerate(names)
    )
    found = judge(CHECK, facts_of(TARGET, pages=pages))
    assert [one.problem for one in found] == (
        ["打开的2条发文显示，账号的名称为“溪城之声”，台账登记为“溪城教育”，更名是否已报备，待人工核实"]
        if fires
        else []
    )


@pytest.mark.parametrize(
    ("body", "fires"),
    [
        ("石桥县融媒体中心官方微博", True),
        ("溪城市教育局官方微博", False),
        ("教育领域创作者", False),
        ("政务", False),
        ("", False),
    ],
)
def test_a_body_that_an_open_page_shows(body: str, *, fires: bool) -> None:
    found = judge(CHECK, carded("溪城教育", body))
    assert [one.kind for one in found] == ([BODY] if fires else [])


def test_what_a_person_saw_in_another_quarter_says_nothing() -> None:
    assert told(TARGET, hand_check=seen("平安溪城", "甲公司", date(2023, 3, 1))) == []


def test_another_body_is_told_with_both() -> None:
    (found,) = told(TARGET, hand_check=seen(body="石桥县融媒体中心"))
    assert found.kind == BODY
    assert "账号的认证主体为“石桥县融媒体中心”，台账登记为“溪城市教育局”" in found.problem


@pytest.mark.parametrize(
    "body", ["溪城市教育局", "溪城市教育局（官方）", "溪城市教育和体育局", "溪城教育局", ""]
)
def test_the_same_body(body: str) -> None:
    assert told(TARGET, hand_check=seen(body=body)) == []


@pytest.mark.parametrize(
    ("certified", "unit", "fires"),
    [
        ("未认证", "溪城市教育局", True),
        ("个人", "溪城市教育局", True),
        ("溪城市云帆传媒有限公司", "溪城市教育局", True),
        ("溪城市云帆工作室", "溪城市教育局", True),
        ("溪城市水务集团有限公司", "溪城市水务集团有限公司", False),
        ("溪城市水务集团有限公司", "溪城市自来水有限公司", False),
        ("溪城市融媒体中心", "溪城市教育局", False),
        ("", "溪城市教育局", False),
    ],
)
def test_what_the_ledger_says_of_the_certification(certified: str, unit: str, *, fires: bool) -> None:
    found = told(replace(TARGET, certified=certified, unit=unit))
    assert bool(found) == fires
    assert all(one.problem.startswith("据台账登记，") and one.needs_person for one in found)


def test_a_body_that_only_a_person_saw() -> None:
    bare = replace(TARGET, certified="")
    assert told(bare, hand_check=seen(body="溪城市某传媒公司"))
    assert told(bare, hand_check=seen(body="未认证"))
    assert told(bare, hand_check=seen(body="石桥县融媒体中心")) == []  # the ledger does not say whose it is


def test_apps_have_no_certification_and_sites_no_account() -> None:
    assert told(replace(TARGET, platform="app", certified="未认证")) == []
    assert told(replace(SITE, certified="未认证")) == []
