"""Cutting text into words (分词). jieba is the reference; rjieba makes the same cut many times faster."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from govspider.text import lexicon
from govspider.text.lexicon import Problems

# The characters jieba joins to words; a user word with any other would be cut apart again.
_WORD = re.compile(r"[一-龥㐀-䶵a-zA-Z0-9+#&._%-]+")
# Where rjieba's cut differs from jieba's. jieba cuts letters and digits at - _ and most dots, and it knows no
# Han characters beyond the first block.
_JOINED = re.compile(r"[a-zA-Z0-9][-_.][a-zA-Z0-9]")
_LATIN_WORD = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_BEYOND = re.compile(r"([㐀-䶿\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
USER_WORDS = "user_words.txt"


# jieba cuts on both sides of these: a clause that ends in one is cut alone as it is in the whole text.
_STOP = re.compile(r"[，。；：、！？“”（）《》\n]")
Boundaries = AbstractSet[int]  # offsets at which words begin; the length of the text is one of them, 0 is not


@dataclass(frozen=True, slots=True)
class UserWord:
    """One word of the office's own (自定义词); without a frequency jieba works one out."""

    word: str
    frequency: int | None = None
    tag: str | None = None


@dataclass(slots=True)
class Segmenter:
    """Cuts text as jieba does with its default dictionary and the office's user words."""

    user_words: tuple[UserWord, ...] = ()
    _cut_plain: Callable[[str], list[str]] = field(init=False)
    _knows: Callable[[str], bool] = field(init=False)

    def __post_init__(self) -> None:
        import rjieba

        # The module has an engine of its own; making another for no word of ours takes a tenth of a second.
        self._cut_plain, self._knows = rjieba.cut, rjieba.has_word
        if self.user_words:
            engine = rjieba.Jieba()
            for entry in self.user_words:
                engine.add_word(entry.word, entry.frequency, entry.tag)
            self._cut_plain, self._knows = engine.cut, engine.has_word

    def words(self, text: str) -> list[str]:
        """The words of a text, in order; joined they are the text."""
        if _BEYOND.search(text):
            return [word for piece in _BEYOND.split(text) if piece for word in self._cut(piece)]
        return self._cut(text)

    def boundaries(self, text: str) -> frozenset[int]:
        """Offsets at which words begin; the length of the text is one of them, 0 is not."""
        return frozenset(accumulate(map(len, self.words(text))))

    def lazy_boundaries(self, text: str) -> "LazyBoundaries":
        """The same, clause by clause when somebody asks: for reading a few places of a text."""
        return LazyBoundaries(self, text)

    def _cut(self, text: str) -> list[str]:
        words = self._cut_plain(text)
        if _JOINED.search(text):
            return [part for word in words for part in self._parts(word)]
        return words

    def _parts(self, word: str) -> list[str]:
        if word.isascii() and _JOINED.search(word) and not self.has_word(word):
            return [part for part in _LATIN_WORD.split(word) if part]
        return [word]

    def has_word(self, word: str) -> bool:
        """Whether a word stands in jieba's dictionary or among the user words."""
        return self._knows(word)


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


def load_segmenter(dictionaries_dir: Path) -> Segmenter:
    """The segmenter with the office's user words.

    Raises:
        DictionaryError: a line of user_words.txt is no `word [frequency] [tag]`.
    """
    return Segmenter(read_user_words(dictionaries_dir / USER_WORDS))


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
