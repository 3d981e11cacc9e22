"""Find the heading of a table among titles and merged rows, and say which field each of its columns is."""

from collections.abc import Iterator
from dataclasses import dataclass

from govspider.ledger.cells import cell_text
from govspider.ledger.raw_tables import RawTable
from govspider.ledger.vocabulary import Sheet, fold, sheet_of, sheets, words

_SEARCHED_ROWS = 15
_CERTAIN = 2  # recognised headings that a heading row has at least
# A longer name gives its kind away by the first of these that occurs in it: 账号菜单 is about menus.
_WORD_ORDER = ("menu", "post", "hand_check", "repost", "column", "channel", "account", "website")
_JOINING = "和及与、+&,"
_FOOT_WORDS = (
    "合计",
    "总计",
    "小计",
    "填表人",
    "填报人",
    "填报单位",
    "审核人",
    "制表",
    "备注:",
    "注:",
    "说明:",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading of a table is and what it says."""

    sheet: Sheet
    last_row: int  # index of the last row of the heading
    titles: tuple[str, ...]  # heading of each column as it stands
    keys: tuple[str | None, ...]  # field of each column; "": known and not read; None: unknown

    def title_of(self, key: str) -> str:
        """The heading as it stands in the file, or the one that we would write."""
        return self.titles[self.keys.index(key)] if key in self.keys else self.sheet.header_of(key)

    @property
    def telling_blanks(self) -> tuple[str, ...]:
        """Fields of the table's columns whose empty cells say something, too."""
        return tuple(one.key for one in self.sheet.fields if one.blank_says and one.key in self.keys)


def is_blank(table: RawTable) -> bool:
    """Nothing is written in the table."""
    return not any(map(any, table.rows))


def sheet_by_name(name: str) -> Sheet | None:
    """The kind of sheet that a sheet's or file's name gives away, or None."""
    folded = fold(name)
    exact = next((sheet for sheet in sheets() if folded in sheet.also), None)
    if exact is not None:
        return exact
    holds = [sheet.kind for sheet in sheets() if sheet.word and sheet.word in folded]
    if len(holds) > 1 and any(mark in folded for mark in _JOINING):
        return sheet_of("target")  # 网站和频道
    first = next((kind for kind in _WORD_ORDER if kind in holds), None)
    return sheet_of(first) if first else None


def sheet_by_heading(table: RawTable) -> Sheet | None:
    """The kind of sheet whose required headings are all there, the fullest match first, or None."""
    scores = {sheet.kind: _fit(table, sheet) for sheet in sheets()}
    best = max(scores.values())
    return next(sheet for sheet in sheets() if scores[sheet.kind] == best) if best else None


def find_heading(table: RawTable, sheet: Sheet) -> Heading | None:
    """The heading row (with a second row of sub-headings below it, where there is one), or None."""
    counts = [_recognised(row, sheet) for row in table.rows[:_SEARCHED_ROWS]]
    if not counts or max(counts) < _CERTAIN:
        return None
    index = counts.index(max(counts))
    titles, last = table.rows[index], index
    following = table.rows[index + 1] if index + 1 < len(table.rows) else ()
    if _is_subheading(following, sheet):
        titles, last = _joined(titles, following, sheet), index + 1
    return Heading(sheet, last, titles, _keys(titles, sheet))


def body(table: RawTable, heading: Heading) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows below the heading: number as a spreadsheet counts, and the filled cells by field.

    Blank rows, rows with nothing but ignored cells, repeated headings and totals at the foot are left out.
    """
    for index in range(heading.last_row + 1, len(table.rows)):
        row = table.rows[index]
        filled = {key: text for key, text in zip(heading.keys, row, strict=False) if key and text}
        first = fold(next(filter(None, row), ""))
        is_foot = len(filled) <= _CERTAIN and first.startswith(tuple(map(fold, _FOOT_WORDS)))
        if filled and not is_foot and _recognised(row, heading.sheet) < max(_CERTAIN, len(filled)):
            yield index + 1, filled


def account_platform(name: str) -> str:
    """The platform that a sheet's or file's name says (微信公众号.csv), as a word of the ledger, or ""."""
    folded = cell_text(fold(name))
    return folded if folded in words("platform") else ""


def _keys(titles: tuple[str, ...], sheet: Sheet) -> tuple[str | None, ...]:
    """The field of each column; of two columns for one field, our own heading counts, else the first."""
    keys = [sheet.key_of(title) if title else "" for title in titles]
    own = {one.key: fold(one.header) for one in sheet.fields}
    chosen: dict[str, int] = {}
    for index, key in enumerate(keys):
        if key and (key not in chosen or fold(titles[index]) == own[key] != fold(titles[chosen[key]])):
            chosen[key] = index
    return tuple("" if key and chosen[key] != index else key for index, key in enumerate(keys))


def _recognised(row: tuple[str, ...], sheet: Sheet) -> int:
    """How many different fields the row names; known headings that are not read count together as little."""
    keys = [sheet.key_of(text) for text in row if text]
    return len({key for key in keys if key}) + (1 if "" in keys and any(keys) else 0)


def _fit(table: RawTable, sheet: Sheet) -> int:
    heading = find_heading(table, sheet)
    if heading is None:
        return 0
    needed = {one.key for one in sheet.fields if one.required}
    return len(set(filter(None, heading.keys))) if needed <= set(heading.keys) else 0


def _is_subheading(row: tuple[str, ...], sheet: Sheet) -> bool:
    """Every cell is a known heading: a second heading row such as 姓名 and 电话 under 联系人."""
    texts = [text for text in row if text]
    return bool(texts) and all(sheet.key_of(text) is not None for text in texts)


def _joined(above: tuple[str, ...], below: tuple[str, ...], sheet: Sheet) -> tuple[str, ...]:
    width = max(len(above), len(below))
    pairs = zip(above + ("",) * (width - len(above)), below + ("",) * (width - len(below)), strict=True)
    return tuple(lower if lower and sheet.key_of(lower) is not None else upper for upper, lower in pairs)
