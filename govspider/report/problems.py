"""`problems.xlsx`: the list for rectification (问题清单) with the columns that offices use, safe to open.

One row a cause; the sheet 出现位置 has every place of those that stand at several, the sheet 菜单变化 what differs between
an account's menu and that of the sweep before.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from govspider.items import Detector
from govspider.ledger.safe_cell import is_dangerous, put_text, refill
from govspider.report.database import stream
from govspider.report.written_files import report_file
from govspider.store.base import Row

_FURTHER_PAGES = 3  # named beside the first; all of them are in the sheet of places
_MOST_ROWS = 1_000_000  # a sheet holds 1,048,576
_HEAD_FONT = Font(name="微软雅黑", bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="8C1D18")
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)

Columns = tuple[tuple[str, int, Callable[[Row], str]], ...]


# What an account is accused of may rest on what people have written down, and its text says so.
_WRITTEN_DOWN = re.compile(r"据(人工核查登记|台账登记|导出的发文)|按(已掌握的发文)")


def _basis(row: Row) -> str:
    """What a row rests on: who says so, where the program has not seen it itself; else what judged, and how sure."""
    said = _WRITTEN_DOWN.search(row["problem"]) if row["layer"] == Detector.FACT else None
    if said is not None:
        return f"判定依据：{said[1] or said[2]}"
    return f"判定依据：{row['layer_name']}，置信度{row['confidence']:.2f}"


def _note(row: Row) -> str:
    notes = [
        "指标待核对" if row["to_verify"] else "",
        f"涉及{row['people']}人（条）" if row["people"] > 1 else "",
        f"另有{row['mended_pages']}个页面较以往检查已整改" if row["mended_pages"] else "",
        _basis(row),
        f"问题编号：{row['finding_id']}",
    ]
    return "；".join(filter(None, notes))


def _deadline(row: Row) -> str:
    """Nothing is to be put right by a day while nobody knows whether it is a fault."""
    if row["waits"]:
        return "无须整改（预警）" if row["is_warning"] else "核实后确定"
    return f"通报印发之日起{row['days']}个工作日内"


def _further_pages(row: Row) -> str:
    more = row["pages"] - 1 - _FURTHER_PAGES
    return (
        f"{row['further_pages']}\n……等，共{row['pages']}个页面，见“出现位置”"
        if more > 0
        else str(row["further_pages"])
    )


# Heading, width in characters, what stands there. Empty ones are for people to fill in.
_COLUMNS: Columns = (
    ("单位", 20, lambda row: row["unit"]),
    ("对象类型", 10, lambda row: row["target_kind_name"]),
    ("对象名称", 22, lambda row: row["target_name"]),
    ("标识码/账号ID", 16, lambda row: row["target_id"]),
    ("指标", 22, lambda row: f"{row['indicator']} {row['indicator_name']}"),
    ("是否单项否决", 12, lambda row: row["veto_name"]),
    ("问题类型", 14, lambda row: row["kind_name"]),
    ("问题描述", 44, lambda row: row["problem"]),
    ("所在栏目/位置", 16, lambda row: row["place"]),
    ("页面标题", 30, lambda row: row["page_title"]),
    ("URL", 40, lambda row: row["url"]),
    ("父页面URL", 40, lambda row: row["parent_url"]),
    ("出现处数", 10, lambda row: str(row["places"])),
    ("其他页面URL", 40, _further_pages),
    ("错误内容", 20, lambda row: row["shown"]),
    ("建议修改", 20, lambda row: row["suggestion"]),
    ("上下文", 44, lambda row: row["context"]),
    ("截图/证据", 30, lambda row: row["evidence"]),
    ("发布时间", 12, lambda row: row["published"]),
    ("发现时间", 12, lambda row: row["seen_on"]),
    ("严重程度", 10, lambda row: row["severity_name"]),
    ("人工核实结论", 14, lambda row: ""),  # noqa: ARG005 - one shape for all columns
    ("整改期限", 18, _deadline),
    ("整改情况", 16, lambda row: "" if row["waits"] else row["state_name"]),
    ("整改完成时间", 14, lambda row: ""),  # noqa: ARG005
    ("复查结果", 12, lambda row: ""),  # noqa: ARG005
    ("复查时间", 12, lambda row: ""),  # noqa: ARG005
    ("备注", 40, _note),
)
_PLACE_COLUMNS: Columns = (
    ("问题编号", 22, lambda row: row["finding_id"]),
    ("单位", 20, lambda row: row["unit"]),
    ("对象名称", 22, lambda row: row["target_name"]),
    ("问题类型", 14, lambda row: row["kind_name"]),
    ("第几处", 8, lambda row: str(row["place"])),
    ("错误内容", 20, lambda row: row["shown"]),
    ("建议修改", 20, lambda row: row["suggestion"]),
    ("页面标题", 30, lambda row: row["page_title"]),
    ("URL", 40, lambda row: row["page_url"]),
    ("位置", 12, lambda row: row["part"]),
    ("上下文", 44, lambda row: row["context"]),
    ("判定", 12, lambda row: "待人工核实" if row["is_hint"] else "问题"),
    ("截图/证据", 30, lambda row: row["evidence"]),
    ("首次发现", 12, lambda row: row["first_seen_here"]),
)


_MENU_COLUMNS: Columns = (
    ("单位", 20, lambda row: row["unit"]),
    ("账号名称", 22, lambda row: row["target_name"]),
    ("账号ID", 16, lambda row: row["target_id"]),
    ("变化", 12, lambda row: row["change"]),
    ("位置", 8, lambda row: row["position"]),
    ("菜单名称", 20, lambda row: row["menu_name"]),
    ("网址", 40, lambda row: row["url"]),
    ("原菜单名称", 20, lambda row: row["old_name"]),
    ("原网址", 40, lambda row: row["old_url"]),
    ("对照批次", 10, lambda row: row["compared_with"]),
    ("本次未读到的部分", 30, lambda row: row["reason"]),
)


def write_problems(db: sqlite3.Connection, sweep_id: str, rectify_days: int, path: Path) -> None:
    """Write 问题清单 (counts against a unit), 待人工核实 (a person judges it first), 出现位置 (every place), 菜单变化."""
    workbook = Workbook(write_only=True)
    for title, hints in (("问题清单", 0), ("待人工核实", 1)):
        parameters = {"sweep_id": sweep_id, "hints": hints, "days": rectify_days, "pages": _FURTHER_PAGES}
        _write_sheet(workbook, title, _COLUMNS, stream(db, "problems", parameters))
    _write_sheet(workbook, "出现位置", _PLACE_COLUMNS, stream(db, "places", {"sweep_id": sweep_id}))
    changes = stream(db, "menu_changes", {"sweep_id": sweep_id})
    _write_sheet(workbook, "菜单变化", _MENU_COLUMNS, changes)
    with report_file(path) as temporary:
        workbook.save(temporary)


def _write_sheet(workbook: Workbook, name: str, columns: Columns, rows: Iterator[Row]) -> None:
    # A write-only sheet streams rows; its type stubs lack what it inherits.
    sheet = cast("Worksheet", workbook.create_sheet(name))
    titles = ["序号", *(title for title, _, _ in columns)]
    widths = [6, *(width for _, width, _ in columns)]
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    head = _cells(sheet, titles)
    for cell in head:
        cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
    sheet.append(head)
    # Appending writes a row at once, so one row of cells serves all: a million new styled cells take minutes.
    plain, quoted = _cells(sheet, [""] * len(titles)), _cells(sheet, ["="] * len(titles))
    last = 0
    for last, row in enumerate(islice(rows, _MOST_ROWS), start=1):
        texts = [str(last), *(read(row) for _, _, read in columns)]
        cells = [quoted[at] if is_dangerous(text) else plain[at] for at, text in enumerate(texts)]
        for cell, text in zip(cells, texts, strict=True):
            refill(cell, text)
        sheet.append(cells)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{last + 1}"


def _cells(sheet: Worksheet, texts: list[str]) -> list[Cell]:
    cells = [WriteOnlyCell(sheet) for _ in texts]
    for cell, text in zip(cells, texts, strict=True):
        put_text(cell, text)
        cell.alignment, cell.border = _TOP, _BORDER
    return cells
