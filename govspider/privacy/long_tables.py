"""Personal data in the rows of a sheet of any length (表格逐行识别), in bounded memory.

For attachments: rows come one at a time, a few hundred are judged together, and nothing of them is kept.
The last row that reads like a header of people speaks for all that follow.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, islice

from govspider.items import Kind
from govspider.privacy.find import find_personal
from govspider.privacy.hits import REPORTED, Hit
from govspider.privacy.people_lists import gravest, told
from govspider.privacy.people_tables import read_header

_TOGETHER = 200  # rows
_BREAKS = str.maketrans("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " " * 11)


@dataclass(frozen=True, slots=True)
class CellHit:
    """One value in one cell; the hit's offsets are characters of the cell's text."""

    row: int  # from 0
    column: int
    hit: Hit


@dataclass(slots=True)
class SheetTotal:
    """What a sheet gives away in all: add every hit, then ask. Holds counts and the first hit of each kind."""

    people: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    firsts: dict[Kind, CellHit] = field(default_factory=dict)
    _last_row: int = -1

    def add(self, cell: CellHit) -> None:
        """Count one hit; hits come in the order of rows."""
        self.people += cell.row != self._last_row
        self._last_row = cell.row
        self.kinds[cell.hit.kind] += 1
        self.firsts.setdefault(cell.hit.kind, cell)

    @property
    def first(self) -> CellHit | None:
        """The hit that stands for the sheet: the first of the gravest kind; None: nothing was found."""
        return self.firsts[gravest(self.kinds)] if self.kinds else None

    @property
    def problem(self) -> str:
        """What is wrong, one Chinese sentence."""
        return told(self.people, self.kinds)


def find_in_rows(rows: Iterable[Sequence[str]], day: date, *, is_prose: bool = False) -> Iterator[CellHit]:
    """Every reported value of a sheet, row by row.

    Args:
        rows: the cells of each row as text; any length, any number of columns.
        day: day of inspection.
        is_prose: the rows are lines of text, so that a number may go on in the next one.
    """
    header: list[str] = []
    source = iter(rows)
    at = 0
    while chunk := [_plain(row) for row in islice(source, _TOGETHER)]:
        yield from _in_chunk(header, chunk, at, day, tail="" if is_prose else "\t")
        header = next((row for row in reversed(chunk) if _is_header(row, is_first=not header)), header)
        at += len(chunk)


def _plain(row: Sequence[str]) -> list[str]:
    return [cell.translate(_BREAKS) for cell in row]


def _is_header(row: list[str], *, is_first: bool) -> bool:
    """Whether a row speaks for those below; of public numbers (项目编号) only the first one does."""
    found = read_header(row)
    return found is not None and (found.is_of_people or (is_first and found.says_something))


def _in_chunk(
    header: list[str], chunk: list[list[str]], at: int, day: date, *, tail: str
) -> Iterator[CellHit]:
    # The last tab makes a row of what has one cell or none: titles between rows do not end a sheet's table.
    lines = ["\t".join(row) + tail for row in (header, *chunk)]
    line_starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for hit in find_personal("\n".join(lines), day):
        line = bisect_right(line_starts, hit.start) - 1
        if line == 0 or hit.confidence < REPORTED:  # the header is not judged again
            continue
        cells = list(accumulate((len(cell) + 1 for cell in chunk[line - 1]), initial=line_starts[line]))
        column = bisect_right(cells, hit.start) - 1
        moved = replace(hit, start=hit.start - cells[column], end=hit.end - cells[column])
        yield CellHit(at + line - 1, column, moved)
