"""What is frequent in general (背景词频): jieba's dictionary with its counts, for a sweep too small to be a witness."""

from functools import cache
from itertools import chain

from govspider.words.corpus.segments import LONGEST

SHORTEST = 4  # characters: shorter words have too many neighbours that are right as well
_LEAST = 5  # occurrences in jieba's own corpus
_NAMES = ("nr", "ns", "nt", "nz")  # tags of persons, places, bodies and other names


@cache
def common_words() -> frozenset[str]:
    """Words of four to six characters that stand in jieba's dictionary and are no names."""
    import jieba

    with jieba.get_dict_file() as file:
        rows = (line.split(" ") for line in file.read().decode("utf-8").splitlines())
        return frozenset(
            word
            for word, count, tag in rows
            if SHORTEST <= len(word) <= LONGEST and int(count) >= _LEAST and not tag.startswith(_NAMES)
        )


def background(phrases: frozenset[str]) -> frozenset[str]:
    """Common words and canonical phrases of a length that is compared."""
    long_enough = (text for text in phrases if SHORTEST <= len(text) <= LONGEST)
    return frozenset(chain(common_words(), long_enough))
