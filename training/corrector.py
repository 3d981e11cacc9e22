"""The network that says which character was meant (govspider/words/spelling/corrector.py) as it learns: torch.

`training.train_corrector` feeds it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from govspider.words.spelling.alphabet import PAD, UNKNOWN, Alphabet, make_alphabet
from govspider.words.spelling.corrector import DILATIONS

CHARACTER, PAIR = 160, 48  # numbers of a character's vector, of a pair's by each of its two characters
WIDTH = CHARACTER + 2 * PAIR  # numbers of a row
GAP = max(DILATIONS)
HIDDEN = 0.06  # share of the right characters that are hidden, to be guessed
CHOSEN = 0.08  # share of the right characters in sight for which a character is chosen, too
_BLAME = 4.0  # weight of which characters are wrong beside which were meant
_MOST_PULL = 1.0  # of the gradient
_CUT_OFF = 0.9998  # share of the vectors' and layers' numbers that fit into eight bits as they are
_SEED = 11
STATE = "read_documents.pt"  # what has read documents, to go on from

Weights = dict[str, torch.Tensor]
# A segment with its borders; which of its units are wrong; what was meant in place of each, nothing where none was.
Lesson = tuple[str, list[bool], list[str]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Segments one below the other (`Alphabet.rows`)."""

    numbers: torch.Tensor
    before: torch.Tensor
    behind: torch.Tensor
    wrong: torch.Tensor
    meant: torch.Tensor  # number of the character that was meant
    chosen: torch.Tensor  # places for which a character is chosen
    blamed: torch.Tensor  # which rows are asked whether they are wrong


def batch_of(alphabet: Alphabet, lessons: Sequence[Lesson], dice: np.random.Generator) -> Batch:
    """The rows of some segments, with some characters hidden."""
    numbers, before, behind = alphabet.rows([text for text, _, _ in lessons], GAP)
    numbers, before, behind = numbers.astype(np.int64), before.copy(), behind.copy()
    wrong, meant = np.zeros(len(numbers), np.float32), np.full(len(numbers), PAD, np.int64)
    place = GAP
    for text, marks, units in lessons:
        wrong[place : place + len(text)] = marks
        meant[place : place + len(text)] = [alphabet.numbers[ord(unit)] if unit else PAD for unit in units]
        place += len(text) + GAP
    inside = numbers != PAD
    hidden = inside & (dice.random(len(numbers)) < HIDDEN) & (meant != PAD) & (wrong == 0)
    numbers[hidden] = UNKNOWN
    before[hidden] = behind[hidden] = 0  # nor are its pairs known
    before[1:][hidden[:-1]] = behind[:-1][hidden[1:]] = 0
    asked = (wrong > 0) | hidden | (dice.random(len(numbers)) < CHOSEN)
    chosen = np.flatnonzero(inside & (meant > UNKNOWN) & asked)
    return Batch(*map(torch.from_numpy, (numbers, before, behind, wrong, meant, chosen, inside & ~hidden)))


def first_weights(alphabet: Alphabet) -> Weights:
    """Random weights."""
    dice = torch.Generator().manual_seed(_SEED)

    def some(*size: int, scale: float) -> torch.Tensor:
        return (torch.randn(*size, generator=dice) * scale).requires_grad_()

    weights = {
        "characters": some(alphabet.size, CHARACTER, scale=0.3),
        "pairs": some(len(alphabet.pairs) + 1, 2 * PAIR, scale=0.1),
        "head": some(WIDTH, scale=0.02),
        "bias": torch.tensor(-3.0, requires_grad=True),
        "out": some(WIDTH, CHARACTER, scale=0.3 / WIDTH**0.5),
        "out_bias": torch.zeros(alphabet.size, requires_grad=True),
    }
    for number in range(len(DILATIONS)):
        weights[f"weights_{number}"] = some(3 * WIDTH, WIDTH, scale=0.5 * (2 / (3 * WIDTH)) ** 0.5)
        weights[f"biases_{number}"] = torch.zeros(WIDTH, requires_grad=True)
    return weights


def rows_of(weights: Weights, batch: Batch) -> torch.Tensor:
    """The last rows."""
    pairs, inside = weights["pairs"], (batch.numbers != PAD)[:, None]
    own = functional.embedding(batch.numbers, weights["characters"])
    before = functional.embedding(batch.before, pairs[:, :PAIR])
    behind = functional.embedding(batch.behind, pairs[:, PAIR:])
    rows, size = torch.cat([own, before, behind], 1) * inside, len(batch.numbers)
    for number, step in enumerate(DILATIONS):
        padded = functional.pad(rows, (0, 0, step, step)).to(torch.bfloat16)
        read = torch.cat([padded[:size], padded[step : step + size], padded[2 * step : 2 * step + size]], 1)
        added = (read @ weights[f"weights_{number}"].to(torch.bfloat16)).float() + weights[f"biases_{number}"]
        rows = rows + functional.relu(added) * inside
    return rows


def odds_of(weights: Weights, rows: torch.Tensor) -> torch.Tensor:
    """Log odds that each character is wrong."""
    return rows @ weights["head"] + weights["bias"]


