"""Which characters and pairs of them have vectors (字表): what the network reads a text as."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

PAD, UNKNOWN = 0, 1  # numbers of what stands between two texts, and of a character without a vector


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which characters and pairs have vectors.

    Args:
        numbers: code of a character → its number.
        pairs: first character's number × `size` + second's, of the pairs that have vectors, rising.
        size: how many numbers there are.
    """

    numbers: Any
    pairs: Any
    size: int

    def rows(self, texts: Sequence[str], gap: int) -> tuple[Any, Any, Any]:
        """Texts one below the other, with empty rows before, between and behind: numbers of characters, of the pairs.

        Args:
            texts: to read.
            gap: so many empty rows.

        Returns:
            numbers of the characters, of each with the one before it, of each with the one behind it.
        """
        import numpy as np

        between = "\0" * gap
        joined = between + between.join(texts) + between
        characters = self.numbers[np.frombuffer(joined.encode("utf-16-le"), np.uint16)]
        keys = characters[:-1].astype(np.int32) * self.size + characters[1:]
        places = np.searchsorted(self.pairs, keys)
        places[places == len(self.pairs)] = 0
        found = np.where(self.pairs[places] == keys, places + 1, 0)
        pairs = np.zeros(len(found) + 2, np.intp)
        pairs[1:-1] = found
        return characters, pairs[:-1], pairs[1:]


def make_alphabet(codes: Any, keys: Any) -> Alphabet:  # noqa: ANN401 - arrays
    """The alphabet of the characters with these codes, the first of which gets the number behind UNKNOWN."""
    import numpy as np

    numbers = np.full(1 << 16, UNKNOWN, np.uint16)
    numbers[0] = PAD
    first = UNKNOWN + 1
    numbers[codes] = np.arange(first, first + len(codes))
    return Alphabet(numbers, keys, first + len(codes))
