"""`scrapy db` as a person runs it."""

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from govspider.store.connect import open_database
from tests.commands import run_scrapy
from tests.store.test_schema_doc import DOCUMENT

pytestmark = pytest.mark.slow


def db_command(*args: str, database: Path | None = None) -> CompletedProcess[str]:
    settings = ["-s", f"GOVSPIDER_DATABASE={database}"] if database else []
    return run_scrapy(["db", *args, *settings])


def test_a_sound_database(path: Path) -> None:
    open_database(path).close()
    done = db_command("check", database=path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"数据库 {path} 完好" in done.stdout


def test_a_damaged_database_is_one_line_and_exit_code_1(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 500)
    done = db_command("check", database=path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "已损坏或不是 SQLite 文件" in done.stderr


def test_without_a_database_nothing_is_made(path: Path) -> None:
    done = db_command("check", database=path)
    assert done.returncode == 1
    assert "不存在" in done.stderr
    assert not path.exists()


def test_an_unknown_action_says_how_to_use_it() -> None:
    done = db_command("chekc")
    assert done.returncode == 1
    assert "用法：scrapy db check" in done.stderr


def test_the_schema_document_is_written(tmp_path: Path) -> None:
    done = db_command("schema", str(tmp_path / "schema.md"))
    assert done.returncode == 0
    assert (tmp_path / "schema.md").read_text("utf-8") == DOCUMENT.read_text("utf-8")
