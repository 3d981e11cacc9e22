"""Names and codes spelt two ways within one document (同一名称前后不一): hints, for two of like names may be two.

Of a name that stands several times another form is looked for that stands once and differs by one character easily
written for it. Two in one sentence are two people or bodies (李文斌、李文彬), and so are cells of a list.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from govspider.privacy.person_names import surnames
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.phrase_edits import LOOSE, is_alternative

_TITLES = (
    "申请人|当事人|代表人|负责人|联系人|经办人|代理人|投诉人|举报人|获奖者|录用人员|经理|局长|主任|书记|镇长|乡长|县长|区长|市长|"
    "院长|校长|所长|科长|处长|厅长|队长|会长|主席|董事长|原告|被告|作者|记者|教师|医生"
)
_ROLES = f"{_TITLES}|任命|免去|姓名"
_TITLE_BEFORE = re.compile(rf"(?:副|被|原)?(?:{_TITLES})[：:]?$")
_TITLE_BEHIND = re.compile(rf"(?:副|原)?(?:{_TITLES})")
_BEHIND = tuple(
    "同志 先生 女士 老师 任职 ，男 ，女 （男 （女 说 表示 指出 强调 介绍 主持 出席 陈述 符合 简历".split()  # noqa: SIM905
)
_BESIDE_NAMES = re.compile(rf"(?:{_ROLES}|{'|'.join(_BEHIND)})[：:]?(?:为|是)?")
_NAME = 3  # characters: of two, people often bear like ones
_THREE = re.compile(r"[一-鿿]{3}")
_MOST = 60  # names, and bodies of one ending, that are held against each other
_CELL = re.compile(r"(?:^|[\s、，,；;|])\d{0,3}[.．]?$")
_CELL_END = re.compile(r"[\s、；;|]|$")
_ENDINGS = re.compile(
    "有限责任公司|有限公司|合作社|医院|卫生院|中学|小学|学校|幼儿园|学院|大学|街道办事处|街道|镇|乡|村|社区|公园|广场|水库"
    "|工程|项目|基地|中心|产业园|管理所|派出所|事务所|养老院|敬老院|博物馆|图书馆|纪念馆|文化馆|风景区|保护区|小区"
)
_SHORT_ENDINGS = frozenset({"街道", "街道办事处", "镇", "乡", "村", "社区", "水库", "广场", "小区"})
_STEM = 8  # characters before an ending that are compared
_HAN_BEFORE = re.compile(rf"[一-鿿]{{0,{_STEM}}}$")
_ENOUGH = 3  # of them that agree; behind a short ending one does
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # of a credit code (统一社会信用代码, GB 32100-2015)
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CODE = re.compile(rf"[{_SIGNS}]{{2}}\d{{6}}[{_SIGNS}]{{10}}(?![0-9A-Za-z])")
_LATIN = re.compile("[0-9A-Za-z]")
_ENDS = "。！？\n"


class TwoWays(NamedTuple):
    """What stands at [start, end), and what stands everywhere else instead."""

    start: int
    end: int
    usual: str


def spelt_two_ways(text: str, alike: Alike, segmenter: Segmenter) -> Iterator[TwoWays]:
    """Names of people, bodies, places and works, and credit codes, that are written otherwise in one place."""
    yield from _people(text, alike, segmenter)
    yield from _bodies(text, alike)
    yield from _codes(text)


@cache
def _family_names() -> frozenset[str]:
    return frozenset(name for name in surnames() if len(name) == 1)


def _told_names(text: str) -> Iterator[str]:
    """A surname and two characters behind a word for a role, or before what people do."""
    for match in _BESIDE_NAMES.finditer(text):
        behind = text.startswith(_BEHIND, match.start())
        start = match.start() - _NAME if behind else match.end()
        name = text[max(0, start) : start + _NAME]
        if _THREE.fullmatch(name) and name[0] in _family_names():
            yield name


def _people(text: str, alike: Alike, segmenter: Segmenter) -> Iterator[TwoWays]:
    told = dict.fromkeys(islice(_told_names(text), 4 * _MOST))
    for name in islice((name for name in told if text.count(name) > 1), _MOST):
        for start in _others(text, name, alike):
            end = start + len(name)
            if _beside(text, start, end, name) or _is_cell(text, start, end):
                continue
            if segmenter.has_word(text[end - 1 : end + 1]):
                continue  # what is like the last character begins a word: 印尼政｜府
            if _titles(text, text[start:end]) <= _titles(text, name):  # another title is another person's
                yield TwoWays(start, end, name)


def _titles(text: str, name: str) -> set[str]:
    """The titles beside a name."""
    places = [match.span() for match in re.finditer(re.escape(name), text)]
    found = [_TITLE_BEFORE.search(text, max(0, start - 6), start) for start, _ in places]
    found += [_TITLE_BEHIND.match(text, end) for _, end in places]
    return {match[0].rstrip("：:") for match in found if match}


def _others(text: str, name: str, alike: Alike) -> Iterator[int]:
    """Where one of the given name's characters is another like it, in a form that stands once."""
    head, last = name[:-1], name[-1]
    other_last = rf"{head}(?P<last>(?!{last})[一-鿿])"
    other_middle = rf"{head[:-1]}(?P<middle>(?!{head[-1]})[一-鿿]){last}"
    for match in re.finditer(f"{other_last}|{other_middle}", text):
        wrong, right = (match["last"], last) if match["last"] else (match["middle"], head[-1])
        if wrong not in LOOSE and text.count(match[0]) == 1 and alike.confusable(right, wrong):
            yield match.start()


