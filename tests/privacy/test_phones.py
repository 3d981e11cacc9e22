"""Personal phones are found; an office's public lines are right."""

import pytest

from govspider.items import Kind, Severity
from govspider.privacy.find import find_personal
from govspider.privacy.masking import mask_text
from tests.privacy.finding import MOBILE, hits, places, values


@pytest.mark.parametrize(
    "text",
    [
        "13790123456",
        "137 9012 3456",
        "137-9012-3456",
        "137 90123456",
        "１３７９０１２３４５６",
        "137\u200b9012\u200b3456",
        "1 3 7 9 0 1 2 3 4 5 6",
        "+8613790123456",
        "+86 137-9012-3456",
        "+86-13790123456",
        "86 13790123456",
        "0086 137 9012 3456",
        "008613790123456",
        "86-137-9012-3456",
        "（+86）13790123456",
        "1379-012-3456",
        "137•9012•3456",
        "137・9012・3456",
        "一三七九〇一二三四五六",
        "幺三七 九〇一二 三四五六",
    ],
)
def test_a_mobile_in_any_form_is_found(text: str) -> None:
    for around in ("{}", "手机：{}", "网友{}反映路灯不亮", "请与黄晓燕联系（{}）。"):
        assert values(around.format(text), Kind.PHONE) == [MOBILE]


@pytest.mark.parametrize(
    "text",
    [
        f"附件命名：黄晓燕_{MOBILE}",
        f"{MOBILE}_黄晓燕.jpg",
        f"/upload/黄晓燕_{MOBILE}.jpg",
        f"tel{MOBILE}",
        f"sjh_{MOBILE}",
        f'{{"name":"黄晓燕","mobile":"{MOBILE}"}}',
        f'"name":"黄晓燕","telephone":"{MOBILE}"',
        f"#{MOBILE}#",
        "138_1234_5678".replace("138_1234_5678", "137_9012_3456"),
        "137/9012/3456",
        "手机号\t1\t3\t7\t9\t0\t1\t2\t3\t4\t5\t6",
        f"{MOBILE}户主黄晓燕",
    ],
)
def test_a_mobile_beside_letters_and_signs_is_found(text: str) -> None:
    assert values(text, Kind.PHONE) == [MOBILE]


@pytest.mark.parametrize(
    "text", ["手机 13790 123 456", "联系电话：137 90 123456", "户主黄晓燕 13790 123 456"]
)
def test_a_mobile_with_blanks_anywhere_is_found_beside_a_label_or_a_name(text: str) -> None:
    assert values(text, Kind.PHONE) == [MOBILE]


@pytest.mark.parametrize("text", ["编号 13790 123 456", "手机 13790 123 456 78", "共13790 123 456册"])
def test_groups_of_digits_without_one_or_with_more_behind_are_none(text: str) -> None:
    assert values(text, Kind.PHONE) == []


@pytest.mark.parametrize(
    "text",
    [
        f"值班员王小军手机{MOBILE}（全天候）",
        f"申请人手机{MOBILE}（全天候）",
        f"抢修电话{MOBILE}（王小军，全天）",
        f"居民张某手机{MOBILE}，昼夜施工噪声扰民。",
    ],
)
def test_hours_beside_a_persons_number_do_not_make_it_an_offices(text: str) -> None:
    assert values(text, Kind.PHONE) == [MOBILE]


def test_several_mobiles_in_one_line() -> None:
    assert len(hits("13790123456、13690123456/13590123456 13490123456")) == 4
    assert len(hits("137 9012 3456 136 9012 3456")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：0769-22830000",
        "咨询电话：（0769）22830000，传真：0769-22830001",
        "办公室 0769 2283 0000",
        "服务热线12345，报警110，400-830-1234，800-810-0001",
        "137****3456",
        "12790123456",
        "1379012345",
        "137901234567",
        "913790123456",
        "A13790123456",
        "订单号：13790123456",
        "快递单号13790123456",
        "发票号码：13790123456",
        "项目编号：13790123456",
        "统一编码：13790123456",
        "投资13790123456元",
        "面积13790123456平方米",
        "3.13790123456",
        "13790123456.50",
        "https://www.dg.gov.cn/2023/13790123456.html",
        "post_13790123456",
        "2023-13790123456",
        "13800138000",
        "13900000000",
        "例如：13790123456",
        "防汛值班手机13790123456（24小时）",
        "应急值守手机：13790123456",
        "供水抢修值班手机13790123456（全天候）",
        "燃气抢险手机13790123456（全天）",
        "森林防火手机13790123456（7×24小时）",
        "动物疫情报告手机13790123456（昼夜）",
        "抢修班手机13790123456（门岗）",
        "带班手机：13790123456（周末）",
        "救护车调度移动电话13790123456（白班）",
        "办公手机13790123456",
        "夜间施工举报：13790123456",
        "水管报修13790123456（镇自来水所）",
        "供水抢修热线：0769-22830000，手机（微信同号）13790123456",
        "执法证号：13790123456",
        "校医室电话：13790123456",
        "便民服务中心咨询电话13790123456",
        "IMG_13790123456.jpg",
        "/202306/13790123456/a.jpg",
        "8f14e45f13790123456ab12",
        "var id=13790123456001",
    ],
)
def test_what_is_no_leaked_phone(text: str) -> None:
    assert values(text) == []


