"""Collects what the readers read (收集文字): lines and rows into parts, hidden places, totals of long tables."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from govspider.attachments.file_facts import AttachmentFacts, PictureFile
from govspider.attachments.limits import Budget, EnoughError, UnreadableError
from govspider.attachments.unread import unread_pictures
from govspider.items import Kind, LongTable, Mark, Outcome, PartKind, TextPart
from govspider.privacy.long_tables import SheetTotal, find_in_rows
from govspider.privacy.masking import mask_text

_KINDS = (PartKind.BODY, PartKind.HIDDEN, PartKind.COMMENT, PartKind.ALT)
_BREAKS = "\n\r\t\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_MAX_MARKS = 100_000
_LONG_NUMBER = re.compile("[0-9]{11}")
_JUDGED_PEOPLE = 5000  # of one table; further rows are counted by the form of their cells
_FORMS = {
    Kind.ID_CARD: re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),
    Kind.PHONE: re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"),
    Kind.BANK_CARD: re.compile(r"\d{12}"),
}
_ANYTHING = re.compile(r"\S")
_REMEMBERED = 1024  # rows whose hidden cells are remembered while a long table is searched
_NOWHERE: dict[int, str] = {}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, or one paragraph (a single cell)."""

    cells: list[str]
    how: str = ""  # how the whole row is hidden
    hows: dict[int, str] = field(default_factory=lambda: _NOWHERE)  # cell → how it is hidden

    def hidden(self, index: int) -> str:
        """How a cell is hidden; '' if it is not."""
        return self.how or self.hows.get(index, "")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a file, unpacked on demand."""

    name: str
    load: Callable[[], bytes]


@dataclass(slots=True)
class _Part:
    pieces: list[str] = field(default_factory=list)
    size: int = 0


class Builder:
    """Parts in the making.

    Args:
        budget: the limits of this file.
        day: day of inspection, for the totals of long tables.
    """

    def __init__(self, budget: Budget, day: date) -> None:
        self.budget = budget
        self.day = day
        self.failures: list[UnreadableError] = []
        self.is_cut = False  # the text ends where the file is damaged
        self.pictures: list[Picture] = []
        self.scans: dict[int, Picture] = {}
        self.keeps_blank = False  # blank lines too, so that lines count as in the file
        self._parts = {kind: _Part() for kind in _KINDS}
        self._marks: list[Mark] = []
        self._tables: list[LongTable] = []

    def line(self, text: str, kind: PartKind = PartKind.BODY, how: str = "") -> None:
        """Add a paragraph; what breaks lines within it begins new ones."""
        for one in text.splitlines():
            if one.strip():
                self.row(TableRow([one], how), kind)

    def sheet_name(self, name: str, kind: PartKind, how: str = "", *, is_only: bool) -> None:
        """Add the name of a sheet: a line before its rows; of the only sheet just a name that says something."""
        if not is_only:
            self.line(name, kind, how)
        elif _LONG_NUMBER.search(name):
            self.line(name, PartKind.ALT, how)

    def row(self, row: TableRow, kind: PartKind = PartKind.BODY) -> None:
        """Add a row as one line of cells with tabs between them; an empty one, or one too many, is left out."""
        cells = [_one_line(cell) for cell in row.cells] if len(row.cells) > 1 else row.cells
        line = "\t".join(cells).rstrip("\t")
        if not line.strip() and not self.keeps_blank:
            return
        if len(line) > self._room():
            self.budget.note(f"文字超过 {self.budget.limits.max_text // 10_000} 万字，后部未检查文字")
            return
        part = self._parts[kind]
        self._mark(kind, row, cells, part.size)
        part.pieces.append(line)
        part.size += len(line) + 1

    def picture(self, picture: Picture) -> None:
        """Note a picture; its text is read when all else is, or it is counted as not read."""
        self.pictures.append(picture)

    def scan(self, page: int, picture: Picture) -> None:
        """Note a page (counted from 1) whose text is in a picture only; read like other pictures."""
        self.scans[page] = picture

    @property
    def is_empty(self) -> bool:
        """Whether no text that a reader sees has been read: a title alone judges no file."""
        return not self._parts[PartKind.BODY].pieces

    def cut(self, failure: UnreadableError) -> None:
        """Note that the text ends here: what follows could not be read."""
        self.failures.append(failure)
        self.is_cut = True
        self.budget.note(f"后部未检查，无法判定：{failure.note}")

    def _room(self) -> int:
        """Characters that may still be kept."""
        return self.budget.limits.max_text - sum(part.size for part in self._parts.values())

    def _mark(self, kind: PartKind, row: TableRow, cells: list[str], at: int) -> None:
        for index, cell in enumerate(cells) if row.how or row.hows else ():
            how = row.hidden(index)
            if how and cell:
                self._add_mark(Mark(kind, at, at + len(cell), how))
            at += len(cell) + 1

    def _add_mark(self, mark: Mark) -> None:
        last = self._marks[-1] if self._marks else None
        if last and last.part is mark.part and last.how == mark.how and last.end + 1 == mark.start:
            self._marks[-1] = Mark(mark.part, last.start, mark.end, mark.how)
        elif len(self._marks) < _MAX_MARKS:
            self._marks.append(mark)

    def table(
        self, rows: Iterable[TableRow], kind: PartKind = PartKind.BODY, *, is_prose: bool = False
    ) -> None:
        """Add a table. Of one longer than the limit only the first rows are kept; all are searched.

        Args:
            rows: its rows, or paragraphs.
            kind: where they belong.
            is_prose: paragraphs, which are worth keeping as far as there is room.
        """
        limits = self.budget.limits
        limit = min(self._room(), limits.max_text if is_prose else limits.max_sheet_text)
        source, kept, size = self._safely(rows), [], 0
        for row in source:
            kept.append(row)
            size += sum(map(len, row.cells)) + len(row.cells)
            if size > limit:
                self._long_table(kept, source, kind, is_prose=is_prose)
                return
        for row in kept:
            self.row(row, kind)

    def _safely(self, rows: Iterable[TableRow]) -> Iterator[TableRow]:
        """The rows up to where they can no longer be read: what was read of a broken table counts."""
        try:
            for row in rows:
                self.budget.cell(len(row.cells))
                yield row
        except EnoughError as enough:
            self.budget.note(enough.note)
        except UnreadableError as failure:
            self.cut(failure)

    def _long_table(
        self, kept: list[TableRow], rest: Iterator[TableRow], kind: PartKind, *, is_prose: bool
    ) -> None:
        start = self._parts[kind].size
        for row in kept:
            self.row(row, kind)
        end = self._parts[kind].size
        search = _Search(chain(kept, rest), self.day)
        search.run(is_prose=is_prose)
        total, count = search.total, search.rows_read
        self.budget.note(f"内容较长（{count} 行），文字检查只到前部，个人信息检查至全部")
        first = total.first
        if first is not None:
            hit = first.hit
            self._tables.append(
                LongTable(
                    kind, start, end, total.people, total.problem, hit.kind, hit.value, hit.confidence,
                    hit.severity, search.hows[hit.kind],
                )
            )  # fmt: skip

    def facts(self) -> AttachmentFacts:
        """What was collected. Nothing at all: the first failure, or that there is no text."""
        pictures, unread = self._handed_over()
        note = "；".join(self.budget.notes)
        parts = tuple(
            TextPart(kind, "\n".join(part.pieces)) for kind, part in self._parts.items() if any(part.pieces)
        )
        if parts:
            marks, tables = tuple(self._marks), tuple(self._tables)
            return AttachmentFacts(Outcome.OK, note, parts, marks, tables, pictures, unread, self.is_cut)
        said = note or "没有可读取的文字（可能是空文件、扫描件或图片），无法判定"
        failure = self.failures[0] if self.failures else UnreadableError(Outcome.BLANK, said)
        return AttachmentFacts(failure.outcome, failure.note, pictures=pictures, unread=unread)

    def _handed_over(self) -> tuple[tuple[PictureFile, ...], int]:
        """The pictures that somebody else is to read, pages first, as many as the limits allow; the others are noted."""
        limits, size = self.budget.limits, 0
        taken: list[PictureFile] = []
        left: dict[int, int] = {}  # by page; 0: in the file
        for page, picture in (*self.scans.items(), *((0, one) for one in self.pictures)):
            data = self._loaded(picture) if len(taken) < limits.max_pictures else b""
            size += len(data)
            if data and size <= limits.max_picture_bytes:
                taken.append(PictureFile(mask_text(picture.name), data, page))
            else:
                left[page] = left.get(page, 0) + 1
        for said in unread_pictures(left):
            self.budget.note(said)
        return tuple(taken), sum(left.values())

    @staticmethod
    def _loaded(picture: Picture) -> bytes:
        try:
            return picture.load()
        except Exception:  # noqa: BLE001 - a picture that breaks a library is one that was not read
            return b""


class _Search:
    """Looks for personal data in all rows of a table.

    Once a table has given thousands of people away, the cells of the same columns are counted by their form:
    what is wrong with it is known, and a list of a million people must not take an hour.
    """

    def __init__(self, rows: Iterator[TableRow], day: date) -> None:
        self.total = SheetTotal()
        self.rows_read = 0
        self.hows: dict[Kind, str] = {}  # how the first of each kind is hidden
        self._rows = rows
        self._day = day
        self._columns: dict[Kind, set[int]] = {}
        self._latest: dict[int, TableRow] = {}

    def run(self, *, is_prose: bool) -> None:
        """Search to the end."""
        for found in find_in_rows(self._cells(), self._day, is_prose=is_prose):
            kind = found.hit.kind
            self.total.add(found)
            self._columns.setdefault(kind, set()).add(found.column)
            if kind not in self.hows:
                self.hows[kind] = self._latest[found.row % _REMEMBERED].hidden(found.column)
        columns = [
            (kind, _FORMS.get(kind, _ANYTHING).search, column)
            for kind, places in self._columns.items()
            for column in sorted(places)
        ]
        for row in self._rows:
            self.rows_read += 1
            self._count(columns, row.cells)

    def _cells(self) -> Iterator[list[str]]:
        for row in self._rows:
            self._latest[self.rows_read % _REMEMBERED] = row
            self.rows_read += 1
            yield row.cells
            if self.total.people >= _JUDGED_PEOPLE:
                return

    def _count(self, columns: Sequence[tuple[Kind, Callable[[str], object], int]], cells: list[str]) -> None:
        found = False
        for kind, fits, column in columns:
            if column < len(cells) and fits(cells[column]):
                self.total.kinds[kind] += 1
                found = True
        self.total.people += found


def _one_line(cell: str) -> str:
    return " ".join(cell.split()) if any(mark in cell for mark in _BREAKS) else cell
