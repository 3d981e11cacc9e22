"""Which words sound alike (音近词): as they are read, and as fuzzy pinyin (模糊音) offers them.

民生 and 名胜 are one to an input method that takes in for ing. Worked out once for `Tables`.
"""

from collections import defaultdict
from collections.abc import Iterable

from govspider.words.spelling.asked import CLASSES, FIRST_CLASS
from govspider.words.spelling.readings import fuzzy, word_readings

_KEPT = {2: 60, 3: 12, 4: 6, 5: 4}  # words that sound alike and are kept, by their characters

Readings = dict[str, tuple[str, ...]]  # character → its readings without tone, the commonest first


def classes_of(readings: Readings) -> dict[str, str]:
    """The class of each reading, one character each: readings that fuzzy pinyin takes for one another share one."""
    names = {reading for own in readings.values() for reading in own}
    numbers = {name: chr(FIRST_CLASS + n) for n, name in enumerate(sorted(set(map(fuzzy, names))), 1)}
    return {name: numbers[fuzzy(name)] for name in names}


def characters_by_class(readings: Readings, classes: dict[str, str]) -> dict[str, str]:
    """Of each character the classes of its readings, the commonest first."""
    return {
        character: "".join(dict.fromkeys(classes[reading] for reading in own))[:CLASSES]
        for character, own in readings.items()
    }


def words_by_class(ranked: Iterable[str], readings: Readings, classes: dict[str, str]) -> dict[str, str]:
    """Classes, one for each character → the words so read, joined.

    Args:
        ranked: the words, the commonest first, each of two to five characters.
        readings: of characters.
        classes: of readings.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for word, read in word_readings(ranked, readings):
        key = "".join(classes.get(reading, "*") for reading in read)
        if len(key) == len(word) and len(found[key]) < _KEPT[len(word)]:
            found[key].append(word)
    return {key: "".join(words) for key, words in found.items()}
