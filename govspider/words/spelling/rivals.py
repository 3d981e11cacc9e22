"""How an edit stands among those that would change the same place (同处的其他改法).

A noisy channel (Kernighan, Church and Gale, 1990, https://aclanthology.org/C90-2036/): how likely what is written was meant
as each, by how well each would stand there and by how easily one is written for the other. Three judges say how well: the
character model, the network that chooses characters, the cut into words; and the first two together.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from govspider.words.spelling import corrector
from govspider.words.spelling.characters import Span
from govspider.words.spelling.confusable import Likeness
from govspider.words.spelling.features import QUICK

NAMES = (
    "share_units", "share_choice", "share_words", "share_both", "over_rivals", "any_of_them", "slip",
    "rival_alike_units", "rival_alike_choice", "rival_likeness", "rivals_left",
)  # fmt: skip
_GAIN, _UNITS, _KIND, _LIKENESS, _WORST = (
    QUICK.index(name) for name in ("gain", "unit_gain", "kind", "likeness_sum", "likeness_worst")
)
_CHOICE = corrector.NAMES.index("choice_gain")
_PER_LIKENESS, _OTHER_KIND = -1.1, -2.0  # ln P of a slip: for each step of `Likeness`; lost, doubled, swapped
_AS_WRITTEN = 4.0  # ln P that nothing is meant but what is written, beside a slip
_NEAR = 0.5  # a rival that gains so much less is as good
_NONE, _NO_RIVAL = -9.0, 9.0
_LN_10 = math.log(10)


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the edits of a segment."""

    start: int
    end: int
    slip: float  # ln P of such a slip
    words: float  # gain by the cut into words, as ln of odds, as all three
    units: float  # … by the character model
    choice: float  # … by the network
    likeness: float  # of the least like characters
    is_replaced: bool  # none is lost, doubled or swapped
    is_chosen: bool  # the network says which character was meant

    def meets(self, other: "Rival") -> bool:
        """Whether both would change the same place."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)


def rows(
    spans: Sequence[Span], quick: Sequence[Sequence[float]], looks: Sequence[Sequence[float]]
) -> list[list[float]]:
    """The features of the edits of a segment, in the order of NAMES.

    Args:
        spans: the edits.
        quick: their features in the order of `features.QUICK`.
        looks: what the network says of them, in the order of `corrector.NAMES`.
    """
    rivals = [_rival(*one) for one in zip(spans, quick, looks, strict=True)]
    return [_row(own, [other for other in rivals if other is not own and own.meets(other)]) for own in rivals]


def _rival(span: Span, quick: Sequence[float], look: Sequence[float]) -> Rival:
    start, end, _ = span
    units = _LN_10 * quick[_UNITS]
    is_replaced, is_chosen = quick[_KIND] == 0, look[_CHOICE] != corrector.UNSAID
    return Rival(
        start,
        end,
        _PER_LIKENESS * quick[_LIKENESS] if is_replaced else _OTHER_KIND,
        _LN_10 * quick[_GAIN],
        units,
        look[_CHOICE] if is_chosen else units,
        quick[_WORST],
        is_replaced,
        is_chosen,
    )


def _row(own: Rival, others: list[Rival]) -> list[float]:
    replaced = [other for other in others if other.is_replaced]
    alike = [other.units for other in replaced if other.likeness <= Likeness.FUZZY_SOUND]
    chosen = [other.choice for other in replaced if other.likeness <= Likeness.SHAPE and other.is_chosen]
    as_good = [other.likeness for other in others if other.units >= own.units - _NEAR * _LN_10]
    both = [_both(other) for other in others]
    return [
        _share(own, others, lambda rival: rival.units + rival.slip),
        _share(own, others, lambda rival: rival.choice + rival.slip),
        _share(own, others, lambda rival: rival.words + rival.slip),
        _share(own, others, _both),
        _both(own) - max(both, default=_NONE),
        _log_sum([*both, _both(own)]),
        own.slip,
        max(alike, default=_NONE * _LN_10) / _LN_10,
        max(chosen, default=_NONE),
        min(as_good, default=_NO_RIVAL),
        len(others),
    ]


def _both(rival: Rival) -> float:
    """By the character model and the network together."""
    return (rival.units + rival.choice) / 2 + rival.slip


def _share(own: Rival, others: Sequence[Rival], said: Callable[[Rival], float]) -> float:
    """Ln of the odds that an edit is right beside all others and what is written."""
    return said(own) - _log_sum([_AS_WRITTEN, *map(said, others)])


def _log_sum(numbers: Sequence[float]) -> float:
    """Ln of a sum of numbers whose ln are given."""
    most = max(numbers)
    return most + math.log(sum([math.exp(number - most) for number in numbers]))
