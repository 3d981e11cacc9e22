"""Addresses are keys: numbers of files stay in them, numbers of people go."""

from urllib.parse import quote

import pytest

from govspider.privacy.address_masking import cut_user_info, mask_address
from govspider.privacy.masking import mask_text
from tests.privacy.finding import ID, MOBILE

HOST = "http://www.city.test"


def percent(text: str) -> str:
    return "".join(f"%{ord(char):02X}" for char in text)


@pytest.mark.parametrize(
    "url",
    [
        f"{HOST}/202306/t20230630_3545419.shtml",
        f"{HOST}/202306/P020230605367890123456.docx",
        f"{HOST}/post_{MOBILE}.html",
        f"{HOST}/upload/202306/440104202306051234.pdf",
        f"{HOST}/upload/440113202306051230.jpg",  # its check character is right by chance
        "https://zfwzgl.www.gov.test/exposure/jiucuo.html?site_code=4419000001",
        f"{HOST}/a.jsp?id=3545419&page=2#top",
        f"{HOST}/list?t=1685936445000&_=8f14e45fceea167a5a36dedd4bea2543",
        f"{HOST}/{quote('中文')}?q={quote('中文')}",
        "http://[bad",
        "",
    ],
)
def test_ordinary_addresses_are_unchanged(url: str) -> None:
    assert mask_address(url) == url


@pytest.mark.parametrize(
    ("url", "hidden"),
    [
        (f"{HOST}/file/{ID}.pdf", "19900307"),
        (f"{HOST}/file/{ID[:-1]}1.pdf", "19900307"),  # mistyped
        (f"{HOST}/file/441900-19900307-6530.pdf", "19900307"),
        (f"{HOST}/{quote('李娜')}_440105200105090272.jpg", "20010509"),
        (f"{HOST}/{quote('李娜_')}{MOBILE}.jpg", MOBILE[3:7]),
        (f"{HOST}/q?sfzh={ID}", "19900307"),
        (f"{HOST}/q?tel={MOBILE}#x", MOBILE[3:7]),
        (f"{HOST}/q#tel={MOBILE}", MOBILE[3:7]),
        (f"{HOST}/q?tel=" + "".join(f"%{ord(digit):02X}" for digit in MOBILE), f"%{ord(MOBILE[3]):02X}"),
        (f"{HOST}/q?tel=" + percent(percent(MOBILE)), percent(percent(MOBILE))[20:60]),
        (f"{HOST}/q?tel=" + percent(percent(percent(MOBILE))), percent(percent(percent(MOBILE)))[40:90]),
        (f"{HOST}/{percent(percent(ID))}.pdf", percent(percent(ID))[30:80]),
        (f"{HOST}/{quote(quote('手机号'))}{MOBILE}.jpg", MOBILE[3:7]),
        (f"{HOST}/{quote('张')}{MOBILE}.jpg?tel={quote('电话')}{MOBILE}", f"{MOBILE[3:7]}&"[:4]),
        ("http://" + f"李娜手机{MOBILE}".encode("idna").decode() + ".test/", MOBILE[3:7]),
        (f"http://{ID}.city.test/", "19900307"),
        (f"{HOST}/go?to={quote(f'{HOST}/q?sfzh={ID}', safe='')}", "19900307"),
        (f"tel:{MOBILE}", MOBILE[3:7]),
        ("mailto:huang@163.com", "huang"),
        (f"javascript:show('{ID}')", "19900307"),
    ],
)
def test_personal_data_is_masked(url: str, hidden: str) -> None:
    masked = mask_address(url)
    assert hidden in url
    assert hidden not in masked
    assert "*" in masked


def test_addresses_that_are_never_fetched_are_cut_off() -> None:
    assert len(mask_address("data:image/png;base64," + "A" * 100_000)) < 1000


def test_long_and_short_texts_are_masked_alike() -> None:
    for length in (0, 1000):
        assert mask_text("字" * length + MOBILE) == "字" * length + f"{MOBILE[:3]}****{MOBILE[-4:]}"


def test_what_no_database_takes_is_replaced() -> None:
    assert mask_text("字\ud800\x00") == "字\ufffd\ufffd"
    assert "\x00" not in mask_address("http://www.city.test/\x00a?b=\x00")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://admin:secret@city.test/a", "http://city.test/a"),
        (f"https://{MOBILE}@city.test:8443/?q=a@b", "https://city.test:8443/?q=a@b"),
        ("http://a@b@city.test/", "http://city.test/"),
        ("http://city.test/@home", "http://city.test/@home"),
        ("see http://u:p@a.test/ and ftp://v:w@b.test", "see http://a.test/ and ftp://b.test"),
        ("mail a@b.test", "mail a@b.test"),
    ],
)
def test_users_and_passwords_of_addresses_are_cut(url: str, kept: str) -> None:
    assert cut_user_info(url) == kept
    if url.startswith("http"):
        assert mask_address(url) == kept
