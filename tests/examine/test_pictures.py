"""Scans and pictures as documents: read where the extra is installed, else they cannot be judged."""

from datetime import date

import pytest

from govspider.attachments import Limits
from govspider.errors import ExamineError
from govspider.examine import Document
from govspider.examine.attachment import attachment_json, read_attachment
from govspider.items import PartKind
from govspider.ocr import is_available
from tests.ocr.drawing import drawn, scanned
from tests.privacy.finding import ID

DAY = date(2023, 6, 30)


@pytest.mark.slow
@pytest.mark.skipif(not is_available(), reason="the extra ocr is not installed")
@pytest.mark.parametrize(("suffix", "place"), [(".pdf", "第 1 页左起"), (".png", "图片“file.png”左起")])
def test_what_a_scan_says_is_read(suffix: str, place: str) -> None:
    picture = drawn(["关于补贴发放的公示", f"张伟，身份证号{ID}"])
    body = scanned([picture]) if suffix == ".pdf" else picture
    facts = read_attachment(Document("a", body, suffix), Limits(), DAY)
    assert [part.kind for part in facts.parts] == [PartKind.PICTURE]
    assert ID in facts.parts[0].text
    assert all(mark.how.startswith(place) for mark in facts.marks)
    assert ID not in attachment_json(facts)


def test_without_the_extra_a_scan_cannot_be_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govspider.examine.attachment.is_available", lambda: False)
    with pytest.raises(ExamineError, match=r"无法判定（blank）.*第 1 页是扫描件"):
        read_attachment(Document("a", scanned([drawn(["公示"])]), ".pdf"), Limits(), DAY)
