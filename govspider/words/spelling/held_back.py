"""Places where a frequent word says nothing against a rare one (不予推断): names, puns in quotation marks, new words.

Structure, and what official text is known to hold; words that are right stand in the dictionaries.
"""

import math
import re
from dataclasses import dataclass
from pathlib import Path

from govspider.text.lexicon import Problems
from govspider.text.word_lists import read_words
from govspider.words.spelling.confusable import Confusable, Likeness
from govspider.words.spelling.features import Edit
from govspider.words.spelling.official import Official
from govspider.words.spelling.own_names import OwnNames
from govspider.words.spelling.places import Places, is_name_like
from govspider.words.spelling.protected_pairs import ProtectedPairs
from govspider.words.spelling.readings import fuzzy
from govspider.words.spelling.tables import PERSON, PLACE, UNKNOWN, Tables
from govspider.words.spelling.units_said import Said
from govspider.words.spelling.whole_words import LONGEST

KNOWN_PEOPLE = "leaders/known.txt"
_QUOTED = {"“": "”", "《": "》", "〔": "〕", "·": "”"}  # borders of a slogan or a title …
_SLOGAN = 8  # … of so many characters at most
_DOCUMENT = re.compile(r"(?:法|条例|规定|办法|细则|解释|标准|规范|规划|方案|意见|决定|通知|公告|报告|书)》$")
_NAME = 3  # characters of a person's name
_FILED = re.compile(r"公网安备|[a０-９]*备")  # a province's short form stands before: 晋公网安备
# These stand behind a name that is no province's, city's or county's.
_VILLAGES = frozenset("村屯乡镇街路巷桥沟湾坡寨组社")
# The short name of an office: 发规科, 县卫健局疾控股
_OFFICE = re.compile(
    r"(?:^.|[市县区局委厅部办会院镇由和及与同])([一-鿿]{2,3})"
    r"(?:[科股](?![学技研目普幼级创份东票])|[处室办站所队组].$)"
)
_ENDS_OF_BODIES = frozenset("局委厅部院")
_BODIES = frozenset("指办委局联协会科处股所站队组室院厅部")  # ends of short names of bodies
_CUT_OFF, _CUT_REACH = frozenset("…"), 1  # characters before the cut that may be half a word
_TITLED = re.compile(r"(?:同志)?(?:思想|理论|总书记|主席|总理|委员长|为核心|为总书记|为主要代表)")
_TITLE_BEFORE = re.compile(r"(?:总书记|主席|总理|委员长)$")
# Characters that foreign names are written with by their sound, and short names of countries (中美, 以巴).
_SOUNDED = frozenset(
    "阿埃艾安奥巴贝比彼波伯博布查达戴德登迪蒂丁杜厄恩尔凡菲费弗福夫盖戈哥格古哈海汉赫亨霍基吉加贾杰金卡凯坎科克肯库拉莱兰朗劳勒雷里立利丽莉林琳卢鲁伦罗洛"
    "马玛迈麦曼梅门蒙孟米莫墨姆穆拿纳娜乃南内尼涅宁努诺欧帕潘佩彭蓬皮普齐奇契乔切钦琴丘屈荣茹撒萨塞赛桑瑟森沙莎舍什舒斯司丝苏索塔泰坦汤唐特滕提图托瓦万旺"
    "威韦维魏温文翁沃乌西希锡夏肖歇谢辛休雅亚延扬耶叶伊英尤约扎泽曾詹珍芝朱佐兹"
)
_COUNTRIES = frozenset(
    "中美俄英法德日韩朝印巴以伊尼越老柬泰缅菲蒙哈乌沙埃欧加墨古智秘意西葡荷比瑞挪丹芬波捷匈塞希澳孟斯黎叙约"
)
_HARDLY_MET = -5.8  # log10 probability of a character of whatever text
_RARE = -5.5  # log10 probability of a word that the general model has hardly met
_MET = 3  # units of a run: where every such run over a place was met in official text, it is right
# log10 gained by the character model from which it decides between two right words, where it has not met what is written
_SETTLED, _UNMET = 3.0, 2
_FAMILIAR = 4.0  # log10 gained from which official text knows a word that jieba calls a name, too: 施工图
_FAMOUS = math.log1p(100)  # jieba's ln(1 + count) of names that are words, too: 黄金周, 石家庄
_NO_NAME = "人名、地名不向更有名的改"
_EITHER, _PUN, _NEW_WORD = (
    "两种写法都对（不改词对）",
    "引号、书名号内的短语，可能是有意的谐音",
    "公文用词表中的词",
)
ARGUABLE = frozenset(
    {_EITHER, _PUN, _NEW_WORD}
)  # a word may be right and still not be what was meant: 兼管 for 监管
_DIVISIONS = frozenset("省市县区州盟旗镇乡村")  # a name may stand without it: 湖北现首个…
_CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")  # of amounts: 壹仟贰佰元
_NUMBERED = re.compile(r".[二三四五六七八九十]{1,3}[是要]")  # an item of a list: 九是坚持…
_ADDRESS = re.compile(r"[街路巷道弄]0$")  # 高步镇府前街119号: where it lies ends here, the number follows
_AMOUNT = _CAPITALS | frozenset("零万亿元圆角分整正")


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Knows which edits are not told, however sure the models are."""

    tables: Tables
    confusable: Confusable
    official: Official
    places: Places
    protected_pairs: ProtectedPairs
    known_people: frozenset[str]  # full names of three characters that everybody knows
    own_names: OwnNames

    def why(self, text: str, edit: Edit, said: Said) -> str | None:
        """Why an edit of a segment with its borders is held back (a Chinese sentence), None if it is not.

        Args:
            text: the segment.
            edit: of it.
            said: what the character model of official text says of the edit.
        """
        if said.order_old >= _MET:
            return "公文中常见的写法"
        changes_length = len(edit.new) != edit.end - edit.start  # 会 for 会议: short words are never settled
        if self.protected_pairs.spares(text, *edit.span) and (changes_length or not _is_settled(said)):
            return _EITHER
        if said.gain < _FAMILIAR and self._is_other_name(text, edit):
            return _NO_NAME
        reasons = (
            (self._is_person, _NO_NAME),
            (self._is_foreign, "外国人名、国名简称，有几种写法"),
            (self._is_cut, "文字在此截断"),
            (self._is_office, "内设机构、部门的简称"),
            (self._is_pun, _PUN),
            (self._is_name, "可能是专名"),
            (self._is_rare_place, "可能是地名"),
            (self._is_division, "地名之后未必有通名"),
            (self._is_new_word, _NEW_WORD),
            (self._is_short, "国名可以简称"),
            (self._is_short_form, "文中已是一个词，可能是简称"),
            (_is_amount, "大写数字"),
            (_is_numbered, "列举的序号"),
            (_is_in_address, "地址中的地名和路名"),
        )
        return next((reason for applies, reason in reasons if applies(text, edit)), None)

    def _is_pun(self, text: str, edit: Edit) -> bool:
        quoted = _QUOTED.get(text[0]) == text[-1] and len(text) - 2 <= _SLOGAN
        return quoted and not _DOCUMENT.search(text) and self._likeness(text, edit) <= Likeness.FUZZY_SOUND

    def _is_name(self, text: str, edit: Edit) -> bool:
        if len(edit.new) != edit.end - edit.start:
            return False
        filed = edit.start == 1 and edit.end == edit.start + 1
        if filed and _FILED.match(text, edit.end):
            return True
        return self.own_names.hold(text, edit.start, edit.end, edit.new)

    def _is_person(self, text: str, edit: Edit) -> bool:
        """Whether a full name would become that of another person, or a village's that of a greater place."""
        if self.own_names.hold_person(text, edit.start, edit.end):
            return True
        mended, longer = (
            text[: edit.start] + edit.new + text[edit.end :],
            len(edit.new) - edit.end + edit.start,
        )
        if is_name_like(text[1:-1]) and not self.tables.common.get(mended[1:-1], 0.0):
            return True  # （黄锦辉 邱永康）: nothing else stands between the marks
        for first in range(max(1, edit.end + longer - _NAME), edit.start + 1):
            name, behind = mended[first : first + _NAME], mended[first + _NAME : first + _NAME + 1]
            known = edit.start > first and name in self.known_people
            if known and (longer or not _is_titled(mended, first)):
                return True
            if behind in _VILLAGES and any(name + level in self.places.names for level in "省市县"):
                return True
        return False

    def _is_rare_place(self, text: str, edit: Edit) -> bool:
        """Whether a character that is hardly ever met stands before what names of villages and towns end with: 新塍镇."""
        singles = self.tables.singles
        is_rare = any(singles.get(unit, UNKNOWN) < _HARDLY_MET for unit in text[edit.start : edit.end])
        return is_rare and not _VILLAGES.isdisjoint(text[edit.end - 1 : edit.end + 1])

    def _is_other_name(self, text: str, edit: Edit) -> bool:
        """Whether what looks like a person's name would become a name of jieba's dictionary: 贺静雯, 刘德桦."""
        if len(edit.new) != edit.end - edit.start:
            return False
        mended = text[: edit.start] + edit.new + text[edit.end :]
        return any(
            is_name_like(text[first : first + _NAME])
            and is_name_like(name := mended[first : first + _NAME])
            and self.tables.names.get(name, 0) == PERSON
            and self.tables.common.get(name, 0.0) < _FAMOUS
            for first in range(max(1, edit.end - _NAME), edit.start + 1)
        )

    def _is_foreign(self, text: str, edit: Edit) -> bool:
        """Whether a foreign name would be spelt otherwise (沙立文), or one of two countries be another (以巴).

        What a word that is not rare stands for is no such name: 哈萨克斯坦, 马克思.
        """
        start, end, changed = edit.start, edit.end, {*text[edit.start : edit.end], *edit.new}
        if len(edit.new) != end - start:
            return False
        if changed <= _COUNTRIES and {text[start - 1], text[end]} & _COUNTRIES and end == start + 1:
            return True
        if not changed <= _SOUNDED:
            return False
        first, last = start, end
        while text[first - 1] in _SOUNDED:
            first -= 1
        while text[last] in _SOUNDED:
            last += 1
        mended, of_model = text[first:start] + edit.new + text[end:last], self.tables.of_model
        return last - first >= _NAME and not any(
            of_model(mended[begin:stop]) > _RARE
            for begin in range(max(0, end - first - LONGEST), start - first + 1)
            for stop in range(max(end - first, begin + _NAME), min(len(mended), begin + LONGEST) + 1)
        )

    def _is_short(self, text: str, edit: Edit) -> bool:
        """Whether a country's short name would become its name: 影响朝民生."""
        longer = edit.start == edit.end and text[edit.start - 1] in _COUNTRIES
        return longer and self.tables.names.get(text[edit.start - 1] + edit.new, 0) == PLACE

    def _is_short_form(self, text: str, edit: Edit) -> bool:
        """Whether an ordinary word stands there already, of which one more character makes a longer one: 市府直属各单位."""
        around = text[edit.start - 1 : edit.start + 1]
        return edit.start == edit.end and self.tables.of_model(around) > _RARE

    def _is_cut(self, text: str, edit: Edit) -> bool:
        """Whether the edit stands at the end of a title that a list has cut (国民经济和社…)."""
        longer = len(edit.new) >= edit.end - edit.start
        return text[-1] in _CUT_OFF and longer and edit.end >= len(text) - 1 - _CUT_REACH

    def _is_office(self, text: str, edit: Edit) -> bool:
        """Whether an office's short name is changed (发规科), or a body's of two characters (防指)."""
        if len(text) - 2 < _NAME:
            return text[-2] in _BODIES
        office = _OFFICE.search(text)
        if office is None or edit.start < office.start(1):
            return False
        # Behind a body's name the last character belongs to it: 省发改委高技处.
        return edit.end <= office.end(1) + (office[0][0] in _ENDS_OF_BODIES)

    def _is_division(self, text: str, edit: Edit) -> bool:
        if len(edit.new) != 1 or edit.new not in _DIVISIONS or edit.end != edit.start + 1:
            return False
        readings = self.tables.readings
        own, other = (readings.get(one, "").split() for one in (text[edit.start], edit.new))
        return not own or not other or fuzzy(own[0]) != fuzzy(other[0])

    def _is_new_word(self, text: str, edit: Edit) -> bool:
        """Whether an official word that the general model has hardly met stands there."""
        known, of_model = self.official.words, self.tables.of_model
        end = max(edit.end, edit.start + 1)
        return any(
            (word := text[first:last]) in known and of_model(word) < _RARE
            for first in range(max(1, end - _NAME), edit.start + 1)
            for last in range(max(end, first + 2), min(len(text) - 1, first + _NAME) + 1)
        )

    def _likeness(self, text: str, edit: Edit) -> Likeness:
        old = text[edit.start : edit.end]
        if len(old) != len(edit.new):
            return Likeness.NONE
        pairs = zip(old, edit.new, strict=True)
        return max((self.confusable.likeness(a, b) for a, b in pairs if a != b), default=Likeness.SAME_SOUND)


