"""What the word checks share: which parts they read, and hits turned into findings."""

from collections.abc import Callable, Iterable, Iterator

from govspider.checks.base import CheckContext
from govspider.checks.finding_builder import FindingBuilder, all_parts, visible_parts
from govspider.items import Finding, Kind, Page, PartKind, TextPart
from govspider.text.match import WordHit
from govspider.text.traditional import mostly_traditional

# These repeat what stands elsewhere on the page: the same fault is told there once.
REPEATING = frozenset({PartKind.META, PartKind.ALT})

_READ = frozenset({PartKind.TITLE, PartKind.BODY, PartKind.BOILERPLATE})

Find = Callable[[TextPart], Iterable[WordHit]]


def in_visible_text(page: Page, context: CheckContext, find: Find) -> Iterator[Finding]:
    """Findings in what a reader sees; in meta tags and alternative texts only what stands nowhere else."""
    parts = sorted(visible_parts(page), key=lambda part: part.kind in REPEATING)
    return _findings(page, context, find, parts)


def in_all_text(page: Page, context: CheckContext, find: Find) -> Iterator[Finding]:
    """Findings in every text of the page: hidden text, comments and scripts too."""
    return _findings(page, context, find, all_parts(page))


def _findings(page: Page, context: CheckContext, find: Find, parts: Iterable[TextPart]) -> Iterator[Finding]:
    parts = tuple(parts)
    if mostly_traditional("".join(part.text for part in parts if part.kind in _READ)):
        find = _but_words(find)
    seen: set[str] = set()
    builder = FindingBuilder(page, "T1", context)
    for part in parts:
        for hit in find(part):
            if part.kind in REPEATING and hit.shown in seen:
                continue
            seen.add(hit.shown)
            finding = builder.build(
                part,
                hit.start,
                hit.end,
                kind=hit.kind,
                problem=hit.reason,
                detector=hit.detector,
                suggestion=hit.suggestion,
                confidence=hit.confidence,
                severity=hit.severity,
                indicator=hit.indicator,
            )
            if finding is not None:
                yield finding


def _but_words(find: Find) -> Find:
    """Without wrong words: a page in traditional script is not spelt by the simplified words of the dictionaries."""
    return lambda part: (hit for hit in find(part) if hit.kind is not Kind.WRONG_WORD)
