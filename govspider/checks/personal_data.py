"""Personal data shown in full on a public page (泄露个人隐私): ID numbers, phones, bank cards and more.

Source: 国办发〔2017〕47号, 内容发布·个人信息保护; PIPL 第二十五条、第二十八条; see docs/privacy.md. A list
of people is one finding with a count; what is kept is the masked value and its keyed hash.
"""

from collections.abc import Iterator
from dataclasses import replace

from govspider.checks.base import CheckContext, PageCheck
from govspider.checks.finding_builder import FindingBuilder, all_parts, quote
from govspider.items import Detector, Finding, Kind, Page, PartKind, TextPart
from govspider.privacy.hits import Hit
from govspider.privacy.masking import mask_value, read_personal
from govspider.privacy.people_lists import GRAVITY, split_lists
from govspider.privacy.person_names import is_beside_name

# What these repeat of the body is the same leak; what only they say is a leak of its own.
_REPEATING = frozenset(
    {PartKind.TITLE, PartKind.META, PartKind.ALT, PartKind.FIELD, PartKind.SCRIPT, PartKind.ADDRESS}
)
# In scripts and addresses any number may stand for anything: the check character of an ID convinces, of a phone a
# name beside it.
_CODE = frozenset({PartKind.SCRIPT, PartKind.ADDRESS})


def run(page: Page, context: CheckContext) -> Iterator[Finding]:
    """One finding for each value, or for each list of people."""
    builder = FindingBuilder(page, "P1", context)
    seen: set[str] = set()
    for part in sorted(all_parts(page), key=lambda part: part.kind in _REPEATING):
        read = read_personal(part.text, context.day)
        hits = tuple(
            hit for hit in read.hits if _counts(hit, part, seen) and not _is_in_total(page, part, hit)
        )
        seen.update(hit.value for hit in hits)
        lists, single = split_lists(part.text, hits)
        for one in lists:
            yield from _of_hit(builder, part, read.masked, replace(one.first, problem=one.problem), one.count)
        for hit in single:
            yield from _of_hit(builder, part, read.masked, hit)
        yield from _totals(builder, part)


def _is_in_total(page: Page, part: TextPart, hit: Hit) -> bool:
    """Whether a hit stands in the first rows of a table that was counted as a whole."""
    tables = page.facts.long_tables if page.facts else ()
    return any(one.part is part.kind and one.start <= hit.start < one.end for one in tables)


def _totals(builder: FindingBuilder, part: TextPart) -> Iterator[Finding]:
    """One finding for each table that is longer than its text; it is placed at the table's first row."""
    facts = builder.page.facts
    for table in facts.long_tables if facts else ():
        if table.part is not part.kind:
            continue
        head = part.text.find("\n", table.start)
        shown = mask_value(table.kind, table.value)
        finding = builder.build(
            part,
            table.start,
            max(table.start, head),
            kind=table.kind,
            problem=f"{table.problem}（位于{table.how}）" if table.how else table.problem,
            detector=Detector.PATTERN,
            shown=shown,
            confidence=table.confidence,
            severity=table.severity,
            count=table.people,
            value_hash=builder.context.tools.hasher.hash(table.value),
        )
        if finding is not None:
            yield finding


def _counts(hit: Hit, part: TextPart, seen: set[str]) -> bool:
    if part.kind in _REPEATING and hit.value in seen:
        return False
    if part.kind not in _CODE or hit.kind is Kind.ID_CARD:
        return True
    return hit.kind is Kind.PHONE and is_beside_name(part.text, hit.start, hit.end)


def _of_hit(
    builder: FindingBuilder, part: TextPart, masked: str, hit: Hit, count: int = 1
) -> Iterator[Finding]:
    shown = mask_value(hit.kind, part.text[hit.start : hit.end])
    finding = builder.build(
        part,
        hit.start,
        hit.end,
        kind=hit.kind,
        problem=hit.problem,
        detector=Detector.PATTERN,
        shown=shown,
        suggestion=shown,
        quoted=quote(masked, hit.start, hit.end),
        confidence=hit.confidence,
        severity=hit.severity,
        count=count,
        value_hash=builder.context.tools.hasher.hash(hit.value),
    )
    if finding is not None:
        yield finding


CHECK = PageCheck(
    "personal_data",
    ("P1",),
    GRAVITY,
    run,
)
