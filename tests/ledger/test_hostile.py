"""Workbooks that are broken or made to do harm are one clear error, in bounded time and memory."""

import resource
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govspider.errors import LedgerError
from govspider.ledger import check_ledger, load_ledger
from tests.ledger.conftest import WriteXlsx

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ["网站标识码", "网站名称", "主办单位", "首页网址"]
ROW = ["4419000001", "甲", "乙", "http://a.test/"]


_CELLS = st.text(max_size=20) | st.sampled_from(
    [*HEAD, *ROW, "类型", "频道", "#REF!", "2023-06-30", '"', "\r"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["网站", "账号", "栏目", "菜单", "发文", "检查对象", "x"]),
    rows=st.lists(st.lists(_CELLS, max_size=6), max_size=6),
)
def test_any_cells_are_a_ledger_or_a_ledger_error(name: str, rows: list[list[str]], tmp_path: Path) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    text = "\n".join(",".join(row) for row in rows)
    (tmp_path / f"{name}.csv").write_bytes(text.encode("utf-8", errors="ignore"))
    checked = check_ledger(tmp_path)
    assert (checked.ledger is None) == bool(checked.errors)
    assert all("\n" not in str(problem) for problem in checked.problems)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400), suffix=st.sampled_from(["csv", "xlsx"]))
def test_any_bytes_are_a_ledger_or_a_ledger_error(content: bytes, suffix: str, tmp_path: Path) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    (tmp_path / f"网站.{suffix}").write_bytes(content)
    checked = check_ledger(tmp_path)
    assert (checked.ledger is None) == bool(checked.errors)


def _with_part(folder: Path, part: str, content: bytes) -> Path:
    """The workbook of a folder with one part replaced."""
    source, target = folder / "台账.xlsx", folder / "网站.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == part else old.read(info))
    source.unlink()
    return folder


def _one_problem(folder: Path) -> str:
    with pytest.raises(LedgerError) as caught:
        load_ledger(folder)
    (problem,) = caught.value.problems
    return str(problem)


def test_a_zip_bomb(write_xlsx: WriteXlsx) -> None:
    folder = _with_part(write_xlsx({"网站": [HEAD]}), SHEET, b"0" * (200 * 1024 * 1024))
    assert (folder / "网站.xlsx").stat().st_size < 1024 * 1024
    assert "解压后过大" in _one_problem(folder)


def test_entities_that_grow(write_xlsx: WriteXlsx) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><worksheet>&e11;</worksheet>'
    assert "不是可用的 XLSX 工作簿" in _one_problem(
        _with_part(write_xlsx({"网站": [HEAD]}), SHEET, bomb.encode())
    )


def test_an_entity_that_reads_a_file(write_xlsx: WriteXlsx, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hush")
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file://{tmp_path}/secret.txt">]><worksheet>&f;</worksheet>'
    problem = _one_problem(_with_part(write_xlsx({"网站": [HEAD]}), SHEET, text.encode()))
    assert "不是可用的 XLSX 工作簿" in problem
    assert "hush" not in problem


@pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/workbook.xml", SHEET, "xl/styles.xml"])
def test_torn_parts(write_xlsx: WriteXlsx, part: str) -> None:
    assert "不是可用的 XLSX 工作簿" in _one_problem(_with_part(write_xlsx({"网站": [HEAD]}), part, b"<torn"))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"<html></html>"]
)
def test_what_only_has_the_name_of_a_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "台账.xlsx").write_bytes(content)
    assert "不是 XLSX 工作簿，或已加密" in _one_problem(tmp_path)


def test_a_merge_over_the_whole_sheet(write_xlsx: WriteXlsx) -> None:
    folder = write_xlsx({"网站": [HEAD, ROW]})
    with zipfile.ZipFile(folder / "台账.xlsx") as old:
        sheet = old.read(SHEET).decode()
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>'
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ledger = load_ledger(_with_part(folder, SHEET, sheet.replace("</sheetData>", merge).encode()))
    assert len(ledger.targets) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024  # KiB


def test_more_merges_than_any_office_makes(write_xlsx: WriteXlsx) -> None:
    folder = write_xlsx({"网站": [HEAD, *([ROW] * 500)]})
    with zipfile.ZipFile(folder / "台账.xlsx") as old:
        sheet = old.read(SHEET).decode()
    merges = "".join(f'<mergeCell ref="A{n}:GR501"/>' for n in range(2, 400))
    text = sheet.replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    assert "合并单元格过多" in _one_problem(_with_part(folder, SHEET, text.encode()))


def test_a_row_at_the_end_of_the_sheet(write_xlsx: WriteXlsx) -> None:
    folder = write_xlsx({"网站": [HEAD, ROW]})
    with zipfile.ZipFile(folder / "台账.xlsx") as old:
        sheet = old.read(SHEET).decode()
    far = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    assert "超过20000行" in _one_problem(
        _with_part(folder, SHEET, sheet.replace("</sheetData>", far).encode())
    )
