"""The empty ledger (台账模板): a workbook with a sheet of each kind, notes on headings, drop-down lists."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from govspider.errors import LedgerError
from govspider.ledger.safe_cell import put_text
from govspider.ledger.vocabulary import Field, Sheet, first_words, fold, sheets

_NOTES_SHEET = "说明"
_NOTES_HEAD = ("工作表", "列名", "是否必填", "填写说明", "示例", "也可写作")
_NOTES_WIDTHS = (10, 16, 10, 60, 34, 70)
_INTRO = (
    "第一行是表头，从第二行起填写，不用的工作表留空即可。填好后运行 scrapy ledger check 核对。",
    "最少只需在“网站”表填一行：网站标识码、网站名称、主办单位、首页网址。联系人、电话等个人信息不需要填写，填了也不会读取。",
)
NOT_TO_FILL = frozenset({"target", "hand_check"})  # one kind for all; `worksheet` writes the other
_FILLED_ROWS = 2000  # rows that get drop-down lists and text format
_CHOICES = {
    "type": "site_type",
    "state": "state",
    "platform": "platform",
    "column_class": "column_class",
}  # field: group of values
_OWN_CHOICES = {"service_only": ["发布类", "服务类"]}
_SITE_TYPES = ["门户网站", "网站", "频道"]
_REQUIRED = PatternFill("solid", fgColor="C00000")
_OPTIONAL = PatternFill("solid", fgColor="5B7083")
_HEAD_FONT = Font(bold=True, color="FFFFFF", name="微软雅黑")


def write_template(path: Path) -> None:
    """Write the empty workbook.

    Raises:
        LedgerError: the file is already there (it may be filled in), or cannot be written.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets():
        if sheet.kind not in NOT_TO_FILL:
            _write_sheet(workbook.create_sheet(sheet.name), sheet)
    _write_notes(workbook.create_sheet(_NOTES_SHEET))
    save_new(workbook, path)


def save_new(workbook: Workbook, path: Path) -> None:
    """Save a workbook where no file is.

    Raises:
        LedgerError: the file is already there (it may be filled in), or cannot be written.
    """
    if path.exists():
        raise LedgerError(f"{path} 已经存在，没有覆盖；请换一个文件名，或先移走原文件")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        workbook.save(path)
    except OSError as error:
        raise LedgerError(f"{path} 无法写入（{error.strerror}）；请检查文件夹和权限") from None


def write_heading(page: Worksheet, number: int, one: Field) -> None:
    """The heading of a column, with its note; its cells are text, so that ids keep their digits."""
    cell = page.cell(1, number)
    put_text(cell, one.header)
    cell.font, cell.fill = _HEAD_FONT, _REQUIRED if one.required else _OPTIONAL
    cell.alignment = Alignment(horizontal="center")
    cell.comment = _comment(one)
    column = page.column_dimensions[get_column_letter(number)]
    column.width = max(12, 2 * len(one.header) + 4, min(len(one.example) + 4, 40))
    column.number_format = "@"


def drop_down(choices: list[str], cells: str) -> DataValidation:
    """A list to choose from. A warning only: every spelling in docs/ledger.md is accepted, not just those in the list."""
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    rule.errorStyle = "warning"
    rule.error = f"建议从列表中选择：{'、'.join(choices)}"
    rule.add(cells)
    return rule


def _write_sheet(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    for number, one in enumerate(sheet.fields, start=1):
        write_heading(page, number, one)
        letter = get_column_letter(number)
        choices = _choices(one, sheet)
        if choices:
            page.add_data_validation(drop_down(choices, f"{letter}2:{letter}{_FILLED_ROWS}"))


def _comment(one: Field) -> Comment:
    example = f"\n示例：{one.example}" if one.example else ""
    comment = Comment(f"{'必填' if one.required else '选填'}。{one.note}{example}", "govspider")
    comment.width, comment.height = 320, 120
    return comment


def _choices(one: Field, sheet: Sheet) -> list[str]:
    if one.key == "type" and sheet.kind in {"website", "channel"}:
        return _SITE_TYPES
    if one.key in _CHOICES:
        return first_words(_CHOICES[one.key])
    return _OWN_CHOICES.get(one.key, [])


def _write_notes(page: Worksheet) -> None:
    for number, text in enumerate(_INTRO, start=1):
        put_text(page.cell(number, 1), text)
    head = len(_INTRO) + 2
    rows = [
        _NOTES_HEAD,
        *(_note(sheet, one) for sheet in sheets() for one in sheet.fields if sheet.kind not in NOT_TO_FILL),
    ]
    for number, row in enumerate(rows, start=head):
        for column, text in enumerate(row, start=1):
            cell = page.cell(number, column)
            put_text(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == head:
                cell.font, cell.fill = _HEAD_FONT, _OPTIONAL
    for column, width in enumerate(_NOTES_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(column)].width = width


def _note(sheet: Sheet, one: Field) -> tuple[str, ...]:
    also = "、".join(sorted(one.also - {fold(one.header)}))
    return (sheet.name, one.header, "必填" if one.required else "选填", one.note, one.example, also)
