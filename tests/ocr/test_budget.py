"""Each picture once, the smallest first, as many as the budget allows; what was not read is told."""

import json
from dataclasses import replace

from govspider.attachments import AttachmentFacts, PictureFile
from govspider.items import Outcome, PartKind, TextPart
from govspider.ocr import (
    IsolatedOcr,
    PictureBudget,
    PictureLine,
    PictureReader,
    PictureText,
    picture_part,
    with_pictures,
)
from tests.privacy.finding import ID

SMALL, LARGE, BROKEN = (
    PictureFile("小.png", b"1"),
    PictureFile("大.png", b"22", page=3),
    PictureFile("坏.png", b"x"),
)


class _Ocr(IsolatedOcr):
    """Reads nothing: the text of a picture is its bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bytes] = []

    def read(self, data: bytes) -> PictureText:
        self.asked.append(data)
        if data == b"x":
            return PictureText(Outcome.BROKEN, "图片损坏")
        return PictureText(Outcome.OK, "", 100, 200, (PictureLine(data.decode(), ((10, 20, 50, 40),)),), 10.0)


def test_the_smallest_is_read_first_and_each_once() -> None:
    ocr = _Ocr()
    reader, budget = PictureReader(ocr), PictureBudget()
    texts = reader.read([LARGE, SMALL, SMALL, BROKEN], budget)
    assert ocr.asked == [b"1", b"x", b"22"]
    assert [text.text for text in texts] == ["22", "1", "", ""]
    assert [text.outcome for text in texts] == [Outcome.OK, Outcome.OK, Outcome.OK, Outcome.BROKEN]
    assert [text.outcome for text in reader.read([SMALL, BROKEN], budget)] == [Outcome.OK, Outcome.BROKEN]
    assert len(ocr.asked) == 3


def test_what_another_target_shows_is_remembered_and_costs_the_same() -> None:
    ocr = _Ocr()
    reader, first, second = PictureReader(ocr), PictureBudget(), PictureBudget()
    assert reader.read([SMALL, LARGE], first) == reader.read([SMALL, LARGE], second)
    assert ocr.asked == [b"1", b"22"]
    assert (first.pictures, first.seconds) == (second.pictures, second.seconds) == (198, 280.0)


def test_a_spent_budget_leaves_pictures_unread() -> None:
    for budget in (PictureBudget(pictures=1), PictureBudget(seconds=5.0)):
        large, small = PictureReader(_Ocr()).read([LARGE, SMALL], budget)
        assert small.text == "1"
        assert (large.outcome, large.note) == (Outcome.TIMEOUT, "超出每个对象识别图片的上限，未识别")
        assert budget.is_spent


def test_lines_are_marked_with_their_place() -> None:
    text = PictureText(Outcome.OK, "", 100, 200, (PictureLine(ID, ((10, 20, 50, 40), (60, 20, 90, 44))),))
    part, marks = picture_part([(PictureFile(f"{ID}.png", b""), text), (LARGE, text)])
    assert part == TextPart(PartKind.PICTURE, f"{ID}\n{ID}")
    assert [(mark.start, mark.end) for mark in marks] == [(0, 18), (19, 37)]
    assert marks[0].how == "图片“441900********6530.png”左起 10%～90%、上起 10%～22% 处"
    assert marks[1].how.startswith("第 3 页")


def test_a_file_with_pictures_says_what_nobody_read() -> None:
    texts = PictureReader(_Ocr()).read([SMALL, LARGE, BROKEN], PictureBudget())
    scan = AttachmentFacts(Outcome.BLANK, "没有可读取的文字", pictures=(SMALL, LARGE, BROKEN))
    merged = with_pictures(scan, texts)
    assert (merged.outcome, merged.note) == (Outcome.OK, "含 1 张图片，其中的文字未检查")
    assert [part.text for part in merged.parts] == ["1\n22"]
    assert (merged.pictures, merged.unread) == ((), 1)
    nothing = with_pictures(replace(scan, pictures=(LARGE,)), [PictureText(Outcome.TIMEOUT)])
    assert nothing.outcome is Outcome.BLANK
    assert "第 3 页" in nothing.note


def test_what_crosses_the_pipe_is_the_same() -> None:
    text = PictureText(Outcome.OK, "", 1, 2, (PictureLine("公示", ((1.0, 2.0, 3.0, 4.0),)),), 0.5)
    assert PictureText.from_json(text.as_json()) == text
    facts = AttachmentFacts(Outcome.BLANK, pictures=(SMALL, LARGE), unread=3)
    assert AttachmentFacts.from_json(facts.as_json()) == facts
    assert json.loads(facts.as_json())["pictures"][0]["name"] == "小.png"


def test_only_personal_lines_are_painted_over() -> None:
    lines = (
        PictureLine("公示", ((0, 0, 9, 9),)),
        PictureLine(ID[:9], ((1, 1, 2, 2),)),
        PictureLine(ID[9:], ((3, 3, 4, 4),)),
    )
    assert PictureText(Outcome.OK, lines=lines).personal_boxes() == ((1, 1, 2, 2), (3, 3, 4, 4))
