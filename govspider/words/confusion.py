"""Detector 1: the confusion dictionary (易错词库), wrong form → right form under conditions.

One automaton finds every wrong form; what it finds must meet its row's conditions and must not cut through a
word of jieba's cut. File format: dictionaries/README.md.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from govspider.items import Detector, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems, ReadT, Table
from govspider.text.match import (
    WordHit,
    common_ends,
    covered_by,
    crossing_word,
    sentence_around,
    without_contained,
)
from govspider.text.segment import Boundaries, Segmenter
from govspider.text.terms import Terms
from govspider.words.conditions import SURROUNDING_COLUMNS, Surroundings, names_earlier_year

COLUMNS = Columns(
    ("错误", "正确", "应报", "不报"),
    ("例外", *SURROUNDING_COLUMNS, "置信度", "严重程度", "说明", "自"),
)
_MIN_REMAINDER = 2  # characters of a match outside a crossing word that prove it if they hold the difference
_LONG_REMAINDER = 3  # characters that prove it in any case: 一针见雪｜地


class Confusion(NamedTuple):
    """One row of the confusion dictionary."""

    wrong: str
    right: str
    category: str
    fires: str  # a sentence that must be reported
    silent: str  # a sentence that must not
    exceptions: tuple[str, ...]
    around: Surroundings
    confidence: float
    severity: Severity
    note: str
    since: date | None  # until then the form was right: an old name, a law now repealed
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"

    def differs(self) -> tuple[int, int]:
        """Span within the wrong form that differs from the right form; at least one character."""
        head, tail = common_ends(self.wrong, self.right)
        start = min(head, len(self.wrong) - 1)
        return start, max(start + 1, len(self.wrong) - tail)

    def is_right_already(self, text: str, start: int) -> bool:
        """Whether the wrong form stands inside its own right form (法治社会 in 建设法治社会)."""
        shift = self.right.find(self.wrong)
        return shift >= 0 and text.startswith(self.right, max(0, start - shift))


class ConfusionMatcher:
    """All confusions as one automaton."""

    def __init__(
        self, entries: Iterable[Confusion], segmenter: Segmenter, allowed: tuple[str, ...] = ()
    ) -> None:
        self.entries = tuple(entries)
        self._segmenter = segmenter
        self._allowed = allowed
        by_wrong: dict[str, list[Confusion]] = {}
        for entry in self.entries:
            by_wrong.setdefault(entry.wrong, []).append(entry)
        self.terms = Terms(by_wrong)
        self._rows = list(by_wrong.values())

    def find(self, text: str, boundaries: Boundaries = frozenset()) -> list[WordHit]:
        """Wrong forms in a text, in order.

        Args:
            text: any text.
            boundaries: jieba's cut of it, when the caller has it; else the clauses concerned are cut here.
        """
        hits = []
        boundaries = boundaries or self._segmenter.lazy_boundaries(text)
        for index, start, end in self.terms.matches(text):
            for entry in self._rows[index]:
                if not self._refusal(entry, text, boundaries, start, end):
                    hits.append(_hit(entry, start, end))
                    break
        return without_contained(hits)

    def refusals(self, text: str) -> Iterator[tuple[Confusion, int, str]]:
        """Wrong forms that stand in a text but are not reported: row, place and why not, in Chinese."""
        boundaries = self._segmenter.lazy_boundaries(text)
        for index, start, end in self.terms.matches(text):
            for entry in self._rows[index]:
                why = self._refusal(entry, text, boundaries, start, end)
                if why:
                    yield entry, start, why

    def _refusal(self, entry: Confusion, text: str, boundaries: Boundaries, start: int, end: int) -> str:
        """Why a match is not reported; empty when it is."""
        if not entry.around.fit_beside(text, start, end):
            return "前后文条件不符"
        if entry.is_right_already(text, start):
            return "正确写法本身"
        if covered_by(text, start, end, entry.exceptions) or covered_by(text, start, end, self._allowed):
            return "例外或放行短语"
        if why := _unfit_sentence(entry, text, start, end):
            return why
        if not self._stands_alone(entry, text, boundaries, start, end):
            return "切断了词典里的词"
        return ""

    def _stands_alone(
        self, entry: Confusion, text: str, boundaries: Boundaries, start: int, end: int
    ) -> bool:
        """Whether no dictionary word cuts through the match where it matters.

        A crossing word is harmless when what it leaves of the match still holds the whole difference between
        wrong and right (布署工作｜人员): then the wrong form stands without it.
        """
        left, right = crossing_word(text, boundaries, start, end, self._segmenter)
        if not left and not right:
            return True
        around = next((word for word in (left, right) if word and word[0] <= start and end <= word[1]), None)
        if around:
            # jieba's dictionary holds common slips too (大部份): the word fixed must be one as well.
            fixed = text[around[0] : start] + entry.right + text[end : around[1]]
            return self._segmenter.has_word(fixed)
        inner_start = left[1] if left else start
        inner_end = right[0] if right else end
        first, last = entry.differs()
        holds = inner_start <= start + first and start + last <= inner_end
        remainder = inner_end - inner_start
        return remainder >= _LONG_REMAINDER or (holds and remainder >= _MIN_REMAINDER)


def _unfit_sentence(entry: Confusion, text: str, start: int, end: int) -> str:
    if not entry.around.fit_sentence(text, start, end):
        return "同句条件不符"
    if entry.since and names_earlier_year(sentence_around(text, start, end), entry.since):
        return "句中年份在改称之前"
    return ""


def load_confusions(dictionaries_dir: Path, segmenter: Segmenter) -> ConfusionMatcher:
    """The confusion dictionary of the project and the office's own.

    Raises:
        DictionaryError: names every faulty row.
    """
    entries, allowed = load_with_allowed(dictionaries_dir, read_confusions)
    return ConfusionMatcher(entries, segmenter, allowed)


def read_confusions(dictionaries_dir: Path, problems: Problems) -> list[Confusion]:
    """Every confusion of confusions/ and office/confusions.tsv; faults are noted in `problems`."""
    tables = lexicon.read_kind(dictionaries_dir, "confusions", "confusions.tsv", COLUMNS, problems)
    return [entry for table in tables for entry in _entries(table, problems)]


def read_allowed(dictionaries_dir: Path, problems: Problems) -> tuple[str, ...]:
    """The office's allow-phrases (放行短语)."""
    path = dictionaries_dir / lexicon.OFFICE / "allow.txt"
    rows = lexicon.read_rows(path, Columns(("放行短语",), ("说明",)), problems)
    return tuple(row.text("放行短语") for row in rows)


