"""Raw tables: what a CSV file or one sheet of a workbook holds, before anything is understood."""

from dataclasses import dataclass

MAX_ROWS = 20_000  # of one table; a province's ledger has a few thousand
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of text; `rows[0]` is row 1 of the spreadsheet."""

    file: str  # name of the file
    sheet: str  # empty for CSV
    rows: tuple[tuple[str, ...], ...]


def spot(sheet: str, row: int) -> str:
    """Where a row of a file stands, for people: ［发文］第5行."""
    return f"{f'［{sheet}］' if sheet else ''}第{row}行"


class UnreadableFileError(Exception):
    """A file cannot be read at all. Raised by the readers here; `load` makes a LedgerProblem of it."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix
