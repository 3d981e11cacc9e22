"""Taiwan, Hong Kong and Macao beside States: the prescribed forms are right, others are accused."""

import pytest

from govspider.words.territory import find_territory


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("客商来自德国、意大利、台湾等国家。", "台湾等国家", "台湾等国家和地区"),
        ("团队游覆盖泰国、澳门等国家旅游城市。", "澳门等国家", "澳门等国家和地区"),
        ("订单来自香港、澳门等国家。", "香港、澳门等国家", "香港、澳门等地区"),
        ("游客以港澳台等国为主", "港澳台等国", "港澳台等地区"),
        ("港澳台等外籍人员入住登记", "港澳台等外籍", "港澳台等境外"),
        ("设备销往香港、日本、韩国等国家。", "香港、日本、韩国等国家", "香港、日本、韩国等国家和地区"),
        ("参展商来自香港、台湾等8个国家，", "香港、台湾等8个国家", "香港、台湾等8个国家和地区"),
        ("中港两国签署协议", "中港两国", "内地与香港"),
        ("港台两国歌手联袂登台", "港台两国", None),
    ],
)
def test_regions_beside_states(text: str, shown: str, right: str | None) -> None:
    (hit,) = find_territory(text)
    assert (hit.shown, hit.suggestion) == (shown, right)
    assert (hit.indicator, hit.confidence) == ("V1.1", 0.97)


@pytest.mark.parametrize(
    "text",
    [
        "客商来自德国、意大利、台湾等国家和地区。",
        "订单来自日本、香港等国家及地区。",
        "覆盖日本、澳门等国家（地区）的航线",
        "航班飞往香港、澳门等国际机场。",
        "邀请台湾、香港等国内外专家。",
        "香港、澳门等国家重点实验室伙伴",
        "与台湾、澳门等国家旅游局驻外办事处之外的机构",
        "香港、澳门等国家高新区合作城市",
        "日本、韩国等国家的客商",
        "日本与韩国两国举行会谈。",
        "反对台湾两国论。",
        "港澳台居民和外籍人员入住登记",
        "国（境）外（含港澳台）学历认证",
        "港澳台等境外人员",
        "港台两国际机场航班动态",
        "1925年，中华民国总统府旧址",
        "中共津市市委、中共沙市市委",
        "中共云洲市委、云洲市人民政府",
    ],
)
def test_right_forms(text: str) -> None:
    assert find_territory(text) == []


def test_what_must_not_be_said_is_not_accused_where_it_is_taught() -> None:
    (hit,) = find_territory("不得使用“香港等国家”的提法。")
    assert hit.confidence < 0.96


def test_a_level_said_twice() -> None:
    (hit,) = find_territory("中共云洲市市委印发通知")
    assert (hit.shown, hit.suggestion) == ("中共云洲市市委", "中共云洲市委")
    assert hit.confidence < 0.96


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("中港两国签署协议", "请立即修改"),
        ("文件指出“港澳台等外籍”的说法不规范", "请人工核实"),
        ("国外（含港澳台）学历需要认证", "请人工核实"),
    ],
)
def test_what_is_sure_is_mended_and_what_is_not_is_verified(text: str, told: str) -> None:
    assert all(told in hit.reason for hit in find_territory(text))
