"""What compiled code looks up to propose words (候选查表): worked out once, kept in the disk cache, shared by processes.

What is like a character, what halves of words there are; the words themselves are in `known_words.py`.
"""

import hashlib
from array import array
from collections.abc import Callable, Iterable
from ctypes import PyDLL
from pathlib import Path
from typing import Any

from govspider.words.spelling.arrays import cached_arrays
from govspider.words.spelling.kenlm_trie import CODES
from govspider.words.spelling.proposals import Proposer
from govspider.words.spelling.tables import HALVED, Tables
from govspider.words.spelling.word_index import index_arrays

_VERSION = 4  # raise it when what follows makes something else of the same
_HAN = range(0x4E00, 0xA000)


def load_meanings(proposer: Proposer, library: PyDLL, stem: Path) -> dict[str, Any]:
    """The arrays that `native/proposals.h` speaks of, from a file of the cache or worked out anew: some seconds.

    Args:
        proposer: says what is like a character, and has the tables.
        library: lays the halves out.
        stem: of the file's name; it tells what `proposer` was made from.
    """
    code = Path(__file__).with_name("proposals.py").read_bytes()
    said = hashlib.sha256(b"%d " % _VERSION + code).hexdigest()[:12]
    path = stem.with_name(f"{stem.name}-{said}.meanings")
    return cached_arrays(path, lambda: _work_out(proposer, library))


def _work_out(proposer: Proposer, library: PyDLL) -> dict[str, Any]:
    import numpy as np

    tables, confusable = proposer.tables, proposer.confusable
    halves = _halves(tables)
    codes = sorted({*map(chr, _HAN), *confusable.with_shapes()})
    return {
        **index_arrays("halves", halves, library),
        "half_kinds": np.array(list(halves.values()), np.uint8),
        **_lists("singles", codes, lambda one: (other for _, other in proposer.singles(one))),
        **_lists("shapes", codes, proposer.look_alikes),
    }


def _halves(tables: Tables) -> dict[str, int]:
    """What words of two lengths begin and end with → in which way, as bits (`proposals.h`)."""
    found: dict[str, int] = {}
    for number, length in enumerate(HALVED):
        for place, halves in enumerate(tables.halves[length]):
            for half in halves:
                found[half] = found.get(half, 0) | 1 << (2 * number + place)
    return found


def _lists(name: str, codes: list[str], of: Callable[[str], Iterable[str]]) -> dict[str, Any]:
    """`Lists` of the characters that belong to each."""
    import numpy as np

    starts, values = np.zeros(CODES + 1, np.uint32), array("H")
    ends = {}
    for one in codes:
        values.extend(map(ord, of(one)))
        ends[ord(one)] = len(values)
    for code, end in ends.items():
        starts[code + 1] = end
    return {f"{name}_starts": np.maximum.accumulate(starts), name: np.frombuffer(values, np.uint16)}