def test_whose_number_it_is_decides_how_sure_and_how_grave() -> None:
    def judged(text: str) -> tuple[float, Severity]:
        (hit,) = find_personal(text)
        return hit.confidence, hit.severity

    personal, contact, duty = (
        judged("投诉人来电：13790123456"),
        judged("联系人：黄晓燕，联系电话：13790123456"),
        judged("24小时值班电话：13790123456"),
    )
    assert personal[0] > contact[0] > duty[0]
    assert personal[1] is Severity.GENERAL
    assert contact[1] is Severity.HINT


@pytest.mark.parametrize("label", ["住宅电话", "家庭电话", "家里电话", "个人电话", "投诉人王某的联系电话"])
def test_a_landline_that_is_somebodys_home_is_found(label: str) -> None:
    assert places(f"黄晓燕，{label}：0769-22830000") == ["0769-22830000"]


def test_a_mobile_masked_badly_is_found() -> None:
    assert [hit.kind for hit in hits("手机：1379012345*")] == [Kind.PHONE]
    assert hits("手机：137****3456") == []
    assert hits("手机：137901*****") == []


@pytest.mark.parametrize(
    "words", ["网格员李明电话", "驻村民警：李明 ", "包村干部李明（", "校长李明 ", "法律顾问：李明律师 "]
)
def test_whoever_serves_the_public_is_a_contact(words: str) -> None:
    (hit,) = hits(f"{words}{MOBILE}")
    assert (hit.confidence, hit.severity) == (0.75, Severity.HINT)


@pytest.mark.parametrize(
    "table",
    [
        "科目编码\t科目名称\t预算数（元）\n2010301\t行政运行\t13790123456",
        "项目\t合计\n绿化\t13690123456\n路灯\t13790123456",
        "单位\t用电量（千瓦时）\t备注\n一厂\t13790123456\t",
    ],
)
def test_a_cell_below_sums_is_no_phone(table: str) -> None:
    assert values(table, Kind.PHONE) == []


@pytest.mark.parametrize(
    "table",
    [
        "姓名\t金额\t手机\n陈静\t800\t13790123456",
        "姓名\t备注\n陈静\t13790123456",
        "户主\t资产管理员\n陈静\t13790123456",
        "楼栋\t单元\n3栋\t13790123456",
        "补贴金额表\n陈静\t13790123456",
        "项目\t预算数\n绿化\t80\n姓名\t手机\n陈静\t13790123456",
    ],
)
def test_a_cell_below_anything_else_may_be_one(table: str) -> None:
    assert values(table, Kind.PHONE) == [MOBILE]


@pytest.mark.parametrize(
    "text",
    [
        f"张三 {MOBILE} 瓦房店市某村",
        f"联系电话：{MOBILE}\n瓶窑镇",
        f"李明\t{MOBILE}\t羽毛球教练",
        f"手机{MOBILE}升平街12号",
        f"申请人手机{MOBILE}册亨县",
    ],
)
def test_a_place_behind_a_number_is_no_measure(text: str) -> None:
    assert values(text, Kind.PHONE) == [MOBILE]


@pytest.mark.parametrize(
    "text", [f"累计上网电量{MOBILE}千瓦时。", f"库存{MOBILE}册，", f"阅读{MOBILE}秒", f"共{MOBILE}毫升水"]
)
def test_what_is_measured_is_not_told_and_stays_masked(text: str) -> None:
    assert values(text, Kind.PHONE) == []
    assert MOBILE not in mask_text(text)
