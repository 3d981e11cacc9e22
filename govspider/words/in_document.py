"""What contradicts itself within one document (文内不一致): numbering, amounts, annexes, titles, repeated text."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import OSA

from govspider.items import Detector, Kind, Severity
from govspider.text.match import WordHit
from govspider.words.alike import Alike
from govspider.words.phrase_edits import is_alternative

_NUMERALS = "一二三四五六七八九十"
_NUMBERED_LINE = re.compile(r"^[ \t\u3000]*(?P<number>[一二三四五六七八九十]{1,3})、", re.MULTILINE)
_BRACKETED_LINE = re.compile(r"^[ \t\u3000]*[（(](?P<number>[一二三四五六七八九十]{1,3})[）)]", re.MULTILINE)
_SAID = re.compile(r"(?:^|[。；：，、！？\s])(?P<number>[一二三四五六七八九十])是(?![否非])")
_ORDERED = re.compile(r"(?:^|[。；：\s])第(?P<number>[一二三四五六七八九十])，")
_LEVELS = (_NUMBERED_LINE, _BRACKETED_LINE)
_MOST_TITLES = 100  # that each other title is held against
_FEWEST = 3  # numbers that make a list

_UPPER_DIGITS = dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)) | {"〇": 0, "两": 2}
_UPPER_UNITS = {"拾": 10, "佰": 100, "仟": 1000}
_AMOUNT = re.compile(
    r"(?<![\d.])(?P<words>[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,40}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?[整正]?)"
    r"[（(，,]?(?:小写)?[：:]?(?:人民币)?[¥￥]?[ ]?(?P<figures>\d[\d,]*(?:\.\d{1,2})?)(?P<unit>万?)元?"
    r"|[¥￥][ ]?(?P<figures2>\d[\d,]*(?:\.\d{1,2})?)(?P<unit2>万?)元?[（(，,]?(?:大写)?[：:]?(?:人民币)?"
    r"(?P<words2>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,40}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?[整正]?)"
)

_ANNEX = re.compile(
    r"^[ \t\u3000]*附件[：:][ \t\u3000]*1[.．、](?P<rest>.*(?:\n[ \t\u3000]*\d{1,2}[.．、].*)*)", re.MULTILINE
)
_ANNEX_NUMBER = re.compile(r"(?:^|\n)[ \t\u3000]*(\d{1,2})[.．、]")
_ANNEX_NAMED = re.compile(
    r"(?:(?:见|详见|填写|按照|填报|报送)附件[ ]?|附件[ ]?1[至到—～~-]{1,2})(?P<number>[1-9]\d?)(?![\d.-])"
)

_TITLE = re.compile(r"《([一-鿿〈〉（）、]{6,60})》")
_CLAUSE = re.compile(r"[^，。；：、！？\s]{6,}")
_SENTENCE = re.compile(r"[^。！？\n]++[。！？]?")  # always matches where it begins: linear
_ENDS = "。！？"
_WHOLE = 9  # characters of a sentence, its mark included, that nobody says twice
_BETWEEN = re.compile(r"[，；、]")
_WORD_LIKE = re.compile(r"[一-鿿]")
_SURE, _LIKELY, _SHOWN, _HINT = 0.97, 0.9, 0.85, 0.75


class _Number(NamedTuple):
    value: int
    start: int
    end: int


def find_in_document(text: str, alike: Alike) -> list[WordHit]:
    """Every contradiction within a text, by kinds.

    Sure is only a number that stands twice where the next one follows rightly (一、二、二、四); all else is for a person.
    """
    return [
        *_numbering(text),
        *_amounts(text),
        *_annexes(text),
        *_titles(text, alike),
        *_repeated_clauses(text),
    ]


def _numbering(text: str) -> Iterator[WordHit]:
    for pattern in (*_LEVELS, _SAID, _ORDERED):
        numbers = [
            _Number(value_of(match["number"]), *match.span("number")) for match in pattern.finditer(text)
        ]
        for run in _runs(numbers, _breaks(text, pattern)):
            yield from _judge_run(text, run, sure=pattern is _NUMBERED_LINE)


def _breaks(text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where a list of one level ends: at the numbers of the level above; one within a sentence, with its line."""
    if pattern is _BRACKETED_LINE:
        return [match.start() for match in _NUMBERED_LINE.finditer(text)]
    if pattern is _NUMBERED_LINE:
        return []
    return [match.start() for match in re.finditer("\n", text)]


