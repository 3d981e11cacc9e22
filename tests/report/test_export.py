"""The canonical export: the same findings are the same bytes, whenever and however often they are written."""

import json
import sqlite3
from pathlib import Path

from govspider.report import ReportPaths, write_report
from tests.report.city import FINDINGS, SWEEP, build
from tests.stores import to


def test_every_finding_once_in_order(report: ReportPaths) -> None:
    found = [json.loads(line) for line in report.findings.read_text(encoding="utf-8").splitlines()]
    ids = [one["finding_id"] for one in found]
    assert ids == sorted(one.finding_id for findings in FINDINGS.values() for one in findings)
    assert all("value_hash" not in one for one in found)
    assert not [key for one in found for key in one if key.endswith("_at")]
    assert "never-exported" not in report.findings.read_text(encoding="utf-8")


def test_two_databases_with_the_same_findings_export_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("a", "b"):
        database = build(tmp_path / f"{name}.db")
        if name == "b":  # other times of the clock, other order of rows
            with sqlite3.connect(database) as db:
                db.execute(
                    "UPDATE sweeps SET started_at = '2030-01-01T00:00:00', ended_at = '2031-01-01T00:00:00'"
                )
                db.execute("UPDATE pages SET fetched_at = '2030-01-01T00:00:00'")
            db.close()
        paths = write_report(to(database, SWEEP, tmp_path / name))
        written.append([path.read_bytes() for path in (paths.findings, paths.html, paths.markdown)])
    assert written[0] == written[1]


def test_writing_again_replaces_and_leaves_nothing_behind(database: Path, tmp_path: Path) -> None:
    first = write_report(to(database, SWEEP, tmp_path / "out")).findings.read_bytes()
    assert write_report(to(database, SWEEP, tmp_path / "out")).findings.read_bytes() == first
    files = (tmp_path / "out" / "out" / SWEEP).iterdir()
    names = sorted(path.name for path in files if path.name != ".written.json")  # what tells people's changes
    assert names == ["bulletin.html", "bulletin.md", "findings.jsonl", "problems.xlsx"]
