"""kill -9 at any moment and run again: the findings are those of an undisturbed sweep, byte for byte."""

import pytest

from govspider import demo
from tests.lengths import KILLS
from tests.sweep.conftest import small_city
from tests.sweep.running import SweepFolder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def undisturbed(city: demo.DemoProcess, tmp_path_factory: pytest.TempPathFactory) -> SweepFolder:
    # One worker: how many share the work changes nothing either.
    folder = small_city(city, tmp_path_factory.mktemp("undisturbed"), GOVSPIDER_WORKERS="1")
    first = folder.run()
    assert first.returncode == 0, first.stderr
    return folder


def test_killed_again_and_again_finds_the_same(undisturbed: SweepFolder, sweep_folder: SweepFolder) -> None:
    pages = undisturbed.count("pages")
    assert undisturbed.findings.count(b"\n") > 10
    kills = [sweep_folder.killed_at(pages * share // 100) for share in KILLS]
    assert any(kills)
    again = sweep_folder.run()
    assert again.returncode == 0, again.stderr
    assert sweep_folder.findings == undisturbed.findings
    assert sweep_folder.count("pages") == pages
    assert sweep_folder.rows("PRAGMA integrity_check") == [("ok",)]
    assert sweep_folder.rows("PRAGMA foreign_key_check") == []
    states = sweep_folder.rows("SELECT DISTINCT state FROM inspections WHERE state <> 'skipped'")
    assert states == [("done",)]


def test_a_finished_sweep_does_nothing_twice(undisturbed: SweepFolder) -> None:
    fetched = undisturbed.rows("SELECT url, fetched_at FROM pages ORDER BY page_id")
    found = undisturbed.findings
    second = undisturbed.run()
    assert second.returncode == 0
    assert "bulletin.html" in second.stdout
    assert undisturbed.rows("SELECT url, fetched_at FROM pages ORDER BY page_id") == fetched
    assert undisturbed.findings == found
