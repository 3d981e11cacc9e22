"""GB 11643: what is an ID number, what only looks like one."""

from datetime import date

import pytest

from govspider.items import Kind, Severity
from govspider.privacy.find import find_personal
from govspider.privacy.masking import mask_text
from govspider.privacy.regions import is_region
from govspider.privacy.resident_id import check_character, is_resident_id
from tests.privacy.finding import ID, ID_X, hits, places, values


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"身份证号：{ID}",
        f"张伟（{ID}）系我村村民",
        f"{ID}张伟",
        f"序号1 {ID}",
        "441900 19900307 6530",
        "441900-19900307-6530",
        "4419 0019 9003 0765 30",
        "4 4 1 9 0 0 1 9 9 0 0 3 0 7 6 5 3 0",
        "441900\u200b19900307\u200b6530",
        "441900\u3000\u300019900307 6530",
        "４４１９００１９９００３０７６５３０",
        "441900１９９００３０７6530",
        f"户口编号{ID}",  # a weak label, an early birth
        f"sfz{ID}",
        f"SFZ_{ID}",
        f"ID{ID}",
        f"报名表_张伟_{ID}.docx",
        f"{ID}_张伟.jpg",
        f"{ID}zhangwei.jpg",
        f"#{ID}#",
        f"{ID}_x000D_",
        "44190019900307_x000D_\n6530",
        f"/upload/photo/{ID}.jpg",
        f"https://www.dg.gov.cn/query?sfzh={ID}&x=1",
        f'{{"name":"zw","idCard":"{ID}"}}',
        f"var rows=[{{xm:'张伟',sfzh:'{ID}'}}];",
        "身份证号\t4\t4\t1\t9\t0\t0\t1\t9\t9\t0\t0\t3\t0\t7\t6\t5\t3\t0",
        "|4|4|1|9|0|0|1|9|9|0|0|3|0|7|6|5|3|0|",
        "4\n4\n1\n9\n0\n0\n1\n9\n9\n0\n0\n3\n0\n7\n6\n5\n3\n0",
        '["4","4","1","9","0","0","1","9","9","0","0","3","0","7","6","5","3","0"]',
        "441900_19900307_6530",
        "441900/1990/0307/6530",
        "441900.19900307.6530",
        "张伟\t44190019900307\t6530\t石桥村",
        "\U0001d7d2\U0001d7d2\U0001d7cf\U0001d7d7\U0001d7ce\U0001d7ce19900307\U0001d7d4530",
    ],
)
def test_an_id_in_any_form_is_found(text: str) -> None:
    assert values(text) == [ID]
    assert hits(text)[0].severity is Severity.SEVERE


@pytest.mark.parametrize(
    "text",
    [ID_X, ID_X.lower(), "310101 19651012 345 X", *(ID_X[:-1] + sign for sign in "×ＸｘⅩⅹΧχХх✕✖╳⨯")],
)
def test_the_letter_x_in_any_form(text: str) -> None:
    assert values(f"身份证号码{text}，已登记") == [ID_X]


@pytest.mark.parametrize(
    "signs", ["〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹"]
)
def test_a_number_spelt_sign_by_sign(signs: str) -> None:
    spelt = "".join(signs[int(digit)] for digit in ID)
    assert values(f"身份证号码：{spelt}。") == [ID]
    assert spelt not in mask_text(f"身份证号码：{spelt}。")
    assert values("①13790123456 黄晓燕") == ["13790123456"]  # counted, not spelt
    assert values("二〇二三年六月三十日，一二三四五六七八九十") == []


@pytest.mark.parametrize(
    "text",
    ["决定书文号：〔2022〕{}号", "监管码{}", "缴费通知书号：{}", "文件名：{}.pdf", "处理单：{}", "第{}号"],
)
def test_a_paper_may_have_the_number_of_somebody_born_since_2000(text: str) -> None:
    number = "44190020220714123" + check_character("44190020220714123")
    assert hits(text.format(number)) == []
    assert values(f"身份证号码：{number}") == values(f"学生名单：黄晓燕{number}") == [number]


def test_two_ids_and_their_places() -> None:
    text = f"申请人{ID}、{ID_X}"
    assert places(text) == [ID, ID_X]


@pytest.mark.parametrize(
    "text",
    [
        ID[:-1] + "1",  # check character
        "441900199013076530",  # month
        "441900199002306530",  # day
        "001900199003076530",  # region
        "450000199003076530",  # region without county
        f"1{ID}",
        f"{ID}1",
        f"A{ID}B",  # a code that goes on at both ends
        f"证书编号：A{ID}",
        f"批次号：SB_{ID}",
        f"合同HT{ID}",
        f"0.{ID}",
        f"{ID}.25",
        "/upload/202306/441900202306300012.pdf",  # region, day and number of a file
        "var id='441900202306300012';",
        "441900.20230630.0012",
        "441900\t19900307\t653\n0",  # cells of two rows
        "440104|19,880612|1231",  # nobody writes one number so
        f"例如：{ID}",
        f"身份证号（如{ID}）",
        f"订单号：{ID}",
        f"业务流水号{ID}",
        "建筑工程施工许可证号：441900202306300012",
        "编号：441900202306300012",  # region, day of issue and serial
        "统一社会信用代码：91441900MA4UXXXX2P",
        "111111111111111111",
    ],
)
def test_what_is_no_leaked_id(text: str) -> None:
    assert values(text, Kind.ID_CARD) == []


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (f"经营者：黄晓燕 纳税人识别号：{ID}", 0.9),
        (f"个体工商户税号 {ID}", 0.9),
        (f"黄晓燕 从业资格证号：{ID}", 0.85),
        (f"黄晓燕 资格证书编号：T{ID}", 0.85),
    ],
)
def test_a_paper_may_have_its_holders_id_for_a_number(text: str, sure: float) -> None:
    (hit,) = find_personal(text)
    assert (hit.kind, hit.confidence) == (Kind.ID_CARD, sure)


