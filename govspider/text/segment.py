"""Cutting text into words (分词), and where words begin."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import accumulate
from pathlib import Path

from govspider.text import lexicon
from govspider.text.cutters import CUTTERS, Cutter, FastCutter, UserWord
from govspider.text.lexicon import Problems

# The characters jieba joins to words; a user word with any other would be cut apart again.
_WORD = re.compile(r"[一-龥㐀-䶵a-zA-Z0-9+#&._%-]+")
USER_WORDS = "user_words.txt"


# jieba cuts on both sides of these: a clause that ends in one is cut alone as it is in the whole text.
_STOP = re.compile(r"[，。；：、！？“”（）《》\n]")
Boundaries = AbstractSet[int]  # offsets at which words begin; the length of the text is one of them, 0 is not


class Segmenter:
    """Cuts text as jieba does with its default dictionary and the office's user words.

    Args:
        cutter: the engine; default: rjieba without user words.
    """

    def __init__(self, cutter: Cutter | None = None) -> None:
        cutter = cutter or FastCutter()
        self.words = cutter.words
        self.has_word = cutter.has_word

    def boundaries(self, text: str) -> frozenset[int]:
        """Offsets at which words begin; the length of the text is one of them, 0 is not."""
        return frozenset(accumulate(map(len, self.words(text))))

    def lazy_boundaries(self, text: str) -> "LazyBoundaries":
        """The same, clause by clause when somebody asks: for reading a few places of a text."""
        return LazyBoundaries(self, text)


class LazyBoundaries(AbstractSet[int]):
    """Boundaries that are worked out clause by clause when asked for: most of a page nobody asks about."""

    __slots__ = ("_cut", "_ends", "_found", "_segmenter", "_text")

    def __init__(self, segmenter: Segmenter, text: str) -> None:
        self._segmenter = segmenter
        self._text = text
        self._ends: list[int] = []  # of the clauses; found when first needed
        self._cut: set[int] = set()  # the clauses, by number, that have been cut
        self._found: set[int] = set()

    def __contains__(self, place: object) -> bool:
        """Whether a word begins at `place`, or the text ends there."""
        if place in self._found:
            return True
        if not isinstance(place, int) or not 0 < place <= len(self._text):
            return False
        return self._cut_clause(place) and place in self._found

    def __iter__(self) -> Iterator[int]:
        """All of them; the whole text is cut."""
        return iter(self._segmenter.boundaries(self._text))

    def __len__(self) -> int:
        """How many there are; the whole text is cut."""
        return len(self._segmenter.boundaries(self._text))

    def __bool__(self) -> bool:
        """Whether there is any; nothing is cut."""
        return bool(self._text)

    def __hash__(self) -> int:
        """As that of the same offsets in a frozenset; the whole text is cut."""
        return self._hash()

    def _cut_clause(self, place: int) -> bool:
        """Cut the clause that holds the character before `place`; False when that has been done."""
        if not self._ends:
            self._ends = [match.end() for match in _STOP.finditer(self._text)]
            self._ends.append(len(self._text))
        number = bisect_left(self._ends, place)
        if number in self._cut:
            return False
        self._cut.add(number)
        begin = self._ends[number - 1] if number else 0
        words = self._segmenter.words(self._text[begin : self._ends[number]])
        self._found.update(accumulate(map(len, words), initial=begin))
        self._found.discard(0)
        return True


def load_segmenter(dictionaries_dir: Path, engine: str = "rjieba") -> Segmenter:
    """The segmenter with the office's user words.

    Args:
        dictionaries_dir: the dictionaries.
        engine: which one cuts, a key of `CUTTERS`: the setting GOVSPIDER_SEGMENTER.

    Raises:
        DictionaryError: a line of user_words.txt is no `word [frequency] [tag]`.
    """
    return Segmenter(CUTTERS[engine](read_user_words(dictionaries_dir / USER_WORDS)))


def read_user_words(path: Path) -> tuple[UserWord, ...]:
    """The user words of a file in jieba's own format; a file that does not exist holds none.

    Raises:
        DictionaryError: names every unusable line.
    """
    if not path.is_file():
        return ()
    words: list[UserWord] = []
    problems = Problems(path.parent)
    for number, line in enumerate(lexicon.read_text(path, problems).splitlines(), 1):
        fields = line.split()
        if not fields or line.startswith("#"):
            continue
        entry = _user_word(fields)
        if entry:
            words.append(entry)
        else:
            fix = "请写“词 [词频] [词性]”，词只含汉字、字母和数字，词频是正整数"
            problems.error(path, number, f"“{line.strip()}”无法识别", fix)
    problems.raise_errors()
    return tuple(words)


def _user_word(fields: list[str]) -> UserWord | None:
    word, *rest = fields
    frequency = int(rest.pop(0)) if rest and rest[0].isdecimal() else None
    tag = rest.pop(0) if rest else None
    if rest or not _WORD.fullmatch(word) or frequency == 0 or (tag and not tag.isascii()):
        return None
    return UserWord(word, frequency, tag)
