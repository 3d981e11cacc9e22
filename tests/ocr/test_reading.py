"""Pictures are read in a process of their own: words with their places, personal data painted over."""

from collections.abc import Iterator

import pytest

from govspider.items import Outcome
from govspider.ocr import IsolatedOcr, OcrLimits, is_available
from govspider.privacy.find import find_personal
from tests.ocr.drawing import SHEET, drawn
from tests.privacy.finding import ID, MOBILE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_available(), reason="the extra ocr is not installed"),
]


@pytest.fixture(scope="module")
def ocr() -> Iterator[IsolatedOcr]:
    reader = IsolatedOcr()
    yield reader
    reader.close()


def test_a_poster_is_read_with_the_places_of_its_lines(ocr: IsolatedOcr) -> None:
    read = ocr.read(drawn(["关于补贴发放的公示", f"身份证号{ID}", f"联系电话：{MOBILE}"]))
    assert read.outcome is Outcome.OK
    assert (read.width, read.height) == SHEET
    assert [line.text for line in read.lines][:1] == ["关于补贴发放的公示"]
    assert {hit.value for hit in find_personal(read.text)} == {ID, MOBILE}
    tops = [line.boxes[0][1] for line in read.lines]
    assert tops == sorted(tops)
    assert read.seconds > 0


def test_a_table_is_read_by_its_heads(ocr: IsolatedOcr) -> None:
    read = ocr.read(drawn(["姓名\t身份证号", f"张伟\t{ID}"]))
    assert [line.text for line in read.lines] == ["姓名\t身份证号", f"张伟\t{ID}"]


def test_what_is_personal_is_painted_over(ocr: IsolatedOcr) -> None:
    picture = drawn(["关于补贴发放的公示", f"身份证号{ID}"], kind="JPEG")
    boxes = ocr.read(picture).personal_boxes()
    assert len(boxes) == 1
    again = ocr.read(ocr.masked(picture, boxes))
    assert "关于补贴发放的公示" in again.text
    assert find_personal(again.text) == ()


def test_pictures_without_text_and_what_is_none(ocr: IsolatedOcr) -> None:
    assert ocr.read(drawn([])).lines == ()
    assert ocr.read(drawn([], size=(16, 16))).outcome is Outcome.OK
    assert ocr.read(b"\x89PNG\r\n\x1a\nnothing").outcome is Outcome.BROKEN
    assert ocr.read(b"").outcome is Outcome.BROKEN
    assert ocr.masked(b"nothing", [(0, 0, 1, 1)]) == b""


def test_limits_are_outcomes(ocr: IsolatedOcr) -> None:
    small = IsolatedOcr(OcrLimits(max_bytes=10))
    assert small.read(b"0" * 11).outcome is Outcome.TOO_LARGE
    bomb = drawn([], size=(9000, 9000))
    assert ocr.read(bomb).outcome is Outcome.TOO_LARGE
    quick = IsolatedOcr(OcrLimits(seconds=0))
    assert quick.read(drawn(["公示"] * 5)).outcome in {Outcome.TIMEOUT, Outcome.BROKEN}
    quick.close()
