"""The facts of an attachment (附件): read in a process of its own, as in a sweep."""

import json
from bisect import bisect_right
from dataclasses import replace
from datetime import date

from govspider.attachments import AttachmentFacts, IsolatedReader, Limits
from govspider.errors import ExamineError
from govspider.examine.source import Document
from govspider.items import Outcome
from govspider.ocr import IsolatedOcr, PictureBudget, PictureReader, is_available, with_pictures
from govspider.privacy.masking import mask_text

_MOST_PICTURES = 60  # of one file
_SECONDS = 120.0  # of computing time for all of them


def read_attachment(document: Document, limits: Limits, day: date) -> AttachmentFacts:
    """Read an attachment, and the pictures in it where the extra `ocr` is installed.

    Raises:
        ExamineError: it cannot be judged; the message says why.
    """
    reads_pictures = is_available()
    reader = IsolatedReader(replace(limits, max_pictures=_MOST_PICTURES if reads_pictures else 0), day)
    try:
        # Only the suffix: a name may say anything.
        facts = reader.read(document.body, f"file{document.suffix}")
    finally:
        reader.close()
    if facts.pictures:
        facts = _with_pictures(facts)
    if facts.outcome is not Outcome.OK:
        raise ExamineError(f"附件 {document.name} 无法判定（{facts.outcome.value}）：{facts.note}")
    return facts


def _with_pictures(facts: AttachmentFacts) -> AttachmentFacts:
    ocr = IsolatedOcr()
    try:
        texts = PictureReader(ocr).read(facts.pictures, PictureBudget(_MOST_PICTURES, _SECONDS))
    finally:
        ocr.close()
    return with_pictures(facts, texts)


def extracted_text(facts: AttachmentFacts) -> str:
    """The text that places count in: what a reader sees, then what is hidden, remarks, names of pictures."""
    return "\n".join(part.text for part in facts.parts)


def attachment_json(facts: AttachmentFacts) -> str:
    """The line of JSONL that says what was read. Personal data is masked in all of it."""
    text = extracted_text(facts)
    starts = [0]
    while (at := text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    bases, at = {}, 0
    for part in facts.parts:
        bases[part.kind] = at
        at += len(part.text) + 1
    hidden = []
    for mark in facts.marks:
        begin = mark.start + bases[mark.part]
        line = bisect_right(starts, begin) - 1
        last = bisect_right(starts, mark.end + bases[mark.part] - 1) - 1
        hidden.append(
            {"line": line, "to_line": last, "start": begin - starts[line], "how": mask_text(mark.how)}
        )
    record = {"outcome": facts.outcome.value, "note": facts.note, "text": mask_text(text), "hidden": hidden}
    return json.dumps({"facts": record}, ensure_ascii=False)
