"""Names and titles as the checks of accounts compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.checks.name_likeness import bare_name, may_be_same, stands_in
from govspider.checks.title_likeness import ALIKE, SAME, likeness

_TEXTS = st.text("溪城市教育局发布官方微博（）12ａ ·", max_size=12)


@given(_TEXTS, _TEXTS)
def test_names_are_compared_both_ways(one: str, other: str) -> None:
    assert may_be_same(one, other) == may_be_same(other, one)
    assert may_be_same(one, one)


@given(_TEXTS, _TEXTS)
def test_titles_are_compared_on_one_scale(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == (1 if bare_name(one) else 0)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("溪城教育（官方）", "溪城教育"),
        ("ＡＢ溪城 · 微博", "ab溪城"),
        ("官方", "官方"),
        ("溪城发布APP", "溪城发布"),
        ("—", ""),
    ],
)
def test_bare_names(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("溪城市场监管", "溪城市市场监督管理局"),
        ("溪城12345", "溪城市12345政务服务便民热线"),
        ("溪城政府网", "溪城市人民政府"),
        ("溪城区人社", "溪城区人力资源和社会保障局"),
        ("东城市网信办", "中共东城市委网络安全和信息化委员会办公室"),
        ("溪城税务", "国家税务总局溪城市税务局"),
        ("溪城交警", "溪城市公安局交通警察支队"),
        ("ＸＣ发布", "xc发布"),
    ],
)
def test_short_forms_as_offices_have_them(one: str, other: str) -> None:
    assert may_be_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("平安溪城", "溪城公安"),
        ("溪城之声", "溪城发布"),
        ("溪城市教育局", "溪城市体育局"),
        ("智慧溪城", "溪城通"),
        ("乐购溪城", "溪城商务"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert not may_be_same(one, other)


def test_a_note_that_says_a_name() -> None:
    assert stands_in("平安溪城", "2023年3月由“平安 溪城”更名")
    assert not stands_in("平安溪城", "2023年3月更名")
    assert not stands_in("甲", "甲乙")  # one character says nothing


@pytest.mark.parametrize(
    ("wanted", "title", "least", "most"),
    [
        ("关于做好防汛工作的通知", "【转发】关于做好防汛工作的通知！", SAME, 1),
        ("国务院办公厅关于做好防汛工作的通知", "关于做好防汛工作的通知", SAME, 1),
        ("关于做好防汛工作的通知", "关于切实做好防汛各项工作的通知", ALIKE, 1),
        ("关于2023年春节放假的通知", "关于2024年春节放假的通知", 0, 0),
        ("关于2023年春节放假的通知", "关于春节放假的通知", ALIKE, 1),
        ("关于做好防汛工作的通知", "我市举办读书活动", 0, ALIKE),
        ("放假", "关于放假的几点说明", 0, ALIKE),
        ("", "关于", 0, 0),
    ],
)
def test_titles(wanted: str, title: str, least: float, most: float) -> None:
    assert least <= likeness(wanted, title) <= most
