"""The network that tells wrong characters (govspider/words/spelling/discriminator.py) as it learns: plain numpy.

`training.train_discriminator` feeds it.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from govspider.words.spelling.alphabet import PAD, Alphabet
from govspider.words.spelling.convolutions import neighbours
from govspider.words.spelling.discriminator import CHARACTER, DILATIONS, GAP, PAIR, WIDTH

SEED = 11
RATE, WARMING = 2e-3, 200  # learning rate at most, steps until then; it falls to nothing at the end
BETAS, TINY = (0.9, 0.99), 1e-8  # Adam's
KEPT_AVERAGE = 0.998
_CUT_OFF = 0.9998  # share of the vectors' numbers that fit into eight bits as they are

Weights = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Batch:
    """Segments one below the other (`Alphabet.rows`), and which of their characters are wrong."""

    numbers: np.ndarray
    before: np.ndarray
    behind: np.ndarray
    wrong: np.ndarray


def first_weights(alphabet: Alphabet) -> Weights:
    """Random weights."""
    dice = np.random.default_rng(SEED)

    def some(size: tuple[int, ...], scale: float) -> np.ndarray:
        return dice.normal(0.0, scale, size).astype(np.float32)

    weights = {
        "characters": some((alphabet.size, CHARACTER), 0.3),
        "pairs": some((len(alphabet.pairs) + 1, 2 * PAIR), 0.1),
        "head": some((WIDTH,), 0.02),
        "bias": np.full(1, -3.0, np.float32),
    }
    for number in range(len(DILATIONS)):
        weights[f"weights_{number}"] = some((3 * WIDTH, WIDTH), (2 / (3 * WIDTH)) ** 0.5)
        weights[f"biases_{number}"] = np.zeros(WIDTH, np.float32)
    return weights


def forward(weights: Weights, batch: Batch) -> tuple[np.ndarray, list[np.ndarray], list[np.ndarray]]:
    """The last rows; what each layer read, and what it added before it was cut at zero."""
    rows = np.concatenate(
        [
            weights["characters"][batch.numbers],
            weights["pairs"][batch.before, :PAIR],
            weights["pairs"][batch.behind, PAIR:],
        ],
        axis=1,
    )
    inside = (batch.numbers != PAD).astype(np.float32)[:, None]
    rows *= inside
    read, added = [], []
    for number, dilation in enumerate(DILATIONS):
        read.append(neighbours(rows, dilation, GAP))
        own = read[-1] @ weights[f"weights_{number}"]
        own += weights[f"biases_{number}"]
        np.maximum(own, 0.0, out=own)
        own *= inside[GAP:-GAP]
        rows[GAP:-GAP] += own
        added.append(own)
    return rows, read, added


def odds_of(weights: Weights, batch: Batch) -> np.ndarray:
    """Log odds that each character is wrong."""
    return forward(weights, batch)[0] @ weights["head"] + weights["bias"]


def gradients(weights: Weights, batch: Batch) -> tuple[float, Weights]:
    """The loss for each character, and how it grows with each weight."""
    rows, read, added = forward(weights, batch)
    odds = rows @ weights["head"] + weights["bias"]
    asked = batch.numbers != PAD
    number = asked.sum()
    loss = float((np.logaddexp(0.0, odds) - batch.wrong * odds)[asked].sum() / number)
    pull = np.where(asked, 1 / (1 + np.exp(-odds)) - batch.wrong, 0.0).astype(np.float32) / np.float32(number)
    found: Weights = {"head": rows.T @ pull, "bias": pull.sum(keepdims=True)}
    back = pull[:, None] * weights["head"]
    for layer in reversed(range(len(DILATIONS))):
        own = back[GAP:-GAP] * (added[layer] > 0)
        found[f"weights_{layer}"] = read[layer].T @ own
        found[f"biases_{layer}"] = own.sum(axis=0)
        spread = own @ weights[f"weights_{layer}"].T
        for part, step in enumerate((-DILATIONS[layer], 0, DILATIONS[layer])):
            back[GAP + step : len(back) - GAP + step] += spread[:, part * WIDTH : (part + 1) * WIDTH]
    back *= asked[:, None]
    middle = CHARACTER + PAIR
    found["characters"] = _gathered(batch.numbers, back[:, :CHARACTER], len(weights["characters"]))
    many = len(weights["pairs"])
    found["pairs"] = np.concatenate(
        [
            _gathered(batch.before, back[:, CHARACTER:middle], many),
            _gathered(batch.behind, back[:, middle:], many),
        ],
        axis=1,
    )
    return loss, found


def _gathered(numbers: np.ndarray, rows: np.ndarray, size: int) -> np.ndarray:
    """The sum of the rows of each number."""
    order = np.argsort(numbers, kind="stable")
    there, first = np.unique(numbers[order], return_index=True)
    gathered = np.zeros((size, rows.shape[1]), rows.dtype)
    gathered[there] = np.add.reduceat(rows[order], first, axis=0)
    return gathered


class Trainer:
    """Adam, with the average of the last states.

    Args:
        weights: to begin with.
        seconds: how long it learns.
    """

    def __init__(self, weights: Weights, seconds: float) -> None:
        self.weights = {name: weight.copy() for name, weight in weights.items()}
        self.step, self.seconds, self._begun = 0, seconds, time.monotonic()
        self.average = {name: weight.copy() for name, weight in weights.items()}
        self._first = {name: np.zeros_like(weight) for name, weight in weights.items()}
        self._second = {name: np.zeros_like(weight) for name, weight in weights.items()}

    @property
    def left(self) -> float:
        """Share of the time that is left."""
        return max(0.0, 1 - (time.monotonic() - self._begun) / self.seconds)

    def learn(self, batch: Batch) -> float:
        """One step; the loss before it."""
        loss, found = gradients(self.weights, batch)
        self.step += 1
        one, other = BETAS
        rate = RATE * min(1.0, self.step / WARMING) * self.left
        rate *= (1 - other**self.step) ** 0.5 / (1 - one**self.step)
        kept = min(KEPT_AVERAGE, self.step / (self.step + 10))
        for name, pull in found.items():
            first, second = self._first[name], self._second[name]
            first += (1 - one) * (pull - first)
            second += (1 - other) * (pull * pull - second)
            self.weights[name] -= np.float32(rate) * first / (np.sqrt(second) + TINY)
            self.average[name] += (1 - kept) * (self.weights[name] - self.average[name])
        return loss


def measure(weights: Weights, asked: list[Batch]) -> str:
    """The loss on other segments, and the share of wrong characters found at one false alarm in 100, in 1,000."""
    odds = np.concatenate([odds_of(weights, batch)[batch.numbers != PAD] for batch in asked])
    wrong = np.concatenate([batch.wrong[batch.numbers != PAD] for batch in asked]) > 0
    loss = float((np.logaddexp(0.0, odds) - wrong * odds).mean())
    said = [float((odds[wrong] > np.quantile(odds[~wrong], 1 - share)).mean()) for share in (0.01, 0.001)]
    return f"measured {loss:.4f}, found {said[0]:.3f} at 1%, {said[1]:.3f} at 0.1%"


def write(path: Path, weights: Weights, codes: np.ndarray, alphabet: Alphabet) -> None:
    """Write a network, this one or the corrector: vectors and layers in eight bits, all else as it is."""
    vectors = ("characters", "pairs")
    layers = [name for name in weights if name.startswith("weights_")]
    kept: Weights = {"codes": codes, "keys": alphabet.pairs}
    for scales, names in (("scales", vectors), ("layer_scales", layers)):
        packed = {name: eight_bits(weights[name]) for name in names}
        kept |= {name: numbers for name, (numbers, _) in packed.items()}
        kept[scales] = np.array([scale for _, scale in packed.values()], np.float32)
    kept |= {name: weight for name, weight in weights.items() if name not in kept}
    kept["bias"] = kept["bias"].reshape(())
    np.savez(path, **kept)  # type: ignore[arg-type]  # packed it is a tenth smaller, and takes three times as long to load


def eight_bits(numbers: np.ndarray) -> tuple[np.ndarray, float]:
    """Numbers in eight bits, and what to multiply them with."""
    most = float(np.quantile(np.abs(numbers), _CUT_OFF)) / 127
    return np.clip(np.round(numbers / most), -127, 127).astype(np.int8), most
