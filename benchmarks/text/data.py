"""Sentences of the development data, as written and as meant, and which tenth or fifth of it each belongs to."""

import hashlib
from pathlib import Path

from training.news import PARTS, read_news

FOLDS = 5  # what is measured is judged by models and forests that have not read the fifth it belongs to
DATA = Path(__file__).parents[3] / "shared" / "dev-data" / "text"


def read_set(name: str) -> list[tuple[str, str]]:
    """The sentences of a set: a file of the development data, or a part of the newspaper."""
    return read_news(name) if name in PARTS else read(DATA / f"{name}.tsv")


def read(path: Path) -> list[tuple[str, str]]:
    """Pairs of sentences."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows]


def fold_of(sentence: str) -> int:
    """Which fifth of the data a sentence, as meant, belongs to."""
    return part_of(sentence) % FOLDS


def part_of(sentence: str) -> int:
    """Which tenth of the data a sentence belongs to."""
    return int(hashlib.md5(sentence.encode(), usedforsecurity=False).hexdigest()[:8], 16) % 10
