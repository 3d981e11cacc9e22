"""A second model of words as second opinion (公文词模型): runs of up to three words, counted in official documents.

It knows official writing only, and errs elsewhere than the first, which knows a little of everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from govspider.words.spelling.cache import Cache
from govspider.words.spelling.compiled_pairs import CompiledPairs, load_compiled_pairs
from govspider.words.spelling.vectors import VECTORS, Vectors, load_vectors

NAMES = (
    "pair_gain", "pair_cost_old", "pair_cost_new", "pair_fewer_words", "pair_worst_old", "pair_worst_new",
    "pair_longest_old", "pair_longest_new", "pair_left_old", "pair_right_old", "pair_left_new", "pair_right_new",
    "pair_unigram_old", "pair_unigram_new",
    "fit_worst_old", "fit_old", "fit_worst_new", "fit_new", "fit_gain",
)  # fmt: skip
WORDS = "words.lm"
_AROUND = 12  # characters on each side of a change that are cut anew
_LONGEST = 6  # characters of a word
_BEAM = 4  # cuts kept at each place
_WINDOWS = 20_000  # windows whose cut is remembered


class Piece(NamedTuple):
    """A word of the cut [start, end), its log10 probability there, and the words of the run that was met."""

    start: int
    end: int
    cost: float
    order: int
    unigram: float


class Cut(NamedTuple):
    """The likeliest cut of a window."""

    total: float
    pieces: tuple[Piece, ...]

    def around(self, start: int, end: int) -> tuple[Piece, ...]:
        """The words that touch [start, end)."""
        return tuple(piece for piece in self.pieces if piece.end > start and piece.start < end)

    def order_at(self, start: int) -> int:
        """Whether the pair of the word that begins at a place was met; -1 at the end of the window."""
        return next((piece.order for piece in self.pieces if piece.start == start), -1)


@dataclass(slots=True)
class PairModel:
    """What the pairs of words say of a change."""

    model: Any
    vectors: Vectors
    compiled: CompiledPairs | None = None
    _score: Any = field(init=False)
    _full: Any = field(init=False)
    _state: Any = field(init=False)
    _start: Any = field(init=False)
    _cuts: Cache[Cut] = field(default_factory=lambda: Cache(_WINDOWS))

    def __post_init__(self) -> None:
        import kenlm

        self._score, self._full, self._state = self.model.BaseScore, self.model.BaseFullScore, kenlm.State
        self._start = kenlm.State()
        self.model.NullContextWrite(self._start)

    def row(self, text: str, start: int, end: int, new: str) -> list[float]:
        """The features of replacing [start, end) of a text by `new`, in the order of NAMES."""
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        before, behind = text[first:start], text[end:last]
        window, fixed = text[first:last], before + new + behind
        old, better = self._cuts.get(window, self.cut), self._cuts.get(fixed, self.cut)
        at = len(before)
        was = old.around(at, at + max(1, end - start))
        now = better.around(at, at + max(1, len(new)))
        fit, fit_new = self._fit(window, old, was), self._fit(fixed, better, now)
        return [
            better.total - old.total,
            old.total / max(1, len(window)),
            better.total / max(1, len(fixed)),
            len(old.pieces) - len(better.pieces),
            min((piece.cost for piece in was), default=1.0),
            min((piece.cost for piece in now), default=1.0),
            max((piece.end - piece.start for piece in was), default=0),
            max((piece.end - piece.start for piece in now), default=0),
            min((piece.order for piece in was), default=0),
            old.order_at(was[-1].end) if was else -1,
            min((piece.order for piece in now), default=0),
            better.order_at(now[-1].end) if now else -1,
            min((piece.unigram for piece in was), default=0.0),
            min((piece.unigram for piece in now), default=0.0),
            *fit,
            *fit_new,
            fit_new[0] - fit[0],
        ]

    def _fit(self, text: str, cut: Cut, pieces: tuple[Piece, ...]) -> tuple[float, float]:
        if not pieces:
            return 0.0, 0.0
        words = [text[piece.start : piece.end] for piece in cut.pieces]
        first = cut.pieces.index(pieces[0])
        return self.vectors.fit(words, first, first + len(pieces))

    def cut(self, text: str) -> Cut:
        """The likeliest cut of a text, by compiled code where it is there."""
        found = self.compiled and self.compiled.cut(text)
        if not found:
            return self.plain_cut(text)
        total, pieces = found
        return Cut(
            total, tuple(Piece(start, end, cost, order, alone) for cost, alone, start, end, order in pieces)
        )

    def plain_cut(self, text: str) -> Cut:
        """The same without it."""
        score, make = self._score, self._state
        cuts: list[list[tuple[float, Any, int, int]]] = [[] for _ in range(len(text) + 1)]
        cuts[0].append((0.0, self._start, -1, 0))
        for place in range(len(text)):
            here = cuts[place]
            if len(here) > _BEAM:
                here.sort(key=_by_score, reverse=True)
                del here[_BEAM:]
            words = list(self._words(text, place))
            for rank, (total, state, _, _) in enumerate(here):
                for word in words:
                    after = make()
                    cuts[place + len(word)].append((total + score(state, word, after), after, place, rank))
        if not text:
            return Cut(0.0, ())
        best = max(range(len(cuts[-1])), key=lambda rank: cuts[-1][rank][0])
        return Cut(cuts[-1][best][0], self._pieces(text, cuts, best))

    def _words(self, text: str, place: int) -> Iterator[str]:
        yield text[place]
        for end in range(place + 2, min(len(text), place + _LONGEST) + 1):
            if (word := text[place:end]) in self.model:
                yield word

    def _pieces(
        self, text: str, cuts: list[list[tuple[float, Any, int, int]]], rank: int
    ) -> tuple[Piece, ...]:
        pieces = []
        end = len(text)
        while end > 0:
            total, _, start, before = cuts[end][rank]
            word, earlier = text[start:end], cuts[start][before]
            order = self._full(earlier[1], word, self._state()).ngram_length
            alone = self._score(self._start, word, self._state())
            pieces.append(Piece(start, end, total - earlier[0], order, alone))
            end, rank = start, before
        return tuple(reversed(pieces))


def load_pairs(path: Path, cache_dir: Path | None = None) -> PairModel:
    """The model of a file, mapped into memory, with the vectors beside it.

    Args:
        path: the file.
        cache_dir: where its words are kept as compiled code looks them up; None: nowhere.

    Raises:
        OSError, ValueError, RuntimeError: a file cannot be read.
    """
    return _pairs(path, load_vectors(path.parent / VECTORS), cache_dir)


def with_model(pairs: PairModel, path: Path) -> PairModel:
    """The same vectors beside the model of another file.

    Raises:
        OSError, ValueError, RuntimeError: the file cannot be read.
    """
    return _pairs(path, pairs.vectors, None)


def _pairs(path: Path, vectors: Vectors, cache_dir: Path | None) -> PairModel:
    import kenlm

    return PairModel(kenlm.Model(str(path)), vectors, load_compiled_pairs(path, cache_dir))


def _by_score(cut: tuple[float, Any, int, int]) -> float:
    return cut[0]
