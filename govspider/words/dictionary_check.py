"""Checks of the dictionaries (词库核对): duplicates, contradictions, examples that fail."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from govspider.errors import DictionaryError
from govspider.text.jieba_dictionary import dictionary_text
from govspider.text.lexicon import Problems
from govspider.text.segment import Segmenter, load_segmenter
from govspider.text.word_lists import read_counts, read_words
from govspider.words.alike import load_alike
from govspider.words.conditions import ANYWHERE
from govspider.words.confusion import Confusion, ConfusionMatcher, read_allowed, read_confusions
from govspider.words.divisions import load_divisions
from govspider.words.formulas import Formula, read_formulas
from govspider.words.law_names import read_law_names
from govspider.words.leaders import read_leaders
from govspider.words.national_leaders import read_terms
from govspider.words.phrase_seeds import Phrase
from govspider.words.phrases import PhraseMatcher, read_phrases
from govspider.words.rules_already import load_already
from govspider.words.rules_doubled import load_doubled
from govspider.words.sensitive import SensitiveMatcher
from govspider.words.sensitive_lists import SensitiveWord, Way, read_sensitive
from govspider.words.spelling import official, places
from govspider.words.spelling.own_names import load_own_names
from govspider.words.spelling.protected_pairs import load_protected_pairs

MIN_WRONG = 2  # characters: a single one is right in too many words


@dataclass(frozen=True, slots=True)
class FileCount:
    """One line of the statistics."""

    kind: str
    category: str
    file: str
    count: int


class DictionaryChecker:
    """Reads all dictionaries of a folder and checks them against themselves and one another."""

    def __init__(self, folder: Path) -> None:
        self.problems = Problems(folder)
        self._folder = folder
        self.segmenter = Segmenter()
        self._read_lists()
        self.confusions = read_confusions(folder, self.problems)
        self.phrases = read_phrases(folder, self.problems)
        self.sensitive = read_sensitive(folder, self.problems)
        self.formulas = read_formulas(folder, self.problems)
        self.law_titles = read_law_names(folder, self.problems)
        self.leaders = read_leaders(folder, self.problems)
        terms, fallen = read_terms(folder, self.problems)
        self.terms = [*terms, *fallen]
        self._allowed = read_allowed(folder, self.problems)

    def check(self) -> Problems:
        """All problems: errors make the dictionaries unusable, warnings want a look."""
        if self.problems.errors:
            return self.problems  # what cannot be read cannot be run
        self._check_confusions()
        self._check_phrases()
        self._check_formulas()
        self._check_sensitive()
        self._check_leaders()
        return self.problems

    def statistics(self) -> Iterator[FileCount]:
        """How many entries each file holds."""
        yield from _counts("易错词", ((row.category, row.path.name) for row in self.confusions))
        yield from _counts("规范表述", ((row.category, row.path.name) for row in self.phrases))
        yield from _counts("不容有误的表述", ((row.category, row.path.name) for row in self.formulas))
        yield from _counts("法律名称", (("其他法律法规名称", row.path.name) for row in self.law_titles))
        yield from _counts("敏感词", ((row.category.name, row.path.name) for row in self.sensitive))
        yield from _counts("领导", (("领导姓名职务", row.path.name) for row in self.leaders))
        yield from _counts("领导", (("党和国家领导人、已被查处的人员", row.path.name) for row in self.terms))

    def _read_lists(self) -> None:
        for load in (
            load_segmenter,
            load_alike,
            load_doubled,
            load_already,
            load_divisions,
            load_protected_pairs,
            load_own_names,
        ):
            try:
                loaded = load(self._folder)
            except DictionaryError as error:
                self.problems.errors += str(error).split("\n")
            else:
                self.segmenter = loaded if isinstance(loaded, Segmenter) else self.segmenter
        for name in (official.FILE, places.FILE):
            read_words(self._folder / name, self.problems)
        for name in (official.MODERN, official.TRADES):
            read_counts(self._folder / name, self.problems)

    @cached_property
    def _frequencies(self) -> dict[str, int]:
        rows = (line.split() for line in dictionary_text().splitlines())
        return {row[0]: int(row[1]) for row in rows}

    def _check_confusions(self) -> None:
        wrongs = {row.wrong: row for row in self.confusions}
        seen: dict[object, Confusion] = {}
        for row in self.confusions:
            self._check_confusion(row, wrongs)
            key = (row.wrong, row.around)
            if key in seen:
                self._error(row, f"“{row.wrong}”与 {seen[key].source} 重复", "请删去一行")
            seen.setdefault(key, row)
        self._run_confusions(ConfusionMatcher(self.confusions, self.segmenter, self._allowed))

    def _check_confusion(self, row: Confusion, wrongs: dict[str, Confusion]) -> None:
        wrong, right = row.wrong, row.right
        if len(wrong) < MIN_WRONG:
            self._error(row, f"“{wrong}”只有一个字", "请写成两个字以上的词语")
        if wrong == right:
            self._error(row, f"错误写法与正确写法都是“{wrong}”", "请改正其中一个")
        if right in wrongs and not wrongs[right].exceptions and wrongs[right].around == row.around:
            self._error(row, f"正确写法“{right}”在 {wrongs[right].source} 是错误写法", "请删去互相矛盾的一行")
        if wrong not in row.fires:
            self._error(row, f"应报例句里没有“{wrong}”", "请写一句含有错误写法的话")
        for exception in row.exceptions:
            if wrong not in exception:
                self._error(row, f"例外“{exception}”不含“{wrong}”，不会起作用", "请写含有错误写法的短语")
        frequency = self._frequencies.get(wrong, 0)
        conditioned = row.around != ANYWHERE
        if frequency > self._frequencies.get(right, 0) and not conditioned:
            self.problems.warn(
                row.path, row.line, f"“{wrong}”是分词词典里的常用词", "请确认它总是错的，否则加前后文条件"
            )

    def _run_confusions(self, matcher: ConfusionMatcher) -> None:
        for row in self.confusions:
            # A longer row may answer for it: 公平竟争 for 竟争.
            if not any(row.wrong in hit.shown for hit in matcher.find(row.fires)):
                reasons = [why for entry, _, why in matcher.refusals(row.fires) if entry is row]
                why = reasons[0] if reasons else "未匹配"
                self._error(row, f"应报例句没有报出“{row.wrong}”（{why}）", "请改写例句、条件或错误写法")
            for hit in matcher.find(row.silent):
                self._error(row, f"不报例句报出了“{hit.shown}”（{hit.source}）", "请加例外或条件，或换一句")

    def _check_phrases(self) -> None:
        seen: dict[str, Phrase] = {}
        confusions = ConfusionMatcher(self.confusions, self.segmenter, self._allowed)
        for row in self.phrases:
            if row.text in seen:
                self._error(row, f"“{row.text}”与 {seen[row.text].source} 重复", "请删去一行")
            seen.setdefault(row.text, row)
            for hit in confusions.find(row.text):
                self._error(row, f"“{row.text}”含有易错词“{hit.shown}”（{hit.source}）", "请核对哪一个是对的")
        matcher = PhraseMatcher(self.phrases, self.segmenter, load_alike(self._folder), self._allowed)
        for confusion in self.confusions:
            for hit in matcher.find(confusion.silent):
                self._error(
                    confusion, f"不报例句与规范表述“{hit.suggestion}”近似（{hit.source}）", "请核对或登记变体"
                )

    def _check_formulas(self) -> None:
        seen: dict[str, Formula] = {}
        for row in self.formulas:
            if row.text in seen:
                self._error(row, f"“{row.text}”与 {seen[row.text].source} 重复", "请删去一行")
            seen.setdefault(row.text, row)

    def _check_sensitive(self) -> None:
        seen: dict[str, SensitiveWord] = {}
        matcher = SensitiveMatcher(self.sensitive, self.segmenter, self._allowed)
        for row in self.sensitive:
            if row.word in seen:
                self._error(row, f"“{row.word}”与 {seen[row.word].source} 重复", "请删去一行")
            seen.setdefault(row.word, row)
            if row.way is Way.WORDING and not row.right:
                self.problems.warn(row.path, row.line, f"“{row.word}”没有规范表述", "请填写应改成什么")
            if row.fires and not any(hit.source == row.source for hit in matcher.find(row.fires)):
                self._error(row, f"应报例句没有报出“{row.word}”", "请改写例句或例外")
            for hit in matcher.find(row.silent):
                self._error(row, f"不报例句报出了“{hit.shown}”（{hit.source}）", "请加例外，或换一句")

    def _check_leaders(self) -> None:
        path = self._folder / "office" / "leaders.txt"
        if not self.leaders:
            self.problems.warn(
                path, 1, "本地领导名单是空的，姓名、职务、排序都不核对", "请按排名填写姓名、职务、单位"
            )

    def _error(self, row: Confusion | Phrase | SensitiveWord | Formula, what: str, fix: str) -> None:
        self.problems.error(row.path, row.line, what, fix)


def _counts(kind: str, rows: Iterable[tuple[str, str]]) -> Iterator[FileCount]:
    for (category, file), count in Counter(rows).items():
        yield FileCount(kind, category, file, count)
