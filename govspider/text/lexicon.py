"""Reading dictionary files (词库): tables an office edits in a text editor or a spreadsheet.

A file is `# name：value` heads, a row of column names, then rows. TAB separates cells in .tsv and .txt,
a comma in .csv; `|` separates values within a cell. UTF-8 (with or without BOM) and GBK are read.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from govspider.errors import DictionaryError
from govspider.items import Severity

SEVERITIES = {"严重": Severity.SEVERE, "一般": Severity.GENERAL, "提示": Severity.HINT}
_HEAD = re.compile(r"#\s*([^：:#\s]{1,10})\s*[：:]\s*(.+)")
OFFICE = "office"  # folder of the office's own lists
DEFAULT_CONFIDENCE = 0.97
_PADDED = re.compile(r"[^\S\n\t]\t|\t[^\S\n\t]|^[^\S\n\t]|[^\S\n\t]$", re.MULTILINE)
_SUFFIXES = (".tsv", ".txt", ".csv")
ReadT = TypeVar("ReadT")


@dataclass(slots=True)
class Problems:
    """Collects everything wrong with the dictionaries, so that one run names it all."""

    root: Path
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def error(self, path: Path, line: int, what: str, fix: str) -> None:
        """Note a fault that makes a file unusable."""
        self.errors.append(self._line(path, line, what, fix))

    def warn(self, path: Path, line: int, what: str, fix: str) -> None:
        """Note something doubtful that still loads."""
        self.warnings.append(self._line(path, line, what, fix))

    def raise_errors(self) -> None:
        """Raise all errors at once.

        Raises:
            DictionaryError: at least one error was noted.
        """
        if self.errors:
            raise DictionaryError("\n".join(self.errors))

    def _line(self, path: Path, line: int, what: str, fix: str) -> str:
        name = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return f"词库 {name} 第 {line} 行：{what}；{fix}"


def load(dictionaries_dir: Path, read: Callable[[Path, Problems], ReadT]) -> ReadT:
    """What a reader makes of the dictionaries, where nothing is wrong with them.

    Args:
        dictionaries_dir: the dictionaries.
        read: the reader, which notes faults.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    found = read(dictionaries_dir, problems)
    problems.raise_errors()
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one kind of dictionary file."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


class ListRow(NamedTuple):
    """One row of a dictionary file."""

    path: Path
    line: int  # from 1
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell, stripped; empty when absent."""
        return self.cells.get(column, "")

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a cell, separated by `|`."""
        text = self.cells.get(column)
        return tuple(part.strip() for part in text.split("|") if part.strip()) if text else ()


