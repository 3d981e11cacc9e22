"""How the lists of sensitive words are read (敏感词库). File format: dictionaries/README.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from govspider.items import Kind, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, ListRow, Problems, Table
from govspider.words.conditions import SURROUNDING_COLUMNS, Surroundings

COLUMNS = Columns(("词",), ("规范表述", "例外", *SURROUNDING_COLUMNS, "方式", "应报", "不报"))
_HEADS = ("指标", "严重程度", "处置")
_CODES = frozenset({"V1.1", "V1.2", "V1.3", "T2"})  # indicators that a word may serve


class Way(StrEnum):
    """How a word is judged (方式)."""

    DIRECT = "直接"
    CONTEXT = "语境"
    WORDING = "用语"


@dataclass(frozen=True, slots=True)
class Category:
    """The heads of one file: what its words have in common."""

    name: str
    indicator: str
    severity: Severity
    handling: str
    kind: Kind
    way: Way
    confidence: float
    pinyin: bool
    luring: int  # kinds of luring advertising that a topic needs beside it


@dataclass(frozen=True, slots=True)
class SensitiveWord:
    """One row."""

    word: str
    right: str
    exceptions: tuple[str, ...]
    around: Surroundings
    way: Way
    category: Category
    fires: str
    silent: str
    path: Path
    line: int

    @property
    def source(self) -> str:
        """File and line, for explanations."""
        return f"{self.path.name}:{self.line}"


def read_sensitive(dictionaries_dir: Path, problems: Problems) -> list[SensitiveWord]:
    """Every word of sensitive/ and office/sensitive.txt; faults are noted in `problems`."""
    tables = lexicon.read_kind(dictionaries_dir, "sensitive", "sensitive.txt", COLUMNS, problems)
    return [word for table in tables for word in _words(table, problems)]


def _words(table: Table, problems: Problems) -> Iterator[SensitiveWord]:
    category = _category(table, problems)
    for row in table.rows:
        yield SensitiveWord(
            word=row.text("词"),
            right=row.text("规范表述"),
            exceptions=row.values("例外"),
            around=Surroundings.of(row),
            way=_way(row.text("方式"), category.way, row, problems),
            category=category,
            fires=row.text("应报"),
            silent=row.text("不报"),
            path=row.path,
            line=row.line,
        )


def _category(table: Table, problems: Problems) -> Category:
    heads, path = table.heads, table.path
    defaults = lexicon.read_defaults(table, problems, example="赌博广告")
    for name in _HEADS:
        if not heads.get(name):
            problems.error(path, 1, f"缺少文件说明“# {name}：…”", "请在文件开头加一行，见 README.md")
    indicator, kind = heads.get("指标", ""), heads.get("类型", Kind.SENSITIVE_WORD.value)
    if indicator and indicator not in _CODES:
        problems.error(path, 1, f"指标“{indicator}”不存在", "请写 V1.1、V1.2、V1.3 或 T2")
    if kind not in (Kind.SENSITIVE_WORD, Kind.SECRECY_MARK):
        problems.error(path, 1, f"类型“{kind}”不存在", "请写 sensitive_word 或 secrecy_mark")
        kind = Kind.SENSITIVE_WORD.value
    first = ListRow(path, 1, {})
    return Category(
        name=defaults.category,
        indicator=indicator,
        severity=defaults.severity,
        handling=heads.get("处置", ""),
        kind=Kind(kind),
        way=_way(heads.get("方式", ""), Way.CONTEXT, first, problems),
        confidence=defaults.confidence,
        pinyin=heads.get("拼音", "否") == "是",
        luring=_luring(heads.get("招揽", "1"), first, problems),
    )


def _way(text: str, default: Way, row: ListRow, problems: Problems) -> Way:
    if not text:
        return default
    if text not in set(Way):
        problems.error(row.path, row.line, f"方式“{text}”不存在", "请写 直接、语境 或 用语")
        return default
    return Way(text)


def _luring(text: str, row: ListRow, problems: Problems) -> int:
    if text not in ("1", "2"):
        problems.error(row.path, row.line, f"招揽“{text}”无法识别", "请写 1 或 2")
        return 1
    return int(text)
