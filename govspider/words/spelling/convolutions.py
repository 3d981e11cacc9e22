"""A small network of convolutions over characters (卷积网络), which reads to both sides of each.

Characters and pairs of them have vectors; a few convolutions, each with neighbours at another distance, mix those around.
What the last rows mean is the business of who asks: `corrector.py`. Compiled code reads where it is
there (`compiled_network.py`), to the same numbers.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from govspider.words.spelling.alphabet import PAD, Alphabet, make_alphabet
from govspider.words.spelling.compiled_network import CompiledNetwork, compile_network
from govspider.words.spelling.whole_numbers import Layer, weights_of

PROBE = "，公文。"  # a segment that a network must be able to read


@dataclass(frozen=True, slots=True)
class Convolutions:
    """Vectors and weights in eight bits."""

    alphabet: Alphabet
    characters: Any
    pairs: Any  # the first half of a vector for the second character of the pair, the other for the first
    scales: tuple[Any, Any]  # of the vectors of characters, of pairs
    layers: tuple[Layer, ...]
    compiled: CompiledNetwork | None = None

    def read(self, text: str) -> Any:  # noqa: ANN401 - an array
        """The last row of each character of a text with its borders."""
        return self.compiled.read(text) if self.compiled else self.read_plainly(text)

    def read_plainly(self, text: str) -> Any:  # noqa: ANN401 - an array
        """The same without compiled code."""
        import numpy as np

        gap = max(layer.dilation for layer in self.layers)
        numbers, before, behind = self.alphabet.rows([text], gap)
        half, (one, other) = self.pairs.shape[1] // 2, self.scales
        rows = np.concatenate(
            [
                self.characters[numbers] * one,
                self.pairs[before, :half] * other,
                self.pairs[behind, half:] * other,
            ],
            axis=1,
        )
        inside = (numbers != PAD)[:, None]
        rows *= inside
        for layer in self.layers:
            added = layer.weights.products(neighbours(rows, layer.dilation, gap)) + layer.biases
            rows[gap:-gap] += np.maximum(added, 0.0) * inside[gap:-gap]
        return rows[gap:-gap]


def neighbours(rows: Any, dilation: int, gap: int) -> Any:  # noqa: ANN401 - numpy is imported where it is used
    """What a layer reads: each row but the outermost, between the two so far off."""
    import numpy as np

    return np.concatenate(
        [rows[gap + step : len(rows) - gap + step] for step in (-dilation, 0, dilation)], axis=1
    )


def load_arrays(path: Path, what: str) -> dict[str, Any]:
    """What a file of arrays holds, of a network or of pictures.

    Args:
        path: the file.
        what: what it is called in the error.

    Raises:
        OSError, ValueError: the file cannot be read.
    """
    import numpy as np
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, "blas")  # the products are small: further threads would only wait for each other
    try:
        with path.open("rb") as opened, np.load(opened) as file:
            return {name: file[name] for name in file.files}
    except (BadZipFile, EOFError, TypeError, ValueError, zlib.error) as error:
        # Damaged, empty, one array instead of several.
        raise ValueError(f"{path.name} 不是{what}") from error


def convolutions_of(kept: Mapping[str, Any], dilations: tuple[int, ...]) -> Convolutions:
    """The convolutions of a network's arrays.

    Raises:
        KeyError, ValueError: one is missing, or of another shape.
    """
    import numpy as np

    one, other = kept["scales"]
    layers = tuple(
        Layer(
            weights_of(kept[f"weights_{number}"].T, scale),
            np.ascontiguousarray(kept[f"biases_{number}"], np.float32),
            dilation,
        )
        for number, (scale, dilation) in enumerate(zip(kept["layer_scales"], dilations, strict=True))
    )
    alphabet = make_alphabet(kept["codes"], np.ascontiguousarray(kept["keys"], np.int32))
    rows = {"characters": alphabet.size, "pairs": len(alphabet.pairs) + 1}  # the first for a pair without one
    for name, count in rows.items():
        if len(kept[name]) != count or kept[name].dtype != np.int8:
            raise ValueError(f"{name}：{len(kept[name])} 行，应为 {count} 行")
    if kept["pairs"].shape[1] % 2:
        raise ValueError("pairs：列数应为偶数")
    vectors = np.ascontiguousarray(kept["characters"]), np.ascontiguousarray(kept["pairs"])
    scales = (one, other)
    return Convolutions(
        alphabet, *vectors, scales, layers, compile_network(alphabet, vectors, scales, layers)
    )
