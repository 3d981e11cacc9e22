"""One edit between a phrase and a text: which it is, and how surely it is an error, not another wording."""

from dataclasses import dataclass
from enum import StrEnum

from govspider.text.alike import Alike
from govspider.text.match import word_at
from govspider.text.scripts import same_character
from govspider.text.segment import Borders, Segmenter

# Characters that come and go in a right wording, so that their presence or absence proves nothing.
_LOOSE = frozenset(
    "的地得了着过和与及或并以之其等把被将为于在对向从由到各个们也都又再更最很不未无非没好大新全本我省市县区国年月日级届次期"
    " \t\n\u3000、，。；：·—-－（）()《》“”\"'‘’"
)
# Within one of these, one for another gives another right wording (another year, body, level, place …).
_ALTERNATIVES = tuple(
    frozenset(group)
    for group in (
        "〇零一二三四五六七八九十百千万亿两几半首末0123456789０１２３４５６７８９",
        "省市县区镇乡村州旗街盟国城",
        "部委局厅处科室署院所司组队站会办",
        "东西南北中前后左右上下内外里间",
        "大小高低多少新旧老长短初正副总分主",
        "年月日时周季",
        "男女父母子",
        "不未无非没否莫勿",
        "工农商学兵",
        "校院系班级",
        "他她它您你",
        "做作",
        "其期",
        "需须",
        "象像",
        "账帐",
    )
)
_NEGATIONS = frozenset("不未无非没否莫勿")
_LONG = 8  # characters from which a phrase is so particular that less proof is needed
_MIDDLE = 6
_REAL_WORD = 0.9  # the written form is a word too: shown to people, not accused
_UNLIKE = 0.8  # nothing explains the slip, but the phrase is long and the word is none
_WEAK = 0.85


