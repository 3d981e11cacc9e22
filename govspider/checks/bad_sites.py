"""Marks of bad sites (不良网站的特征): gambling, pornography, fraud, parked domains.

An official page may speak of gambling to warn of it; so a mark in a sentence that fights it does not count.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems
from govspider.text.page_words import PageUse, PageWords, read_page_words

FILE_NAME = "bad_sites.txt"
COLUMNS = Columns(("类别", "特征", "权重"))
_PARKED = "停放域名"  # the category of names that have run out or are for sale: nothing forbidden yet
_TITLE_SCORE = 3  # one strong mark in the title
_TEXT_SCORE = 6  # two strong marks in the text
_WEIGHTS = frozenset("123")
_SENTENCE = re.compile(r"[。！？!?；;\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its category (类别), the phrase in lower case, and how much it weighs, 1 to 3."""

    category: str
    phrase: str
    weight: int


@dataclass(frozen=True, slots=True)
class BadSites:
    """All marks."""

    marks: tuple[Mark, ...]
    words: PageWords = field(
        default_factory=PageWords
    )  # of those who fight it, report on it or teach about it

    def find(self, title: str, text: str) -> Mark | None:
        """The weightiest mark if title and text are those of a bad site, else None.

        A strong mark in the title decides; in the text it takes two strong ones, or more weak ones.
        """
        scores: dict[str, int] = defaultdict(int)
        best: dict[str, Mark] = {}
        for mark in self._in(title):
            scores[mark.category] += mark.weight * _TEXT_SCORE // _TITLE_SCORE
            best.setdefault(mark.category, mark)
        for mark in self._in(text):
            scores[mark.category] += mark.weight
            best.setdefault(mark.category, mark)
        guilty = [category for category, score in scores.items() if score >= _TEXT_SCORE]
        return best[max(guilty, key=lambda category: scores[category])] if guilty else None

    def _in(self, text: str) -> Iterator[Mark]:
        sentences = [
            part
            for part in _SENTENCE.split(text.casefold())
            if part and not self.words.within(PageUse.AGAINST, part)
        ]
        speech = "\n".join(sentences)
        return (mark for mark in self.marks if mark.phrase in speech)


def reason_of(mark: Mark) -> str:
    """Why a link is bad, for its verdict."""
    return f"{_leads_to(mark.category)}（特征“{mark.phrase}”）"


def is_parked(mark: Mark) -> bool:
    """Whether a mark is that of a name that nobody uses now, not of forbidden content."""
    return mark.category == _PARKED


def is_grave(reason: str) -> bool:
    """Whether a link's reason tells of forbidden content, not of a name that nobody uses now."""
    return not reason.startswith(_leads_to(_PARKED))


def _leads_to(category: str) -> str:
    return f"链接指向{category}网站"


def load_bad_sites(dictionaries_dir: Path) -> BadSites:
    """The marks of bad_sites.txt.

    Raises:
        DictionaryError: names every faulty row.
    """
    return lexicon.load(dictionaries_dir, read_bad_sites)


def read_bad_sites(dictionaries_dir: Path, problems: Problems) -> BadSites:
    """The marks of bad_sites.txt; without the file there are none.

    Args:
        dictionaries_dir: the dictionaries.
        problems: where faults are noted.
    """
    path = dictionaries_dir / FILE_NAME
    if not path.is_file():
        return BadSites(())
    marks = []
    for row in lexicon.read_table(path, COLUMNS, problems).rows:
        weight = row.text("权重")
        if weight in _WEIGHTS:
            marks.append(Mark(row.text("类别"), row.text("特征").casefold(), int(weight)))
        else:
            problems.error(path, row.line, f"权重“{weight}”无法识别", "请写 1、2 或 3")
    return BadSites(tuple(marks), read_page_words(dictionaries_dir, problems))
