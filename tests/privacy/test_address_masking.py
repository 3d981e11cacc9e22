"""URLs stay the keys that they are, unless they carry personal data."""

import pytest

from govspider.privacy.address_masking import mask_address
from govspider.privacy.masking import mask_text
from tests.store.samples import MASKED, MOBILE

ID = "11010519491231002X"  # the example number of GB 11643


@pytest.mark.parametrize(
    "url",
    [
        "http://www.city.test/202306/t20230630_3545419.shtml",
        f"http://www.city.test/post_{MOBILE}.html",  # the number of an article
        "http://www.city.test/a.jsp?id=3545419&page=2#top",
        "http://www.city.test/%E4%B8%AD%E6%96%87?q=%E4%B8%AD%E6%96%87",
        "https://zfwzgl.www.gov.test/exposure/jiucuo.html?site_code=4419000001",
        "",
    ],
)
def test_ordinary_urls_are_unchanged(url: str) -> None:
    assert mask_address(url) == url


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        (f"http://www.city.test/q?tel={MOBILE}", f"http://www.city.test/q?tel={MASKED}"),
        (f"tel:{MOBILE}", f"tel:{MASKED}"),
        (f"http://www.city.test/file/{ID}.pdf", "http://www.city.test/file/110105********002X.pdf"),
    ],
)
def test_personal_data_is_masked(url: str, masked: str) -> None:
    assert mask_address(url) == masked


def test_personal_data_behind_percent_signs_is_masked() -> None:
    escaped = "".join(f"%{ord(digit):02X}" for digit in MOBILE)
    assert mask_address(f"http://www.city.test/q?tel={escaped}").endswith(f"tel={MASKED}")


def test_addresses_that_are_never_fetched_are_cut_off() -> None:
    assert len(mask_address("data:image/png;base64," + "A" * 100_000)) < 1000


def test_long_and_short_texts_are_masked_alike() -> None:
    for length in (0, 1000):
        assert mask_text("字" * length + MOBILE) == "字" * length + MASKED


def test_what_no_database_takes_is_replaced() -> None:
    assert mask_text("字\ud800\x00") == "字\ufffd\ufffd"
    assert "\x00" not in mask_address("http://www.city.test/\x00a?b=\x00")
