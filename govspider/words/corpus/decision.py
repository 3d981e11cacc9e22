"""Whether a rare string at its place is a slip, and how sure that is (判定)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from govspider.privacy.person_names import surnames, words_of
from govspider.text.match import word_at
from govspider.text.segment import Segmenter
from govspider.words.corpus.changes import Change, ChangeKind
from govspider.words.corpus.counting import Count
from govspider.words.corpus.segments import Window, is_loose
from govspider.words.spelling.protected_pairs import ProtectedPairs

RARE_SEGMENTS = (
    3  # distinct segments that hold the rare string: heading, its copy in a list, one place in the text
)
RARE_TARGETS = 1
FREQUENT_TARGETS = 5
FREQUENT_SEGMENTS = 20
RATIO = 20  # the string meant is so many times as frequent
_SURE_RATIO, _SURE_TARGETS = 50, 8  # from here on the surest may be accused
_CONTEXT = 2  # characters besides the word, which prove that it is the word that was meant
_LONG = 4  # characters of a word that needs no context
_WHOLE = 3  # characters of a word that stands by itself: 自行车｜对 is no slip of 自行车队
_LOST_FROM = 3  # characters of a word that is told without one of them: 中国经济｜会 is no slip of 经济社会
_SURE = {
    ChangeKind.SAME_SOUND: 0.97,
    ChangeKind.SHAPE: 0.97,
    ChangeKind.NEAR_SOUND: 0.92,
    ChangeKind.SWAPPED: 0.92,
    ChangeKind.DOUBLED: 0.92,
    ChangeKind.LOST: 0.6,
}
_LIKELY = 0.9  # at most, while the corpus is small
_NAMELIKE = 0.8  # at most, where the word could be a person's name
_COLLOCATION = 0.75  # the string meant is frequent but no word of the dictionary
_BACKGROUND = 0.75  # at most, without other sites as witness


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rare window of a segment, and what was meant. Characters [start, end) of the segment should be `new`."""

    written: str  # the window
    change: Change
    start: int
    end: int
    shown: str  # what stands at [start, end): the word
    new: str
    most: float  # confidence at most

    @property
    def meant(self) -> str:
        """The frequent string."""
        return self.change.meant


class Judge:
    """Looks at the place of a rare string.

    Args:
        segmenter: cuts.
        protected_pairs: pairs of words of which both are right.
        names: names that are right as they stand: units, columns, leaders, phrases.
    """

    def __init__(self, segmenter: Segmenter, protected_pairs: ProtectedPairs, names: Iterable[str]) -> None:
        self._segmenter = segmenter
        self._protected_pairs = protected_pairs
        self._names = AhoCorasick(sorted({name for name in names if name}))

    def proposal(self, segment: str, words: list[str], window: Window, change: Change) -> Proposal | None:
        """What a change of a window means for the word it stands in; None where the text may be right."""
        start = window.start + change.at
        stop = start + change.size
        if not self._is_broken(words, start, stop) or self._is_known(segment, start, stop):
            return None
        if self._protected_pairs.spares(segment, start, stop, change.new):
            return None
        fixed = segment[: window.start] + change.meant + segment[window.end :]
        boundaries = frozenset(accumulate(map(len, self._segmenter.words(fixed))))
        begin, end = word_at(fixed, boundaries, start - (change.kind is ChangeKind.DOUBLED))
        word = fixed[begin:end]
        end -= len(fixed) - len(segment)
        most = self._most(words, window, change, word)
        if most == _COLLOCATION:
            begin, end, word = window.start, window.end, change.meant
        if most is None or begin < window.start or end > window.end or begin >= end:
            return None
        shown = segment[begin:end]
        if segment[end:].startswith(_name_ends()) or self._is_added(shown, start - begin):
            return None
        if _is_namelike(shown):
            most = min(most, _NAMELIKE)
        return Proposal(segment[window.start : window.end], change, begin, end, shown, word, most)

    def _is_broken(self, words: list[str], start: int, stop: int) -> bool:
        """Whether jieba made no word of what is to be changed."""
        at, touched = 0, []
        for word in words:
            if at < max(stop, start + 1) and start - (start == stop) < at + len(word):
                touched.append(is_loose(word, self._segmenter))
            at += len(word)
        return any(touched) if start == stop else all(touched)

    def _is_added(self, shown: str, at: int) -> bool:
        """Whether what is to be changed is a character of its own beside a long word."""
        rest = shown[1:] if at == 0 else shown[:-1] if at == len(shown) - 1 else ""
        return len(rest) >= _WHOLE and self._segmenter.has_word(rest)

    def _is_known(self, segment: str, start: int, stop: int) -> bool:
        found = self._names.find_matches_as_indexes(segment, overlapping=True)
        return any(begin < max(stop, start + 1) and start < end for _, begin, end in found)

    def _most(self, words: list[str], window: Window, change: Change, word: str) -> float | None:
        if len(word) > 1 and self._segmenter.has_word(word):
            context = len(change.meant) - len(word)
            if len(word) < _LONG and context < _CONTEXT:
                return None
            if change.kind is ChangeKind.LOST and len(word) < _LOST_FROM:
                return None
            return _SURE[change.kind]
        sounds_or_looks = change.kind in {ChangeKind.SAME_SOUND, ChangeKind.SHAPE}
        if sounds_or_looks and window.end - window.start >= _LONG and self._all_loose(words, window):
            return _COLLOCATION
        return None

    def _all_loose(self, words: list[str], window: Window) -> bool:
        ends = list(accumulate(map(len, words)))
        inside = [word for word, end in zip(words, ends, strict=True) if window.start < end <= window.end]
        return all(is_loose(word, self._segmenter) for word in inside)


def confidence(proposal: Proposal, rare: Count, word: Count, frequent: Count) -> float | None:
    """How sure a proposal is by the counts of the city; None where they do not bear it out.

    Args:
        proposal: the proposal.
        rare: count of the window as written.
        word: count of the word as written: one that stands elsewhere too may be right.
        frequent: count of the string that was meant.
    """
    if max(rare.segments, word.segments) > RARE_SEGMENTS or max(rare.targets, word.targets) > RARE_TARGETS:
        return None
    seen = max(1, rare.segments, word.segments)
    if frequent.targets < FREQUENT_TARGETS or frequent.segments < max(FREQUENT_SEGMENTS, RATIO * seen):
        return None
    sure = frequent.targets >= _SURE_TARGETS and frequent.segments >= _SURE_RATIO * seen
    return proposal.most if sure else min(proposal.most, _LIKELY)


def background_confidence(proposal: Proposal, rare: Count, word: Count) -> float | None:
    """The same for a single site, where only general frequencies speak for what was meant."""
    # A word without one of its characters is often another word (不存在, 不复存在).
    if proposal.change.kind is ChangeKind.LOST or max(rare.segments, word.segments) > RARE_SEGMENTS:
        return None
    return min(proposal.most, _BACKGROUND)


@cache
def _name_ends() -> tuple[str, ...]:
    return tuple(words_of(resources.files(__package__).joinpath("name_ends.txt")))


def _is_namelike(word: str) -> bool:
    return len(word) <= 3 and word.startswith(surnames())  # noqa: PLR2004 - a Chinese name has up to three
