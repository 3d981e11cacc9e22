"""Which characters are taken for one another (易混字): the same or a near reading, or a like shape."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems

# Fuzzy initials and finals of pinyin input methods (模糊音): the second is read as the first.
_INITIALS = (("z", "zh"), ("c", "ch"), ("s", "sh"), ("l", "n"), ("f", "h"), ("l", "r"))
_FINALS = (("an", "ang"), ("en", "eng"), ("in", "ing"))
_MEMORY = 20_000  # characters whose readings are remembered: more than a city's pages use


@dataclass(frozen=True, slots=True)
class Alike:
    """Tells characters that are easily confused."""

    shapes: dict[str, frozenset[str]]  # character → characters of like shape

    def same_sound(self, one: str, other: str) -> bool:
        """Whether two characters share a reading, tones aside."""
        return not _readings(one).isdisjoint(_readings(other))

    def near_sound(self, one: str, other: str) -> bool:
        """Whether two characters share a reading once fuzzy initials and finals are made one."""
        return not _fuzzy_readings(one).isdisjoint(_fuzzy_readings(other))

    def same_shape(self, one: str, other: str) -> bool:
        """Whether two characters look alike."""
        return other in self.shapes.get(one, ())

    def confusable(self, one: str, other: str) -> bool:
        """Whether one is easily written for the other."""
        return self.same_shape(one, other) or self.near_sound(one, other)


def load_alike(dictionaries_dir: Path) -> Alike:
    """The look-alikes of lookalikes.txt; readings come with pypinyin.

    Raises:
        DictionaryError: the file is faulty.
    """
    path = dictionaries_dir / "lookalikes.txt"
    problems = Problems(dictionaries_dir)
    shapes: dict[str, set[str]] = {}
    for row in lexicon.read_rows(path, Columns(("形近字",)), problems):
        group = row.text("形近字")
        if len(group) < 2:  # noqa: PLR2004 - a group is at least a pair
            problems.error(path, row.line, f"“{group}”不足两个字", "每行写一组形近字，例如 己已巳")
        for char in group:
            shapes.setdefault(char, set()).update(group.replace(char, ""))
    problems.raise_errors()
    return Alike({char: frozenset(others) for char, others in shapes.items()})


@lru_cache(maxsize=_MEMORY)
def _readings(char: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(found[0]) if found else frozenset()


@lru_cache(maxsize=_MEMORY)
def _fuzzy_readings(char: str) -> frozenset[str]:
    return frozenset(_fuzzy(reading) for reading in _readings(char))


def _fuzzy(reading: str) -> str:
    for kept, other in reversed(_INITIALS):
        if reading.startswith(other):
            reading = kept + reading[len(other) :]
    for kept, other in _FINALS:
        if reading.endswith(other):
            reading = reading[: -len(other)] + kept
    return reading
