"""The State's and the Party's leaders by date (党和国家领导人), and officials who were found guilty (已被查处的人员).

Names written wrongly beside their title, titles that the named person never held or no longer holds, and fallen
officials named with honour. Files dictionaries/leaders/national.txt and fallen.txt.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govspider.items import Kind, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems
from govspider.text.match import WordHit, sentence_around, without_contained
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.leaders import leader_hit

_TERM_COLUMNS = Columns(("姓名", "职务", "起"), ("止",))
_FALLEN_COLUMNS = Columns(("姓名", "职务", "起"))
_SHORT = {
    "中共中央总书记": ("总书记",),
    "国务院总理": ("总理",),
    "国务院副总理": ("副总理",),
    "全国人大常委会委员长": ("委员长",),
}
_TITLES_SHARED = frozenset({"总理", "副总理", "委员长", "总书记"})  # of other States and parties, too
_NO_LONGER = re.compile(
    r"原|时任|曾任|前任|历任|先后任|不再担任|免去|当年|回忆|纪念|逝世|遗体|(?<!\d)(?:19|20)\d\d年|史|生前|任期"
)
_GUILTY = re.compile(
    r"案|违纪|违法|违反|开除|双开|受贿|贪污|腐败|审查|调查|判处|查处|流毒|余毒|教训|影响|落马|通报|原|时任|曾任|罪|处分|警示"
)
_FOREIGN = re.compile(
    r"[一-鿿]{1,5}(?:国|斯坦|亚|坡|南|挝|寨|甸|尔|本|兰|利|德|英|法|俄|美|日|韩|印|泰|鲜|古巴)(?:国家|政府|前|新任)?$"
)
_SPOKEN_OF = "习近平"  # so particular a name that it needs no title beside it
_NEAR_IT = re.compile("(?=([一-鿿]近平|习[一-鿿]平|习近[一-鿿]))")
_COMMON_NAME = 2  # characters
_SURE, _LIKELY, _HINT = 0.97, 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Term:
    """One title of one person, from the day of taking office to the day of leaving it."""

    name: str
    titles: tuple[str, ...]
    begin: date
    end: date | None
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"


class NationalLeaders:
    """Titles with the names that stand behind them."""

    def __init__(
        self, terms: Iterable[Term], fallen: Iterable[Term], alike: Alike, segmenter: Segmenter
    ) -> None:
        self.terms, self.fallen = tuple(terms), tuple(fallen)
        self._alike = alike
        self._segmenter = segmenter
        self._names = {term.name for term in self.terms}
        self._holders: dict[str, list[Term]] = {}
        for term in self.terms:
            for title in term.titles:
                for form in (title, *_SHORT.get(title, ())):
                    self._holders.setdefault(form, []).append(term)
        forms = sorted(self._holders, key=lambda form: (-len(form), form))
        self._titled = re.compile(rf"({'|'.join(map(re.escape, forms)) or '(?!)'})[ \u3000]?(?=[一-鿿]{{2}})")
        self._fallen = re.compile(
            "|".join(
                rf"(?:{'|'.join(map(re.escape, one.titles))}){one.name}{_comrade(one.name)}"
                for one in self.fallen
            )
            or "(?!)"
        )

    def find(self, text: str) -> list[WordHit]:
        """Wrong names and titles in a text, in order."""
        return without_contained((*self._behind_titles(text), *self._spoken_of(text), *self._honoured(text)))

    def _behind_titles(self, text: str) -> Iterator[WordHit]:
        for match in self._titled.finditer(text):
            title, start = match[1], match.end()
            holders = self._holders[title]
            named = next((name for name in self._names if text.startswith(name, start)), "")
            if any(term.name == named for term in holders):
                yield from self._out_of_office(text, match, named, holders)
                continue
            if _FOREIGN.search(text, max(0, match.start() - 10), match.start()):
                continue
            if named and title not in _TITLES_SHARED:
                yield from self._never_held(text, match, named)
            elif not named:
                yield from self._misspelt(text, start, holders)

    def _out_of_office(
        self, text: str, match: re.Match[str], name: str, holders: list[Term]
    ) -> Iterator[WordHit]:
        """A title that has passed to another: only a page whose day is known can be told so."""
        mine = [term for term in holders if term.name == name]
        left = max((term.end for term in mine if term.end), default=None)
        if left is None or any(term.end is None for term in mine) or len(match[1]) < len("国务院总理") - 1:
            return
        start, end = match.start(1), match.end() + len(name)
        if not _NO_LONGER.search(sentence_around(text, start, end)):
            reason = f"“{name}”已于{left.isoformat()}不再担任{match[1]}，请核实"
            hit = leader_hit(text, (start, end), reason, mine[0].source, confidence=_LIKELY)
            yield _of_later_days(hit, left)

    def _never_held(self, text: str, match: re.Match[str], name: str) -> Iterator[WordHit]:
        start, end = match.span(1)
        if _NO_LONGER.search(sentence_around(text, start, end)):
            return
        mine = [term for term in self.terms if term.name == name]
        right = next((term.titles[0] for term in mine if term.end is None), mine[-1].titles[0])
        reason = f"“{name}”的职务写作“{match[1]}”，应为“{right}”"
        yield leader_hit(text, (start, end), reason, mine[0].source, confidence=_LIKELY, suggestion=right)

    def _misspelt(self, text: str, start: int, holders: list[Term]) -> Iterator[WordHit]:
        for term in holders:
            if slip := self._slip(text[start : start + len(term.name)], term.name):
                yield _misspelt(text, start, slip, term, _SURE)
                return

    def _spoken_of(self, text: str) -> Iterator[WordHit]:
        """The one name wherever it stands; 学习近平原 and 附近平均 hold none."""
        if "近" not in text and "习" not in text:
            return
        term = next((term for term in self.terms if term.name == _SPOKEN_OF), None)
        if term is None:
            return
        for match in _NEAR_IT.finditer(text):
            start, end = match.span(1)
            if self._slip(match[1], _SPOKEN_OF) and not self._cut_through(text, start, end):
                yield _misspelt(text, start, match[1], term, _LIKELY)

    def _cut_through(self, text: str, start: int, end: int) -> bool:
        has_word = self._segmenter.has_word
        before = text[start - 1 : start + 1] if start else ""
        pieces = (before if len(set(before)) > 1 else "", text[end - 1 : end + 1], text[start : start + 2])
        return any(len(piece) > 1 and has_word(piece) for piece in pieces)  # 学习习… is no 习习

    def _slip(self, written: str, name: str) -> str:
        """What is written, if one character easily written for another makes the name of it; else ''."""
        if len(written) != len(name) or written == name or written in self._names:
            return ""
        wrong = [pair for pair in zip(written, name, strict=True) if pair[0] != pair[1]]
        return written if len(wrong) == 1 and self._alike.confusable(*wrong[0]) else ""

    def _honoured(self, text: str) -> Iterator[WordHit]:
        for match in self._fallen.finditer(text):
            start, end = match.span()
            if _GUILTY.search(sentence_around(text, start, end)):
                continue
            term = next(one for one in self.fallen if one.name in match[0])
            reason = f"“{term.name}”已于{term.begin.isoformat()}被通报查处，请核实表述"
            hit = leader_hit(text, (start, end), reason, term.source, confidence=_HINT)
            yield _of_later_days(hit, term.begin)


def _comrade(name: str) -> str:
    """The name called a comrade; one of two characters many people bear."""
    return f"|{name}同志" if len(name) > _COMMON_NAME else ""


def _misspelt(text: str, start: int, written: str, term: Term, confidence: float) -> WordHit:
    span, reason = (start, start + len(written)), f"“{written}”应为“{term.name}”"
    hit = leader_hit(text, span, reason, term.source, confidence=confidence, suggestion=term.name)
    return replace(hit, kind=Kind.WRONG_WORD)


def _of_later_days(hit: WordHit, day: date) -> WordHit:
    """A hit for a person to confirm, on pages that are known to be of this day or later."""
    return replace(hit, severity=Severity.HINT, since=day, needs_day=True)


def load_national_leaders(dictionaries_dir: Path, alike: Alike, segmenter: Segmenter) -> NationalLeaders:
    """The leaders and the fallen officials on file.

    Raises:
        DictionaryError: names every faulty row.
    """
    terms, fallen = lexicon.load(dictionaries_dir, read_terms)
    return NationalLeaders(terms, fallen, alike, segmenter)


def read_terms(dictionaries_dir: Path, problems: Problems) -> tuple[list[Term], list[Term]]:
    """Everybody of leaders/national.txt, and of leaders/fallen.txt; faults are noted in `problems`."""
    folder = dictionaries_dir / "leaders"
    return (
        _terms(folder / "national.txt", _TERM_COLUMNS, problems),
        _terms(folder / "fallen.txt", _FALLEN_COLUMNS, problems),
    )


def _terms(path: Path, columns: Columns, problems: Problems) -> list[Term]:
    terms = []
    for row in lexicon.read_rows(path, columns, problems):
        begin = lexicon.read_day(row, "起", problems)
        end = lexicon.read_day(row, "止", problems)
        if begin:
            terms.append(Term(row.text("姓名"), row.values("职务"), begin, end, path, row.line))
    return terms
