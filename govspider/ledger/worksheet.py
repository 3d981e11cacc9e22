"""The worksheet (工作底表): accounts that nobody but a person can look at, to fill in and to put beside the ledger's files.

It is a sheet of the ledger like any other (fields.toml): what is filled in is read, checked and imported with it.
"""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from govspider.errors import LedgerError
from govspider.items import Ledger, Target, TargetKind, TargetState
from govspider.ledger.safe_cell import put_text
from govspider.ledger.template import drop_down, save_new, write_heading
from govspider.ledger.vocabulary import Field, first_words, sheet_of
from govspider.platforms import PLATFORM_NAMES, platform_of

_KNOWN = ("账号名称", "主办单位", "平台")  # for the inspector; never read back
_DAYS = frozenset({"last_post", "checked_on"})
_ANSWERED = frozenset({"works", "is_open"})  # by a word of a list


def to_look_at(ledger: Ledger) -> tuple[Target, ...]:
    """Accounts on a platform without pages for us, those of which the ledger states nothing to open, cancelled ones.

    Of a cancelled account a person sees whether it is open still.
    """
    posted = {post.target_id for post in ledger.posts}
    return tuple(
        target
        for target in ledger.targets
        if target.kind is TargetKind.ACCOUNT
        and (target.state is TargetState.CLOSED or _only_a_person(target, posted))
    )


def write_worksheet(path: Path, targets: Sequence[Target]) -> None:
    """Write the workbook with a row for each account.

    Raises:
        LedgerError: there is no such account, the file is already there, or it cannot be written.
    """
    if not targets:
        raise LedgerError("台账中没有需要人工核查的账号，没有生成工作底表")
    sheet = sheet_of("hand_check")
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = sheet.name
    target, *others = sheet.fields
    write_heading(page, 1, target)
    for number, name in enumerate(_KNOWN, start=2):
        write_heading(
            page, number, Field(name, name, frozenset(), required=False, note="供核对，不读取", example="")
        )
    for number, one in enumerate(others, start=2 + len(_KNOWN)):
        write_heading(page, number, one)
        if one.key in _DAYS:
            page.column_dimensions[get_column_letter(number)].number_format = "yyyy-mm-dd"
        rule = _rule(one, f"{get_column_letter(number)}2:{get_column_letter(number)}{len(targets) + 1}")
        if rule is not None:
            page.add_data_validation(rule)
    for row, account in enumerate(targets, start=2):
        texts = (account.target_id, account.name, account.unit, PLATFORM_NAMES.get(account.platform, ""))
        for column, text in enumerate(texts, start=1):
            put_text(page.cell(row, column), text)
    page.freeze_panes = "B2"
    save_new(workbook, path)


def _only_a_person(target: Target, posted: set[str]) -> bool:
    """Whether nobody but a person can look at a running account."""
    if target.state is not TargetState.NORMAL:
        return False
    is_stated = target.home_url or target.menu_file or target.target_id in posted
    return not (platform_of(target.platform).has_pages and is_stated)


def _rule(one: Field, cells: str) -> DataValidation | None:
    if one.key in _ANSWERED:
        return drop_down(first_words(one.key), cells)
    if one.key not in _DAYS:
        return None
    rule = DataValidation(
        type="date", operator="between", formula1="36526", formula2="73050", allow_blank=True
    )
    rule.errorStyle = "warning"  # a text such as 2023年6月30日 is read, too
    rule.error = "请写成 2023-06-30 的形式"
    rule.add(cells)
    return rule
