"""Sensitive words (敏感词): found through disguises, and judged by what stands around them.

Three ways (方式), named by each file or row: 直接 accuses alone, 语境 only where the surroundings advertise,
用语 is an expression with a right form, matched as written. File format: dictionaries/README.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from govspider.items import Detector, Kind
from govspider.text.match import Refusal, WordHit, covered_by, crossing_word, line_span, without_contained
from govspider.text.normalise import Folded, Folder
from govspider.text.segment import Boundaries, Segmenter
from govspider.text.terms import Match, Terms
from govspider.words.advert import is_disguised_fairly, is_warning, looks_like_advert
from govspider.words.cited import is_cited
from govspider.words.confusion import load_with_allowed
from govspider.words.sensitive_lists import SensitiveWord, Way, read_sensitive

_PIECE = 5_000  # characters folded at a time with the way back: slow work
_SHORT = 3  # characters up to which a word that accuses alone may be two words' ends by chance: 出口爆发
_CUT, _EXCEPTED = "切断了词典里的词", "例外或放行短语"
_WAYS = {
    Way.DIRECT: "出现即报",
    Way.CONTEXT: "附近有招揽之词才报",
    Way.WORDING: "按原样比对，引述不报",
}
PINYIN_SYLLABLES = 4  # shorter words have readings that ordinary Latin text contains


@dataclass(frozen=True, slots=True)
class _Met:
    """A word that stands at [start, end) of a text, and why it is not reported; empty when it is."""

    word: SensitiveWord
    start: int
    end: int
    why: str


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
            _hit(met, text)
            for met in self._met(text, boundaries or self._segmenter.lazy_boundaries(text))
            if not met.why
        )

    def refusals(self, text: str) -> Iterator[Refusal]:
        """Sensitive words that stand in a text but are not reported, with the reason."""
        for met in self._met(text, self._segmenter.lazy_boundaries(text)):
            if met.why:
                shown = text[met.start : met.end]
                yield Refusal(met.start, met.end, shown, met.word.right or None, met.why, met.word.source)

    def _met(self, text: str, boundaries: Boundaries) -> Iterator[_Met]:
        yield from self._disguised(text)
        yield from self._as_written(text, boundaries)

    def _forms(self, word: SensitiveWord) -> Iterator[str]:
        yield self._folder.fold_text(word.word)
        if word.category.pinyin and word.way is Way.DIRECT:
            from pypinyin import lazy_pinyin

            syllables = lazy_pinyin(word.word)
            if len(syllables) >= PINYIN_SYLLABLES:
                yield "".join(syllables)

    def _disguised(self, text: str) -> Iterator[_Met]:
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

    def _in_line(self, offset: int, line: str, found: list[Match]) -> Iterator[_Met]:
        """Judge matches in the folded text of one line, which begins at `offset` of the text."""
        folded = self._folder.fold(line)
        boundaries = self._segmenter.lazy_boundaries(line)
        for index, begin, stop in found:
            word = self._folded_words[index]
            start, end = folded.span(begin, stop)
            span, place = (start, end), (begin, stop)
            why = self._refusal(word, line, folded, span, place)
            if not why and not self._is_cut_so(line, boundaries, span, word):
                why = _CUT
            yield _Met(word, offset + start, offset + end, why)

    def _refusal(
        self, word: SensitiveWord, text: str, folded: Folded, span: tuple[int, int], place: tuple[int, int]
    ) -> str:
        """Why the word is not there, disguised or not, or not offered; empty when it is."""
        start, end = span
        if not is_disguised_fairly(text[start:end], place[1] - place[0]):
            return "中间是普通的标点，不是有意隔开"
        if _runs_on(text, start, end):
            return "前后的字母或数字与之相连"
        if self._excepted(word, text, span) or covered_by(folded.text, *place, word.exceptions):
            return _EXCEPTED
        return (
            "" if word.category.kind is Kind.SECRECY_MARK else _not_offered(word, text, folded, span, place)
        )

    def _is_cut_so(
        self, text: str, boundaries: Boundaries, span: tuple[int, int], word: SensitiveWord
    ) -> bool:
        """Whether a topic or a short word stands for itself: 下注 does not in 下注意力, 口爆 not in 出口爆发."""
        if text[span[0] : span[1]] != word.word or (word.way is Way.DIRECT and len(word.word) > _SHORT):
            return True
        return self._is_whole(text, boundaries, *span)

    def _as_written(self, text: str, boundaries: Boundaries) -> Iterator[_Met]:
        for index, start, end in self.wordings.matches(text):
            word = self._wordings[index]
            yield _Met(word, start, end, self._wording_refusal(word, text, boundaries, start, end))

    def _wording_refusal(
        self, word: SensitiveWord, text: str, boundaries: Boundaries, start: int, end: int
    ) -> str:
        if not word.around.fit_beside(text, start, end):
            return "前后文条件不符"
        if self._excepted(word, text, (start, end)):
            return _EXCEPTED
        if not word.around.fit_sentence(text, start, end):
            return "同句条件不符"
        if is_cited(text, start, end):
            return "是引述，或句中说的是应当怎样称呼"
        is_whole = self._is_whole(text, boundaries, start, end) and not self._of_two_others(text, start, end)
        return "" if is_whole else _CUT

    def _of_two_others(self, text: str, start: int, end: int) -> bool:
        """Whether a short wording is the end of one word and the beginning of another: 城北｜朝｜鲜花."""
        ends = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
        return end - start <= _SHORT and all(len(two) > 1 and self._segmenter.has_word(two) for two in ends)

    def _is_whole(self, text: str, boundaries: Boundaries, start: int, end: int) -> bool:
        """Whether no word of the dictionary crosses an end: 内蒙古｜大夫, 河南｜中国海."""
        return not any(crossing_word(text, boundaries, start, end, self._segmenter))

    def _excepted(self, word: SensitiveWord, text: str, span: tuple[int, int]) -> bool:
        return covered_by(text, *span, word.exceptions) or covered_by(text, *span, self._allowed)


def load_sensitive(dictionaries_dir: Path, segmenter: Segmenter) -> SensitiveMatcher:
    """The sensitive words of the project and the office's own.

    Raises:
        DictionaryError: names every faulty head and row.
    """
    words, allowed = load_with_allowed(dictionaries_dir, read_sensitive)
    return SensitiveMatcher(words, segmenter, allowed)


def _not_offered(
    word: SensitiveWord, text: str, folded: Folded, span: tuple[int, int], place: tuple[int, int]
) -> str:
    """Why what the word names is told or warned of and not offered; empty when it is offered."""
    advertises = looks_like_advert(folded, place, luring_needed=word.category.luring)
    if word.way is Way.CONTEXT and not advertises:
        return "附近没有足够的招揽之词，此词单独出现不算"
    return "句中或段中是告诫、禁止、查处或普法之词" if is_warning(text, *span, advertises=advertises) else ""


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


def said_of(shown: str, plain: str) -> str:
    """How a sentence names a word: as it stands, with its plain form where that is another and known."""
    return f"“{shown}”（即“{plain}”）" if plain not in ("", shown) else f"“{shown}”"


def _hit(met: _Met, text: str) -> WordHit:
    word, category, shown = met.word, met.word.category, text[met.start : met.end]
    right = f"，应为“{word.right}”" if word.right else ""
    return WordHit(
        start=met.start,
        end=met.end,
        shown=shown,
        suggestion=word.right or None,
        detector=Detector.LEXICON,
        confidence=category.confidence,
        severity=category.severity,
        reason=f"{category.name}：{said_of(shown, word.word)}{right}；{category.handling}",
        kind=category.kind,
        indicator=category.indicator,
        source=word.source,
        details=(f"方式：{word.way}（{_WAYS[word.way]}）",),
    )
