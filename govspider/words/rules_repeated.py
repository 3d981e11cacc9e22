"""Rule of words said twice (词语重复): any word of two characters and more that follows itself, as no right text has it.

In 29 million characters of official text a hundred words stand so, half of them slips; the others are counted off
(一步一步), tried a little (反思反思), or are two words of which one ends as the other begins (集装箱装箱, 年度｜年度报告).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.text.lexicon import ListRow
from govspider.text.match import Fault, crossing_word
from govspider.text.segment import Segmenter
from govspider.text.traditional import is_traditional

MAY_BE_TWICE = "可叠"
_TWICE = re.compile(r"([一-鿿]{2,6})\1")
_BESIDE = re.compile(r"[一-鿿]|[、，；][、，；。]")
_COUNTED = re.compile(r"一|[〇零二三四五六七八九十百千万亿两几半每逐].$")  # 一个问题一个问题, 两个两个
_NOUN_BEFORE, _NOUN_BEHIND = frozenset("的之"), frozenset("的")  # 政策的调整调整 is tried by nobody
_LEVELS = "省市县区州盟旗镇乡"
_BEFORE_LEVELS = re.compile(rf"[{_LEVELS}]|自治")  # 吉林吉林市
_BODIES = "厅局委办处科院所站队"  # with a level before it a name is known by its parts: 省医保局
_LONG = 4  # characters of what may be two words
_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class RepeatedWords:
    """Words that may follow themselves as verbs and adverbs, and those that another rule looks at."""

    right: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()  # that stand in no dictionary: 现将

    @staticmethod
    def lines(text: str) -> Iterator[int]:
        """Where the lines begin in which anything stands twice."""
        last = -1
        for match in _TWICE.finditer(text):
            start = text.rfind("\n", 0, match.start()) + 1
            if start != last:
                yield start
                last = start

    def find(self, line: str, segmenter: Segmenter) -> Iterator[Fault]:
        """Words that stand twice within a clause that says more."""
        if is_traditional(line):
            return
        boundaries = segmenter.lazy_boundaries(line)
        for match in _TWICE.finditer(line):
            word, (start, end) = match[1], match.span()
            if word in self.others or self._may_follow_itself(word, line, start, end):
                continue
            if not _is_within(line, start, end, word) or not self._is_whole(word, segmenter):
                continue
            if any(crossing_word(line, boundaries, start, end, segmenter)):
                continue
            yield Fault(start, end, f"“{word}”重复", word, _CONFIDENCE)

    def _may_follow_itself(self, word: str, line: str, start: int, end: int) -> bool:
        if word[0] == word[1] or _COUNTED.match(word) or _BEFORE_LEVELS.match(line, end):
            return True
        is_noun = line[start - 1 : start] in _NOUN_BEFORE or line[end : end + 1] in _NOUN_BEHIND
        return word in self.right and not is_noun

    def _is_whole(self, word: str, segmenter: Segmenter) -> bool:
        if word in self.words or segmenter.has_word(word):
            return True
        if len(word) < _LONG:
            return False
        of_body = word[0] in _LEVELS and word[-1] in _BODIES
        parts = segmenter.words(word[1:-1] if of_body else word)
        return all(len(one) > 1 and segmenter.has_word(one) for one in parts)


def _is_within(line: str, start: int, end: int, word: str) -> bool:
    """Whether the pair stands in running text, neither alone as links beside each other do, nor a third time."""
    if line.startswith((word, f"再{word}", f"、再{word}", f"，再{word}"), end) or line.endswith(
        word, 0, start
    ):
        return False  # 努力努力再努力
    return _BESIDE.search(line[start - 1 : start] + line[end : end + 1]) is not None


def repeated(rows: tuple[tuple[ListRow, float], ...]) -> RepeatedWords:
    """What doubled.txt tells: which words may follow themselves; those that may be two words are another rule's."""
    right = frozenset(row.text("词") for row, _ in rows if row.text("位置") == MAY_BE_TWICE)
    others = frozenset(row.text("词") for row, _ in rows if row.text("名动") or row.text("后接"))
    return RepeatedWords(right, others, frozenset(row.text("词") for row, _ in rows) - right)
