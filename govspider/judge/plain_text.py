"""Judges a text by itself (文稿研判), each detector's word for word: for `scrapy dictionary test` and `why`."""

from dataclasses import dataclass

from govspider.checks import PAGE_CHECKS
from govspider.checks.protocol import PageContext, WordCheck
from govspider.items import PartKind, TextPart
from govspider.judge.overlaps import resolve_overlaps
from govspider.text.match import WordHit


@dataclass(frozen=True, slots=True)
class TextJudgement:
    """What the word checks say of a text, in order of place.

    Attributes:
        said: everything; what several have seen, several times.
        told: each fault once, see `resolve_overlaps`.
    """

    said: tuple[WordHit, ...]
    told: tuple[WordHit, ...]


def judge_text(text: str, context: PageContext) -> TextJudgement:
    """What is wrong with the words of a text.

    Args:
        text: any text.
        context: what the checks may know; of a text by itself, no target's names.
    """
    part = TextPart(PartKind.BODY, text, context.tools.segmenter.lazy_boundaries(text))
    hits = [hit for check in PAGE_CHECKS if isinstance(check, WordCheck) for hit in check.find(part, context)]
    hits.sort(key=lambda hit: (hit.start, hit.end))
    told = resolve_overlaps(hits, lambda hit: ("", hit.start, hit.end))
    return TextJudgement(tuple(hits), tuple(told))
