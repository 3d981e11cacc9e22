"""Which words might have been meant (候选词): look-alikes, sound-alikes, lost, doubled and swapped characters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, product
from operator import ne

from govspider.words.spelling.cache import Cache
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.lattice import Lattice
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.reading import Suspect
from govspider.words.spelling.suspects import words_of
from govspider.words.spelling.tables import HALF, HALVED, Tables

# A window is ordinary, and not looked at, when its words score better than this (log10), by its characters.
ORDINARY = {2: -3.4, 3: -6.4, 4: -7.5, 5: -9.2}
ORDINARY_WORD = -3.0
STRANGE_WORD = -5.0  # a word that scores worse may hold one wrong character that stood alone
STRANGE = {2: -6.0, 3: -7.5, 4: -9.0}  # … and worse than this where a character may be lost or two swapped
SHORTEST, LONGEST_MEANT = 2, 5  # characters of the words that are proposed
MOST_CHANGED = 2  # characters of a word of like sound
FILLS = 6  # look-alikes tried for one blank, the commonest first
UNLIKE_FROM = 3  # characters of a word from which one of its characters may be any other …
UNLIKE = 2  # … the commonest words, so many of them …
UNLIKE_OF = 6  # … where no more words than this fit
LOST = 3  # lost characters tried for one place
FEW_LOST = 4  # at the edge of a two-character word only when so few could be meant
_SINGLES = (6, 1, 3, 0)  # single characters tried for one, of each likeness the commonest …
_RAREST_SINGLE = -4.4  # … none rarer than this
ODD_WORD = (
    -4.0
)  # two neighbouring characters that score worse, each a word by itself, may both be look-alikes
KEPT = 3  # words tried with one of the two, the commonest
_PAIRS = 14  # look-alikes of each that are tried together
_WINDOWS = 60_000  # windows of text whose proposals are remembered: some 20 MB
# What a word must gain, were it as frequent there as anywhere, to be looked at, by the characters it would replace …
FREQUENT_FROM = {1: 0.3, 2: -0.1, 3: 1.0, 4: 1.5, 5: 3.0, 6: 3.0}
KEEP_FROM = -0.1  # … and in its context, to be scored exactly
KEEP_SUSPECT_FROM = -3.0  # the same where the character model would have the word
KEEP = 160  # proposals of a segment that are scored exactly


Span = tuple[int, int, str]  # [start, end) might be this word
Meant = tuple[tuple[float, str], ...]  # words with their log10 probability, the commonest first


@dataclass(slots=True)
class Proposer:
    """Proposes words for a segment."""

    tables: Tables
    confusable: Confusable
    _most: dict[int, float] = field(init=False)  # of a word of so many characters or one more
    _frequent: frozenset[str] = field(init=False)
    _shapes: dict[str, str] = field(default_factory=dict)
    _single: Cache[Meant] = field(default_factory=lambda: Cache(_WINDOWS))
    _pair: Cache[Meant] = field(default_factory=lambda: Cache(_WINDOWS))
    _close: Cache[Meant] = field(default_factory=lambda: Cache(_WINDOWS))
    _strange: Cache[Meant] = field(default_factory=lambda: Cache(_WINDOWS))

    def __post_init__(self) -> None:
        self._most = most_of(self.tables)
        self._frequent = frozenset(
            one for one, unigram in self.tables.singles.items() if unigram > _RAREST_SINGLE
        )

    def propose(self, lattice: Lattice, suspects: Iterable[Suspect] = ()) -> list[Proposal]:
        """Proposals that gain, the best first.

        Args:
            lattice: of a segment.
            suspects: what the character model would have instead; the words that would then stand there are proposed, too.
        """
        chains, cuts, total = self.tables.chains, lattice.cuts, lattice.total
        score, after = lattice.scorer.score, lattice.scorer.state()
        likely = []
        spans = dict.fromkeys(self._candidates(lattice), KEEP_FROM)
        spans |= dict.fromkeys(words_of(lattice.text, suspects, self.tables.unigrams), KEEP_SUSPECT_FROM)
        for (start, end, word), least in spans.items():
            best = cuts[start][0]
            inside = lattice.step(best[1], word)[0] if word in chains else score(best[1], word, after)
            estimate = best[0] + inside + lattice.rest(end) - total
            if estimate > least:
                likely.append((estimate, start, end, word, inside, least))
        likely.sort(reverse=True)
        found = []
        for estimate, start, end, word, inside, least in likely[:KEEP]:
            gain = lattice.gain(lattice.after_change(start, word), end)
            if gain > min(0.0, least - KEEP_FROM):
                found.append(Proposal(gain, start, end, word, inside, estimate))
        found.sort(key=lambda proposal: (-proposal.gain, proposal.start, proposal.end, proposal.word))
        return found

    def _candidates(self, lattice: Lattice) -> list[Span]:
        """What may be meant where the cut is not ordinary, if it is frequent enough to gain there."""
        found: list[Span] = []
        for start, end, least, meant in self._places(lattice):
            for unigram, word in meant:
                if unigram < least:
                    break
                found.append((start, end, word))
        return found

    def _places(self, lattice: Lattice) -> Iterator[tuple[int, int, float, Meant]]:
        """Where the cut is not ordinary, with the words that may be meant there and the least that gains."""
        text, room = lattice.text, lattice.room
        size = len(text)
        before, behind, worst = _costs(lattice)
        alone = [len(word.text) == 1 for word in lattice.path for _ in word.text]
        most = self._most
        for start in range(size):
            odd = worst[start] < ORDINARY_WORD
            if odd and (alone[start] or worst[start] < STRANGE_WORD):
                least = room(start, start + 1) + FREQUENT_FROM[1]
                yield start, start + 1, least, self._single.get(text[start], self.singles)
                if (
                    start + 1 < size
                    and worst[start] < ODD_WORD > worst[start + 1]
                    and behind[start + 1] != behind[start + 2]
                    and before[start] != before[start + 1]
                    and (least := room(start, start + 2) + FREQUENT_FROM[2]) <= most[2]
                ):
                    yield start, start + 2, least, self._pair.get(text[start : start + 2], self._pairs)
            if start + 1 < size and text[start] == text[start + 1]:
                for begin, end, meant in self._doubled(text, start):
                    yield begin, end, room(begin, end) + FREQUENT_FROM[end - begin], meant
            for end in range(start + SHORTEST, min(start + LONGEST_MEANT, size) + 1):
                odd = odd or worst[end - 1] < ORDINARY_WORD
                cost, length = behind[end] - before[start], end - start
                if not odd or cost >= ORDINARY[length]:
                    continue
                least = room(start, end) + FREQUENT_FROM[length]
                if least <= most[length]:
                    disordered = length < LONGEST_MEANT and cost < STRANGE[length]
                    for meant in self._meant(text[start:end], disordered=disordered):
                        yield start, end, least, meant

    def _meant(self, window: str, *, disordered: bool) -> Iterator[Meant]:
        """Words like a window, and those it would be in another order or with a character more."""
        length = len(window)
        if length == SHORTEST:
            yield self._close.get(window, self._like)
            if disordered:
                yield self._strange.get(window, self._disordered)
            return
        yield self._like(window, intact=self._intact(window, length))
        if disordered:
            yield self._disordered(window, intact=self._intact(window, length + 1))

    def _intact(self, window: str, length: int) -> bool:
        """Whether a half of a window stands so in a word of a length, as it must where only one slip was made."""
        if length not in HALVED:
            return True
        begins, ends = self.tables.halves[length]
        return window[:HALF] in begins or window[-HALF:] in ends

    def _like(self, window: str, *, intact: bool = True) -> Meant:
        """Words that look or sound like a window; with no half of it `intact` only those that sound so."""
        found = self._filled(window) if intact else []
        return self._ranked(found + self._sounding(window) if len(window) < LONGEST_MEANT else found)

    def _disordered(self, window: str, *, intact: bool = True) -> Meant:
        """Words that a window would be with two in their order or, with a half of it `intact`, a character more."""
        lost = self._lost(window) if intact else []
        return self._ranked(lost + self._swapped(window))

    def _ranked(self, words: list[str]) -> Meant:
        """Words that may be meant, each once."""
        unigrams = self.tables.unigrams
        return tuple(sorted([(unigrams[word], word) for word in set(words)], reverse=True)) if words else ()

    def _filled(self, window: str) -> list[str]:
        """One character for another."""
        blanks, alike_to = self.tables.blanks, self.confusable.alike
        found = []
        for place, character in enumerate(window):
            head, tail = window[:place], window[place + 1 :]
            fills = blanks.get(f"{head}*{tail}", "")
            if fills:
                alike = alike_to(character)
                like = list(islice(filter(alike.__contains__, fills), FILLS))
                if len(fills) <= UNLIKE_OF and len(window) >= UNLIKE_FROM:
                    like += [fill for fill in fills if fill not in alike and fill != character][:UNLIKE]
                found += [head + fill + tail for fill in like]
        return found

    def _sounding(self, window: str) -> list[str]:
        """Whole words of like sound, as an input method offers them."""
        sounds, length, classes = self.tables.sounds, len(window), self.tables.classes
        found = []
        for key in product(*[classes.get(character, "") for character in window]):
            words = sounds.get("".join(key), "")
            if words:
                found += [words[place : place + length] for place in range(0, len(words), length)]
        return [word for word in found if 0 < _changes(window, word) <= MOST_CHANGED]

    def _lost(self, window: str) -> list[str]:
        """A character too few."""
        blanks, length = self.tables.blanks, len(window)
        found = []
        for place in range(length + 1):
            head, tail = window[:place], window[place:]
            fills = blanks.get(f"{head}*{tail}", "")
            if fills and (length > SHORTEST or 0 < place < length or len(fills) < FEW_LOST):
                found += [head + fill + tail for fill in fills[:LOST]]
        return found

    def _swapped(self, window: str) -> list[str]:
        """Two neighbours the wrong way round."""
        unigrams = self.tables.unigrams
        swapped = [
            window[:place] + window[place + 1] + window[place] + window[place + 2 :]
            for place in range(len(window) - 1)
        ]
        return [word for word in swapped if word in unigrams and word != window]

    def _doubled(self, text: str, place: int) -> Iterator[tuple[int, int, Meant]]:
        """A character written twice, at the end or the beginning of a word."""
        unigrams = self.tables.unigrams
        for start in range(max(0, place + 1 - LONGEST_MEANT), place + 1):
            if (word := text[start : place + 1]) in unigrams:
                yield start, place + 2, ((unigrams[word], word),)
        for end in range(place + 3, min(len(text), place + 1 + LONGEST_MEANT) + 1):
            if (word := text[place + 1 : end]) in unigrams:
                yield place, end, ((unigrams[word], word),)

    def singles(self, character: str) -> Meant:
        """Single characters like one, of each likeness the commonest."""
        unigrams = self.tables.singles
        alike = sorted(
            self.confusable.alike(character) & self._frequent, key=lambda other: (-unigrams[other], other)
        )
        kinds = [self.confusable.likeness(character, other) for other in alike]
        kept: list[str] = []
        for kind, most in enumerate(_SINGLES):
            kept += [other for other, own in zip(alike, kinds, strict=True) if own == kind][:most]
        return self._ranked(kept)

    def _pairs(self, window: str) -> Meant:
        """Words for two neighbours that are words by themselves: two look-alikes (津帅 → 律师), or one of them kept."""
        blanks = self.tables.blanks
        one, other = window[0], window[1]
        seconds = self.look_alikes(other)
        kept = [one + fill for fill in blanks.get(f"{one}*", "")[:KEPT] if fill != other]
        kept += [fill + other for fill in blanks.get(f"*{other}", "")[:KEPT] if fill != one]
        both = []
        for first in self.look_alikes(one):
            fills = blanks.get(f"{first}*", "")
            both += [first + second for second in seconds if second in fills]
        return self._ranked(kept + both)

    def look_alikes(self, character: str) -> str:
        """The commonest characters of like shape."""
        known = self._shapes.get(character)
        if known is None:
            unigrams = self.tables.singles
            alike = sorted(self.confusable.shapes(character), key=lambda one: (-unigrams[one], one))
            known = self._shapes[character] = "".join(alike[:_PAIRS])
        return known


def most_of(tables: Tables) -> dict[int, float]:
    """log10 probability of the commonest word of so many characters or one more."""
    return {length: max(tables.most[length], tables.most[length + 1]) for length in ORDINARY}


def _changes(one: str, other: str) -> int:
    return sum(map(ne, one, other))


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
