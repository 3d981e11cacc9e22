"""Helpers of the ledger's tests: write files as offices have them, read back the problems."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

Rows = list[list[object]]
WriteXlsx = Callable[..., Path]
WriteText = Callable[..., Path]


@pytest.fixture
def write_xlsx(tmp_path: Path) -> WriteXlsx:
    """Write a workbook: `write_xlsx({"网站": rows}, merges={"网站": ["A1:D1"]})`."""

    def write(
        sheets: dict[str, Rows], name: str = "台账.xlsx", merges: dict[str, list[str]] | None = None
    ) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
            for cells in (merges or {}).get(title, []):
                sheet.merge_cells(cells)
        workbook.save(tmp_path / name)
        return tmp_path

    return write


@pytest.fixture
def write_text(tmp_path: Path) -> WriteText:
    """Write a text file: `write_text("网站.csv", text, encoding="gb18030")`."""

    def write(name: str, text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return tmp_path

    return write
