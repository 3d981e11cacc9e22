"""Adds errors to right sentences as offices make them: input methods, look-alikes, lost and doubled characters."""

import random
import re
from dataclasses import dataclass, field
from itertools import accumulate, product

from govspider.words.spelling.parts import Parts
from govspider.words.spelling.readings import fuzzy, near_readings, word_readings

HAN = re.compile(r"[一-鿿]{2,}")
HOW_MANY = ((1, 62), (2, 27), (3, 11))  # errors a sentence, and how often
Kinds = dict[str, int]  # kind of error → how often
KINDS: Kinds = {"word": 34, "sound": 24, "near": 10, "shape": 22, "lost": 4, "doubled": 3, "swapped": 3}
DISORDERED: Kinds = {"word": 26, "sound": 18, "near": 8, "shape": 18, "lost": 12, "doubled": 9, "swapped": 9}
LONGEST = 200  # characters of a sentence
TRIES = 6
FUZZY = 0.35  # how often fuzzy pinyin (模糊音) is at fault beside the same sound
Weighed = tuple[list[str], list[float]]  # what may be taken, and how likely, summed up


def disordered(text: str, place: int, kind: str) -> str:
    """The text with the character at a place lost or written twice, or swapped with the next one."""
    match kind:
        case "lost":
            return text[:place] + text[place + 1 :]
        case "doubled":
            return text[:place] + text[place] + text[place:]
        case "swapped":
            return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        case _:
            raise ValueError(kind)


@dataclass(slots=True)
class Injector:
    """Spoils sentences; the same dice make the same errors."""

    parts: Parts
    dice: random.Random
    _by_reading: dict[str, list[str]] = field(default_factory=dict)
    _near: dict[str, frozenset[str]] = field(default_factory=dict)
    _others: dict[tuple[str, str], Weighed] = field(default_factory=dict)
    _sounding: dict[str, Weighed] = field(default_factory=dict)
    _readings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tables = self.parts.tables
        self._readings = {character: tuple(own.split()) for character, own in tables.readings.items()}
        for character in tables.singles:
            for reading in self._readings.get(character, ()):
                self._by_reading.setdefault(reading, []).append(character)
        self._near = near_readings(self._by_reading)

    def spoil(self, sentence: str, kinds: Kinds = KINDS) -> str:
        """The sentence with one to three errors (fewer where they do not fit)."""
        text = sentence[:LONGEST]
        counts, weights = zip(*HOW_MANY, strict=True)
        for _ in range(self.dice.choices(counts, weights)[0]):
            text = self.slip(text, self.dice.choices(list(kinds), list(kinds.values()))[0])
        return text + sentence[LONGEST:]

    def slip(self, text: str, kind: str) -> str:
        """The text with one error of a kind; as it is where that does not fit."""
        runs = [found.span() for found in HAN.finditer(text)]
        if not runs:
            return text
        start, end = self.dice.choices(runs, [end - start for start, end in runs])[0]
        place = self.dice.randrange(start, end)
        character = text[place]
        match kind:
            case "word":
                return text[:start] + self._word(text[start:end]) + text[end:]
            case "lost" | "doubled":
                return disordered(text, place, kind)
            case "swapped" if place + 1 < end:
                return disordered(text, place, kind)
            case _:
                return text[:place] + self.other(character, kind) + text[place + 1 :]

    def _word(self, segment: str) -> str:
        """A segment with a word changed for one of like sound."""
        lattice = self.parts.candidates.cut(segment)
        for _ in range(TRIES):
            word = self.dice.choice(lattice.path)
            if other := self.sounding(word.text):
                return segment[: word.start] + other + segment[word.end :]
        return segment

    def sounding(self, word: str) -> str:
        """Another word that is read like this one, each as it is read (提供 is no 帝宫); nothing where there is none."""
        known = self._sounding.get(word)
        if known is None:
            tables, size = self.parts.tables, len(word)
            keys = product(*(tables.classes.get(character, "") for character in word))
            alike = "".join(tables.sounds.get("".join(key), "") for key in keys) if size > 1 else ""
            words = [alike[at : at + size] for at in range(0, len(alike), size)]
            own = self._read(word)
            likely = {other: _as_likely(own, self._read(other)) for other in words if other != word}
            words = [other for other, share in likely.items() if share]
            weights = [likely[other] * 10 ** (0.4 * (tables.unigrams[other] + 7)) for other in words]
            known = self._sounding[word] = (words, list(accumulate(weights)))
        return self._taken(known)

    def _read(self, word: str) -> list[str]:
        """The readings of a word's characters as they are read in it; none where one is not known."""
        return next((read for _, read in word_readings([word], self._readings)), [])

    def other(self, character: str, kind: str) -> str:
        """A character that this one is taken for; itself where there is none."""
        known = self._others.get((character, kind))
        if known is None:
            alike = self._alike(character, kind)
            weights = [10 ** (0.5 * (self.parts.tables.singles.get(one, -7.0) + 7)) for one in alike]
            known = self._others[character, kind] = (alike, list(accumulate(weights)))
        return self._taken(known) or character

    def _taken(self, weighed: Weighed) -> str:
        words, weights = weighed
        return self.dice.choices(words, cum_weights=weights)[0] if words else ""

    def _alike(self, character: str, kind: str) -> list[str]:
        readings = self._readings.get(character, ())[:1]  # its commonest: the others are rare
        if kind == "shape":
            return sorted(self.parts.confusable.shapes(character))
        read = readings if kind == "sound" else [near for own in readings for near in self._near.get(own, ())]
        return [
            other for own in sorted(read) for other in self._by_reading.get(own, ()) if other != character
        ]


def _as_likely(own: list[str], other: list[str]) -> float:
    """How likely a word so read is taken for another by its sound."""
    if own == other:
        return 1.0
    return FUZZY if list(map(fuzzy, own)) == list(map(fuzzy, other)) else 0.0