class _Body(NamedTuple):
    stem: str
    ending: str
    end: int


def _bodies(text: str, alike: Alike) -> Iterator[TwoWays]:
    bodies: dict[str, list[_Body]] = {}
    for match in _ENDINGS.finditer(text):
        before = _HAN_BEFORE.search(text, max(0, match.start() - _STEM), match.start())
        if before and before[0]:
            bodies.setdefault(match[0], []).append(_Body(before[0], match[0], match.end()))
    for found in bodies.values():
        yield from _of_one_ending(text, found[: 4 * _MOST], alike)


def _of_one_ending(text: str, found: list[_Body], alike: Alike) -> Iterator[TwoWays]:
    stems = list(dict.fromkeys(body.stem for body in found))[:_MOST]
    for body in found:
        for stem in stems:
            size = _agreeing(body.stem, stem, alike, enough=1 if body.ending in _SHORT_ENDINGS else _ENOUGH)
            if not size:
                continue
            written, usual = body.stem[-size:] + body.ending, stem[-size:] + body.ending
            start = body.end - len(written)
            once = text.count(written) == 1 and text.count(usual) > 1
            if once and not _beside(text, start, body.end, usual):
                yield TwoWays(start, body.end, usual)
                break


def _agreeing(one: str, other: str, alike: Alike, *, enough: int) -> int:
    """Characters up to the ending in which two names agree but for one that is like the other's; 0: they do not."""
    size = min(len(one), len(other))
    differs = [place for place in range(1, size + 1) if one[-place] != other[-place]]
    if not differs:
        return 0
    first = differs[0]
    agreed = differs[1] - 1 if len(differs) > 1 else size
    wrong, right = one[-first], other[-first]
    if agreed <= first or agreed - 1 < enough or wrong in LOOSE or is_alternative(right, wrong):
        return 0
    return agreed if alike.confusable(right, wrong) else 0


def _codes(text: str) -> Iterator[TwoWays]:
    """Credit codes that differ in one place from a right one: their check character makes two such codes impossible."""
    found = [
        match
        for match in islice(_CODE.finditer(text), _MOST)
        if not _LATIN.match(text, match.start() - 1, match.start())
    ]
    right = dict.fromkeys(match[0] for match in found if _checks(match[0]))
    for match in found:
        for other in right if match[0] not in right else ():
            if sum(one != another for one, another in zip(match[0], other, strict=True)) == 1:
                yield TwoWays(*match.span(), other)
                break


def _checks(code: str) -> bool:
    """Whether the last character of a credit code is the one that follows from the others."""
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(code, _WEIGHTS, strict=False))
    return _SIGNS.index(code[-1]) == -total % len(_SIGNS)


def _beside(text: str, start: int, end: int, usual: str) -> bool:
    """Whether the sentence has the usual form, too: then they are two."""
    begin = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    stop = min((place for mark in _ENDS if (place := text.find(mark, end)) >= 0), default=len(text))
    return usual in text[begin:stop]


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone between marks of a list, or beside the mark of one."""
    if "、" in (text[start - 1 : start], text[end : end + 1]):
        return True
    return _CELL.search(text, max(0, start - 5), start) is not None and _CELL_END.match(text, end) is not None
