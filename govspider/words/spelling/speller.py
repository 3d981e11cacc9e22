"""Finds wrong words with a language model in context (语言模型判定层)."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govspider.items import Detector, Severity
from govspider.text.match import WordHit
from govspider.words.alike import load_alike
from govspider.words.spelling.acceptor import Acceptor, load_acceptor
from govspider.words.spelling.cache import Cache
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.evidence import Evidence
from govspider.words.spelling.features import Edit, Features, edits_of
from govspider.words.spelling.fixed_words import Correction, Fixed, shown_span, spans_meet, without_clashes
from govspider.words.spelling.lattice import SEGMENT, Lattice, Scorer
from govspider.words.spelling.official import Official, load_modern, load_official
from govspider.words.spelling.pairs import PairModel, load_pairs
from govspider.words.spelling.places import Places, load_places
from govspider.words.spelling.proposals import Proposer
from govspider.words.spelling.protected_pairs import ProtectedPairs, load_protected_pairs
from govspider.words.spelling.spared import Spared, is_spared, load_spared
from govspider.words.spelling.tables import Tables, load_tables

_log = logging.getLogger(__name__)
_COMMON_WORD = 6.3  # ln(1 + count) by jieba: 教室 is one, so 教室 → 教师 is never an accusation
_DOUBT = 0.01  # below the count threshold is what such an edit gets
_OFFICIAL = 6.0  # ln(1 + count) of official words and names of divisions that jieba's dictionary lacks
_ROUNDS = 3  # a fixed error lets its neighbour be seen
_CARRY = 0.4  # confidence from which an edit is taken for granted in the next round
_LEAST_ODDS = -3.5  # an edit below has no chance, whatever the rest of the text says
LOWEST = 0.1  # confidence below which nothing is told


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the project's dictionaries know of words and characters."""

    official: Official
    places: Places
    modern: Mapping[str, float]  # word of today → ln(1 + count)
    shapes: Mapping[str, frozenset[str]]  # further look-alikes of a character


@dataclass(frozen=True, slots=True)
class Parts:
    """What proposes and describes edits, without the tables that judge them."""

    scorer: Scorer
    tables: Tables
    confusable: Confusable
    features: Features
    pairs: PairModel | None


@dataclass(slots=True)
class Speller:
    """Judges segments of Han characters; remembers those it has judged."""

    parts: Parts
    acceptor: Acceptor
    protected_pairs: ProtectedPairs
    spared: Spared
    count_threshold: float  # confidence from which a finding counts against a unit
    cache: Cache[tuple[Correction, ...]] = field(default_factory=Cache)
    _proposer: Proposer = field(init=False)

    def __post_init__(self) -> None:
        self._proposer = Proposer(self.parts.tables, self.parts.confusable)

    def find(self, text: str, evidence: Evidence | None = None) -> list[WordHit]:
        """Probable wrong words of a text, in order of place.

        Args:
            text: any text.
            evidence: what else was written, this text included; default: this text.
        """
        found = [
            (segment, corrections)
            for segment in SEGMENT.finditer(text)
            if (corrections := self.cache.get(segment.group(), self.judge))
        ]
        if not found:
            return []
        if evidence is None:
            evidence = Evidence()
            evidence.add(text)
        spans = self.spared.spans(text)
        hits = []
        for segment, corrections in found:
            at = segment.start()
            told = [
                (correction, confidence)
                for correction in corrections
                if (confidence := self._confidence(segment.group(), correction, evidence)) >= LOWEST
                and not is_spared(at + correction.start, at + correction.end, spans)
            ]
            others = tuple(correction for correction, _ in told)
            hits += [self._hit(segment, correction, confidence, others) for correction, confidence in told]
        return hits

    def forget(self) -> None:
        """Forget the judged segments."""
        self.cache = Cache()

    def judge(self, segment: str) -> tuple[Correction, ...]:
        """Corrections of one segment: rounds of edits, each round on the text as the surest have fixed it."""
        corrections: list[Correction] = []
        fixed = Fixed(segment)
        for _ in range(_ROUNDS):
            lattice = Lattice(fixed.text, self.parts.scorer, self.parts.tables)
            edits = [pair for pair in self.edits(lattice) if fixed.is_untouched(pair[0])]
            corrections += [
                fixed.correction(edit, odds, common=self._is_common(lattice, edit), details=_details(edit))
                for edit, odds in edits
            ]
            carried = [edit for edit, odds in edits if self.acceptor.confidence(odds) >= _CARRY]
            if not carried:
                break
            fixed.apply(carried)
        return tuple(without_clashes(corrections))

    def edits(self, lattice: Lattice) -> list[tuple[Edit, float]]:
        """Edits of a segment that can all be made, with their log odds."""
        segment = lattice.text
        edits = edits_of(segment, self._proposer.propose(lattice))
        ranked = [
            (edit, odds)
            for edit, odds in self.acceptor.judge(lattice, edits)
            if odds >= _LEAST_ODDS
            and not self.protected_pairs.spares(segment, edit.start, edit.end, edit.new)
        ]
        ranked.sort(key=lambda pair: (-pair[1], -pair[0].gain, pair[0].start, pair[0].new))
        kept: list[tuple[Edit, float]] = []
        for edit, odds in ranked:
            if not any(spans_meet(edit.start, edit.end, other.start, other.end) for other, _ in kept):
                kept.append((edit, odds))
        return kept

    def _confidence(self, segment: str, correction: Correction, evidence: Evidence) -> float:
        """How sure a correction is; what accuses does so by itself, the rest of the text only moves hints."""
        sure = self.acceptor.confidence(correction.odds)
        if sure < self.count_threshold:
            says = evidence.says(segment, correction.start, correction.end, correction.new)
            return min(self.acceptor.confidence(correction.odds, says), self.count_threshold - _DOUBT)
        return self.count_threshold - _DOUBT if correction.common else sure

    def _is_common(self, lattice: Lattice, edit: Edit) -> bool:
        """Whether what would be changed stands in a common word: right elsewhere, so context alone accuses not."""
        word = next((word for word in lattice.path if word.end > edit.start), lattice.path[-1])
        whole = edit.end <= word.end
        return whole and self.parts.tables.common.get(word.text, 0.0) >= _COMMON_WORD

    def _hit(
        self,
        segment: re.Match[str],
        correction: Correction,
        confidence: float,
        all_of: tuple[Correction, ...],
    ) -> WordHit:
        text, offset = segment.group(), segment.start()
        start, end = shown_span(correction, all_of, len(text))
        shown = text[start:end]
        right = text[start : correction.start] + correction.new + text[correction.end : end]
        severity = Severity.GENERAL if confidence >= self.count_threshold else Severity.HINT
        doubt = "" if severity is Severity.GENERAL else "，请人工核实"
        return WordHit(
            start=offset + start,
            end=offset + end,
            shown=shown,
            suggestion=right,
            detector=Detector.MODEL,
            confidence=round(confidence, 3),
            severity=severity,
            reason=f"“{shown}”疑为“{right}”之误（上下文语言模型{doubt}）",
            source="语言模型",
            details=correction.details,
        )


