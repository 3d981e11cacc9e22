"""One or two slips (错、多、漏、颠倒) between a formula and a text: where they are, and how surely they are errors."""

from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

from govspider.text.match import word_at
from govspider.text.segment import Boundaries, Segmenter
from govspider.text.traditional import same_character
from govspider.words.alike import Alike
from govspider.words.phrase_edits import LEVELS, LOOSE, WORDS, is_alternative

MIN_LENGTH = 5  # characters of a formula that slips are looked for in
_TWO_SLIPS = 7  # characters from which two slips still leave the formula recognisable
_LONG = 9  # characters from which two slips are as sure as one
_CUT_OFF = ("", "\n", "…", ".", "_")  # what follows a title that a list has cut
_JOINING = frozenset("和与及、")
_STATE = "中华人民共和国"
_PREFIXES = frozenset("反非")  # begin a law's name that no vocabulary holds: 反垄断法
# What a formula goes on with: no verb stands between the two (中国特色社会主｜会｜道路).
_GOING_ON = (
    "道路",
    "制度",
    "思想",
    "理论",
    "事业",
    "现代化",
    "法治",
    "文化",
    "伟大旗帜",
    "旗帜",
    "核心价值",
    "市场经济",
)
_WEAK, _LIKELY = 0.85, 0.9


class Slip(NamedTuple):
    """What stands at [start, end) of a text where `formula` should; the slips lie within [first, last)."""

    formula: str
    start: int
    end: int
    distance: int
    first: int
    last: int


def slips_allowed(length: int) -> int:
    """How many slips are looked for in a formula of so many characters."""
    return 2 if length >= _TWO_SLIPS else 1


@cache
def _characters(formula: str) -> frozenset[str]:
    return frozenset(formula)


def nearest(text: str, begin: int, formula: str, alike: Alike) -> Slip | None:
    """What stands in the text near `begin` instead of the formula; None: the formula, or nothing like it."""
    size = len(formula)
    most = slips_allowed(size)
    low = max(0, begin - most)
    near = text[low : begin + size + most]
    if len(_characters(formula).difference(near)) > most:
        return None  # a quick look that settles nearly every case
    best: tuple[int, int, int, int, int] | None = None
    found = (0, 0)
    for start in range(min(2 * most + 1, len(near))):
        for stop in range(start + size - most, min(len(near), start + size + most) + 1):
            part = near[start:stop]
            distance = OSA.distance(formula, part, score_cutoff=most)
            if distance > most:
                continue
            if not distance:
                return None
            other_ends = (part[0] != formula[0]) + (part[-1] != formula[-1])
            if part == _end_swapped(formula) and near[stop : stop + 1] != formula[-1]:
                other_ends = 0  # 共国和 is 共和国 with its end swapped, no 共国 with 和 behind it
            if part == _beginning_swapped(formula) and near[start - 1 : start] != formula[0]:
                other_ends = 0  # 高最人民法院, no 最人民法院 with 高 before it
            rank = (distance, _foreign_ends(formula, part, alike), other_ends, abs(len(part) - size), start)
            if best is None or rank < best:
                best, found = rank, (low + start, low + stop)
    if best is None or best[1]:
        return None
    start, stop = found
    blocks = [code for code in Levenshtein.opcodes(formula, text[start:stop]) if code.tag != "equal"]
    first, last = start + blocks[0].dest_start, start + blocks[-1].dest_end
    return Slip(formula, start, stop, best[0], first, max(last, first))


def _end_swapped(formula: str) -> str:
    return formula[:-2] + formula[-1] + formula[-2]


def _beginning_swapped(formula: str) -> str:
    return formula[1] + formula[0] + formula[2:]


def _foreign_ends(formula: str, part: str, alike: Alike) -> int:
    """How many ends of a part are no character of the formula's end nor one easily written for it."""
    ends = ((formula[0], formula[1], part[0]), (formula[-1], formula[-2], part[-1]))
    return sum(
        char not in (own, next_to_it) and not alike.confusable(own, char) for own, next_to_it, char in ends
    )


class Verdict(NamedTuple):
    """How surely a slip is an error, or why nothing is said of it."""

    confidence: float
    why: str = ""  # in Chinese; empty: it is one


