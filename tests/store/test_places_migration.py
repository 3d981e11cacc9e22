"""Old findings, one a place, become one a cause: nothing that people decided is lost, and what holds is the safer word."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from govspider.assess.decisions import decide
from govspider.items import FindingState
from govspider.store.integrity import problems_of
from govspider.store.lookups import sync_lookups
from govspider.store.migrate import migrate, steps
from govspider.store.transaction import immediate

PAGES = "http://a.test/"
Said = tuple[tuple[str, str], ...]  # what was decided of a finding, by whom


def old_file(path: Path, *said: Said, **fields: str) -> Database:
    """A database of version 3 with the same slip on several pages; each with what people said of it."""
    db = Database(path)
    migrate(db, steps()[:3])
    db.execute("PRAGMA foreign_keys=on")
    with immediate(db):
        db.execute(
            "INSERT INTO sweeps (sweep_id, inspected_on, started_at) VALUES ('2023Q2', '2023-06-30', '')"
        )
        db.execute(
            "INSERT INTO targets (target_id, kind, name, unit) VALUES ('t', 'website', '某网', '某局')"
        )
        for number, decisions in enumerate(said):
            row = {
                "finding_id": f"old{number}",
                "target_id": "t",
                "indicator": "T1",
                "kind": "wrong_word",
                "page_url": f"{PAGES}{number}",
                "part": "body",
                "start": 3,
                "end": 5,
                "shown": "登陆",
                "problem": f"第{number}处",
                "suggestion": "登录",
                "layer": "confusion",
                "severity": "general",
                "confidence": 0.99,
                "first_seen": "2023-06-30",
                "last_seen": "2023-06-30",
            }
            db.table("findings").insert(row | fields)
            db.execute(
                "INSERT INTO sightings (sweep_id, finding_id, scope, seen_on) VALUES (?, ?, 'page', '2023-06-30')",
                ["2023Q2", f"old{number}"],
            )
            for state, by in decisions:
                db.execute(
                    "INSERT INTO decisions (finding_id, state, decided_at, decided_by) VALUES (?, ?, '2023-07-01', ?)",
                    [f"old{number}", state, by],
                )
    return db


def lead_on(db: Database) -> None:
    migrate(db)
    sync_lookups(db)
    assert problems_of(db) == []


NOBODY: Said = ()
YES: Said = (("confirmed", "甲"),)
NO: Said = (("dismissed", "乙"),)
MENDED: Said = (("rectified", "丙"),)
ASKED: Said = (("dismissed", "乙"), ("open", "丁"))  # 待整改
BACK: Said = (("rectified", "丙"), ("open", "govspider"))  # seen again


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ((NOBODY, NOBODY, NOBODY), "open"),
        ((NO, NOBODY), "dismissed"),
        ((NO, NO), "dismissed"),
        ((YES, NO), "confirmed"),
        ((NO, YES, MENDED), "confirmed"),
        ((NO, ASKED), "open"),
        ((MENDED, MENDED), "rectified"),
        ((MENDED, NOBODY), "open"),
        ((MENDED, BACK), "open"),
        ((MENDED, NO), "dismissed"),
    ],
)
def test_what_holds_where_several_were_decided(tmp_path: Path, said: tuple[Said, ...], state: str) -> None:
    db = old_file(tmp_path / "a.db", *said)
    before = list(db.execute("SELECT state, decided_at, decided_by FROM decisions ORDER BY decision_id"))
    lead_on(db)
    ((cause, held),) = db.execute("SELECT finding_id, state FROM causes").fetchall()
    assert held == state
    rows = db.execute(
        "SELECT finding_id, state, decided_at, decided_by FROM decisions ORDER BY decision_id"
    ).fetchall()
    assert [row[1:] for row in rows[: len(before)]] == before
    assert {row[0] for row in rows} <= {cause}
    assert (rows[-1][1] if rows else "open") == state  # the newest decision is the state
    assert len(rows) - len(before) <= 1
    assert db.execute("SELECT count(*) FROM places WHERE finding_id = ?", [cause]).fetchone()[0] == len(said)
    assert db.execute("SELECT page_url, places FROM sightings").fetchall() == [(f"{PAGES}0", len(said))]


def test_an_old_id_is_still_known(tmp_path: Path) -> None:
    db = old_file(tmp_path / "a.db", NOBODY, NOBODY)
    lead_on(db)
    decide(db, ["old1"], FindingState.DISMISSED, by="甲")
    assert db.execute("SELECT state FROM findings").fetchall() == [("dismissed",)]


def test_a_decision_outlives_its_places(tmp_path: Path) -> None:
    db = old_file(tmp_path / "a.db", NO)
    with immediate(db):
        db.execute("DELETE FROM sightings")
    lead_on(db)
    assert db.execute("SELECT shown, state, page_url FROM findings").fetchall() == [
        ("登陆", "dismissed", None)
    ]


def test_personal_data_is_told_apart_by_its_hash(tmp_path: Path) -> None:
    db = old_file(tmp_path / "a.db", NOBODY, NOBODY, kind="phone", shown="138****0000")
    with immediate(db):
        for number in range(2):
            db.execute(
                "UPDATE findings SET value_hash = ? WHERE finding_id = ?", [f"h{number}", f"old{number}"]
            )
    lead_on(db)
    assert db.execute("SELECT count(*) FROM causes").fetchone() == (2,)