def load_speller(
    model: Path | None,
    pair_model: Path | None,
    cache_dir: Path,
    dictionaries_dir: Path,
    count_threshold: float,
) -> Speller | None:
    """The speller, or None (said once in the log) where the language model is not installed.

    Args:
        model: KenLM file.
        pair_model: folder of libpinyin's data; without it (said once) the first model judges alone.
        cache_dir: where compiled tables are kept.
        dictionaries_dir: phrases and pairs that are never touched.
        count_threshold: confidence from which a finding counts against a unit.

    Raises:
        DictionaryError: a dictionary file is invalid.
    """
    protected_pairs, vocabulary = load_protected_pairs(dictionaries_dir), load_vocabulary(dictionaries_dir)
    spared = load_spared(dictionaries_dir, vocabulary.official.phrases)
    if model is None or not model.is_file():
        _log.warning(
            "没有找到语言模型 %s：语言模型判定层停用，其他各层照常（见 GOVSPIDER_LANGUAGE_MODEL）", model
        )
        return None
    try:
        parts = load_parts(model, pair_model, cache_dir, vocabulary)
    except (OSError, ValueError, RuntimeError) as error:
        _log.warning("语言模型 %s 无法使用（%s）：语言模型判定层停用，其他各层照常", model, error)
        return None
    return Speller(
        parts, load_acceptor(parts.features, parts.pairs), protected_pairs, spared, count_threshold
    )


def load_vocabulary(dictionaries_dir: Path) -> Vocabulary:
    """What the dictionaries know.

    Raises:
        DictionaryError: a dictionary file is invalid.
    """
    return Vocabulary(
        load_official(dictionaries_dir),
        load_places(dictionaries_dir),
        load_modern(dictionaries_dir),
        load_alike(dictionaries_dir).shapes,
    )


def load_parts(model: Path, pair_model: Path | None, cache_dir: Path, vocabulary: Vocabulary) -> Parts:
    """What proposes and describes edits.

    Args:
        model: KenLM file.
        pair_model: folder of libpinyin's data.
        cache_dir: where compiled tables are kept.
        vocabulary: what the dictionaries know.

    Raises:
        OSError, ValueError, RuntimeError: the model cannot be read.
    """
    official, places = vocabulary.official, vocabulary.places
    more = {**vocabulary.modern, **dict.fromkeys(official.words | places.divisions, _OFFICIAL)}
    tables = load_tables(model, cache_dir, more)
    characters = (word for word in tables.model if len(word) == 1)
    confusable = Confusable(tables.readings, characters, vocabulary.shapes)
    features = Features(tables, confusable, official, places)
    return Parts(Scorer(model), tables, confusable, features, _second_model(pair_model, cache_dir))


def _second_model(folder: Path | None, cache_dir: Path) -> PairModel | None:
    try:
        if folder is None:
            raise FileNotFoundError("未设置")
        return load_pairs(folder, cache_dir)
    except (OSError, ValueError, RuntimeError) as error:
        _log.warning(
            "词对模型不可用（%s）：语言模型判定层只凭一个模型判断，找到的较少（见 GOVSPIDER_PAIR_MODEL）",
            error,
        )
        return None


def _details(edit: Edit) -> tuple[str, ...]:
    proposal = edit.proposal
    return (
        f"候选“{proposal.word}”（log10）：优势{proposal.gain:.2f}，词在前文中{proposal.inside:.2f}",
        f"后文因此变化{proposal.gain - proposal.estimate:+.2f}；得出同一改法的候选{edit.agreeing}个",
    )
