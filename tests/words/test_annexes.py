"""Annexes that are named and not listed, and annexes that are another document's."""

import pytest

from govspider.words.annexes import misnamed_annexes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("名额分配见附件4。\n附件：\n1.名额表\n2.推荐表\n3.公示表", "附件4"),
        ("请按附件2格式填报。\n附件：推荐表", "附件2"),
        ("附件1至附件3由各单位下载。\n附件：1.推荐表\n2.公示表", "附件1至附件3"),
        ("附件：1.推荐表\n2.公示表\n4.承诺书", "4"),
    ],
)
def test_not_listed(text: str, shown: str) -> None:
    (one,) = misnamed_annexes(text)
    assert text[one.start : one.end] == shown


@pytest.mark.parametrize(
    "text",
    [
        "见附件2。\n附件：1.推荐表\n2.公示表",
        "按《评选办法》附件5执行。\n附件：1.推荐表\n2.公示表",
        "附件10份请自取，单个附件2.5兆以内。\n附件：1.推荐表\n2.公示表",
        "附件：1.2023年计划\n2.2024年计划",
        "附件：1.推荐表\n2.公示表\n附件1\n推荐表\n附件3为原文所附",
        "附件：1.甲\n附件：1.乙\n见附件5",
        "没有附件的通知。",
    ],
)
def test_listed_or_another_documents(text: str) -> None:
    assert list(misnamed_annexes(text)) == []
