"""The city's worksheet (工作底表) as a person has filled it in."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import load_workbook

from govspider.items import HandCheck, Target
from govspider.ledger.vocabulary import first_word, sheet_of
from govspider.ledger.worksheet import write_worksheet

FILE = "工作底表.xlsx"
_ANSWERS = {True: "yes", False: "no", None: "unknown"}


def save_worksheet(seen: Iterable[tuple[Target, HandCheck]], folder: Path) -> None:
    """Write the worksheet of some accounts, filled in.

    Args:
        seen: the accounts and what a person has seen of each.
        folder: of the ledger.
    """
    rows = tuple(seen)
    write_worksheet(folder / FILE, [target for target, _ in rows])
    workbook = load_workbook(folder / FILE)
    page = workbook.worksheets[0]
    heads = {page.cell(1, number).value: number for number in range(1, page.max_column + 1)}
    for number, (_, check) in enumerate(rows, start=2):
        for key, text in _filled(check).items():
            page.cell(number, heads[sheet_of("hand_check").header_of(key)]).value = text
    workbook.save(folder / FILE)


def _filled(check: HandCheck) -> dict[str, str]:
    return {
        "last_post": check.last_post.isoformat() if check.last_post else "",
        "works": first_word("works", _ANSWERS[check.works]),
        "checked_by": "市检查组",
        "checked_on": check.checked_on.isoformat(),
        "picture": check.picture,
        "shown_name": check.shown_name,
        "is_open": first_word("is_open", _ANSWERS[check.is_open]),
    }
