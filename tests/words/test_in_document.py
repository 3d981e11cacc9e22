"""Contradictions within one document, and documents that only look like it."""

from pathlib import Path

import pytest

from govspider.items import Kind
from govspider.text.segment import load_segmenter
from govspider.words.alike import load_alike
from govspider.words.in_document import find_in_document

DICTIONARIES = Path(__file__).parents[2] / "dictionaries"
ALIKE, SEGMENTER = load_alike(DICTIONARIES), load_segmenter(DICTIONARIES)


def test_a_number_that_stands_twice_is_accused() -> None:
    (hit,) = find_in_document(
        "一、目标\n内容。\n二、任务\n内容。\n二、保障\n内容。\n四、附则\n", ALIKE, SEGMENTER
    )
    assert (hit.shown, hit.suggestion, hit.start) == ("二", "三", 18)
    assert hit.confidence >= 0.96


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一、目标\n二、任务\n四、附则\n五、其他", "四"),
        ("（一）甲\n（二）乙\n（二）丙\n（四）丁", "二"),
        ("做好四项工作：一是排查；二是整改；二是宣传；四是督查。", "二"),
        ("金额：壹拾贰万元整（¥210000.00）", "壹拾贰万元整（¥210000.00"),
        ("附件：1.申报表\n2.汇总表\n请填写附件3。", "附件3"),
        ("《云洲市供水管理办法》《云洲市供水管理办法》《云洲市供水管里办法》", "云洲市供水管里办法"),
        ("为做好防汛抗旱工作，为做好防汛抗旱工作，现通知如下。", "为做好防汛抗旱工作，为做好防汛抗旱工作"),
    ],
)
def test_what_a_person_should_look_at(text: str, shown: str) -> None:
    (hit,) = find_in_document(text, ALIKE, SEGMENTER)
    assert hit.shown == shown
    assert hit.confidence < 0.96


@pytest.mark.parametrize(
    "text",
    [
        "一、目标\n二、任务\n三、附则\n一、甲\n二、乙\n三、丙",
        "一、甲\n（一）子\n（二）丑\n二、乙\n（一）子\n（二）丑\n三、丙",
        "二、任务\n四、附则",
        "一是排查；二是整改；三是宣传。\n一是甲；二是乙；三是丙。",
        "合计壹拾贰万叁仟元整（¥123,000.00），伍佰零陆元柒角捌分（506.78元），壹亿元（10000万元）",
        "累计4.25万亿元，87%用于民生",
        "附件：1.申报表\n2.汇总表\n请填写附件2。",
        "《云洲市供水条例》《云洲市供水条例》《云洲县供水条例》《云洲市排水条例》",
        "重要的事说三遍。重要的事说三遍。",
        "重要的事情说三遍，重要的事情说三遍，重要的事情说三遍。",
        "加油，加油，加油！",
    ],
)
def test_what_agrees_is_silent(text: str) -> None:
    assert find_in_document(text, ALIKE, SEGMENTER) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("附件1—3请自行下载。\n附件：1.名单\n　　　2.报名表", "附件1—3"),
        ("附件：1.名单\n　　　2.报名表\n　　　2.承诺书", "2"),
        (
            "会议要求，各村抓好防汛。会议要求，各村抓好防汛。",
            "会议要求，各村抓好防汛。会议要求，各村抓好防汛。",
        ),
    ],
)
def test_annexes_and_sentences_twice_are_hints(text: str, shown: str) -> None:
    (hit,) = find_in_document(text, ALIKE, SEGMENTER)
    assert hit.shown == shown
    assert hit.confidence < 0.96


def test_kinds() -> None:
    (hit,) = find_in_document("请按时报送有关材料，请按时报送有关材料。", ALIKE, SEGMENTER)
    assert (hit.kind, hit.indicator) == (Kind.WRONG_WORD, "T1")