class SlipJudge(NamedTuple):
    """How surely slips are errors."""

    alike: Alike
    segmenter: Segmenter

    def verdict(self, slip: Slip, text: str, boundaries: Boundaries, sure: float) -> Verdict:
        """How surely what stands there is the formula written wrongly.

        Args:
            slip: as `nearest` found it.
            text: the text.
            boundaries: its cut.
            sure: confidence of a clear case.
        """
        part = text[slip.start : slip.end]
        if any(not _han(char) for char in part if char not in slip.formula):
            return Verdict(0, "其间有标点、数字或空格，是两处文字")
        if self._ends_another_word(slip, text, boundaries):
            return Verdict(0, "一端属于另一个词，或文字在此截断")
        if OSA.distance(slip.formula, part) < Levenshtein.distance(slip.formula, part):
            is_clear = slip.distance == 1 or len(slip.formula) >= _LONG
            return Verdict(sure if is_clear else min(sure, _LIKELY))
        doubts = []
        for block in _blocks(slip.formula, part):
            unsure = block.at_end and slip.distance > 1 and len(slip.formula) < _LONG
            if unsure or not all(map(_han, block.wanted)):  # its marks may be left out
                return Verdict(0, "一端与另一处都不同，或只差标点")
            doubt = self._block(block, size=len(slip.formula))
            if doubt is None:
                return Verdict(0, f"“{block.wanted or block.given}”之差可能是另一种说法")
            # Nothing may stand within the State's name: 中华人民国共和国.
            doubts.append(1.0 if slip.formula == _STATE and not block.at_end else doubt)
        return Verdict(min(sure, *doubts))

    def with_its_ends(self, slip: Slip, text: str, boundaries: Boundaries) -> Slip:
        """The slip with the character beside it where that stands for a lost end: 共和｜园, not 共和｜水利; 《申｜华人民."""
        start = slip.start
        if text[start] == slip.formula[1] and text[start - 2 : start - 1] == "《" and _han(text[start - 1]):
            slip = slip._replace(start=start - 1, first=start - 1)
        end = slip.end
        is_lost = text[end - 1] == slip.formula[-2] and not text.startswith(slip.formula[-1], end)
        behind = text[end : end + 2]
        titled = text[slip.start - 1 : slip.start] == "《" and not self.segmenter.has_word(behind)
        stands = titled or _stands_alone(text, end, boundaries, self.segmenter)
        if is_lost and behind[:1] not in _PREFIXES and stands:
            return slip._replace(end=end + 1, last=end + 1)
        return slip

    def _ends_another_word(self, slip: Slip, text: str, boundaries: Boundaries) -> bool:
        """Whether an end belongs to a word that goes on outside (中国人民和｜国际社会), or the text is cut off."""
        if text[slip.end - 1] != slip.formula[-1] and text[slip.end : slip.end + 1] in _CUT_OFF:
            return True
        titled = text[slip.start - 1 : slip.start] == "《" and text[slip.end - 1] == slip.formula[-1]
        places = (slip.start,) if titled else (slip.start, slip.end - 1)  # 《中华人名共和国｜民法典》
        return any(self._goes_on(slip, text, boundaries, place) for place in places)

    def _goes_on(self, slip: Slip, text: str, boundaries: Boundaries, place: int) -> bool:
        begin, stop = word_at(text, boundaries, place)
        outside = begin < slip.start or stop > slip.end
        return outside and self.segmenter.has_word(text[begin:stop])

    def _block(self, block: "_Block", *, size: int) -> float | None:
        """What one changed stretch is worth: 1.0 a clear slip, less a doubtful one, None another wording."""
        wanted, given = block.wanted, block.given
        if max(len(wanted), len(given)) > 1:
            return self._stretch(block, size=size)
        if block.at_end and (size < _TWO_SLIPS or wanted in LEVELS) and not (wanted and given):
            return None
        if wanted and given:
            return self._substituted(block, size=size)
        if given:
            return _added(given, block.beside, size=size)
        return _LIKELY if wanted in LOOSE and size < _TWO_SLIPS else 1.0

    def _stretch(self, block: "_Block", *, size: int) -> float | None:
        """The same of several characters: a whole word more, less or instead is another wording (中华文化)."""
        wanted, given = block.wanted, block.given
        if len(wanted) == len(given) and (wanted[1:] == given[:-1] or wanted[:-1] == given[1:]):
            return 1.0 if size >= _LONG else _LIKELY  # one lost and one added: 国特色 written 特色色
        if not wanted and block.doubled:
            return 1.0
        if block.at_end or self.segmenter.has_word(given or wanted) or given in LOOSE or given in WORDS:
            return None
        if not _JOINING.isdisjoint(given):
            return None  # 中国梦和社会主义: two things side by side
        return 1.0 if size >= _LONG else _WEAK

    def _substituted(self, block: "_Block", *, size: int) -> float | None:
        wanted, given = block.wanted, block.given
        if is_alternative(wanted, given) or same_character(wanted, given):
            return None
        if block.at_end and wanted in LEVELS:
            return None  # 乌鲁木齐和西安: the name without its level
        if self.alike.confusable(wanted, given):
            return 1.0
        if size < _TWO_SLIPS:
            return None if given in LOOSE or given in WORDS else _WEAK
        return 1.0


class _Block(NamedTuple):
    """A changed stretch: what should be there, what is, the characters beside it, where and how."""

    wanted: str
    given: str
    beside: str
    at_end: bool
    doubled: bool  # what is given stands beside it once more: 人民人民


def _blocks(formula: str, part: str) -> list[_Block]:
    """The changed stretches between a formula and a part; what touches is one."""
    spans: list[list[int]] = []
    for code in Levenshtein.opcodes(formula, part):
        span = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        if code.tag == "equal":
            continue
        if spans and spans[-1][1] == span[0] and spans[-1][3] == span[2]:
            spans[-1][1], spans[-1][3] = span[1], span[3]
        else:
            spans.append(span)
    return [
        _Block(
            formula[begin:stop],
            part[first:last],
            part[max(0, first - 1) : first] + part[last : last + 1],
            begin == 0 or stop == len(formula),
            part[first:last] in (part[max(0, 2 * first - last) : first], part[last : 2 * last - first]),
        )
        for begin, stop, first, last in spans
    ]


def _added(given: str, beside: str, *, size: int) -> float | None:
    if given in beside:
        return 1.0
    if given == "是":
        return None  # 人类是命运共同体 says something of its own
    if given in LOOSE or given in WORDS:
        return None if size < _TWO_SLIPS else _WEAK
    return 1.0 if size >= _TWO_SLIPS else _WEAK


def _stands_alone(text: str, place: int, boundaries: Boundaries, segmenter: Segmenter) -> bool:
    """Whether the character at a place begins no word and can be none: what stands there is written for another."""
    char = text[place : place + 1]
    if _han(char) and text.startswith(_GOING_ON, place + 1):
        return True
    if not _han(char) or char in LOOSE or char in WORDS or char in LEVELS:
        return False
    begin, stop = word_at(text, boundaries, place)
    return stop == place + 1 and (begin == place or not segmenter.has_word(text[begin:stop]))


def _han(char: str) -> bool:
    return "一" <= char <= "鿿"
