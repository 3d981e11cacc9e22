"""Segments of official documents, spoilt, with what is wrong in them: what the network learns from."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from govspider.words.spelling.lattice import SEGMENT
from govspider.words.spelling.parts import Parts
from govspider.words.spelling.tables import UNKNOWN
from govspider.words.spelling.units import with_borders
from training.corpora import KEPT, document_lines, is_kept_out
from training.inject import TRIES, Injector, Kinds, Weighed

SPOILT = 0.5  # share of the segments that are spoilt …
HOW_MANY = (1, 1, 1, 1, 1, 2, 2, 3)  # … by so many errors each
KINDS: Kinds = {
    "word": 28, "sound": 18, "near": 9, "shape": 18, "filler": 12, "lost": 6, "doubled": 3, "swapped": 6,
}  # fmt: skip
_WORD_SIZES = (2, 2, 2, 3)
# A segment with its borders, and what is told of it.
Lesson = TypeVar("Lesson", bound=tuple[str, *tuple[object, ...]])


def segments(folder: Path, *, kept_out: bool) -> list[str]:
    """The segments, with their borders, of the lines that models read, or of those that they do not (`--keep-out 20`)."""
    return [
        with_borders(line, *segment.span())
        for line in document_lines(folder)
        if is_kept_out(line, KEPT) is kept_out
        for segment in SEGMENT.finditer(line)
    ]


def batched(made: Iterable[Lesson], gap: int, rows: int) -> Iterator[list[Lesson]]:
    """Segments together until they fill so many rows, each with a gap behind it; what is left over is left out."""
    waiting: list[Lesson] = []
    filled = gap
    for lesson in made:
        waiting.append(lesson)
        filled += len(lesson[0]) + gap
        if filled >= rows:
            yield waiting
            waiting, filled = [], gap


@dataclass(slots=True)
class Spoiler:
    """Spoils segments; the same dice make the same errors."""

    parts: Parts
    dice: random.Random
    injector: Injector = field(init=False)
    _fillers: dict[tuple[str, str], Weighed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.injector = Injector(self.parts, self.dice)

    def spoil(self, segment: str) -> tuple[str, list[bool], list[str]]:
        """A segment with one to three errors (fewer where they do not fit).

        Returns: the text; which of its units are wrong; what was meant in place of each, nothing where their number changed.
        """
        text, wrong, meant = segment, [False] * len(segment), list(segment)
        for _ in range(self.dice.choice(HOW_MANY)):
            kind = self.dice.choices(list(KINDS), list(KINDS.values()))[0]
            start, end, new = self._slip(text, kind)
            if text[start:end] == new:
                continue
            changed = [True] * len(new)  # where one was lost, what now meets; where one stands twice, both
            replaced = [""] * len(new)
            if len(new) == end - start:
                pairs = zip(wrong[start:end], text[start:end], new, strict=True)
                changed = [before or one != other for before, one, other in pairs]
                replaced = meant[start:end]
            text = text[:start] + new + text[end:]
            wrong = wrong[:start] + changed + wrong[end:]
            meant = meant[:start] + replaced + meant[end:]
        wrong[0] = wrong[-1] = False
        return text, wrong, meant

    def _slip(self, text: str, kind: str) -> tuple[int, int, str]:
        """[start, end) and what a slip makes of it; the same where it does not fit."""
        if kind == "word":
            return self._word(text)
        place = self.dice.randrange(1, len(text) - 1)
        before, own, behind = text[place - 1], text[place], text[place + 1]
        start, end, new = place, place + 1, own
        inside = place + 2 < len(text)
        match kind:
            case "lost" if inside and len(text) > TRIES:
                start, end, new = place - 1, place + 2, before + behind
            case "doubled":
                new = own * 2
            case "swapped" if inside:
                end, new = place + 2, behind + own
            case "filler":
                new = self._filler(before, behind) or own
            case "sound" | "near" | "shape":
                new = self.injector.other(own, kind)
        return start, end, new

    def _word(self, text: str) -> tuple[int, int, str]:
        known = self.parts.tables.unigrams
        for _ in range(TRIES):
            size = self.dice.choice(_WORD_SIZES)
            if len(text) - 1 - size < 1:
                continue
            start = self.dice.randrange(1, len(text) - size)
            word = text[start : start + size]
            if word in known and (other := self.injector.sounding(word)):
                return start, start + size, other
        return 1, 1, ""

    def _filler(self, before: str, behind: str) -> str:
        """A character that is frequent between two; nothing where there is none."""
        known = self._fillers.get((before, behind))
        if known is None:
            near, model = self.parts.suspects.neighbours, self.parts.tables.singles
            bits = near.near_followers.get(before, 0) & near.near_leaders.get(behind, 0)
            units = [unit for unit in near.chosen(bits) if "一" <= unit <= "鿿"]
            weights = accumulate(10 ** (0.5 * (model.get(unit, UNKNOWN) + 7)) for unit in units)
            known = self._fillers[before, behind] = (units, list(weights))
        units, sums = known
        return self.dice.choices(units, cum_weights=sums)[0] if units else ""