@dataclass(frozen=True, slots=True)
class Table:
    """One dictionary file: its heads and rows."""

    path: Path
    heads: dict[str, str]
    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the rows of one file have in common unless they say otherwise."""

    category: str
    confidence: float
    severity: Severity


def read_kind(
    dictionaries_dir: Path, folder: str, own: str, columns: Columns, problems: Problems
) -> list[Table]:
    """Every file of one kind: the project's, in order of their names, then the office's own.

    Args:
        dictionaries_dir: setting GOVSPIDER_DICTIONARIES_DIR.
        folder: name of the kind's folder; one that does not exist holds nothing.
        own: name of the office's file in office/; it may be missing.
        columns: columns of this kind.
        problems: where faults are noted.
    """
    project = dictionaries_dir / folder
    paths = sorted(path for path in project.iterdir() if path.suffix in _SUFFIXES) if project.is_dir() else []
    office = dictionaries_dir / OFFICE / own
    if office.is_file():
        paths.append(office)
    return [read_table(path, columns, problems) for path in paths]


def read_defaults(table: Table, problems: Problems, *, example: str) -> Defaults:
    """What the heads of a file say for all of its rows.

    Args:
        table: the file.
        problems: where faults are noted.
        example: a category to name where there is none.
    """
    heads, path = table.heads, table.path
    category = heads.get("类别", "")
    if not category:
        problems.error(path, 1, "缺少文件说明“# 类别：…”", f"请在文件开头加一行，例如 # 类别：{example}")
    return Defaults(
        category,
        read_confidence(heads.get("置信度", ""), DEFAULT_CONFIDENCE, path, 1, problems),
        read_severity(heads.get("严重程度", ""), Severity.GENERAL, path, 1, problems),
    )


def read_rows(path: Path, columns: Columns, problems: Problems) -> tuple[ListRow, ...]:
    """The rows of a file that may be missing; then there are none."""
    return read_table(path, columns, problems).rows if path.is_file() else ()


def read_table(path: Path, columns: Columns, problems: Problems) -> Table:
    """One dictionary file.

    Args:
        path: the file.
        columns: columns that must be there and filled in, and those that may be there.
        problems: where faults are noted; a faulty row is left out.
    """
    heads: dict[str, str] = {}
    rows: list[ListRow] = []
    names: list[str] = []
    separator = "," if path.suffix == ".csv" else "\t"
    for number, cells in _records(read_text(path, problems), separator):
        first = cells[0]
        if first.startswith("#"):
            _read_head(first, heads)
        elif not names:
            names = cells
            _check_columns(path, number, names, columns, problems)
        else:
            row = ListRow(path, number, dict(zip(names, cells, strict=False)))
            if len(cells) > len(names):
                surplus = len(cells) - len(names)
                problems.error(path, number, f"比列名多 {surplus} 格", "请检查多余的制表符或逗号")
            elif _row_is_whole(row, names, columns, problems):
                rows.append(row)
    return Table(path, heads, tuple(rows))


def read_text(path: Path, problems: Problems) -> str:
    """The text of a file in UTF-8, with or without BOM, or in GBK; empty when it is neither."""
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    problems.error(path, 1, "文件编码无法识别", "请用记事本另存为 UTF-8")
    return ""


def read_severity(text: str, default: Severity, path: Path, line: int, problems: Problems) -> Severity:
    """The severity a cell or head names, or the default when it is empty."""
    if not text:
        return default
    if text not in SEVERITIES:
        problems.error(path, line, f"严重程度“{text}”无法识别", "请写 严重、一般 或 提示")
    return SEVERITIES.get(text, default)


def read_confidence(text: str, default: float, path: Path, line: int, problems: Problems) -> float:
    """The confidence a cell or head names, or the default when it is empty."""
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 < value <= 1.0:
        problems.error(path, line, f"置信度“{text}”无法识别", "请写 0 到 1 之间的小数，例如 0.97")
        return default
    return value


def read_day(row: ListRow, column: str, problems: Problems) -> date | None:
    """The day (年-月-日) that a cell names; None when it is empty."""
    text = row.text(column)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.error(row.path, row.line, f"“{column}”一格的日期“{text}”无法识别", "请写成 2021-01-01")
        return None


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and stripped cells of every line that is not empty; a `#` line is one cell."""
    padded = _PADDED.search(text) is not None  # stripping a hundred thousand rows that need none takes long
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.isspace():
            continue
        if line[0] == "#":
            yield number, [line]
        elif separator == "\t":
            cells = line.split("\t")
            yield number, [cell.strip() for cell in cells] if padded else cells
        else:
            yield number, [cell.strip() for cell in next(csv.reader([line]))]


def _read_head(line: str, heads: dict[str, str]) -> None:
    match = _HEAD.match(line)
    if match:
        heads.setdefault(match[1], match[2].strip())


def _check_columns(path: Path, line: int, names: list[str], columns: Columns, problems: Problems) -> None:
    if len(names) == 1 and "," in names[0] and set(names[0].split(",")) >= set(columns.required):
        problems.error(path, line, "列名用逗号分开", "请用制表符（Tab）分列，或把文件名改成 .csv")
        return
    for name in columns.required:
        if name not in names:
            problems.error(path, line, f"缺少“{name}”列", "第一个不以 # 起的行须是列名，见 README.md")
    known = (*columns.required, *columns.optional)
    for name in names:
        if name not in known:
            problems.error(path, line, f"不认识的列“{name}”", f"可用的列：{'、'.join(known)}")


def _row_is_whole(row: ListRow, names: list[str], columns: Columns, problems: Problems) -> bool:
    cells = row.cells
    for name in columns.required:
        if not cells.get(name):
            break
    else:
        return True
    for name in columns.required:
        if name in names and not cells.get(name):
            problems.error(row.path, row.line, f"“{name}”一格是空的", "请填写")
    return False
