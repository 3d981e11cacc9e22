"""Judges one document with the page checks of a sweep (同一套检查)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from govspider.attachments import AttachmentFacts
from govspider.checks.protocol import PageContext
from govspider.examine.attachment import extracted_text
from govspider.examine.rows import AttachmentRow, FindingRow
from govspider.extract import decode, extract_text
from govspider.extract.textmap import SourceMap
from govspider.items import (
    CheckOutcome,
    Finding,
    Outcome,
    Page,
    PageFacts,
    PageRole,
    PartKind,
    TextPart,
)
from govspider.judge.page import judge_page
from govspider.judge.resources import JudgingResources
from govspider.words.spelling.evidence import Evidence

_HEAD = 20_000  # characters in which a saved page tells its address
_SAVED = re.compile(
    r"<!--\s{0,20}saved from url=\(\d+\)(https?://[^\s>]+)|<link[^>]{1,150}?rel=[\"']canonical[\"'][^>]{1,150}?href=[\"'](https?://[^\"'\s]+)",
    re.IGNORECASE,
)


class DocumentJudge:
    """The checks, ready to judge any number of documents.

    Args:
        resources: the loaded dictionaries, profile and hash key.
        day: day of inspection.
        min_confidence: findings below it are not told.
        is_draft: whether texts and office files are drafts (草稿), so that errors are frequent; a page never is one.
    """

    def __init__(
        self, resources: JudgingResources, day: date, min_confidence: float, *, is_draft: bool = True
    ) -> None:
        self.hasher = resources.hasher
        self.context = resources.of_document(day)
        self.text_context = resources.of_draft(day) if is_draft else self.context
        self.min_confidence = min_confidence
        self.is_draft = is_draft
        self.failures: dict[str, str] = {}  # checks that failed, with the error's name

    def text(self, text: str) -> list[FindingRow]:
        """Judge a text as one document; places are lines of the text."""
        starts = _line_starts(text)
        facts = PageFacts(text=text, parts=(TextPart(PartKind.BODY, text),))
        findings = self._findings(facts, "", self.text_context)
        return sorted(
            (FindingRow.of(item, _place(item, text, starts), is_draft=self.is_draft) for item in findings),
            key=lambda row: row.key,
        )

    def attachment(self, facts: AttachmentFacts) -> list[AttachmentRow]:
        """Judge an attachment; places are lines of its text as read, see `extracted_text`."""
        text = extracted_text(facts)
        starts = _line_starts(text)
        bases, at = {}, 0
        for part in facts.parts:
            bases[part.kind] = at
            at += len(part.text) + 1
        page_facts = PageFacts(
            text=facts.text, parts=facts.parts, marks=facts.marks, long_tables=facts.long_tables
        )
        rows = []
        for item in self._findings(page_facts, "", self.text_context, PageRole.ATTACHMENT):
            assert item.place is not None
            base = bases[item.place.part.text_kind]
            moved = replace(
                item, place=replace(item.place, start=item.place.start + base, end=item.place.end + base)
            )
            place = _place(moved, text, starts)
            rows.append(AttachmentRow.of_attachment(item, place, is_draft=self.is_draft))
        return sorted(rows, key=lambda row: row.key)

    def lines(self, lines: Iterable[bytes]) -> Iterator[list[FindingRow]]:
        """Judge each line as it comes, earlier ones as witness; yields the rows of one before it takes the next."""
        self.text_context = replace(self.text_context, evidence=Evidence())
        hint = ""
        for number, raw in enumerate(lines):
            text, charset = decode(raw.rstrip(b"\r\n"), hint)
            hint = charset if charset != "utf-8" else hint
            yield [replace(row, line=number) for row in self.text(text)]

    def html(self, source: str, url: str, *, charset: str = "utf-8") -> tuple[PageFacts, list[FindingRow]]:
        """Judge a page; places are lines of its source, its beginning for what stands nowhere in it."""
        words = self.context.bad_sites.words
        facts = extract_text(
            source, url or _saved_from(source), day=self.context.day, charset=charset, words=words
        )
        findings = self._findings(facts, url, self.context)
        texts = {part.kind: part.text for part in facts.parts}
        where = SourceMap(source) if findings else None
        rows = []
        for item in findings:
            span = None
            if where is not None and item.place is not None:
                place = item.place
                span = where.locate(place.part.text_kind, texts[place.part.text_kind], place.start, place.end)
            source_place = where.place(*span) if where and span else (0, 0, 0)
            rows.append(FindingRow.of(item, source_place, is_draft=False))
        return facts, sorted(rows, key=lambda row: row.key)

    def _findings(
        self, facts: PageFacts, url: str, context: PageContext, role: PageRole = PageRole.ARTICLE
    ) -> list[Finding]:
        page = Page("examine", url, Outcome.OK, role, facts=facts)
        judged = judge_page(page, context, self.hasher, self.min_confidence)
        self.failures |= {run.check: run.error for run in judged.runs if run.outcome is CheckOutcome.FAILED}
        return [item for item in judged.findings if item.confidence >= self.min_confidence]


def _saved_from(source: str) -> str:
    """The address that browsers note in a page when they save it, or that the page calls its own."""
    found = _SAVED.search(source[:_HEAD])
    return next((group for group in found.groups() if group), "") if found else ""


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while (at := text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return starts


def _place(finding: Finding, text: str, starts: list[int]) -> tuple[int, int, int]:
    """Line, start, end of a finding in a text; one that runs over lines ends with its first line."""
    if finding.place is None:
        return 0, 0, 0
    line = bisect_right(starts, finding.place.start) - 1
    begin = starts[line]
    stop = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
    return line, finding.place.start - begin, min(finding.place.end, stop) - begin
