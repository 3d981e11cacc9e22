"""Segments in which nothing was found are not judged again by another process or in another quarter (已判无误片段).

A file of the disk cache holds the hashes of some of them, in order; its name holds the edition of models, forests and
dictionaries by which they were judged, so that a new edition begins anew.
"""

import atexit
import hashlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path

from govspider.files import read_cached, write_cached

_WAITING = 5_000  # new ones after which the file is written
_AT_END = 500  # … and for which it is written when the process ends
_MOST = 2_000_000  # hashes of a file: 16 MB; when they are more it begins anew


@dataclass(slots=True)
class Remembered:
    """Knows segments that were judged to be in order.

    Args:
        path: the file; None: nothing is kept.
    """

    path: Path | None
    _known: "array[int]" = field(init=False)
    _new: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._known = self._read()

    def __contains__(self, segment: str) -> bool:
        known = self._known
        if not known and not self._new:
            return False
        number = _hash(segment)
        place = bisect_left(known, number)
        return (place < len(known) and known[place] == number) or number in self._new

    def add(self, segment: str) -> None:
        """Remember a segment that is in order."""
        if self.path is not None:
            self._new.add(_hash(segment))
            if len(self._new) >= _WAITING:
                self.keep()

    def keep(self, least: int = 1) -> None:
        """Write what is new, with what other processes have written; not for less than `least`."""
        if self.path is None or len(self._new) < least:
            return
        known = self._new.union(self._read())
        self._known = array("Q", sorted(known if len(known) <= _MOST else self._new))
        self._new = set()
        write_cached(self.path, self._known.tobytes())

    def _read(self) -> "array[int]":
        found = array("Q")
        data = read_cached(self.path) if self.path else None
        if data and len(data) % found.itemsize == 0:
            found.frombytes(data)
        return found


def load_remembered(cache_dir: Path, files: list[Path]) -> Remembered:
    """What is remembered of segments judged by just these files: models, forests, dictionaries and code."""
    said = hashlib.sha256()
    for path in sorted(files):
        status = path.stat()
        said.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    found = Remembered(cache_dir / f"segments-{said.hexdigest()[:16]}.hashes")
    atexit.register(found.keep, _AT_END)
    return found


def _hash(segment: str) -> int:
    return int.from_bytes(hashlib.blake2b(segment.encode(), digest_size=8).digest())
