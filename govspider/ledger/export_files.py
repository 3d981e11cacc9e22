"""Reads files that tools export (发文导出文件): CSV, XLSX, JSON, RSS, Atom, JSON Feed → posts, in the clear, in memory only.

The tools and documents that the formats come from are named in post_exports.toml, with the names of their fields.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from govspider.ledger.cells import cell_lines, cell_text
from govspider.ledger.csv_file import decode, read_csv
from govspider.ledger.raw_tables import MAX_ROWS, RawTable, UnreadableFileError, spot
from govspider.ledger.vocabulary import fold
from govspider.ledger.xlsx_file import read_xlsx

_MAX_BYTES = 50 * 1024 * 1024
_SEARCHED_ROWS = 20  # where the heading of a table is looked for
_DEEPEST = 12  # levels of a JSON document
_TABLES = frozenset({".csv", ".xlsx", ".xlsm"})
_FEEDS = frozenset({".xml", ".rss", ".atom"})

_Record = dict[str, str]  # a field of post_exports.toml → its text
_TEXTS = frozenset({"digest", "content", "body"})  # fields whose lines say something


@dataclass(frozen=True, slots=True)
class WrittenPost:
    """One post as a file has it; title or text may be empty, not both."""

    spot: str  # 第5行 of a table, 第5条 of other files
    published: str  # as written
    title: str
    digest: str
    text: str  # as written: it may be HTML
    url: str
    account: str  # id or name, as written; empty: the file does not say
    name: str = ""  # the account's name, as written
    original: str = ""  # whether it is 原创, as written


def read_posts(path: Path) -> Iterator[WrittenPost]:
    """The posts of a file, in its order.

    Raises:
        UnreadableFileError, OSError, ValueError, RecursionError: it cannot be read.
    """
    for place, record in _records(path):
        yield WrittenPost(
            place,
            record["published"],
            record.get("title", ""),
            record.get("digest", ""),
            record.get("content") or record.get("body", ""),
            record.get("url", ""),
            record.get("account", ""),
            record.get("name", ""),
            record.get("original", ""),
        )


def _records(path: Path) -> Iterator[tuple[str, _Record]]:
    suffix = path.suffix.lower()
    if path.stat().st_size > _MAX_BYTES:
        raise UnreadableFileError("文件超过50MB", "请分成几个文件")
    if suffix in _TABLES:
        for table in [read_csv(path, cell_lines)] if suffix == ".csv" else read_xlsx(path, cell_lines):
            yield from _rows(table)
    elif suffix == ".json":
        yield from _numbered(_objects(json.loads(decode(path.read_bytes())), {}, 0))
    elif suffix in _FEEDS:
        yield from _numbered(_feed(path))
    else:
        raise UnreadableFileError("这种格式的发文文件无法读取", "请另存为 CSV、XLSX、JSON 或 RSS")


def _numbered(records: Iterator[_Record]) -> Iterator[tuple[str, _Record]]:
    return ((f"第{number}条", record) for number, record in enumerate(records, start=1))


def _rows(table: RawTable) -> Iterator[tuple[str, _Record]]:
    for index, heading in enumerate(table.rows[:_SEARCHED_ROWS]):
        if _is_post(_fields(dict.fromkeys(heading, "x"))):
            for number, row in enumerate(table.rows[index + 1 :], start=index + 2):
                written = _fields(dict(zip(map(cell_text, heading), row, strict=False)))
                record = {key: text if key in _TEXTS else cell_text(text) for key, text in written.items()}
                if _is_post(record):
                    yield spot(table.sheet, number), record
            return


def _objects(node: Any, above: _Record, depth: int, *, inside: bool = False) -> Iterator[_Record]:  # noqa: ANN401 - any JSON
    """Objects that are posts, at any depth; day and account may stand in what holds them.

    Args:
        node: any JSON.
        above: day and account of what holds it.
        depth: levels above.
        inside: it stands in a post, as topics and profiles do.
    """
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node[:MAX_ROWS]:
            yield from _objects(one, above, depth + 1, inside=inside)
    elif isinstance(node, dict):
        plain = {key: str(value) for key, value in node.items() if isinstance(value, str | int | float)}
        own = _fields(plain)
        record = above | own
        is_post = _is_post(record) and ("published" in own or _goes_with(own, inside=inside))
        if is_post:
            yield record
        inherited: _Record = {key: text for key, text in record.items() if key in {"published", "account"}}
        for key, value in node.items():
            if not any(word in fold(key) for word in _document()["others"]):
                yield from _objects(value, inherited, depth + 1, inside=inside or is_post)


def _goes_with(own: _Record, *, inside: bool) -> bool:
    """Whether an object without a day is a post of the day above it; in a post only an article beside it is one."""
    return {"title", "url"} <= own.keys() if inside else not own.keys().isdisjoint({"title", "body"})


def _feed(path: Path) -> Iterator[_Record]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(path.read_bytes())
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(path.name) from error
    for item in root.iter():
        if _local(item.tag) in {"item", "entry"}:
            texts = {_local(one.tag): one.text or one.get("href") or "" for one in item}
            record = _fields(texts)
            if _is_post(record):
                yield record


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _fields(texts: Mapping[str, str]) -> _Record:
    """What a post's texts say, by field; of several names for one field the first of the list that is filled."""
    filled = {fold(name): text.strip() for name, text in texts.items() if text.strip()}
    found = {
        key: next((filled[name] for name in names if name in filled), "") for key, names in _names().items()
    }
    return {key: text for key, text in found.items() if text}


def _is_post(record: Mapping[str, str]) -> bool:
    return "published" in record and not record.keys().isdisjoint({"title", "body", "digest"})


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Field → its names in exports, folded, in the order of choice."""
    return {key: tuple(map(fold, names)) for key, names in _document()["field"].items()}


@cache
def _document() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("post_exports.toml").read_text(encoding="utf-8"))
