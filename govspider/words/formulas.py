"""Detector 2: names and formulas that may hold no slip (国名、党名、重要表述、机构、地名): one or two of any kind are found.

One automaton finds two characters of a formula; what stands around is held against the whole of it. A slip in one of
grave names is grave whichever detector finds it. File format: dictionaries/README.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from govspider.items import Detector, Kind, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems, Table
from govspider.text.match import Refusal, WordHit, changed_span, covered_by, without_contained
from govspider.text.segment import Boundaries, Segmenter
from govspider.text.terms import Terms
from govspider.words.alike import Alike
from govspider.words.confusion import load_with_allowed
from govspider.words.formula_slips import MIN_LENGTH, Slip, SlipJudge, Verdict, nearest

COLUMNS = Columns(("表述",), ("变体", "置信度"))
_FOLDER = "formulas"
_CODES = ("T1", "V1.1")
_REACH = 24  # characters on each side of a slip in which a grave name may stand
_SHARED = 12  # formulas that share two characters, from which these are no good place to begin


@dataclass(frozen=True, slots=True)
class Formula:
    """One row; its variants are as right as it is."""

    text: str
    variants: tuple[str, ...]
    category: str
    indicator: str
    severity: Severity
    confidence: float
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"


class FormulaMatcher:
    """All formulas: finds what is one or two slips away from one, and weighs what others find in one."""

    def __init__(
        self, formulas: Iterable[Formula], segmenter: Segmenter, alike: Alike, allowed: tuple[str, ...] = ()
    ) -> None:
        self.formulas = tuple(formulas)
        self._judge = SlipJudge(alike, segmenter)
        self._allowed = allowed
        self._right = tuple(form for one in self.formulas for form in (one.text, *one.variants))
        self._grave = tuple(one for one in self.formulas if one.severity is Severity.SEVERE)
        uses = _uses([one for one in self.formulas if len(one.text) >= MIN_LENGTH])
        self.terms = Terms(uses)
        self._uses = list(uses.values())

    def find(self, text: str, boundaries: Boundaries = frozenset()) -> list[WordHit]:
        """Slips in formulas, in order.

        Args:
            text: any text.
            boundaries: jieba's cut of it, when the caller has it; else the clauses concerned are cut here.
        """
        boundaries = boundaries or self._judge.segmenter.lazy_boundaries(text)
        # Of formulas that stand equally near the one with fewer slips is meant: 科尔左沁翼中旗 is no 科尔沁右翼中旗.
        slips = sorted(self._slips(text, boundaries), key=lambda found: found[1].distance)
        return without_contained(
            _hit(text, formula, self._judge.with_its_ends(slip, text, boundaries), verdict.confidence)
            for formula, slip, verdict in slips
            if not verdict.why
        )

    def refusals(self, text: str) -> Iterator[Refusal]:
        """What is like a formula and not reported, with the reason."""
        slips = self._slips(text, self._judge.segmenter.lazy_boundaries(text))
        for formula, slip, verdict in dict.fromkeys(slips):  # one slip is met from several of its places
            if verdict.why:
                start, end = slip.start, slip.end
                yield Refusal(start, end, text[start:end], formula.text, verdict.why, formula.source)

    def _slips(self, text: str, boundaries: Boundaries) -> Iterator[tuple[Formula, Slip, Verdict]]:
        seen: set[tuple[str, int]] = set()
        for index, start, _ in self.terms.matches(text):
            for formula, offset in self._uses[index]:
                place = (formula.text, start - offset)
                if text.startswith(*place) or place in seen:
                    continue
                seen.add(place)
                slip = nearest(text, start - offset, formula.text, self._judge.alike)
                if slip:
                    yield formula, slip, self._verdict(slip, formula, text, boundaries)

    def weigh(self, text: str, hit: WordHit) -> WordHit:
        """The hit, grave where it stands in a grave name: fixed, the name is there."""
        plain = hit.kind is not Kind.WRONG_WORD or hit.severity is Severity.HINT or hit.indicator != "T1"
        if plain or hit.suggestion is None:
            return hit
        begin = max(0, hit.start - _REACH)
        fixed = text[begin : hit.start] + hit.suggestion + text[hit.end : hit.end + _REACH]
        first, last = (place - begin for place in changed_span(hit))
        last += len(hit.suggestion) - len(hit.shown)
        if last <= first:
            first, last = max(0, first - 1), first + 1  # something is too much: what stands beside it counts
        for formula in self._grave:
            if _meets(fixed, first, last, formula.text):
                return replace(hit, indicator=formula.indicator, severity=formula.severity)
        return hit

    def _verdict(self, slip: Slip, formula: Formula, text: str, boundaries: Boundaries) -> Verdict:
        verdict = self._judge.verdict(slip, text, boundaries, formula.confidence)
        if verdict.why:
            return verdict
        if self._is_known(text, slip, formula):
            return Verdict(0, "此处是另一个正确的表述或变体")
        if covered_by(text, slip.start, slip.end, self._allowed):
            return Verdict(0, "放行短语")
        return verdict

    def _is_known(self, text: str, slip: Slip, formula: Formula) -> bool:
        """Whether another right form stands over the slip; over a gap only if it bridges it."""
        begin = max(0, slip.start - _REACH)
        near = text[begin : slip.end + _REACH]
        first, last = slip.first - begin, slip.last - begin
        others = tuple(form for form in self._right if form in near and form not in formula.text)
        if first == last:
            first, last = max(slip.start - begin, first - 1), min(slip.end - begin, last + 1)
            return any(_holds(near, first, last, form) for form in (*formula.variants, *others))
        return any(_meets(near, first, last, form) for form in others)


def _hit(text: str, formula: Formula, slip: Slip, confidence: float) -> WordHit:
    shown = text[slip.start : slip.end]
    return WordHit(
        start=slip.start,
        end=slip.end,
        shown=shown,
        suggestion=formula.text,
        detector=Detector.PHRASE,
        confidence=confidence,
        severity=formula.severity,
        reason=f"“{shown}”应为“{formula.text}”（{formula.category}）",
        indicator=formula.indicator,
        source=formula.source,
        details=(f"与“{formula.text}”相差{slip.distance}处（错、多、漏、颠倒）",),
    )


def _meets(text: str, first: int, last: int, form: str) -> bool:
    """Whether a form stands in the text over a character of [first, last)."""
    at = text.find(form, max(0, first - len(form) + 1))
    return 0 <= at < last


def _holds(text: str, first: int, last: int, form: str) -> bool:
    """Whether a form stands in the text over all of [first, last)."""
    return text.find(form, max(0, last - len(form)), first + len(form)) >= 0


def _uses(formulas: list[Formula]) -> dict[str, list[tuple[Formula, int]]]:
    """For two characters each formula that holds them, and where; not those that too many formulas share."""
    uses: dict[str, list[tuple[Formula, int]]] = {}
    for formula in formulas:
        for offset, pair in enumerate(map("".join, pairwise(formula.text))):
            uses.setdefault(pair, []).append((formula, offset))
    return {pair: found for pair, found in uses.items() if len(found) <= _SHARED}


def load_formulas(dictionaries_dir: Path, segmenter: Segmenter, alike: Alike) -> FormulaMatcher:
    """The formulas of the project.

    Raises:
        DictionaryError: names every faulty head and row.
    """
    formulas, allowed = load_with_allowed(dictionaries_dir, read_formulas)
    return FormulaMatcher(formulas, segmenter, alike, allowed)


def read_formulas(dictionaries_dir: Path, problems: Problems) -> list[Formula]:
    """Every row of formulas/ and office/formulas.txt; faults are noted in `problems`."""
    tables = lexicon.read_kind(dictionaries_dir, _FOLDER, "formulas.txt", COLUMNS, problems)
    return [formula for table in tables for formula in _formulas(table, problems)]


def _formulas(table: Table, problems: Problems) -> Iterator[Formula]:
    defaults = lexicon.read_defaults(table, problems, example="国名和国家标志")
    indicator = table.heads.get("指标", "T1")
    if indicator not in _CODES:
        problems.error(table.path, 1, f"指标“{indicator}”不适用", "请写 T1 或 V1.1")
    for row in table.rows:
        yield Formula(
            text=row.text("表述"),
            variants=row.values("变体"),
            category=defaults.category,
            indicator=indicator,
            severity=defaults.severity,
            confidence=lexicon.read_confidence(
                row.text("置信度"), defaults.confidence, row.path, row.line, problems
            ),
            path=row.path,
            line=row.line,
        )
