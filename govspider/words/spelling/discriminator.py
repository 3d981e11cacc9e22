"""Which characters look wrong where they stand (错字判别网络): a small network that reads to both sides of each.

It was shown right and spoilt official text and learnt to tell which characters had been replaced, as the discriminator of
ELECTRA does (Clark et al., 2020, https://arxiv.org/abs/2003.10555): no probabilities of characters, so it is small and
cheap. One number comes out for each character. Trained by `training.discriminator`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govspider.words.spelling.convolutions import PROBE, Convolutions, convolutions_of, load_arrays

DISCRIMINATOR = "discriminator.npz"
DILATIONS = (1, 2, 3, 1)  # of each layer: how far off the two neighbours are that it reads
GAP = max(DILATIONS)  # empty rows between two texts
CHARACTER, PAIR = 64, 32  # numbers of a character's vector, of a pair's by each of its two characters
WIDTH = CHARACTER + 2 * PAIR  # numbers of a row
_NAME = "错字判别网络"


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The network."""

    convolutions: Convolutions
    head: Any
    bias: float

    def odds(self, texts: Sequence[str]) -> list[list[float]]:
        """Log odds that each character of each text, with its borders, is wrong where it stands."""
        import numpy as np

        bias = np.float32(self.bias)
        return [(self.convolutions.read(text) @ self.head + bias).tolist() for text in texts]


def load_discriminator(path: Path) -> Discriminator:
    """The network of a file that `training.discriminator` has written.

    Raises:
        OSError, ValueError: the file cannot be read.
    """
    kept = load_arrays(path, _NAME)
    try:
        network = Discriminator(convolutions_of(kept, DILATIONS), kept["head"], float(kept["bias"]))
        network.odds([PROBE])
    except (KeyError, IndexError, ValueError) as error:  # one that is missing, or of another shape
        raise ValueError(f"{path.name} 不是{_NAME}") from error
    return network
