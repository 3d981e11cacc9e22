"""Menu entries: dead and stale ones."""

from dataclasses import replace
from datetime import date

import pytest

from govspider.checks import dead_menu, stale_menu, unclear_menu, wrong_menu
from govspider.items import Media, MenuEntry, Notice, Outcome, PageRole, Severity, TargetFacts
from tests.checks.building import ACCOUNT, BAD_SITES, DAY, doubts, entry, facts_of, judge, page

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


@pytest.mark.parametrize(
    "notice", [one for one in Notice if one is not Notice.UNLISTED]
)  # that one is of stores
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


@pytest.mark.parametrize("title", ["某县为民服务", "便民服务平台"])
def test_the_title_of_a_whole_application_says_nothing_of_one_view(title: str) -> None:
    one = replace(entry(newest=OLD, title=title), name="公示公告", url="http://m.test/app.html#/a")
    other = replace(entry(title=title), position="2", name="要闻", url="http://m.test/app.html#/b")
    home = page("http://m.test/", PageRole.HOME, title=title)
    assert len(judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=(one, other)))) == 1
    assert len(judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=(one,), pages=(home,)))) == 1
    guide = replace(one, name="办事指南")
    assert judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=(guide, other), pages=(home,))) == []
    # Two guides of one site have a title, too, and it is theirs.
    apart = replace(other, url="http://m.test/guide/2.html")
    assert judge(stale_menu.CHECK, facts_of(ACCOUNT, menu=(one, apart))) == []


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


def wrong(*menu: MenuEntry) -> list[str]:
    return [found.problem for found in judge(wrong_menu.CHECK, facts_of(ACCOUNT, menu=menu))]


@pytest.mark.parametrize(
    "url", ["http://10.20.3.8/oa/", "http://192.168.1.9:8080/", "http://oa.local/", "http://[fd00::1]/"]
)
def test_address_inside(url: str) -> None:
    inside = replace(entry(Outcome.UNSUPPORTED), url=url)
    assert wrong(inside) == ["菜单“最新动态”指向内网地址，公众无法打开"]
    assert doubts(dead_menu.CHECK, facts_of(ACCOUNT, menu=(inside,))) == []  # one or the other


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://10.20.3.8/oa/", Outcome.OK),  # the office allows it
        ("http://10.20.3.8/oa/", None),  # nothing was opened
        ("http://www.a.gov.test/a.docx", Outcome.UNSUPPORTED),
        ("http://8.8.8.8/", Outcome.UNSUPPORTED),
    ],
)
def test_address_that_is_not_inside_or_opened(url: str, outcome: Outcome | None) -> None:
    assert wrong(replace(entry(outcome), url=url)) == []


def test_menu_that_leads_to_a_bad_site() -> None:
    mark = next(mark for mark in BAD_SITES.marks if mark.weight == 3)
    facts = facts_of(ACCOUNT, menu=(entry(title=f"{mark.phrase} 首页"),))
    (found,) = judge(wrong_menu.CHECK, facts)
    assert (found.severity, found.needs_person) == (Severity.SEVERE, False)
    assert mark.category in found.problem
    parked = next(mark for mark in BAD_SITES.marks if mark.category == "停放域名" and mark.weight == 3)
    (found,) = judge(wrong_menu.CHECK, facts_of(ACCOUNT, menu=(entry(title=parked.phrase),)))
    assert found.severity is Severity.GENERAL  # anybody may buy the name: nothing forbidden yet
    assert found.problem == f"菜单“最新动态”指向停放域名网站（特征“{parked.phrase}”）"
    assert wrong(entry(title="便民服务", text="办理流程和所需材料")) == []
    assert wrong(entry(title=mark.phrase, notice="illegal")) == []


def hints(facts: TargetFacts) -> list[str]:
    found = judge(unclear_menu.CHECK, facts)
    assert all(finding.needs_person for finding in found)
    return [finding.problem.partition("，待人工核实")[0] for finding in found]


def test_the_same_address_twice() -> None:
    menu = (replace(entry(), position="1.1", name="要闻"), replace(entry(), position="2.3", name="动态"))
    assert hints(facts_of(ACCOUNT, menu=menu)) == ["菜单“动态”与菜单“要闻”指向同一网址"]


