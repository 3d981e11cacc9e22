from dataclasses import replace
from datetime import date, timedelta

import pytest

from govspider.checks.required_reposts import CHECK, LATE, MISSING
from govspider.items import Finding, Post, Repost, Target, TargetFacts
from tests.checks.building import ACCOUNT, DAY, SITE, doubts, facts_of, judge, link

TITLE = "国务院办公厅关于做好今年防汛工作的通知"
ASKED = Repost(TITLE, date(2023, 6, 1), 3)
DUE = date(2023, 6, 4)


def post(title: str, day: date, file: str = "发文/a.csv") -> Post:
    return Post("WX1", title, day, file=file)


AROUND = (post("我市召开会议", date(2023, 5, 20)), post("我局开展培训", date(2023, 6, 20)))


def facts(*posts: Post, asked: Repost = ASKED, target: Target = ACCOUNT) -> TargetFacts:
    return replace(facts_of(target, posts=posts), reposts=(asked,))


def told(*posts: Post, asked: Repost = ASKED, target: Target = ACCOUNT) -> list[Finding]:
    return judge(CHECK, facts(*posts, asked=asked, target=target))


def test_what_an_exported_table_does_not_hold_is_missing() -> None:
    (found,) = told(*AROUND)
    assert (found.kind, found.needs_person) == (MISSING, False)
    assert found.problem == f"据导出的发文（发文/a.csv），《{TITLE}》应在2023年6月4日前转载，没有找到"
    assert doubts(CHECK, facts(*AROUND)) == []


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"一图读懂｜{TITLE}",
        f"转发：{TITLE}（附全文）",
        "国务院办公厅 关于做好今年防汛工作的通知",
        "国务院办公厅关于做好今年防汛工作的…",
        "国务院办公厅印发《关于做好今年防汛工作的通知》",
    ],
)
@pytest.mark.parametrize("day", [date(2023, 5, 30), date(2023, 6, 1), DUE])
def test_reposts_in_time(title: str, day: date) -> None:
    assert told(*AROUND, post(title, day)) == []
    assert doubts(CHECK, facts(post(title, day))) == []


ORIGINAL = "http://www.gov.test/zhengce/t1.html"
LINKED = replace(ASKED, urls=(ORIGINAL, "https://mp.test/s?__biz=A&mid=1&idx=1&sn=f"))


@pytest.mark.parametrize(
    ("address", "leads_to", "is_found"),
    [
        ("http://mp.test/1", "https://www.gov.test/zhengce/t1.html#top", True),
        ("http://mp.test/s?__biz=A&amp;mid=1&amp;idx=1&amp;sn=f&amp;scene=45#wechat_redirect", "", True),
        ("http://mp.test/1", "http://www.gov.test/zhengce/t2.html", False),
        ("http://mp.test/s?__biz=A&mid=1&idx=2&sn=f", "", False),
    ],
)
def test_what_leads_to_the_original_is_a_repost_under_any_title(
    address: str, leads_to: str, *, is_found: bool
) -> None:
    own = replace(post("我局开展宣传", DUE), url=address)
    links = (link(leads_to, on=own.url),) if leads_to else ()
    one = replace(facts(*AROUND, own, asked=LINKED), links=links)
    assert (judge(CHECK, one) == []) == is_found
    late = replace(one, posts=(*AROUND, replace(own, published=date(2023, 6, 6))))
    assert [found.kind for found in judge(CHECK, late)] == ([LATE] if is_found else [MISSING])


def test_a_link_of_another_page_says_nothing() -> None:
    menu = link(ORIGINAL, on="http://m.test/menu")
    assert [found.kind for found in judge(CHECK, replace(facts(*AROUND, asked=LINKED), links=(menu,)))] == [
        MISSING
    ]


@pytest.mark.parametrize(
    "title", ["关于做好防汛工作的几点要求", "国务院办公厅部署今年防汛", "注意！今年防汛有新要求"]
)
def test_what_is_alike_is_for_a_person(title: str) -> None:
    (found,) = told(*AROUND, post(title, DUE))
    assert found.needs_person
    assert f"相近的有《{title}》" in found.problem


