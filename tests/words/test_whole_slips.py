"""A slip's place and its suggestion belong together: the text mended there says nothing twice."""

from dataclasses import replace
from datetime import date

import pytest

from govspider.judge.plain_text import judge_text
from tests.checks.reading import resources


def mended(text: str) -> str:
    """The text with what is told of it put right."""
    made = resources().of_document(date(2026, 6, 30))
    context = replace(made, tools=replace(made.tools, spellers=()))
    for hit in sorted(judge_text(text, context).told, key=lambda hit: -hit.start):
        if hit.suggestion is not None:
            text = text[: hit.start] + hit.suggestion + text[hit.end :]
    return text


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("习近平总书书记", "习近平总书记"),
        ("习近平总书总书记", "习近平总书记"),
        ("习近平总记书记", "习近平总书记"),
        ("习近平总记书", "习近平总书记"),
        ("习近平近平文化思想", "习近平文化思想"),
        ("中国特色社会主会主义", "中国特色社会主义"),
        ("中华人民共和共和国", "中华人民共和国"),
        ("中国共产主义青年青年团", "中国共产主义青年团"),
        ("中中共央总书记", "中共中央总书记"),
        ("科尔沁尔沁左翼中旗", "科尔沁左翼中旗"),
        ("科尔左沁翼中旗", "科尔沁左翼中旗"),
        ("房地产市产市场", "房地产市场"),
        ("习近平文化思化思想", "习近平文化思想"),
    ],
)
def test_what_stands_beside_a_slip_is_not_said_twice(written: str, right: str) -> None:
    assert mended(f"深入学习{written}，取得成效。") == f"深入学习{right}，取得成效。"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("习近平总书的重要讲话", "习近平总书记的重要讲话"),
        ("习近平书记的重要讲话", "习近平总书记的重要讲话"),
        ("社会组积组织志愿者", "社会组织组织志愿者"),
        ("严格落实安全主体责，任务繁重", "严格落实安全主体责任，任务繁重"),
    ],
)
def test_a_lost_character_alone_is_put_in(written: str, right: str) -> None:
    assert mended(f"{written}。") == f"{right}。"
