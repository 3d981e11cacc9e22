"""Laws cited by a wrong name, and titles that only look like it."""

from itertools import pairwise
from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.text import lexicon
from govspider.text.segment import load_segmenter
from govspider.words.alike import load_alike
from govspider.words.confusion import read_confusions
from govspider.words.law_names import Names, read_law_names
from govspider.words.law_slips import ending_of
from govspider.words.law_titles import LawTitles, load_law_titles
from govspider.words.phrases import read_phrases

FOLDER = Path(__file__).parents[2] / "dictionaries"
STATE = "中华人民共和国"
ALIKE, SEGMENTER = load_alike(FOLDER), load_segmenter(FOLDER)
PHRASES = lexicon.load(FOLDER, read_phrases)
CONFUSIONS = lexicon.load(FOLDER, read_confusions)
TITLES = load_law_titles(FOLDER, PHRASES, CONFUSIONS, SEGMENTER, ALIKE)
LAWS = sorted(
    phrase.text
    for phrase in PHRASES
    if phrase.text.startswith(STATE) and ending_of(phrase.text) == "法" and len(phrase.text) >= len(STATE) + 6
)


@pytest.mark.parametrize(
    ("title", "right", "confidence"),
    [
        ("中华人民共和国道路安全交通法", "中华人民共和国道路交通安全法", 0.97),
        ("中华人民共和国食品安全全法", "中华人民共和国食品安全法", 0.97),
        ("中华人民共和国水土宝持法", "中华人民共和国水土保持法", 0.97),
        ("中华人民共和国行政许可实法", "中华人民共和国行政许可法", 0.9),
        ("中华人民共和国治安管处罚法", "中华人民共和国治安管理处罚法", 0.97),
        ("中华人民共和国政府信公息开条例", "中华人民共和国政府信息公开条例", 0.97),
        ("中华人民共和国水土保护法", "中华人民共和国水土保持法", 0.9),
        ("中华人民共和国人口计划生育法", "中华人民共和国人口与计划生育法", 0.9),
        ("中华人民共和国国家安全教育法", None, 0),
        ("中华人民共和国国土地管理法", "中华人民共和国土地管理法", 0.97),
        ("中华人民共和国国税收征收管理法", "中华人民共和国税收征收管理法", 0.97),
        ("中华人民共和国治安管理处分法", "中华人民共和国治安管理处罚法", 0.9),
        ("道路安全交通法", "道路交通安全法", 0.85),
        ("保障农民工资支付条例", "保障农民工工资支付条例", 0.85),
        ("消费者权益保障法", "消费者权益保护法", 0.8),
    ],
)
def test_wrong_names(title: str, right: str | None, confidence: float) -> None:
    hits = list(TITLES.find(f"根据《{title}》制定本办法。"))
    assert [(hit.shown, hit.suggestion, hit.confidence) for hit in hits] == (
        [(title, right, confidence)] if right else []
    )
    assert all("请核对法律名称" in hit.reason for hit in hits)


def test_within_a_title() -> None:
    (hit,) = TITLES.find("《云洲省实施〈中华人民共和国道路安全交通法〉办法》")
    assert (hit.start, hit.suggestion) == (7, "中华人民共和国道路交通安全法")


@pytest.mark.parametrize(
    "text",
    [
        "《云洲市水土保持条例》《广东省城市绿化管理条例》《云洲省消防条例》",
        "《反间谍法实施细则》《中华人民共和国计量法实施细则》《中华人民共和国母婴保健法实施办法》",
        "《中华人民共和国刑法修正案》《中华人民共和国刑法修正案（十一）》《刑法》《民法典》",
        "《中华人民共和国海洋安全保护法（草案）》《中华人民共和国水土保护法（征求意见稿）》",
        "《中华人民共和国水土保护法》（草案）公开征求意见，建议制定《中华人民共和国水土保护法》",
        "《中华民国道路安全交通法》《香港特别行政区基本法》《中华人民共和国澳门特别行政区驻军法》",
        "日本《道路安全交通法》，民国时期的《森林保护管理法》",
        "《行政复议法》《行政诉讼法》《公证法》《公正司法》《产品质量法》《农产品质量安全法》",
        "《教育法》《教师法》《海洋环境保护法》《海岛保护法》《民办教育促进法》《家庭教育促进法》",
        "《中华人民共和国监察官法》《中华人民共和国检察官法》《中华人民共和国环境保护税法》",
        "《道路交通安全违法行为处理程序规定》《城市房地产抵押管理办法》《房屋登记办法》",
        "《城市供热条例》《城市市容环境卫生管理条例》《公路工程质量管理条例》",
        "《中华人民共和国航道管理条例》《中华人民共和国内河航道管理条例》",
        "《中华人民共和国合同法》《中华人民共和国执业医师法》《食品卫生法》《残疾人权益保障法》",
        "专栏《道路安全交通法》，《水土保护有办法》《家庭教育心法》《读懂民法典》",
        "正确写法是《中华人民共和国水土保持法》，不应写成《中华人民共和国水土保护法》",
        "《中国共产党党组工作条例》《中国共产党纪律检查委员会工作条例》",
        "道路安全交通法规宣传，道路安全交通法",
        "《中华人民共和国国家安全法》《中华人民共和国国防教育法》《中华人民共和国国旗法》",
    ],
)
def test_near_misses(text: str) -> None:
    assert [hit.shown for hit in TITLES.find(text)] == []


@pytest.mark.parametrize("law", LAWS)
def test_every_law_with_two_characters_in_each_other_s_place(law: str) -> None:
    body = law.removeprefix(STATE)
    for place, (one, other) in enumerate(pairwise(body[:-1])):
        if one != other:
            title = STATE + body[:place] + other + one + body[place + 2 :]
            (hit,) = TITLES.find(f"依据《{title}》处理")
            assert (hit.suggestion, hit.confidence) == (law, 0.97)


def test_a_law_that_no_list_has_is_never_accused() -> None:
    """Each name in turn is taken for a new law: whatever it is like, another is not surely meant."""
    wrong = {row.wrong.strip("《》").removeprefix(STATE) for row in CONFUSIONS if row.wrong.startswith("《")}
    rows = read_law_names(FOLDER, lexicon.Problems(FOLDER))
    laws = {phrase.text.removeprefix(STATE) for phrase in PHRASES if ending_of(phrase.text)}
    names = {*laws, *(row.text("名称") for row in rows)} - wrong
    for new in sorted(names):
        titles = LawTitles(Names(dict.fromkeys(names - {new}, ""), silent=wrong), SEGMENTER, ALIKE)
        assert [hit for hit in titles.find(f"依据《{STATE}{new}》处理") if hit.confidence > 0.9] == []


def test_allowed_phrases() -> None:
    names = Names({"道路交通安全法": "laws.txt:1"})
    assert list(LawTitles(names, SEGMENTER, ALIKE).find("《道路安全交通法》"))
    assert not list(LawTitles(names, SEGMENTER, ALIKE, ("道路安全交通法",)).find("《道路安全交通法》"))


def test_faulty_rows_are_named(tmp_path: Path) -> None:
    assert list(load_law_titles(tmp_path, [], [], SEGMENTER, ALIKE).find("《道路安全交通法》")) == []
    (tmp_path / "law_titles.txt").write_text("# 类别：名称\n名称\t现行\n道路交通\t是\n拍卖法\t对\n", "utf-8")
    with pytest.raises(DictionaryError, match=r"(?s)第 3 行.*第 4 行"):
        load_law_titles(tmp_path, [], [], SEGMENTER, ALIKE)
