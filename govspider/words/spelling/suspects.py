"""Places that official text would hardly have so, and what it would have there (疑点): most text has none, and is done."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from govspider.words.spelling.asked import Sources, load_asked
from govspider.words.spelling.characters import Characters, Span
from govspider.words.spelling.compiled import CompiledSearch
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.native import load_library
from govspider.words.spelling.neighbours import Neighbours
from govspider.words.spelling.reading import OTHER, UNLIKE, WORDS, Reading, Suspect
from govspider.words.spelling.search import BOUNDS, Search, may_be_lost
from govspider.words.spelling.tables import LONGEST, UNKNOWN, Tables

GATE = (
    "gain", "over_rival", "kind", "likeness", "pair", "cost", "order", "order_behind", "mean", "size",
    "char_old", "char_new", "count",
)  # fmt: skip


@dataclass(slots=True)
class Suspects:
    """Looks for suspects in a segment with its borders, by compiled code where it is there, and describes them."""

    characters: Characters
    neighbours: Neighbours
    confusable: Confusable
    tables: Tables
    cached: Path  # see `load_asked`
    plain: Search = field(init=False)
    compiled: CompiledSearch | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        plain = self.plain = Search(self.characters, self.neighbours, self.confusable, self.tables)
        library, trie = load_library(), self.characters.trie
        if library and trie:
            units = self.neighbours.units
            sources = Sources(plain.asked, plain.read_words, units, self.tables.classes)
            asked = load_asked(sources, self.cached)
            fills = "".join(filter(may_be_lost, units))
            self.compiled = CompiledSearch(library, trie, self.neighbours, BOUNDS, asked, sources, fills)

    def read(self, text: str, *, thorough: bool = False) -> Reading:
        """The suspects of a text, none in its first and last unit, which are its borders."""
        found = self.compiled and self.compiled.look(text, thorough=thorough)
        return found or self.plain.look(text, thorough=thorough)

    def rows(self, reading: Reading) -> list[list[float]]:
        """The features of each suspect, in the order of GATE."""
        text, known, suspects, mean = reading.text, reading.known, reading.suspects, reading.mean
        model = self.tables.singles
        best, second = sorted([-1.0, -1.0, *(suspect.gain for suspect in suspects)], reverse=True)[:2]
        rows = []
        for suspect in suspects:
            start, new = suspect.start, suspect.new
            old = text[start : max(suspect.end, start + 1)]
            likeness = (
                max(map(self.confusable.likeness, old, new)) if suspect.kind in (OTHER, WORDS, UNLIKE) else 0
            )
            rows.append(
                [
                    suspect.gain,
                    suspect.gain - (second if suspect.gain == best else best),
                    suspect.kind,
                    likeness,
                    -known[start][0] - known[start + 1][0],
                    -known[start][0],
                    known[start][1],
                    known[start + 1][1],
                    mean,
                    len(text),
                    min(model.get(one, UNKNOWN) for one in old),
                    min((model.get(one, UNKNOWN) for one in new), default=0.0),
                    len(suspects),
                ]
            )
        return rows


def words_of(text: str, suspects: Iterable[Suspect], known: Container[str]) -> Iterator[Span]:
    """The known words that would cover what suspects change, each with the place it would take."""
    for suspect in suspects:
        start, end, new = suspect.start, suspect.end, suspect.new
        fixed = text[:start] + new + text[end:]
        changed, shift = start + len(new), len(new) - (end - start)
        for begin in range(max(0, changed - LONGEST), start + 1):
            for stop in range(max(changed, begin + 1), min(len(fixed), begin + LONGEST) + 1):
                if (word := fixed[begin:stop]) in known and stop - shift > begin:
                    yield begin, stop - shift, word
