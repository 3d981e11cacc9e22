"""From text with places to lines and rows (版面还原): for PDF, OFD and pictures, which know no tables.

A line whose words are the heads of a list of people or public numbers begins a table: the words of the lines below it
go to the columns whose heads stand above them, until a line runs across the columns. Any other line stays a line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govspider.attachments.builder import TableRow
from govspider.privacy.people_tables import read_header

_SAME_LINE = 0.5  # of the lower one's height, between the middles of two texts
_APART = 0.25  # of the height, from which a blank stands between two texts
_MOST_CELLS = 60
_FEWEST_HEADS = 3  # of a table of public numbers (受理编号、金额)
_HEAD = re.compile("[^：:，,。、；;0-9]{1,12}")


Box = tuple[float, float, float, float]  # left, top, right, bottom; y grows downwards


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and where its texts stand."""

    row: TableRow
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its place; y grows downwards, unit and origin are free."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.left, self.top, self.right, self.bottom

    @property
    def height(self) -> float:
        """How high it is, never 0."""
        return max(self.bottom - self.top, 1e-6)


def lines_of(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The lines that a reader sees, each from left to right; pieces that touch are one."""
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.top + one.bottom, one.left)):
        if line and not _is_beside(line[0], piece):
            yield _joined(line)
            line = []
        line.append(piece)
    if line:
        yield _joined(line)


def rows_of(lines: Iterable[Sequence[Piece]]) -> Iterator[TableRow]:
    """The lines as rows: of tables of people and public numbers cell by cell, any other as one cell."""
    return (placed.row for placed in placed_rows(lines))


def placed_rows(lines: Iterable[Sequence[Piece]]) -> Iterator[Placed]:
    """As `rows_of`, with the places of the texts."""
    table: _Table | None = None
    for line in lines:
        if table is not None and table.takes(line):
            yield from table.full()
            continue
        if table is not None:
            yield from table.rest()
        table = _Table(line) if _is_head(line) else None
        words = [piece.text for piece in line]
        yield Placed(TableRow(words if table else [" ".join(words)]), tuple(piece.box for piece in line))
    if table is not None:
        yield from table.rest()


def _is_head(line: Sequence[Piece]) -> bool:
    header = read_header([piece.text for piece in line]) if len(line) <= _MOST_CELLS else None
    if header is None or header.is_of_people or header.is_of_accounts:
        return header is not None
    is_of_codes = bool(header.codes or header.lines) and len(line) >= _FEWEST_HEADS
    return is_of_codes and all(_HEAD.fullmatch(piece.text) for piece in line)


class _Table:
    """Rows in the making below the heads of their columns; a cell may go on in the lines below it."""

    def __init__(self, heads: Sequence[Piece]) -> None:
        self.heads = list(heads)
        self._cells: list[str] = []
        self._boxes: list[Box] = []
        self._full: list[Placed] = []

    def takes(self, line: Sequence[Piece]) -> bool:
        """Put a line into the table; False if it belongs to none or begins another."""
        if not line or _is_head(line) or any(self._is_wide(piece) for piece in line):
            return False
        places = [self._column(piece) for piece in line]
        if places != sorted(places):
            return False
        cells = [""] * len(self.heads)
        for piece, place in zip(line, places, strict=True):
            cells[place] = f"{cells[place]} {piece.text}".strip()
        if cells[0] or not self._cells:
            self._end()
            self._cells = cells
        else:  # a narrow cell broke what it holds
            self._cells = [old + new for old, new in zip(self._cells, cells, strict=True)]
        self._boxes += [piece.box for piece in line]
        return True

    def full(self) -> Iterator[Placed]:
        """The rows that have ended."""
        rows, self._full = self._full, []
        return iter(rows)

    def rest(self) -> Iterator[Placed]:
        """All rows that have not been handed out."""
        self._end()
        return self.full()

    def _end(self) -> None:
        if self._cells:
            self._full.append(Placed(TableRow(self._cells), tuple(self._boxes)))
            self._cells, self._boxes = [], []

    def _is_wide(self, piece: Piece) -> bool:
        """Whether a text runs over the middles of two heads, as no cell does."""
        return sum(piece.left < (head.left + head.right) / 2 < piece.right for head in self.heads) > 1

    def _column(self, piece: Piece) -> int:
        """The column in which most of a piece lies; a column reaches half the way to the heads beside its own."""

        def inside(place: int) -> float:
            heads = self.heads
            left = (heads[place - 1].right + heads[place].left) / 2 if place else float("-inf")
            right = (
                (heads[place].right + heads[place + 1].left) / 2 if place + 1 < len(heads) else float("inf")
            )
            return min(piece.right, right) - max(piece.left, left)

        return max(range(len(self.heads)), key=inside)


def _is_beside(first: Piece, other: Piece) -> bool:
    middles = abs(first.top + first.bottom - other.top - other.bottom) / 2
    return middles < _SAME_LINE * min(first.height, other.height)


def _joined(line: list[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    for piece in sorted(line, key=lambda one: one.left):
        last = pieces[-1] if pieces else None
        if last is not None and piece.left - last.right < _APART * min(last.height, piece.height):
            pieces[-1] = Piece(
                last.left,
                min(last.top, piece.top),
                max(last.right, piece.right),
                max(last.bottom, piece.bottom),
                last.text + piece.text,
            )
        else:
            pieces.append(piece)
    return pieces
