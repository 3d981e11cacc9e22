"""Train the network that tells wrong characters (govspider/words/spelling/discriminator.py) on public official documents.

Run: python -m training.train_discriminator CORPORA MODELS [--out FILE] [--minutes 35] [--workers 2]
MODELS is a folder made by `official_models CORPORA MODELS --keep-out 20`: its neighbours say what a slip may look like. The
lines that those models have not read are not read here either, so that the forests can learn from them how far the network
is to be trusted. Each worker is a process of one thread with its own share of the text; every few steps all go on from the
mean of their weights. The learning rate falls with the time, so more minutes or a faster machine read more text. Now and
then the network as it stands is written, the average of its last states, and measured on segments it does not learn from.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from govspider.words.spelling.alphabet import UNKNOWN, Alphabet, make_alphabet
from govspider.words.spelling.discriminator import DISCRIMINATOR, GAP
from training.discriminator import SEED, Batch, Trainer, Weights, first_weights, measure, write
from training.loading import load_for_training
from training.spoilt import Spoiler, Spoilt, batched, segments

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

CHARACTERS, PAIRS = 6000, 16_000  # that have vectors, the commonest
ROWS = 8192  # of a batch, about
MEASURED = 20_000  # segments
MEET, SHOWN = 20, 200  # steps between two means, two measurements


def main() -> None:
    """Count, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--out", type=Path, default=Path(DISCRIMINATOR))
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    parts = load_for_training(options.models, trains_networks=True).whole
    threadpool_limits(1, "blas")
    right = segments(options.corpora, kept_out=False)
    codes, alphabet = count(right, PAIRS)
    print(len(right), "segments", sum(map(len, right)), "characters", flush=True)
    others = segments(options.corpora, kept_out=True)
    random.Random(SEED).shuffle(others)
    asked = list(batches(Spoiler(parts, random.Random(SEED)), alphabet, others[:MEASURED]))
    first = first_weights(alphabet)
    together, context = Together.of(first, options.workers), get_context("fork")

    def learn(number: int) -> Iterator[tuple[Trainer, float]]:
        dice = random.Random(SEED + 1 + number)
        mine = right[number :: options.workers]
        made = endless(Spoiler(parts, dice), alphabet, mine)
        return work(Trainer(first, 60 * options.minutes), made, together, number)

    for number in range(1, options.workers):
        context.Process(target=lambda own=number: list(learn(own)), daemon=True).start()
    for trainer, loss in learn(0):
        print(trainer.step, f"loss {loss:.4f}", measure(trainer.average, asked), flush=True)
        write(options.out, trainer.average, codes, alphabet)


@dataclass(frozen=True, slots=True)
class Together:
    """Where processes that learn the same lay down their weights, to go on from the mean."""

    slots: np.ndarray  # a row for each, in shared memory
    done: Any
    barrier: "Barrier"

    @classmethod
    def of(cls, weights: Weights, workers: int) -> "Together":
        """Room for so many workers."""
        context, size = get_context("fork"), sum(weight.size for weight in weights.values())
        shared = context.RawArray("f", workers * size)
        slots = np.frombuffer(shared, np.float32).reshape(workers, size)
        return cls(slots, context.RawValue("b", 0), context.Barrier(workers))

    def meet(self, number: int, trainer: Trainer) -> bool:
        """Wait for the others and take over the mean; whether there is time to go on."""
        self.slots[number] = np.concatenate([weight.ravel() for weight in trainer.weights.values()])
        if number == 0:
            self.done.value = trainer.left == 0
        self.barrier.wait()
        mean, goes_on = self.slots.mean(axis=0), not self.done.value
        self.barrier.wait()  # nobody writes before all have read
        place = 0
        for weight in trainer.weights.values():
            weight[...] = mean[place : place + weight.size].reshape(weight.shape)
            place += weight.size
        return goes_on


def work(
    trainer: Trainer, made: Iterator[Batch], together: Together, number: int
) -> Iterator[tuple[Trainer, float]]:
    """Learn until the time is over; the state and the loss now and then, and at the end."""
    for batch in made:
        loss = trainer.learn(batch)
        if trainer.step % MEET == 0 and not together.meet(number, trainer):
            yield trainer, loss
            return
        if trainer.step % SHOWN == 0:
            yield trainer, loss


def count(right: list[str], most: int) -> tuple[np.ndarray, Alphabet]:
    """The commonest characters, and the alphabet of them and of so many pairs, the commonest."""
    characters: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for segment in right:
        characters.update(segment)
        pairs.update(map("".join, pairwise(segment)))
    codes = np.array([ord(unit) for unit, _ in characters.most_common(CHARACTERS)], np.uint16)
    numbers = {chr(code): place for place, code in enumerate(codes, UNKNOWN + 1)}
    size = UNKNOWN + 1 + len(codes)
    known = (pair for pair, _ in pairs.most_common(2 * most) if pair[0] in numbers and pair[1] in numbers)
    keys = [numbers[pair[0]] * size + numbers[pair[1]] for pair, _ in zip(known, range(most), strict=False)]
    return codes, make_alphabet(codes, np.array(sorted(keys), np.int32))


def endless(spoiler: Spoiler, alphabet: Alphabet, right: list[str]) -> Iterator[Batch]:
    """Batches of segments in ever another order, spoilt ever anew."""
    while True:
        spoiler.dice.shuffle(right)
        yield from batches(spoiler, alphabet, right)


def batches(spoiler: Spoiler, alphabet: Alphabet, right: list[str]) -> Iterator[Batch]:
    """Segments, some of them spoilt, in batches of like size."""
    for waiting in batched(spoiler.spoil_some(right), GAP, ROWS):
        yield batch_of(alphabet, waiting)


def batch_of(alphabet: Alphabet, spoilt: list[Spoilt]) -> Batch:
    """The rows of some segments."""
    between = [False] * GAP
    wrong = between[:]
    for _, marks in spoilt:
        wrong += marks + between
    return Batch(*alphabet.rows([text for text, _ in spoilt], GAP), np.array(wrong, np.float32))


if __name__ == "__main__":
    main()
