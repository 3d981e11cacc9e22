"""Amounts in words against figures, and words beside figures of something else."""

from decimal import Decimal

import pytest

from govspider.words.amounts import amount_of, differing_amounts


@pytest.mark.parametrize(
    "text",
    [
        "（大写）柒拾万元整（小写）¥7000000.00",
        "大写：陆万元整；小写：6000元",
        "保证金30000.00元（大写：叁拾万元整）",
        "罚款二十万元（¥20000）",
        "RMB 5,000.00（人民币伍万元整）",
    ],
)
def test_what_differs(text: str) -> None:
    (one,) = differing_amounts(text)
    assert amount_of(one.words) is not None


@pytest.mark.parametrize(
    "text",
    [
        "（大写）柒拾万元整（小写）¥700000.00",
        "每户补助叁仟元，12户共叁万陆仟元",
        "伍万元（2024年度）",
        "罚款二十万元（20万元）",
        "约三四百元（350元）",
        "定额壹佰元（100元/人）",
    ],
)
def test_what_agrees_or_is_something_else(text: str) -> None:
    assert list(differing_amounts(text)) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("壹拾贰万叁仟元整", "123000"),
        ("拾万元", "100000"),
        ("壹亿零伍佰万元", "105000000"),
        ("伍佰零陆元柒角捌分", "506.78"),
        ("三十万元", "300000"),
    ],
)
def test_amounts(words: str, value: str) -> None:
    assert amount_of(words) == Decimal(value)


def test_about_so_many_is_no_amount() -> None:
    assert amount_of("二三十元") is None
