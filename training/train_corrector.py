"""Train the network that says which character was meant (govspider/words/spelling/corrector.py).

Run: python -m training.train_corrector CORPORA MODELS [--minutes 45] [--on STATE]     (needs PyTorch: pip install torch)
MODELS is a folder made by `official_models CORPORA MODELS --keep-out 20 --folds`. First the network learns from public
official documents, but for the lines that those models have not read: right ones, and such with slips of our own. Among
them stand sentences that we have written (`training/texts/`), so that it knows what general and medical writing looks like.
At last it goes on with the development data, as they are and with further slips, beside these and documents: once with all
of them, for what ships, and once without each fifth, for the forests to learn how far it is to be trusted, and for the
measurements. Only weights go into the files, no text. What has read documents is kept as
MODELS/read_documents.pt; with --on a later sitting goes on from such a state, by its alphabet.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import Queue, get_context
from pathlib import Path

import numpy as np

from benchmarks.text.data import FOLDS, fold_of, read_own, read_set
from govspider.words.spelling.alphabet import UNKNOWN, Alphabet, make_alphabet
from govspider.words.spelling.corrector import CORRECTOR
from govspider.words.spelling.lattice import SEGMENT
from govspider.words.spelling.units import with_borders
from training import corpora
from training.corrector import (
    GAP,
    STATE,
    Batch,
    Lesson,
    Trainer,
    Weights,
    batch_of,
    first_weights,
    measure,
    read_state,
    write,
    write_state,
)
from training.loading import load_for_training
from training.spoilt import SPOILT, Spoiler, batched, segments

CHARACTERS, PAIRS = 6000, 32_000  # that have vectors, the commonest
COUNTED = 5  # times that a pair of our own sentences is counted: there is one character of these for thirty of documents
ROWS, TUNED_ROWS = 8192, 6144  # of a batch, about
RATE, RATE_AGAIN, TUNED_RATE = 2e-3, 1e-3, 1e-3  # of learning: at first, in a later sitting, tuning
KEPT, TUNED_KEPT = 0.998, 0.99  # see `Trainer`
WARMING, TUNED_WARMING = 200, 40  # steps until the rate is reached; it falls to nothing at the end
SHOWN = 400  # steps between two measurements
MEASURED = 20_000  # segments
WAITING = 16  # batches made ahead
TUNED_SPOILT = 0.8  # share of the right segments of the development data that are spoilt
DOCUMENTS = 2_700_000  # characters of documents beside the development data and our own sentences
AMID = 6  # times that our own sentences stand among the documents
SEED = 11
_PATIENCE = 600  # seconds for a batch: who makes them may have died


@dataclass(frozen=True, slots=True)
class Tuned:
    """A set of the development data: how often its sentences are read as they are, and as they were meant."""

    name: str
    written: int
    meant: int


SETS = (
    Tuned("csc_ecspell_odw_train", 10, 8),
    Tuned("csc_ecspell_law_train", 10, 8),
    Tuned("csc_mcsc_5k", 6, 8),
    Tuned("csc_sighan2014", 2, 1),
    Tuned("csc_faspell_ocr", 2, 1),
    Tuned("clean_xxqg_b", 2, 4),
)


def main() -> None:
    """Learn from documents, then from the development data; write the networks beside the models."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--minutes", type=float, default=45, help="how long it learns from documents")
    parser.add_argument("--on", type=Path, help="state that has read documents before, to go on from")
    options = parser.parse_args()
    parts = load_for_training(options.models, trains_network=True).whole

    def spoiler(seed: int) -> Spoiler:
        return Spoiler(parts, random.Random(seed))

    right = segments(options.corpora, kept_out=False)
    own = own_segments()
    before = read_state(options.on) if options.on else None
    codes, alphabet = before[1:] if before else count(right + COUNTED * own)
    others = segments(options.corpora, kept_out=True)
    random.Random(SEED).shuffle(others)
    dice = np.random.default_rng(SEED)
    asked = list(batches(alphabet, lessons(spoiler(SEED), others[:MEASURED], SPOILT), ROWS, dice))
    trainer = Trainer(before[0], RATE_AGAIN, KEPT) if before else Trainer(first_weights(alphabet), RATE, KEPT)
    base = learn(trainer, endless(alphabet, spoiler(SEED + 1), right + AMID * own), asked, options.minutes)
    write_state(options.models / STATE, base, codes, alphabet)
    for fold in (*range(FOLDS), None):
        read = [*development(spoiler(SEED), fold), *beside_documents(spoiler(SEED + 1), own, right)]
        folder = options.models if fold is None else options.models / str(fold)
        write(folder / CORRECTOR, tuned(alphabet, base, read), codes, alphabet)
        print("all" if fold is None else f"without fifth {fold}", len(read), "segments", flush=True)


