"""Findings at exact places: which parts a check reads, the quoted context, the ordinal of a repeated fault.

Used by every check whose fault stands at a place in a text (words, personal data).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from govspider.checks.protocol import PageContext
from govspider.items import Detector, Finding, Page, PageRole, PartKind, Place, Severity, TextPart

# Texts that no reader sees as text: what is hidden, what is no text, and pictures, where signs may be misread.
_UNSEEN = frozenset(
    {
        PartKind.HIDDEN,
        PartKind.COMMENT,
        PartKind.SCRIPT,
        PartKind.FIELD,
        PartKind.ADDRESS,
        PartKind.PICTURE,
    }
)
_TOLD_AS = (("批注", PartKind.REMARK), ("修订", PartKind.REVISION))
CONTEXT_REACH = 20  # characters quoted on each side of the fault


def visible_parts(page: Page) -> Iterator[TextPart]:
    """The parts of a page that a reader sees, in order: title, body, navigation and foot, meta, alt."""
    return (part for part in all_parts(page) if part.kind not in _UNSEEN)


def all_parts(page: Page) -> Iterator[TextPart]:
    """Every part of a page, in order; nothing for a page that did not open."""
    return iter(page.facts.parts if page.facts else ())


def line_of(text: str, start: int, end: int) -> str:
    """The line of `text` that holds [start, end), stripped."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return text[begin : stop if stop >= 0 else len(text)].strip()


def is_repeated_boilerplate(page: Page, part: TextPart, start: int, end: int, context: PageContext) -> bool:
    """Whether a place is a navigation or foot line of the home page, which is judged there once."""
    if part.kind is not PartKind.BOILERPLATE or page.role is PageRole.HOME:
        return False
    return line_of(part.text, start, end) in context.home_lines


def quote(text: str, start: int, end: int) -> str:
    """The surroundings of [start, end) on one line, `…` where the text goes on."""
    begin, stop = max(0, start - CONTEXT_REACH), min(len(text), end + CONTEXT_REACH)
    middle = " ".join(text[begin:stop].split())
    return f"{'…' if begin else ''}{middle}{'…' if stop < len(text) else ''}"


def place_kind(page: Page, part: TextPart, start: int, end: int) -> PartKind:
    """What a place is told as: an entry of a list is no navigation, a remark in a file no comment of code."""
    how = _how(page, part, start, end)
    if part.kind is PartKind.BOILERPLATE:
        return PartKind.LIST if how else part.kind
    if part.kind is PartKind.COMMENT and page.role is PageRole.ATTACHMENT:
        return next((kind for word, kind in _TOLD_AS if word in how), part.kind)
    return part.kind


def _how(page: Page, part: TextPart, start: int, end: int) -> str:
    marks = page.facts.marks if page.facts else ()
    return next(
        (mark.how for mark in marks if mark.part is part.kind and mark.start < end and start < mark.end), ""
    )


def within(page: Page, part: TextPart, start: int, end: int) -> str:
    """Of an attachment or picture: how a place in it is hidden or where it is, and on which page it stands.

    Of a post: where its text was read; '' of pages.
    """
    if page.role is PageRole.POST:
        return f"（取自{page.parent}）" if page.parent else ""
    if page.role is not PageRole.ATTACHMENT:
        return ""
    how = _how(page, part, start, end)
    what = "图片" if page.content_type.startswith("image/") else "附件"
    said = [f"位于{how}" if how else "", f"{what}所在页面：{page.parent}" if page.parent else ""]
    told = "；".join(one for one in said if one)
    return f"（{told}）" if told else ""


def _may_be_misread(part: TextPart, detector: Detector) -> bool:
    """Whether a sign read from a picture may be another: a person looks, but for numbers with a form of their own."""
    return part.kind is PartKind.PICTURE and detector is not Detector.PATTERN


@dataclass(slots=True)
class FindingBuilder:
    """Makes the findings of one check on one page; counts repeated `shown` per kind and part."""

    page: Page
    context: PageContext
    _seen: dict[tuple[str, PartKind, str], int] = field(default_factory=dict)

    def build(
        self,
        part: TextPart,
        start: int,
        end: int,
        *,
        kind: str,
        indicator: str,
        problem: str,
        detector: Detector,
        shown: str | None = None,
        suggestion: str | None = None,
        confidence: float = 1.0,
        draft_confidence: float | None = None,
        severity: Severity = Severity.GENERAL,
        subject: str = "",
        count: int = 1,
        value_hash: str = "",
    ) -> Finding | None:
        """The finding at [start, end) of `part`; None for a boilerplate line that the home page answers for.

        Args:
            part: the part that holds the fault.
            start: first character of the fault in the part's text.
            end: one past its last character.
            kind: kind of fault.
            indicator: code of the indicator that it serves.
            problem: what is wrong, one Chinese sentence.
            detector: which detector says so.
            shown: the text to show instead of the text as found (a masked value).
            suggestion: exact replacement of [start, end), or None.
            confidence: 0 to 1.
            draft_confidence: the same were the page a draft; None: no other.
            severity: how grave; a hint is of general severity and needs a person.
            subject: what else names the fault.
            count: people or rows in one list.
            value_hash: keyed hash of personal data.
        """
        if is_repeated_boilerplate(self.page, part, start, end, self.context):
            return None
        as_found = part.text[start:end] if shown is None else shown
        key = (kind, part.kind, as_found)
        ordinal = self._seen.get(key, 0)
        self._seen[key] = ordinal + 1
        return Finding(
            indicator=indicator,
            kind=kind,
            target_id=self.page.target_id,
            problem=problem + within(self.page, part, start, end),
            page_url=self.page.url,
            place=Place(place_kind(self.page, part, start, end), start, end),
            shown=as_found,
            suggestion=suggestion,
            context=quote(part.text, start, end),
            detector=detector,
            confidence=confidence,
            draft_confidence=draft_confidence,
            severity=Severity.GENERAL if severity is Severity.HINT else severity,
            needs_person=severity is Severity.HINT or _may_be_misread(part, detector),
            subject=subject,
            ordinal=ordinal,
            count=count,
            value_hash=value_hash,
            evidence=self.page.body_hash,
        )
