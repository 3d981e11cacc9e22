"""Personal data shown in full on a public page (泄露个人隐私): ID numbers, phones, bank cards and more.

Source: 国办发〔2017〕47号, 内容发布·个人信息保护; PIPL 第二十五条、第二十八条; see docs/privacy.md. A list
of people is one finding with a count; what is kept is the masked value and its keyed hash.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from govspider.checks.finding_builder import FindingBuilder, all_parts, quote
from govspider.checks.protocol import PageCheck, PageContext
from govspider.items import (
    Detector,
    FaultKind,
    Finding,
    Group,
    Kind,
    LongTable,
    Page,
    PartKind,
    Severity,
    TextPart,
)
from govspider.privacy.hashing import Hasher
from govspider.privacy.hits import Hit
from govspider.privacy.masking import mask_value
from govspider.privacy.names_beside import hide_names
from govspider.privacy.people_lists import split_lists
from govspider.privacy.person_names import is_beside_name

_INDICATOR = "P1"
KINDS = tuple(
    FaultKind(kind, name, Group.PRIVACY)
    for kind, name in (
        (Kind.ID_CARD, "泄露居民身份证号"),
        (Kind.PHONE, "泄露电话号码"),
        (Kind.BANK_CARD, "泄露银行卡号"),
        (Kind.PASSPORT, "泄露护照号"),
        (Kind.PERMIT, "泄露港澳台居民或外国人证件号"),
        (Kind.PLATE, "泄露车牌号"),
        (Kind.EMAIL, "泄露个人邮箱"),
        (Kind.SOCIAL_ID, "泄露微信号、QQ号"),
        (Kind.ADDRESS, "泄露家庭住址"),
        (Kind.HEALTH, "泄露健康、困难信息"),
    )
)
# What these repeat of the body is the same leak; what only they say is a leak of its own.
_REPEATING = frozenset(
    {PartKind.TITLE, PartKind.META, PartKind.ALT, PartKind.FIELD, PartKind.SCRIPT, PartKind.ADDRESS}
)
# In scripts and addresses any number may stand for anything: the check character of an ID convinces, of a phone a
# name beside it.
_CODE = frozenset({PartKind.SCRIPT, PartKind.ADDRESS})


def run(page: Page, context: PageContext) -> Iterator[Finding]:
    """One finding for each value, or for each list of people; nothing where there is only masked text."""
    original = context.original
    if original is None or original.page.facts is None:
        return
    builder, tables = FindingBuilder(page, context), original.page.facts.long_tables
    seen: set[str] = set()
    masked = tuple(all_parts(page))
    parts = enumerate(original.page.facts.parts)
    for number, part in sorted(parts, key=lambda row: row[1].kind in _REPEATING):
        hints = [hit for hit in original.personal[number].hits if hit.severity is Severity.HINT]
        nameless = hide_names(masked[number].text, part.text, hints)
        leaks = _Leaks(builder, masked[number], part.text, nameless, original.hasher)
        hits: list[Hit] = []
        for hit in original.personal[number].hits:
            if _counts(hit, part, seen) and not _is_in_total(tables, part, hit):
                hits.append(hit)
                if part.kind in _CODE:  # what a script writes and the data in it repeat each other
                    seen.add(hit.value)
        seen.update(hit.value for hit in hits)
        lists, single = split_lists(part.text, hits)
        for one in lists:
            yield from leaks.of_hit(replace(one.first, problem=one.problem), one.count)
        for hit in single:
            yield from leaks.of_hit(hit)
        for table in tables:
            if table.part is part.kind:
                yield from leaks.of_table(table)


@dataclass(frozen=True, slots=True)
class _Leaks:
    """Findings in one part: placed in the masked text, their values read from the original."""

    builder: FindingBuilder
    masked: TextPart
    text: str
    nameless: str  # masked, and without the names beside contacts: what is quoted
    hasher: Hasher

    def of_hit(self, hit: Hit, count: int = 1) -> Iterator[Finding]:
        shown = mask_value(hit.kind, self.text[hit.start : hit.end])
        finding = self.builder.build(
            self.masked,
            hit.start,
            hit.end,
            kind=hit.kind,
            indicator=_INDICATOR,
            problem=hit.problem,
            detector=Detector.PATTERN,
            shown=shown,
            suggestion=shown,
            confidence=hit.confidence,
            severity=hit.severity,
            count=count,
            value_hash=self.hasher.hash(hit.value),
        )
        if finding is not None:
            yield replace(finding, context=quote(self.nameless, hit.start, hit.end))

    def of_table(self, table: LongTable) -> Iterator[Finding]:
        """A table that is longer than its text; it is placed at the table's first row."""
        head = self.text.find("\n", table.start)
        finding = self.builder.build(
            self.masked,
            table.start,
            max(table.start, head),
            kind=table.kind,
            indicator=_INDICATOR,
            problem=f"{table.problem}（位于{table.how}）" if table.how else table.problem,
            detector=Detector.PATTERN,
            shown=mask_value(table.kind, table.value),
            confidence=table.confidence,
            severity=table.severity,
            count=table.people,
            value_hash=self.hasher.hash(table.value),
        )
        if finding is not None:
            yield finding


def _is_in_total(tables: Iterable[LongTable], part: TextPart, hit: Hit) -> bool:
    """Whether a hit stands in the first rows of a table that was counted as a whole."""
    return any(one.part is part.kind and one.start <= hit.start < one.end for one in tables)


def _counts(hit: Hit, part: TextPart, seen: set[str]) -> bool:
    if part.kind in _REPEATING and hit.value in seen:
        return False
    if part.kind not in _CODE or hit.kind is Kind.ID_CARD:
        return True
    return hit.kind is Kind.PHONE and is_beside_name(part.text, hit.start, hit.end)


CHECK = PageCheck("personal_data", KINDS, (_INDICATOR,), run, reads_original=True)
