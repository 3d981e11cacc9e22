"""Word lists (词表): words between blanks after a heading, for recognising what is right, never for accusing."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

from govspider.text.lexicon import Problems, read_text

_WORD = re.compile(r"[一-鿿〇]{2,}")
_WORDS = re.compile(rf"{_WORD.pattern}(?: {_WORD.pattern})*")
_HEADINGS = frozenset({"词", "名", "次数"})


def read_words(path: Path, problems: Problems) -> list[str]:
    """Words in any number of lines; a file that does not exist holds none.

    Args:
        path: the file, UTF-8 or GBK.
        problems: where what is not a word is noted.
    """
    return [
        word for number, words in _lines(path, problems) for word in _checked(words, path, number, problems)
    ]


def read_counts(path: Path, problems: Problems) -> dict[str, float]:
    """Words of lines that begin with a count → ln(1 + count); a file that does not exist holds none.

    Args:
        path: the file, UTF-8 or GBK.
        problems: where a line without a count and what is not a word are noted.
    """
    found: dict[str, float] = {}
    for number, (count, *words) in _lines(path, problems):
        if not (count.isdecimal() and int(count) > 0):
            fix = "每行先写一个大于零的整数，后面写词，都用空格隔开"
            problems.error(path, number, f"“{count}”不是次数", fix)
            continue
        weight = round(math.log1p(int(count)), 1)
        found |= dict.fromkeys(_checked(words, path, number, problems), weight)
    return found


def _lines(path: Path, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    if not path.is_file():
        return
    for number, line in enumerate(read_text(path, problems).splitlines(), 1):
        words = line.split()
        if words and not line.startswith("#") and words[0] not in _HEADINGS:
            yield number, words


def _checked(words: list[str], path: Path, number: int, problems: Problems) -> list[str]:
    """Those that are words; the others are noted."""
    if _WORDS.fullmatch(" ".join(words)):
        return words  # a hundred thousand words are read at every start: one look at a line is enough
    for word in words:
        if not _WORD.fullmatch(word):
            problems.error(path, number, f"“{word}”不是词", "只写两个字以上的汉字词，词与词之间用空格隔开")
    return [word for word in words if _WORD.fullmatch(word)]