class EditKind(StrEnum):
    """What happened to the phrase."""

    SUBSTITUTED = "错字"
    LOST = "漏字"
    ADDED = "多字"
    SWAPPED = "颠倒"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit that turns `phrase` into text[start:end]; `at` is where, counted in the phrase."""

    kind: EditKind
    phrase: str
    at: int
    start: int
    end: int


def first_edit(wanted: str, given: str) -> tuple[EditKind, int, int] | None:
    """The one edit that turns `wanted` into the beginning of `given`.

    Returns:
        Kind, its place in `wanted`, and how many characters of `given` correspond; None when there is no edit
        or more than one.
    """
    size = len(wanted)
    at = next((i for i, (a, b) in enumerate(zip(wanted, given, strict=False)) if a != b), -1)
    if at < 0:
        return None
    rest = wanted[at + 1 :]
    if given[at + 1 : size + 1] == wanted[at:]:
        return EditKind.ADDED, at, size + 1
    if given[at : at + 2] == wanted[at : at + 2][::-1] and rest and given[at + 2 : size] == rest[1:]:
        return EditKind.SWAPPED, at, size
    if rest and given[at : size - 1] == rest:
        return EditKind.LOST, at, size - 1
    if given[at + 1 : size] == rest and len(given) >= size:
        return EditKind.SUBSTITUTED, at, size
    return None


@dataclass(frozen=True, slots=True)
class EditJudge:
    """How surely an edit is an error; None: it may be right."""

    alike: Alike
    segmenter: Segmenter

    def is_possible(self, edit: Edit, text: str) -> bool:
        """Whether the characters alone allow an error: a quick look that settles nearly every case."""
        right = edit.phrase[edit.at : edit.at + 1 + (edit.kind is EditKind.SWAPPED)]
        if edit.kind is EditKind.ADDED:
            return _particular(text[edit.start + edit.at])
        if edit.kind is EditKind.SUBSTITUTED:
            wrong = text[edit.start + edit.at]
            if edit.at in (0, len(edit.phrase) - 1) and len(edit.phrase) < _MIDDLE:
                return False
            both_han = _han(wrong) and _han(right)
            if not both_han or _alternative(right, wrong) or wrong in _NEGATIONS:
                return False
            return not same_character(right, wrong)
        return all(map(_particular, right))

    def confidence(self, edit: Edit, text: str, borders: Borders, sure: float) -> float | None:
        """Confidence that text[start:end] is the phrase written wrongly.

        Args:
            edit: the edit found.
            text: the text.
            borders: its cut.
            sure: confidence of a clear case.
        """
        match edit.kind:
            case EditKind.SUBSTITUTED:
                return self._substituted(edit, text, borders, sure)
            case EditKind.LOST:
                return self._lost(edit, text, borders, sure)
            case EditKind.ADDED:
                return self._added(edit, text, borders, sure)
            case EditKind.SWAPPED:
                return self._swapped(edit, text, borders, sure)

    def _substituted(self, edit: Edit, text: str, borders: Borders, sure: float) -> float | None:
        place = edit.start + edit.at
        right, wrong = edit.phrase[edit.at], text[place]
        size = len(edit.phrase)
        real = self._is_real_word(text, borders, place)
        at_edge = edit.at in (0, size - 1)
        if not self.alike.confusable(right, wrong):
            return _UNLIKE if size >= _LONG and not real and not at_edge and wrong not in _LOOSE else None
        if at_edge and (wrong in _LOOSE or self._stands_single(edit, borders, text)):
            return None
        return min(sure, _REAL_WORD) if real else sure

    def _lost(self, edit: Edit, text: str, borders: Borders, sure: float) -> float | None:
        phrase, at = edit.phrase, edit.at
        size = len(phrase)
        if at in (0, size - 1) or size < _MIDDLE:
            return None
        begin, stop = word_at(phrase, self.segmenter.borders(phrase), at)
        rest = phrase[begin:at] + phrase[at + 1 : stop]
        if not rest or (len(rest) > 1 and self.segmenter.has_word(rest)):
            return None
        left = edit.start + (at - 1 if at > begin else at)
        if size < _LONG or self._is_real_word(text, borders, left):
            return min(sure, _WEAK)
        return sure

    def _added(self, edit: Edit, text: str, borders: Borders, sure: float) -> float | None:
        phrase, at = edit.phrase, edit.at
        extra = text[edit.start + at]
        near = phrase[max(0, at - 2) : at + 2]
        if extra in near:
            return sure if len(phrase) >= _MIDDLE else min(sure, _WEAK)
        if len(phrase) < _LONG or self._is_real_word(text, borders, edit.start + at):
            return None
        sounds = any(self.alike.near_sound(extra, char) for char in phrase[at - 1 : at + 1] if _han(char))
        return min(sure, _REAL_WORD) if sounds else None

    def _swapped(self, edit: Edit, text: str, borders: Borders, sure: float) -> float:
        place = edit.start + edit.at
        swapped_word = self.segmenter.has_word(text[place : place + 2])
        real = swapped_word or all(self._is_real_word(text, borders, place + i) for i in (0, 1))
        return min(sure, _WEAK) if real else sure

    def _is_real_word(self, text: str, borders: Borders, place: int) -> bool:
        """Whether the character at `place` belongs to a dictionary word of two characters or more."""
        begin, stop = word_at(text, borders, place)
        return stop - begin > 1 and self.segmenter.has_word(text[begin:stop])

    def _stands_single(self, edit: Edit, borders: Borders, text: str) -> bool:
        """Whether the phrase's own word at the edge is one character: then no word was broken."""
        begin, stop = word_at(edit.phrase, self.segmenter.borders(edit.phrase), edit.at)
        place = edit.start + edit.at
        word_begin, word_stop = word_at(text, borders, place)
        outside = word_begin < edit.start or word_stop > edit.end
        return stop - begin == 1 or outside


def _alternative(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _ALTERNATIVES)


def _particular(char: str) -> bool:
    """Whether a character is neither loose nor a numeral: its coming or going changes a wording."""
    return _han(char) and char not in _LOOSE and char not in _ALTERNATIVES[0]


def _han(char: str) -> bool:
    return "一" <= char <= "鿿"