def _runs(numbers: list[_Number], breaks: list[int]) -> Iterator[list[_Number]]:
    """Lists: each begins with one, or behind a break."""
    run: list[_Number] = []
    ends = iter([*breaks, -1])
    end = next(ends)
    for number in numbers:
        ended = False
        while 0 <= end <= number.start:
            ended, end = True, next(ends)
        if run and (number.value == 1 or ended):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _judge_run(text: str, run: list[_Number], *, sure: bool) -> Iterator[WordHit]:
    """Numbers of a list that begins with one and does not go on as it should; one fault a list."""
    if len(run) < _FEWEST or run[0].value != 1:
        return
    for place, number in enumerate(run[1:], 1):
        wanted = run[place - 1].value + 1
        if number.value == wanted:
            continue
        follows = run[place + 1].value if place + 1 < len(run) else 0
        if number.value == wanted - 1 and follows == wanted + 1:
            right, confidence = chinese(wanted), _SURE if sure else _LIKELY
            reason = f"序号“{text[number.start : number.end]}”重复，应为“{right}”"
            yield _hit(text, number.start, number.end, reason, right, confidence)
        elif number.value == wanted - 1:
            yield _hit(text, number.start, number.end, "序号重复，请核对", None, _SHOWN)
        elif number.value == wanted + 1 and follows in (0, wanted + 2):
            yield _hit(
                text, number.start, number.end, f"序号不连续，缺“{chinese(wanted)}”，请核对", None, _HINT
            )
        return


def _amounts(text: str) -> Iterator[WordHit]:
    if "元" not in text and "圆" not in text:
        return
    for match in _AMOUNT.finditer(text):
        words = match["words"] or match["words2"]
        figures = (match["figures"] or match["figures2"]).replace(",", "")
        try:
            said = Decimal(figures) * (10_000 if match["unit"] or match["unit2"] else 1)
        except InvalidOperation:
            continue
        written = amount_of(words)
        if written is not None and said and written != said:
            yield _hit(text, *match.span(), f"大写金额“{words}”与小写金额“{figures}”不一致", None, _LIKELY)


def _annexes(text: str) -> Iterator[WordHit]:
    lists = list(islice(_ANNEX.finditer(text), 2))
    if len(lists) != 1:
        return  # of several documents on one page nobody can tell which annex is meant
    numbers = [1, *(int(one) for one in _ANNEX_NUMBER.findall(lists[0]["rest"]))]
    rest, wanted = lists[0].start("rest"), list(range(1, len(numbers) + 1))
    if numbers != wanted:
        found = [match.span(1) for match in _ANNEX_NUMBER.finditer(lists[0]["rest"])]
        place = next(index for index, number in enumerate(numbers) if number != wanted[index])
        start, end = found[place - 1]
        yield _hit(text, rest + start, rest + end, f"附件序号应为“{wanted[place]}”，请核对", None, _HINT)
        return
    if len(numbers) == 1:
        return
    for named in _ANNEX_NAMED.finditer(text):
        if int(named["number"]) > len(numbers):
            reason = f"文中提到“{named[0]}”，附件只列出{len(numbers)}个"
            yield _hit(text, *named.span(), reason, None, _HINT)


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


def _repeated_clauses(text: str) -> Iterator[WordHit]:
    """A clause of six characters and more, or a sentence of eight, that stands twice running."""
    before: re.Match[str] | None = None
    for match in _CLAUSE.finditer(text):
        between = text[before.end() : match.start()] if before else ""
        if before and before[0] == match[0] and _BETWEEN.fullmatch(between) and _WORD_LIKE.search(match[0]):
            reason = f"“{match[0]}”重复"
            yield _hit(text, before.start(), match.end(), reason, match[0], _LIKELY, kind=Kind.WRONG_WORD)
        before = match
    last = 0
    for one in _SENTENCE.finditer(text):
        size = len(one[0])
        if (
            size >= _WHOLE
            and one[0][-1] in _ENDS
            and one.start() >= last
            and text.startswith(one[0], one.end())
        ):
            last = one.end() + size
            yield _hit(text, one.start(), last, "同一句话重复", one[0], _LIKELY, kind=Kind.WRONG_WORD)


def value_of(numeral: str) -> int:
    """The value of a Chinese numeral up to ninety-nine."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _NUMERALS.find(numeral) + 1 if len(numeral) == 1 else 0
    return (_NUMERALS.find(tens) + 1 if tens else 1) * 10 + (_NUMERALS.find(ones) + 1 if ones else 0)


def chinese(value: int) -> str:
    """The Chinese numeral of a value up to ninety-nine."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_NUMERALS[tens - 1]}十"
    return head + (_NUMERALS[ones - 1] if ones else "")


def amount_of(words: str) -> Decimal | None:
    """The value of an amount in capital numerals (壹拾贰万元整); None where it is written otherwise."""
    whole, _, rest = words.replace("圆", "元").partition("元")
    total = section = digit = 0
    for char in whole:
        if char in _UPPER_DIGITS:
            digit = _UPPER_DIGITS[char]
        elif char in _UPPER_UNITS:
            section += (digit or 1) * _UPPER_UNITS[char]
            digit = 0
        elif char in "万亿":
            scale = 10_000 if char == "万" else 100_000_000
            total = (total + section + digit) * scale if char == "亿" else total + (section + digit) * scale
            section = digit = 0
        else:
            return None
    value = Decimal(total + section + digit)
    for unit, share in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        at = rest.find(unit)
        if at > 0:
            value += _UPPER_DIGITS.get(rest[at - 1], 0) * share
    return value


def _hit(  # noqa: PLR0917 - a place and what is said of it
    text: str,
    start: int,
    end: int,
    reason: str,
    suggestion: str | None,
    confidence: float,
    *,
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
