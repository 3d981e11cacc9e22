"""One edit between a phrase and a text: which it is, and how surely it is an error, not another wording."""

from dataclasses import dataclass
from enum import StrEnum

from govspider.text.match import word_at
from govspider.text.segment import Boundaries, Segmenter
from govspider.text.traditional import same_character
from govspider.words.alike import Alike

# Characters that come and go in a right wording, so that their presence or absence proves nothing.
LOOSE = frozenset(
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
# Characters that are often words of their own or endings of names: beside a phrase they begin or end something else.
LEVELS = frozenset("省市县区镇乡村州盟旗")  # end a name before a phrase, begin or end one of their own
WORDS = frozenset(
    "军中上下内外前后里间是有使即既再做作道只指又时自至致则因此该所可能应会要比就去来说看想让给同跟但而且若如虽已曾正才便仍还却像按据经"
    "人家党队员者长师生工友方面点处类种项件条份次间号名位个组级区路街门口里边头儿子式性化度率力量法学业界型版案书表图费"
    "张王李赵刘陈杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
)
# Ends of great formulas behind which a word that only the cut has guessed is none: 社会主义｜义进｜课堂. Not any end:
# 宣传部｜部务会议, 新能源｜源网荷储.
_ENDS_OF_FORMULAS = frozenset("义记观兴体论央想化")
# Stand before a noun that may begin with the same character: 自｜自然资源局批准之日起, 从｜从业人员中推选.
_BEFORE_NOUNS = frozenset("自从由在对向经与和同为以按把被将于据")
# 医疗保障居全省前列: behind a noun 居 tells its place among others, and is no 局.
_RANKED, _RANKS = "居", frozenset("全第首前世国榜于高多末各同民住家中间留委")
# Ends of phrases that are verbs, too: a slip only before what goes on after the formula, as in 思想想指引. Anything else
# may be their object: 思想想问题, 现代化化橘红产业.
_AFTER_THOUGHT = (
    "为指|精髓|要义|内涵|指引|指导|武装|统领|引领|铸魂|主题|专题|学习|宣传|教育|理论|研究|读书|讲座|课程|培训|体系|走深|进校园|进课堂|进教材|进企业|进农村|进社区"
    "|进机关|的科学|的重|的世|的核心|的精|的指|的学|和党|与党|和习"
)
_AFTER_TURNED = (
    "建设|进程|道路|之路|事业|强国|强省|强市|强县|新征程|新篇章|新局面|新实践|新图景|产业体系|经济体系|治理体系"
    "|目标|实践|水平"
)
_ENDS_BEFORE = {"想": tuple(_AFTER_THOUGHT.split("|")), "化": tuple(_AFTER_TURNED.split("|"))}
_SHORTENED = frozenset({"或者", "应当"})
_STATE, _JOINING_LAWS = "中华人民共和国", frozenset("和与及的")
_JOINING = frozenset(
    "和与之以为对于年"
)  # loose, but not within a word of three characters and more: 共和国, 未成年人
MIN_LENGTH = 5  # characters from which every edit is looked for; below it only one character for its like
_LONG = 8  # characters from which a phrase is so particular that less proof is needed
_MIDDLE = 6
_PAIR = 2  # characters of a usual word
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
        if edit.kind is EditKind.SUBSTITUTED:
            wrong = text[edit.start + edit.at]
            both_han = _han(wrong) and _han(right)
            if not both_han or is_alternative(right, wrong) or wrong in _NEGATIONS:
                return False
            if edit.at in (0, len(edit.phrase) - 1) and not self.alike.confusable(right, wrong):
                return False  # another word begins or ends there
            return not same_character(right, wrong)
        if len(edit.phrase) < MIN_LENGTH or self._is_shorter_word(edit, text):
            return False
        if edit.kind is EditKind.ADDED:
            return _particular(text[edit.start + edit.at]) or _is_a_law(edit, text)
        return all(map(_particular, right)) or self._joins_within(edit)

    def _is_shorter_word(self, edit: Edit, text: str) -> bool:
        """Whether only 或者 and 或, 应当 and 应 differ: a law's wording, but both are right."""
        if edit.kind is EditKind.LOST:
            return edit.phrase[max(0, edit.at - 1) : edit.at + 1] in _SHORTENED
        place = edit.start + edit.at
        return edit.kind is EditKind.ADDED and text[max(0, place - 1) : place + 1] in _SHORTENED

    def _joins_within(self, edit: Edit) -> bool:
        """Whether a joining character is lost within a long word: 中华人民共国."""
        if edit.kind is not EditKind.LOST or edit.phrase[edit.at] not in _JOINING:
            return False
        begin, stop = word_at(edit.phrase, self.segmenter.boundaries(edit.phrase), edit.at)
        return stop - begin > _PAIR

    def confidence(self, edit: Edit, text: str, boundaries: Boundaries, sure: float) -> float | None:
        """Confidence that text[start:end] is the phrase written wrongly.

        Args:
            edit: the edit found.
            text: the text.
            boundaries: its cut.
            sure: confidence of a clear case.
        """
        match edit.kind:
            case EditKind.SUBSTITUTED:
                return self._substituted(edit, text, boundaries, sure)
            case EditKind.LOST:
                return self._lost(edit, text, boundaries, sure)
            case EditKind.ADDED:
                return self._added(edit, text, boundaries, sure)
            case EditKind.SWAPPED:
                return self._swapped(edit, text, boundaries, sure)

    def _substituted(self, edit: Edit, text: str, boundaries: Boundaries, sure: float) -> float | None:
        place = edit.start + edit.at
        right, wrong = edit.phrase[edit.at], text[place]
        size = len(edit.phrase)
        if not self.alike.confusable(right, wrong):
            unlikely = size < _LONG or wrong in LOOSE or self._is_real_word(text, boundaries, place)
            return None if unlikely else _UNLIKE
        if edit.at in (0, size - 1) and not self._breaks_a_word(edit, boundaries, text):
            return None
        alike = self.alike.same_sound(right, wrong) or self.alike.same_shape(right, wrong)
        real = self._is_real_word(text, boundaries, place)
        if size < MIN_LENGTH and (real or wrong in LOOSE or not alike):
            return None
        if real and (size < _LONG or not alike):
            return min(sure, _REAL_WORD)
        return sure

    def _lost(self, edit: Edit, text: str, boundaries: Boundaries, sure: float) -> float | None:
        phrase, at = edit.phrase, edit.at
        size = len(phrase)
        if at in (0, size - 1) or size < _MIDDLE:
            return None
        begin, stop = word_at(phrase, self.segmenter.boundaries(phrase), at)
        rest = phrase[begin:at] + phrase[at + 1 : stop]
        if not rest or (len(rest) > 1 and self.segmenter.has_word(rest)):
            return None
        left = edit.start + (at - 1 if at > begin else at)
        if size < _LONG or self._is_real_word(text, boundaries, left):
            return min(sure, _WEAK)
        return sure

    def _added(self, edit: Edit, text: str, boundaries: Boundaries, sure: float) -> float | None:
        phrase, at = edit.phrase, edit.at
        extra = text[edit.start + at]
        if _is_a_law(edit, text):
            return sure
        if at in (0, len(phrase)):
            return sure if self._is_loose_end(edit, text, boundaries) else None
        near = phrase[max(0, at - 2) : at + 2]
        if extra in near:
            return sure if len(phrase) >= _MIDDLE else min(sure, _WEAK)
        if len(phrase) < _LONG or self._is_real_word(text, boundaries, edit.start + at):
            return None
        sounds = any(self.alike.near_sound(extra, char) for char in phrase[at - 1 : at + 1] if _han(char))
        return min(sure, _REAL_WORD) if sounds else None

    def _is_loose_end(self, edit: Edit, text: str, boundaries: Boundaries) -> bool:
        """Whether the first or last character of a phrase, written twice, belongs to nothing else: 服务中心心."""
        place = edit.start + edit.at
        if text[place] in LEVELS:
            return False  # 所在村｜村民委员会
        if not edit.at and text[place] in _BEFORE_NOUNS:
            return False
        begin, stop = word_at(text, boundaries, place)
        guessed = edit.at and begin == place < stop - 1 and not self.segmenter.has_word(text[place:stop])
        if guessed and text[place] in _ENDS_OF_FORMULAS:
            stop = begin + 1  # 社会主义｜义进｜课堂: the cut has guessed a word that nobody knows
        return (begin, stop) == (place, place + 1) and self._is_no_word(edit, text)

    def _is_no_word(self, edit: Edit, text: str) -> bool:
        """Whether a character at an end of an edit can be no word of its own: no usual one, or nothing is beside it."""
        place = edit.start + edit.at
        beside = text[place + 1 : place + 2] if edit.at else text[place - 1 : place] if place else ""
        char = text[place]
        if char == _RANKED and beside in _RANKS:
            return False
        if edit.at and char in _ENDS_BEFORE and _han(beside) and len(edit.phrase) >= MIN_LENGTH:
            return text.startswith(_ENDS_BEFORE[char], place + 1)
        return not _han(beside) or (char not in LOOSE and char not in WORDS)

    def _swapped(self, edit: Edit, text: str, boundaries: Boundaries, sure: float) -> float:
        place = edit.start + edit.at
        swapped_word = self.segmenter.has_word(text[place : place + 2])
        real = swapped_word or all(self._is_real_word(text, boundaries, place + i) for i in (0, 1))
        return min(sure, _WEAK) if real else sure

    def _is_real_word(self, text: str, boundaries: Boundaries, place: int) -> bool:
        """Whether the character at `place` belongs to a dictionary word of two characters or more."""
        begin, stop = word_at(text, boundaries, place)
        return stop - begin > 1 and self.segmenter.has_word(text[begin:stop])

    def _breaks_a_word(self, edit: Edit, boundaries: Boundaries, text: str) -> bool:
        """Whether a slip at the edge of a phrase leaves half a word of it there, and begins nothing else."""
        place = edit.start + edit.at
        first_word = not edit.at and (text[place] in LOOSE or text[place] in WORDS)
        if first_word or not self._is_no_word(edit, text):
            return False  # a clause may begin with such a word: 向镇人民政府提出申请
        begin, stop = word_at(edit.phrase, self.segmenter.boundaries(edit.phrase), edit.at)
        word_begin, word_stop = word_at(text, boundaries, place)
        outside = word_begin < edit.start or word_stop > edit.end
        return stop - begin > 1 and not outside


def _is_a_law(edit: Edit, text: str) -> bool:
    """Whether a law's whole title holds a joining character too many: 《中华人民共和国和反垄断法》."""
    titled = text[edit.start - 1 : edit.start] == "《" and text[edit.end : edit.end + 1] == "》"
    return titled and edit.phrase.startswith(_STATE) and text[edit.start + edit.at] in _JOINING_LAWS


def is_alternative(one: str, other: str) -> bool:
    """Whether one of two characters for the other gives another right wording: another year, body, level."""
    return any(one in group and other in group for group in _ALTERNATIVES)


def _particular(char: str) -> bool:
    """Whether a character is neither loose nor a numeral: its coming or going changes a wording."""
    return _han(char) and char not in LOOSE and char not in _ALTERNATIVES[0]


def _han(char: str) -> bool:
    return "一" <= char <= "鿿"  # an empty string is none
