"""What pictures say, as facts (图片文字并入事实): a part of its own, each line marked with where it stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from govspider.attachments import AttachmentFacts, PictureFile
from govspider.attachments.unread import unread_pictures
from govspider.items import Mark, Outcome, PartKind, TextPart
from govspider.ocr.picture_facts import PictureLine, PictureText
from govspider.privacy.masking import mask_text


def picture_part(read: Iterable[tuple[PictureFile, PictureText]]) -> tuple[TextPart, tuple[Mark, ...]]:
    """The text of pictures as one part, and marks that say in which picture each line stands, and where."""
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for picture, text in read:
        for line in text.lines:
            marks.append(Mark(PartKind.PICTURE, at, at + len(line.text), _place(picture, text, line)))
            pieces.append(line.text)
            at += len(line.text) + 1
    return TextPart(PartKind.PICTURE, "\n".join(pieces)), tuple(marks)


def with_pictures(facts: AttachmentFacts, texts: Sequence[PictureText]) -> AttachmentFacts:
    """The facts of a file together with what its pictures say; the note tells what nobody has read.

    Args:
        facts: as read, with `pictures`.
        texts: of these, in the same order.
    """
    pairs = list(zip(facts.pictures, texts, strict=True))
    read = [(picture, text) for picture, text in pairs if text.outcome is Outcome.OK]
    unread = [picture for picture, text in pairs if text.outcome is not Outcome.OK]
    notes = [facts.note] if facts.note and (facts.parts or not read) else []
    notes += unread_pictures(Counter(picture.page for picture in unread))
    part, marks = picture_part(read)
    merged = replace(facts, pictures=(), unread=facts.unread + len(unread), note="；".join(notes))
    if facts.outcome is Outcome.OK and unread and not read and not facts.parts:  # a picture and nothing else
        return replace(merged, outcome=texts[0].outcome, note=texts[0].note)
    if not part.text:
        return merged
    return replace(merged, outcome=Outcome.OK, parts=(*facts.parts, part), marks=(*facts.marks, *marks))


def _place(picture: PictureFile, text: PictureText, line: PictureLine) -> str:
    """Where a line stands, in words: the picture, and the box in hundredths of its width and height."""
    name = f"第 {picture.page} 页" if picture.page else f"图片“{mask_text(picture.name)}”"
    left, top = min(box[0] for box in line.boxes), min(box[1] for box in line.boxes)
    right, bottom = max(box[2] for box in line.boxes), max(box[3] for box in line.boxes)
    across, down = 100 / max(1, text.width), 100 / max(1, text.height)
    return f"{name}左起 {left * across:.0f}%～{right * across:.0f}%、上起 {top * down:.0f}%～{bottom * down:.0f}% 处"
