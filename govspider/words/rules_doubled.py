"""Rule of doubled words (叠字叠词): 的的, 进行进行. Reduplication that Chinese knows stays silent.

The words that are wrong when written twice stand in dictionaries/doubled.txt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govspider.text import lexicon
from govspider.text.lexicon import DEFAULT_CONFIDENCE, Columns, Problems
from govspider.text.match import Fault
from govspider.text.segment import Segmenter
from govspider.text.traditional import is_traditional

COLUMNS = Columns(("词",), ("置信度",))
_CLAUSE = re.compile(r"[^，。；！？、,.;!?\s]+")
_VERSE = (5, 7)
_REACH = 30  # characters on each side that are read: a line without marks may be a megabyte
_PARTICLES = frozenset("的地得了着过")  # follow any pair: 青青的的小草 is a slip


@dataclass(frozen=True, slots=True)
class DoubledWords:
    """Words that are never written twice."""

    words: dict[str, float]  # word → confidence

    @property
    def triggers(self) -> tuple[str, ...]:
        """What a line must hold to be looked at."""
        return tuple(sorted(word * 2 for word in self.words))

    def find(self, line: str, segmenter: Segmenter) -> Iterator[Fault]:
        """Words written twice. Each copy must be a word of the cut: in 与与会者 the second 与 is none."""
        if is_traditional(line):
            return  # 實事求是是 is cut otherwise than 实事求是是
        words = segmenter.words(line)
        place = 0
        for index, word in enumerate(words):
            twice = index + 1 < len(words) and words[index + 1] == word
            thrice = words[index - 1 : index] == [word] or words[index + 2 : index + 3] == [word]
            if twice and not thrice and word in self.words and not _belongs(line, place, word):
                yield Fault(place, place + 2 * len(word), f"“{word}”重复", word, self.words[word])
            place += len(word)


def _belongs(line: str, place: int, word: str) -> bool:
    """Whether a character written twice is part of 自自在在, or 的的 stands in old verse (春风的的为谁来)."""
    before = line[max(0, place - 2) : place]
    four = len(word) == 1 and word not in _PARTICLES and len(before) > 1 and before[0] == before[1]
    return four or (word == "的" and _is_verse(line, place))


def _is_verse(line: str, place: int) -> bool:
    """Whether the clause at `place` begins there, or has five or seven characters as the one beside it has."""
    first = max(0, place - _REACH)
    place -= first
    clauses = list(_CLAUSE.finditer(line[first : first + 2 * _REACH]))
    number = next(number for number, clause in enumerate(clauses) if clause.end() > place)
    if clauses[number].start() == place:
        return True
    size = len(clauses[number][0])
    beside = [len(clause[0]) for clause in clauses[max(0, number - 1) : number + 2]]
    return size in _VERSE and (beside.count(size) > 1 or len(beside) == 1)


def load_doubled(dictionaries_dir: Path) -> DoubledWords:
    """The words of doubled.txt; without the file the rule is silent.

    Raises:
        DictionaryError: names every faulty row.
    """
    path = dictionaries_dir / "doubled.txt"
    problems = Problems(dictionaries_dir)
    rows = lexicon.read_table(path, COLUMNS, problems).rows if path.is_file() else ()
    words = {
        row.text("词"): lexicon.read_confidence(
            row.text("置信度"), DEFAULT_CONFIDENCE, path, row.line, problems
        )
        for row in rows
    }
    problems.raise_errors()
    return DoubledWords(words)
