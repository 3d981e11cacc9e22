"""Finding many terms at once: an automaton for one matcher's terms, or one for the terms of several.

Several checks read the same text one after another; sharing an automaton reads it once for all of them.
"""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

Match = tuple[int, int, int]  # number of the term, start, end

_TEXTS_KEPT = 64  # texts whose matches are remembered: the parts of a page, while its checks run in turn


class Terms:
    """The terms of one matcher."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(terms)
        self._own: AhoCorasick | None = None
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
            self._own = AhoCorasick(self.terms)
        return self._own.find_matches_as_indexes(text, overlapping=True)

    def join(self, shared: "_Shared", place: int) -> None:
        """Use a shared automaton from now on; called by `share`."""
        self._shared, self._place = shared, place


def share(*matchers: Terms) -> None:
    """Let matchers find their terms in one reading. The largest goes first: its matches need no renumbering."""
    ordered = sorted(matchers, key=lambda one: -len(one.terms))
    shared = _Shared([one.terms for one in ordered])
    for place, one in enumerate(ordered):
        one.join(shared, place)


class _Shared:
    """One automaton of several vocabularies, with the matches of the last texts."""

    def __init__(self, vocabularies: list[tuple[str, ...]]) -> None:
        numbers = {term: number for number, term in enumerate(vocabularies[0])}
        self._size = len(vocabularies)
        self._first = len(numbers)
        self._owners: dict[int, list[tuple[int, int]]] = {}
        for place, terms in enumerate(vocabularies[1:], 1):
            for index, term in enumerate(terms):
                number = numbers.setdefault(term, len(numbers))
                self._owners.setdefault(number, []).append((place, index))
        self._automaton = AhoCorasick(numbers)
        self._kept: dict[str, tuple[list[Match], ...]] = {}

    def matches(self, text: str) -> tuple[list[Match], ...]:
        """The matches of each vocabulary."""
        found = self._kept.get(text)
        if found is None:
            while len(self._kept) >= _TEXTS_KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[text] = self._scan(text)
        return found

    def _scan(self, text: str) -> tuple[list[Match], ...]:
        found: tuple[list[Match], ...] = tuple([] for _ in range(self._size))
        first, owners, size = found[0], self._owners, self._first
        for match in self._automaton.find_matches_as_indexes(text, overlapping=True):
            number, start, end = match
            if number < size:
                first.append(match)
            for place, index in owners.get(number, ()):
                found[place].append((index, start, end))
        return found
