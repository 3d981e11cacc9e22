"""Detector 2: every single edit of a phrase is seen, and what may be right is not accused."""

from pathlib import Path

import pytest

from govspider.items import Detector
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.phrase_edits import EditKind, first_edit
from govspider.words.phrase_sounds import load_syllables
from govspider.words.phrases import PhraseMatcher, load_phrases

PHRASES = """# 类别：试验
规范表述\t变体
中国特色社会主义
习近平新时代中国特色社会主义思想
绿水青山就是金山银山
人力资源和社会保障局\t人力资源社会保障局
中华人民共和国动物防疫法
优化营商环境
党的十九大精神
第十四个五年规划
全过程人民民主
社会主义核心价值观
乡村振兴战略
县级以上人民政府
"""
ACCUSE = 0.96
SHOW = 0.7


@pytest.fixture(scope="module")
def phrases(tmp_path_factory: pytest.TempPathFactory, segmenter: Segmenter, alike: Alike) -> PhraseMatcher:
    folder = tmp_path_factory.mktemp("dictionaries")
    (folder / "phrases").mkdir()
    (folder / "phrases" / "甲.txt").write_text(PHRASES, encoding="utf-8")
    (folder / "office").mkdir()
    (folder / "office" / "units.txt").write_text(
        "# 类别：本地机构\n机构全称\t简称\n松湖市政务服务数据管理局\t松湖市政数局\n", encoding="utf-8"
    )
    (folder / "office" / "allow.txt").write_text("放行短语\n优化营伤环境\n", encoding="utf-8")
    return load_phrases(folder, segmenter, alike)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("坚持中国特社会主义道路。", "中国特社会主义", "中国特色社会主义"),
        (
            "学习习近平近新时代中国特色社会主义思想。",
            "习近平近新时代中国特色社会主义思想",
            "习近平新时代中国特色社会主义思想",
        ),
        ("绿水青山就事金山银山。", "绿水青山就事金山银山", "绿水青山就是金山银山"),
        ("市人力资源和社会保漳局。", "人力资源和社会保漳局", "人力资源和社会保障局"),
        ("依照中华人民共和国物防疫法", "中华人民共和国物防疫法", "中华人民共和国动物防疫法"),
        ("持续优化营环商境。", "优化营环商境", "优化营商环境"),
        ("《中华人民共和国和动物防疫法》", "中华人民共和国和动物防疫法", "中华人民共和国动物防疫法"),
        ("松湖市政务服务数剧管理局发布", "松湖市政务服务数剧管理局", "松湖市政务服务数据管理局"),
    ],
)
def test_near_misses_are_accused(phrases: PhraseMatcher, text: str, shown: str, right: str) -> None:
    (hit,) = phrases.find(text)
    assert (hit.shown, hit.suggestion) == (shown, right)
    assert text[hit.start : hit.end] == shown
    assert hit.confidence >= ACCUSE
    assert hit.detector is Detector.PHRASE


@pytest.mark.parametrize(
    "text",
    [
        "坚持中国特色社会主义道路。",
        "中国特色的社会主义",
        "中华人民共和国和动物防疫法的普及",
        "《中华人民共和国和动物防疫法条文释义》",
        "中国特色、社会主义",
        "人力资源社会保障局",
        "人力资源和社会保障厅",
        "党的二十大精神",
        "党的十八大精神",
        "第十三个五年规划",
        "全面优化了营商环境",
        "不断优化好营商环境",
        "优化营商和环境",
        "优化营伤环境",
        "全过程人民民主政治",
        "社会主义核心价值",
        "乡村振兴战役",
        "县以上人民政府",
        "绿水青山就是金山",
        "绿水青山正是金山银山",
        "市级以上人民政府",
        "松湖市政务服务局",
        "中国特色\n社会主义",
        "",
    ],
)
def test_what_may_be_right_is_silent(phrases: PhraseMatcher, text: str) -> None:
    assert [hit for hit in phrases.find(text) if hit.confidence >= ACCUSE] == []


def test_traditional_text_is_no_slip(phrases: PhraseMatcher) -> None:
    assert phrases.find("發展全過程人民民主。") == []


def test_a_slip_that_is_a_word_too_is_for_people_to_judge(phrases: PhraseMatcher) -> None:
    (hit,) = phrases.find("坚持中国特设社会主义道路。")
    assert hit.suggestion == "中国特色社会主义"
    assert SHOW <= hit.confidence < ACCUSE


def test_every_edit_inside_every_phrase_is_seen(phrases: PhraseMatcher) -> None:
    missed = []
    for phrase in phrases.phrases:
        text = phrase.text
        for place in range(1, len(text) - 1):
            edits = {
                text[:place] + "蘑" + text[place + 1 :],
                text[:place] + text[place + 1 :],
                text[:place] + "蘑" + text[place:],
                text[:place] + text[place + 1] + text[place] + text[place + 2 :],
            }
            missed += [edit for edit in edits - {text} if not _seen(phrases, edit, text)]
    assert missed == []


def _seen(phrases: PhraseMatcher, edit: str, phrase: str) -> bool:
    places = phrases.index.find(f"现将{edit}印发")
    found = [(one.start, one.end) for one, owner in places if owner.text == phrase]
    return (2, 2 + len(edit)) in found


