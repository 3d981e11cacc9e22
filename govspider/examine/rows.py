"""What `scrapy examine` says (检查结果), a public interface: findings, and the facts of a page."""

import json
from dataclasses import asdict, dataclass

from govspider.items import Entry, Finding, Link, PageFacts
from govspider.privacy.address_masking import mask_address
from govspider.privacy.masking import mask_text


@dataclass(frozen=True, slots=True, order=True)
class FindingRow:
    """One finding with its place in the document as given. The order of the fields is that of the output."""

    line: int  # from 0
    start: int  # characters from 0 within the line
    end: int  # one past the last character, on the same line
    indicator: str
    kind: str
    shown: str  # personal data masked
    suggestion: str | None
    layer: str
    confidence: float
    draft_confidence: float | None  # of a draft: how sure it is there; None: the document is published
    severity: str

    @classmethod
    def of(cls, finding: Finding, place: tuple[int, int, int], *, is_draft: bool) -> "FindingRow":
        """The row of a finding at a place in the source."""
        in_draft = finding.confidence if finding.draft_confidence is None else finding.draft_confidence
        return cls(
            *place,
            indicator=finding.indicator,
            kind=str(finding.kind),
            shown=mask_text(finding.shown),
            suggestion=finding.suggestion and mask_text(finding.suggestion),
            layer=finding.detector.value,
            confidence=round(finding.confidence, 4),
            draft_confidence=round(in_draft, 4) if is_draft else None,
            severity=finding.told_severity.value,
        )

    @property
    def told_confidence(self) -> float:
        """How sure it is in a document of its kind."""
        return self.confidence if self.draft_confidence is None else self.draft_confidence

    @property
    def key(self) -> tuple[int, int, int, str, str]:
        """What rows are sorted by."""
        return self.line, self.start, self.end, self.kind, self.shown

    def json(self) -> str:
        """One line of JSONL; `draft_confidence` is told of drafts only."""
        record = asdict(self)
        if self.draft_confidence is None:
            del record["draft_confidence"]
        return json.dumps(record, ensure_ascii=False)


@dataclass(frozen=True, slots=True, order=True)
class AttachmentRow(FindingRow):
    """A finding in an attachment: one list of people is one row with a count."""

    count: int  # people or rows
    problem: str  # what is wrong and how it is hidden, in Chinese

    @classmethod
    def of_attachment(
        cls, finding: Finding, place: tuple[int, int, int], *, is_draft: bool
    ) -> "AttachmentRow":
        """The row of a finding at a place in the text as read."""
        plain = FindingRow.of(finding, place, is_draft=is_draft)
        return cls(**asdict(plain), count=finding.count, problem=mask_text(finding.problem))


def facts_json(facts: PageFacts) -> str:
    """The line of JSONL that says what a page says of itself. Personal data is masked in all of it."""
    record = {
        "title": mask_text(facts.title),
        "published": facts.published.isoformat() if facts.published else None,
        "site_name": mask_text(facts.site_name),
        "site_code": facts.site_code,
        "column": mask_text(facts.column),
        "column_type": mask_text(facts.column_type),
        "source": mask_text(facts.source),
        "text": mask_text(facts.text),
        "links": [_link(link) for link in facts.links],
        "entries": [_entry(entry) for entry in facts.entries],
    }
    return json.dumps({"facts": record}, ensure_ascii=False)


def _link(link: Link) -> dict[str, str]:
    return {"url": mask_address(link.url), "text": mask_text(link.text), "kind": link.kind.value}


def _entry(entry: Entry) -> dict[str, str | None]:
    date = entry.date.isoformat() if entry.date else None
    return {"title": mask_text(entry.title), "url": mask_address(entry.url), "date": date}
