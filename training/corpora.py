"""Sentences of official documents (公文语料) that the models have not read: to learn from, and to measure on."""

import hashlib
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

KEPT = 20  # one line in so many is not read by the models that the forests are trained with
_END = re.compile(r"(?<=[。！？；])")
_SHORTEST = 6  # characters of a sentence


def kept_sentences(folder: Path, dice: random.Random) -> list[str]:
    """Sentences of the lines that `official_models --keep-out 20` leaves out, in random order."""
    files = corpus_files(folder, [], everything=False)
    found = [
        sentence
        for path in files
        for line in read_lines(path)
        if is_kept_out(line, KEPT)
        for sentence in sentences_of(line)
    ]
    dice.shuffle(found)
    return found


def measured_sentences(folder: Path) -> Iterator[str]:
    """Sentences of the kept_out files, which nothing learns from."""
    for path in sorted(folder.glob("kept_out_*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield from sentences_of(line.strip())


def sentences_of(line: str) -> Iterator[str]:
    """The sentences of a paragraph that are long enough."""
    return (sentence for sentence in _END.split(line) if len(sentence) >= _SHORTEST)


def corpus_files(folder: Path, without: list[str], *, everything: bool) -> list[Path]:
    """The files of a corpus that are to be read, in order of name."""
    return [
        path
        for path in sorted(folder.glob("*.txt.xz"))
        if (everything or not path.name.startswith("kept_out"))
        and not any(group in path.name for group in without)
    ]


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a compressed file."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from (line.strip() for line in file)


def is_kept_out(line: str, one_in: int) -> bool:
    """Whether a line is one of those that the models do not read."""
    return (
        bool(one_in)
        and int(hashlib.md5(line.encode(), usedforsecurity=False).hexdigest()[:8], 16) % one_in == 0
    )
