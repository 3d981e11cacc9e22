"""One conclusion for each target: what people decided is in the next report, and all who tell a number tell the same."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from govspider.assess.decisions import decide
from govspider.checks import site_down
from govspider.errors import StoreError
from govspider.items import Finding, FindingState
from govspider.report import write_report
from govspider.report.bulletin_facts import read_facts
from govspider.store import open_database
from govspider.sweep.summary import summary_lines
from tests.report.city import FINDINGS, HEALTH, SWEEP, build
from tests.stores import config_of

DOWN = Finding("V2", site_down.KIND, HEALTH.target_id, "首页无法打开：返回错误状态（502）", HEALTH.home_url)


def bulletin(database: Path) -> str:
    return write_report(config_of(database, SWEEP)).markdown.read_text(encoding="utf-8")


def ids(db: Database, kind: str) -> list[str]:
    return [row["finding_id"] for row in db.query("SELECT finding_id FROM findings WHERE kind = ?", [kind])]


def test_who_writes_a_report_assesses_first(tmp_path: Path) -> None:
    database = build(tmp_path / "govspider.db", FINDINGS | {HEALTH.target_id: (DOWN,)})
    veto = f"| {HEALTH.unit} | {HEALTH.name} | {HEALTH.target_id} | 不合格 |"
    assert veto in bulletin(database)
    db = open_database(database)
    decide(db, ids(db, site_down.KIND), FindingState.DISMISSED, by="李检查", why="浏览器可以打开")
    db.close()
    assert veto not in bulletin(database)
    assert "返回错误状态（502）" not in bulletin(database)
    assert f"| {HEALTH.unit} | {HEALTH.name} | {HEALTH.target_id} | 合格 |" in bulletin(database)


def test_view_bulletin_and_summary_tell_the_same_rate(database: Path) -> None:
    text = bulletin(database)  # the city has a site that was not read, and one that was not inspected
    db = open_database(database)
    rows = list(db.query("SELECT * FROM sweep_summary ORDER BY target_kind"))
    for row in rows:
        line = next(line for line in text.splitlines() if line.startswith(f"| {row['target_kind_name']} |"))
        assert f"| {row['pass_rate']:g}% |" in line
        assert f"| {row['passed']} |" in line
    assert {row["target_kind"]: row["unjudged"] for row in rows} == {"account": 1, "channel": 0, "website": 2}
    counted = sum(row["problems"] for row in db.query("SELECT problems FROM conclusions"))
    assert f"问题 {counted} 个" in summary_lines(db, SWEEP, 1)[0]
    assert f"共发现问题{counted}个" in text
    db.close()


def test_views_tell_the_bulletins_numbers(database: Path) -> None:
    bulletin(database)
    db = open_database(database)
    db.conn.row_factory = sqlite3.Row
    facts = read_facts(db.conn, SWEEP, 20)
    names = {row["target_kind_name"]: row for row in db.query("SELECT * FROM sweep_summary")}
    for line in facts.kinds:
        row = names[line.name]
        assert [
            row[name] for name in ("targets", "inspected", "passed", "vetoed", "suspected", "problems")
        ] == [line.listed, line.inspected, line.passed, line.failed, line.suspected, line.problems]
        assert row["unjudged"] == line.due - line.inspected
    for row in db.query("SELECT * FROM unit_summary"):
        (line,) = (one["line"] for one in facts.units if one["unit"] == row["unit"])
        told = [row[name] for name in ("targets", "inspected", "failed_targets", "problems")]
        assert told == [line.listed, line.inspected, line.failed, line.problems]
    limits = {row["target_id"]: row["reason"] for row in db.query("SELECT * FROM inspection_limits")}
    missed = {row["target_id"]: row["reason"] for row in db.query("SELECT * FROM not_inspected")}
    assert missed == {one["target_id"]: one["why"] for one in facts.missed}
    assert limits == missed | {one["target_id"]: one["why"] for one in facts.partial}
    db.close()


def test_decisions_are_kept_and_the_newest_one_counts(database: Path) -> None:
    db = open_database(database)
    (finding,) = ids(db, "dead_link")
    for state, by in ((FindingState.DISMISSED, "甲"), (FindingState.CONFIRMED, "乙")):
        decide(db, [finding], state, by=by, why="电话13790123456核实")
    rows = list(db.query("SELECT state, decided_by, reason FROM decisions ORDER BY decision_id"))
    assert [(row["state"], row["decided_by"]) for row in rows] == [("dismissed", "甲"), ("confirmed", "乙")]
    assert {row["reason"] for row in rows} == {"电话137****3456核实"}
    assert db.table("causes").get(finding)["state"] == "confirmed"
    for sql in ("UPDATE decisions SET state = 'open'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            db.execute(sql)
    db.close()


def test_an_unknown_finding_leaves_nothing_decided(database: Path) -> None:
    db = open_database(database)
    (finding,) = ids(db, "dead_link")
    with pytest.raises(StoreError, match="没有编号为“nowhere”的问题"):
        decide(db, [finding, "nowhere"], FindingState.DISMISSED, by="甲")
    assert db.table("decisions").count == 0
    db.close()


def test_a_state_typed_by_hand_is_a_decision_too(database: Path) -> None:
    db = open_database(database)
    with db.conn:
        db.execute("UPDATE findings SET state = 'rectified' WHERE kind = 'dead_link'")
    assert [row["state"] for row in db.query("SELECT state FROM decisions")] == ["rectified"]
    db.close()


def test_a_quarter_keeps_its_numbers(database: Path) -> None:
    db = open_database(database)
    before = list(db.query("SELECT * FROM conclusions ORDER BY target_id"))
    assert {row["profile"] for row in before} == {"national"}
    assert {(row["count_threshold"], row["show_threshold"]) for row in before} == {(0.96, 0.7)}
    decide(db, ids(db, "stale_column"), FindingState.DISMISSED, by="甲")
    assert list(db.query("SELECT * FROM conclusions ORDER BY target_id")) == before
    db.close()
