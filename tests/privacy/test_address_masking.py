"""Addresses are keys: numbers of files stay in them, numbers of people go."""

from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote

import pytest

from govspider.privacy.address_masking import (
    cut_user_info,
    decode_address,
    is_marked,
    mask_address,
    mask_message,
    told_apart,
)
from govspider.privacy.fold import fold
from govspider.privacy.hashing import Hasher
from govspider.privacy.masking import mask_text
from tests.privacy.finding import ID, MOBILE

HOST = "http://www.city.test"


def percent(text: str) -> str:
    return "".join(f"%{ord(char):02X}" for char in text)


def wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


# How a number is written, and where in an address it may stand.
SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "encoded": percent,
    "encoded twice": lambda number: percent(percent(number)),
    "in part": lambda number: number[:3] + percent(number[3:7]) + number[7:],
    "full-width": wide,
    "full-width, encoded": lambda number: quote(wide(number)),
    "behind Chinese": lambda number: quote("张三") + number,
    "behind Chinese encoded twice": lambda number: quote(quote("张三")) + number,
    "behind GBK": lambda number: quote("身份证", encoding="gbk") + number,
    "behind escape()": lambda number: "%u5F20%u4E09" + number,
    "escape()": lambda number: "".join(f"%u{ord(char):04x}" for char in number),
    "as a page writes": lambda number: "".join(f"&#{ord(char)};" for char in number),
}
PLACES = (
    f"{HOST}/file/%s.pdf",
    f"{HOST}/%s/index.html",
    f"{HOST}/a;id=%s/b.html",
    f"{HOST}/@%s",
    f"{HOST}/upload/%s.jpg?x=1#y",
    f"{HOST}/q?sfzh=%s&t=1",
    f"{HOST}/q?%s",
    f"{HOST}/q?d=%%7B%%22sfzh%%22%%3A%%22%s%%22%%7D",
    f"{HOST}/a#%s",
    f"{HOST}/#/user/%s",
    f"{HOST}/go?to=http%%3A%%2F%%2Fa.test%%2F%s.pdf",
    "http://%s.city.test/",
    "http://%s:pw@city.test/",
    "//www.city.test/%s",
    "HTTPS://WWW.CITY.TEST/%s",
    "ftp://city.test/%s",
    "javascript:show('%s')",
)


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


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_place_of_an_address_shows_an_id(spelling: str) -> None:
    for place in PLACES:
        masked = mask_address(place % SPELLINGS[spelling](ID))
        assert ID[6:14] not in fold(decode_address(masked)).text, place


@pytest.mark.parametrize("place", [f"{HOST}/q?tel=%s", f"{HOST}/a#%s", "http://%s.city.test/", "sms:%s"])
def test_only_paths_may_hold_what_looks_like_a_mobile_number(place: str) -> None:
    for spelt in SPELLINGS.values():
        assert MOBILE[3:7] not in fold(decode_address(mask_address(place % spelt(MOBILE)))).text


def test_groups_that_a_form_separates_are_one_number() -> None:
    assert "19900307" not in mask_address(f"{HOST}/q?sfzh=441900+19900307+6530")
    assert mask_address(f"{HOST}/q?a=1+2") == f"{HOST}/q?a=1+2"


def test_lines_of_logs_hide_what_their_addresses_hold_encoded() -> None:
    for spelt in SPELLINGS.values():
        line = mask_message(f"Ignoring <404 {HOST}/{spelt(ID)}.pdf>: not found")
        assert ID[6:14] not in fold(decode_address(line)).text
    assert (
        mask_message(f"Crawled (200) <GET {HOST}/{quote('中文')}>")
        == f"Crawled (200) <GET {HOST}/{quote('中文')}>"
    )
    assert "pw" not in mask_message("proxy http:/user:pw@proxy.test refused")


def test_digits_behind_encoded_chinese_are_a_number_of_their_own() -> None:
    assert mask_text(f"{quote('张')}{ID}") == f"{quote('张')}{ID[:6]}********{ID[-4:]}"


def test_addresses_that_are_never_fetched_are_cut_off() -> None:
    assert len(mask_address("data:image/png;base64," + "A" * 100_000)) < 1000
    assert (
        mask_address(f"DATA:text/plain;base64,{b64encode(ID.encode()).decode()}") == "DATA:text/plain;base64"
    )


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
        ("http:/u:p@a.test/", "http:/a.test/"),
        ("HTTPS:u:p@a.test/", "HTTPS:a.test/"),
        ("http:\\\\u:p@a.test\\x", "http:\\\\a.test\\x"),
        (f"http://u:{'p' * 1000}@a.test/", "http://a.test/"),
    ],
)
def test_users_and_passwords_of_addresses_are_cut(url: str, kept: str) -> None:
    assert cut_user_info(url) == kept
    if url.startswith("http"):
        assert mask_address(url) == kept


def test_users_and_passwords_of_addresses_within_addresses_are_cut() -> None:
    for encoded in (
        quote("http://u:geheim@b.test", safe=""),
        quote(quote("http://u:geheim@b.test", safe=""), safe=""),
    ):
        assert mask_address(f"{HOST}/go?to={encoded}") == f"{HOST}/go?to=http://b.test"


KEY = Hasher(b"k" * 32)
ALIKE = "441900199004116530"  # masked as ID is


@pytest.mark.parametrize("place", PLACES[:6])
def test_addresses_that_are_masked_alike_are_told_apart(place: str) -> None:
    one, other = (told_apart(place % number, KEY) for number in (ID, ALIKE))
    assert one != other
    assert is_marked(one)
    assert ID not in one
    assert told_apart(place % ID, KEY) == one
    assert told_apart(place % ID, Hasher(b"l" * 32)) != one


def test_an_address_has_one_mark_however_it_is_spelt() -> None:
    marks = {told_apart(f"{host}/q?sfzh={ID}{more}", KEY)[-12:] for host, more in
             ((HOST, ""), ("HTTP://WWW.city.test:80", ""), (HOST, "&utm_source=x"))}  # fmt: skip
    assert len(marks) == 1
    assert told_apart(f"{HOST}/q?sfzh={ID}#/a", KEY)[-12:] not in marks  # routes of a script are pages


def test_what_holds_nothing_personal_has_no_mark() -> None:
    for url in (
        f"{HOST}/t20230605_1234567.html",
        f"{HOST}/q?id=7#top",
        "http://u:pw@a.test/",
        "",
        "javascript:a()",
    ):
        assert not is_marked(told_apart(url, KEY))
        assert told_apart(url, KEY) == mask_address(url)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_mark_stays_as_it_is(spelling: str) -> None:
    for place in PLACES:
        marked = told_apart(place % SPELLINGS[spelling](ID), KEY)
        assert told_apart(marked, KEY) == marked
        assert mask_text(marked[-14:]) == marked[-14:]