@pytest.mark.parametrize(
    "other",
    [
        replace(entry(), position="c1-1.1"),  # what some followers see instead
        replace(entry(), position="2", url="http://m.test/1#/b"),
        replace(entry(None), position="2", url=""),
        replace(entry(), position="2", url="", final_url="http://m.test/#tab-2"),
    ],
)
def test_entries_that_are_not_the_same(other: MenuEntry) -> None:
    assert hints(facts_of(ACCOUNT, menu=(entry(), other))) == []


def landed(name: str, text: str, **facts: object) -> TargetFacts:
    opened = replace(entry(text=text, title=name), name=name)
    return facts_of(ACCOUNT, menu=(opened,), pages=(page("http://m.test/1", PageRole.MENU, **facts),))


@pytest.mark.parametrize("text", ["通知公告 暂无数据", "栏目建设中，敬请期待", "暂无相关信息"])
def test_page_that_says_it_has_nothing(text: str) -> None:
    assert hints(landed("通知公告", text)) == ["菜单“通知公告”打开后没有内容"]


@pytest.mark.parametrize(
    ("name", "text", "facts"),
    [
        ("我的办件", "暂无数据", {}),
        ("通知公告", "暂无数据", {"dates": (DAY,)}),
        ("通知公告", "暂无数据", {"media": frozenset({Media.PICTURE})}),
        ("通知公告", "本月没有相关信息需要公开。" + "各科室照常办理业务，请带齐材料。" * 5, {}),
        ("通知公告", "便民窗口调整办公时间", {}),
    ],
)
def test_page_with_something_to_show(name: str, text: str, facts: dict[str, object]) -> None:
    assert hints(landed(name, text, **facts)) == []


def test_list_of_letters_is_no_missing_field() -> None:
    letters = replace(entry(text="局长信箱 关于路灯维修的答复 2023-06-20", newest=DAY), name="局长信箱")
    facts = facts_of(ACCOUNT, menu=(letters,), pages=(page("http://m.test/1", PageRole.MENU),))
    assert hints(facts) == []


def test_entry_to_write_to_without_a_field() -> None:
    (found,) = judge(unclear_menu.CHECK, landed("局长信箱", "局长信箱 欢迎广大市民提出宝贵意见"))
    assert (found.indicator, found.needs_person) == ("N3.1", True)


@pytest.mark.parametrize(
    ("name", "text", "facts"),
    [
        ("局长信箱", "局长信箱", {"media": frozenset({Media.FORM})}),
        ("局长信箱", "请先登录后办理", {}),
        ("投诉举报", "受理电话 0000-12345", {}),
        ("局长信箱", "局长信箱", {"error": "有脚本没有取到"}),
        ("局长信箱", "局长信箱", {"dates": (DAY,)}),
        ("意见征集", "老旧小区改造方案", {}),
        ("工作动态", "欢迎广大市民关注", {}),
    ],
)
def test_entry_with_a_way_to_write_or_without_that_promise(
    name: str, text: str, facts: dict[str, object]
) -> None:
    assert hints(landed(name, text, **facts)) == []


HTTP, HTTPS = "http://m.test/1", "https://m.test/2"


def at(url: str, position: str = "1.2", **facts: object) -> MenuEntry:
    """An opened entry that leads there."""
    return replace(entry(), url=url, position=position, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("home_url", "menu", "said"),
    [
        ("", (at(HTTP),), []),  # all of it is http
        ("", (at(HTTP), at(HTTPS, "1.3")), ["最新动态"]),
        ("https://h5.test/", (at(HTTP),), ["最新动态"]),
        ("https://h5.test/", (at(HTTP, final_url=HTTPS),), []),  # it leads on to https
        ("http://h5.test/", (at(HTTP),), []),
        ("", (at(HTTP), at("https://other.test/", "1.3")), []),
        ("https://h5.test/", (at(HTTP, outcome=Outcome.BLOCKED),), []),
        ("https://h5.test/", (at("weixin://dl/business"),), []),
    ],
)
def test_http_beside_https(home_url: str, menu: tuple[MenuEntry, ...], said: list[str]) -> None:
    found = judge(unclear_menu.CHECK, facts_of(replace(ACCOUNT, home_url=home_url), menu=menu))
    assert [one.shown for one in found] == said
    assert all("不加密的 http 网址" in one.problem and one.needs_person for one in found)
