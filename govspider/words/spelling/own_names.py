"""Names of one's own (专名): 童欣幼儿园, 正明会计师事务所. What is written there is what somebody chose, not a slip.

Only by structure: two or three characters before what such a name ends with, at the beginning of a clause or behind the
place, or the word of dealing with somebody, that a name follows; a full name before what people are or do, or behind it
where nothing more is said. The words stand in dictionaries/own_names.tsv.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from govspider.text.grouped_words import any_of, read_by_use
from govspider.text.lexicon import Problems, load
from govspider.words.spelling.places import is_name_like

FILE = "own_names.tsv"
_WORK = 8  # characters that what a firm does may have
_NAME = 3
_LONGEST = 6  # characters of the longest end: 有限责任公司
_LEVELS = frozenset("市县区镇乡")
_WORKSHOP = r"[加工修]\w?厂"  # 加工厂, 修配厂, 工艺厂


class Use(StrEnum):
    """What words are for (用途)."""

    END = "end"  # right behind a name of two or three characters
    FIRM_END = "firm_end"  # between it and the name stands what the firm does: 丰登种植专业合作社
    BEHIND_PERSON = "behind_person"
    BEFORE_PERSON = "before_person"  # and nothing behind the name: 公示对象段念慈
    ROLE = "role"  # what a person is: 曾静雯是新屋村的老党员
    DEALT_WITH = "dealt_with"  # before a name
    BEGINNING = "beginning"  # no name begins so: 关与会计师事务所 is 关于, 加墙律师事务所 is 加强


@dataclass(slots=True)
class OwnNames:
    """Knows where a name of somebody's own stands.

    Args:
        words: of each use.
    """

    words: Mapping[Use, tuple[str, ...]]
    _end: re.Pattern[str] = field(init=False)
    _firm_end: re.Pattern[str] = field(init=False)
    _behind_person: re.Pattern[str] = field(init=False)
    _before_person: re.Pattern[str] = field(init=False)
    _dealt_with: re.Pattern[str] = field(init=False)
    _beginnings: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        one = {use: any_of(self.words.get(use, ())) for use in Use}
        self._end = re.compile(one[Use.END])
        self._firm_end = re.compile(f"{one[Use.FIRM_END]}|{_WORKSHOP}")
        self._behind_person = re.compile(f"{one[Use.BEHIND_PERSON]}|是[一-鿿]{{2,8}}{one[Use.ROLE]}")
        self._before_person = re.compile(f"{one[Use.BEFORE_PERSON]}$")
        self._dealt_with = re.compile(f"{one[Use.DEALT_WITH]}[一-鿿]{{0,2}}$")
        self._beginnings = frozenset(self.words.get(Use.BEGINNING, ()))

    def hold_person(self, text: str, start: int, end: int) -> bool:
        """Whether [start, end) stands in a person's full name: 关于钟文彬任职的公示, 公示对象段念慈."""
        return any(
            is_name_like(text[first : first + _NAME]) and self._is_beside(text, first, first + _NAME)
            for first in range(max(1, end - _NAME), start + 1)
        )

    def _is_beside(self, text: str, first: int, last: int) -> bool:
        """Whether [first, last) stands beside what a person's name stands beside."""
        if self._behind_person.match(text, last):
            return True
        return last == len(text) - 1 and self._before_person.search(text, 1, first) is not None

    def hold(self, text: str, start: int, end: int, new: str) -> bool:
        """Whether [start, end) stands in a name of one's own, which is as it is.

        Args:
            text: a segment with its borders.
            start: of what would be changed.
            end: of it.
            new: what would stand there.
        """
        mended = text[:start] + new + text[end:]
        if any(mended[first : first + 2] in self._beginnings for first in range(max(1, start - 1), end)):
            return False
        return self._is_near_end(text, start, end) or self._is_of_firm(text, start, end)

    def _is_near_end(self, text: str, start: int, end: int) -> bool:
        found = self._end.search(text, start, end + _NAME + _LONGEST)
        if found is None or not end <= found.start() <= start + _NAME:
            return False
        # A name begins the segment, or stands behind the place where it is: 城西区桂花社区.
        if found.start() <= _NAME + 1 or self._dealt_with.search(text, 1, start):
            return True
        return not _LEVELS.isdisjoint(text[max(1, found.start() - _NAME - 1) : start])

    def _is_of_firm(self, text: str, start: int, end: int) -> bool:
        found = self._firm_end.search(text, end, end + _WORK + _LONGEST)
        if found is None or found.start() > end + _WORK:
            return False
        is_first = start < _NAME + (text[0] in "：:")  # 户名：众诚印务有限公司
        return is_first or self._dealt_with.search(text, 1, start) is not None


def load_own_names(dictionaries_dir: Path) -> OwnNames:
    """The words of own_names.tsv; without the file no name is known.

    Raises:
        DictionaryError: names every faulty row.
    """
    return load(dictionaries_dir, _read)


def _read(dictionaries_dir: Path, problems: Problems) -> OwnNames:
    return OwnNames(read_by_use(dictionaries_dir / FILE, Use, problems))
