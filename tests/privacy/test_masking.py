"""Masks keep length and separators, and leave nothing that can be read back."""

import pytest

from govspider.items import Kind
from govspider.privacy.masking import mask_text, mask_value
from tests.privacy.finding import CARD, ID, MOBILE, hits


@pytest.mark.parametrize(
    ("kind", "value", "masked"),
    [
        (Kind.ID_CARD, "441900199003076530", "441900********6530"),
        (Kind.ID_CARD, "441900-19900307-6530", "441900-********-6530"),
        (Kind.ID_CARD, "441900900307653", "441900*****7653"),
        (Kind.ID_CARD, "44190019900307653*", "441900*******7653*"),
        (Kind.PHONE, "13790123456", "137****3456"),
        (Kind.PHONE, "+86 137-9012-3456", "+86 137-****-3456"),
        (Kind.PHONE, "0769-22830000", "0769-****0000"),
        (Kind.BANK_CARD, "6222021234567890128", "622202*********0128"),
        (Kind.PASSPORT, "E12345679", "E******79"),
        (Kind.PERMIT, "H12345679", "H******79"),
        (Kind.PLATE, "粤S·12345", "粤S·***45"),
        (Kind.EMAIL, "huang@163.com", "h****@163.com"),
        (Kind.EMAIL, "h@163.com", "*@163.com"),
        (Kind.SOCIAL_ID, "huangxy88", "hu******8"),
        (Kind.ADDRESS, "宏图路12号3栋502室", "宏图路**号*栋***室"),
        (Kind.HEALTH, "黄晓燕", "黄**"),
        (Kind.PHONE, "", ""),
    ],
)
def test_masks_by_kind(kind: Kind, value: str, masked: str) -> None:
    assert mask_value(kind, value) == masked


def test_a_text_is_masked_in_place() -> None:
    text = f"黄晓燕，身份证{ID}，手机{MOBILE}，卡号{CARD}，护照号E12345679，邮箱huang@163.com"
    text += "，家住宏图路12号3栋502室"
    masked = mask_text(text)
    assert len(masked) == len(text)
    assert masked.startswith("黄晓燕，身份证441900********6530，手机137****3456，卡号622202")
    for value in (ID, MOBILE, CARD, "E12345679", "huang@", "502"):
        assert value not in masked
    assert hits(masked) == []


def test_unsure_values_are_masked_too() -> None:
    assert MOBILE not in mask_text(f"值班电话{MOBILE}")
    assert MOBILE not in mask_text(f"订单号{MOBILE}")
    assert ID not in mask_text(f"例如{ID}")
    assert ID not in mask_text(f"http://a.test/?id={ID}")


def test_what_is_right_stays_readable() -> None:
    text = "办公室电话0769-22830000，统一社会信用代码91441900MA4U12345P，2023年6月30日"
    assert mask_text(text) == text
    text = "热线12345，邮箱bgs@dg.gov.cn"
    assert mask_text(text).startswith("热线12345")
    assert mask_text("") == ""
