"""kill -9 at any moment and run again: the findings are those of an undisturbed sweep, byte for byte."""

from pathlib import Path

import pytest

from govspider import demo
from tests.sweep.conftest import small_city
from tests.sweep.running import SweepFolder

pytestmark = pytest.mark.slow


def test_killed_five_times_finds_the_same(
    city: demo.DemoProcess, tmp_path: Path, sweep_folder: SweepFolder
) -> None:
    undisturbed = small_city(city, tmp_path / "undisturbed")
    first = undisturbed.run()
    assert first.returncode == 0, first.stderr
    pages = undisturbed.count("pages")
    assert undisturbed.findings.count(b"\n") > 10
    kills = [sweep_folder.killed_at(pages * share // 100) for share in (3, 20, 45, 70, 90)]
    assert any(kills)
    again = sweep_folder.run()
    assert again.returncode == 0, again.stderr
    assert sweep_folder.findings == undisturbed.findings
    assert sweep_folder.count("pages") == pages
    assert sweep_folder.rows("PRAGMA integrity_check") == [("ok",)]
    assert sweep_folder.rows("PRAGMA foreign_key_check") == []
    states = sweep_folder.rows("SELECT DISTINCT state FROM inspections WHERE state <> 'skipped'")
    assert states == [("done",)]


def test_a_finished_sweep_does_nothing_twice(sweep_folder: SweepFolder) -> None:
    assert sweep_folder.run().returncode == 0
    fetched = sweep_folder.rows("SELECT url, fetched_at FROM pages ORDER BY page_id")
    found = sweep_folder.findings
    second = sweep_folder.run()
    assert second.returncode == 0
    assert "bulletin.html" in second.stdout
    assert sweep_folder.rows("SELECT url, fetched_at FROM pages ORDER BY page_id") == fetched
    assert sweep_folder.findings == found
