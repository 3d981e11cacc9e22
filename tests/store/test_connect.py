"""Opening the file: the right settings, and a clear line when it cannot be opened."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from govspider.errors import StoreError
from govspider.store.connect import open_database
from govspider.store.integrity import has_hashes, problems_of
from govspider.store.migrate import version

OPEN = (
    "import sys, pathlib; from govspider.store import open_database; open_database(pathlib.Path(sys.argv[1]))"
)


def test_a_new_file_has_the_newest_schema_and_the_right_settings(path: Path) -> None:
    db = open_database(path)
    settings = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    }
    assert settings == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 90000}
    assert version(db) >= 1
    assert problems_of(db) == []
    db.close()


def test_many_processes_may_open_a_new_file_at_once(path: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", OPEN, str(path)], stderr=subprocess.PIPE) for _ in range(4)
    ]
    errors = [process.communicate()[1].decode() for process in processes]
    assert errors == [""] * 4
    db = open_database(path)
    assert problems_of(db) == []
    assert db.table("kinds").count > 10
    db.close()


def test_opening_again_writes_nothing(path: Path) -> None:
    open_database(path).close()
    before = path.read_bytes()
    open_database(path).close()
    assert path.read_bytes() == before


def test_views_made_by_another_version_are_made_anew(path: Path) -> None:
    db = open_database(path)
    db.execute("DROP VIEW veto_rows")
    db.execute("CREATE VIEW old_view AS SELECT 1 AS one")
    db.execute("UPDATE derived SET edition = 'old' WHERE name = 'lookups'")
    db.execute("DELETE FROM kinds")
    db.close()
    db = open_database(path)
    assert "veto_rows" in db.view_names()
    assert "old_view" not in db.view_names()
    assert db.table("kinds").count > 10
    db.close()


def test_a_newer_file_is_refused(path: Path) -> None:
    db = open_database(path)
    db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(StoreError, match="999 高于程序支持的"):
        open_database(path)


@pytest.mark.parametrize("number", [0, 2])
def test_another_programs_file_is_refused_and_stays_as_it_is(path: Path, number: int) -> None:
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE invoices (number TEXT)")
        other.execute(f"PRAGMA user_version = {number}")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="是其他程序的：请改正设置 GOVSPIDER_DATABASE"):
        open_database(path)
    assert path.read_bytes() == before


def test_hashes_are_seen_without_writing_anything(path: Path) -> None:
    assert not has_hashes(path)
    path.parent.mkdir(exist_ok=True)
    path.touch()
    assert not has_hashes(path)
    with closing(open_database(path).conn) as db:
        assert not has_hashes(path)
        db.execute("PRAGMA foreign_keys=off")
        fields = [row for row in db.execute("PRAGMA table_info(causes)") if row[3] and row[4] is None]
        values = {row[1]: 0 if row[2] in {"INTEGER", "REAL"} else "x" for row in fields} | {
            "value_hash": "ab"
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        db.execute(f"INSERT INTO causes ({names}) VALUES ({marks})", list(values.values()))
        db.commit()
        assert has_hashes(path)


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_refused(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match="已损坏或不是 SQLite 文件") as caught:
        open_database(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="无法打开"):
        open_database(path)


def test_a_file_where_its_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(StoreError, match="无法建立"):
        open_database(tmp_path / "data" / "govspider.db")


def test_damage_inside_is_named(path: Path) -> None:
    db = open_database(path)
    rows = [{"vocabulary": "test", "value": str(number), "name": "名" * 50} for number in range(2000)]
    db.table("terms").insert_all(rows)
    db.execute("PRAGMA wal_checkpoint(truncate)")
    db.close()
    content = bytearray(path.read_bytes())
    content[len(content) - 8192 : len(content) - 4096] = b"\xff" * 4096
    path.write_bytes(bytes(content))
    try:
        problems = problems_of(open_database(path))
    except StoreError as error:
        problems = [str(error)]
    assert problems


def test_a_missing_reference_is_named(path: Path) -> None:
    open_database(path).close()
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO posts (target_id, title, published) VALUES ('none', '题', '2023-01-01')")
    raw.commit()
    raw.close()
    db = open_database(path)
    assert problems_of(db) == ["表 posts 第 1 行引用的 targets 不存在"]
    db.close()
