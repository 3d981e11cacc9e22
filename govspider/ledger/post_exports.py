"""Posts as tools export them (发文导出文件), in the folder 发文/ beside the ledger's files.

CSV, XLSX, JSON, RSS, Atom and JSON Feed. The tools and documents that the formats come from are named in post_exports.toml,
with the names of their fields. An account is told by its id or name in a row, else by the name of the file. Whatever was
not understood is a warning that names the file: an export never stops the import of the ledger.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from govspider.errors import LedgerProblem
from govspider.items import Post, Target, TargetKind
from govspider.ledger.cells import shown
from govspider.ledger.csv_file import decode, read_csv
from govspider.ledger.raw_tables import MAX_ROWS, RawTable, UnreadableFileError
from govspider.ledger.vocabulary import fold
from govspider.ledger.xlsx_file import read_xlsx
from govspider.text.dates import first_date, stamp_date

FOLDER = "发文"
_MAX_BYTES = 50 * 1024 * 1024
_SEARCHED_ROWS = 20  # where the heading of a table is looked for
_DEEPEST = 12  # levels of a JSON document
_NAMED = 3  # accounts that a warning names
_TABLES = frozenset({".csv", ".xlsx", ".xlsm"})
_FEEDS = frozenset({".xml", ".rss", ".atom"})

_Record = dict[str, str]  # a field of post_exports.toml → its text


def read_exports(
    folder: Path, targets: Sequence[Target]
) -> tuple[tuple[Post, ...], tuple[LedgerProblem, ...]]:
    """The posts of every file below 发文/, and what was not understood.

    Args:
        folder: of the ledger.
        targets: that it names.
    """
    accounts = _accounts(targets)
    posts: list[Post] = []
    problems: list[LedgerProblem] = []
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.is_file() and not path.name.startswith((".", "~$")):
            _read_file(path, accounts, posts, problems)
    return tuple(posts), tuple(problems)


def together(listed: Iterable[Post], exported: Iterable[Post]) -> tuple[Post, ...]:
    """The posts of the ledger and those of exported files; one that stands in both is one post."""
    made = {(post.target_id, post.published, post.title): post for post in (*exported, *listed)}
    return tuple(made[key] for key in sorted(made))


def _read_file(
    path: Path, accounts: Mapping[str, str], posts: list[Post], problems: list[LedgerProblem]
) -> None:
    def warn(problem: str, fix: str) -> None:
        problems.append(LedgerProblem(f"{FOLDER}/{path.name}", problem, fix, warning=True))

    try:
        records = list(_records(path))
    except UnreadableFileError as error:
        warn(error.problem, error.fix)
        return
    except (OSError, ValueError, RecursionError):
        warn("无法读取", "请核对文件是否完整，或另存为 XLSX 后重试")
        return
    if not records:
        warn("没有读到发文", "请核对文件里是否有标题（或正文）和发布时间")
    undated, unknown = 0, dict[str, int]()
    for record in records:
        day = stamp_date(record["published"]) or first_date(record["published"])
        named = record.get("account") or path.stem
        account = accounts.get(fold(named)) or accounts.get(fold(path.stem))
        if day is None:
            undated += 1
        elif account is None:
            unknown[shown(named)] = unknown.get(shown(named), 0) + 1
        else:
            title = shown(record.get("title") or record["body"])  # a body may hold what must not be kept
            posts.append(Post(account, title, day, _web_address(record.get("url", ""))))
    if undated:
        warn(f"有{undated}条的发布时间无法识别，未读取", "请核对发布时间的写法")
    if unknown:
        names = "、".join(list(unknown)[:_NAMED])
        warn(
            f"有{sum(unknown.values())}条的账号不在台账中（{names}），未读取",
            "请把文件命名为账号ID或账号名称，或把账号加入台账",
        )


def _accounts(targets: Sequence[Target]) -> dict[str, str]:
    """Id by folded id, and by folded name where only one account has it."""
    mine = [target for target in targets if target.kind is TargetKind.ACCOUNT]
    names = [fold(target.name) for target in mine]
    by_name = {fold(target.name): target.target_id for target in mine if names.count(fold(target.name)) == 1}
    return by_name | {fold(target.target_id): target.target_id for target in mine}


def _web_address(text: str) -> str:
    return text if text.lower().startswith(("http://", "https://")) and " " not in text else ""


def _records(path: Path) -> Iterator[_Record]:
    """The posts of a file; each has a date, and a title or a body.

    Raises:
        UnreadableFileError, OSError, ValueError: it cannot be read.
    """
    suffix = path.suffix.lower()
    if path.stat().st_size > _MAX_BYTES:
        raise UnreadableFileError("文件超过50MB", "请分成几个文件")
    if suffix in _TABLES:
        for table in [read_csv(path)] if suffix == ".csv" else read_xlsx(path):
            yield from _rows(table)
    elif suffix == ".json":
        yield from _objects(json.loads(decode(path.read_bytes())), {}, 0)
    elif suffix in _FEEDS:
        yield from _feed(path)
    else:
        raise UnreadableFileError("这种格式的发文文件无法读取", "请另存为 CSV、XLSX、JSON 或 RSS")


def _rows(table: RawTable) -> Iterator[_Record]:
    for index, heading in enumerate(table.rows[:_SEARCHED_ROWS]):
        if _is_post(_fields(dict.fromkeys(heading, "x"))):
            for row in table.rows[index + 1 :]:
                record = _fields(dict(zip(heading, row, strict=False)))
                if _is_post(record):
                    yield record
            return


def _objects(node: Any, above: _Record, depth: int) -> Iterator[_Record]:  # noqa: ANN401 - any JSON
    """Objects that are posts, at any depth; day and account may stand in what holds them."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node[:MAX_ROWS]:
            yield from _objects(one, above, depth + 1)
    elif isinstance(node, dict):
        plain = {key: str(value) for key, value in node.items() if isinstance(value, str | int | float)}
        own = _fields(plain)
        record = above | own
        if _is_post(record) and not own.keys().isdisjoint({"title", "body"}):
            yield record
        inherited: _Record = {key: text for key, text in record.items() if key in {"published", "account"}}
        for value in node.values():
            yield from _objects(value, inherited, depth + 1)


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


def _is_post(record: _Record) -> bool:
    return "published" in record and ("title" in record or "body" in record)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Field → its names in exports, folded, in the order of choice."""
    document = tomllib.loads(files(__package__).joinpath("post_exports.toml").read_text(encoding="utf-8"))
    return {key: tuple(map(fold, names)) for key, names in document.items()}