def count(right: list[str], most: int = PAIRS) -> tuple[np.ndarray, Alphabet]:
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


def endless(alphabet: Alphabet, spoiler: Spoiler, right: list[str]) -> Iterator[Batch]:
    """Batches of segments, half of which are spoilt, over and over."""
    dice = np.random.default_rng(SEED)
    while True:
        spoiler.dice.shuffle(right)
        yield from batches(alphabet, lessons(spoiler, right, SPOILT), ROWS, dice)


def learn(trainer: Trainer, made: Iterator[Batch], asked: Sequence[Batch], minutes: float) -> Weights:
    """What has read documents for so long; another process makes the batches."""
    context = get_context("fork")
    waiting: Queue[Batch] = context.Queue(WAITING)

    def fill() -> None:
        for batch in made:
            waiting.put(batch)

    maker = context.Process(target=fill, daemon=True)
    maker.start()
    begun, step = time.monotonic(), 0
    while (left := 1 - (time.monotonic() - begun) / (60 * minutes)) > 0:
        loss = trainer.learn(waiting.get(timeout=_PATIENCE), min(1.0, step / WARMING) * left)
        step += 1
        if step % SHOWN == 0:
            print(step, f"loss {loss:.3f}", measure(trainer.average, asked), flush=True)
    maker.terminate()
    return trainer.average


def tuned(alphabet: Alphabet, base: Weights, read: list[Lesson]) -> Weights:
    """What goes on from a network and reads some segments once."""
    random.Random(SEED).shuffle(read)
    made = list(batches(alphabet, read, TUNED_ROWS, np.random.default_rng(SEED)))
    own = {name: weight.detach().clone().requires_grad_() for name, weight in base.items()}
    trainer = Trainer(own, TUNED_RATE, TUNED_KEPT)
    for step, batch in enumerate(made):
        trainer.learn(batch, min(1.0, step / TUNED_WARMING) * (1 - step / len(made)))
    return trainer.average


def development(spoiler: Spoiler, left_out: int | None) -> Iterator[Lesson]:
    """The segments of the development data but for a fifth: as written where no character is lost, and as meant, spoilt."""
    for tuned_set in SETS:
        for written, meant in read_set(tuned_set.name):
            if fold_of(meant) == left_out:
                continue
            if len(written) == len(meant):
                yield from tuned_set.written * list(_compared(written, meant))
            whole = [with_borders(meant, *segment.span()) for segment in SEGMENT.finditer(meant)]
            yield from lessons(spoiler, tuned_set.meant * whole, TUNED_SPOILT)


def own_segments() -> list[str]:
    """The segments of our own sentences that models read, with their borders."""
    return [
        with_borders(line, *segment.span())
        for line in read_own()
        if not corpora.is_kept_out(line, corpora.KEPT)
        for segment in SEGMENT.finditer(line)
    ]


def beside_documents(spoiler: Spoiler, own: list[str], right: list[str]) -> list[Lesson]:
    """Our own segments, most of them spoilt, and documents."""
    return [*lessons(spoiler, own, TUNED_SPOILT), *documents(spoiler, right)]


def _compared(written: str, meant: str) -> Iterator[Lesson]:
    for segment in SEGMENT.finditer(written):
        text = with_borders(written, *segment.span())
        right = text[0] + meant[segment.start() : segment.end()] + text[-1]
        yield text, [one != other for one, other in zip(text, right, strict=True)], list(right)


def documents(spoiler: Spoiler, right: list[str]) -> Iterator[Lesson]:
    """Segments of documents, half of them spoilt."""
    characters = 0
    for segment in spoiler.dice.sample(right, len(right)):
        if characters > DOCUMENTS:
            return
        characters += len(segment)
        yield from lessons(spoiler, [segment], SPOILT)


def lessons(spoiler: Spoiler, right: Sequence[str], share: float) -> Iterator[Lesson]:
    """Segments, a share of them spoilt."""
    for segment in right:
        if spoiler.dice.random() < share:
            yield spoiler.spoil(segment)
        else:
            yield segment, [False] * len(segment), list(segment)


def batches(
    alphabet: Alphabet, made: Iterable[Lesson], most: int, dice: np.random.Generator
) -> Iterator[Batch]:
    """Segments in batches of like size."""
    for waiting in batched(made, GAP, most):
        yield batch_of(alphabet, waiting, dice)


if __name__ == "__main__":
    main()
