"""A network of convolutions read by compiled code (`native/network.c`): the same rows as plainly, several times faster."""

from ctypes import POINTER, Array, Structure, byref, c_char_p, c_float, c_int32, c_void_p
from dataclasses import dataclass
from typing import Any

from govspider.words.spelling.alphabet import Alphabet
from govspider.words.spelling.native import load_library
from govspider.words.spelling.whole_numbers import Layer


class _Layer(Structure):
    _fields_ = (
        ("weights", c_void_p),
        ("biases", c_void_p),
        ("scale", c_float),
        ("dilation", c_int32),
    )


class _Network(Structure):
    _fields_ = (
        *((name, c_void_p) for name in ("numbers", "pairs", "characters", "halves")),
        ("layers", POINTER(_Layer)),
        ("character_scale", c_float),
        ("half_scale", c_float),
        *((name, c_int32) for name in ("size", "pair_count", "character", "half", "layer_count")),
    )


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class CompiledNetwork:
    """What compiled code reads."""

    network: _Network
    kept: tuple[Any, ...]  # what it points to
    width: int

    def read(self, text: str) -> Any:  # noqa: ANN401 - an array
        """The last row of each character of a text."""
        import numpy as np

        library, codes, width = load_library(), text.encode("utf-16-le"), self.width
        assert library
        size = len(codes) // 2
        rows, sums = np.empty((size, width), np.float32), np.empty((size, width), np.int32)
        whole = np.empty((4 * size, width), np.int16)  # each row, and again between its neighbours
        library.read_network(
            byref(self.network), codes, size, rows.ctypes.data, whole.ctypes.data, sums.ctypes.data
        )
        return rows


def compile_network(
    alphabet: Alphabet, vectors: tuple[Any, Any], scales: tuple[Any, Any], layers: tuple[Layer, ...]
) -> CompiledNetwork | None:
    """The network for compiled code; None without it, or where its layers are not as wide as its vectors.

    Args:
        alphabet: which characters and pairs have vectors.
        vectors: of the characters, of the pairs.
        scales: of these.
        layers: one behind the other.
    """
    library = load_library()
    characters, pairs = vectors
    width = characters.shape[1] + pairs.shape[1]
    if library is None or any(not _fits(layer, width) for layer in layers):
        return None
    library.read_network.argtypes = [
        POINTER(_Network), c_char_p, c_int32, c_void_p, c_void_p, c_void_p,
    ]  # fmt: skip
    library.read_network.restype = None
    kept = (alphabet.numbers, alphabet.pairs, characters, pairs)
    network = _Network(
        *(one.ctypes.data for one in kept),
        _laid_out(layers),
        *scales,
        alphabet.size,
        len(alphabet.pairs),
        characters.shape[1],
        pairs.shape[1] // 2,
        len(layers),
    )
    return CompiledNetwork(network, (*kept, layers), width)


def _fits(layer: Layer, width: int) -> bool:
    return bool(layer.weights.numbers.shape == (width, 3 * width) and layer.biases.shape == (width,))


def _laid_out(layers: tuple[Layer, ...]) -> Array[_Layer]:
    return (_Layer * len(layers))(
        *(
            _Layer(
                layer.weights.numbers.ctypes.data,
                layer.biases.ctypes.data,
                layer.weights.scale,
                layer.dilation,
            )
            for layer in layers
        )
    )
