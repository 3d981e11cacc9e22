"""Names spelt two ways in one document, and two people or bodies with like names."""

import pytest

from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.spelt_two_ways import spelt_two_ways


@pytest.mark.parametrize(
    ("text", "shown", "usual"),
    [
        (
            "申请人沈佳琪提交材料。经核实，沈佳琪符合条件。现对沈佳棋予以公示。",
            "沈佳棋",
            "沈佳琪",
        ),
        (
            "镇长罗文辉主持会议。罗文辉强调，要落实责任。会后罗文晖走访农户。",
            "罗文晖",
            "罗文辉",
        ),
        (
            "责令云洲市同舟物流有限公司改正。云洲市同舟物流有限公司逾期未改。对云洲市同州物流有限公司处以罚款。",
            "州物流有限公司",
            "舟物流有限公司",
        ),
        (
            "白鹤滩湿地公园开园。白鹤滩湿地公园免费开放。白贺滩湿地公园交通图。",
            "贺滩湿地公园",
            "鹤滩湿地公园",
        ),
        (
            "信用代码91440300MA5EXAMP1F。又见91440300MA5EXAMP7F。",
            "91440300MA5EXAMP7F",
            "91440300MA5EXAMP1F",
        ),
    ],
)
def test_one_place_that_is_written_otherwise(
    alike: Alike, segmenter: Segmenter, text: str, shown: str, usual: str
) -> None:
    (one,) = spelt_two_ways(text, alike, segmenter)
    assert shown in text[one.start : one.end]
    assert usual in one.usual


@pytest.mark.parametrize(
    "text",
    [
        "参会：张伟、张玮、沈佳琪、沈佳其。沈佳琪发言。",
        "张伟获一等奖。张玮获二等奖。张伟说要再努力。",
        "局长罗文辉讲话。罗文辉要求落实。副局长罗文晖汇报。",
        "罗文辉为组长。罗文辉负责。\n成员：\n罗文晖\n罗文慧",
        "罗文辉、罗文晖兄弟同时入伍。罗文辉任班长。罗文辉说。",
        "云洲市农业农村局牵头。云洲市农业农村局负责。云洲县农业农村局配合。",
        "主席南海行受关注。记者南海行报道。去年以来南海形势平稳。",
        "东风村、东丰村换届。东风村投票率最高。东风村选出新班子。",
        "第一中学获奖。第一中学开放。第二中学招生。",
        "信用代码91440300MA5EXAMP1F，又见91440300MA5EXAMQ7F。",
    ],
)
def test_two_of_like_names(alike: Alike, segmenter: Segmenter, text: str) -> None:
    assert list(spelt_two_ways(text, alike, segmenter)) == []
