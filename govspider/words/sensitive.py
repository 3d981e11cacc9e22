"""Sensitive words (敏感词): found through disguises, and judged by what stands around them.

Three ways (方式), named by each file or row: 直接 accuses alone, 语境 only where the surroundings advertise,
用语 is an expression with a right form, matched as written. File format: dictionaries/README.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from govspider.items import Detector, Kind, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems, Row, Table
from govspider.text.match import WordHit, covered_by, crossing_word, line_span, without_contained
from govspider.text.normalise import Folded, Folder
from govspider.text.segment import Boundaries, Segmenter
from govspider.text.terms import Match, Terms
from govspider.words.advert import is_disguised_fairly, is_warning, looks_like_advert
from govspider.words.confusion import read_allowed

COLUMNS = Columns(("词",), ("规范表述", "例外", "方式", "应报", "不报"))
_PIECE = 5_000  # characters folded at a time with the way back: slow work
_SHORT_WORDING = 3  # characters up to which a wording may be two words' ends by chance
PINYIN_SYLLABLES = 4  # shorter words have readings that ordinary Latin text contains
_HEADS = ("指标", "严重程度", "处置")
_CODES = frozenset({"V1.1", "V1.2", "V1.3", "T2"})  # indicators that a word may serve


class Way(StrEnum):
    """How a word is judged (方式)."""

    DIRECT = "直接"
    CONTEXT = "语境"
    WORDING = "用语"


@dataclass(frozen=True, slots=True)
class Category:
    """The heads of one file: what its words have in common."""

    name: str
    indicator: str
    severity: Severity
    handling: str
    kind: Kind
    way: Way
    confidence: float
    pinyin: bool


@dataclass(frozen=True, slots=True)
class SensitiveWord:
    """One row."""

    word: str
    right: str
    exceptions: tuple[str, ...]
    way: Way
    category: Category
    fires: str
    silent: str
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"


class SensitiveMatcher:
    """All sensitive words as two automata: one over the folded text, one over the text as written."""

    def __init__(
        self, words: Iterable[SensitiveWord], segmenter: Segmenter, allowed: tuple[str, ...] = ()
    ) -> None:
        self.words = tuple(words)
        self._segmenter = segmenter
        self._allowed = allowed
        self._folder = Folder()
        folded: dict[str, SensitiveWord] = {}
        for word in self.words:
            if word.way is not Way.WORDING:
                folded.update((form, word) for form in self._forms(word))
        wordings = {word.word: word for word in self.words if word.way is Way.WORDING}
        self._folded_words, self.terms = list(folded.values()), Terms(folded)
        self._wordings, self.wordings = list(wordings.values()), Terms(wordings)

    def find(self, text: str, boundaries: Boundaries = frozenset()) -> list[WordHit]:
        """Sensitive words in a text, in order.

        Args:
            text: any text, HTML entities and script escapes included.
            boundaries: jieba's cut of it, when the caller has it; else the clauses concerned are cut here.
        """
        return without_contained(
            (
                *self._disguised(text),
                *self._as_written(text, boundaries or self._segmenter.lazy_boundaries(text)),
            )
        )

    def _forms(self, word: SensitiveWord) -> Iterator[str]:
        yield self._folder.fold_text(word.word)
        if word.category.pinyin and word.way is Way.DIRECT:
            from pypinyin import lazy_pinyin

            syllables = lazy_pinyin(word.word)
            if len(syllables) >= PINYIN_SYLLABLES:
                yield "".join(syllables)

    def _disguised(self, text: str) -> Iterator[WordHit]:
        """Words in the text once folded; lines that hold neither a word nor a disguise need no folding."""
        starts = self._folder.suspicious_lines(text)
        plain = self.terms.matches(text)
        starts.update(line_span(text, start, end)[0] for _, start, end in plain)
        lines = [piece for start in sorted(starts) for piece in _pieces(text, start)]
        flat = self._folder.fold_text("\n".join(line for _, line in lines))
        number, first, places = 0, 0, list[Match]()
        for index, begin, stop in self.terms.matches_apart(flat):
            passed = flat.count("\n", first, begin)
            if passed:
                yield from self._in_line(*lines[number], places)
                number, first, places = number + passed, flat.rfind("\n", first, begin) + 1, []
            places.append((index, begin - first, stop - first))
        if places:
            yield from self._in_line(*lines[number], places)

    def _in_line(self, offset: int, line: str, found: list[Match]) -> Iterator[WordHit]:
        """Judge matches in the folded text of one line, which begins at `offset` of the text."""
        folded = self._folder.fold(line)
        for index, begin, stop in found:
            word = self._folded_words[index]
            start, end = folded.span(begin, stop)
            if self._accuses(word, line, folded, (start, end), (begin, stop)):
                yield _hit(word, line, start, end, offset)

    def _accuses(
        self, word: SensitiveWord, text: str, folded: Folded, span: tuple[int, int], place: tuple[int, int]
    ) -> bool:
        start, end = span
        return (
            is_disguised_fairly(text[start:end], place[1] - place[0])
            and not _runs_on(text, start, end)
            and not self._excepted(word, text, span)
            and not covered_by(folded.text, *place, word.exceptions)
            and (word.category.kind is Kind.SECRECY_MARK or not is_warning(text, start, end))
            and (
                word.way is Way.DIRECT
                or (looks_like_advert(folded, place) and self._is_cut_so(text, span, word))
            )
        )

    def _is_cut_so(self, text: str, span: tuple[int, int], word: SensitiveWord) -> bool:
        """Whether a topic stands for itself: 下注 does not in 下注意力."""
        plain = text[span[0] : span[1]] == word.word
        return not plain or self._is_whole(text, self._segmenter.lazy_boundaries(text), *span)

    def _as_written(self, text: str, boundaries: Boundaries) -> Iterator[WordHit]:
        for index, start, end in self.wordings.matches(text):
            word = self._wordings[index]
            if not self._excepted(word, text, (start, end)) and self._is_whole(text, boundaries, start, end):
                yield _hit(word, text, start, end)

    def _is_whole(self, text: str, boundaries: Boundaries, start: int, end: int) -> bool:
        if end - start > _SHORT_WORDING:
            return True
        return not any(crossing_word(text, boundaries, start, end, self._segmenter))

    def _excepted(self, word: SensitiveWord, text: str, span: tuple[int, int]) -> bool:
        return covered_by(text, *span, word.exceptions) or covered_by(text, *span, self._allowed)


def load_sensitive(dictionaries_dir: Path, segmenter: Segmenter) -> SensitiveMatcher:
    """The sensitive words of the project and the office's own.

    Raises:
        DictionaryError: names every faulty head and row.
    """
    problems = Problems(dictionaries_dir)
    words = read_sensitive(dictionaries_dir, problems)
    allowed = read_allowed(dictionaries_dir, problems)
    problems.raise_errors()
    return SensitiveMatcher(words, segmenter, allowed)


def read_sensitive(dictionaries_dir: Path, problems: Problems) -> list[SensitiveWord]:
    """Every word of sensitive/ and office/sensitive.txt; faults are noted in `problems`."""
    tables = lexicon.read_kind(dictionaries_dir, "sensitive", "sensitive.txt", COLUMNS, problems)
    return [word for table in tables for word in _words(table, problems)]


def _words(table: Table, problems: Problems) -> Iterator[SensitiveWord]:
    category = _category(table, problems)
    for row in table.rows:
        yield SensitiveWord(
            word=row.text("词"),
            right=row.text("规范表述"),
            exceptions=row.values("例外"),
            way=_way(row.text("方式"), category.way, row, problems),
            category=category,
            fires=row.text("应报"),
            silent=row.text("不报"),
            path=row.path,
            line=row.line,
        )


def _category(table: Table, problems: Problems) -> Category:
    heads, path = table.heads, table.path
    defaults = lexicon.read_defaults(table, problems, example="赌博广告")
    for name in _HEADS:
        if not heads.get(name):
            problems.error(path, 1, f"缺少文件说明“# {name}：…”", "请在文件开头加一行，见 README.md")
    indicator, kind = heads.get("指标", ""), heads.get("类型", Kind.SENSITIVE_WORD.value)
    if indicator and indicator not in _CODES:
        problems.error(path, 1, f"指标“{indicator}”不存在", "请写 V1.1、V1.2、V1.3 或 T2")
    if kind not in (Kind.SENSITIVE_WORD, Kind.SECRECY_MARK):
        problems.error(path, 1, f"类型“{kind}”不存在", "请写 sensitive_word 或 secrecy_mark")
        kind = Kind.SENSITIVE_WORD.value
    first = Row(path, 1, {})
    return Category(
        name=defaults.category,
        indicator=indicator,
        severity=defaults.severity,
        handling=heads.get("处置", ""),
        kind=Kind(kind),
        way=_way(heads.get("方式", ""), Way.CONTEXT, first, problems),
        confidence=defaults.confidence,
        pinyin=heads.get("拼音", "否") == "是",
    )


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The line that begins at `start`, with its place; one of a script without line ends in several pieces."""
    stop = line_span(text, start, start)[1]
    for place in range(start, stop, _PIECE):
        yield place, text[place : min(stop, place + _PIECE)]


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether the Latin letters or digits of a match go on outside it: 日本av in 日本AVEX公司."""
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start], text[end - 1]
    return (_latin(last) and _latin(after)) or (_latin(first) and _latin(before))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _way(text: str, default: Way, row: Row, problems: Problems) -> Way:
    if not text:
        return default
    if text not in set(Way):
        problems.error(row.path, row.line, f"方式“{text}”不存在", "请写 直接、语境 或 用语")
        return default
    return Way(text)


def _hit(word: SensitiveWord, text: str, start: int, end: int, offset: int = 0) -> WordHit:
    category, shown = word.category, text[start:end]
    right = f"，应为“{word.right}”" if word.right else ""
    meant = f"（即“{word.word}”）" if shown != word.word else ""
    return WordHit(
        start=offset + start,
        end=offset + end,
        shown=shown,
        suggestion=word.right or None,
        detector=Detector.LEXICON,
        confidence=category.confidence,
        severity=category.severity,
        reason=f"{category.name}：“{shown}”{meant}{right}；{category.handling}",
        kind=category.kind,
        indicator=category.indicator,
        source=word.source,
    )
