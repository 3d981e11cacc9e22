"""The likeliest cut of a segment into words of the model, and what a change of it would gain."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govspider.words.spelling.tables import Tables
from govspider.words.spelling.whole_words import LONGEST

SEGMENT = re.compile(
    r"[一-鿿]{2,120}"
)  # what is judged at a time: the model knows nothing but Han characters
BEAM = 3  # cuts kept at each place
_STATES = 2  # of them followed after a change
_AFTER = 2  # words of the cut after a change that are scored anew: the reach of a trigram


class Scorer:
    """KenLM's model behind the three calls that are needed."""

    def __init__(self, path: Path) -> None:
        import kenlm

        self.state: Any = kenlm.State
        model = kenlm.Model(str(path))
        self.score: Any = model.BaseScore
        self.start = kenlm.State()
        model.NullContextWrite(self.start)
        self._full: Any = model.BaseFullScore

    def order(self, state: object, word: str) -> tuple[int, object]:
        """Length of the longest run of words, this one last, that the model has seen; and the state after."""
        after = self.state()
        return self._full(state, word, after).ngram_length, after


@dataclass(slots=True)
class Word:
    """One word of the cut: characters [start, end), and the score of the cut up to its end."""

    start: int
    end: int
    text: str
    total: float


@dataclass(slots=True)
class Cut:
    """The likeliest cut of a segment."""

    text: str
    path: list[Word] = field(init=False)
    at: list[int] = field(init=False)  # character → index of its word of the cut
    total: float = field(init=False)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Indexes of the first and the last word of the cut that touch [start, end)."""
        return self.at[start], self.at[max(start, end - 1)]

    def total_before(self, index: int) -> float:
        """Score of the cut before the word of an index."""
        return self.path[index - 1].total if index > 0 else 0.0

    def orders(self, start: int, end: int, word: str) -> tuple[int, int, int]:
        """Words of context that the model knows: of a new word, of what follows it, at least of the words it touches.

        Args:
            start: of what it takes the place of …
            end: … and its end.
            word: the new word.
        """
        raise NotImplementedError


@dataclass(slots=True)
class Lattice(Cut):
    """All known words that stand in a segment, and the likeliest cut.

    A compound that the model lacks (tables.chains) scores as its parts do there, but never less than by itself.
    """

    scorer: Scorer
    tables: Tables
    words: list[list[str]] = field(init=False)  # words beginning at each place
    cuts: list[list[tuple[float, Any, int, int, str]]] = field(init=False)  # score, state, from, from's, word
    boundaries: dict[int, int] = field(init=False)  # end of a word of the cut → its index; 0 → -1
    _ends: dict[int, float] = field(init=False)

    def __post_init__(self) -> None:
        self.words = self._words()
        self.cuts = self._cut()
        self.total = self.cuts[-1][0][0]
        self.path = self._best()
        self.boundaries = {0: -1} | {word.end: index for index, word in enumerate(self.path)}
        self.at = [index for index, word in enumerate(self.path) for _ in word.text]
        self._ends = {}

    def _words(self) -> list[list[str]]:
        text, known = self.text, self.tables.unigrams
        length = len(text)
        return [
            [text[start]]
            + [
                word
                for end in range(start + 2, min(start + LONGEST, length) + 1)
                if (word := text[start:end]) in known
            ]
            for start in range(length)
        ]

    def _cut(self) -> list[list[tuple[float, Any, int, int, str]]]:
        score, make, chains = self.scorer.score, self.scorer.state, self.tables.chains
        cuts: list[list[tuple[float, Any, int, int, str]]] = [[] for _ in range(len(self.text) + 1)]
        cuts[0].append((0.0, self.scorer.start, -1, 0, ""))
        for place, words in enumerate(self.words):
            here = cuts[place]
            if len(here) > 1:
                here.sort(key=_by_score, reverse=True)
                del here[BEAM:]
            for rank, (total, state, _, _, _) in enumerate(here):
                for word in words:
                    if word in chains:
                        gained, after = self.step(state, word)
                    else:
                        after = make()
                        gained = score(state, word, after)
                    cuts[place + len(word)].append((total + gained, after, place, rank, word))
        cuts[-1].sort(key=_by_score, reverse=True)
        return cuts

    def _best(self) -> list[Word]:
        path = []
        place, rank = len(self.text), 0
        while place > 0:
            total, _, before, rank_before, word = self.cuts[place][rank]
            path.append(Word(before, place, word, total))
            place, rank = before, rank_before
        path.reverse()
        return path

    def orders(self, start: int, end: int, word: str) -> tuple[int, int, int]:
        """See `Cut`."""
        left, state = self.order(self.cuts[start][0][1], word)
        right = max((self.order(state, other)[0] for other in self.words_at(end)), default=0)
        first, last = self.around(start, end)
        return left, right, min(self.order_of(index) for index in range(first, last + 1))

    def words_at(self, place: int) -> list[str]:
        """Words that begin at a place."""
        return self.words[place] if place < len(self.text) else []

    def step(self, state: object, word: str) -> tuple[float, Any]:
        """Score of a word after a state, and the state after it."""
        score, make = self.scorer.score, self.scorer.state
        gained = 0.0
        for part in self.tables.chains.get(word, word).split():
            after = make()
            gained += score(state, part, after)
            state = after
        return (max(gained, self.tables.unigrams[word]) if word in self.tables.chains else gained), state

    def order(self, state: object, word: str) -> tuple[int, object]:
        """The order of a word (see `Scorer.order`), of a compound that of its last part; and the state after."""
        order = 0
        for part in self.tables.chains.get(word, word).split():
            order, state = self.scorer.order(state, part)
        return order, state

    def order_of(self, index: int) -> int:
        """The order of a word of the cut."""
        word = self.path[index]
        return self.order(self.cuts[word.start][0][1], word.text)[0]

    def room(self, start: int, end: int) -> float:
        """About what the characters [start, end) score as they stand."""
        return self.total - self.cuts[start][0][0] - self.rest(end)

    def rest(self, place: int) -> float:
        """About what the segment from `place` on scores, whatever stands before."""
        known = self._ends.get(place)
        if known is None:
            known = self._ends[place] = self._rest(place)
        return known

    def _rest(self, place: int) -> float:
        if place in self.boundaries:
            return self.total - self.total_before(self.boundaries[place] + 1)
        border = self.path[self.at[place]]
        found = self._extend([(0.0, self.scorer.start)], place, border.end)
        return found + self.total - border.total

    def _extend(self, states: list[tuple[float, Any]], place: int, stop: int) -> float:
        """Best score of the states at `place` carried on over exact words to `stop`."""
        score, make, chains = self.scorer.score, self.scorer.state, self.tables.chains
        at: dict[int, list[tuple[float, Any]]] = {place: states}
        for here in range(place, stop):
            found = at.pop(here, None)
            if not found:
                continue
            if len(found) > _STATES:
                found.sort(key=_by_score, reverse=True)
                del found[_STATES:]
            for total, state in found:
                for word in self.words[here]:
                    end = here + len(word)
                    if end > stop:
                        continue
                    if word in chains:
                        gained, after = self.step(state, word)
                    else:
                        after = make()
                        gained = score(state, word, after)
                    at.setdefault(end, []).append((total + gained, after))
        return max(at[stop], key=_by_score)[0]

    def after_change(self, start: int, word: str) -> list[tuple[float, Any]]:
        """Scores and states when a word follows the two best cuts up to `start`."""
        found = []
        for total, state, _, _, _ in self.cuts[start][:_STATES]:
            gained, after = self.step(state, word)
            found.append((total + gained, after))
        return found

    def gain(self, states: list[tuple[float, Any]], end: int) -> float:
        """What a change that ends in `states` gains over the cut as it is, when the text goes on at `end`."""
        stop = self._stop(end)
        if stop == end:
            return max(states, key=_by_score)[0] - self.total
        return self._extend(states, end, stop) - self.path[self.boundaries[stop]].total

    def _stop(self, end: int) -> int:
        index = self.at[end - 1] + 1  # of the first word that begins at `end` or behind it
        return self.path[min(index + _AFTER, len(self.path)) - 1].end


def _by_score(cut: tuple[Any, ...]) -> float:
    score: float = cut[0]
    return score
