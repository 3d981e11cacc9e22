"""Conditions on what stands around a word (前文、后文、同句), as rows of dictionaries state them."""

import re
from dataclasses import dataclass
from datetime import date

from govspider.text.lexicon import ListRow
from govspider.text.match import sentence_around
from govspider.text.numerals import number_of

_BEGIN, _END = "^", "$"  # within a cell: the clause begins here, ends here
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?=年|[-—./〔\[（(])|[一二][〇零○一二三四五六七八九]{3}(?=年)")
_MARKS = frozenset("，。；：、！？（）《》“”‘’【】,.;:!?()\"'\n\r\t \u3000")


@dataclass(frozen=True, slots=True)
class Condition:
    """A cell of conditions: one of the values must be there, or (cell begins with `!`) none may be.

    The value `^` stands for the beginning of a clause, `$` for its end.
    """

    values: tuple[str, ...] = ()
    negated: bool = False

    @classmethod
    def of(cls, row: ListRow, column: str) -> "Condition":
        """The condition a cell states; an empty cell is always met."""
        text = row.cells.get(column)
        if not text:
            return ALWAYS
        negated = text.startswith(("!", "！"))
        values = tuple(part.strip() for part in text[negated:].split("|") if part.strip())
        return cls(values, negated)

    def after(self, text: str, end: int) -> bool:
        """Whether the text from `end` begins as the condition wants."""
        if not self.values:
            return True
        ends = _END in self.values and (end == len(text) or text[end] in _MARKS)
        return (ends or text.startswith(self.values, end)) is not self.negated

    def before(self, text: str, start: int) -> bool:
        """Whether the text up to `start` ends as the condition wants."""
        if not self.values:
            return True
        begins = _BEGIN in self.values and (start == 0 or text[start - 1] in _MARKS)
        return (begins or text.endswith(self.values, 0, start)) is not self.negated

    def within(self, text: str) -> bool:
        """Whether the text contains what the condition wants."""
        return not self.values or any(value in text for value in self.values) is not self.negated


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The three conditions of a row: what stands before, behind, and in the same sentence."""

    before: Condition = ALWAYS
    after: Condition = ALWAYS
    near: Condition = ALWAYS

    @classmethod
    def of(cls, row: ListRow) -> "Surroundings":
        """What the columns 前文, 后文 and 同句 of a row state."""
        if not any(row.cells.get(column) for column in SURROUNDING_COLUMNS):
            return ANYWHERE
        return cls(*(Condition.of(row, column) for column in SURROUNDING_COLUMNS))

    def fit_beside(self, text: str, start: int, end: int) -> bool:
        """Whether what stands directly before and behind [start, end) is as it must be."""
        return self.after.after(text, end) and self.before.before(text, start)

    def fit_sentence(self, text: str, start: int, end: int) -> bool:
        """Whether the sentence that holds [start, end) is as it must be."""
        return not self.near.values or self.near.within(sentence_around(text, start, end))


def names_earlier_year(sentence: str, day: date) -> bool:
    """Whether a sentence speaks of a year before that of `day`: 公司于2003年经工商行政管理局核准登记."""
    return any(number_of(match[0]) < day.year for match in _YEAR.finditer(sentence))


SURROUNDING_COLUMNS = ("前文", "后文", "同句")
ANYWHERE = Surroundings()
