"""Sentences of official documents (公文语料) that the models have not read: to learn from, and to measure on."""

import hashlib
import lzma
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

KEPT = 20  # one line in so many is not read by the models that the forests are trained with
_END = re.compile(r"(?<=[。！？；])")
_SHORTEST = 6  # characters of a sentence


def kept_sentences(folder: Path, dice: random.Random) -> list[str]:
    """Sentences of the lines that `official_models --keep-out 20` leaves out, in random order."""
    found = [
        sentence
        for line in document_lines(folder)
        if is_kept_out(line, KEPT)
        for sentence in sentences_of(line)
    ]
    dice.shuffle(found)
    return found


def measured_sentences(folder: Path) -> Iterator[str]:
    """Sentences of the kept_out files, which nothing learns from."""
    for path in sorted(folder.glob("kept_out_*.txt.xz")):
        for line in _lines(path):
            yield from sentences_of(line)


def sentences_of(line: str) -> Iterator[str]:
    """The sentences of a paragraph that are long enough."""
    return (sentence for sentence in _END.split(line) if len(sentence) >= _SHORTEST)


def document_lines(folder: Path, without: Sequence[str] = (), *, everything: bool = False) -> Iterator[str]:
    """The lines of a corpus, file after file in order of name.

    Args:
        folder: of the files.
        without: groups, by their part of a file's name, that are left out.
        everything: the kept_out files, too.
    """
    for path in sorted(folder.glob("*.txt.xz")):
        if not everything and path.name.startswith("kept_out"):
            continue
        if not any(group in path.name for group in without):
            yield from _lines(path)


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from (line.strip() for line in file)


def is_kept_out(line: str, one_in: int) -> bool:
    """Whether a line is one of those that the models do not read."""
    return (
        bool(one_in)
        and int(hashlib.md5(line.encode(), usedforsecurity=False).hexdigest()[:8], 16) % one_in == 0
    )
