"""What is frequent in general (背景词频): jieba's dictionary with its counts, for a sweep too small to be a witness."""

import re
from functools import cache
from itertools import chain

from govspider.text.jieba_dictionary import dictionary_text
from govspider.words.corpus.segments import LONGEST

SHORTEST = 4  # characters: shorter words have too many neighbours that are right as well
_LEAST = 5  # occurrences in jieba's own corpus
_ROW = re.compile(
    rf"^(\S{{{SHORTEST},{LONGEST}}}) (\d+) (?!n[rstz])", re.MULTILINE
)  # nr, ns, nt, nz: tags of names


@cache
def common_words() -> frozenset[str]:
    """Words of four to six characters that stand in jieba's dictionary and are no names."""
    rows = _ROW.findall(dictionary_text())
    return frozenset(word for word, count in rows if int(count) >= _LEAST)


def background(phrases: frozenset[str]) -> frozenset[str]:
    """Common words and canonical phrases of a length that is compared."""
    long_enough = (text for text in phrases if SHORTEST <= len(text) <= LONGEST)
    return frozenset(chain(common_words(), long_enough))
