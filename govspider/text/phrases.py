"""Layer 2: near misses of canonical phrases (规范表述的近似错误).

Of a phrase with one edit, one half is untouched: an automaton finds the halves, and what stands beside them
is compared with the rest of the phrase. File format: dictionaries/README.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice, pairwise
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
_SAMPLE = 5_000  # phrases that tell which two characters are common


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


_Use = tuple[_Side, int, Phrase]  # a phrase, which end of it a seed is, and how many characters


_Rests = tuple[tuple[str, "Phrase"], ...]  # what follows (or, reversed, precedes) a seed, and in which phrase


@dataclass(frozen=True, slots=True)
class _Seed:
    """Phrases that share a beginning or an end, by the first two characters of their rests.

    One edit leaves one of these two at the first or the second place beside the seed.
    """

    ahead: dict[str, _Rests]
    behind: dict[str, _Rests]
    swapped: _Rests

    @classmethod
    def of(cls, uses: list[_Use]) -> "_Seed":
        """The seed that serves these phrases."""
        ahead: dict[str, _Rests] = {}
        behind: dict[str, _Rests] = {}
        swapped: list[tuple[str, Phrase]] = []
        for side, size, phrase in uses:
            text = phrase.text
            rest = text[-size - 1 :: -1] if side is _Side.TAIL else text[size:]
            if side is _Side.SWAPPED:
                swapped.append((rest, phrase))
                continue
            rests = behind if side is _Side.TAIL else ahead
            for char in set(rest[:2]):
                rests[char] = (*rests.get(char, ()), (rest, phrase))
        return cls(ahead, behind, tuple(swapped))


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
        uses = _uses([phrase for phrase in self.phrases if len(phrase.text) >= MIN_LENGTH])
        self._automaton = AhoCorasick(uses)
        self._uses = list(uses.values())
        # Made when first met: most of a long list is never met.
        self._seeds: list[_Seed | None] = [None] * len(self._uses)

    def find(self, text: str, borders: frozenset[int] = frozenset()) -> list[WordHit]:
        """Near misses in a text, in order.

        Args:
            text: any text.
            borders: jieba's cut of it, when the caller has it; else the lines concerned are cut here.
        """
        found = {(edit.start, edit.end): (edit, phrase) for edit, phrase in self._edits(text)}
        hits = (self._hit(edit, phrase, text, borders) for edit, phrase in found.values())
        return without_contained(hit for hit in hits if hit)

    def _edits(self, text: str) -> list[tuple[Edit, Phrase]]:
        found: list[tuple[Edit, Phrase]] = []
        seeds = self._seeds
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            seed = seeds[index]
            if seed is None:
                seed = seeds[index] = _Seed.of(self._uses[index])
            if seed.ahead:
                for char in text[end : end + 2]:
                    if rests := seed.ahead.get(char):
                        found += _ahead(rests, text, start, end)
            if seed.behind:
                for char in text[max(0, start - 2) : start]:
                    if rests := seed.behind.get(char):
                        found += _behind(rests, text, start, end)
            if seed.swapped:
                found += _crossed(seed, text, start, end)
        return found

    def _hit(self, edit: Edit, phrase: Phrase, text: str, borders: frozenset[int]) -> WordHit | None:
        begin, stop = (0, len(text)) if borders else line_span(text, edit.start, edit.end)
        line = text[begin:stop]
        local = Edit(edit.kind, edit.phrase, edit.at, edit.start - begin, edit.end - begin)
        if not self._judge.is_possible(local, line):
            return None
        cut = borders or self._segmenter.borders(line)
        confidence = self._judge.confidence(local, line, cut, phrase.confidence)
        if confidence is None or self._is_known(line, local):
            return None
        if covered_by(line, local.start, local.end, self._allowed):
            return None
        if any(crossing_word(line, cut, local.start, local.end, self._segmenter)):
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


def _uses(phrases: list[Phrase]) -> dict[str, list[_Use]]:
    """Seeds of every phrase: one edit leaves one of them whole."""
    uses: dict[str, list[_Use]] = {}
    head, tail, swapped = _Side
    short: list[Phrase] = []
    for phrase in phrases:
        text = phrase.text
        size = min(len(text) // 2, _SEED_LENGTH)
        if len(text) == MIN_LENGTH:
            short.append(phrase)
            size += 1
        uses.setdefault(text[:size], []).append((head, size, phrase))
        uses.setdefault(text[-size:], []).append((tail, size, phrase))
        if len(text) == 2 * size and text[size - 1] != text[size]:
            # A swap between the two halves leaves neither whole.
            crossed = text[: size - 1] + text[size] + text[size - 1]
            uses.setdefault(crossed, []).append((swapped, size + 1, phrase))
    _add_middles(uses, short, _common_pairs(phrases))
    return uses


def _common_pairs(phrases: Iterable[Phrase]) -> Counter[str]:
    """How often two characters stand together in phrases, from a sample."""
    texts = (phrase.text for phrase in islice(phrases, _SAMPLE))
    return Counter(pair for text in texts for pair in map("".join, pairwise(text)))


def _add_middles(uses: dict[str, list[_Use]], short: list[Phrase], common: Counter[str]) -> None:
    """Seeds for an edit in the middle of five characters: the rarer of the ends, for 发展 is everywhere."""
    for phrase in short:
        text = phrase.text
        if common[text[:2]] <= common[text[-2:]]:
            side, seed, crossed = _Side.HEAD, text[:2], text[0] + text[2] + text[1]
        else:
            side, seed, crossed = _Side.TAIL, text[-2:], text[:2] + text[3] + text[2]
        uses.setdefault(seed, []).append((side, len(seed), phrase))
        if crossed != text[: len(crossed)]:
            uses.setdefault(crossed, []).append((_Side.SWAPPED, len(crossed), phrase))


def _ahead(rests: _Rests, text: str, start: int, end: int) -> list[tuple[Edit, Phrase]]:
    found = []
    for rest, phrase in rests:
        last = end + len(rest)
        # A quick look: one edit leaves one of the last two characters near its place.
        near = text[last - 3 : last + 1]
        if (rest[-1] not in near and rest[-2:-1] not in near) or text.startswith(rest, end):
            continue
        edit = first_edit(rest, text[end : last + 1])
        if edit:
            kind, at, size = edit
            at += len(phrase.text) - len(rest)
            found.append((Edit(kind, phrase.text, at, start, end + size), phrase))
    return found


def _behind(rests: _Rests, text: str, start: int, end: int) -> list[tuple[Edit, Phrase]]:
    found = []
    for rest, phrase in rests:
        first = start - len(rest)
        near = text[max(0, first - 1) : max(0, first + 3)]
        if rest[-1] not in near and rest[-2:-1] not in near:
            continue
        before = text[max(0, first - 1) : start][::-1]
        edit = None if before.startswith(rest) else first_edit(rest, before)
        if edit:
            kind, back, size = edit
            at = len(rest) - 1 - back
            at = at - 1 if kind is EditKind.SWAPPED else at + 1 if kind is EditKind.ADDED else at
            found.append((Edit(kind, phrase.text, at, start - size, end), phrase))
    return found


def _crossed(seed: _Seed, text: str, start: int, end: int) -> list[tuple[Edit, Phrase]]:
    return [
        (Edit(EditKind.SWAPPED, phrase.text, end - start - 2, start, end + len(rest)), phrase)
        for rest, phrase in seed.swapped
        if text.startswith(rest, end)
    ]
