"""Names of one's own: by the words before and behind them, which stand in a dictionary."""

from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.words.spelling.own_names import FILE, OwnNames, load_own_names


@pytest.fixture(scope="module")
def own_names(dictionaries: Path) -> OwnNames:
    return load_own_names(dictionaries)


@pytest.mark.parametrize(
    ("text", "place", "new"),
    [
        ("，童欣幼儿园招生，", 1, "心"),
        ("，城西区桂苑社区居民，", 4, "园"),
        ("，经泓源水库供水，", 2, "宏"),
        ("：众诚印务有限公司，", 2, "城"),
        ("，处罚锦程汽车修理厂，", 3, "绵"),
    ],
)
def test_a_name_stays_as_it_is(own_names: OwnNames, text: str, place: int, new: str) -> None:
    assert own_names.hold(text, place, place + 1, new)


@pytest.mark.parametrize(
    ("text", "place", "new"),
    [
        ("，加墙律师事务所管理，", 2, "强"),
        ("，关与会计师事务所的通知，", 2, "于"),
        ("，进一步提搞服务水平，", 5, "高"),
        ("，为改善群众就医条件新建的中心医院，", 1, "力"),
    ],
)
def test_what_is_no_name_may_be_changed(own_names: OwnNames, text: str, place: int, new: str) -> None:
    assert not own_names.hold(text, place, place + 1, new)


def test_a_person_is_known_by_what_stands_behind(own_names: OwnNames) -> None:
    assert own_names.hold_person("，关于钟文彬任职的公示，", 4, 5)
    assert own_names.hold_person("，曾静雯是新屋村的老党员，", 2, 3)
    assert not own_names.hold_person("，曾静雯是新屋村的，", 2, 3)


def test_a_person_is_known_by_what_stands_before_where_nothing_stands_behind(own_names: OwnNames) -> None:
    assert own_names.hold_person("，公示对象段念慈，", 7, 8)
    assert not own_names.hold_person("，公示对象段念慈的材料，", 7, 8)
    assert not own_names.hold_person("，公示段念慈，", 5, 6)


def test_without_the_file_no_name_is_known(tmp_path: Path) -> None:
    nothing = load_own_names(tmp_path)
    assert not nothing.hold("，童欣幼儿园招生，", 1, 2, "心")
    assert not nothing.hold_person("，关于钟文彬任职的公示，", 4, 5)


def test_a_word_of_no_use_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("用途\t词语\nends\t幼儿园\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match="用途“ends”无法识别"):
        load_own_names(tmp_path)
