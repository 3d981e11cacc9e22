"""Rule of openers said twice (插入语重复): 据统计，据统计，全市…. The words stand in dictionaries/doubled.txt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govspider.text.lexicon import ListRow
from govspider.text.match import Fault
from govspider.text.segment import Segmenter

_PLACE = "插入语"
_MARKS = "，,"
_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Openers:
    """Words with which a clause begins that say nothing if they are said again."""

    words: tuple[str, ...] = ()

    @property
    def triggers(self) -> tuple[str, ...]:
        """What a line must hold to be looked at."""
        return tuple(f"{word}{mark}{word}" for word in self.words for mark in _MARKS)

    def find(self, line: str, _segmenter: Segmenter) -> Iterator[Fault]:
        """Openers at the beginning of a clause that stand twice, a mark behind each."""
        for word in self.words:
            said = re.escape(word)
            for again in re.finditer(rf"(?<![一-鿿])(?=({said}[{_MARKS}]{said})[{_MARKS}])", line):
                yield Fault(*again.span(1), f"“{word}”重复", word, _CONFIDENCE)


def openers(rows: tuple[tuple[ListRow, float], ...]) -> Openers:
    """The rows of doubled.txt that are openers."""
    return Openers(tuple(row.text("词") for row, _ in rows if row.text("位置") == _PLACE))
