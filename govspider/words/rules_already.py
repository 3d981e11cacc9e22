"""Rules of 以, 巳 and 己 written for 已 (已误作以、已误作巳) and 已 for 以 (以误作已): 均以完成, 巳送达; 已问题为导向.

Where a clause ends with a verb that has nothing behind it, 以 has no object; 予以公布, 得以实施 are words of their own. With
an object only what can be no means and no aim is told: 以进入收尾阶段, 以被列入名单, 问题以转交有关部门. The words stand in
dictionaries/already.tsv.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from govspider.text.grouped_words import any_of, read_by_use
from govspider.text.lexicon import Problems, load
from govspider.text.match import Fault
from govspider.text.segment import Segmenter

FILE = "already.tsv"
_DIGITS, _NUMERALS = "123456789", "一二两三四五六七八九十百千"
_NUMBER = "[0-9０-９.一二两三四五六七八九十百千万亿]+"
# What no means and no aim goes on with; 为, 作, 来, 的 say that 以 is right: 以建成三个基地为目标, 以完成八成的成绩.
_PLAIN = "[^，。；：！？、为作来的方式代价优势计论折抵换获换取得]"
# 予以, 得以, 所以 … are words; behind 不, 应, 将 something is to be done by a means that stood before.
_NOT_BEFORE = "无先予得难加足用借可所据给赖何聊是致处报施佐辅不并应再将能且而则亦若及冠藉依凭准可须需拟会要"
# 乙巳, 上巳 …; 自己, 各自己 …: 己 is of what stands before it.
_NO_SLIP_BEHIND = {
    "巳": "乙丁己辛癸上辰",
    "己": "自各律克异知利舍为损体切贴彼由一人爱私推修正排罪屈随守肥责严从求诸约待量戊",
}
# Words of an aim that begin others, too: 请示, 应急, 需求.
_TO_AN_END = "请(?!求|示|假|款)|应(?!急|用)|需(?!求)"
_CLAUSE = re.compile("[，。；：！？]")
_REACH = 60  # characters before a place in which what is aimed at is looked for
_SHOWN, _SURE = 0.85, 0.96


class Use(StrEnum):
    """What words are for (用途)."""

    DONE = "done"  # what is done: behind it nothing stands
    HOW = "how"  # how far, in what way: 以全面铺开
    WHOLLY = "wholly"  # behind a verb: 以履行完毕
    DOING = "doing"  # before 完毕
    DAY = "day"  # behind 于
    SUFFERED = "suffered"  # behind 被
    GAINED = "gained"  # before a number
    COUNTED = "counted"  # behind a number
    PASSED_ON = "passed_on"  # what is done with a question or letter
    AIM = "aim"  # what is done so that something else comes about: 抓紧整改以通过验收
    THING = "thing"  # 完善提升工程以竣工 only has such a name
    # 已 for 以. Only nouns stand between; a verb makes it right: 已列为重点, 已调整为主要任务.
    NOUN = "noun"
    END = "end"
    OPEN_END = (
        "open_end"  # begins other words, too, so that nothing may stand behind it: 主要, 基础设施, 重点人群
    )


@dataclass(slots=True)
class Already:
    """Both rules.

    Args:
        words: of each use.
    """

    words: Mapping[Use, tuple[str, ...]]
    _already: re.Pattern[str] = field(init=False)
    _lookalike: re.Pattern[str] = field(init=False)
    _by: re.Pattern[str] = field(init=False)
    _aims: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        one = {use: any_of(self.words.get(use, ())) for use in Use}
        done, doing, how = one[Use.DONE], one[Use.DOING], one[Use.HOW]
        verb = f"(?:{done}|(?:{done}|{doing}){one[Use.WHOLLY]})"
        counted = f"{_PLAIN}{{0,12}}{_NUMBER}(?:多|余)?{one[Use.COUNTED]}{_PLAIN}{{0,6}}"
        self._already = re.compile(
            rf"(?:(?<=[一-鿿”》）])|(?<=目前，)|(?<=[底日末今]，))(?<![{_NOT_BEFORE}])以(?!上)(?:{how}{{0,2}}{verb}(?=[，。；！）了]|$)"
            rf"|于(?:{one[Use.DAY]}|[{_DIGITS}])"
            rf"|进入{_PLAIN}{{0,8}}(?:阶段|[期季]|尾声|轨道|环节|状态|倒计时)(?=[，。；]|$)"
            rf"|通过{_PLAIN}{{0,8}}(?:验收|审核|审查|审批|评审|评估|考核|鉴定|认证|论证)(?=[，。；]|$)"
            rf"|被{one[Use.SUFFERED]}{_PLAIN}{{0,16}}(?=[，。；]|$)"
            rf"|(?:{how}?{one[Use.GAINED]}|有){counted}(?=[，。；]|$))"
            rf"|(?<=问题|情况|信件|诉求|线索|案件|来信|资金|款项|物资|批复|通知|决定|文书|公函|复函|传票|定书|知书|决书|见书|可证|议书)以{one[Use.PASSED_ON]}"
            r"(?!为|之|起|[^，。；]{0,10}(?:为|方式|形式|计算|凭|之日|日起|时起|后))"
        )
        done_to = (
            f"{how}{{0,2}}(?:{done}|{doing}|{one[Use.GAINED]}|{one[Use.PASSED_ON]})|被{one[Use.SUFFERED]}"
        )
        begun = "|".join(f"(?<![{before}]){one}" for one, before in _NO_SLIP_BEHIND.items())
        self._lookalike = re.compile(f"(?:{begun})(?:{done_to})")
        self._by = re.compile(
            rf"(?:(?<=[，。；：、\s])|^|(?<=坚持)|(?<=[要应]))已{one[Use.NOUN]}为"
            rf"(?:{one[Use.END]}|{one[Use.OPEN_END]}(?=[，。；、：！的]|$))"
        )
        self._aims = re.compile(f"{one[Use.AIM]}|{_TO_AN_END}")

    @property
    def triggers(self) -> tuple[str, ...]:
        """What a line must hold to be looked at for 以."""
        uses = (Use.DONE, Use.HOW, Use.DOING, Use.GAINED, Use.PASSED_ON)
        starts = [word for use in uses for word in self.words.get(use, ())]
        starts += ["进入", "被", *(f"有{number}" for number in _NUMERALS + _DIGITS + "0")]
        starts += [f"于{day}" for day in (*self.words.get(Use.DAY, ()), *_DIGITS)]
        return tuple(f"以{start}" for start in dict.fromkeys(starts))

    @property
    def lookalikes(self) -> tuple[str, ...]:
        """What a line must hold to be looked at for 巳 and 己."""
        return tuple(_NO_SLIP_BEHIND)

    @property
    def by_triggers(self) -> tuple[str, ...]:
        """What a line must hold to be looked at for 已."""
        return tuple(f"已{noun}为" for noun in self.words.get(Use.NOUN, ()))

    def find(self, line: str, _segmenter: Segmenter) -> Iterator[Fault]:
        """以 for 已 before what is done: 均以完成。, 以于2023年竣工."""
        for match in self._already.finditer(line):
            if self._has_aim(_CLAUSE.split(line[max(0, match.start() - _REACH) : match.start()])[-1]):
                continue
            right = f"已{match[0][1:]}"
            yield Fault(*match.span(), f"“{match[0]}”疑为“{right}”", right, _SHOWN)

    def find_lookalikes(self, line: str, _segmenter: Segmenter) -> Iterator[Fault]:
        """巳 and 己 for 已 before what is done: 巳送达, 己全面完成."""
        for match in self._lookalike.finditer(line):
            right = f"已{match[0][1:]}"
            sure = (
                _SURE if match[0].startswith("巳") else _SHOWN
            )  # 己 may be of a word that nobody thought of
            yield Fault(*match.span(), f"“{match[0]}”疑为“{right}”", right, sure)

    def find_by(self, line: str, _segmenter: Segmenter) -> Iterator[Fault]:
        """已 for 以 before what something is done by: 已问题为导向."""
        for match in self._by.finditer(line):
            right = f"以{match[0][1:]}"
            yield Fault(*match.span(), f"“{match[0]}”疑为“{right}”", right, _SURE)

    def _has_aim(self, clause: str) -> bool:
        """Whether what stands before 以 is done to some end."""
        if self._aims.match(clause):
            return True
        return bool(self._aims.search(clause)) and not clause.endswith(self.words.get(Use.THING, ()))


def load_already(dictionaries_dir: Path) -> Already:
    """The rules with their words.

    Raises:
        DictionaryError: names every faulty row.
    """
    return load(dictionaries_dir, _read)


def _read(dictionaries_dir: Path, problems: Problems) -> Already:
    return Already(read_by_use(dictionaries_dir / FILE, Use, problems))
