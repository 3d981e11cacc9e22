"""Leaders of the State by date: names written wrongly, titles of others, terms that have ended, fallen officials."""

from datetime import date
from pathlib import Path

import pytest

from govspider.items import Kind, Severity
from govspider.text.segment import Segmenter
from govspider.words.alike import load_alike
from govspider.words.national_leaders import NationalLeaders, load_national_leaders

NATIONAL = """# 类别：试验
姓名\t职务\t起\t止
张远明\t国务院总理\t2003-03-16\t2013-03-15
李思齐\t国务院总理\t2013-03-15
王建国\t国家主席\t2013-03-14
"""
FALLEN = "# 类别：试验\n姓名\t职务\t起\n钱不义\t江东省委书记\t2015-07-24\n"
ALIKE = load_alike(Path(__file__).parents[2] / "dictionaries")


@pytest.fixture
def leaders(tmp_path: Path) -> NationalLeaders:
    (tmp_path / "leaders").mkdir()
    (tmp_path / "leaders" / "national.txt").write_text(NATIONAL, encoding="utf-8")
    (tmp_path / "leaders" / "fallen.txt").write_text(FALLEN, encoding="utf-8")
    return load_national_leaders(tmp_path, ALIKE, Segmenter())


def test_a_name_written_wrongly_beside_its_title(leaders: NationalLeaders) -> None:
    (hit,) = leaders.find("国家主席王健国发表讲话。")
    assert (hit.shown, hit.suggestion, hit.kind) == ("王健国", "王建国", Kind.WRONG_WORD)
    assert (hit.indicator, hit.severity, hit.confidence) == ("V1.1", Severity.SEVERE, 0.97)


def test_a_title_that_the_person_never_held(leaders: NationalLeaders) -> None:
    (hit,) = leaders.find("国家主席李思齐出席。")
    assert (hit.shown, hit.suggestion, hit.kind) == ("国家主席", "国务院总理", Kind.LEADER_TITLE)


def test_a_title_that_has_passed_to_another(leaders: NationalLeaders) -> None:
    (hit,) = leaders.find("国务院总理张远明主持会议。")
    assert (hit.since, hit.needs_day, hit.severity) == (date(2013, 3, 15), True, Severity.HINT)


def test_a_fallen_official(leaders: NationalLeaders) -> None:
    (hit,) = leaders.find("江东省委书记钱不义要求抓好落实。")
    assert (hit.since, hit.needs_day, hit.severity) == (date(2015, 7, 24), True, Severity.HINT)


@pytest.mark.parametrize(
    "text",
    [
        "国务院总理李思齐、国家主席王建国出席。",
        "2008年，国务院总理张远明主持会议。",
        "原国务院总理张远明",
        "云岭国总理李思明来访",
        "工程师王健国、王健国同志",
        "原江东省委书记钱不义案警示教育",
        "",
    ],
)
def test_what_is_right_or_somebody_else(leaders: NationalLeaders, text: str) -> None:
    assert leaders.find(text) == []


def test_the_one_name_needs_no_title() -> None:
    folder = Path(__file__).parents[2] / "dictionaries"
    leaders = load_national_leaders(folder, ALIKE, Segmenter())
    assert [hit.shown for hit in leaders.find("学习习进平同志重要讲话")] == ["习进平"]
    assert leaders.find("学习近平原县经验，附近平均价格，实习近三个月，学习近日印发的文件") == []
    assert leaders.find("毛泽民、毛泽覃烈士，胡锦超同志") == []


def test_nobody_is_known_without_the_files(tmp_path: Path) -> None:
    assert load_national_leaders(tmp_path, ALIKE, Segmenter()).find("国家主席王健国，附近平均") == []
