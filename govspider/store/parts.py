"""The masked texts of pages (页面文字), compressed, once per content: what word checks read when they judge again."""

import hashlib
import json
import zlib

from govspider.items import Mark, PageFacts, PartKind, TextPart
from govspider.store.base import Base

_LEVEL = 6  # of zlib: 9 gains two per cent and takes three times as long


class PartsPart(Base):
    """Keeps the parts of pages for some sweeps."""

    def _save_parts(self, facts: PageFacts | None) -> str:
        """Keep the parts of a page; their hash, '' where there are none."""
        if facts is None or not facts.parts:
            return ""
        data = packed(facts)
        parts_hash = hashlib.sha256(data).hexdigest()
        self._run("parts.insert", parts_hash=parts_hash, parts=zlib.compress(data, _LEVEL))
        return parts_hash

    def drop_old_parts(self, sweeps: int) -> None:
        """Forget the texts of all but the newest sweeps; their findings stay.

        Args:
            sweeps: how many are kept, setting GOVSPIDER_KEEP_TEXTS.
        """
        with self._writing():
            self._run("parts.drop_old", sweeps=sweeps)


def packed(facts: PageFacts) -> bytes:
    """Parts and marks as bytes, the same for the same content."""
    content = {
        "parts": [[part.kind.value, part.text] for part in facts.parts],
        "marks": [[mark.part.value, mark.start, mark.end, mark.how] for mark in facts.marks],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(data: bytes, title: str) -> PageFacts:
    """The facts that `packed` wrote, as they come compressed from the database.

    Args:
        data: compressed.
        title: of the page.
    """
    content = json.loads(zlib.decompress(data))
    return PageFacts(
        title=title,
        parts=tuple(TextPart(PartKind(kind), text) for kind, text in content["parts"]),
        marks=tuple(Mark(PartKind(part), start, end, how) for part, start, end, how in content["marks"]),
    )
