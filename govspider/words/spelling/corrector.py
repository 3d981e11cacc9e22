"""Which characters are wrong, and which were meant (改错网络): a small network, asked about few segments.

It reads a segment as it stands and says of each character how likely it is wrong, and of a place which character it would
have there; and once more as each edit would mend it, how likely a character is wrong then (`doubts.py`). Trained by
`training.train_corrector`.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govspider.words.spelling import doubts
from govspider.words.spelling.alphabet import UNKNOWN
from govspider.words.spelling.cache import Cache
from govspider.words.spelling.characters import Span
from govspider.words.spelling.convolutions import PROBE, Convolutions, convolutions_of, load_arrays
from govspider.words.spelling.reading import UNLIKE, Suspect
from govspider.words.spelling.whole_numbers import Weights, weights_of

CORRECTOR = "corrector.npz"
DILATIONS = (1, 2, 4, 1, 2, 1)
NAMES = (
    *doubts.NAMES,
    "choice_gain", "choice_gain_least", "choice_new", "choice_under_best", "choice_old", "choice_best",
)  # fmt: skip
QUICK = ("blame", "choice_gain", "choice_under_best")  # what needs no reading of the mended text
_NAME = "改错网络"
_LOOKS = 16  # what is told of a segment is asked once more when its page is
# Log odds of a character to be wrong from which another is looked for, and the least that this one gains (ln P): weaker ones
# only stand in the way of the right edits. From _SURE_GAIN on a right word may be the wrong one.
_DOUBTED, _LEAST_GAIN, _SURE_GAIN = 1.0, 3.0, 5.0
# Of an edit that makes a text longer or shorter nothing is said of which character was meant.
UNSAID = -30.0


@dataclass(frozen=True, slots=True)
class Corrector:
    """The network."""

    convolutions: Convolutions
    head: Any
    bias: float
    out: Any  # from a row to a vector of a character
    vectors: Weights  # of the characters
    out_bias: Any
    units: str  # the characters, from the first number that is one's
    _looks: "Cache[Look]" = field(default_factory=lambda: Cache(_LOOKS), compare=False, repr=False)

    def read(self, text: str) -> "Look":
        """What it makes of a segment with its borders; of the last ones it is remembered."""
        return self._looks.get(text, self._read)

    def _read(self, text: str) -> "Look":
        rows = self.convolutions.read(text)
        return Look(self, text, rows, self._odds(rows))

    def odds(self, text: str) -> list[float]:
        """Log odds that each unit of a text is wrong."""
        return self._odds(self.convolutions.read(text))

    def _odds(self, rows: Any) -> list[float]:  # noqa: ANN401 - an array
        import numpy as np

        found: list[float] = (rows @ self.head + np.float32(self.bias)).tolist()
        return found


@dataclass(slots=True)
class Choice:
    """What speaks for each character at one place, and for the best of them."""

    said: Any
    best: Any
    _total: float | None = None

    def log_p(self, said: Any) -> float:  # noqa: ANN401 - a number of numpy's
        """Log P of a character for which so much speaks; what all of them sum up to is worked out when it is asked for."""
        import numpy as np

        if self._total is None:
            self._total = float(self.best + np.log(np.exp(self.said - self.best).sum()))
        return float(said) - self._total


@dataclass(slots=True)
class Look:
    """What the network makes of one segment."""

    network: Corrector
    text: str
    rows: Any
    odds: list[float]  # that each character is wrong
    _choices: dict[int, Choice] = field(default_factory=dict)
    _suspects: list[Suspect] | None = None

    @property
    def worst(self) -> float:
        """The odds of the character that is likeliest to be wrong; borders never are."""
        return max(self.odds[1:-1])

    def suspects(self) -> list[Suspect]:
        """The character that it would rather have where it takes the one that stands there for wrong."""
        if self._suspects is None:  # they are proposed, and asked about
            self._suspects = self._find_suspects()
        return self._suspects

    def _find_suspects(self) -> list[Suspect]:
        doubted = [place for place in range(1, len(self.text) - 1) if self.odds[place] >= _DOUBTED]
        self._choose(doubted)
        numbers, units = self.network.convolutions.alphabet.numbers, self.network.units
        first, found = UNKNOWN + 1, []
        for place in doubted:
            said = self._choices[place].said
            best = int(said[first:].argmax())
            gain, unit = float(said[first + best] - said[numbers[ord(self.text[place])]]), units[best]
            if gain >= _LEAST_GAIN and "一" <= unit <= "鿿":
                found.append(Suspect(gain, place, place + 1, unit, UNLIKE))
        return found

    def blames(self, span: Span) -> bool:
        """Whether it takes what stands there for wrong, and is sure of each new character."""
        start, end, _ = span
        ((_, least, *_),) = self.meant([span])
        return least >= _SURE_GAIN and max(self.odds[start:end]) >= _DOUBTED

    def told(self, span: Span) -> str:
        """What it makes of one edit, for a person."""
        (row,) = self.features([span])
        said = dict(zip(NAMES, row, strict=True))
        old, new = (doubts.share(said[name]) for name in ("doubt_old", "doubt_new"))
        gain = said["choice_gain"]
        better = "" if gain == UNSAID else f"，新字优势{gain / math.log(10):.2f}（log10）"
        return f"改错网络看此处有误的可能：原文{old:.0%}，改后{new:.0%}{better}"

    def features(self, spans: Sequence[Span]) -> list[list[float]]:
        """What is said of some edits, in the order of NAMES."""
        return [
            [*doubted, *meant] for doubted, meant in zip(self.doubts(spans), self.meant(spans), strict=True)
        ]

    def quick(self, spans: Sequence[Span]) -> list[tuple[float, float, float]]:
        """What is cheap to know of some edits, in the order of QUICK."""
        self._choose(_replaced(spans))
        found = []
        for span in spans:
            here, _, _ = doubts.parts_of(self.odds, *span[:2])
            changed = self._changed(*span)
            gain = sum(float(new - old) for new, old, _ in changed) if changed else UNSAID
            under_best = max((float(choice.best - new) for new, _, choice in changed), default=UNSAID)
            found.append((max(here, default=doubts.NONE), gain, under_best))
        return found

    def doubts(self, spans: Sequence[Span]) -> list[list[float]]:
        """How wrong the text looks before and after some edits, in the order of `doubts.NAMES`."""
        text, odds = self.text, self.network.odds
        return [
            doubts.row(self.odds, odds(text[: span[0]] + span[2] + text[span[1] :]), span) for span in spans
        ]

    def meant(self, spans: Sequence[Span]) -> list[tuple[float, ...]]:
        """What it says of the new characters of some edits, in the order of the rest of NAMES."""
        self._choose(_replaced(spans))
        return [self._meant(*span) for span in spans]

    def _meant(self, start: int, end: int, new: str) -> tuple[float, ...]:
        """Gains in log P of all changed characters, of the least; log P of the least new one, and so on."""
        changed = self._changed(start, end, new)
        if not changed:
            return (UNSAID,) * 6
        gains = [float(now - was) for now, was, _ in changed]
        return (
            sum(gains),
            min(gains),
            min(choice.log_p(now) for now, _, choice in changed),
            max(float(choice.best - now) for now, _, choice in changed),
            min(choice.log_p(was) for _, was, choice in changed),
            max(choice.log_p(choice.best) for _, _, choice in changed),
        )

    def _changed(self, start: int, end: int, new: str) -> list[tuple[Any, Any, Choice]]:
        """What speaks for each character that an edit puts in another's place, and for that one."""
        if len(new) != end - start:
            return []
        numbers = self.network.convolutions.alphabet.numbers
        changed = []
        for place, one in enumerate(new, start):
            old = self.text[place]
            if one != old:
                choice = self._choices[place]
                changed.append((choice.said[numbers[ord(one)]], choice.said[numbers[ord(old)]], choice))
        return changed

    def _choose(self, places: Iterable[int]) -> None:
        """Work out what speaks for every character at some places."""
        new = sorted(set(places).difference(self._choices))
        if not new:
            return
        network = self.network
        said = network.vectors.products(self.rows[new] @ network.out) + network.out_bias
        best = said.max(axis=1)
        self._choices.update(zip(new, map(Choice, said, best), strict=True))


def _replaced(spans: Sequence[Span]) -> Iterator[int]:
    """The places at which edits put a character in another's place."""
    for start, end, new in spans:
        if len(new) == end - start:
            yield from range(start, end)


def load_corrector(path: Path) -> Corrector:
    """The network of a file that `training.train_corrector` has written.

    Raises:
        OSError, ValueError: the file cannot be read.
    """
    kept = load_arrays(path, _NAME)
    try:
        convolutions = convolutions_of(kept, DILATIONS)
        network = Corrector(
            convolutions,
            kept["head"],
            float(kept["bias"]),
            kept["out"],
            weights_of(kept["characters"], kept["scales"][0]),
            kept["out_bias"],
            kept["codes"].astype("<u2").tobytes().decode("utf-16-le"),
        )
        network.read(PROBE).features([(1, 2, PROBE[2])])
    except (KeyError, IndexError, ValueError) as error:  # one that is missing, or of another shape
        raise ValueError(f"{path.name} 不是{_NAME}") from error
    return network
