"""What the word checks share: which parts they read, and hits turned into findings."""

from collections.abc import Callable, Iterable, Iterator

from govspider.checks.finding_builder import FindingBuilder, all_parts, visible_parts
from govspider.checks.protocol import PageContext, WordCheck
from govspider.items import FaultKind, Finding, Group, Kind, Page, PartKind, TextPart
from govspider.text.match import WordHit
from govspider.text.traditional import mostly_traditional
from govspider.words.names import (
    is_contrasted,
    is_in_a_classic,
    is_in_a_list_of_people,
    is_in_a_name,
    is_in_a_pattern,
    is_played_on,
)
from govspider.words.whole_slips import over_whole_slip

# What several detectors find in their own ways.
WRONG_WORD = FaultKind(Kind.WRONG_WORD, "错别字", Group.WORDS)

# These repeat what stands elsewhere on the page: the same fault is told there once.
REPEATING = frozenset({PartKind.META, PartKind.ALT})

_READ = frozenset({PartKind.TITLE, PartKind.BODY, PartKind.BOILERPLATE})

_NO_SLIPS = (
    is_played_on,
    is_in_a_name,
    is_in_a_list_of_people,
    is_contrasted,
    is_in_a_classic,
    is_in_a_pattern,
)
Find = Callable[[TextPart, PageContext], Iterable[WordHit]]


def in_visible_text(
    name: str,
    kinds: tuple[FaultKind, ...],
    indicators: tuple[str, ...],
    find: Find,
    *,
    in_pictures: bool = False,
) -> WordCheck:
    """A check of what a reader sees; in meta tags and alternative texts only what stands nowhere else.

    Args:
        name: of the check's module.
        kinds: what it can find.
        indicators: codes that its findings serve.
        find: what is wrong in one part.
        in_pictures: whether it reads pictures, too: what it finds is hardly another sign misread.
    """

    def weighed(part: TextPart, context: PageContext) -> list[WordHit]:
        text, formulas = part.text, context.tools.formulas
        return [
            formulas.weigh(text, over_whole_slip(hit, text))
            for hit in find(part, context)
            if not any(is_no_slip(hit, text) for is_no_slip in _NO_SLIPS)
        ]

    def run(page: Page, context: PageContext) -> Iterator[Finding]:
        parts = sorted(visible_parts(page), key=lambda part: part.kind in REPEATING)
        if in_pictures:
            parts += (part for part in all_parts(page) if part.kind is PartKind.PICTURE)
        return _findings(page, context, weighed, parts)

    return WordCheck(name, kinds, indicators, run, find=weighed)


def in_all_text(
    name: str, kinds: tuple[FaultKind, ...], indicators: tuple[str, ...], find: Find
) -> WordCheck:
    """A check of every text of a page: hidden text, comments and scripts too. Arguments as above."""

    def run(page: Page, context: PageContext) -> Iterator[Finding]:
        return _findings(page, context, find, tuple(all_parts(page)))

    return WordCheck(name, kinds, indicators, run, find=find)


def _findings(page: Page, context: PageContext, find: Find, parts: Iterable[TextPart]) -> Iterator[Finding]:
    parts = tuple(parts)
    # A page in traditional script is not spelt by the simplified words of the dictionaries.
    spelt = not mostly_traditional("".join(part.text for part in parts if part.kind in _READ))
    published = page.facts.published if page.facts else None
    seen: set[str] = set()
    builder = FindingBuilder(page, context)
    for part in parts:
        for hit in find(part, context):
            if (hit.kind is Kind.WRONG_WORD and not spelt) or (part.kind in REPEATING and hit.shown in seen):
                continue
            if hit.since and (published < hit.since if published else hit.needs_day):
                continue  # right on the day of the page, or nobody knows
            seen.add(hit.shown)
            finding = builder.build(
                part,
                hit.start,
                hit.end,
                kind=hit.kind,
                indicator=hit.indicator,
                problem=hit.reason,
                detector=hit.detector,
                suggestion=hit.suggestion,
                confidence=hit.confidence,
                draft_confidence=hit.draft_confidence,
                severity=hit.severity,
            )
            if finding is not None:
                yield finding