def load_with_allowed(
    dictionaries_dir: Path, read: Callable[[Path, Problems], ReadT]
) -> tuple[ReadT, tuple[str, ...]]:
    """What a reader makes of the dictionaries, and the office's allow-phrases.

    Raises:
        DictionaryError: names every faulty row of both.
    """
    return lexicon.load(
        dictionaries_dir, lambda folder, problems: (read(folder, problems), read_allowed(folder, problems))
    )


def _entries(table: Table, problems: Problems) -> Iterator[Confusion]:
    defaults = lexicon.read_defaults(table, problems, example="同音字")
    confidence, severity = defaults.confidence, defaults.severity
    for row in table.rows:
        cells, line = row.cells, row.line
        yield Confusion(
            wrong=cells["错误"],
            right=cells["正确"],
            category=defaults.category,
            fires=cells["应报"],
            silent=cells["不报"],
            exceptions=row.values("例外"),
            around=Surroundings.of(row),
            confidence=lexicon.read_confidence(row.text("置信度"), confidence, row.path, line, problems),
            severity=lexicon.read_severity(row.text("严重程度"), severity, row.path, line, problems),
            note=row.text("说明"),
            since=lexicon.read_day(row, "自", problems),
            path=row.path,
            line=line,
        )


def _hit(entry: Confusion, start: int, end: int) -> WordHit:
    note = f"；{entry.note}" if entry.note else ""
    return WordHit(
        start=start,
        end=end,
        shown=entry.wrong,
        suggestion=entry.right,
        detector=Detector.CONFUSION,
        confidence=entry.confidence,
        severity=entry.severity,
        reason=f"“{entry.wrong}”应为“{entry.right}”（{entry.category}{note}）",
        source=entry.source,
        since=entry.since,
    )
