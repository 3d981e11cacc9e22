"""Text into a workbook's cell that stays text: no formula runs, no id loses its zeros (防公式注入)."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell

_TEXT_FORMAT = "@"
_MAX_LENGTH = 32_767  # Excel's own limit
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula once it is edited or exported as CSV."""
    return text.startswith(_DANGEROUS)


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Write text whatever it begins with (`=`, `+`, `-`, `@`), without the characters that XML forbids.

    Besides the text type, the quote prefix is set: a spreadsheet then keeps it text when the cell is edited.
    """
    assert isinstance(cell, Cell)  # we write no merged cells but their first
    refill(cell, text)
    cell.number_format = _TEXT_FORMAT
    if is_dangerous(text):
        cell.quotePrefix = True


def refill(cell: Cell, text: str) -> None:
    """Another text into a cell that `put_text` has prepared; its looks and its quote prefix stay."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_MAX_LENGTH]
    cell.data_type = "s"
