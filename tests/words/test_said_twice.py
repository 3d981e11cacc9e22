"""What stands twice running, and what is meant to."""

import pytest

from govspider.words.said_twice import said_twice


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("要守牢安全生产底线，要守牢安全生产底线，防范事故。", "要守牢安全生产底线"),
        ("会议部署了防汛工作。会议部署了防汛工作。", "会议部署了防汛工作。"),
        ("市商务局扎实推进消费帮扶扎实推进消费帮扶，成效明显。", "扎实推进消费帮扶"),
        ("由市司法局牵头由市司法局牵头组织实施。", "由市司法局牵头"),
        ("各部门要压实工作责任，压实工作责任，确保安全。", "压实工作责任"),
        ("现公告如下事项：现公告如下事项：", "现公告如下事项"),
    ],
)
def test_twice(text: str, once: str) -> None:
    (one,) = said_twice(text)
    assert one.suggestion == once
    assert one.confidence < 0.96
    assert text[one.start : one.end].replace(once, "").strip("，：") == ""


@pytest.mark.parametrize(
    "text",
    [
        "重要的事情说三遍，重要的事情说三遍，重要的事情说三遍。",
        "安全第一安全第一安全第一安全第一，牢记在心。",
        "政府信息公开指南政府信息公开指南",
        "要坚持人民至上，人民至上是我们的立场。",
        "停止发放摩托车牌照，摩托车牌照，另行规定。",
        "不得向个人分发第一类疫苗；分发第一类疫苗，不得收费。",
        "一级抓一级，一级带一级，层层抓落实。",
        "农村集体经济组织和农村集体经济合作社，各司其职。",
        "加油，加油，加油！",
    ],
)
def test_not_twice(text: str) -> None:
    assert list(said_twice(text)) == []


def test_the_beginning_of_a_body_twice() -> None:
    (found,) = said_twice("市财政市财政局公开决算。")
    assert (found.start, found.end, found.suggestion) == (0, 6, "市财政")
    assert not [*said_twice("市财政和市财政局公开决算，县水利水电局参加。")]
