"""Layer 2: near misses of canonical phrases (规范表述的近似错误).

Of a phrase with one edit, one half is untouched: an automaton finds the halves, and what stands beside them
is compared with the rest of the phrase. File format: dictionaries/README.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from govspider.items import Layer, Severity
from govspider.text import lexicon
from govspider.text.alike import Alike
from govspider.text.confusion import read_allowed
from govspider.text.lexicon import Columns, Problems, Table
from govspider.text.match import WordHit, covered_by, crossing_word, line_span, without_contained
from govspider.text.phrase_edits import Edit, EditJudge, EditKind, first_edit
from govspider.text.segment import Segmenter

COLUMNS = Columns(("规范表述",), ("变体", "置信度"))
UNIT_COLUMNS = Columns(("机构全称",), ("简称",))
MIN_LENGTH = 5  # characters; shorter phrases only protect
DEFAULT_CONFIDENCE = 0.97
_SEED_LENGTH = 4  # characters at most: longer seeds meet fewer places but make a larger automaton
_PROBE = 2  # characters beside a seed that must agree in part before the whole is compared


class Phrase(NamedTuple):
    """One canonical phrase; its variants are as right as it is."""

    text: str
    variants: tuple[str, ...]
    category: str
    confidence: float
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"


class _Side(IntEnum):
    """Which end of a phrase a seed is."""

    HEAD = 0
    TAIL = 1
    SWAPPED = 2  # the head, whose last character has changed places with the next


@dataclass(frozen=True, slots=True)
class _Seed:
    """Phrases that begin (rest follows) or end (rest precedes, kept reversed) with the same characters."""

    ahead: tuple[tuple[str, Phrase], ...]
    behind: tuple[tuple[str, Phrase], ...]
    swapped: tuple[tuple[str, Phrase], ...]
    probe_ahead: frozenset[str]
    probe_behind: frozenset[str]

    @classmethod
    def of(cls, uses: list[tuple[_Side, Phrase]]) -> "_Seed":
        """The seed that serves these phrases."""
        rests: tuple[list[tuple[str, Phrase]], ...] = ([], [], [])
        for side, phrase in uses:
            text, size = phrase.text, _seed_size(phrase.text)
            rest = text[-size - 1 :: -1] if side is _Side.TAIL else text[size + (side is _Side.SWAPPED) :]
            rests[side].append((rest, phrase))
        ahead, behind, swapped = map(tuple, rests)
        return cls(
            ahead,
            behind,
            swapped,
            frozenset("".join(rest[:_PROBE] for rest, _ in ahead)),
            frozenset("".join(rest[:_PROBE] for rest, _ in behind)),
        )


class PhraseMatcher:
    """All canonical phrases as one automaton of their halves."""

    def __init__(
        self, phrases: Iterable[Phrase], segmenter: Segmenter, alike: Alike, allowed: tuple[str, ...] = ()
    ) -> None:
        self.phrases = tuple(phrases)
        self._segmenter = segmenter
        self._judge = EditJudge(alike, segmenter)
        self._allowed = allowed
        self._known = {form for phrase in self.phrases for form in (phrase.text, *phrase.variants)}
        self._sizes = sorted({len(form) for form in self._known})
        uses = _uses(phrase for phrase in self.phrases if len(phrase.text) >= MIN_LENGTH)
        self._automaton = AhoCorasick(uses)
        self._uses = list(uses.values())
        self._seeds: dict[int, _Seed] = {}  # made when first met: most of a long list is never met

    def find(self, text: str, borders: frozenset[int] = frozenset()) -> list[WordHit]:
        """Near misses in a text, in order.

        Args:
            text: any text.
            borders: jieba's cut of it, when the caller has it; else the lines concerned are cut here.
        """
        found = {(edit.start, edit.end): (edit, phrase) for edit, phrase in self._edits(text)}
        hits = (self._hit(edit, phrase, text, borders) for edit, phrase in found.values())
        return without_contained(hit for hit in hits if hit)

    def _edits(self, text: str) -> Iterator[tuple[Edit, Phrase]]:
        seeds = self._seeds
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            seed = seeds.get(index)
            if seed is None:
                seed = seeds[index] = _Seed.of(self._uses[index])
            if seed.ahead and not seed.probe_ahead.isdisjoint(text[end : end + _PROBE]):
                yield from _ahead(seed, text, start, end)
            if seed.behind and not seed.probe_behind.isdisjoint(text[max(0, start - _PROBE) : start]):
                yield from _behind(seed, text, start, end)
            for rest, phrase in seed.swapped:
                if text.startswith(rest, end):
                    middle = end - start - 2
                    yield Edit(EditKind.SWAPPED, phrase.text, middle, start, end + len(rest)), phrase

    def _hit(self, edit: Edit, phrase: Phrase, text: str, borders: frozenset[int]) -> WordHit | None:
        begin, stop = (0, len(text)) if borders else line_span(text, edit.start, edit.end)
        line = text[begin:stop]
        local = Edit(edit.kind, edit.phrase, edit.at, edit.start - begin, edit.end - begin)
        if self._is_known(line, local) or covered_by(line, local.start, local.end, self._allowed):
            return None
        cut = borders or self._segmenter.borders(line)
        if any(crossing_word(line, cut, local.start, local.end, self._segmenter)):
            return None
        confidence = self._judge.confidence(local, line, cut, phrase.confidence)
        if confidence is None:
            return None
        shown = line[local.start : local.end]
        return WordHit(
            start=edit.start,
            end=edit.end,
            shown=shown,
            suggestion=phrase.text,
            layer=Layer.PHRASE,
            confidence=confidence,
            severity=Severity.GENERAL,
            reason=f"“{shown}”疑为“{phrase.text}”（{phrase.category}，{edit.kind.value}）",
            source=phrase.source,
        )

    def _is_known(self, line: str, edit: Edit) -> bool:
        """Whether a right phrase or variant stands in the text over the place of the edit."""
        place = edit.start + min(edit.at, edit.end - edit.start - 1)
        for size in self._sizes:
            for start in range(max(0, place - size + 1), place + 1):
                if line[start : start + size] in self._known:
                    return True
        return False


def load_phrases(dictionaries_dir: Path, segmenter: Segmenter, alike: Alike) -> PhraseMatcher:
    """The canonical phrases of the project and the office's own phrases and units.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    phrases = read_phrases(dictionaries_dir, problems)
    allowed = read_allowed(dictionaries_dir, problems)
    problems.raise_errors()
    return PhraseMatcher(phrases, segmenter, alike, allowed)


