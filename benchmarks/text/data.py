"""Sentences of the development data, as written and as meant, and which tenth or fifth of it each belongs to."""

import hashlib
from pathlib import Path

from training.corpora import KEPT, is_kept_out
from training.news import PARTS, read_news
from training.own_texts import KEPT_OWN, own_lines

FOLDS = 5  # what is measured is judged by models and forests that have not read the fifth it belongs to
DATA = Path(__file__).parents[3] / "shared" / "dev-data" / "text"


def read_set(name: str) -> list[tuple[str, str]]:
    """The sentences of a set: a file of the development data, a part of the newspaper, or our own that no model reads."""
    if name == KEPT_OWN:
        return [(line, line) for line in read_own() if is_kept_out(line, KEPT)]
    return read_news(name) if name in PARTS else read(DATA / f"{name}.tsv")


def read_own() -> list[str]:
    """The sentences that we have written ourselves, but for those that are near one of the development data."""
    return own_lines(meant for path in sorted(DATA.glob("*.tsv")) for _, meant in read(path))


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
