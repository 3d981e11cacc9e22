"""A small network of convolutions over characters (卷积网络), which reads to both sides of each: plain numpy.

Characters and pairs of them have vectors; a few convolutions, each with neighbours at another distance, mix those around.
What the last rows mean is the business of who asks: `discriminator.py`, `corrector.py`.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

PROBE = "，公文。"  # a segment that a network must be able to read
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


@dataclass(frozen=True, slots=True)
class Convolutions:
    """Vectors in eight bits, layers as floats."""

    alphabet: Alphabet
    characters: Any
    pairs: Any  # the first half of a vector for the second character of the pair, the other for the first
    scales: tuple[float, float]  # of the vectors of characters, of pairs
    layers: tuple[tuple[Any, Any], ...]  # weights and biases
    dilations: tuple[int, ...]  # of each layer: how far off the two neighbours are that it reads

    @property
    def gap(self) -> int:
        """Empty rows between two texts: no layer reads across."""
        return max(self.dilations)

    def read(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - an array
        """The last rows of some texts with their borders, with `gap` empty ones before, between and behind."""
        import numpy as np

        gap = self.gap
        numbers, before, behind = self.alphabet.rows(texts, gap)
        own, half = self.characters.shape[1], self.pairs.shape[1] // 2
        one, other = self.scales
        rows = np.empty((len(numbers), own + 2 * half), np.float32)
        np.multiply(self.characters[numbers], np.float32(one), out=rows[:, :own])
        np.multiply(self.pairs[before, :half], np.float32(other), out=rows[:, own : own + half])
        np.multiply(self.pairs[behind, half:], np.float32(other), out=rows[:, own + half :])
        inside = (numbers != PAD).astype(np.float32)[:, None]
        rows *= inside
        inside = inside[gap:-gap]
        for dilation, (weights, biases) in zip(self.dilations, self.layers, strict=True):
            added = neighbours(rows, dilation, gap) @ weights
            added += biases
            np.maximum(added, 0.0, out=added)
            added *= inside
            rows[gap:-gap] += added
        return rows


def neighbours(rows: Any, dilation: int, gap: int) -> Any:  # noqa: ANN401 - numpy is imported where it is used
    """What a layer reads: each row but the outermost, between the two so far off."""
    import numpy as np

    return np.concatenate(
        [rows[gap + step : len(rows) - gap + step] for step in (-dilation, 0, dilation)], axis=1
    )


def load_arrays(path: Path, what: str) -> dict[str, Any]:
    """What a file of a network holds.

    Args:
        path: the file.
        what: the network's name, for the error.

    Raises:
        OSError, ValueError: the file cannot be read.
    """
    import numpy as np
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, "blas")  # the products are small: further threads would only wait for each other
    try:
        with path.open("rb") as opened, np.load(opened) as file:
            return {name: file[name] for name in file.files}
    except (BadZipFile, EOFError, TypeError, zlib.error) as error:
        # Damaged, empty, one array instead of several.
        raise ValueError(f"{path.name} 不是{what}") from error


def convolutions_of(kept: Mapping[str, Any], dilations: tuple[int, ...]) -> Convolutions:
    """The convolutions of a network's arrays.

    Raises:
        KeyError: one is missing.
    """
    one, other = kept["scales"]
    layers = tuple(
        (kept[f"weights_{number}"] * scale, kept[f"biases_{number}"])
        for number, scale in enumerate(kept["layer_scales"])
    )
    alphabet = make_alphabet(kept["codes"], kept["keys"])
    return Convolutions(
        alphabet, kept["characters"], kept["pairs"], (float(one), float(other)), layers, dilations
    )


def make_alphabet(codes: Any, keys: Any) -> Alphabet:  # noqa: ANN401 - arrays
    """The alphabet of the characters with these codes, the first of which gets the number behind UNKNOWN."""
    import numpy as np

    numbers = np.full(1 << 16, UNKNOWN, np.uint16)
    numbers[0] = PAD
    first = UNKNOWN + 1
    numbers[codes] = np.arange(first, first + len(codes))
    return Alphabet(numbers, keys, first + len(codes))
