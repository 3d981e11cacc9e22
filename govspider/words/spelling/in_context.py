"""What the spelling detectors say of a text (语言模型判定), without what no model can know."""

import re
from collections.abc import Iterable

from govspider.text.match import WordHit, line_span
from govspider.text.traditional import is_traditional, same_word
from govspider.words.spelling.evidence import Evidence
from govspider.words.spelling.finder import WordFinder


def find_in_context(
    spellers: Iterable[WordFinder], text: str, evidence: Evidence | None = None
) -> list[WordHit]:
    """What the language model says, and a neural corrector where one is set.

    Args:
        spellers: language model and neural corrector, those that are installed.
        text: any text.
        evidence: what else was written, this text included; default: this text.
    """
    return [
        hit
        for speller in spellers
        for hit in speller.find(text, evidence)
        if not _beyond_the_model(hit, text)
    ]


# What a document number begins with (发文字号: 东府办〔2023〕5号): each office's own short form, in no vocabulary.
_NUMBERED = re.compile(r"[一-鿿]{1,5}(?=[〔\[［【（(](?:19|20)\d\d[〕\]］】）)]\s?第?\d)")


# The model knows no digits: to it 35个镇街 begins with 个, which looks like 各.
_MEASURES = frozenset(
    "个名位人户家件项条次场期批台辆吨米所套间层栋座份只头株月日时分岁天届章款号宗起例笔元万亿亩支类种处"
)
_DIGITS = frozenset("0123456789０１２３４５６７８９%％")


def _is_measure(hit: WordHit, text: str) -> bool:
    """Whether a measure word (量词) behind digits would be changed."""
    counted = hit.start > 0 and text[hit.start - 1] in _DIGITS and text[hit.start] in _MEASURES
    return counted and not (hit.suggestion or "").startswith(text[hit.start])


def _beyond_the_model(hit: WordHit, text: str) -> bool:
    """Whether the model cannot know: measures behind digits, traditional script, beginnings of document numbers."""
    if _is_measure(hit, text):
        return True
    start, end = line_span(text, hit.start, hit.end)
    if is_traditional(text[start:end]) or same_word(hit.shown, hit.suggestion or ""):
        return True
    return any(
        found.start() < hit.end and hit.start < found.end() for found in _NUMBERED.finditer(text, start, end)
    )
