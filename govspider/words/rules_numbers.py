"""Rules of numbers (数字): full and half width within one number or date, shares that must make 100."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from govspider.text.match import Fault
from govspider.text.segment import Segmenter

WIDTH_TRIGGERS = tuple("０１２３４５６７８９")
SUM_TRIGGERS = ("三次产业", "三产比", "合计100%", "共计100%", "总计100%", "合计为100%")

ORDINAL_TRIGGERS = tuple(f"第{numeral}" for numeral in "一二三四五六七八九十百")

_ORDINAL = re.compile(r"第([一二三四五六七八九十百千零〇]{2,9})(?=[条章节款项编])")
_DIGIT = "[一二三四五六七八九]"
# 一百二十三, 十三, 二〇三, 一一〇; and 二三, which somebody has written for 二、三.
_WELL_FORMED = re.compile(
    rf"(?:{_DIGIT}千)?(?:[零〇]?{_DIGIT}百)?(?:[零〇]?{_DIGIT}?十)?[零〇]?{_DIGIT}?|[一二三四五六七八九零〇]{{2,4}}"
)
_MIXED_NUMBER = re.compile(
    r"(?<![0-9０-９.．])(?=[0-9０-９.．]*?(?:[0-9][０-９]|[０-９][0-9]))[0-9０-９.．]+"
)
_MIXED_DATE = re.compile(r"[0-9０-９]{2,4}年[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?")
_TO_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_INDUSTRIES = re.compile(
    r"(?:三次产业|三产)(?:结构|比例|比重|比|增加值比例|构成)+(?:调整|优化|变化|由|为|到|至|是|更加合理|，)*"
    r"[^。\d]{0,12}?(\d+(?:\.\d+)?)\s*[:：∶]\s*(\d+(?:\.\d+)?)\s*[:：∶]\s*(\d+(?:\.\d+)?)"
)
_TOTAL = re.compile(r"(?:合计|共计|总计)为?100%")
_SHARE = re.compile(r"占(?:比)?(?:为|约)?(\d+(?:\.\d+)?)%")
_ROUNDING = Decimal(
    "0.35"
)  # three shares rounded to one decimal miss 100 by at most 0.15; twice that is an error

_SURE, _SHOWN = 0.97, 0.85  # within one number; numbers of one date, each of one width


def mixed_widths(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """One number, or the numbers of one date, partly in full width: ２0２3年."""
    for pattern in (_MIXED_DATE, _MIXED_NUMBER):
        for match in pattern.finditer(line):
            half = match[0].translate(_TO_HALF)
            if half != match[0] and any(char in "0123456789" for char in match[0]):
                confidence = _SURE if _MIXED_NUMBER.search(match[0]) else _SHOWN
                yield Fault(match.start(), match.end(), f"“{match[0]}”中全角、半角数字混用", half, confidence)


def wrong_sums(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Shares that must make 100 and do not: the three industries, and shares followed by 合计100%."""
    for match in _INDUSTRIES.finditer(line):
        total = sum(map(Decimal, match.groups()), Decimal(0))
        if abs(total - 100) > _ROUNDING:
            start, end = match.span(1)[0], match.span(3)[1]
            yield Fault(start, end, f"三次产业比例之和为 {total}，不是 100")
    for match in _TOTAL.finditer(line):
        begin = max(line.rfind(mark, 0, match.start()) for mark in "。；") + 1
        shares = [Decimal(share) for share in _SHARE.findall(line[begin : match.start()])]
        total = sum(shares, Decimal(0))
        if len(shares) > 1 and abs(total - 100) > len(shares) * _ROUNDING:
            yield Fault(match.start(), match.end(), f"前面各项之和为 {total}%，不是 100%")


def malformed_ordinals(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Numbers of articles and chapters that are none: 第三九十条, 第二十十条."""
    for match in _ORDINAL.finditer(line):
        number = match[1]
        if not _WELL_FORMED.fullmatch(number):
            right = {one for one in _one_slip_less(number) if _WELL_FORMED.fullmatch(one)}
            meant = f"第{right.pop()}" if len(right) == 1 else None
            yield Fault(match.start(), match.end(), f"“{match[0]}”不是数", meant)


def _one_slip_less(number: str) -> Iterator[str]:
    """A numeral with two neighbours the other way round, and with one of two that are the same."""
    for place, (one, other) in enumerate(pairwise(number)):
        rest = number[place + 2 :]
        yield number[:place] + (other + rest if one == other else other + one + rest)
