"""One fault is told once (同一处错别字只报一次), whichever detectors have seen it."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from govspider.checks.finding_builder import quote
from govspider.checks.word_findings import REPEATING
from govspider.items import Detector, Finding, Kind, Place, Severity, TextPart
from govspider.text.lexicon import DEFAULT_CONFIDENCE
from govspider.text.traditional import simplified_han
from govspider.words.sensitive import said_of

# What these say rests on likelihood; a dictionary or a rule that says the same can be looked up.
LIKELY = frozenset({Detector.MODEL, Detector.NEURAL, Detector.CORPUS})
# Faults of other kinds that a dictionary or rule finds: beside them a likely wrong word is no news.
_LOOKED_UP = frozenset({Kind.LEADER_TITLE, Kind.FORMAT_ERROR, Kind.SENSITIVE_WORD, Kind.SECRECY_MARK})

# The head of a list of adverts, as its words are told: 赌博广告：…, 诈骗、贷款话题：….
_ADVERT = re.compile("办?([一-鿿]{2})[、一-鿿]{0,8}(?:广告|话题)：")
_MOST_BETWEEN = 6  # characters between two words of one advert: 六合彩|今晚的|特码
_UNBROKEN = re.compile("[一-鿿0-9A-Za-z]*")

Span = tuple[Hashable, int, int]  # which text, start, end


class Said(Protocol):
    """What a detector has said of a place."""

    @property
    def kind(self) -> str:
        """Kind of fault."""
        ...

    @property
    def detector(self) -> Detector:
        """Who says so."""
        ...

    @property
    def confidence(self) -> float:
        """How surely, 0 to 1."""
        ...

    @property
    def shown(self) -> str:
        """The text as found."""
        ...

    @property
    def suggestion(self) -> str | None:
        """What should stand there."""
        ...


SaidT = TypeVar("SaidT", bound=Said)


def resolve_overlaps(said: Iterable[SaidT], span_of: Callable[[SaidT], Span | None]) -> list[SaidT]:
    """Of wrong words that overlap in one text one stays.

    What a dictionary or rule says goes before what is only likely; but a row that its dictionary marks as doubtful goes
    behind what says the same of the same place as surely as other rows do. Then the surer goes before the less sure, then
    the narrower. What is only likely also gives way to other faults that a dictionary or rule has found.

    Args:
        said: what the detectors have said.
        span_of: where it stands; None: nowhere, and it stays.

    Returns:
        What stays, in its order.
    """
    said = list(said)
    words: list[tuple[SaidT, Span]] = []
    taken: defaultdict[Hashable, list[tuple[int, int]]] = defaultdict(list)  # by wrong words; no two meet
    others: defaultdict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for item in said:
        span = span_of(item)
        if span is None:
            continue
        if item.kind == Kind.WRONG_WORD:
            words.append((item, span))
        elif item.kind in _LOOKED_UP:
            others[span[0]].append(span[1:])
    likely = _surest(word for word in words if word[0].detector in LIKELY)
    words.sort(key=lambda word: _rank(word, likely))
    looked_up = defaultdict(list, {where: _joined_spans(spans) for where, spans in others.items()})
    gone: set[int] = set()
    for item, (where, start, end) in words:
        is_likely = item.detector in LIKELY
        if _meets(start, end, taken[where]) or (is_likely and _meets(start, end, looked_up[where])):
            gone.add(id(item))
        else:
            insort(taken[where], (start, end))
    return [item for item in said if id(item) not in gone]


def _joined_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1] and joined[-1][0] < end:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares characters with any of others; these are in order, and no two of them meet."""
    before = bisect_left(spans, (end,))  # the last that begins before the end is the one that ends last, too
    return before > 0 and spans[before - 1][1] > start


def _surest(words: Iterable[tuple[Said, Span]]) -> dict[tuple[Span, str | None], float]:
    """How surely something is said of a place at most."""
    surest: dict[tuple[Span, str | None], float] = {}
    for item, span in words:
        surest[span, item.suggestion] = max(item.confidence, surest.get((span, item.suggestion), 0.0))
    return surest


def _rank(
    word: tuple[Said, Span], likely: dict[tuple[Span, str | None], float]
) -> tuple[bool, float, int, int, str]:
    item, span = word
    is_doubtful = item.confidence < DEFAULT_CONFIDENCE <= likely.get((span, item.suggestion), 0.0)
    return item.detector in LIKELY or is_doubtful, -item.confidence, span[2] - span[1], span[1], item.shown


def resolve_page_overlaps(findings: Iterable[Finding], parts: Sequence[TextPart] = ()) -> list[Finding]:
    """Of wrong words that overlap in one part of a page one stays, see `resolve_overlaps`; sensitive words become one.

    A dictionary's word that a meta tag repeats is told where a reader sees it, and a likely word in its place is
    no other fault.

    Args:
        findings: what the checks of one page have said.
        parts: the texts that they stand in; without them words of one advert that only touch stay apart.

    Returns:
        The findings that stay, in their order.
    """
    kept = join_sensitive(resolve_overlaps(findings, _span), parts)
    sure = {row.shown for row in kept if row.kind == Kind.WRONG_WORD and row.detector not in LIKELY}
    return [row for row in kept if not (_repeats(row) and any(_share(row.shown, shown) for shown in sure))]


def join_sensitive(findings: Iterable[Finding], parts: Sequence[TextPart] = ()) -> list[Finding]:
    """Sensitive words that overlap are one fault (整体与部分): 澳门新葡京, 新葡京娱乐 and 娱乐城 are one 澳门新葡京娱乐城.

    So are words of adverts for one thing in one unbroken run of a clause: 网上赌场 and 注册送彩金 of 网上赌场注册送彩金.
    What is said of the whole is what is said of its gravest and surest part.

    Args:
        findings: what the checks of one page have said.
        parts: the texts that they stand in.

    Returns:
        The findings, each run of sensitive words of one indicator as one, behind the others.
    """
    others: list[Finding] = []
    words: list[tuple[Place, Finding]] = []
    for row in findings:
        if row.kind == Kind.SENSITIVE_WORD and row.place and row.suggestion is None:
            words.append((row.place, row))
        else:
            others.append(row)
    words.sort(key=lambda word: (word[0].part, word[1].indicator, word[0].start, -word[0].end))
    joined: list[Finding] = []
    for _, row in words:
        whole = _joined(joined[-1], row) or _run(joined[-1], row, parts) if joined else None
        if whole is None:
            joined.append(row)
        else:
            joined[-1] = whole
    return others + joined


def _joined(one: Finding, other: Finding) -> Finding | None:
    """Both as one; None: they do not overlap. Parts of one kind, as texts of pictures, count places each from 0."""
    first, second = one.place, other.place
    if first is None or second is None or (first.part, one.indicator) != (second.part, other.indicator):
        return None
    at = second.start - first.start
    shared = one.shown[at:]
    if first == second or at >= len(one.shown) or not _share_start(shared, other.shown):
        return None
    shown = one.shown + other.shown[len(shared) :]
    plain = plain_form(one)
    if len(shared) < len(other.shown):
        plain = _overlaid(plain, plain_form(other), len(shared))
    return _whole(one, other, Place(first.part, first.start, max(first.end, second.end)), shown, plain)


def _run(one: Finding, other: Finding, parts: Iterable[TextPart]) -> Finding | None:
    """Both as one; None: they advertise different things, or something stands between them that ends a clause."""
    first, second = one.place, other.place
    if first is None or second is None or (first.part, one.indicator) != (second.part, other.indicator):
        return None
    subject = _advertised(one)
    if not subject or subject != _advertised(other) or not 0 <= second.start - first.end <= _MOST_BETWEEN:
        return None
    texts = (part.text for part in parts if part.kind is first.part.text_kind)
    text = next((text for text in texts if _holds(text, one) and _holds(text, other)), "")
    between = text[first.end : second.start]
    if not text or not _UNBROKEN.fullmatch(between):
        return None
    plain = plain_form(one) + between.translate(simplified_han()) + plain_form(other)
    place = Place(first.part, first.start, second.end)
    whole = _whole(one, other, place, text[place.start : place.end], plain)
    return replace(whole, context=quote(text, place.start, place.end))


def _whole(one: Finding, other: Finding, place: Place, shown: str, plain: str) -> Finding:
    """What is said of two as one: what is said of the graver and surer of them."""
    told = min(
        (one, other), key=lambda row: (row.needs_person, row.severity is not Severity.SEVERE, -row.confidence)
    )
    said = told.problem.replace(said_of(told.shown, plain_form(told)), said_of(shown, plain))
    return replace(told, place=place, shown=shown, problem=said, ordinal=one.ordinal)


def _advertised(row: Finding) -> str:
    """What an advert is for, by its list (赌博广告, 赌博话题); '' for words that are none."""
    found = _ADVERT.match(row.problem)
    return found[1] if found else ""


def _holds(text: str, row: Finding) -> bool:
    return row.place is not None and text[row.place.start : row.place.end] == row.shown


def plain_form(row: Finding) -> str:
    """The plain form of what a finding of a sensitive word shows, as its sentence says it (即“…”)."""
    begin = f"“{row.shown}”（即“"
    _, is_said, behind = row.problem.partition(begin)
    return behind.partition("”）")[0] if is_said else row.shown


def _overlaid(one: str, other: str, shared: int) -> str:
    """Two plain forms that overlap, as one; by as many signs as what is shown does, or by as many as they can."""
    longest = min(len(one), len(other))
    for size in (min(shared, longest), *range(longest, 0, -1)):
        if one.endswith(other[:size]):
            return one + other[size:]
    return ""  # nobody can say


def _share_start(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def worth_keeping(findings: Iterable[Finding], show_confidence: float) -> list[Finding]:
    """Without what is only likely and too unsure to be shown to anybody: thousands of those would be noise.

    Args:
        findings: of one page.
        show_confidence: setting GOVSPIDER_SHOW_CONFIDENCE.
    """
    return [row for row in findings if row.detector not in LIKELY or row.confidence >= show_confidence]


def _span(row: Finding) -> Span | None:
    place = row.place
    return (place.part, place.start, place.end) if place else None


def _repeats(row: Finding) -> bool:
    return row.detector in LIKELY and row.place is not None and row.place.part in REPEATING


def _share(one: str, other: str) -> bool:
    return one in other or other in one
