"""Provinces beside places of another province."""

from pathlib import Path

import pytest

from govspider.words.divisions import load_divisions

DIVISIONS = load_divisions(Path(__file__).parents[2] / "dictionaries")


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("赴湖北省张家界市考察", "湖北省张家界市", "湖南省张家界市"),
        ("到四川省重庆市调研", "四川省重庆市", "重庆市"),
        ("河北省长治市代表队", "河北省长治市", "山西省长治市"),
        ("山东省太原市代表团", "山东省太原市", "山西省太原市"),
    ],
)
def test_places_of_another_province(text: str, shown: str, right: str) -> None:
    (hit,) = DIVISIONS.find(text)
    assert (hit.shown, hit.suggestion, hit.confidence) == (shown, right, 0.97)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("攀枝市钒钛产业园", "攀枝市", "攀枝花市"),
        ("石家市代表队", "石家市", "石家庄市"),
        ("广西省南宁市代表", "广西省", "广西壮族自治区"),
        ("内蒙古省、新疆省代表", "内蒙古省", "内蒙古自治区"),
        ("浙江省义务市商贸考察团", "义务市", "义乌市"),
        ("成都市武候区人民法院", "武候区", "武侯区"),
        ("广州市天和区棠下街道", "天和区", "天河区"),
        ("湖南省怀化市溆普县", "溆普县", "溆浦县"),
        ("江苏省动态市五烈镇", "动态市", "东台市"),
        ("北京市淀海区", "淀海区", "海淀区"),
    ],
)
def test_cut_names_and_regions_called_provinces_are_hints(text: str, shown: str, right: str) -> None:
    hit = next(DIVISIONS.find(text))
    assert (hit.shown, hit.suggestion, hit.confidence) == (shown, right, 0.9)


@pytest.mark.parametrize(
    "text",
    [
        "湖南省张家界市、四川省成都市、重庆市代表",
        "四川省、重庆市共建",
        "四川省重庆商会、广东省重庆市商会",
        "1986年生于四川省重庆市",
        "吉林省吉林市、海南省海口市",
        "江东省云洲市、云洲省张口市",
        "浙江省上海市江苏省三地联动，原四川省重庆市涪陵地区，江苏省各市，重点人防城市",
        "河北省长安区、贵州省市场监管局",
        "四川省重庆市两地协同立法，四川省重庆市毗邻地区",
        "广西省道改造，西藏省亲，新疆省级湿地公园，1953年的广西省，民国时的宁夏省",
        "浙江省义务市场、湖南省各县区、成都市武候路，南京市城区、重庆市区县，1992年的成都市武候区",
        "玉溪市江川县、上饶市广丰县、贵州省印江县、达州市达川市，全市区县，济南市市中区，贵州省六枝特区",
        "湖南省义务市区、成都市武候区分局、上海市南汇区、杭州市钱塘区、荆州市沙市区、新疆维吾尔自治区白杨市",
        "成都市天府区、云洲市武候区、江西省省直管县，上海市浦东新区、佳木斯市郊区",
        "牡丹江市、齐齐哈尔市，连云市场、五家市级企业、牡丹市花评选",
    ],
)
def test_right_and_unknown_places_are_silent(text: str) -> None:
    assert list(DIVISIONS.find(text)) == []


def test_nothing_is_known_without_the_file(tmp_path: Path) -> None:
    assert list(load_divisions(tmp_path).find("湖北省张家界市")) == []
