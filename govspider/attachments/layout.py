"""From text with places to lines and rows (版面还原): for PDF, OFD and pictures, which know no tables.

A line whose words are the heads of a list of people begins a table: the words of the lines below it go to the columns
whose heads stand above them. Any other line stays a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govspider.attachments.builder import Row
from govspider.privacy.people_tables import read_header

_SAME_LINE = 0.5  # of the lower one's height, between the middles of two texts
_APART = 0.25  # of the height, from which a blank stands between two texts
_MOST_CELLS = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its place; y grows downwards, unit and origin are free."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

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


def rows_of(lines: Iterable[Sequence[Piece]]) -> Iterator[Row]:
    """The lines as rows: of tables of people cell by cell, any other as one cell."""
    columns: list[Piece] = []
    for line in lines:
        if len(line) <= _MOST_CELLS:
            header = read_header([piece.text for piece in line])
            if header is not None and header.is_of_people:
                columns = list(line)
        cells = _cells(line, columns) if columns else None
        yield Row(cells or [" ".join(piece.text for piece in line)])


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


def _cells(line: Sequence[Piece], columns: list[Piece]) -> list[str] | None:
    """The words of a line by column; None if they do not stand in columns."""
    if len(line) < 2:  # noqa: PLR2004 - a line of its own
        return None
    cells = [""] * len(columns)
    last = -1
    for piece in line:
        column = max(range(len(columns)), key=lambda index: _overlap(piece, index, columns))
        if column < last:
            return None
        cells[column] = f"{cells[column]} {piece.text}".strip()
        last = column
    return cells


def _overlap(piece: Piece, index: int, columns: list[Piece]) -> float:
    """How much of a piece lies in a column, which reaches half the way to the heads beside its own."""
    head = columns[index]
    left = (columns[index - 1].right + head.left) / 2 if index else float("-inf")
    right = (head.right + columns[index + 1].left) / 2 if index + 1 < len(columns) else float("inf")
    inside = min(piece.right, right) - max(piece.left, left)
    return inside - abs(piece.left + piece.right - head.left - head.right) * 1e-6
