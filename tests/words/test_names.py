"""Plays on words in names are none of anybody's slips; the same word in a sentence is."""

from dataclasses import replace

import pytest

from govspider.items import Detector, Severity
from govspider.text.match import WordHit
from govspider.words.names import is_contrasted, is_in_a_name, is_played_on


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
    ],
)
def test_other_words_beside_names_are_told(text: str, shown: str, right: str) -> None:
    assert not is_in_a_name(hit_in(text, shown, right), text)


@pytest.mark.parametrize("text", ["遇到困难应当齐心协力，而不是齐心胁力。", "“齐心胁力”应为“齐心协力”。"])
def test_a_wrong_form_that_is_set_against_the_right_one(text: str) -> None:
    assert is_contrasted(hit_in(text, "齐心胁力", "齐心协力", Detector.CONFUSION), text)


@pytest.mark.parametrize("text", ["全镇齐心胁力抗旱，各村齐心协力排涝。", "全镇齐心胁力抗旱。"])
def test_a_wrong_form_beside_the_right_one_or_alone(text: str) -> None:
    assert not is_contrasted(hit_in(text, "齐心胁力", "齐心协力", Detector.CONFUSION), text)
