"""The facts of an attachment (附件): read in a process of its own, as in a sweep."""

import json
from bisect import bisect_right
from datetime import date

from govspider.attachments import AttachmentFacts, IsolatedReader, Limits
from govspider.errors import ExamineError
from govspider.examine.source import Document
from govspider.items import Outcome
from govspider.privacy.masking import mask_text


def read_attachment(document: Document, limits: Limits, day: date) -> AttachmentFacts:
    """Read an attachment.

    Raises:
        ExamineError: it cannot be judged; the message says why.
    """
    reader = IsolatedReader(limits, day)
    try:
        # Only the suffix: a name may say anything.
        facts = reader.read(document.body, f"file{document.suffix}")
    finally:
        reader.close()
    if facts.outcome is not Outcome.OK:
        raise ExamineError(f"附件 {document.name} 无法判定（{facts.outcome.value}）：{facts.note}")
    return facts


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