def choices_of(weights: Weights, rows: torch.Tensor) -> torch.Tensor:
    """What speaks for each character in the place of some rows."""
    vectors = (rows @ weights["out"]).to(torch.bfloat16)
    return (vectors @ weights["characters"].to(torch.bfloat16).T).float() + weights["out_bias"]


def loss_of(weights: Weights, batch: Batch) -> torch.Tensor:
    """How badly it blames characters and guesses what was meant."""
    rows = rows_of(weights, batch)
    blamed = batch.blamed
    blame = functional.binary_cross_entropy_with_logits(odds_of(weights, rows)[blamed], batch.wrong[blamed])
    choice = functional.cross_entropy(choices_of(weights, rows[batch.chosen]), batch.meant[batch.chosen])
    return _BLAME * blame + choice


class Trainer:
    """AdamW, with the average of the last states.

    Args:
        weights: to begin with.
        rate: of learning, at most.
        kept: share of the average that a step leaves.
    """

    def __init__(self, weights: Weights, rate: float, kept: float) -> None:
        self.weights, self._rate, self._kept, self._steps = weights, rate, kept, 0
        self._own = list(weights.values())
        self._averages = [weight.detach().clone() for weight in self._own]
        self._adam = torch.optim.AdamW(self._own, lr=rate, betas=(0.9, 0.98), weight_decay=0.01)

    def learn(self, batch: Batch, share: float) -> float:
        """One step at a share of the rate; the loss before it."""
        for group in self._adam.param_groups:
            group["lr"] = self._rate * share
        loss = loss_of(self.weights, batch)
        self._adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._own, _MOST_PULL)
        self._adam.step()
        self._steps += 1
        new = 1 - min(self._kept, self._steps / (self._steps + 10))
        with torch.no_grad():
            for average, weight in zip(self._averages, self._own, strict=True):
                average.lerp_(weight.detach(), new)
        return float(loss.detach())

    @property
    def average(self) -> Weights:
        """The average of the last states, to ask or to go on from."""
        return {
            name: average.clone().requires_grad_()
            for name, average in zip(self.weights, self._averages, strict=True)
        }


def measure(weights: Weights, batches: Sequence[Batch]) -> str:
    """The share of wrong characters found at one false alarm in 100, in 1,000, and of those whose right one is told."""
    odds, wrong, told = [], [], []
    with torch.no_grad():
        for batch in batches:
            rows, at = rows_of(weights, batch), batch.chosen[batch.wrong[batch.chosen] > 0]
            odds.append(odds_of(weights, rows)[batch.blamed].numpy())
            wrong.append(batch.wrong[batch.blamed].numpy() > 0)
            told.append((choices_of(weights, rows[at]).argmax(1) == batch.meant[at]).numpy())
    all_odds, all_wrong = np.concatenate(odds), np.concatenate(wrong)
    found = [
        float((all_odds[all_wrong] > np.quantile(all_odds[~all_wrong], 1 - share)).mean())
        for share in (0.01, 0.001)
    ]
    return f"found {found[0]:.3f} at 1%, {found[1]:.3f} at 0.1%, told {np.concatenate(told).mean():.3f}"


def write(path: Path, weights: Weights, codes: np.ndarray, alphabet: Alphabet) -> None:
    """Write a network: vectors and layers in eight bits, all else as it is."""
    arrays = {name: weight.detach().numpy() for name, weight in weights.items()}
    layers = [name for name in arrays if name.startswith("weights_")]
    kept: dict[str, np.ndarray] = {"codes": codes, "keys": alphabet.pairs}
    for scales, names in (("scales", ["characters", "pairs"]), ("layer_scales", layers)):
        packed = {name: _eight_bits(arrays[name]) for name in names}
        kept |= {name: numbers for name, (numbers, _) in packed.items()}
        kept[scales] = np.array([scale for _, scale in packed.values()], np.float32)
    kept |= {name: weight for name, weight in arrays.items() if name not in kept}
    np.savez(path, **kept)  # type: ignore[arg-type]  # packed it is a tenth smaller, and takes three times as long to load


def write_state(path: Path, weights: Weights, codes: np.ndarray, alphabet: Alphabet) -> None:
    """Keep a network as it is, so that training can go on from it."""
    kept = {name: weight.detach() for name, weight in weights.items()}
    torch.save({"weights": kept, "codes": codes.tolist(), "pairs": alphabet.pairs.tolist()}, path)


def read_state(path: Path) -> tuple[Weights, np.ndarray, Alphabet]:
    """A network that was kept so, its characters and its alphabet."""
    kept = torch.load(path)
    codes = np.array(kept["codes"], np.uint16)
    weights = {name: weight.requires_grad_() for name, weight in kept["weights"].items()}
    return weights, codes, make_alphabet(codes, np.array(kept["pairs"], np.int32))


def _eight_bits(numbers: np.ndarray) -> tuple[np.ndarray, float]:
    """Numbers in eight bits, and what to multiply them with."""
    most = float(np.quantile(np.abs(numbers), _CUT_OFF)) / 127
    return np.clip(np.round(numbers / most), -127, 127).astype(np.int8), most
