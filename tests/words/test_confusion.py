"""Detector 1: conditions, exceptions, the hold against the cut, and what is kept of overlapping matches."""

from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.items import Detector, Severity
from govspider.text.segment import Segmenter
from govspider.words.confusion import ConfusionMatcher, load_confusions

HEAD = "# 类别：试验\n错误\t正确\t应报\t不报\t例外\t前文\t后文\t同句\t置信度\t严重程度\t说明\n"


def matcher(folder: Path, segmenter: Segmenter, *rows: str, allowed: str = "") -> ConfusionMatcher:
    (folder / "confusions").mkdir()
    (folder / "confusions" / "甲.tsv").write_text(HEAD + "\n".join(rows), encoding="utf-8")
    if allowed:
        (folder / "office").mkdir()
        (folder / "office" / "allow.txt").write_text(f"放行短语\n{allowed}\n", encoding="utf-8")
    return load_confusions(folder, segmenter)


def shown(matcher: ConfusionMatcher, text: str) -> list[str]:
    hits = matcher.find(text)
    assert all(text[hit.start : hit.end] == hit.shown for hit in hits)
    return [hit.shown for hit in hits]


def test_a_hit_says_everything(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "布署\t部署\t布署\t部署\t\t\t\t\t0.9\t严重\t“布”是布告的布")
    (hit,) = one.find("会议布署工作人员分工。")
    assert (hit.start, hit.end, hit.suggestion) == (2, 4, "部署")
    assert (hit.detector, hit.confidence, hit.severity) == (Detector.CONFUSION, 0.9, Severity.SEVERE)
    assert hit.reason == "“布署”应为“部署”（试验；“布”是布告的布）"
    assert hit.source == "甲.tsv:3"


def test_a_match_across_words_is_silent(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "既使\t即使\t既使下雨\t既使用", "末来\t未来\t末来\t未来")
    assert shown(one, "既使条件艰苦也要完成。") == ["既使"]
    assert shown(one, "该系统既使用了新技术，又降低了成本。") == []
    assert shown(one, "自春节后始末来源不明。") == []


def test_a_crossing_word_that_leaves_the_error_whole_is_harmless(
    tmp_path: Path, segmenter: Segmenter
) -> None:
    one = matcher(tmp_path, segmenter, "布署工作\t部署工作\t布署工作\t部署工作")
    assert shown(one, "布署工作人员下沉一线。") == ["布署工作"]


def test_three_characters_outside_a_crossing_word_prove_a_match(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "一针见雪\t一针见血\t一针见雪\t一针见血")
    assert shown(one, "文章一针见雪地指出问题。") == ["一针见雪"]


def test_borders_may_come_with_the_text(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "既使\t即使\t既使下雨\t既使用")
    text = "既使天晴。\n既使用了。"
    assert [hit.start for hit in one.find(text, segmenter.boundaries(text))] == [0]
    assert [hit.start for hit in one.find(text)] == [0]


def test_conditions(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(
        tmp_path,
        segmenter,
        "登陆\t登录\t登陆系统\t登陆作战\t\t\t系统|网站",
        "帐号\t账号\t登录帐号\t帐号\t\t登录",
        "截止\t截至\t截止目前\t截止\t\t!报名\t!时间",
        "交待\t交代\t交待工作\t交待\t\t\t\t工作",
    )
    assert shown(one, "请登陆系统。台风登陆广东。") == ["登陆"]
    assert shown(one, "登录帐号，个人帐号。") == ["帐号"]
    assert shown(one, "截止目前，报名截止。截止时间。") == ["截止"]
    assert shown(one, "向下属交待工作。他交待了。") == ["交待"]


def test_exceptions_and_the_offices_allow_phrases(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "松驰\t松弛\t松驰\t松弛\t松驰牌", allowed="青松驰名")
    assert shown(one, "思想松驰。松驰牌电器。青松驰名。") == ["松驰"]


def test_the_right_form_around_the_wrong_one_is_right(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "社会保障\t人力资源社会保障\t社会保障\t人力资源")
    assert shown(one, "社会保障工作。人力资源社会保障工作。") == ["社会保障"]


def test_the_longer_of_two_overlapping_matches_stays(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "布署\t部署\t布署\t部署", "布署开\t部署开\t布署开\t部署开")
    assert shown(one, "会议布署开局工作，布署重点任务。") == ["布署开", "布署"]


def test_a_slip_inside_a_slip_of_the_cuts_dictionary(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "部份\t部分\t部份\t部分", "渡过\t度过\t渡过\t度过")
    assert segmenter.has_word("大部份")
    assert segmenter.has_word("偷渡过境")
    assert shown(one, "大部份群众受益，偷渡过境。") == ["部份"]


def test_refusals_say_why(tmp_path: Path, segmenter: Segmenter) -> None:
    one = matcher(tmp_path, segmenter, "既使\t即使\t既使下雨\t既使用", "登陆\t登录\t登陆系统\t登陆\t\t\t系统")
    refused = {(entry.wrong, start): why for entry, start, why in one.refusals("既使用登陆作战")}
    assert refused == {("既使", 0): "切断了词典里的词", ("登陆", 3): "前后文条件不符"}


def test_faulty_files_are_named(tmp_path: Path, segmenter: Segmenter) -> None:
    with pytest.raises(DictionaryError, match=r"甲\.tsv 第 3 行：置信度“高”无法识别"):
        matcher(tmp_path, segmenter, "布署\t部署\t布署\t部署\t\t\t\t\t高")


def test_an_empty_dictionary_finds_nothing(tmp_path: Path, segmenter: Segmenter) -> None:
    assert load_confusions(tmp_path, segmenter).find("任何文字") == []


def test_an_old_name_is_right_in_its_time(segmenter: Segmenter) -> None:
    matcher = load_confusions(Path(__file__).parents[2] / "dictionaries", segmenter)
    (hit,) = matcher.find("请到市工商行政管理局咨询。")
    assert (hit.suggestion, hit.severity) == ("市场监督管理局", Severity.HINT)
    assert hit.since is not None
    assert matcher.find("公司于2003年请到市工商行政管理局核准登记。") == []
