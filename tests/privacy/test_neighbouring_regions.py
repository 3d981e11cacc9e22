"""Identity cards and phones of Hong Kong, Macao and Taiwan: check digits where there are, words always."""

import pytest

from govspider.items import Kind
from tests.privacy.finding import hits, places, values


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("持香港永久性居民身份证R240713(1)的申请人林某某", "R240713(1)"),
        ("香港身份证号码：A123456（3）", "A123456（3）"),
        ("香港身份证号码：A1234563", "A1234563"),
        ("HKID A123456(3)，身份证", "A123456(3)"),
        ("身份证号：A123456(3)", "A123456(3)"),
        ("香港居民身份证号 Z683365(5)", "Z683365(5)"),  # the check digit is wrong, the words are right
        ("澳门居民身份证：1234567(8)", "1234567(8)"),
        ("澳门身份证5/123456/7", "5/123456/7"),
        ("台湾地区居民身份证字号：B200003452", "B200003452"),
        ("统一证号：A800000014", "A800000014"),
        ("外国人永久居留证：USA310088010112", "USA310088010112"),
        ("姓名\t身份证号\n林明\tA123456(3)", "A123456(3)"),
    ],
)
def test_identity_cards(text: str, place: str) -> None:
    assert places(text, Kind.PERMIT) == [place]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("持香港永久性居民身份证R240713(1)的申请人", "公开了香港身份证号码"),
        ("身份证号：A123456(3)", "公开了香港身份证号码"),  # by its check digit
        ("澳门居民身份证：1234567(8)", "公开了澳门身份证号码"),
        ("台湾地区居民身份证字号：B200003452", "公开了台湾身份证号码"),
        ("外国人永久居留证：USA310088010112", "公开了外国人永久居留证号码"),
        ("回乡证号：H12345678", "公开了港澳台居民来往内地（大陆）的证件号码"),
    ],
)
def test_a_card_is_called_what_it_is(text: str, problem: str) -> None:
    (hit,) = hits(text)
    assert (hit.kind, hit.problem) == (Kind.PERMIT, problem)


@pytest.mark.parametrize(
    "text",
    [
        "型号A123456(3)",
        "A123456(3)",
        "文件编号R240713(1)，身份证办理须知",
        "香港身份证号码：A12****(3)",
        "例如：香港身份证A123456(3)",
        "香港身份证办理电话12345678",
        "B200003452",
        "台湾企业信用代码B200003452",
        "澳门特别行政区第1234567(8)号公告",
    ],
)
def test_what_is_no_leaked_card(text: str) -> None:
    assert values(text, Kind.PERMIT) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("联系电话（香港）：9123 4567", "91234567"),
        ("+852 9123 4567", "91234567"),
        ("（+852）91234567", "91234567"),
        ("投诉人电话：00853-66123456", "66123456"),
        ("台湾电话：0912-345-678", "0912345678"),
        ("手机+886 912345678", "912345678"),
    ],
)
def test_mobile_phones(text: str, number: str) -> None:
    assert values(text, Kind.PHONE) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "电话：9123 4567",
        "香港特区面积91234567",
        "85291234567",
        "+852 2123 4567",
        "+852 9123 45678",
        "传真852-1234",
    ],
)
def test_what_is_no_mobile_phone(text: str) -> None:
    assert hits(text, Kind.PHONE) == []
