"""The same article on website and account: numbers that differ are hints; forms and other articles are near misses."""

import pytest

from govspider.checks import differing_twin
from govspider.checks.differing_twin import differences
from govspider.checks.protocol import SweepContext
from govspider.items import Finding, PartKind, Target, TargetKind
from govspider.items.stored import StoredText
from tests.checks.reading import resources

UNIT = "溪城市石桥镇人民政府"
TARGETS = (
    Target("S1", TargetKind.WEBSITE, "石桥镇网站", UNIT),
    Target("A1", TargetKind.ACCOUNT, "石桥发布", UNIT),
    Target("S2", TargetKind.WEBSITE, "柳河镇网站", "溪城市柳河镇人民政府"),
)
TITLE = "石桥镇开展汛前隐患排查"
TEXT = (
    "6月20日，石桥镇组织干部开展汛前隐患排查。本次共检查在建工地12处，整改隐患35项。"
    "镇应急办要求各村在6月25日前完成复查。群众可拨打值班电话反映情况。"
)


def page(target_id: str, text: str = TEXT, title: str = TITLE, number: int = 1) -> list[StoredText]:
    url = f"http://{target_id.lower()}.test/{number}"
    parts = ((PartKind.TITLE, title), (PartKind.BODY, text))
    return [StoredText(target_id, url, part, said, f"hash of {url}") for part, said in parts]


def found(*pages: list[StoredText]) -> list[Finding]:
    texts = [text for one in pages for text in one]
    context = SweepContext(resources().tools, targets={target.target_id: target for target in TARGETS})
    said = list(differing_twin.CHECK.run(lambda: texts, context))
    assert all(one.needs_person for one in said)
    return said


@pytest.mark.parametrize(
    ("change", "here", "there"),
    [
        (
            ("6月25日", "6月28日"),
            "镇应急办要求各村在6月28日前完成复查",
            "镇应急办要求各村在6月25日前完成复查",
        ),
        (("35项", "53项"), "整改隐患53项", "整改隐患35项"),
        (("6月20日", "6月2日"), "6月2日", "6月20日"),
    ],
)
def test_a_number_that_differs(change: tuple[str, str], here: str, there: str) -> None:
    (one,) = found(page("S1"), page("A1", TEXT.replace(*change)))
    assert (one.target_id, one.page_url, one.subject) == ("A1", "http://a1.test/1", "http://s1.test/1")
    assert here in one.shown
    assert there in one.context
    assert one.shown in one.problem
    assert one.context in one.problem


def test_both_places_are_shown_around_what_differs() -> None:
    long = "，".join(f"第{n}组检查村道和桥梁" for n in "甲乙丙丁戊己庚辛") + "，共转移群众{}人"
    (one,) = found(page("S1", f"{TEXT}{long.format(86)}。"), page("A1", f"{TEXT}{long.format(68)}。"))
    assert one.shown.startswith("…")
    assert one.shown.endswith("共转移群众68人")


@pytest.mark.parametrize(
    "other",
    [
        TEXT,
        TEXT.replace("12处", "１２处"),
        TEXT.replace("6月20日", "06月20日"),
        TEXT + "发布时间：2023-06-21 10:00。",
        TEXT.replace("本次共检查", "此次检查"),  # another sentence, not another number
        "关于召开年度会议的通知。会议于6月3日上午9时在三楼召开。请准时参加。",  # another article
    ],
)
def test_texts_that_do_not_contradict(other: str) -> None:
    assert found(page("S1"), page("A1", other)) == []


def test_masked_numbers_are_not_compared() -> None:
    said = "联系人手机138****1234，请提前预约办理。"
    assert found(page("S1", TEXT + said), page("A1", TEXT + said.replace("1234", "4321"))) == []


def test_other_units_and_two_websites_are_no_twins() -> None:
    changed = TEXT.replace("35项", "53项")
    assert found(page("S2"), page("A1", changed)) == []
    assert found(page("S1"), page("S1", changed, number=2)) == []
    assert found(page("A1"), page("A1", changed, number=2)) == []


def test_a_title_of_many_pages_is_a_form() -> None:
    forms = [page("S1", TEXT.replace("35", str(n)), number=n) for n in range(4)]
    assert found(*forms, page("A1", TEXT.replace("35", "9"))) == []
    assert found(page("S1", title="放假通知"), page("A1", TEXT.replace("35", "9"), title="放假通知")) == []


def test_one_page_of_the_website_that_agrees_is_enough() -> None:
    changed = TEXT.replace("35项", "53项")
    assert found(page("S1"), page("S1", changed, number=2), page("A1", changed)) == []


def test_three_differences_of_an_article_are_told() -> None:
    lines = "".join(f"第{n}村共有农户{{}}户参加。" for n in "一二三四五六")
    here, there = lines.format(*range(10, 16)), lines.format(*range(20, 26))
    assert len(found(page("S1", here), page("A1", there))) == 3


def test_sentences_that_repeat_are_no_places() -> None:
    table = "。".join(f"共有{n}户农户参加" for n in range(9))
    assert differences(f"{TEXT}{table}。", f"{TEXT}{table[:-20]}。") == []
