"""Rule of characters written twice at an edge of a word (词首、词尾叠字): 满意度度, 农业农村局局派出, 会会议强调.

A character may rightly stand twice where one word ends and the next begins with it (局局长, 会会议), so the line is cut
once more with one copy left out. Which characters are looked at stands in dictionaries/doubled.txt, column 位置.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from govspider.text.lexicon import DEFAULT_CONFIDENCE, ListRow
from govspider.text.match import Fault, word_at
from govspider.text.segment import Segmenter
from govspider.text.traditional import is_traditional

_BEGINNING, _END = "词首", "词尾"
_REACH = 24  # characters on each side that are cut
# Behind a body's name these begin something of that body's own: 市教育局局领导, 外交部部领导, 管委会会务组.
_OF_ITS_OWN = frozenset("领机党系班属内直本里外长办史规校址歌旗徽务前后中上下主副分总级企管史风训纪")
_WILL = "会"  # behind a body's name it says what that body will do: 安理会会依照决议作出判断
_COUNTS = frozenset("一二三四五六七八九十两几每")  # one after another: 一项项, 一位位
_MARKS = frozenset("，。；：、！？,;!?)）”’》】…")
_PAIR = 2  # characters that the cut may take for a word when they are a name's: 张改改
_OPENING = frozenset("，。；：、！？,;!?“‘（《【\t 　")


@dataclass(frozen=True, slots=True)
class EdgeCharacters:
    """Characters that are looked at where they stand twice."""

    beginnings: dict[str, float]  # character → confidence
    ends: dict[str, float]

    @property
    def triggers(self) -> tuple[str, ...]:
        """What a line must hold to be looked at."""
        return tuple(sorted(char * 2 for char in self.beginnings.keys() | self.ends.keys()))

    def find(self, line: str, segmenter: Segmenter) -> Iterator[Fault]:
        """Characters written twice at the edge of a word."""
        if is_traditional(line):
            return
        for place, char in enumerate(line[:-1]):
            if char != line[place + 1] or not ("一" <= char <= "鿿") or not _only_twice(line, place):
                continue
            sure = self._sure(line, place, segmenter)
            if sure:
                yield Fault(place, place + 2, f"“{char}”重复", char, sure)

    def _sure(self, line: str, place: int, segmenter: Segmenter) -> float:
        """How surely one copy at [place, place + 2) is too much; 0: nothing is said."""
        char = line[place]
        begins_here = not place or line[place - 1] in _OPENING
        if char in self.beginnings and begins_here and _begins_word(line, place, segmenter):
            return self.beginnings[char]
        if begins_here or line[place - 1] in _COUNTS:
            return 0.0
        if char in self.ends and _ends_word(line, place, segmenter):
            return self.ends[char]
        return 0.0


def edge_characters(rows: tuple[tuple[ListRow, float], ...]) -> EdgeCharacters:
    """The rows of doubled.txt that name a place (位置), each with its confidence."""
    of: dict[str, dict[str, float]] = {_BEGINNING: {}, _END: {}}
    for row, sure in rows:
        if row.text("位置") in of:
            of[row.text("位置")][row.text("词")] = min(sure, DEFAULT_CONFIDENCE)
    return EdgeCharacters(of[_BEGINNING], of[_END])


def _only_twice(line: str, place: int) -> bool:
    """Whether neither the same character nor another pair stands beside it: 认认真真, 度度度."""
    char, before, after = line[place], line[max(0, place - 2) : place], line[place + 2 : place + 4]
    paired = (len(before) > 1 and before[0] == before[1]) or (len(after) > 1 and after[0] == after[1])
    return not paired and before[-1:] != char and after[:1] != char


def _begins_word(line: str, place: int, segmenter: Segmenter) -> bool:
    """Whether, one copy left out, a word of two characters and more begins there, and none with both copies."""
    both, one = line[place : place + _REACH], line[place + 1 : place + 1 + _REACH]
    words = segmenter.words(one)
    doubled = segmenter.words(both)[0]
    return len(words[0]) > 1 and segmenter.has_word(words[0]) and len(doubled) == 1


def _ends_word(line: str, place: int, segmenter: Segmenter) -> bool:
    """Whether, one copy left out, a word ends there, and the copy begins no other one."""
    behind = line[place + 2 : place + 3]
    if behind and behind not in _MARKS and not _may_follow(line, place, segmenter):
        return False
    begin = max(0, place - _REACH)
    one = line[begin : place + 1] + line[place + 2 : place + _REACH]
    first, stop = word_at(one, segmenter.boundaries(one), place - begin)
    if stop != place - begin + 1 or _is_one_word(line, place, segmenter):
        return False
    is_word = stop - first > _PAIR or (stop - first == _PAIR and segmenter.has_word(one[first:stop]))
    if segmenter.has_word(line[place] * 2):
        return is_word  # 民生实事事, but 事事 is a word of its own: 不会事事评论
    return is_word or _is_named(one, first, segmenter)


def _is_one_word(line: str, place: int, segmenter: Segmenter) -> bool:
    """Whether a longer word holds both copies: 无所事事."""
    begin = max(0, place - _REACH)
    near = line[begin : place + _REACH]
    first, stop = word_at(near, segmenter.boundaries(near), place - begin)
    return stop > place - begin + 1 and stop - first > len("事事")


def _may_follow(line: str, place: int, segmenter: Segmenter) -> bool:
    """Whether what stands behind goes on by itself: no word holds it together with the copy."""
    behind = line[place + 2]
    if not "一" <= behind <= "鿿" or behind in _OF_ITS_OWN or (line[place] == _WILL and behind != "第"):
        return False
    after = line[place + 1 : place + 5]
    return not any(segmenter.has_word(after[:size]) for size in (2, 3, 4))


def _is_named(one: str, first: int, segmenter: Segmenter) -> bool:
    """Whether the character is the last of a name that the cut has in pieces: 农业｜农村｜局."""
    before = one[:first]
    return len(before) > 1 and "一" <= before[-1] <= "鿿" and segmenter.has_word(before[-2:])
