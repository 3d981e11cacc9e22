"""E-mail, WeChat and QQ: a person's is found, an office's is right."""

import pytest

from govspider.items import Kind
from tests.privacy.finding import hits, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("我的邮箱huang_xy@163.com", "huang_xy@163.com"),
        ("电子邮箱：Huang.XY@qq.com。", "huang.xy@qq.com"),
        ("huang@example.org", "huang@example.org"),
        ("联系人：黄晓燕，邮箱：huangxy@foxmail.com", "huangxy@foxmail.com"),
        ("邮箱ｈｕａｎｇ＠163.com", "huang@163.com"),
        ("写信到-huang@163.com", "huang@163.com"),
    ],
)
def test_personal_addresses(text: str, value: str) -> None:
    assert values(text, Kind.EMAIL) == [value]
    assert len(hits(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "办公室邮箱：bgs@dg.gov.cn",
        "意见请于月底前发送至dgjyj@163.com",
        "投稿邮箱 news2023@126.com",
        "单位邮箱：dgmz@21cn.com",
        "service@company.com.cn",
        "h***@163.com",
        "logo@2x.png",
        "huang@",
        "@163.com",
        "huang@.com",
        "huang@163..com",
        "hu..ang@163.com",
        "微博@东莞发布",
        "电子邮箱：dgrsj@163.com，邮编：523000",
        "例如：huang@163.com",
    ],
)
def test_what_is_no_leaked_address(text: str) -> None:
    assert values(text, Kind.EMAIL) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("黄晓燕，微信号：huang_xy88", "huang_xy88"),
        ("本人微信huangxy2023", "huangxy2023"),
        ("加我QQ：123456789", "123456789"),
        ("QQ号码（常用）：13790123456", "13790123456"),
        ("微信号：HuangXiaoYan", "huangxiaoyan"),
        ("wx：huang_88", "huang_88"),
        ("VX: huang2023", "huang2023"),
    ],
)
def test_social_ids(text: str, value: str) -> None:
    assert values(text) == [value]
    assert hits(text)[0].kind is Kind.SOCIAL_ID


@pytest.mark.parametrize(
    "text",
    [
        "微信公众号：dgfabu2023",
        "官方微信号：dgfabu2023",
        "工作QQ：123456789",
        "QQ群：123456789",
        "咨询QQ 123456789",
        "微信 wx**",
        "关注微信号dgfabu2023",
        "微信：dgfabu2023（公众号）",
        "WeixinJSBridge.invoke",
        "class=wxWrap01",
        '<i class="icon qq123456">',
        "微信WeixinJSBridge",
        "weixin: function(){}",
        "wx: shareData",
        "wechat",
        "微信：wx8f14e45fceea167a",  # an app
        "微信号：gh_8f14e45fceea",  # a public account
        "QQabcdef",
        "微信123456",
    ],
)
def test_what_is_no_leaked_social_id(text: str) -> None:
    assert values(text) == []


def test_a_mobile_used_for_wechat_is_a_mobile() -> None:
    assert [hit.kind for hit in hits("微信：13790123456")] == [Kind.PHONE]
    assert [hit.kind for hit in hits("13790123456（微信同号）")] == [Kind.PHONE]
