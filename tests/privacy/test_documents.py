"""Passports, permits and plates: their shapes are those of many codes, so words have to speak for them."""

import pytest

from govspider.items import Kind
from tests.privacy.finding import hits, places, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("护照号码：E12345679", "E12345679"),
        ("持护照 G1234 5679 入境", "G12345679"),
        ("护照号EA1234567", "EA1234567"),
        ("持G12345679号普通护照入境", "G12345679"),
        ("护照（号码：ｅ１２３４５６７９）", "E12345679"),
        ("护照号：141234567", "141234567"),
        ("往来港澳通行证号码C98765431", "C98765431"),
        ("往来台湾通行证：T12345679", "T12345679"),
        ("证件号码：E12345679", "E12345679"),
        ("E12345679", "E12345679"),
        ("AB123457", "AB123457"),
    ],
)
def test_passports_and_exit_permits(text: str, value: str) -> None:
    assert values(text, Kind.PASSPORT) == [value]
    assert len(hits(text)) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("港澳居民来往内地通行证：H12345679", "H12345679"),
        ("回乡证号码M1234567901", "M1234567901"),
        ("台湾居民来往大陆通行证号12345679", "12345679"),
        ("台胞证 12345679", "12345679"),
    ],
)
def test_permits_of_residents_of_hong_kong_macao_and_taiwan(text: str, value: str) -> None:
    assert values(text, Kind.PERMIT) == [value]
    assert len(hits(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "型号E12345679的设备",
        "本批产品E12345679合格",
        "编号：G12345679",
        "护照阅读机型号G12345679",
        "护照号E1*****79",
        "护照号E123456789012",
        "护照遗失声明",
        "护照办理窗口3号，叫号E123",
        "例如：护照号E12345679",
        "台胞证办理电话22830000转801",
        "12345679",
        "ABC",
        "",
    ],
)
def test_what_is_no_leaked_document(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("我是车主黄晓燕，车牌粤S1A2B3", "粤S1A2B3"),
        ("网友：我的车粤S·12345被拖走", "粤S·12345"),
        ("驾驶人何某的粤AD12345", "粤AD12345"),
        ("车牌号：京A12345", "京A12345"),
    ],
)
def test_plates_of_private_cars(text: str, place: str) -> None:
    assert places(text, Kind.PLATE) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "公务用车粤S12345公开拍卖",
        "粤S1234警",
        "粤ICP备12345号",
        "粤S*****",
        "粤S12***",
        "客运车辆粤S12345逾期未检验",
        "川ABCDEF",
        "车牌号样例：粤S12345",
    ],
)
def test_what_is_no_leaked_plate(text: str) -> None:
    assert values(text, Kind.PLATE) == []