def read_phrases(dictionaries_dir: Path, problems: Problems) -> list[Phrase]:
    """Every phrase of phrases/, office/phrases.txt and office/units.txt; faults are noted in `problems`."""
    tables = lexicon.read_folder(dictionaries_dir / "phrases", COLUMNS, problems)
    own, units = dictionaries_dir / "office" / "phrases.txt", dictionaries_dir / "office" / "units.txt"
    if own.is_file():
        tables.append(lexicon.read_table(own, COLUMNS, problems))
    phrases = [phrase for table in tables for phrase in _phrases(table, "规范表述", "变体", problems)]
    if units.is_file():
        table = lexicon.read_table(units, UNIT_COLUMNS, problems)
        phrases += _phrases(table, "机构全称", "简称", problems)
    return phrases


def _phrases(table: Table, column: str, variants: str, problems: Problems) -> Iterator[Phrase]:
    heads = table.heads
    sure = lexicon.read_confidence(heads.get("置信度", ""), DEFAULT_CONFIDENCE, table.path, 1, problems)
    category = heads.get("类别", "")
    if not category:
        problems.error(table.path, 1, "缺少文件说明“# 类别：…”", "请在文件开头加一行，例如 # 类别：政策用语")
    for row in table.rows:
        yield Phrase(
            text=row.text(column),
            variants=row.values(variants),
            category=category,
            confidence=lexicon.read_confidence(row.text("置信度"), sure, row.path, row.line, problems),
            path=row.path,
            line=row.line,
        )


def _uses(phrases: Iterable[Phrase]) -> dict[str, list[tuple[_Side, Phrase]]]:
    """Head and tail of every phrase: one edit leaves one whole, but for a swap between two halves."""
    uses: dict[str, list[tuple[_Side, Phrase]]] = {}
    head, tail, swapped = _Side
    for phrase in phrases:
        text = phrase.text
        size = _seed_size(text)
        uses.setdefault(text[:size], []).append((head, phrase))
        uses.setdefault(text[-size:], []).append((tail, phrase))
        if len(text) == 2 * size and text[size - 1] != text[size]:
            uses.setdefault(text[: size - 1] + text[size] + text[size - 1], []).append((swapped, phrase))
    return uses


def _seed_size(text: str) -> int:
    return min(len(text) // 2, _SEED_LENGTH)


def _ahead(seed: _Seed, text: str, start: int, end: int) -> Iterator[tuple[Edit, Phrase]]:
    for rest, phrase in seed.ahead:
        if text.startswith(rest, end):
            continue
        found = first_edit(rest, text[end : end + len(rest) + 1])
        if found:
            kind, at, size = found
            yield Edit(kind, phrase.text, len(phrase.text) - len(rest) + at, start, end + size), phrase


def _behind(seed: _Seed, text: str, start: int, end: int) -> Iterator[tuple[Edit, Phrase]]:
    for rest, phrase in seed.behind:
        before = text[max(0, start - len(rest) - 1) : start][::-1]
        if before.startswith(rest):
            continue
        found = first_edit(rest, before)
        if found:
            kind, back, size = found
            at = len(rest) - 1 - back
            at = at - 1 if kind is EditKind.SWAPPED else at + 1 if kind is EditKind.ADDED else at
            yield Edit(kind, phrase.text, at, start - size, end), phrase
