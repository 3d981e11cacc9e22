"""Names beside numbers are hidden in what is kept of a page; names of offices' people and other words stay."""

from time import perf_counter

import pytest

from govspider.privacy.masking import read_personal
from govspider.privacy.names_beside import without_names
from tests.privacy.finding import CARD, ID, MOBILE, hits

PLATE = "粤B12345"


def kept(text: str) -> str:
    """The text as it is kept of a page."""
    return without_names(text, read_personal(text)).masked


@pytest.mark.parametrize(
    ("text", "name", "masked"),
    [
        (f"现将黄俊杰（公民身份号码{ID}）的审核结果", "黄俊杰", "黄**"),
        (f"经核查，卢晓彤（身份证号码：{ID}）符合条件", "卢晓彤", "卢**"),
        (f"田心村村民廖佩珊，居民身份证{ID}，现住五星镇", "廖佩珊", "廖**"),
        (f"市民苏宏伟来电（联系电话{MOBILE}）咨询", "苏宏伟", "苏**"),
        (f"车主钟慧敏反映，其小型轿车（车牌号{PLATE}）被误拍", "钟慧敏", "钟**"),
        (f"当事人段念慈驾驶的{PLATE}小型轿车", "段念慈", "段**"),
        ("申请人段宏伟，家庭住址：石桥镇云巷路12号3栋502房，审核通过", "段宏伟", "段**"),
        (f"发放至申请人卢伟强的账户，银行卡号{CARD}", "卢伟强", "卢**"),
        ("港澳居民白美玲，来往内地通行证号码H12345650", "白美玲", "白**"),
        ("持香港永久性居民身份证A123456(3)的申请人邓永康，已通过审核", "邓永康", "邓**"),
        (f"留言人陳國棟，手機號碼{MOBILE}，反映積水問題", "陳國棟", "陳**"),
        (f"照片文件名为{ID}_阎春燕.jpg", "阎春燕", "阎**"),
        (f"阎春燕提交的照片文件名为{ID}_阎春燕.jpg", "阎春燕", "阎**"),  # told twice in one sentence
        (f"1\t罗振宇\t{ID}\t石桥镇", "罗振宇", "罗**"),
        (f"王\u3000芳\t{ID}", "王\u3000芳", "王\u3000*"),
        (f"户主\t配偶\t手机\n黄大明\t李小红\t{MOBILE}", "李小红", "李**"),
        (f'{{"xm":"林春燕","sfzh":"{ID}"}}', "林春燕", "林**"),
        (f"廖家豪|{ID}", "廖家豪", "廖**"),
        (f"黄俊杰身份证号{ID}", "黄俊杰", "黄**"),
        (f"张三丰{MOBILE}", "张三丰", "张**"),
        (f"欧阳修文（手机{MOBILE}）", "欧阳修文", "欧***"),
        (f"姓名：张三丰\n身份证号：{ID}", "张三丰", "张**"),
        (f"黄晓燕\n{ID}", "黄晓燕", "黄**"),
    ],
)
def test_the_name_beside_a_number_is_hidden(text: str, name: str, masked: str) -> None:
    shown = kept(text)
    assert len(shown) == len(text)
    assert name not in shown
    assert masked in shown
    assert hits(shown) == []


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("现将黄俊杰的审核结果予以公示", "黄俊杰"),  # no number
        ("联系人：陈志强，电话：0769-22830000", "陈志强"),  # an office's line
        ("各类证件制作，货到付款，加微信zj90317", "货到付款"),
        (f"局长黄海涛出席会议。村民廖佩珊，身份证号{ID}", "局长黄海涛"),  # another sentence
        (f"申请人段宏伟，手机{MOBILE}。\n（江振宇 冯永康）", "江振宇 冯永康"),
        (f"1\t罗振宇\t{ID}\t石桥镇", "石桥镇"),
        (f"市民苏宏伟来电（联系电话{MOBILE}）咨询", "来电（联系电话137"),
        (f"申请人应当提交身份证号{ID}，市民和企业于今日办理", "申请人应当提交身份证号441900"),
        (f"申请人应当提交身份证号{ID}，市民和企业于今日办理", "市民和企业于今日办理"),
        (f"车牌号{PLATE}，车型不限", "车牌号粤B"),
        (f"报名请找联系人陈志强，手机{MOBILE}。", "陈志强"),  # a contact: hidden in the finding
        (f"订单号{MOBILE}，黄俊杰", "黄俊杰"),  # no number of a person
        (f"黄海涛\n会议通报了有关情况，并要求各单位认真落实，值班电话{MOBILE}", "黄海涛"),
    ],
)
def test_what_is_no_name_beside_a_number_stays(text: str, stays: str) -> None:
    assert stays in kept(text)


def test_a_long_line_of_numbers_takes_time_by_its_length() -> None:
    def seconds(times: int) -> float:
        text = f"王芳{MOBILE} " * times
        personal, start = read_personal(text), perf_counter()
        without_names(text, personal)
        return perf_counter() - start

    seconds(10)
    assert seconds(4000) < 30 * max(seconds(400), 0.01)
