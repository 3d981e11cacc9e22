"""Homes to the door, illness next to a name; offices and policy text are right."""

import pytest

from govspider.items import Kind
from tests.privacy.finding import places, values


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("黄晓燕，家庭住址：东莞市南城街道宏图路12号3栋502室，育有一子", "东莞市南城街道宏图路12号3栋502室"),
        ("家住莞城街道东正社区创业新村25栋301房的业主", "莞城街道东正社区创业新村25栋301房"),
        ("现住址：麻涌镇大步村坊边坊12号。", "麻涌镇大步村坊边坊12号"),
        ("户籍地址：石龙镇绿化中路3号二单元401", "石龙镇绿化中路3号二单元401"),
        ("申请人：黄晓燕，地址：南城街道宏图路１２号３栋５０２室", "南城街道宏图路１２号３栋５０２室"),
    ],
)
def test_a_home_to_the_door_is_found(text: str, place: str) -> None:
    assert places(text, Kind.ADDRESS) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "办公地址：东莞市南城街道鸿福路99号行政办事中心305室",
        "地址：东莞市南城街道鸿福路99号",
        "公司住所：东莞市宏图路12号3栋502室",
        "经营场所地址：南城街道宏图路12号3栋502室",
        "家庭住址：东莞市南城街道**社区",
        "家庭住址：东莞市南城街道宏图路**号*栋***室",
        "住址：东莞市麻涌镇大步村",
        "家住东莞市的张先生",
        "户籍地址在本市的居民，可到12号窗口办理",
    ],
)
def test_an_office_or_a_town_is_right(text: str) -> None:
    assert values(text, Kind.ADDRESS) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("患者姓名：黄晓燕，诊断：精神分裂症", "黄晓燕"),
        ("申请人黄晓燕，残疾类别：肢体残疾二级", "黄晓燕"),
        ("姓名：欧阳明 病种：尿毒症", "欧阳明"),
    ],
)
def test_illness_next_to_a_name_is_found(text: str, name: str) -> None:
    assert places(text, Kind.HEALTH) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "对低保户、残疾人、精神障碍患者给予救助",
        "患者黄某确诊为肺结核",
        "患者姓名：黄**，诊断：精神分裂症",
        "市领导走访慰问身患白血病的困难职工",
        "精神残疾、智力残疾一级、二级可享受护理补贴",
        "申请人：黄晓燕。医保覆盖高血压、糖尿病等门诊慢性病",
    ],
)
def test_policy_and_masked_names_are_right(text: str) -> None:
    assert values(text, Kind.HEALTH) == []
