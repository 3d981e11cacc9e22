"""A database of the first version opens with its findings, ids, states and views; a later one is refused."""

import lzma
from pathlib import Path

import pytest
from sqlite_utils import Database

from govspider.store import open_database
from govspider.store.integrity import problems_of
from govspider.store.lookups import sync_profile
from tests.stores import NATIONAL

SAMPLE = Path(__file__).with_name("version_1.db.xz")
VIEWS = {
    "problem_list",
    "veto_counts",
    "veto_rows",
    "target_summary",
    "target_kinds",
    "not_inspected",
    "column_status",
    "link_problems",
    "menu_status",
    "unit_summary",
    "sweep_summary",
    "no_longer_seen",
    "check_problems",
}


@pytest.fixture
def before(tmp_path: Path) -> Database:
    """The file as the first version left it."""
    path = tmp_path / "before.db"
    path.write_bytes(lzma.decompress(SAMPLE.read_bytes()))
    return Database(path)


@pytest.fixture
def after(tmp_path: Path) -> Database:
    """The same, opened by the program."""
    path = tmp_path / "after.db"
    path.write_bytes(lzma.decompress(SAMPLE.read_bytes()))
    db = open_database(path)
    sync_profile(db, NATIONAL)
    return db


def renamed(after: Database) -> dict[str, str]:
    """Old ids and what they have become."""
    return dict(after.execute("SELECT former_id, finding_id FROM former_ids").fetchall())


def test_tables_are_intact(before: Database, after: Database) -> None:
    for table in (
        "pages",
        "links",
        "menu_entries",
        "snapshots",
        "vetoes",
        "targets",
    ):
        names = ", ".join(f'"{column.name}"' for column in before.table(table).columns)
        rows = [list(db.execute(f"SELECT {names} FROM {table} ORDER BY 1, 2")) for db in (before, after)]
        assert rows[0] == rows[1], table
    assert problems_of(after) == []


@pytest.mark.parametrize("table", ["findings", "sightings"])
def test_every_finding_stands_where_it_stood_under_its_new_id(
    before: Database, after: Database, table: str
) -> None:
    names = [column.name for column in before.table(table).columns]
    ids = renamed(after)
    old = [row | {"finding_id": ids[row["finding_id"]]} for row in before.query(f"SELECT * FROM {table}")]
    listed = ", ".join(f'"{name}"' for name in names)
    new = list(after.query(f"SELECT {listed} FROM {table}"))
    assert len(old) == 13
    assert sorted(old, key=repr) == sorted(new, key=repr)


def test_states_have_become_decisions(after: Database) -> None:
    rows = after.execute("SELECT finding_id, state, decided_by FROM decisions ORDER BY state").fetchall()
    ids = renamed(after)
    assert rows == [
        (ids["0f3eb90522d4b4967b13"], "dismissed", "（升级前）"),
        (ids["1fd910d4759c57b043c2"], "rectified", "（升级前）"),
    ]


def test_views_are_there_and_say_what_they_said(before: Database, after: Database) -> None:
    assert set(after.view_names()) >= VIEWS
    counting = {
        "target_summary",
        "target_kinds",
        "unit_summary",
        "sweep_summary",
        "not_inspected",
    }  # as the bulletin now
    for view in VIEWS - {"problem_list", "no_longer_seen"} - counting:
        names = ", ".join(f'"{column.name}"' for column in before.view(view).columns)
        rows = [sorted(db.execute(f"SELECT {names} FROM {view}"), key=repr) for db in (before, after)]
        assert rows[0] == rows[1], view
    ids = renamed(after)
    listed = "SELECT finding_id FROM problem_list"
    assert sorted(ids[row[0]] for row in before.execute(listed)) == sorted(
        row[0] for row in after.execute(listed)
    )


def test_a_target_of_which_nothing_was_read_no_longer_passes(before: Database, after: Database) -> None:
    rates = [
        dict(db.execute("SELECT target_kind, pass_rate FROM sweep_summary").fetchall())
        for db in (before, after)
    ]
    assert rates[0] == {"account": 66.7, "channel": 100.0, "website": 75.0}
    assert rates[1] == {"account": 50.0, "channel": 100.0, "website": 66.7}
