"""What the long runs have found, one case a kind."""

from datetime import UTC, date, datetime

import pytest
from scrapy.http import Response

from govspider.crawl.certificates import fault_of
from govspider.errors import MenuFileError
from govspider.extract import extract
from govspider.ledger.cells import CellError, read_day, read_days, read_limit
from govspider.middlewares import seconds_asked, their_now
from govspider.platforms.wechat_menu import read_menu
from govspider.privacy.address_masking import mask_address
from govspider.text.dates import stamp_date
from govspider.text.mail_time import mail_moment
from govspider.text.numerals import number_of
from govspider.text.references import unescaped
from tests.certificates import issue

DAY = date(2023, 6, 30)
ENDLESS = "9" * 5_000  # Python refuses to read more than 4300 digits as a number


def test_a_number_without_end_in_a_menu_is_no_menu() -> None:
    with pytest.raises(MenuFileError):
        read_menu(f'{{"is_menu_open": {ENDLESS}}}'.encode(), "1", "menu.json")


def test_a_number_without_end_in_a_cell_is_a_slip_of_the_hand() -> None:
    for read in (read_day, read_days, read_limit):
        for text in (ENDLESS, f"{ENDLESS}天"):
            with pytest.raises(CellError):
                read(text)


@pytest.mark.parametrize("side", ["width", "height"])
def test_a_picture_without_end_is_a_picture(side: str) -> None:
    body = f"<p>通知</p><div class=con><img src=a.jpg {side}={ENDLESS}><canvas {side}={ENDLESS}></div>"
    facts, _ = extract(body.encode(), "http://a.test/", day=DAY)
    assert facts.parts


def test_a_character_without_end_is_a_sign_in_addresses_and_articles() -> None:
    for reference in (f"&#{ENDLESS};", f"&#{ENDLESS}", f"&#{'0' * 5_000}65;"):
        assert mask_address(f"http://a.test/{reference}?a={reference}")
        meta = f'<meta property="og:title" content="通知{reference}">'
        facts, _ = extract(meta.encode() + b"<p>x</p>", "https://mp.weixin.qq.com/s/x", day=DAY)
        assert facts is not None
    assert [unescaped(text) for text in ("&#0000000065;", "&#99999999;b", "&amp;&#24352;")] == [
        "A",
        "\ufffdb",
        "&张",
    ]


def test_a_certificate_of_a_version_that_there_is_not_is_a_fault() -> None:
    good = issue().der
    strange = good.replace(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x3b", 1)
    assert fault_of(strange, "a.test", datetime(2023, 6, 30, tzinfo=UTC)) == "证书格式有误，无法识别"


def test_a_number_without_end_is_no_number() -> None:
    assert number_of(ENDLESS) == number_of("九" * 5_000) == -1


@pytest.mark.parametrize("number", ["441900199003076530", "13790123456", "310101196510123450"])
def test_a_number_behind_a_percent_sign_is_masked(number: str) -> None:
    """`%44` might be a letter D, and is not; what is stored is what stands there."""
    for url in (f"http://a.test/q?sfz=%{number}", f"http://a.test/q?a=%E5%8F%B7&b=%{number}#x"):
        assert number not in mask_address(url)
    encoded = "http://a.test/%E4%B8%AD%E5%9B%BD/t%2020230605_1.html?a=%2F%20123"
    assert mask_address(encoded) == encoded


@pytest.mark.parametrize("clock", ["20:99999999999:00", "20:00:00 +99999999999999999999"])
def test_a_clock_without_end_is_no_moment(clock: str) -> None:
    stamp = f"Wed, 07 Jun 2023 {clock}"
    assert mail_moment(stamp) is None
    assert stamp_date(stamp) == date(2023, 6, 7)
    assert seconds_asked(stamp.encode(), datetime(2023, 6, 30, tzinfo=UTC)) is None
    assert their_now(Response("http://a.test/", headers={"Date": stamp})) > datetime(2023, 6, 30, tzinfo=UTC)


def test_a_serial_number_that_is_not_positive_warns_nobody() -> None:
    good = issue("a.test").der
    begin = (
        good.index(b"\xa0\x03\x02\x01\x02") + 7
    )  # after the version, the tag and the length of the serial number
    negative = good[:begin] + bytes([good[begin] | 0x80]) + good[begin + 1 :]
    assert fault_of(negative, "a.test", datetime.now(UTC)) == ""
