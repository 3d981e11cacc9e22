"""Numbers of lists that do not follow each other, and lists that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.text.numerals import number_of
from govspider.words.numbering import chinese, misnumbered


@pytest.mark.parametrize(
    ("text", "shown", "right"),
    [
        ("1.填表\n2.盖章\n2.邮寄\n4.查询", "2", "3"),
        ("（1）登记\n（2）核验\n（2）发证\n（4）归档", "2", "3"),
        ("第一章 总则\n第二章 申请\n第二章 审查\n第四章 附则", "二", "三"),
        ("第一条 目的。\n第二条 范围。\n第四条 分工。\n第五条 施行。", "四", None),
        ("要求：一要早部署；二要勤巡查；二要快处置；四要严问责。", "二", "三"),
    ],
)
def test_what_does_not_follow_is_a_hint(text: str, shown: str, right: str | None) -> None:
    (one,) = misnumbered(text)
    assert (text[one.start : one.end], one.suggestion) == (shown, right)
    assert one.confidence < 0.96


@pytest.mark.parametrize(
    "text",
    [
        "1.填表\n2.盖章\n1.甲\n2.乙\n3.丙",
        "1.5公里\n2.5公里\n2.8公里\n4.1公里",
        "1.甲\n2.乙\n4.丙\n5.丁",
        "一、二级公路\n二、三级公路\n四、五级公路",
        "一、甲\n1.子\n2.丑\n二、乙\n1.子\n2.丑\n三、丙",
        "第二条 修改为\n第五条 修改为\n第九条 删去",
        "第一条 甲\n第二条 乙\n第三条 丙\n第一条 甲\n第二条 乙",
        "抓好三要素，一要素材真实，二要素养过硬。",
    ],
)
def test_what_follows_is_silent(text: str) -> None:
    assert list(misnumbered(text)) == []


@given(st.integers(1, 999))
def test_numerals(value: int) -> None:
    assert number_of(chinese(value)) == value
