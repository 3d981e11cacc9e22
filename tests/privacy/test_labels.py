"""What words call a number: before it, behind it, above it, and for all numbers of one list."""

import pytest

from govspider.privacy.context import Label, label_behind, label_of
from tests.privacy.finding import CARD, ID, MOBILE, values


@pytest.mark.parametrize(
    "text",
    [
        f"{MOBILE}是订单号",
        f"报名号{MOBILE}，请凭号入场",
        f"电表号：{MOBILE}",
        f"住院号：{MOBILE}",
        f"收据号：{ID}",
        f"申报号{ID}",
        f"{ID}为项目编号",
        f"{ID}（许可证编号）",
        f"房产证号：{ID}",
        f"{CARD}（订单号）",
        f"订单号：{MOBILE}、{MOBILE}",
        f"订单号：\n{MOBILE}\n{MOBILE}",
        f"项目编号\n{ID}\n{ID}",
        f'{{"orderId": "{ID}", "amount": "{MOBILE}"}}',
        f"学号{MOBILE}，班级三（2）班",
        f"电费户号 {MOBILE}",
        f"会员号{CARD}",
        f"序列号SN:{CARD}",
        f"人口{MOBILE}",
        f"￥{MOBILE}",
        f"访问量：{MOBILE}次",
        f"累计上网电量{MOBILE}千瓦时",
        f"售电{MOBILE}度，供水{MOBILE}升，进口{MOBILE}美元",
        f"吞吐量{MOBILE}",
        f"采购计划编号：{ID}",
        f"编号：{ID}-2",
        f"表1 填写样例\n姓名\t身份证号\t手机\n黄晓燕\t{ID}\t{MOBILE}",
        f"序号\t项目编号\t中标金额\n1\t{ID}\t{MOBILE}",
    ],
)
def test_public_numbers_are_right(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"订单号123456，手机{MOBILE}", [MOBILE]),
        (f"订单号：202300001234，{MOBILE}", [MOBILE]),
        (f"订单号码：{CARD[:18]}\n\n联系人黄晓燕\n{MOBILE}", [MOBILE]),
        (f"用户号码：{MOBILE}", [MOBILE]),
        (f"{MOBILE}是我的订单联系电话", [MOBILE]),
        (f"身份证号\n{ID}", [ID]),
        (f"卡号\n{CARD}\n{CARD}", [CARD, CARD]),
        ("441900900307653（身份证号）", ["441900900307653"]),
        (f"{MOBILE}万春梅", [MOBILE]),
        (f"手机{MOBILE}度假村", [MOBILE]),
        (f"家长电话{MOBILE}升学咨询", [MOBILE]),
        (f"编号：{ID}", [ID]),
        (f"1.{ID}\n2.{ID}", [ID, ID]),
        ("手机137.9012.3456", [MOBILE]),
        ("身份证441900·19900307·6530", [ID]),
    ],
)
def test_what_is_personal_beside_them_is_found(text: str, found: list[str]) -> None:
    assert values(text) == found


def test_decimals_and_versions_are_no_numbers() -> None:
    assert values(f"3.{MOBILE}") == []
    assert values(f"1.{MOBILE}\n5.{MOBILE}") == []
    assert values("137.9012.3456.7") == []
    assert values("192.168.100.101") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("身份证号：1", Label.ID),
        ("身 份 证 号： 1", Label.ID),
        ("手机号码\n1", Label.PHONE),
        ("订单号\n22\n33\n1", Label.NONE),  # numbers of other lengths between
        ("订单号\n2\n3\n1", Label.CODE),
        ("", Label.NONE),
    ],
)
def test_labels_before_and_above(text: str, label: Label) -> None:
    assert label_of(text, max(0, len(text) - 1)) is label


def test_labels_behind() -> None:
    assert label_behind("1是订单号", 1) is Label.CODE
    assert label_behind("1（身份证号）", 1) is Label.ID
    assert label_behind("1（订单已完成）", 1) is Label.NONE
    assert label_behind("1", 1) is Label.NONE