@pytest.mark.parametrize(
    "text",
    [
        f"资格证书编号：{ID}",  # nobody's name beside it
        f"黄晓燕 取水许可证号：{ID}",
        "黄晓燕 资格证书编号：441900202306300012",
        "纳税人识别号：441900202306300012",
    ],
)
def test_a_papers_own_number_is_no_id(text: str) -> None:
    assert values(text, Kind.ID_CARD) == []


def test_nobody_is_born_after_the_day_of_inspection() -> None:
    assert is_resident_id("441900202306300012", date(2023, 6, 30))
    assert not is_resident_id("441900202307010017", date(2023, 6, 30))
    assert not is_resident_id("44190018991231001" + check_character("44190018991231001"))


def test_fifteen_digits_need_a_word_or_to_stand_alone() -> None:
    old = "441900900307653"
    assert values(f"身份证号：{old}") == [old]
    assert values(old) == [old]
    assert values(f"批复如下{old}") == []
    assert values(f"许可证号：{old}") == []
    assert values("身份证号：441900901307653") == []


def test_an_id_within_a_certificate_of_disability_or_a_pupils_number() -> None:
    assert values(f"残疾人证号：{ID}44", Kind.ID_CARD) == [ID]
    assert values(f"残疾证号码{ID_X}23，肢体") == [ID_X]
    assert values(f"学籍号G{ID}") == [ID]
    assert values(f"监管码{ID}44") == []
    assert values(f"残疾人证号：{ID}99") == []
    assert values(f"批次G{ID}") == []


def test_a_number_of_a_file_that_somebody_born_since_2000_might_have_needs_a_word() -> None:
    young = "440105200105090272"
    for text in (
        f"/upload/{young}.jpg",
        f"IMG_{young}.jpg",
        f"{young}.pdf",
        f"var id='{young}'",
        f'data-id="{young}"',
    ):
        assert values(text) == []
    for text in (
        f"/upload/李娜_{young}.jpg",
        f"姓名：李娜，ID{young}",
        f"sfz_{young}.jpg",
        f"身份证号：{young}",
        young,
    ):
        assert values(text) == [young]


def test_the_id_of_a_foreigner_with_permanent_residence() -> None:
    value = "91110019900701204X"
    (hit,) = hits(f"外国人永久居留身份证号码：{value}")
    assert (hit.value, hit.kind) == (value, Kind.ID_CARD)
    assert values(value[:-1] + "1") == []


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("110101", True),
        ("441900", True),
        ("442000", True),
        ("510229", True),  # 四川, today 重庆
        ("432301", True),  # 益阳地区
        ("460027", True),  # 海南 before 2002
        ("429004", True),
        ("659001", True),
        ("810000", True),
        ("110000", False),
        ("440000", False),
        ("160101", False),
        ("669001", False),
        ("445901", False),
    ],
)
def test_region_codes(code: str, valid: bool) -> None:  # noqa: FBT001
    assert is_region(code) is valid


@pytest.mark.parametrize(
    "text",
    [
        "441900********6530",
        "441***********6530",
        "4419**********6530",
        "4419001990****6530",  # month and day hidden: as the Supreme People's Court publishes
        "44190019900307****",
        "441900XXXXXXXX6530",
        "441900********653X",
        "**************6530",
        "441900****6530",
        "441900 ******** 6530",
    ],
)
def test_what_is_masked_well_is_silent(text: str) -> None:
    assert values(f"张伟，身份证号{text}") == []


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("44190019900307653*", 1),
        ("4419001990030765**", 2),
        ("441900199003076***", 3),
        ("44190019900307***0", 3),
        ("441900199003**6530", 2),
        ("44190019**03076530", 2),
        ("441900****03076530", 4),  # the year alone: about ten candidates
        ("**1900199003076530", 2),
        ("441900199003076＊＊0", 2),
        ("441900199003076××0", 2),
    ],
)
def test_what_is_masked_badly_is_found_with_the_reason(text: str, hidden: int) -> None:
    (hit,) = hits(f"张伟，身份证号{text}")
    assert hit.kind is Kind.ID_CARD
    assert f"仅遮挡{hidden}位" in hit.problem


def test_a_badly_masked_number_that_is_no_id_is_silent() -> None:
    assert hits("001900199003076**0") == []
    assert hits("44190019901307653*") == []


def test_context_decides_how_sure_a_hit_is() -> None:
    (labelled,) = find_personal(f"身份证号：{ID}")
    (bare,) = find_personal(f"经核查{ID}，属实")
    assert labelled.confidence > bare.confidence


@pytest.mark.parametrize(
    "told", ["举例：罗玉梅，身份证号", "典型案例：罗玉梅，身份证号码：", "病例2：罗玉梅（身份证"]
)
def test_a_case_that_is_told_of_somebody_is_no_sample(told: str) -> None:
    assert values(f"{told}{ID}，已办结。", Kind.ID_CARD) == [ID]


@pytest.mark.parametrize(
    "shown", ["举例：张三，身份证号", "填写示例：罗玉梅，身份证号", "例：李某，身份证号"]
)
def test_a_form_that_is_filled_in_to_show_how_is_one(shown: str) -> None:
    assert values(f"{shown}{ID}", Kind.ID_CARD) == []
