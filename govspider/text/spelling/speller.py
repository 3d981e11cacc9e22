"""Finds wrong words with a language model in context (语言模型判定层)."""

import logging
import re
from dataclasses import dataclass, field
from pathlib import Path

from govspider.items import Layer, Severity
from govspider.text.alike import load_alike
from govspider.text.match import WordHit
from govspider.text.spelling.cache import Cache
from govspider.text.spelling.confusable import Confusable
from govspider.text.spelling.features import Edit, Features, edits_of
from govspider.text.spelling.lattice import Lattice, Scorer
from govspider.text.spelling.mended import Correction, Mended, shown_span, spans_meet, without_clashes
from govspider.text.spelling.never_touch import NeverTouch, load_never_touch
from govspider.text.spelling.official import Official, load_official
from govspider.text.spelling.proposals import Proposer
from govspider.text.spelling.spared import Spared, is_spared, load_spared
from govspider.text.spelling.tables import Tables, load_tables
from govspider.text.spelling.trees import Forest, load_forest

_log = logging.getLogger(__name__)
_SEGMENT = re.compile(r"[一-鿿]{2,120}")  # the model knows nothing but Han characters
_LEAST_GAIN = 0.9  # an edit that gains less is hardly ever right
_COMMON_WORD = 5.0  # ln(1 + count) by jieba: 教室 is one, so 教室 → 教师 is never an accusation
_DOUBT = 0.01  # below the accusing confidence is what such an edit gets
_ROUNDS = 3  # a mended error lets its neighbour be seen
_CARRY = 0.4  # confidence from which an edit is taken for granted in the next round
LOWEST = 0.1  # confidence below which nothing is told


@dataclass(slots=True)
class Speller:
    """Judges segments of Han characters; remembers those it has judged."""

    scorer: Scorer
    tables: Tables
    confusable: Confusable
    forest: Forest
    never_touch: NeverTouch
    spared: Spared
    official: Official
    accuse: float  # confidence from which a finding counts against a unit
    cache: Cache[tuple[Correction, ...]] = field(default_factory=Cache)
    _proposer: Proposer = field(init=False)
    _features: Features = field(init=False)

    def __post_init__(self) -> None:
        self._proposer = Proposer(self.tables, self.confusable)
        self._features = Features(self.tables, self.confusable, self.official)

    def find(self, text: str) -> list[WordHit]:
        """Probable wrong words of a text, in order of place."""
        found = [
            (segment, corrections)
            for segment in _SEGMENT.finditer(text)
            if (corrections := self.cache.get(segment.group(), self.judge))
        ]
        if not found:
            return []
        spans = self.spared.spans(text)
        return [
            self._hit(segment, correction, corrections)
            for segment, corrections in found
            for correction in corrections
            if not is_spared(segment.start() + correction.start, segment.start() + correction.end, spans)
        ]

    def forget(self) -> None:
        """Forget the judged segments."""
        self.cache = Cache()

    def judge(self, segment: str) -> tuple[Correction, ...]:
        """Corrections of one segment: rounds of edits, each round on the text as the surest have mended it."""
        corrections: list[Correction] = []
        mended = Mended(segment)
        for _ in range(_ROUNDS):
            edits = [pair for pair in self.edits(mended.text) if mended.is_untouched(pair[0])]
            corrections += [mended.correction(edit, confidence, _details(edit)) for edit, confidence in edits]
            carried = [edit for edit, confidence in edits if confidence >= _CARRY]
            if not carried:
                break
            mended.apply(carried)
        return tuple(without_clashes(corrections))

    def edits(self, segment: str) -> list[tuple[Edit, float]]:
        """Edits that can all be made, with their confidence."""
        lattice = Lattice(segment, self.scorer, self.tables)
        edits = edits_of(segment, self._proposer.propose(lattice))
        ranked = []
        for edit in edits:
            if edit.gain < _LEAST_GAIN:
                continue
            confidence = self.forest.confidence(self._features.row(lattice, edit, edits))
            if confidence >= self.accuse and self._is_common(lattice, edit):
                confidence = self.accuse - _DOUBT
            if confidence >= LOWEST and not self.never_touch.spares(segment, edit.start, edit.end, edit.new):
                ranked.append((edit, confidence))
        ranked.sort(key=lambda pair: (-pair[1], -pair[0].gain, pair[0].start, pair[0].new))
        kept: list[tuple[Edit, float]] = []
        for edit, confidence in ranked:
            if not any(spans_meet(edit.start, edit.end, other.start, other.end) for other, _ in kept):
                kept.append((edit, confidence))
        return kept

    def _is_common(self, lattice: Lattice, edit: Edit) -> bool:
        """Whether what would be changed stands in a common word: right elsewhere, so context alone accuses not."""
        word = next(word for word in lattice.path if word.end > edit.start)
        whole = edit.end <= word.end
        return whole and self.tables.common.get(word.text, 0.0) >= _COMMON_WORD

    def _hit(self, segment: re.Match[str], correction: Correction, all_of: tuple[Correction, ...]) -> WordHit:
        text, offset = segment.group(), segment.start()
        start, end = shown_span(correction, all_of, len(text))
        shown = text[start:end]
        right = text[start : correction.start] + correction.new + text[correction.end : end]
        severity = Severity.GENERAL if correction.confidence >= self.accuse else Severity.HINT
        doubt = "" if severity is Severity.GENERAL else "，请人工核实"
        return WordHit(
            start=offset + start,
            end=offset + end,
            shown=shown,
            suggestion=right,
            layer=Layer.MODEL,
            confidence=round(correction.confidence, 3),
            severity=severity,
            reason=f"“{shown}”疑为“{right}”之误（上下文语言模型{doubt}）",
            source="语言模型",
            details=correction.details,
        )


def load_speller(
    model: Path | None, cache_dir: Path, dictionaries_dir: Path, accuse: float
) -> Speller | None:
    """The speller, or None (said once in the log) where the language model is not installed.

    Args:
        model: KenLM file.
        cache_dir: where compiled tables are kept.
        dictionaries_dir: phrases and pairs that are never touched.
        accuse: confidence from which a finding counts against a unit.

    Raises:
        DictionaryError: a dictionary file is invalid.
    """
    never_touch, official = load_never_touch(dictionaries_dir), load_official(dictionaries_dir)
    spared = load_spared(dictionaries_dir, official.phrases)
    if model is None or not model.is_file():
        _log.warning(
            "没有找到语言模型 %s：语言模型判定层停用，其他各层照常（见 GOVSPIDER_LANGUAGE_MODEL）", model
        )
        return None
    try:
        tables = load_tables(model, cache_dir, official.words)
        scorer = Scorer(model)
    except (OSError, ValueError, RuntimeError) as error:
        _log.warning("语言模型 %s 无法使用（%s）：语言模型判定层停用，其他各层照常", model, error)
        return None
    characters = (word for word in tables.model if len(word) == 1)
    confusable = Confusable(tables.readings, characters, load_alike(dictionaries_dir).shapes)
    return Speller(scorer, tables, confusable, load_forest(), never_touch, spared, official, accuse)


def _details(edit: Edit) -> tuple[str, ...]:
    proposal = edit.proposal
    return (
        f"候选“{proposal.word}”（log10）：优势{proposal.gain:.2f}，词在前文中{proposal.inside:.2f}",
        f"后文因此变化{proposal.gain - proposal.estimate:+.2f}；得出同一改法的候选{edit.agreeing}个",
    )
