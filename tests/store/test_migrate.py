"""Versions of the schema: an old file is led on, a failed step leaves it as it was."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from govspider.store.migrate import migrate, steps, version

SECOND = (
    "CREATE TABLE later (a TEXT); -- a; b\nALTER TABLE sweeps ADD COLUMN note TEXT NOT NULL DEFAULT '';\n"
)


def first_version(path: Path) -> Database:
    db = Database(sqlite3.connect(path))
    migrate(db, steps()[:1])
    db.table("sweeps").insert(
        {"sweep_id": "2023Q1", "inspected_on": "2023-03-31", "started_at": "2023-03-31"}
    )
    return db


def test_versions_are_numbered_without_gaps() -> None:
    numbers = [number for number, _ in steps()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_old_file_is_led_on_and_keeps_its_rows(tmp_path: Path) -> None:
    first_version(tmp_path / "a.db").close()
    db = Database(sqlite3.connect(tmp_path / "a.db"))
    assert version(db) == 1
    migrate(db, (*steps()[:1], (2, SECOND)))
    assert version(db) == 2
    assert list(db.query("SELECT sweep_id, note FROM sweeps")) == [{"sweep_id": "2023Q1", "note": ""}]
    assert "later" in db.table_names()
    db.close()


def test_a_failed_step_changes_nothing(tmp_path: Path) -> None:
    db = first_version(tmp_path / "a.db")
    before = list(db.conn.iterdump())
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (*steps()[:1], (2, SECOND + "ALTER TABLE no_such ADD COLUMN b TEXT;\n")))
    assert version(db) == 1
    assert list(db.conn.iterdump()) == before
    db.close()


def test_every_step_leads_to_the_present_from_the_first(tmp_path: Path) -> None:
    db = first_version(tmp_path / "a.db")
    migrate(db)
    assert version(db) == steps()[-1][0]
    db.close()
