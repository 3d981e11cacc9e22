"""One understood row of the ledger, and where it stands."""

from dataclasses import dataclass

from govspider.errors import LedgerProblem
from govspider.ledger.cells import shown
from govspider.ledger.header import Heading
from govspider.ledger.raw_tables import spot
from govspider.ledger.rows import LedgerRow


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, so that a problem can name it."""

    file: str
    sheet: str
    row: int
    heading: Heading

    def problem(
        self, key: str, value: str, problem: str, fix: str, *, warning: bool = False
    ) -> LedgerProblem:
        """A problem of one cell of this row; the value is shortened and masked."""
        title = self.heading.title_of(key)
        return LedgerProblem(self.file, problem, fix, self.sheet, self.row, title, shown(value), warning)

    @property
    def spot(self) -> str:
        """Sheet and row, for people."""
        return spot(self.sheet, self.row)

    def __str__(self) -> str:
        """How another row's problem names this one."""
        return f"{self.file}{self.spot}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """One row with its place and its cells as they stood."""

    place: Place
    row: LedgerRow
    cells: dict[str, str]

    def problem(self, key: str, problem: str, fix: str, *, warning: bool = False) -> LedgerProblem:
        """A problem of one cell of this row."""
        return self.place.problem(key, self.cells.get(key, ""), problem, fix, warning=warning)
