"""What contradicts itself within one document (文内不一致): numbering, amounts, annexes, titles, names, repeated text."""

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from govspider.items import Detector, Kind, Severity
from govspider.text.match import WordHit
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.amounts import differing_amounts
from govspider.words.annexes import misnamed_annexes
from govspider.words.numbering import misnumbered
from govspider.words.phrase_edits import is_alternative
from govspider.words.said_twice import said_twice
from govspider.words.spelt_two_ways import spelt_two_ways

_MOST_TITLES = 100  # that each other title is held against
_TITLE = re.compile(r"《([一-鿿〈〉（）、]{6,60})》")
_LIKELY, _HINT = 0.9, 0.75


def find_in_document(text: str, alike: Alike, segmenter: Segmenter) -> list[WordHit]:
    """Every contradiction within a text, by kinds.

    Sure is only a number that stands twice where the next one follows rightly (一、二、二、四); all else is for a person.
    """
    return [
        *_numbering(text),
        *_amounts(text),
        *_annexes(text),
        *_titles(text, alike),
        *_spelt_two_ways(text, alike, segmenter),
        *_repeated(text),
    ]


def _numbering(text: str) -> Iterator[WordHit]:
    for one in misnumbered(text):
        yield _hit(text, one.start, one.end, one.reason, one.suggestion, one.confidence)


def _amounts(text: str) -> Iterator[WordHit]:
    for one in differing_amounts(text):
        reason = f"大写金额“{one.words}”与小写金额“{one.figures}”不一致"
        yield _hit(text, one.start, one.end, reason, None, _LIKELY)


def _spelt_two_ways(text: str, alike: Alike, segmenter: Segmenter) -> Iterator[WordHit]:
    for one in spelt_two_ways(text, alike, segmenter):
        reason = f"“{text[one.start : one.end]}”与文中其他各处的“{one.usual}”不一致，请核对"
        yield _hit(text, one.start, one.end, reason, one.usual, _HINT)


def _annexes(text: str) -> Iterator[WordHit]:
    for one in misnamed_annexes(text):
        yield _hit(text, one.start, one.end, one.reason, None, _HINT)


def _titles(text: str, alike: Alike) -> Iterator[WordHit]:
    """Titles that differ from one that stands more often by one character that makes no other title."""
    counted = Counter(match[1] for match in _TITLE.finditer(text))
    usual = [title for title, count in counted.items() if count > 1][:_MOST_TITLES]
    for match in _TITLE.finditer(text):
        if not usual or counted[match[1]] > 1:
            continue
        right = next((title for title in usual if _is_slip(title, match[1], alike)), "")
        if right:
            yield _hit(text, *match.span(1), f"“{match[1]}”与文中其他各处的“{right}”不一致", right, _HINT)


def _is_slip(title: str, other: str, alike: Alike) -> bool:
    if OSA.distance(title, other, score_cutoff=1) != 1:
        return False
    if len(title) != len(other):
        return True
    one, another = next(pair for pair in zip(title, other, strict=True) if pair[0] != pair[1])
    return alike.confusable(one, another) and not is_alternative(one, another)


def _repeated(text: str) -> Iterator[WordHit]:
    for one in said_twice(text):
        yield _hit(text, one.start, one.end, one.reason, one.suggestion, one.confidence, Kind.WRONG_WORD)


def _hit(  # noqa: PLR0917 - a place and what is said of it
    text: str,
    start: int,
    end: int,
    reason: str,
    suggestion: str | None,
    confidence: float,
    kind: Kind = Kind.FORMAT_ERROR,
) -> WordHit:
    return WordHit(
        start=start,
        end=end,
        shown=text[start:end],
        suggestion=suggestion,
        detector=Detector.RULE,
        confidence=confidence,
        severity=Severity.GENERAL,
        reason=f"文内不一致：{reason}",
        kind=kind,
        indicator="T1" if kind is Kind.WRONG_WORD else "T2",
        source="文内不一致",
    )
