"""Plays on words, old quotations and words of a pattern are nobody's slips; the same word in a sentence is."""

from dataclasses import replace

import pytest

from govspider.items import Detector, Severity
from govspider.text.match import WordHit
from govspider.words.names import (
    is_contrasted,
    is_in_a_classic,
    is_in_a_list_of_people,
    is_in_a_name,
    is_in_a_pattern,
    is_played_on,
)


def hit_in(text: str, shown: str, right: str, detector: Detector = Detector.MODEL) -> WordHit:
    start = text.index(shown)
    return WordHit(start, start + len(shown), shown, right, detector, 0.98, Severity.GENERAL, "")


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("“莓好时光”草莓采摘节开幕", "莓好时光", "美好时光"),
        ("足球社团“足够精彩”报名", "足够", "足以"),
        ("《渔你同行》专栏今日上线", "渔你同行", "与你同行"),
        ("名为“衣起向前”的公益行动", "衣起向前", "一起向前"),
        ("“骑乐无穷”自行车嘉年华启动", "骑乐无穷", "其乐无穷"),
        ("“桃”花源里可耕田采风", "花源里", "花园里"),
    ],
)
def test_names(text: str, shown: str, right: str) -> None:
    assert is_played_on(hit_in(text, shown, right), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("全村莓好时光令人难忘，采摘节开幕", "莓好时光", "美好时光"),
        ("他说“莓好时光”，大家都笑了", "莓好时光", "美好时光"),
        ("《关于举办第三届供水管里节约大赛的通知》", "管里", "管理"),
    ],
)
def test_sentences(text: str, shown: str, right: str) -> None:
    assert not is_played_on(hit_in(text, shown, right), text)


def test_what_a_list_is_sure_of_is_no_play_on_words() -> None:
    text = "“通支公告”栏目"
    hit = hit_in(text, "通支", "通知", Detector.CONFUSION)
    assert not is_played_on(hit, text)
    assert is_played_on(replace(hit, source="idioms.tsv:3"), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("福馨幼儿园、实验幼儿园招生", "福馨幼儿园", "福心幼儿园"),
        ("地点：锐投大厦二楼", "锐投大厦", "锐意大厦"),
        ("由锦禾公司承建", "锦禾", "锦和"),
        ("免去郗望同志的副局长职务", "郗望", "希望"),
        ("任命仝彤为审计科科长", "仝彤", "同形"),
    ],
)
def test_a_guess_does_not_change_names(text: str, shown: str, right: str) -> None:
    assert is_in_a_name(hit_in(text, shown, right), text)
    assert not is_in_a_name(hit_in(text, shown, right, Detector.CONFUSION), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("福心幼几园招生", "幼几园", "幼儿园"),
        ("加强幼儿园安全管里", "管里", "管理"),
        ("推进老旧小区改遭工程", "改遭", "改造"),
        ("任命周海燕为供水站占长", "占长", "站长"),
    ],
)
def test_other_words_beside_names_are_told(text: str, shown: str, right: str) -> None:
    assert not is_in_a_name(hit_in(text, shown, right), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("拟任职人选：仝彤、逯明轩、郄志刚。", "逯明", "绿明"),
        ("候选人为：仉文玥、逄珊", "仉文", "人文"),
        ("表彰郄志远、缑建国、郏玉兰等三名同志。", "缑建国", "侯建国"),
    ],
)
def test_a_guess_does_not_change_names_of_a_list(text: str, shown: str, right: str) -> None:
    assert is_in_a_list_of_people(hit_in(text, shown, right), text)
    assert not is_in_a_list_of_people(hit_in(text, shown, right, Detector.CONFUSION), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("补贴对象：种植大户、合作舍、家庭农场", "合作舍", "合作社"),
        ("参会人员：各科室负责人、全体干布", "干布", "干部"),
        ("种植高梁、黄豆、白菜。", "高梁", "高粱"),
    ],
)
def test_other_lists_are_told(text: str, shown: str, right: str) -> None:
    assert not is_in_a_list_of_people(hit_in(text, shown, right), text)


@pytest.mark.parametrize("text", ["遇到困难应当齐心协力，而不是齐心胁力。", "“齐心胁力”应为“齐心协力”。"])
def test_a_wrong_form_that_is_set_against_the_right_one(text: str) -> None:
    assert is_contrasted(hit_in(text, "齐心胁力", "齐心协力", Detector.CONFUSION), text)


@pytest.mark.parametrize("text", ["全镇齐心胁力抗旱，各村齐心协力排涝。", "全镇齐心胁力抗旱。"])
def test_a_wrong_form_beside_the_right_one_or_alone(text: str) -> None:
    assert not is_contrasted(hit_in(text, "齐心胁力", "齐心协力", Detector.CONFUSION), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("孔子说：“学而时习之，不亦说乎？”", "说乎", "乐乎"),
        ("“夙兴夜寐，靡有朝矣”是古人的自勉。", "朝矣", "朝鲜"),
        ("老子曰：“合抱之木，生于毫末。”", "毫末", "毫米"),
    ],
)
def test_a_guess_does_not_change_an_old_quotation(text: str, shown: str, right: str) -> None:
    assert is_in_a_classic(hit_in(text, shown, right), text)
    assert not is_in_a_classic(hit_in(text, shown, right, Detector.CONFUSION), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("他说：“要加强管里，几乎天天检查。”", "管里", "管理"),
        ("“维吾尔族群众”参加歌会，加强管里。", "管里", "管理"),
        ("古人云集的书院加强管里。", "管里", "管理"),
    ],
)
def test_a_quotation_of_today_is_told(text: str, shown: str, right: str) -> None:
    assert not is_in_a_classic(hit_in(text, shown, right), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("做到应结尽结、应诉尽诉", "应结尽结", "应接尽接"),
        ("建立一企一档、一厂一策", "一企一档", "一人一档"),
        ("推行五治融合", "五治", "三治"),
    ],
)
def test_a_guess_does_not_change_words_of_a_pattern(text: str, shown: str, right: str) -> None:
    assert is_in_a_pattern(hit_in(text, shown, right), text)
    assert not is_in_a_pattern(hit_in(text, shown, right, Detector.PHRASE), text)


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("做到应收尽受", "应收尽受", "应收尽收"),
        ("建立一企一挡", "一挡", "一档"),
        ("推行五冶融合", "五冶", "五治"),
    ],
)
def test_a_slip_in_a_pattern_is_told(text: str, shown: str, right: str) -> None:
    assert not is_in_a_pattern(hit_in(text, shown, right), text)
