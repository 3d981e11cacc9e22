"""Reading the database for reports: the SQL files of this package."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

_NUMBERS = (
    re.compile(r"(?<=内容较长)（\d+ 行）"),
    re.compile(r"(?<=第 )\d+(?= 页损坏)"),
)  # of one file alone


def statement(name: str) -> str:
    """The SQL of one file in `sql/`."""
    return resources.files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def rows(db: sqlite3.Connection, name: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    """All rows of one statement."""
    return list(stream(db, name, parameters))


def stream(db: sqlite3.Connection, name: str, parameters: Mapping[str, object]) -> Iterator[dict[str, Any]]:
    """Rows of one statement, one after the other, so that a long list needs no memory."""
    for row in db.execute(statement(name), parameters):
        yield dict(row)


def alike(reason: str) -> str:
    """A reason without the numbers of one file, so that files with the same reason are one line; each part once."""
    for number, instead in zip(_NUMBERS, ("", "…"), strict=True):
        reason = number.sub(instead, reason)
    return "；".join(dict.fromkeys(reason.split("；")))