def _is_numbered(text: str, edit: Edit) -> bool:
    """Whether the number of an item, at the beginning of a segment, would be changed."""
    number = _NUMBERED.match(text)
    return number is not None and edit.end <= number.end()


def _is_amount(text: str, edit: Edit) -> bool:
    """Whether a capital numeral of an amount becomes an ordinary one, or what closes the amount a word: 壹仟元整."""
    first, last = edit.start, edit.end
    if not _AMOUNT.issuperset(text[first:last]):
        return False
    if _CAPITALS.isdisjoint(text[first:last]):
        return text[first - 1] in _CAPITALS
    return last - first > 1 or not _AMOUNT.isdisjoint((text[first - 1], text[last]))


def _is_titled(text: str, start: int) -> bool:
    """Whether a leader's title or thought stands beside a name: there the name is known."""
    return _TITLED.match(text, start + _NAME) is not None or _TITLE_BEFORE.search(text, 0, start) is not None


def _is_settled(said: Said) -> bool:
    """Whether official text has only one of two right words there: 人民检察院, never 人民检查院."""
    return said.gain >= _SETTLED and said.order_old <= _UNMET


def read_known_people(dictionaries_dir: Path) -> frozenset[str]:
    """Names that everybody knows (leaders/known.txt).

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    names = read_words(dictionaries_dir / KNOWN_PEOPLE, problems)
    problems.raise_errors()
    return frozenset(names)


def _is_in_address(text: str, edit: Edit) -> bool:
    """Whether what a place's name ends with would change before the name of a street."""
    return _ADDRESS.search(text) is not None and not _DIVISIONS.isdisjoint(text[edit.start : edit.end])
