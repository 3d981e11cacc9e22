"""Three passes over the texts of a sweep: what is frequent, what is one slip away from it, how often each is met."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from govspider.items import Detector, Severity
from govspider.items.stored import StoredText
from govspider.text.lexicon import load
from govspider.text.match import WordHit
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.confusion import read_allowed
from govspider.words.corpus import decision
from govspider.words.corpus.background import background
from govspider.words.corpus.changes import Nearby
from govspider.words.corpus.counting import NEVER, Count, ExactCounter, FrequentStrings
from govspider.words.corpus.decision import Judge, Proposal
from govspider.words.corpus.segments import Distinct, Segment, is_loose, is_traditional, segments, windows
from govspider.words.spelling.protected_pairs import ProtectedPairs, load_protected_pairs

Read = Callable[[], Iterable[StoredText]]  # the texts, in the same order each time, target by target

_MOST_CANDIDATES = 200_000  # segments with a possible slip that are kept: some 100 MB
_PER_WORD = 3  # frequent strings that are compared for one word
_SURE = 0.96  # from here on it is a fault; below it a hint for people


class Witnessed(NamedTuple):
    """A slip at a place of a text."""

    text: StoredText
    hit: WordHit


class _Candidate(NamedTuple):
    segment: str
    proposals: tuple[Proposal, ...]  # for one word, the best evidence first


@dataclass(frozen=True, slots=True)
class CorpusWitness:
    """What detector 3 needs to know besides the texts."""

    segmenter: Segmenter
    alike: Alike
    protected_pairs: ProtectedPairs
    phrases: frozenset[str]  # canonical phrases, their variants, allowed phrases, leaders' names

    def slips(self, read: Read, names: Iterable[str] = ()) -> Iterator[Witnessed]:
        """Probable slips of all texts.

        Args:
            read: gives the texts anew at each call.
            names: names of the ledger that are right as they stand.
        """
        if not any(self._suspect_words(segment) for _, segment in _distinct(read)):
            return
        targets = {text.target_id for text in read()}
        alone = len(targets) < decision.FREQUENT_TARGETS
        meant = background(self.phrases) if alone else self._frequent(read)
        judge = Judge(self.segmenter, self.protected_pairs, (*self.phrases, *names))
        candidates = self._candidates(read, Nearby(meant, self.alike), judge)
        counts = _count(read, candidates)
        decided = _decide(candidates, counts, alone=alone)
        yield from _places(read, decided, counts)

    def _frequent(self, read: Read) -> frozenset[str]:
        counter = FrequentStrings()
        for target, segment in _distinct(read):
            words = self.segmenter.words(segment)
            for text in {segment[window.start : window.end] for window in windows(words, self.segmenter)}:
                counter.add(text, target)
        return counter.frequent(segments=decision.FREQUENT_SEGMENTS, targets=decision.FREQUENT_TARGETS)

    def _suspect_words(self, segment: str) -> list[str]:
        """The words of a segment in which one came apart in the cut, as misspelt ones do; of another none."""
        words = self.segmenter.words(segment)
        loose = any(is_loose(word, self.segmenter) for word in words)
        return words if loose and not is_traditional(segment) else []

    def _candidates(self, read: Read, nearby: Nearby, judge: Judge) -> list[_Candidate]:
        found: list[_Candidate] = []
        for _, segment in _distinct(read):
            words = self._suspect_words(segment)
            by_word: dict[tuple[int, int], list[Proposal]] = defaultdict(list)
            for window in windows(words, self.segmenter):
                if not window.loose:
                    continue
                for change in nearby.changes(segment[window.start : window.end]):
                    proposal = judge.proposal(segment, words, window, change)
                    if proposal is not None:
                        by_word[proposal.start, proposal.end].append(proposal)
            for proposals in by_word.values():
                proposals.sort(key=lambda item: (-item.most, -len(item.written), item.meant))
                found.append(_Candidate(segment, tuple(proposals[:_PER_WORD])))
            if len(found) >= _MOST_CANDIDATES:
                break
        return found


def load_witness(
    dictionaries_dir: Path, segmenter: Segmenter, alike: Alike, phrases: Iterable[str]
) -> CorpusWitness:
    """The witness with the list of protected pairs and the allowed phrases.

    Args:
        dictionaries_dir: the dictionaries.
        segmenter: cuts.
        alike: which characters are confused.
        phrases: what is right as it stands.

    Raises:
        DictionaryError: names every faulty row of never_touch.txt or the office's allow.txt.
    """
    allowed = load(dictionaries_dir, read_allowed)
    protected_pairs = load_protected_pairs(dictionaries_dir)
    return CorpusWitness(segmenter, alike, protected_pairs, frozenset((*phrases, *allowed)))


def corpus_counts(read: Read, strings: Iterable[str]) -> dict[str, Count]:
    """How often strings of Han characters stand in the texts, for explanations."""
    counter = ExactCounter(strings)
    touched = (text for text in read() if counter.find(text.text))
    for target, segment in _distinct(lambda: touched):
        counter.add(segment, target)
    return dict(counter.counts())


def _distinct(read: Read) -> Iterator[tuple[int, str]]:
    """Each distinct segment once, with the number of the first target that shows it."""
    seen = Distinct()
    for target, text in _numbered(read):
        for segment in segments(text.text):
            if seen.is_new(segment.text):
                yield target, segment.text


def _numbered(read: Read) -> Iterator[tuple[int, StoredText]]:
    number, last = -1, ""
    for text in read():
        if text.target_id != last:
            number, last = number + 1, text.target_id
        yield number, text


def _count(read: Read, candidates: list[_Candidate]) -> dict[str, Count]:
    wanted = {
        part
        for candidate in candidates
        for proposal in candidate.proposals
        for part in (proposal.written, proposal.shown, proposal.meant)
    }
    if not wanted:
        return {}
    counter = ExactCounter(wanted)
    for target, segment in _distinct(read):
        counter.add(segment, target)
    return dict(counter.counts())


def _decide(
    candidates: list[_Candidate], counts: dict[str, Count], *, alone: bool
) -> dict[str, list[tuple[Proposal, float]]]:
    """The slips of each segment, without those that overlap a surer one."""
    decided: dict[str, list[tuple[Proposal, float]]] = defaultdict(list)
    for segment, proposals in candidates:
        sure = [(proposal, _confidence(proposal, counts, alone=alone)) for proposal in proposals]
        best = max(
            ((proposal, value) for proposal, value in sure if value is not None),
            key=lambda item: (item[1], counts[item[0].meant]),
            default=None,
        )
        if best is not None:
            decided[segment].append(best)
    return {segment: _without_overlaps(found) for segment, found in decided.items()}


def _confidence(proposal: Proposal, counts: dict[str, Count], *, alone: bool) -> float | None:
    rare, word = counts.get(proposal.written, NEVER), counts.get(proposal.shown, NEVER)
    if alone:
        return decision.background_confidence(proposal, rare, word)
    return decision.confidence(proposal, rare, word, counts.get(proposal.meant, NEVER))


def _without_overlaps(found: list[tuple[Proposal, float]]) -> list[tuple[Proposal, float]]:
    kept: list[tuple[Proposal, float]] = []
    for proposal, value in sorted(found, key=lambda item: (-item[1], item[0].start)):
        if all(proposal.end <= other.start or other.end <= proposal.start for other, _ in kept):
            kept.append((proposal, value))
    return sorted(kept, key=lambda item: item[0].start)


def _places(
    read: Read, decided: dict[str, list[tuple[Proposal, float]]], counts: dict[str, Count]
) -> Iterator[Witnessed]:
    """Every place of the slips: a repost is as wrong as its source."""
    if not decided:
        return
    for text in read():
        for segment in segments(text.text):
            for proposal, value in decided.get(segment.text, ()):
                yield Witnessed(text, _hit(segment, proposal, value, counts))


def _hit(segment: Segment, proposal: Proposal, value: float, counts: dict[str, Count]) -> WordHit:
    rare, often = counts[proposal.written], counts[proposal.meant]
    if often.segments:
        proof = f"“{proposal.meant}”见于{often.targets}个站点{often.segments}处，“{proposal.written}”仅{rare.segments}处"
    else:
        proof = f"“{proposal.meant}”为常用词语"
    return WordHit(
        start=segment.start + proposal.start,
        end=segment.start + proposal.end,
        shown=proposal.shown,
        suggestion=proposal.new,
        detector=Detector.CORPUS,
        confidence=value,
        severity=Severity.GENERAL if value >= _SURE else Severity.HINT,
        reason=f"“{proposal.shown}”疑为“{proposal.new}”（{proposal.change.kind.value}；{proof}）",
        source="全市语料",
        details=(proof,),
    )
