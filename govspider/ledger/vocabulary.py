"""The ledger's vocabulary (台账用语): sheets, headings and values that may be written, from TOML files."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from govspider.platforms import PLATFORMS

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_DROPPED = re.compile(r"[\s*★:'\"#]+")


def fold(text: str) -> str:
    """A heading or value as compared: half width, lower case, without spaces, stars, remarks in brackets."""
    plain = unicodedata.normalize("NFKC", text).lower()
    bare = _DROPPED.sub("", _BRACKETS.sub("", plain))
    return bare or _DROPPED.sub("", plain)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a sheet that the inspection reads."""

    key: str
    header: str  # the heading that we write
    also: frozenset[str]  # every accepted heading, folded
    required: bool
    note: str
    example: str
    lenient: bool = False  # a cell that cannot be read is a warning, and left out
    blank_says: bool = False  # an empty cell says something, too


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of sheet: websites, channels, accounts, columns, menus, posts, or targets of all kinds."""

    kind: str
    name: str  # the name that we write
    also: frozenset[str]  # every accepted name, folded
    word: str  # part of a longer name that gives the kind away; empty: none
    fields: tuple[Field, ...]
    ignored: frozenset[str] = field(default_factory=frozenset)  # known headings that are not read, folded

    def key_of(self, heading: str) -> str | None:
        """The field's key for a heading; "" for a known heading that is not read; None for an unknown one."""
        folded = fold(heading)
        for one in self.fields:
            if folded in one.also:
                return one.key
        return "" if folded in self.ignored else None

    def header_of(self, key: str) -> str:
        """The heading that we write for a field."""
        return next(one.header for one in self.fields if one.key == key)


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every kind of sheet, in the order in which they are written."""
    document = _read("fields.toml")
    common = frozenset(map(fold, document["common"]["ignored"] + document["common"]["private"]))
    made: dict[str, Sheet] = {}
    for row in document["sheet"]:
        bases = [made[kind] for kind in row.get("fields_of", "").split()]
        fields = tuple(_field(one) for one in row.get("field", ())) + _merged(bases)
        ignored = frozenset(map(fold, row.get("ignored", ()))).union(
            common, *(base.ignored for base in bases)
        )
        ignored = ignored.difference(*(one.also for one in fields))  # what this sheet reads, others know
        also = frozenset(map(fold, [row["name"], *row["also"]]))
        made[row["kind"]] = Sheet(row["kind"], row["name"], also, row["word"], fields, ignored)
    return tuple(made.values())


def sheet_of(kind: str) -> Sheet:
    """The sheet of a kind."""
    return next(sheet for sheet in sheets() if sheet.kind == kind)


def all_words(group: str) -> dict[str, list[str]]:
    """Accepted words of one group of values by what they mean: `{"normal": ["正常", "正常运行", …], …}`."""
    if group == "platform":
        return {platform.code: list(platform.spellings) for platform in PLATFORMS}
    table: dict[str, list[str]] = _read("values.toml")[group]
    return table


@cache
def words(group: str) -> dict[str, str]:
    """Accepted words of one group of values, folded, with what they mean: `{"正常运行": "normal", …}`."""
    return {fold(word): meaning for meaning, spellings in all_words(group).items() for word in spellings}


def first_word(group: str, meaning: str) -> str:
    """The word that we write for a meaning, the first of its spellings."""
    return all_words(group)[meaning][0]


def first_words(group: str) -> list[str]:
    """The words that we write for every meaning of a group, for drop-down lists and error messages."""
    return [spellings[0] for spellings in all_words(group).values()]


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _field(row: dict[str, Any]) -> Field:
    also = frozenset(map(fold, [row["header"], *row["also"]]))
    known = ("key", "header", "note", "example", "required", "lenient", "blank_says")
    return Field(also=also, **{"required": False} | {name: row[name] for name in known if name in row})


def _merged(bases: list[Sheet]) -> tuple[Field, ...]:
    """Fields of all bases; where two have the same key, one that accepts both spellings."""
    merged: dict[str, Field] = {}
    for one in (one for base in bases for one in base.fields):
        known = merged.get(one.key, one)
        everywhere = all(
            any(other.key == one.key and other.required for other in base.fields) for base in bases
        )
        merged[one.key] = replace(known, also=known.also | one.also, required=everywhere)
    return tuple(merged.values())
