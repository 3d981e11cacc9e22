"""Tables and lists: columns are read as their heads say, a list is one finding with a count."""

from random import Random

import pytest

from benchmarks.text.privacy_cases import bank_card, mobile, resident_id
from govspider.items import Kind, Severity
from govspider.privacy.find import find_personal
from govspider.privacy.people_lists import LIST_ROWS, split_lists
from govspider.privacy.people_tables import Role, read_header, row_hits
from tests.privacy.finding import CARD, DAY, ID, MOBILE, hits, places, values


def rows(number: int, template: str) -> str:
    """Rows of made-up people with a fixed seed."""
    rng = Random(5)
    return "\n".join(
        template.format(i=i, id=resident_id(rng), mobile=mobile(rng), card=bank_card(rng))
        for i in range(1, number + 1)
    )


def test_a_column_is_read_as_its_head_says() -> None:
    text = (
        "姓名\t身份证号码\t银行账号\t家庭住址\t病种\n"
        "黄晓燕\t441900900307653\t80020000123456789\t大步村坊边坊12号\t尿毒症\n"
        "陈静\t4419******0653\t8002****6789\t大步村\t无\n"
    )
    assert places(text) == ["黄晓燕", "441900900307653", "80020000123456789", "大步村坊边坊12号"]


def test_comma_and_bar_separate_cells_too() -> None:
    assert values("姓名,证件号,订单号\n陈静,441900900307653,13790123456") == ["441900900307653"]
    assert values("| 姓名 | 证件号 | 备注 |\n|---|---|---|\n| 陈静 | 441900900307653 | 无 |") == [
        "441900900307653"
    ]
    text = "姓名,身份证号,手机\n" + rows(6, "陈静,{id},{mobile}")
    lists, single = split_lists(text, find_personal(text, DAY))
    assert ([one.count for one in lists], single) == ([6], ())


def test_heads_may_be_spaced_and_repeated() -> None:
    text = f"姓 名\t身份证\u3000号码\n黄晓燕\t{ID}\n姓名\t手机号\n陈静\t{MOBILE}"
    assert values(text) == [ID, MOBILE]


def test_columns_of_public_numbers_are_right() -> None:
    text = (
        "序号\t项目编号\t施工许可证号\t统一社会信用代码\t订单号\n"
        "1\t13790123456\t441900202306300012\t91441900MA4U12345P\t6222021234567890128\n"
    )
    assert values(text) == []


def test_an_offices_phone_list_is_right() -> None:
    text = "单位\t科室\t联系电话\n市教育局\t办公室\t0769-22830000\n市民政局\t办公室\t0769-22830001"
    assert values(text) == []


def test_hardship_next_to_a_name_is_for_a_person_to_judge() -> None:
    (hit,) = hits("户主姓名\t低保类别\t金额\n黄晓燕\tA类\t900\n陈*\tB类\t800")
    assert (hit.kind, hit.severity) == (Kind.HEALTH, Severity.HINT)


def test_a_list_of_300_is_one_finding() -> None:
    text = "公示如下：\n序号\t姓名\t身份证号\t手机\t银行卡号\n" + rows(
        300, "{i}\t陈静\t{id}\t{mobile}\t{card}"
    )
    lists, single = split_lists(text, find_personal(text, DAY))
    assert [(one.kind, one.count) for one in lists] == [(Kind.ID_CARD, 300)]
    assert single == ()
    assert "300人" in lists[0].problem
    assert "手机号码300个" in lists[0].problem
    assert text[lists[0].first.start : lists[0].first.end] == lists[0].first.value


def test_a_list_begins_at_five_rows() -> None:
    for number in (LIST_ROWS - 1, LIST_ROWS):
        text = "姓名\t身份证号\n" + rows(number, "陈静\t{id}")
        lists, single = split_lists(text, find_personal(text, DAY))
        assert (len(lists), len(single)) == ((1, 0) if number >= LIST_ROWS else (0, number))


def test_lines_of_name_and_number_are_a_list() -> None:
    text = "中签名单\n" + rows(20, "{i}、陈静 {id}") + "\n特此公示"
    lists, single = split_lists(text, find_personal(text, DAY))
    assert [one.count for one in lists] == [20]
    assert single == ()


def test_bare_numbers_and_sentences_stay_single() -> None:
    text = rows(8, "{id}") + "\n" + rows(8, "居民反映，手机{mobile}一直打不通。")
    lists, single = split_lists(text, find_personal(text, DAY))
    assert lists == ()
    assert len(single) == 16


def test_two_lists_on_a_page_are_two() -> None:
    first, second = rows(6, "陈静\t{id}"), rows(7, "陈静\t{mobile}")
    text = f"姓名\t身份证号\n{first}\n以下为第二批：\n说明\n再次说明\n姓名\t手机\n{second}"
    lists, _ = split_lists(text, find_personal(text, DAY))
    assert [(one.kind, one.count) for one in lists] == [(Kind.ID_CARD, 6), (Kind.PHONE, 7)]


def test_a_masked_list_is_right() -> None:
    text = "姓名\t身份证号\t手机\n" + "陈静\t441900********6530\t137****3456\n" * 30
    assert hits(text) == []


def test_heads_are_told_from_values() -> None:
    header = read_header(["序号", "姓名", "身份证号", "联系电话"])
    assert header is not None
    assert header.roles == (None, Role.NAME, Role.ID, Role.PHONE)
    assert header.is_of_people
    assert read_header(["1", "陈静", ID, MOBILE]) is None
    assert read_header(["黄晓燕", "陈静"]) is None
    assert read_header(["补贴名单", ""]) is None
    assert read_header([]) is None


def test_rows_can_be_read_one_at_a_time() -> None:
    header = read_header(["姓名", "身份证号"])
    assert header is not None
    ((index, hit),) = row_hits(header, ["陈静", f" {ID} ", "more", "cells"])
    assert (index, hit.value, hit.start) == (1, ID, 1)
    assert list(row_hits(header, ["陈静"])) == []


@pytest.mark.parametrize(
    ("heads", "holder"),
    [
        ("序号\t户名\t开户行\t账号", "柳河镇经济联合社"),
        ("序号\t单位名称\t开户行\t银行账号", "云州市第二中学"),
        ("序号\t收款单位\t用途\t卡号", "柳河镇财政所"),
        ("序号\t账户名称\t开户行\t账号", "云州市总工会"),
    ],
)
def test_accounts_of_organisations_in_a_table_are_public(heads: str, holder: str) -> None:
    assert hits(f"{heads}\n1\t{holder}\t农商行\t{CARD}\n") == []
    assert values(f"{heads}\n1\t黄晓燕\t农商行\t{CARD}\n") == [CARD]


def test_an_account_is_the_persons_whose_name_stands_in_its_row() -> None:
    heads = "单位\t姓名\t银行账号"
    assert values(f"{heads}\n云州市第二中学\t黄晓燕\t{CARD}\n") == [CARD]


def test_an_offices_car_and_sums_of_money_are_public() -> None:
    assert hits("车牌号\t车辆类型\n粤A12345\t执法车\n") == []
    assert hits(f"项目\t预算\t发行额\n道路\t{MOBILE}\t{MOBILE}\n") == []


def test_an_old_number_beside_a_name_is_shown() -> None:
    assert values("姓名\t老证\n黄晓燕\t441900620317251\n") == ["441900620317251"]
    assert hits("税号\n黄晓燕：税号441900620317251") == []
