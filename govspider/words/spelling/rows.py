"""Rows of features as they lie in memory (特征行): what compiled code writes, and what a compiled forest is asked about."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

_SIZE = struct.calcsize("=d")


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Sequence[float]]):
    """Rows one behind the other.

    Args:
        data: their numbers.
        width: how many each has.
    """

    data: bytes
    width: int

    def __len__(self) -> int:
        return len(self.data) // (self.width * _SIZE)

    @overload
    def __getitem__(self, at: int) -> Sequence[float]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[float]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[float] | Sequence[Sequence[float]]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        number = range(len(self))[at]  # what lies beyond them is an error here
        return struct.unpack_from(f"={self.width}d", self.data, number * self.width * _SIZE)
