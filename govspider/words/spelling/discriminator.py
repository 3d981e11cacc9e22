"""Which characters look wrong where they stand (错字判别网络): a small network that reads to both sides of each.

It was shown right and spoilt official text and learnt to tell which characters had been replaced, as the discriminator of
ELECTRA does (Clark et al., 2020, https://arxiv.org/abs/2003.10555): no probabilities of characters, so it is small and
cheap. Characters and pairs of them have vectors; a few convolutions with ever wider gaps mix those around; one number
comes out for each character. Trained by `training.discriminator`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

DISCRIMINATOR = "discriminator.npz"
PAD, UNKNOWN = 0, 1  # numbers of what stands between two texts, and of a character without a vector
DILATIONS = (1, 2, 3, 1)  # of each layer: how far off the two neighbours are that it reads
GAP = max(DILATIONS)  # empty rows between two texts: no layer reads across
CHARACTER, PAIR = 64, 32  # numbers of a character's vector, of a pair's by each of its two characters
WIDTH = CHARACTER + 2 * PAIR  # numbers of a row
_BETWEEN = "\0" * GAP


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

    def rows(self, texts: Sequence[str]) -> tuple[Any, Any, Any]:
        """Texts one below the other, with empty rows before, between and behind: numbers of characters, of the pairs.

        Returns:
            numbers of the characters, of each with the one before it, of each with the one behind it.
        """
        import numpy as np

        joined = _BETWEEN + _BETWEEN.join(texts) + _BETWEEN
        characters = self.numbers[np.frombuffer(joined.encode("utf-16-le"), np.uint16)]
        keys = characters[:-1].astype(np.int32) * self.size + characters[1:]
        places = np.searchsorted(self.pairs, keys)
        places[places == len(self.pairs)] = 0
        found = np.where(self.pairs[places] == keys, places + 1, 0)
        pairs = np.zeros(len(found) + 2, np.intp)
        pairs[1:-1] = found
        return characters, pairs[:-1], pairs[1:]


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The network; vectors in eight bits, layers as floats."""

    alphabet: Alphabet
    characters: Any
    pairs: Any
    scales: tuple[float, float]  # of the vectors of characters, of pairs
    layers: tuple[tuple[Any, Any], ...]  # weights and biases
    head: Any
    bias: float

    def odds(self, texts: Sequence[str]) -> list[list[float]]:
        """Log odds that each character of each text, with its borders, is wrong where it stands."""
        import numpy as np

        numbers, before, behind = self.alphabet.rows(texts)
        rows = np.empty((len(numbers), WIDTH), np.float32)
        one, other = self.scales
        middle = CHARACTER + PAIR
        np.multiply(self.characters[numbers], np.float32(one), out=rows[:, :CHARACTER])
        np.multiply(self.pairs[before, :PAIR], np.float32(other), out=rows[:, CHARACTER:middle])
        np.multiply(self.pairs[behind, PAIR:], np.float32(other), out=rows[:, middle:])
        inside = (numbers != PAD).astype(np.float32)[:, None]
        rows *= inside
        inside = inside[GAP:-GAP]
        for dilation, (weights, biases) in zip(DILATIONS, self.layers, strict=True):
            added = neighbours(rows, dilation) @ weights
            added += biases
            np.maximum(added, 0.0, out=added)
            added *= inside
            rows[GAP:-GAP] += added
        odds = (rows @ self.head + np.float32(self.bias)).tolist()
        found, place = [], GAP
        for text in texts:
            found.append(odds[place : place + len(text)])
            place += len(text) + GAP
        return found


def neighbours(rows: Any, dilation: int) -> Any:  # noqa: ANN401 - numpy is imported where it is used
    """What a layer reads: each row but the outermost, between the two so far off."""
    import numpy as np

    return np.concatenate(
        [rows[GAP + step : len(rows) - GAP + step] for step in (-dilation, 0, dilation)], axis=1
    )


def load_discriminator(path: Path) -> Discriminator:
    """The network of a file that `training.discriminator` has written.

    Raises:
        OSError, ValueError: the file cannot be read.
    """
    import numpy as np
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, "blas")  # the products are small: further threads would only wait for each other
    try:
        with path.open("rb") as opened, np.load(opened) as file:
            kept = {name: file[name] for name in file.files}
        codes, scales = kept["codes"], kept["scales"]
        alphabet = make_alphabet(codes, kept["keys"])
        layers = tuple(
            (kept[f"weights_{number}"] * scale, kept[f"biases_{number}"])
            for number, scale in enumerate(kept["layer_scales"])
        )
        return Discriminator(
            alphabet,
            kept["characters"],
            kept["pairs"],
            (float(scales[0]), float(scales[1])),
            layers,
            kept["head"],
            float(kept["bias"]),
        )
    except (KeyError, BadZipFile) as error:
        raise ValueError(f"{path.name} 不是错字判别网络") from error


def make_alphabet(codes: Any, keys: Any) -> Alphabet:  # noqa: ANN401 - arrays
    """The alphabet of the characters with these codes, the first of which gets the number behind UNKNOWN."""
    import numpy as np

    numbers = np.full(1 << 16, UNKNOWN, np.uint16)
    numbers[0] = PAD
    first = UNKNOWN + 1
    numbers[codes] = np.arange(first, first + len(codes))
    return Alphabet(numbers, keys, first + len(codes))
