"""A page that a browser read by a wrong header, read as what it is."""

import pytest

from govspider.extract.charset import read_right

RIGHT = "<html><title>澄溪市公安局网站</title><body><p>主办单位：澄溪市公安局\xa0地址：人民路１号</p></body></html>"


def garbled(text: str) -> str:
    """As a browser shows UTF-8 behind `charset=ISO-8859-1`, and writes what it shows."""
    signs = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return "".join(signs).replace("\xa0", "&nbsp;")


def test_utf8_read_as_latin_is_read_right() -> None:
    assert "æ¾„æºª" in garbled(RIGHT)
    assert read_right(garbled(RIGHT)) == RIGHT


def test_what_a_script_writes_in_stays() -> None:
    assert read_right(f"{garbled(RIGHT)}<p>通知</p>") == f"{RIGHT}<p>通知</p>"


@pytest.mark.parametrize(
    "source",
    [
        RIGHT,
        "",
        "<p>Café à la crème, naïveté &nbsp;&nbsp;</p>",
        "<p>©&nbsp;2026&nbsp;®</p>",
        f"<p>{'澄溪市公安局' * 20}</p><p>{garbled('乱码')}</p>",  # a fault of the page's own
        "&nbsp;&nbsp;Ã©tÃ©",  # no Chinese
        "\xe6\xbe",
    ],
)
def test_other_pages_stay(source: str) -> None:
    assert read_right(source) == source
