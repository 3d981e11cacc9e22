"""Which words might have been meant (候选词): look-alikes, sound-alikes, lost, doubled and swapped characters."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from govspider.text.spelling.confusable import Confusable
from govspider.text.spelling.lattice import Lattice
from govspider.text.spelling.tables import Tables, sound_keys

# A place is ordinary, and not looked at, when the words about it score better than this (log10).
_ORDINARY = -4.2
_ORDINARY_WORD = -3.1
_LENGTHS = (2, 3, 4, 5)  # characters of the words that are proposed
_FILLS = 6  # look-alikes tried for one blank, the commonest first
_LOST = 3  # lost characters tried for one place
_FEW_LOST = 4  # at the edge of a two-character word only when so few could be meant
_SINGLES = (7, 2, 7, 2)  # single characters tried for one, of each likeness the commonest …
_RAREST_SINGLE = -4.4  # … none rarer than this
_ODD_WORD = (
    -4.0
)  # two neighbouring characters that score worse, each a word by itself, may both be look-alikes
_PAIRS = 24  # look-alikes of each that are tried together
_KEEP_FROM = -0.8  # estimated gain from which a proposal is scored exactly
_KEEP = 40  # proposals of a segment that are scored exactly


@dataclass(frozen=True, slots=True)
class Proposal:
    """[start, end) of a segment might have been meant as `word`."""

    gain: float  # log10 of the odds by the model
    start: int
    end: int
    word: str
    inside: float  # log10 probability of the word after what stands before it
    estimate: float  # the gain if the word told nothing about what follows

    def edit(self, text: str) -> tuple[int, int, str]:
        """The smallest replacement that does the same."""
        start, end, word = self.start, self.end, self.word
        while start < end and word and text[start] == word[0]:
            start, word = start + 1, word[1:]
        while start < end and word and text[end - 1] == word[-1]:
            end, word = end - 1, word[:-1]
        return start, end, word


@dataclass(slots=True)
class Proposer:
    """Proposes words for a segment."""

    tables: Tables
    confusable: Confusable
    _singles: dict[str, str] = field(default_factory=dict)
    _shapes: dict[str, str] = field(default_factory=dict)

    def propose(self, lattice: Lattice) -> list[Proposal]:
        """Proposals that gain, the best first."""
        chains, cuts, total = self.tables.chains, lattice.cuts, lattice.total
        score, after = lattice.scorer.score, lattice.scorer.state()
        rest = [lattice.rest(place) - total + _KEEP_FROM * -1 for place in range(len(lattice.text) + 1)]
        likely = []
        for start, end, word in dict.fromkeys(self._candidates(lattice)):
            best = cuts[start][0]
            if word in chains:
                inside = lattice.after_change(start, chains[word])[0][0] - best[0]
            else:
                inside = score(best[1], word, after)
            estimate = best[0] + inside + rest[end]
            if estimate > 0.0:
                likely.append((estimate + _KEEP_FROM, start, end, word, inside))
        likely.sort(reverse=True)
        found = []
        for estimate, start, end, word, inside in likely[:_KEEP]:
            gain = lattice.gain(lattice.after_change(start, chains.get(word) or (word,)), end)
            if gain > 0.0:
                found.append(Proposal(gain, start, end, word, inside, estimate))
        found.sort(key=lambda proposal: (-proposal.gain, proposal.start, proposal.end, proposal.word))
        return found

    def _candidates(self, lattice: Lattice) -> Iterator[tuple[int, int, str]]:
        text = lattice.text
        before, behind, worst = _costs(lattice)
        for start in range(len(text)):
            if worst[start] < _ORDINARY_WORD:
                for word in self._single(text[start]):
                    yield start, start + 1, word
                if (
                    start + 1 < len(text)
                    and worst[start] < _ODD_WORD > worst[start + 1]
                    and (behind[start + 1] != behind[start + 2] and before[start] != before[start + 1])
                ):
                    for word in self._pair(text[start], text[start + 1]):
                        yield start, start + 2, word
            for length in _LENGTHS:
                end = start + length
                if end > len(text):
                    break
                if behind[end] - before[start] < _ORDINARY and min(worst[start:end]) < _ORDINARY_WORD:
                    for word in self._window(text[start:end], length):
                        yield start, end, word

    def _window(self, window: str, length: int) -> Iterator[str]:
        yield from self._filled(window, length)
        if length < _LENGTHS[-1]:
            yield from self._sounding(window, length)
            yield from self._lost(window, length)
            yield from self._swapped(window, length)
        if length == _LENGTHS[0] and window[0] == window[1]:
            yield window[0]

    def _filled(self, window: str, length: int) -> Iterator[str]:
        blanks, alike_to = self.tables.blanks, self.confusable.alike
        for place in range(length):
            head, tail = window[:place], window[place + 1 :]
            fills = blanks.get(f"{head}*{tail}")
            if fills:
                alike = alike_to(window[place])
                if not alike.isdisjoint(fills):
                    meant = [fill for fill in fills if fill in alike]
                    for fill in meant[:_FILLS]:
                        yield head + fill + tail

    def _sounding(self, window: str, length: int) -> Iterator[str]:
        sounds = self.tables.sounds
        for key in sound_keys(window, self.tables.classes):
            words = sounds.get(key)
            if words:
                for place in range(0, len(words), length):
                    word = words[place : place + length]
                    if word != window:
                        yield word

    def _lost(self, window: str, length: int) -> Iterator[str]:
        blanks = self.tables.blanks
        for place in range(length + 1):
            head, tail = window[:place], window[place:]
            fills = blanks.get(f"{head}*{tail}")
            if fills and (length > _LENGTHS[0] or 0 < place < length or len(fills) < _FEW_LOST):
                for fill in fills[:_LOST]:
                    yield head + fill + tail

    def _swapped(self, window: str, length: int) -> Iterator[str]:
        for place in range(length - 1):
            swapped = window[:place] + window[place + 1] + window[place] + window[place + 2 :]
            if swapped in self.tables.unigrams and swapped != window:
                yield swapped

    def _single(self, character: str) -> str:
        known = self._singles.get(character)
        if known is None:
            unigrams, likeness = self.tables.model, self.confusable.likeness
            alike = [
                other
                for other in self.confusable.alike(character)
                if unigrams.get(other, -9.0) > _RAREST_SINGLE
            ]
            alike.sort(key=lambda other: (-unigrams[other], other))
            known = self._singles[character] = "".join(
                other
                for kind, most in enumerate(_SINGLES)
                for other in [other for other in alike if likeness(character, other) == kind][:most]
            )
        return known

    def _pair(self, one: str, other: str) -> Iterator[str]:
        """Words of two characters that both look like other ones (津帅 → 律师)."""
        unigrams = self.tables.unigrams
        for first in self._look_alikes(one):
            for second in self._look_alikes(other):
                if first + second in unigrams:
                    yield first + second

    def _look_alikes(self, character: str) -> str:
        known = self._shapes.get(character)
        if known is None:
            unigrams = self.tables.model
            alike = sorted(self.confusable.shapes.get(character, ()), key=lambda one: (-unigrams[one], one))
            known = self._shapes[character] = "".join(alike[:_PAIRS])
        return known


def _costs(lattice: Lattice) -> tuple[list[float], list[float], list[float]]:
    """Per place: score of the cut before its word, score after the word that ends there or spans it, its word's."""
    before: list[float] = []
    behind: list[float] = [0.0]
    worst: list[float] = []
    reached = 0.0
    for word in lattice.path:
        width = word.end - word.start
        before += [reached] * width
        behind += [word.total] * width
        worst += [word.total - reached] * width
        reached = word.total
    return before, behind, worst
