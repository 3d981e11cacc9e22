"""Places that official text would hardly have so, and what it would have there (疑点): most text has none, and is done."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from govspider.words.spelling.asked import Sources, load_asked
from govspider.words.spelling.characters import Characters, Span
from govspider.words.spelling.compiled import CompiledSearch
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.gate_rows import rows_plainly
from govspider.words.spelling.native import load_library
from govspider.words.spelling.neighbours import Neighbours
from govspider.words.spelling.reading import Reading, Suspect
from govspider.words.spelling.search import BOUNDS, Search, may_be_lost
from govspider.words.spelling.sounds_and_shapes import load_sounds_and_shapes
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.whole_words import LONGEST


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
            traits = load_sounds_and_shapes(self.confusable, self.cached), self.tables.singles
            self.compiled = CompiledSearch(
                library, trie, self.neighbours, BOUNDS, asked, sources, fills, *traits
            )

    def read(self, text: str, *, thorough: bool = False) -> Reading:
        """The suspects of a text, none in its first and last unit, which are its borders."""
        found = self.compiled and self.compiled.look(text, thorough=thorough)
        return found or self.plain.look(text, thorough=thorough)

    def first_look(self, text: str, improbable: float) -> Reading:
        """What `read` says of a text, or PLAIN where nothing stands out.

        Args:
            text: a segment with its borders.
            improbable: -log10 P of two units together from which a place stands out.
        """
        found = self.compiled and self.compiled.look(text, thorough=False, improbable=improbable)
        return found or self.plain.look(text, thorough=False)

    def rows(self, reading: Reading) -> Sequence[Sequence[float]]:
        """The features of each suspect, in the order of GATE: compiled code has said them with the suspects."""
        if reading.rows is not None:
            return reading.rows
        return rows_plainly(reading, self.confusable, self.tables.singles)


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
