"""The detectors of judgement over one text, in order (判定层): a new detector has its line here."""

import re
from collections.abc import Callable

from govspider.text.match import WordHit, line_span
from govspider.text.segment import Boundaries
from govspider.text.traditional import is_traditional, same_word
from govspider.words.overlaps import resolve_overlaps
from govspider.words.secrecy import find_secrecy_marks
from govspider.words.spelling.evidence import Evidence
from govspider.words.tools import TextTools

Judge = Callable[[TextTools, str, Boundaries, Evidence | None], list[WordHit]]


def find_in_context(tools: TextTools, text: str, evidence: Evidence | None = None) -> list[WordHit]:
    """What the language model says, and a neural corrector where one is set.

    Args:
        tools: the loaded tools.
        text: any text.
        evidence: what else was written, this text included; default: this text.
    """
    return [
        hit
        for speller in tools.spellers
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


DETECTORS: tuple[tuple[str, Judge], ...] = (
    ("易错词库", lambda tools, text, boundaries, _: tools.confusions.find(text, boundaries)),
    ("规范表述", lambda tools, text, boundaries, _: tools.phrases.find(text, boundaries)),
    ("领导职务", lambda tools, text, _borders, _: tools.leaders.find(text)),
    ("规则", lambda tools, text, _borders, _: tools.rules.find(text)),
    ("敏感词", lambda tools, text, boundaries, _: tools.sensitive.find(text, boundaries)),
    ("密级标志", lambda _tools, text, _borders, _: find_secrecy_marks(text)),
    ("语言模型", lambda tools, text, _borders, evidence: find_in_context(tools, text, evidence)),
)


def all_words(tools: TextTools, text: str, evidence: Evidence | None = None) -> list[WordHit]:
    """Everything the detectors say of a text, in order of place; what several have seen, several times."""
    boundaries = tools.segmenter.lazy_boundaries(text)
    hits = [hit for _, judge in DETECTORS for hit in judge(tools, text, boundaries, evidence)]
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def judge_words(tools: TextTools, text: str, evidence: Evidence | None = None) -> list[WordHit]:
    """The same with each fault told once."""
    return resolve_words(all_words(tools, text, evidence))


def resolve_words(hits: list[WordHit]) -> list[WordHit]:
    """Each fault of one text once, see `resolve_overlaps`."""
    return resolve_overlaps(hits, lambda hit: ("", hit.start, hit.end))
