"""Pictures of text that the city shows: any reader of pictures opens them, and reads what was drawn."""

import zlib
from io import BytesIO

import pytest

from govspider.demo.drawn_text import png
from govspider.ocr import IsolatedOcr, is_available
from tests.privacy.finding import ID

LINES = ("补助公示", f"公民身份号码 {ID}")


def test_the_same_lines_give_the_same_picture() -> None:
    assert png(LINES) == png(LINES)
    assert png(LINES) != png(LINES[:1])


def test_it_is_a_picture_with_margins_around_the_signs() -> None:
    image = pytest.importorskip("PIL.Image")
    picture = image.open(BytesIO(png(LINES)))
    assert picture.format == "PNG"
    left, top, right, bottom = image.eval(picture, lambda shade: 255 - shade).getbbox()
    assert min(left, top, picture.width - right, picture.height - bottom) > 10


def test_nothing_of_the_text_stands_in_its_bytes() -> None:
    body = png(LINES)
    assert ID.encode() not in body
    assert ID.encode() not in zlib.decompress(body[body.index(b"IDAT") + 4 :])


def test_a_sign_that_was_never_drawn_is_an_error() -> None:
    with pytest.raises(KeyError):
        png(["龘"])


@pytest.mark.slow
@pytest.mark.skipif(not is_available(), reason="the extra ocr is not installed")
def test_what_is_drawn_can_be_read() -> None:
    ocr = IsolatedOcr()
    try:
        text = ocr.read(png(LINES)).text
    finally:
        ocr.close()
    assert ID in text
    assert "公示" in text
