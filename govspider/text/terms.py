"""Finding many terms at once: an automaton for one matcher's terms, or one for the terms of several.

Several checks read the same text one after another; sharing an automaton reads it once for all of them.
"""

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from daachorse import CharwiseDoubleArrayAhoCorasick

from govspider.files import read_cached, write_cached

Match = tuple[int, int, int]  # number of the term, start, end

_WORTH_KEEPING = 20_000  # terms from which reading an automaton is faster than making it
_TEXTS_KEPT = 64  # texts whose matches are remembered: the parts of a page, while its checks run in turn


class Terms:
    """The terms of one matcher."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(terms)
        self._own: _Shared | None = None
        self._shared: _Shared | None = None
        self._place = 0

    def matches(self, text: str) -> list[Match]:
        """Every place where a term stands, overlapping ones too, by their end."""
        if self._shared:
            return self._shared.matches(text)[self._place]
        return self.matches_apart(text)

    def matches_apart(self, text: str) -> list[Match]:
        """The same for a text that no other matcher reads."""
        if self._own is None:
            self._own = _Shared([self.terms])
        return self._own.scan(text)[0]

    def join(self, shared: "_Shared", place: int) -> None:
        """Use a shared automaton from now on; called by `share`."""
        self._shared, self._place = shared, place


def share(*matchers: Terms, cache_dir: Path | None = None) -> None:
    """Let matchers find their terms in one reading.

    Args:
        matchers: their terms.
        cache_dir: where a large automaton is kept between starts; None: nowhere.
    """
    shared = _Shared([one.terms for one in matchers], cache_dir)
    for place, one in enumerate(matchers):
        one.join(shared, place)


class _Shared:
    """One automaton of several vocabularies, with the matches of the last texts."""

    def __init__(self, vocabularies: list[tuple[str, ...]], cache_dir: Path | None = None) -> None:
        # A term of several vocabularies has one number: its first owner and, in `also`, the others.
        numbers: dict[str, int] = {}
        self._vocabularies = len(vocabularies)
        self._owners: list[tuple[int, int]] = []
        self._also: dict[int, list[tuple[int, int]]] = {}
        for place, terms in enumerate(vocabularies):
            for index, term in enumerate(terms):
                number = numbers.setdefault(term, len(numbers))
                if number < len(self._owners):
                    self._also.setdefault(number, []).append((place, index))
                else:
                    self._owners.append((place, index))
        self._automaton = _automaton(list(numbers), cache_dir) if numbers else None
        self._kept: dict[str, tuple[list[Match], ...]] = {}

    def matches(self, text: str) -> tuple[list[Match], ...]:
        """The matches of each vocabulary."""
        found = self._kept.get(text)
        if found is None:
            while len(self._kept) >= _TEXTS_KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[text] = self.scan(text)
        return found

    def scan(self, text: str) -> tuple[list[Match], ...]:
        """The same, not remembered."""
        found: tuple[list[Match], ...] = tuple([] for _ in range(self._vocabularies))
        if self._automaton is None:
            return found
        owners, also = self._owners, self._also
        for start, end, number in self._automaton.find_overlapping(text):
            place, index = owners[number]
            found[place].append((index, start, end))
            for other, index in also.get(number, ()):
                found[other].append((index, start, end))
        return found


def _automaton(terms: list[str], cache_dir: Path | None) -> CharwiseDoubleArrayAhoCorasick:
    """The automaton of the terms: as kept by an earlier start with the same ones, or made anew."""
    if cache_dir is None or len(terms) < _WORTH_KEEPING:
        return CharwiseDoubleArrayAhoCorasick(terms, use_prefilter=False)
    said = "\0".join((version("daachorse"), *terms))
    path = cache_dir / f"terms-{hashlib.sha256(said.encode()).hexdigest()[:32]}.automaton"
    kept = read_cached(path)
    if kept is not None:
        return CharwiseDoubleArrayAhoCorasick.deserialize(kept)
    automaton = CharwiseDoubleArrayAhoCorasick(terms, use_prefilter=False)
    write_cached(path, automaton.serialize())
    return automaton
