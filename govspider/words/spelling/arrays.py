"""Arrays one behind the other in one file (数组文件), to be mapped into memory and shared by processes."""

import json
from array import array
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from govspider.files import map_cached, write_cached
from govspider.words.spelling.kenlm_trie import CODES

_PART = 8  # bytes that the beginning of each array is a multiple of


def cached_arrays(path: Path | None, make: Callable[[], Mapping[str, Any]]) -> dict[str, Any]:
    """The arrays of a file of the cache, mapped into memory; made and kept there on first need.

    Args:
        path: the file; None: they are kept nowhere.
        make: makes them; what it raises is not caught.
    """
    kept = map_cached(path) if path else None
    if kept is not None:
        with suppress(ValueError):  # of another version
            return laid_out(kept)
    made = written(make())
    if path:
        write_cached(path, made)
    return laid_out(memoryview(made))


def written(arrays: Mapping[str, Any]) -> bytes:
    """The file of some arrays of one dimension: a line of JSON that names them, then the arrays."""
    head = json.dumps({name: [one.dtype.str, len(one)] for name, one in arrays.items()}).encode()
    parts = [_padded(head, b" ", line=True), *(_padded(one.tobytes(), b"\0") for one in arrays.values())]
    return b"".join(parts)


def laid_out(data: memoryview) -> dict[str, Any]:
    """The arrays of a file.

    Raises:
        ValueError: it is nothing of the kind, or cut off.
    """
    import numpy as np

    at = bytes(data[:4096]).find(b"\n") + 1
    arrays = {}
    for name, (kind, count) in json.loads(bytes(data[:at])).items():
        arrays[name] = np.frombuffer(data, kind, count=count, offset=at)
        at += -(-arrays[name].nbytes // _PART) * _PART
    return arrays


def lists_by_code(characters: Iterable[str], of: Callable[[str], Iterable[int]]) -> tuple[Any, Any]:
    """Where the list of each character begins, by code, and one behind the last; and the lists one behind the other.

    Args:
        characters: those that have a list, in order of their codes.
        of: the list of one of them.
    """
    import numpy as np

    starts, values = np.zeros(CODES + 1, np.uint32), array("H")
    for one in characters:
        values.extend(of(one))
        starts[ord(one) + 1] = len(values)
    return np.maximum.accumulate(starts), np.array(values, np.uint16)


def _padded(data: bytes, filling: bytes, *, line: bool = False) -> bytes:
    end = b"\n" if line else b""
    return data + filling * (-(len(data) + len(end)) % _PART) + end
