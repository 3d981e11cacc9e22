from dataclasses import replace

import pytest

from govspider.checks.app_filing import CHECK, KIND, ODD, TOWN
from govspider.items import PageRole, PublicCard, Target
from tests.checks.building import ACCOUNT, SITE, doubts, facts_of, judge, page

APP = replace(ACCOUNT, platform="app", unit="溪城市住房保障中心")


def kinds(target: Target) -> list[str]:
    return [found.kind for found in judge(CHECK, facts_of(target))]


@pytest.mark.parametrize("filing", ["", "无", "未备案", "暂无", "—", " 否 ", "备案中", "正在办理"])
def test_an_app_without_number_is_told_as_the_ledger_has_it(filing: str) -> None:
    (found,) = judge(CHECK, facts_of(replace(APP, filing=filing)))
    assert found.kind == KIND
    assert found.problem.startswith("据台账登记，")
    assert found.needs_person


@pytest.mark.parametrize(
    "filing",
    ["粤ICP备12345678号", "粤ICP备2023012345号-2", "粤ＩＣＰ备12345678号－3", "12", "网信办", "见附件"],
)
def test_what_can_be_no_such_number_is_odd(filing: str) -> None:
    assert kinds(replace(APP, filing=filing)) == [ODD]
    assert filing in judge(CHECK, facts_of(replace(APP, filing=filing)))[0].problem


@pytest.mark.parametrize(
    "filing",
    [
        "粤ICP备12345678号-3A",
        "京ICP备2023012345号-1X",
        "ZWYY2026440000123",
        "（2026）第0012号",
        "粤政备〔2026〕0103号",
    ],
)
@pytest.mark.parametrize("platform", ["app", "miniprogram"])
def test_numbers_are_right(filing: str, platform: str) -> None:
    assert kinds(replace(APP, filing=filing, platform=platform)) == []


@pytest.mark.parametrize("filing", ["已备案", "是", "不适用", "无需备案", "ZW138****1234"])
def test_an_answer_without_a_number_could_not_be_judged(filing: str) -> None:
    facts = facts_of(replace(APP, filing=filing))
    assert judge(CHECK, facts) == []
    assert len(doubts(CHECK, facts)) == 1
    assert filing in doubts(CHECK, facts)[0]


def test_what_a_store_shows_is_told_beside_it() -> None:
    store = page(
        "http://store.test/1", PageRole.STORE, card=PublicCard("甲通", filing="粤ICP备12345678号-3A")
    )
    (found,) = judge(CHECK, facts_of(replace(APP, filing=""), pages=(store,)))
    assert found.kind == KIND
    assert found.problem.endswith(
        "；打开的页面（store.test）显示，备案号为“粤ICP备12345678号-3A”，待人工核实"
    )


def test_a_sheet_without_the_column_accuses_nobody() -> None:
    assert judge(CHECK, facts_of(APP)) == []
    assert doubts(CHECK, facts_of(APP)) == ["台账没有“备案编号”列，是否备案未能判定"]


@pytest.mark.parametrize(
    "target", [SITE, ACCOUNT, replace(ACCOUNT, filing=""), replace(ACCOUNT, platform="weibo", filing="")]
)
def test_only_apps_are_filed(target: Target) -> None:
    assert kinds(replace(target, unit="石桥镇人民政府")) == []
    assert doubts(CHECK, facts_of(target)) == []


@pytest.mark.parametrize(
    "unit",
    [
        "石桥镇人民政府",
        "溪城区石桥镇政府",
        "白马乡人民政府",
        "城南街道办事处",
        "城南街道办",
        "石桥村村民委员会",
        "幸福社区居委会",
        "白音苏木人民政府",
    ],
)
def test_units_below_the_county_are_for_a_person(unit: str) -> None:
    (found,) = judge(CHECK, facts_of(replace(APP, unit=unit, filing="ZWYY2026440000123")))
    assert (found.kind, found.needs_person) == (TOWN, True)


@pytest.mark.parametrize(
    "unit",
    [
        "景德镇市人民政府",
        "新乡市人民政府",
        "平乡县人民政府",
        "溪城市乡村振兴局",
        "溪城市城乡规划局",
        "石桥镇派出所",
        "溪城市村镇建设服务中心",
        "中共溪城市委组织部",
    ],
)
def test_names_that_only_look_like_towns(unit: str) -> None:
    assert kinds(replace(APP, unit=unit, filing="ZWYY2026440000123")) == []