def test_borders_may_come_with_the_text(phrases: PhraseMatcher, segmenter: Segmenter) -> None:
    text = "前一行。\n绿水青山就事金山银山。"
    assert phrases.find(text, segmenter.boundaries(text)) == phrases.find(text)


@pytest.mark.parametrize(
    ("wanted", "given", "edit"),
    [
        ("甲乙丙丁", "甲乙丙丁", None),
        ("甲乙丙丁", "甲子丙丁", (EditKind.SUBSTITUTED, 1, 4)),
        ("甲乙丙丁", "甲丙丁戊", (EditKind.LOST, 1, 3)),
        ("甲乙丙丁", "甲子乙丙丁", (EditKind.ADDED, 1, 5)),
        ("甲乙丙丁", "甲丙乙丁", (EditKind.SWAPPED, 1, 4)),
        ("甲乙丙丁", "甲乙丙子", (EditKind.SUBSTITUTED, 3, 4)),
        ("甲乙丙丁", "甲乙丁丙", (EditKind.SWAPPED, 2, 4)),
        ("甲乙丙丁", "甲子丑丁", None),
        ("甲乙丙丁", "甲乙丙", None),
        ("甲乙丙丁", "", None),
    ],
)
def test_first_edit(wanted: str, given: str, edit: tuple[EditKind, int, int] | None) -> None:
    assert first_edit(wanted, given) == edit


def test_alike(alike: Alike) -> None:
    assert alike.same_sound("落", "洛")
    assert alike.near_sound("生", "深")
    assert alike.same_shape("己", "已")
    assert not alike.confusable("险", "水")


FOUR = """# 类别：试验
规范表述\t变体
依法治国
党组书记
名副其实\t名符其实
国家
"""


@pytest.fixture(scope="module")
def fours(tmp_path_factory: pytest.TempPathFactory, segmenter: Segmenter, alike: Alike) -> PhraseMatcher:
    folder = tmp_path_factory.mktemp("fours")
    (folder / "phrases").mkdir()
    (folder / "phrases" / "甲.txt").write_text(FOUR, encoding="utf-8")
    return load_phrases(folder, segmenter, alike)


@pytest.mark.parametrize("text", ["坚持依发治国。", "任党组书计。", "党组书计张某"])
def test_of_four_characters_one_may_be_written_for_its_like(fours: PhraseMatcher, text: str) -> None:
    (hit,) = fours.find(text)
    assert hit.confidence >= ACCUSE


@pytest.mark.parametrize(
    "text",
    [
        "坚持依规治国。",  # not alike
        "坚持以法治国。",  # a word of its own
        "坚持依法治过国。",
        "依法国",
        "依治法国",
        "党组书籍",  # a word too
        "名符其实",  # a variant
        "国嘉",  # three characters and less only protect
    ],
)
def test_of_four_characters_nothing_else_is_looked_for(fours: PhraseMatcher, text: str) -> None:
    assert fours.find(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("坚持中国特色社会主义义。", "中国特色社会主义义"),
        ("建设社会主义核心价值观观阵地", "社会主义核心价值观观"),
        ("习习近平新时代中国特色社会主义思想", "习习近平新时代中国特色社会主义思想"),
        ("人力资源和社会保障局局。", "人力资源和社会保障局局"),
        ("优化营商环镜。", "优化营商环镜"),
        ("优化营商环镜问题", "优化营商环镜"),
    ],
)
def test_slips_at_an_end_of_a_phrase(phrases: PhraseMatcher, text: str, shown: str) -> None:
    (hit,) = phrases.find(text)
    assert hit.shown == shown
    assert hit.confidence >= ACCUSE


@pytest.mark.parametrize(
    "text",
    [
        "人力资源和社会保障局局长",
        "人力资源和社会保障局局务会",
        "乡村振兴战略略有成效",
        "县级以上人民政府府院",
    ],
)
def test_what_goes_on_behind_a_phrase_is_silent(phrases: PhraseMatcher, text: str) -> None:
    assert phrases.find(text) == []


def test_a_gap_is_not_covered_by_the_phrase_behind_it(
    tmp_path: Path, segmenter: Segmenter, alike: Alike
) -> None:
    (tmp_path / "phrases").mkdir()
    rows = "# 类别：试验\n规范表述\n中国特色社会主义\n社会主义\n"
    (tmp_path / "phrases" / "甲.txt").write_text(rows, encoding="utf-8")
    (hit,) = load_phrases(tmp_path, segmenter, alike).find("高举中国特社会主义伟大旗帜")
    assert hit.suggestion == "中国特色社会主义"


def test_the_table_of_readings_is_the_same_from_the_cache(tmp_path: Path) -> None:
    made = load_syllables(tmp_path)
    (kept,) = tmp_path.iterdir()
    first = kept.read_bytes()
    assert load_syllables(tmp_path) == made == load_syllables(None)
    kept.write_bytes(b"damaged" + first)
    assert load_syllables(tmp_path) == made
    assert kept.read_bytes() == first
    assert made[ord("计")] == made[ord("记")] != made[ord("组")]
