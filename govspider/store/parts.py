"""The masked texts of pages (页面文字), compressed, once per content: what word checks read when they judge again.

With them the addresses of a page's pictures, for a crawl that goes on.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import replace

from govspider.items import Finding, Mark, PageFacts, PartKind, TextPart
from govspider.store.base import Base

_LEVEL = 6  # of zlib: 9 gains two per cent and takes three times as long


class PartsPart(Base):
    """Keeps the parts of pages for some sweeps."""

    def _save_parts(self, facts: PageFacts | None, findings: Iterable[Finding]) -> str:
        """Keep the parts of a page; their hash, '' where there are none.

        Addresses of links are kept only where something was found in them: they are looked at for personal data, and
        that cannot be judged again.
        """
        if facts is None or not (facts.parts or facts.pictures):
            return ""
        told = {finding.place.part for finding in findings if finding.place}
        kept = tuple(part for part in facts.parts if part.kind is not PartKind.ADDRESS or part.kind in told)
        data = packed(replace(facts, parts=kept))
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
    content: dict[str, object] = {
        "parts": [[part.kind.value, part.text] for part in facts.parts],
        "marks": [[mark.part.value, mark.start, mark.end, mark.how] for mark in facts.marks],
    }
    if facts.pictures:
        content["pictures"] = facts.pictures
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
        pictures=tuple(content.get("pictures", ())),
        parts=tuple(TextPart(PartKind(kind), text) for kind, text in content["parts"]),
        marks=tuple(Mark(PartKind(part), start, end, how) for part, start, end, how in content["marks"]),
    )
