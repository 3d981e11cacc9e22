"""Leaders: a wrong title, a wrong order; former posts, deputies and other bodies are right."""

from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.items import Kind
from govspider.words.leaders import LeaderMatcher, load_leaders

LEADERS = """# 类别：本地领导
姓名\t职务\t单位
李明远\t市委副书记、市长|市长\t松湖市人民政府
王建华\t常务副市长\t松湖市人民政府
赵思齐\t副市长、市公安局局长\t松湖市人民政府
"""


@pytest.fixture
def leaders(tmp_path: Path) -> LeaderMatcher:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "leaders.txt").write_text(LEADERS, encoding="utf-8")
    return load_leaders(tmp_path)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("副市长李明远主持会议。", "副市长"),
        ("会议由市长王建华主持。", "市长"),
        ("王建华市长出席。", "市长"),
        ("市委副书记、副市长李明远调研。", "副市长"),
    ],
)
def test_wrong_titles(leaders: LeaderMatcher, text: str, shown: str) -> None:
    (hit,) = leaders.find(text)
    assert (hit.kind, hit.shown, hit.indicator) == (Kind.LEADER_TITLE, shown, "V1.1")
    assert text[hit.start : hit.end] == shown


@pytest.mark.parametrize(
    "text",
    [
        "市长李明远主持会议，常务副市长王建华，副市长、市公安局局长赵思齐出席。",
        "市委副书记、市长李明远讲话。李明远市长、王建华常务副市长调研。",
        "李明远、王建华、赵思齐出席会议。",
        "时任副市长李明远。",
        "某县副县长李明远",
        "李明远同志来访，赵思齐局长陪同。",
        "副市长张三",
    ],
)
def test_right_titles(leaders: LeaderMatcher, text: str) -> None:
    assert leaders.find(text) == []


def test_wrong_order(leaders: LeaderMatcher) -> None:
    (hit,) = leaders.find("市领导王建华、李明远、赵思齐出席会议。")
    assert (hit.shown, hit.suggestion) == ("王建华、李明远、赵思齐", "李明远、王建华、赵思齐")


def test_a_name_twice_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "leaders.txt").write_text(f"{LEADERS}李明远\t市长\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match="第 6 行：“李明远”与第 3 行重复"):
        load_leaders(tmp_path)


def test_without_a_list_nobody_is_known(tmp_path: Path) -> None:
    assert load_leaders(tmp_path).find("副市长李明远") == []
