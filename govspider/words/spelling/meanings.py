"""What compiled code looks up to propose words (候选查表): worked out once, kept in the disk cache, shared by processes.

What is like a character, what halves of words there are; the words themselves are in `known_words.py`.
"""

import hashlib
from ctypes import PyDLL
from pathlib import Path
from typing import Any

from govspider.words.spelling.arrays import cached_arrays, lists_by_code
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
    single_starts, singles = lists_by_code(
        codes, lambda one: (ord(other) for _, other in proposer.singles(one))
    )
    shape_starts, shapes = lists_by_code(codes, lambda one: map(ord, proposer.look_alikes(one)))
    return {
        **index_arrays("halves", halves, library),
        "half_kinds": np.array(list(halves.values()), np.uint8),
        "singles_starts": single_starts,
        "singles": singles,
        "shapes_starts": shape_starts,
        "shapes": shapes,
    }


def _halves(tables: Tables) -> dict[str, int]:
    """What words of two lengths begin and end with → in which way, as bits (`proposals.h`)."""
    found: dict[str, int] = {}
    for number, length in enumerate(HALVED):
        for place, halves in enumerate(tables.halves[length]):
            for half in halves:
                found[half] = found.get(half, 0) | 1 << (2 * number + place)
    return found
