"""Han segments of texts, each counted once, and the windows of words in them (汉字片段)."""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from opencc import OpenCC

from govspider.text.segment import Segmenter

SHORTEST, LONGEST = 3, 6  # characters of a window
_HAN = re.compile(r"[一-鿿]{3,}")
_LONGEST_SEGMENT = 200  # characters; no sentence is longer, so a longer one is no prose
_MOST_WORDS = 4  # of a window
_BLOOM_BITS = 1 << 27  # 16 MB: at 4 million segments one in 1,500 is wrongly taken for a repeat


class Segment(NamedTuple):
    """A run of Han characters in a text."""

    start: int
    text: str


class Window(NamedTuple):
    """Some successive words of a segment: characters [start, end)."""

    start: int
    end: int
    loose: bool  # a piece of it is no word: a single character, or one that jieba's dictionary lacks


def segments(text: str) -> Iterator[Segment]:
    """The runs of three and more Han characters in a text."""
    for match in _HAN.finditer(text):
        if match.end() - match.start() <= _LONGEST_SEGMENT:
            yield Segment(match.start(), match[0])


class Distinct:
    """Tells whether a segment was met before, in memory that does not grow (a Bloom filter)."""

    def __init__(self) -> None:
        self._bits = bytearray(_BLOOM_BITS // 8)

    def is_new(self, segment: str) -> bool:
        """Whether this is the first time; it is remembered. Very rarely a new one is taken for old."""
        digest = int.from_bytes(blake2b(segment.encode(), digest_size=12).digest())
        new = False
        for _ in range(3):
            byte, bit = (digest & (_BLOOM_BITS - 1)) >> 3, 1 << (digest & 7)
            if not self._bits[byte] & bit:
                self._bits[byte] |= bit
                new = True
            digest >>= 32
        return new


def is_loose(word: str, segmenter: Segmenter) -> bool:
    """Whether a piece of jieba's cut is no word of its dictionary, or a single character."""
    return len(word) == 1 or not segmenter.has_word(word)


def is_traditional(segment: str) -> bool:
    """Whether a segment holds traditional characters: not wrong, and to jieba no words."""
    return str(_simplifier().convert(segment)) != segment


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def windows(words: list[str], segmenter: Segmenter) -> Iterator[Window]:
    """Every window of one to four words and three to six characters, in order."""
    loose = [is_loose(word, segmenter) for word in words]
    start = 0
    for first, word in enumerate(words):
        end = start
        for last in range(first, min(len(words), first + _MOST_WORDS)):
            end += len(words[last])
            if end - start > LONGEST:
                break
            if end - start >= SHORTEST:
                yield Window(start, end, any(loose[first : last + 1]))
        start += len(word)