@pytest.mark.parametrize(
    ("asked", "title", "alike"),
    [
        ("国务院办公厅关于印发《政务移动应用程序管理办法》的通知", "重磅！政务App管理办法来了", True),
        ("国务院办公厅关于印发《政务移动应用程序管理办法》的通知", "国办规范政务应用程序", True),
        ("某市人民政府办公室关于做好防灾减灾宣传工作的通知", "全国防灾减灾日来了", True),
        ("某市人民政府办公室关于做好防灾减灾宣传工作的通知", "我市召开安全生产工作会议", False),
        ("国务院关于表彰先进集体的决定", "某市人民政府关于开展调查工作的通知", False),
    ],
)
def test_only_what_nothing_speaks_of_is_missing(asked: str, title: str, *, alike: bool) -> None:
    (found,) = told(*AROUND, post(title, DUE), asked=replace(ASKED, title=asked))
    assert found.needs_person == alike


def test_another_years_notice_is_another_notice() -> None:
    asked = replace(ASKED, title="关于2023年端午节放假的通知")
    assert told(*AROUND, post("关于2022年端午节放假的通知", DUE), asked=asked)[0].kind == MISSING
    assert told(*AROUND, post("关于2023年端午节放假的通知", DUE), asked=asked) == []


def test_late_is_told_with_the_days() -> None:
    (found,) = told(*AROUND, post(TITLE, DUE + timedelta(days=2)))
    assert (found.kind, found.needs_person) == (LATE, False)
    assert "2023年6月6日才转载，超期2天" in found.problem
    (found,) = told(post(TITLE, DUE + timedelta(days=2), "账号.xlsx"))
    assert found.needs_person
    assert found.problem.startswith("据台账登记，")


def test_late_is_for_a_person_where_something_alike_came_in_time() -> None:
    (found,) = told(*AROUND, post("国务院办公厅部署今年防汛", DUE), post(TITLE, DUE + timedelta(days=9)))
    assert (found.kind, found.needs_person) == (LATE, True)


@pytest.mark.parametrize(
    "posts",
    [
        (),
        AROUND[:1],  # exported before the time was over
        AROUND[1:],  # begins behind it
        tuple(
            replace(one, file="发文/a.json") for one in AROUND
        ),  # may be what was published by interface alone
        tuple(replace(one, file="账号.xlsx") for one in AROUND),  # a list that a person keeps
        (AROUND[0], replace(AROUND[1], file="发文/b.csv")),  # two files with a gap between them
        (replace(AROUND[0], published=date(2023, 6, 1)), AROUND[1]),
        (AROUND[0], replace(AROUND[1], published=DUE)),
    ],
)
def test_not_found_in_part_of_the_posts_could_not_be_judged(posts: tuple[Post, ...]) -> None:
    assert told(*posts) == []
    assert doubts(CHECK, facts(*posts)) == [
        f"规定转载《{TITLE}》：没有覆盖2023年6月1日至2023年6月4日的发文导出表，是否转载未能判定"
    ]


def test_posts_without_titles_are_for_a_person() -> None:
    (found,) = told(*AROUND, target=replace(ACCOUNT, platform="weibo"))
    assert found.needs_person


@pytest.mark.parametrize(
    "asked",
    [
        replace(ASKED, issued=DAY - timedelta(days=3)),  # due on the day of inspection
        replace(ASKED, issued=date(2023, 3, 1)),  # of another quarter
    ],
)
def test_what_is_not_due_in_the_quarter(asked: Repost) -> None:
    held = (post("甲", date(2023, 1, 1)), post("乙", DAY))
    assert told(*held, asked=asked) == []
    assert doubts(CHECK, facts(asked=asked)) == []


@pytest.mark.parametrize(
    ("accounts", "service_only", "binds"),
    [((), False, True), ((), True, False), (("WX1",), True, True), (("WX2",), False, False)],
)
def test_whom_it_binds(accounts: tuple[str, ...], *, service_only: bool, binds: bool) -> None:
    assert replace(ASKED, accounts=accounts).binds(replace(ACCOUNT, service_only=service_only)) is binds


def test_sites_never() -> None:
    assert told(*AROUND, target=SITE) == []
