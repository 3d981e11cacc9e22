"""Detector 2: near misses of canonical phrases (规范表述的近似错误). File format: dictionaries/README.md."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from govspider.items import Detector, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems, Table
from govspider.text.match import WordHit, covered_by, crossing_word, without_contained
from govspider.text.segment import Boundaries, Segmenter
from govspider.words.alike import Alike
from govspider.words.confusion import load_with_allowed
from govspider.words.phrase_edits import Edit, EditJudge, EditKind
from govspider.words.phrase_seeds import Phrase, SeedIndex
from govspider.words.phrase_sounds import SoundIndex

COLUMNS = Columns(("规范表述",), ("变体", "置信度"))
UNIT_COLUMNS = Columns(("机构全称",), ("简称",))


class PhraseMatcher:
    """All canonical phrases: finds what is one edit away from one, and judges it.

    Args:
        phrases: the canonical ones.
        segmenter: cuts the text around a near miss.
        alike: which characters are taken for each other.
        allowed: the office's own phrases that are never a near miss.
        cache_dir: where a table of readings is kept between starts; None: nowhere.
    """

    def __init__(
        self,
        phrases: Iterable[Phrase],
        segmenter: Segmenter,
        alike: Alike,
        allowed: tuple[str, ...] = (),
        cache_dir: Path | None = None,
    ) -> None:
        self.phrases = tuple(phrases)
        self._segmenter = segmenter
        self._judge = EditJudge(alike, segmenter)
        self._allowed = allowed
        self._known = {form for phrase in self.phrases for form in (phrase.text, *phrase.variants)}
        self._longest = max(map(len, self._known), default=0)
        self._sizes: dict[str, list[int]] = {}  # of the right forms, by their first character
        for first, size in sorted({(form[0], len(form)) for form in self._known}):
            self._sizes.setdefault(first, []).append(size)
        self.index = SeedIndex(self.phrases, segmenter.has_word)
        self._alike = alike
        self._cache_dir = cache_dir

    def find(self, text: str, boundaries: Boundaries = frozenset()) -> list[WordHit]:
        """Near misses in a text, in order.

        Args:
            text: any text.
            boundaries: jieba's cut of it, when the caller has it; else the clauses concerned are cut here.
        """
        boundaries = boundaries or self._segmenter.lazy_boundaries(text)
        near = (*self._sounds.find(text), *self.index.find(text))
        found = {(edit.start, edit.end): (edit, phrase) for edit, phrase in near}
        hits = (self._hit(edit, phrase, text, boundaries) for edit, phrase in found.values())
        return without_contained(hit for hit in hits if hit)

    @cached_property
    def _sounds(self) -> SoundIndex:
        """Made for the first text: the readings it is made of take longer to load than anything else here."""
        return SoundIndex(self.phrases, self._alike, self._cache_dir)

    def _hit(self, edit: Edit, phrase: Phrase, text: str, boundaries: Boundaries) -> WordHit | None:
        if not self._judge.is_possible(edit, text):
            return None
        confidence = self._judge.confidence(edit, text, boundaries, phrase.confidence)
        if confidence is None or self._is_known(text, edit):
            return None
        if covered_by(text, edit.start, edit.end, self._allowed):
            return None
        if any(crossing_word(text, boundaries, edit.start, edit.end, self._segmenter)):
            return None
        shown = text[edit.start : edit.end]
        return WordHit(
            start=edit.start,
            end=edit.end,
            shown=shown,
            suggestion=phrase.text,
            detector=Detector.PHRASE,
            confidence=confidence,
            severity=Severity.GENERAL,
            reason=f"“{shown}”疑为“{phrase.text}”（{phrase.category}，{edit.kind.value}）",
            source=phrase.source,
        )

    def _is_known(self, text: str, edit: Edit) -> bool:
        """Whether a right phrase or variant stands in the text over the place of the edit."""
        place = edit.start + min(edit.at, edit.end - edit.start - 1)
        # A lost character has stood between two: a phrase that begins behind the gap says nothing of it.
        first = place - (edit.kind is EditKind.LOST and edit.at > 0)
        for start in range(max(0, place - self._longest + 1), first + 1):
            for size in self._sizes.get(text[start], ()):
                if start + size > place and text[start : start + size] in self._known:
                    return True
        return False


def load_phrases(
    dictionaries_dir: Path, segmenter: Segmenter, alike: Alike, cache_dir: Path | None = None
) -> PhraseMatcher:
    """The canonical phrases of the project and the office's own phrases and units.

    Raises:
        DictionaryError: names every faulty row.
    """
    phrases, allowed = load_with_allowed(dictionaries_dir, read_phrases)
    return PhraseMatcher(phrases, segmenter, alike, allowed, cache_dir)


def phrase_files(dictionaries_dir: Path) -> list[Path]:
    """The files that `read_phrases` reads, those of the office too where there are none."""
    office = dictionaries_dir / lexicon.OFFICE
    return [*sorted((dictionaries_dir / "phrases").glob("*")), office / "phrases.txt", office / "units.txt"]


def read_phrases(dictionaries_dir: Path, problems: Problems) -> list[Phrase]:
    """Every phrase of phrases/, office/phrases.txt and office/units.txt; faults are noted in `problems`."""
    tables = lexicon.read_kind(dictionaries_dir, "phrases", "phrases.txt", COLUMNS, problems)
    phrases = [phrase for table in tables for phrase in _phrases(table, "规范表述", "变体", problems)]
    units = dictionaries_dir / lexicon.OFFICE / "units.txt"
    if units.is_file():
        table = lexicon.read_table(units, UNIT_COLUMNS, problems)
        phrases += _phrases(table, "机构全称", "简称", problems)
    return phrases


def _phrases(table: Table, column: str, variants: str, problems: Problems) -> Iterator[Phrase]:
    defaults = lexicon.read_defaults(table, problems, example="政策用语")
    sure = defaults.confidence
    for row in table.rows:
        yield Phrase(
            text=row.text(column),
            variants=row.values(variants),
            category=defaults.category,
            confidence=lexicon.read_confidence(row.text("置信度"), sure, row.path, row.line, problems),
            path=row.path,
            line=row.line,
        )
