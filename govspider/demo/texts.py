"""Reads the city's own data files: sentence frames, topics, names and units (演示城市语料)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"
_HEADING = re.compile(r"\[(.+)\]")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a unit writes about: laws, actions, results and projects, each to be set into sentences."""

    name: str
    laws: tuple[str, ...]
    acts: tuple[str, ...]
    results: tuple[str, ...]
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongWord:
    """One confusion with the sentences (and titles) that carry it; `~` stands for the word."""

    wrong: str
    right: str
    sentences: tuple[str, ...]
    titles: tuple[str, ...]


def lines(name: str) -> Iterator[str]:
    """Lines of a data file without comments and blank lines."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """Lines of a data file by their `[heading]`."""
    found: dict[str, list[str]] = {}
    current = ""
    for line in lines(name):
        heading = _HEADING.fullmatch(line)
        if heading:
            current = heading[1]
        else:
            found.setdefault(current, []).append(line)
    return {key: tuple(value) for key, value in found.items()}


@cache
def topics() -> Mapping[str, Topic]:
    """All topics by name."""
    return {name: _topic(name, rows) for name, rows in sections("topics.txt").items()}


def _topic(name: str, rows: tuple[str, ...]) -> Topic:
    field = {row.split(" ", 1)[0]: tuple(row.split(" ", 1)[1].split("|")) for row in rows}
    return Topic(name, field["law"], field["act"], field["res"], field["pro"])


@cache
def wrong_words() -> tuple[WrongWord, ...]:
    """All confusions that the city plants."""
    return tuple(_wrong_word(line) for line in lines("wrong_words.tsv"))


def _wrong_word(line: str) -> WrongWord:
    wrong, right, sentences, titles = (line.split("\t") + [""] * 4)[:4]
    return WrongWord(wrong, right, _choices(sentences), _choices(titles))


def _choices(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


@cache
def names(section: str) -> tuple[str, ...]:
    """The names of one section of names.txt."""
    return tuple(part for row in sections("names.txt")[section] for part in row.split("|"))
