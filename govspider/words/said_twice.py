"""Clauses, sentences and runs of words that stand twice running (语句重复): 全面落实河长制全面落实河长制."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CLAUSE = re.compile(r"[^，。；：、！？\s]{6,}")
_SENTENCE = re.compile(r"[^。！？\n]++[。！？]?")  # always matches where it begins: linear
_ENDS = "。！？"
_MARKS = frozenset("，。；：、！？")
_WHOLE = 9  # characters of a sentence, its mark included, that nobody says twice
_BETWEEN = re.compile(r"[，；、：]")
_CLOSING = frozenset("，。！")
# What stands before the thing to be done. Behind another word the end of a clause may be a new one's subject:
# 停止发放摩托车牌照，摩托车牌照…
_TOLD = tuple("要 应 应当 须 必须 需 请 将 会 可 能 并 已 者 们 部门 单位 各地 街道".split())  # noqa: SIM905
_HAN = re.compile(r"[一-鿿]")
_BODY = re.compile(r"([省市县区州旗][一-鿿]{2,6})\1(?=[局厅委办院部])")  # 市财政市财政局
_RUN = re.compile(r"[一-鿿]+")
_SHORTEST, _LONGEST = 6, 24  # characters of a run without a mark
_STEP, _PIECE = 3, 4  # each run of six holds a piece of four that begins at every third character
_MOST = 400  # characters of a clause that are looked at: no prose has longer ones
_LIKELY, _SHOWN, _PERHAPS = 0.9, 0.85, 0.75


class Twice(NamedTuple):
    """What stands twice at [start, end), and once instead."""

    start: int
    end: int
    reason: str
    suggestion: str
    confidence: float


def said_twice(text: str) -> Iterator[Twice]:
    """A clause of six characters and more, a sentence of eight, or a run of six; what stands thrice is meant."""
    before: re.Match[str] | None = None
    for match in _CLAUSE.finditer(text):
        between = text[before.end() : match.start()] if before else ""
        if before and before[0] == match[0] and _BETWEEN.fullmatch(between) and _HAN.search(match[0]):
            once_more = text.startswith(match[0], match.end() + 1)
            if not once_more and not text.endswith(match[0], 0, max(0, before.start() - 1)):
                reason = f"“{match[0]}”重复"
                yield Twice(before.start(), match.end(), reason, match[0], _LIKELY)
        elif before and between == "，" and _says_end_again(before[0], match[0]):
            start, end = before.end() - len(match[0]), match.end()
            if text[end : end + 1] in _CLOSING and not text.startswith(match[0], end + 1):
                yield Twice(start, end, f"“{match[0]}”重复", match[0], _PERHAPS)
        elif text[match.end() : match.end() + 1] in _MARKS:
            yield from _runs(match)
        before = match
    for body in _BODY.finditer(text):
        yield Twice(body.start(), body.end(), f"“{body[1]}”重复", body[1], _LIKELY)
    yield from _sentences(text)


def _says_end_again(before: str, clause: str) -> bool:
    """Whether a clause says once more what somebody is told to do: 各地要加强巡查，加强巡查."""
    subject = before.removesuffix(clause)
    return subject != before and subject.endswith(_TOLD) and _HAN.search(clause) is not None


def _runs(clause: re.Match[str]) -> Iterator[Twice]:
    """The first run of a clause that stands twice without a mark between."""
    said, base = clause[0][:_MOST], clause.start()
    for place in range(0, len(said) - 2 * _SHORTEST + _PIECE, _STEP):
        piece = said[place : place + _PIECE]
        again = said.find(piece, place + _SHORTEST, place + _LONGEST + _PIECE)
        if again < 0:
            continue
        size = again - place
        first, last = place, place + _PIECE
        while first and said[first - 1] == said[first - 1 + size]:
            first -= 1
        while last + size < len(said) and said[last] == said[last + size]:
            last += 1
        once = said[first : first + size]
        whole = once not in (once + once)[1:-1]  # itself no repetition of something shorter
        if size <= last - first < 2 * size and whole and _RUN.fullmatch(once):
            yield Twice(base + first, base + first + 2 * size, f"“{once}”重复", once, _SHOWN)
            return


def _sentences(text: str) -> Iterator[Twice]:
    last = 0
    for one in _SENTENCE.finditer(text):
        size = len(one[0])
        if size < _WHOLE or one[0][-1] not in _ENDS or one.start() < last:
            continue
        last = one.end()
        while text.startswith(one[0], last):
            last += size
        if last == one.end() + size:
            yield Twice(one.start(), last, "同一句话重复", one[0], _LIKELY)
