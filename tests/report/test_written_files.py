"""What somebody has written into a file of the report stays, under a dated name; a file of ours is replaced."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from govspider.report import write_report
from tests.report.city import SWEEP
from tests.stores import config_of

CHANGED = datetime(2023, 7, 3, 9, 15).astimezone().timestamp()


def edit(path: Path) -> None:
    workbook = load_workbook(path)
    workbook["问题清单"]["U2"] = "属实，已整改"
    workbook.save(path)
    os.utime(path, (CHANGED, CHANGED))


def test_an_edited_list_is_kept_under_a_dated_name_and_said_in_one_line(database: Path) -> None:
    config = config_of(database, SWEEP)
    edit(write_report(config).problems)
    again = write_report(config)
    (kept,) = again.kept
    assert kept == again.problems.with_name("problems-20230703-0915.xlsx")
    assert load_workbook(kept)["问题清单"]["U2"].value == "属实，已整改"
    assert load_workbook(again.problems)["问题清单"]["U2"].value != "属实，已整改"
    assert again.notes == (f"人工修改过的文件没有覆盖，已另存为：{kept}",)
    assert write_report(config).kept == ()
    assert kept.is_file()


def test_a_second_edit_of_the_same_minute_gets_a_name_of_its_own(database: Path) -> None:
    config = config_of(database, SWEEP)
    edit(write_report(config).problems)
    edit(write_report(config).problems)
    assert [path.name for path in write_report(config).kept] == ["problems-20230703-0915-2.xlsx"]


def test_files_as_we_wrote_them_are_replaced(database: Path) -> None:
    config = config_of(database, SWEEP)
    paths = write_report(config)
    assert write_report(config).kept == ()
    assert {path.name for path in paths.html.parent.iterdir() if not path.name.startswith(".")} == {
        path.name for path in paths.written
    }


@pytest.mark.parametrize("record", ["", "[]", "{"])
def test_without_a_record_of_what_we_wrote_a_file_counts_as_changed(database: Path, record: str) -> None:
    config = config_of(database, SWEEP)
    folder = write_report(config).html.parent
    (folder / ".written.json").write_text(record, encoding="utf-8")
    assert {path.suffix for path in write_report(config).kept} == {".html", ".md", ".xlsx", ".jsonl"}
