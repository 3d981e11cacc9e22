"""How alike characters look in print (印刷形近), by degrees: 白 and 自 more than 白 and 首.

`training.prints` draws each character in two typefaces and folds the pictures into a few numbers; the cosine of two
characters' numbers says how alike their pictures are. `Likeness` says only whether two are taken for look-alikes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govspider.words.spelling.convolutions import load_arrays

PRINTS = Path(__file__).parent / "models" / "prints.npz"
NAMES = ("print_least", "print_most")
_NAME = "字形数据"
_UNDRAWN = -1.0  # one of two characters was not drawn
_UNSAID = -2.0  # an edit that makes a text longer or shorter


@dataclass(frozen=True, slots=True)
class Prints:
    """Pictures of characters.

    Args:
        places: character → its row.
        rows: whole numbers of a picture.
        sizes: the length of each row.
    """

    places: Mapping[str, int]
    rows: Any
    sizes: Any

    def likeness(self, one: str, other: str) -> float:
        """The cosine of two characters' pictures: about 0 where they have nothing in common, 1 for the same."""
        here, there = self.places.get(one), self.places.get(other)
        if here is None or there is None:
            return _UNDRAWN
        return float(self.rows[here] @ self.rows[there]) / float(self.sizes[here] * self.sizes[there])

    def row(self, was: str, new: str) -> tuple[float, float]:
        """Of the characters that an edit changes the least likeness and the greatest, in the order of NAMES."""
        if len(was) != len(new):
            return _UNSAID, _UNSAID
        found = [self.likeness(*pair) for pair in zip(was, new, strict=True) if pair[0] != pair[1]]
        return (min(found), max(found)) if found else (_UNSAID, _UNSAID)


def load_prints(path: Path = PRINTS) -> Prints:
    """The pictures of a file that `training.prints` has written.

    Raises:
        OSError, ValueError: the file cannot be read.
    """
    import numpy as np

    kept = load_arrays(path, _NAME)
    try:
        rows = kept["rows"].astype(np.int32)
        characters = kept["codes"].astype("<u2").tobytes().decode("utf-16-le")
        places = dict(zip(characters, range(len(rows)), strict=True))
        return Prints(places, rows, np.sqrt((rows * rows).sum(axis=1)))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path.name} 不是{_NAME}") from error
