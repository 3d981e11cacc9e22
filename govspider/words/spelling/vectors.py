"""How well words go with the words around them (词向量): vectors of eight-bit numbers, learnt from official documents.

A word has two vectors: what it is as a neighbour, and what it is in the middle (CBOW). The file begins with its words, a
line each, the commonest first, and an empty line; the vectors of neighbours follow in their order, then those of the middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path

SIZE = 64  # numbers of a vector
VECTORS = "vectors.bin"
_END_OF_WORDS = b"\n\n"
_SCALE = 4.3e-4  # what a product of two numbers is worth
_REACH = 6  # words on each side
_UNKNOWN = -6.0  # fit of a word that has no vector


@dataclass(frozen=True, slots=True)
class Vectors:
    """Knows the words that have vectors."""

    places: dict[str, int]
    numbers: memoryview  # signed bytes: all vectors of neighbours, then all of words in the middle

    def fit(self, words: Sequence[str], first: int, last: int) -> tuple[float, float]:
        """How well the words [first, last) of a cut go with those around: of the worst one, and of all together."""
        places, size = self.places, len(self.places)
        around = [*words[max(0, first - _REACH) : first], *words[last : last + _REACH]]
        neighbours = [self._vector(places[word]) for word in around if word in places]
        fits = []
        for word in words[first:last]:
            if word not in places:
                fits.append(_UNKNOWN)
            elif neighbours:
                own = self._vector(size + places[word])
                products = sum(sum(map(mul, own, other)) for other in neighbours)
                fits.append(_SCALE * products / len(neighbours))
        return (min(fits), sum(fits)) if fits else (0.0, 0.0)

    def _vector(self, place: int) -> memoryview:
        return self.numbers[place * SIZE : (place + 1) * SIZE]


def write_vectors(path: Path, words: Sequence[str], numbers: bytes) -> None:
    """Write the file that `load_vectors` reads."""
    path.write_bytes("\n".join(words).encode() + _END_OF_WORDS + numbers)


def load_vectors(path: Path) -> Vectors:
    """The vectors of a file, mapped into memory.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such file.
    """
    import mmap

    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    end = mapped.find(_END_OF_WORDS)
    words = mapped[: max(0, end)].decode().split("\n")
    numbers = memoryview(mapped)[end + len(_END_OF_WORDS) :].cast("b")
    if end < 0 or len(numbers) != 2 * SIZE * len(words):
        raise ValueError(f"{path.name} 不是词向量文件")
    return Vectors({word: place for place, word in enumerate(words)}, numbers)
