"""Dictionary files as offices keep them: encodings, separators, and every fault named with its fix."""

from pathlib import Path

import pytest

from govspider.errors import DictionaryError
from govspider.items import Severity
from govspider.text.lexicon import Columns, Problems, read_confidence, read_kind, read_severity, read_table

COLUMNS = Columns(("错误", "正确"), ("例外",))
ROWS = "# 类别：同音字\n# 随便写的注释\n\n错误\t正确\t例外\n即始\t即使\t\n再接再励\t再接再厉\t甲 | 乙|\n"


def read(path: Path) -> tuple[list[dict[str, str]], list[str], dict[str, str]]:
    problems = Problems(path.parent)
    table = read_table(path, COLUMNS, problems)
    return [row.cells for row in table.rows], problems.errors, table.heads


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "甲.tsv"
    path.write_text(ROWS, encoding=encoding)
    rows, errors, heads = read(path)
    assert not errors
    assert heads["类别"] == "同音字"
    assert [row["正确"] for row in rows] == ["即使", "再接再厉"]


def test_comma_separated(tmp_path: Path) -> None:
    path = tmp_path / "甲.csv"
    path.write_text('错误,正确,例外\n即始,"即使,吧",\n', encoding="utf-8")
    rows, errors, _ = read(path)
    assert not errors
    assert rows[0]["正确"] == "即使,吧"


def test_values_of_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "甲.tsv"
    path.write_text(ROWS, encoding="utf-8")
    rows = read_table(path, COLUMNS, Problems(tmp_path)).rows
    assert rows[1].values("例外") == ("甲", "乙")
    assert rows[1].line == 6
    assert rows[0].values("例外") == ()


def test_all_faults_are_named_in_one_pass(tmp_path: Path) -> None:
    path = tmp_path / "甲.tsv"
    path.write_text("错误\t正确\t备考\n即始\t\n一\t二\t三\t四\n", encoding="utf-8")
    rows, errors, _ = read(path)
    assert rows == []
    assert len(errors) == 3
    assert errors[0] == "词库 甲.tsv 第 1 行：不认识的列“备考”；可用的列：错误、正确、例外"
    assert "第 2 行：“正确”一格是空的" in errors[1]
    assert "第 3 行：比列名多 1 格" in errors[2]


def test_a_missing_column_is_named_once(tmp_path: Path) -> None:
    path = tmp_path / "甲.tsv"
    path.write_text("错误\n一\n二\n", encoding="utf-8")
    _, errors, _ = read(path)
    assert len(errors) == 1
    assert "缺少“正确”列" in errors[0]


def test_undecodable_bytes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "甲.tsv"
    path.write_bytes(b"\xff\xff\xff\x81")
    _, errors, _ = read(path)
    assert "编码无法识别" in errors[0]


def test_errors_are_raised_together(tmp_path: Path) -> None:
    problems = Problems(tmp_path)
    problems.raise_errors()
    problems.error(tmp_path / "甲.tsv", 3, "错一", "改一")
    problems.error(tmp_path / "乙.tsv", 4, "错二", "改二")
    with pytest.raises(DictionaryError) as raised:
        problems.raise_errors()
    assert str(raised.value).splitlines() == [
        "词库 甲.tsv 第 3 行：错一；改一",
        "词库 乙.tsv 第 4 行：错二；改二",
    ]


def test_confidence_and_severity(tmp_path: Path) -> None:
    problems = Problems(tmp_path)
    where = (tmp_path / "甲.tsv", 1, problems)
    assert read_confidence("", 0.9, *where) == 0.9
    assert read_confidence("0.8", 0.9, *where) == 0.8
    assert read_severity("严重", Severity.GENERAL, *where) is Severity.SEVERE
    assert not problems.errors
    for wrong in ("高", "0", "1.5"):
        assert read_confidence(wrong, 0.9, *where) == 0.9
    assert read_severity("很严重", Severity.GENERAL, *where) is Severity.GENERAL
    assert len(problems.errors) == 4


def test_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert read_kind(tmp_path, "无", "无.txt", COLUMNS, Problems(tmp_path)) == []
