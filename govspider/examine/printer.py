"""What `scrapy examine` writes to standard output (输出)."""

import sys
from collections.abc import Iterable, Sequence

from govspider.examine.rows import FindingRow
from govspider.examine.table import head_line, row_line


class Printer:
    """Writes as it comes: a reader at the other end of the pipe waits for each line.

    Args:
        table: for people (表格); else a JSON object a line.
    """

    def __init__(self, *, table: bool) -> None:
        self.table = table
        self._headed = False

    def lines(self, lines: Iterable[str]) -> None:
        """Write these lines."""
        for line in lines:
            # Bytes, so that no locale of the terminal stands in the way of Chinese.
            sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()

    def rows(self, rows: Sequence[FindingRow]) -> None:
        """Write findings; a table begins with its heads."""
        if self.table and rows and not self._headed:
            self._headed = True
            self.lines([head_line()])
        self.lines(row_line(row) if self.table else row.json() for row in rows)
