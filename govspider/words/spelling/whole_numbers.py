"""Products in whole numbers (整数乘积): rows of a network made whole, times weights in eight bits.

Whole numbers add up to the same in any order, so that of the same rows every processor, compiled code and numpy make the
same to the last bit. Rows that are asked about together share one scale.
"""

from ctypes import POINTER, PyDLL, Structure, byref, c_int32, c_void_p
from dataclasses import dataclass
from typing import Any

from govspider.words.spelling.native import load_library

MOST = 8191  # of a row made whole: 1,024 products of it with eight bits fit into 32
MOST_INPUTS = 1024
_TOGETHER = 4  # outputs that compiled code works out together


class _Product(Structure):
    _fields_ = (
        *((name, c_void_p) for name in ("rows", "weights", "sums")),
        *((name, c_int32) for name in ("count", "outputs", "inputs")),
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights in eight bits.

    Args:
        numbers: of each output, its inputs, with empty outputs below them to a multiple of four, contiguous.
        scale: what to multiply them with.
        outputs: how many there are without the empty ones.
    """

    numbers: Any
    scale: Any
    outputs: int

    def products(self, rows: Any) -> Any:  # noqa: ANN401 - arrays
        """The products of rows with each output, as floats."""
        import numpy as np

        whole, down = make_whole(rows)
        library = load_library()
        sums = self._sums(library, whole) if library else whole.astype(np.float64) @ self.numbers.T
        return sums[:, : self.outputs].astype(np.float32) * (down * self.scale)

    def _sums(self, library: PyDLL, whole: Any) -> Any:  # noqa: ANN401 - arrays
        import numpy as np

        outputs, inputs = self.numbers.shape
        sums = np.empty((len(whole), outputs), np.int32)
        product = _Product(
            whole.ctypes.data, self.numbers.ctypes.data, sums.ctypes.data, len(whole), outputs, inputs
        )
        library.multiply(byref(product))
        return sums


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights for a row between two others so far off, and biases."""

    weights: Weights
    biases: Any
    dilation: int


def make_whole(rows: Any) -> tuple[Any, Any]:  # noqa: ANN401 - arrays
    """Rows as whole numbers of at most MOST, and what to multiply these with."""
    import numpy as np

    greatest, most = np.abs(rows).max(initial=0), np.float32(MOST)
    up = most / greatest if greatest else np.float32(0)
    return np.rint(rows * up).astype(np.int16), greatest / most


def weights_of(numbers: Any, scale: Any) -> Weights:  # noqa: ANN401 - arrays
    """The weights of a file.

    Args:
        numbers: of each output, its inputs.
        scale: what to multiply them with.

    Raises:
        ValueError: there are too many inputs, or they are not in eight bits.
    """
    import numpy as np

    outputs, inputs = numbers.shape
    if inputs > MOST_INPUTS or numbers.dtype != np.int8:
        raise ValueError(f"{inputs} 个输入")
    if library := load_library():
        library.multiply.argtypes, library.multiply.restype = [POINTER(_Product)], None
    padded = np.pad(numbers, ((0, -outputs % _TOGETHER), (0, 0)))
    return Weights(np.ascontiguousarray(padded), np.float32(scale), outputs)
