"""How much of a file is read (读取上限), and how a reader says that it cannot go on."""

from dataclasses import dataclass, field

from govspider.items import Outcome

MB = 1024 * 1024


class UnreadableError(Exception):
    """A file cannot be judged. Raised by the readers; `read` turns it into an outcome."""

    def __init__(self, outcome: Outcome, note: str) -> None:
        super().__init__(note)
        self.outcome = outcome
        self.note = note


class EnoughError(Exception):
    """A limit is reached: what was read so far is the result, the note says what was left out."""

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.note = note


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one file."""

    max_bytes: int = 50 * MB  # of the file
    max_unpacked: int = 1536 * MB  # of all that is unpacked from it; sheets are streamed, not held
    max_member: int = 64 * MB  # of one unpacked piece that must be held as a whole
    max_ratio: int = 400  # unpacked to packed of one member of more than 10 MB
    max_members: int = 5000  # of one archive
    max_depth: int = 3  # archives within archives
    max_pages: int = 1000  # of a PDF, slides, sheets
    max_cells: int = 20_000_000  # of one file
    max_strings: int = 128 * MB  # bytes of the shared strings of a workbook
    max_text: int = 500_000  # characters kept for the checks of words, all parts together
    max_sheet_text: int = 100_000  # characters kept of one table; the rest is looked at for personal data
    max_pictures: int = 0  # of one file that are handed over to be read; 0: they are only counted
    max_picture_bytes: int = 32 * MB  # of these together
    seconds: int = 120  # of computing time for one file, whatever is in it
    memory: int = 1024 * MB  # address space of the reading process


@dataclass(slots=True)
class Budget:
    """What is left of the limits while one file is read; archives within it draw on the same budget."""

    limits: Limits
    unpacked: int = 0
    cells: int = 0
    pages: int = 0
    members: int = 0
    depth: int = 0
    notes: list[str] = field(default_factory=list)

    def unpack(self, size: int) -> None:
        """Count unpacked bytes.

        Raises:
            UnreadableError: too many.
        """
        self.unpacked += size
        if self.unpacked > self.limits.max_unpacked:
            raise UnreadableError(Outcome.TOO_LARGE, f"解压后超过 {self.limits.max_unpacked // MB} MB 的上限")

    def cell(self, count: int) -> None:
        """Count cells.

        Raises:
            EnoughError: so many were read already.
        """
        self.cells += count
        if self.cells > self.limits.max_cells:
            raise EnoughError(f"单元格超过 {self.limits.max_cells // 10_000} 万个，其后未检查")

    def page(self) -> None:
        """Count a page, slide or sheet.

        Raises:
            EnoughError: so many were read already.
        """
        self.pages += 1
        if self.pages > self.limits.max_pages:
            raise EnoughError(f"超过 {self.limits.max_pages} 页，其后未检查")

    def member(self) -> None:
        """Count a file in an archive.

        Raises:
            EnoughError: so many were read already.
        """
        self.members += 1
        if self.members > self.limits.max_members:
            raise EnoughError(f"压缩包内超过 {self.limits.max_members} 个文件，其后未检查")

    def note(self, text: str) -> None:
        """Say what was left out; the same is said once."""
        if text not in self.notes:
            self.notes.append(text)
