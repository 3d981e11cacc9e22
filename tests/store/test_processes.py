"""Several processes on one file: no target is given twice, a killed writer leaves whole pages only."""

import subprocess
import sys
from pathlib import Path

import pytest

from govspider.store.connect import open_database
from govspider.store.integrity import problems_of
from govspider.store.writer import Store
from tests.store.samples import DAY, SWEEP, site, sites

ROOT = Path(__file__).parents[2]


def start(action: str, path: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.worker", action, str(path), name]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def shared(empty: Store) -> Store:
    empty.import_ledger(sites(60), "")
    empty.begin_sweep(SWEEP, DAY)
    return empty


def test_two_processes_never_claim_the_same_target(shared: Store, path: Path) -> None:
    workers = [start("claim", path, f"w{number}") for number in range(2)]
    answers = [worker.communicate() for worker in workers]
    assert [errors for _, errors in answers] == ["", ""]
    claimed = [out.split() for out, _ in answers]
    assert sorted(claimed[0] + claimed[1]) == [site(number).target_id for number in range(60)]
    assert dict(shared.progress(SWEEP).targets) == {"crawled": 60}
    assert problems_of(shared.db) == []


@pytest.mark.usefixtures("shared")
def test_a_killed_writer_leaves_whole_pages_only(path: Path) -> None:
    """One writer is killed in the middle, while another goes on."""
    victim, other = start("write", path, "1"), start("write", path, "2")
    assert victim.stdout is not None
    assert other.stdout is not None
    reported = [victim.stdout.readline() for _ in range(30)][-1]
    victim.kill()
    victim.communicate()
    for _ in range(30):
        assert other.stdout.readline() != ""  # the lock died with its holder
    other.kill()
    other.communicate()

    db = open_database(path)
    assert problems_of(db) == []
    counts = list(
        db.query(
            "SELECT target_id, (SELECT count(*) FROM links WHERE page_id = pages.page_id) AS links FROM pages"
        )
    )
    assert {row["links"] for row in counts} == {50}
    victims = [row for row in counts if row["target_id"] == site(1).target_id]
    assert len(victims) >= int(reported) + 1  # what it said to be written is there
    db.close()
