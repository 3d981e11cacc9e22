"""Finds wrong words with a language model in context (语言模型判定层)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from govspider.items import Detector, Severity
from govspider.text.match import WordHit
from govspider.words.spelling.acceptor import Acceptor
from govspider.words.spelling.cache import Cache
from govspider.words.spelling.corrector import Look
from govspider.words.spelling.disordered import Disordered
from govspider.words.spelling.drafts import in_drafts
from govspider.words.spelling.evidence import Evidence, Says
from govspider.words.spelling.features import Edit, edits_of
from govspider.words.spelling.fixed_words import Correction, Fixed, shown_span, spans_meet, without_clashes
from govspider.words.spelling.held_back import ARGUABLE, HeldBack
from govspider.words.spelling.homophones import Homophones
from govspider.words.spelling.lattice import SEGMENT, Cut
from govspider.words.spelling.own_names import OwnNames
from govspider.words.spelling.parts import Parts
from govspider.words.spelling.protected_pairs import ProtectedPairs
from govspider.words.spelling.reading import PLAIN, Reading, has_twice
from govspider.words.spelling.remembered import Remembered
from govspider.words.spelling.spared import Spared, is_parted, is_spared
from govspider.words.spelling.units import with_borders
from govspider.words.spelling.units_said import Said, UnitsSaid

_COMMON_WORD = 6.3  # ln(1 + count) by jieba: 教室 is one, so 教室 → 教师 is never an accusation
_DOUBT = 0.01  # below the count threshold is what such an edit gets
_PUBLISHED = 0.6  # share of right findings on published official text from which an edit accuses
_WORTH = 0.045  # … and from which it is worth a person's look; less gets …
_UNTOLD = 0.69  # … no more than this, below what is shown by default
_ROUNDS = 3  # a fixed error lets its neighbour be seen
_CARRY = 0.4  # confidence from which an edit is taken for granted in the next round
_LEAST_ODDS = -3.5  # an edit below has no chance, whatever the rest of the text says
# Log odds from which a right word is told all the same where the network takes it for wrong, and as how much: a hint.
_SURE_ODDS, _TOLD_ODDS = 3.0, 2.8
LOWEST = 0.1  # confidence below which nothing is told
Finder = Callable[[Reading], Iterator[tuple[Edit, float, Said]]]  # of edits that need no cut into words


@dataclass(frozen=True, slots=True)
class Told:
    """A correction, and how sure it is on published text and in a draft."""

    correction: Correction
    confidence: float
    draft_confidence: float


@dataclass(slots=True)
class Speller:
    """Judges segments of Han characters; remembers those it has judged."""

    parts: Parts
    acceptor: Acceptor
    protected_pairs: ProtectedPairs
    spared: Spared
    known_people: frozenset[str]  # names that other names are never changed to
    own_names: OwnNames
    reduplicated: frozenset[str]  # characters that may stand twice
    count_threshold: float  # confidence from which a finding counts against a unit
    cache: Cache[tuple[Correction, ...]] = field(default_factory=Cache)
    remembered: Remembered = field(default_factory=lambda: Remembered(None))
    held_back: HeldBack = field(init=False)
    disordered: Disordered = field(init=False)
    homophones: Homophones = field(init=False)

    def __post_init__(self) -> None:
        tables, confusable, features = self.parts.tables, self.parts.confusable, self.parts.features
        self.disordered = Disordered(
            self.parts.characters, tables, features.places, self.parts.corrector, self.reduplicated
        )
        self.homophones = Homophones(confusable, tables)
        self.held_back = HeldBack(
            tables,
            confusable,
            features.official,
            features.places,
            self.protected_pairs,
            self.known_people,
            self.own_names,
        )

    def find(self, text: str, evidence: Evidence | None = None) -> list[WordHit]:
        """Probable wrong words of a text, in order of place.

        Args:
            text: any text.
            evidence: what else was written, this text included; default: this text.
        """
        found = [
            (segment, corrections)
            for segment in SEGMENT.finditer(text)
            if (corrections := self.cache.get(with_borders(text, *segment.span()), self.judge))
        ]
        if not found:
            return []
        if evidence is None:
            evidence = Evidence()
            evidence.add(text)
        spans = self.spared.spans(text)
        hits = []
        for segment, corrections in found:
            at = segment.start() - 1  # corrections count from the border
            told = [
                one
                for correction in corrections
                if (one := self._told(segment.group(), correction, evidence)).confidence >= LOWEST
                and not is_spared(at + correction.start, at + correction.end, spans)
                and not is_parted(text, at + correction.start, at + correction.end)
            ]
            others = tuple(one.correction for one in told)
            if told:
                look = self.acceptor.corrector.read(with_borders(text, *segment.span()))
                hits += [self._hit(look, at, one, others) for one in told]
        return hits

    def forget(self) -> None:
        """Forget the judged segments, those of other processes too."""
        self.cache, self.remembered = Cache(), Remembered(None)

    def judge(self, segment: str) -> tuple[Correction, ...]:
        """Corrections of one segment with its borders (see `with_borders`); most segments have nothing suspect.

        Rounds of edits, each round on the text as the surest have fixed it.
        """
        if segment in self.remembered:
            return ()
        corrections = self._corrections(segment)
        if not corrections:
            self.remembered.add(segment)
        return corrections

    def _corrections(self, segment: str) -> tuple[Correction, ...]:
        reading = self.parts.suspects.first_look(segment, self.acceptor.improbable)
        if reading is PLAIN or self._is_in_order(reading):
            return ()
        corrections: list[Correction] = []
        fixed = Fixed(segment)
        for find in (self.disordered.find, self.acceptor.find_lost):
            found = self._without_words(reading, find)
            corrections += [fixed.correction(edit, odds, common=False) for edit, odds in found]
            if carried := self._carried(found):
                fixed.apply(carried)
                reading = self.parts.suspects.read(fixed.text)
        if not self.acceptor.goes_on(reading):
            return tuple(without_clashes(corrections))
        for _ in range(_ROUNDS):
            reading = self.parts.suspects.read(fixed.text, thorough=True)
            lattice = self.parts.candidates.cut(fixed.text)
            edits = [pair for pair in self.edits(lattice, reading) if fixed.is_untouched(pair[0])]
            corrections += [
                fixed.correction(edit, odds, common=self._is_right_elsewhere(lattice, edit))
                for edit, odds in edits
            ]
            carried = self._carried(edits)
            if not carried:
                break
            fixed.apply(carried)
        return tuple(without_clashes(corrections))

    def _is_in_order(self, reading: Reading) -> bool:
        """Whether there is nothing to look at more closely, as in most segments."""
        if reading.suspects or reading.lost or has_twice(reading.text):
            return False
        return not self.acceptor.goes_on(reading)

    def _carried(self, edits: list[tuple[Edit, float]]) -> list[Edit]:
        """The edits that are taken for granted in what follows."""
        return [edit for edit, odds in edits if self.acceptor.confidence(odds) >= _CARRY]

    def _without_words(self, reading: Reading, find: Finder) -> list[tuple[Edit, float]]:
        """Characters too many, too few or the wrong way round, with their log odds; of those that meet the first."""
        kept: list[tuple[Edit, float]] = []
        for edit, odds, said in find(reading):
            clash = any(spans_meet(edit.start, edit.end, other.start, other.end) for other, _ in kept)
            if not clash and not self.held_back.why(reading.text, edit, said):
                kept.append((edit, odds))
        return kept

    def weighed(
        self, lattice: Cut, reading: Reading
    ) -> tuple[list[Edit], UnitsSaid, Iterator[tuple[Edit, float]]]:
        """All edits of a segment that are thought of, what the character model says of them, and those that may be right."""
        look = self.acceptor.corrector.read(lattice.text)
        proposed = self.parts.candidates.propose(lattice, [*reading.suspects, *look.suspects()])
        edits = edits_of(lattice.text, proposed)
        said = UnitsSaid(self.parts.characters, reading, [edit.span for edit in edits])
        return edits, said, self.acceptor.judge(lattice, said, look, edits)

    def edits(self, lattice: Cut, reading: Reading) -> list[tuple[Edit, float]]:
        """Edits of a segment that can all be made, with their log odds."""
        _, said, judged = self.weighed(lattice, reading)
        ranked = [
            (edit, told)
            for edit, odds in judged
            if (told := self._odds_told(lattice, edit, odds, said.of(edit.span))) is not None
        ]
        ranked.sort(key=lambda pair: (-pair[1], -pair[0].gain, pair[0].start, pair[0].new))
        kept: list[tuple[Edit, float]] = []
        for edit, odds in ranked:
            if not any(spans_meet(edit.start, edit.end, other.start, other.end) for other, _ in kept):
                kept.append((edit, odds))
        return kept

    def _odds_told(self, lattice: Cut, edit: Edit, odds: float, said: Said) -> float | None:
        """As how sure an edit is told; None: it has no chance, or is held back and not overruled."""
        if odds < _LEAST_ODDS:
            return None
        segment = lattice.text
        why = self.held_back.why(segment, edit, said)
        if not why:  # of two right words the sound says nothing: 实地察看, 实地查看
            is_pair = self.protected_pairs.spares(segment, *edit.span)
            return odds if is_pair else self.homophones.odds(lattice, edit, said, odds)
        arguable = why in ARGUABLE and odds >= _SURE_ODDS
        return _TOLD_ODDS if arguable and self.acceptor.corrector.read(segment).blames(edit.span) else None

    def _told(self, segment: str, correction: Correction, evidence: Evidence) -> Told:
        """How sure a correction is. It accuses by itself: the rest of the text only moves hints."""
        odds, says = correction.odds, Says.NOTHING
        if not self._may_accuse(odds):
            says = evidence.says(segment, correction.start - 1, correction.end - 1, correction.new)
        published = self.acceptor.published(odds, says)
        confidence = self._confidence(correction, self.acceptor.confidence(odds, says), published)
        return Told(correction, confidence, in_drafts(published))

    def _confidence(self, correction: Correction, sure: float, published: float) -> float:
        """What is told of `sure`: what accuses must be likely on published text, too; a hint must be worth it."""
        doubtful = self.count_threshold - _DOUBT
        if self._may_accuse(correction.odds) and not correction.common:
            return sure
        if published < _WORTH:
            return min(sure, _UNTOLD)
        return min(sure, doubtful) + (0.9 * _DOUBT * published if sure > doubtful else 0.0)  # the surer first

    def _may_accuse(self, odds: float) -> bool:
        """Whether log odds are enough for an accusation, in drafts and on published text."""
        sure, published = self.acceptor.confidence(odds), self.acceptor.published(odds)
        return sure >= self.count_threshold and published >= _PUBLISHED

    def _is_right_elsewhere(self, lattice: Cut, edit: Edit) -> bool:
        """Whether a common word, or one of two right words, would be changed: context alone accuses it not."""
        if self.protected_pairs.spares(lattice.text, *edit.span):
            return True
        word = next((word for word in lattice.path if word.end > edit.start), lattice.path[-1])
        whole = edit.end <= word.end
        return whole and self.parts.tables.common.get(word.text, 0.0) >= _COMMON_WORD

    def _hit(self, look: Look, at: int, told: Told, others: tuple[Correction, ...]) -> WordHit:
        correction, confidence, segment = told.correction, told.confidence, look.text
        start, end = shown_span(correction, others, len(segment))
        shown = segment[start:end]
        right = segment[start : correction.start] + correction.new + segment[correction.end : end]
        severity = Severity.GENERAL if confidence >= self.count_threshold else Severity.HINT
        doubt = "" if severity is Severity.GENERAL else "，请人工核实"
        return WordHit(
            start=at + start,
            end=at + end,
            shown=shown,
            suggestion=right,
            detector=Detector.MODEL,
            confidence=round(confidence, 3),
            severity=severity,
            reason=f"“{shown}”疑为“{right}”之误（上下文语言模型{doubt}）",
            source="语言模型",
            details=(*correction.details, look.told(correction.span), self._shares(told)),
            draft_confidence=round(told.draft_confidence, 3),
        )

    def _shares(self, told: Told) -> str:
        published = self.acceptor.published(told.correction.odds)
        return f"这样的提示在草稿中约有{told.draft_confidence:.0%}属实，在已发布的公文中约有{published:.0%}"
