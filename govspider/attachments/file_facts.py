"""What a file says (附件内容): text in three parts, which of it is hidden, and totals of long tables."""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import Any

from govspider.items import Kind, LongTable, Mark, Outcome, PartKind, Severity, TextPart


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture in a file, or a page that is one, handed over to be read: see `govspider.ocr`."""

    name: str
    data: bytes
    page: int = 0  # of a document, from 1; 0: it stands in the file


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """One file as read. Text is in the clear: it lives in memory only.

    Attributes:
        outcome: OK, or why it could not be judged (broken, too_large, timeout, encrypted, unsupported, blank).
        note: one line in Chinese: why, or what was left out of a file that was read in part.
        parts: BODY is what a reader sees, hidden rows and columns included; HIDDEN is sheets, slides and the
            like that are hidden as a whole; COMMENT is remarks (批注) and deleted text of tracked changes (修订).
        marks: which characters of the parts are hidden, and how.
        long_tables: what the tables that are too long for `parts` give away in all.
        pictures: pictures whose text has not been read, as far as they were asked for (`Limits.max_pictures`).
        unread: how many others there are, pages that are pictures included.
        is_cut: the text ends where the file is damaged; what follows could not be judged.
    """

    outcome: Outcome
    note: str = ""
    parts: tuple[TextPart, ...] = ()
    marks: tuple[Mark, ...] = ()
    long_tables: tuple[LongTable, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    unread: int = 0
    is_cut: bool = False

    @property
    def text(self) -> str:
        """What a reader sees."""
        return next((part.text for part in self.parts if part.kind is PartKind.BODY), "")

    def as_json(self) -> bytes:
        """For the pipe between the reading process and ours."""
        record = asdict(self)
        for picture in record["pictures"]:
            picture["data"] = b64encode(picture["data"]).decode("ascii")
        for part in record["parts"]:
            part.pop("boundaries")
        # Half a character of a broken file (a lone surrogate) passes as it is escaped.
        return json.dumps(record).encode("ascii")

    @classmethod
    def from_json(cls, data: bytes) -> "AttachmentFacts":
        """The facts that `as_json` wrote."""
        record = json.loads(data)
        return cls(
            outcome=Outcome(record["outcome"]),
            note=record["note"],
            parts=tuple(TextPart(PartKind(part["kind"]), part["text"]) for part in record["parts"]),
            marks=tuple(Mark(**mark | {"part": PartKind(mark["part"])}) for mark in record["marks"]),
            long_tables=tuple(_long_table(table) for table in record["long_tables"]),
            pictures=tuple(
                PictureFile(**picture | {"data": b64decode(picture["data"])})
                for picture in record["pictures"]
            ),
            unread=record["unread"],
            is_cut=record["is_cut"],
        )


def _long_table(record: dict[str, Any]) -> LongTable:
    typed = {
        "part": PartKind(record["part"]),
        "kind": Kind(record["kind"]),
        "severity": Severity(record["severity"]),
    }
    return LongTable(**record | typed)
