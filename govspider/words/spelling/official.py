"""Words and phrases of official writing (公文用词) as evidence that a place is right, or would be."""

import hashlib
import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from govspider.files import read_cached, write_cached
from govspider.text import lexicon, word_lists
from govspider.text.lexicon import Problems
from govspider.text.word_lists import read_counts, read_words
from govspider.words import phrases as phrase_lists
from govspider.words.phrases import phrase_files, read_phrases

FILE = "official_words.txt"
MODERN = "modern_words.txt"
TRADES = "trade_words.txt"
_LONGEST = 8  # characters of the longest phrase looked for at a place
_GRAM = 3  # characters of the pieces of phrases that are counted


class Official:
    """Knows official words, canonical phrases and the pieces these are made of.

    Args:
        words: official words.
        phrases: canonical phrases.
        grams: numbers of all runs of three characters of both, rising; None: they are worked out on first need.
    """

    def __init__(
        self, words: Iterable[str], phrases: Iterable[str], grams: "array[int] | None" = None
    ) -> None:
        self.words = frozenset(words)
        self.phrases = frozenset(phrases)
        self._kept = grams

    @cached_property
    def grams(self) -> "array[int]":
        """Numbers of all runs of three characters, rising."""
        if self._kept is not None:
            return self._kept
        known = self.words | self.phrases
        starts = ((phrase, place) for phrase in known for place in range(len(phrase) - _GRAM + 1))
        return array("Q", sorted({_number(phrase, place) for phrase, place in starts}))

    def cover(self, text: str, start: int, end: int) -> int:
        """Characters of the longest official word over part of [start, end); 0 if there is none."""
        words, phrases = self.words, self.phrases
        for length in range(min(_LONGEST, len(text)), 1, -1):
            for begin in range(max(0, start - length + 1), min(end, len(text) - length + 1)):
                piece = text[begin : begin + length]
                if piece in words or piece in phrases:
                    return length
        return 0

    def pieces(self, text: str, start: int, end: int) -> int:
        """How many runs of three characters that touch [start, end) stand in official words or phrases."""
        first, last = max(0, start - _GRAM + 1), min(end, len(text) - _GRAM + 1)
        return sum(self._holds(_number(text, begin)) for begin in range(first, last))

    def _holds(self, gram: int) -> bool:
        place = bisect_left(self.grams, gram)
        return place < len(self.grams) and self.grams[place] == gram


def _number(text: str, place: int) -> int:
    """The run of three characters at a place as one number."""
    return ord(text[place]) << 42 | ord(text[place + 1]) << 21 | ord(text[place + 2])


def load_official(dictionaries_dir: Path, cache_dir: Path | None = None) -> Official:
    """The words of official_words.txt, the phrases of phrases/ and office/; read anew only where a file has changed.

    Args:
        dictionaries_dir: the dictionaries.
        cache_dir: where what was read is kept; None: nowhere.

    Raises:
        DictionaryError: names every faulty row.
    """
    path = cache_dir and cache_dir / f"official-{_edition(dictionaries_dir)}.words"
    kept = read_cached(path) if path else None
    if kept is not None:
        words, phrases, grams = marshal.loads(kept)  # noqa: S302 - whole, and written by nobody but this user
        return Official(words.splitlines(), phrases.splitlines(), array("Q", grams))
    problems = Problems(dictionaries_dir)
    words = read_words(dictionaries_dir / FILE, problems)
    phrases = read_phrases(dictionaries_dir, problems)
    problems.raise_errors()
    official = Official(words, (form for phrase in phrases for form in (phrase.text, *phrase.variants)))
    if path:
        said = "\n".join(official.words), "\n".join(official.phrases), official.grams.tobytes()
        write_cached(path, marshal.dumps(said))
    return official


def _edition(dictionaries_dir: Path) -> str:
    """What `load_official` reads, and by which code, in short."""
    digest = hashlib.sha256()
    code = (Path(str(one.__file__)) for one in (lexicon, word_lists, phrase_lists))
    for path in (Path(__file__), *code, dictionaries_dir / FILE, *phrase_files(dictionaries_dir)):
        text = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(text)} ".encode() + text)
    return digest.hexdigest()[:12]


def load_counted(path: Path) -> dict[str, float]:
    """Words that neither the model nor jieba's dictionary holds → ln(1 + count): of today, of trades.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(path.parent)
    words = read_counts(path, problems)
    problems.raise_errors()
    return words
