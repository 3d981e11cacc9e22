"""Every query of docs/analysts.md runs and answers; those that list or count faults tell what counts."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from govspider.assess.decisions import decide
from govspider.items import FindingState
from govspider.store.writer import Store
from tests.store.samples import SWEEP

COOKBOOK = Path(__file__).parents[2] / "docs" / "analysts.md"
QUERIES = re.findall(r"^## (.+?)\n.*?```sql\n(.*?)```", COOKBOOK.read_text("utf-8"), re.DOTALL | re.MULTILINE)
# Those that list or count faults, so what counts alone.
OF_FAULTS = [
    (question, sql)
    for question, sql in QUERIES
    if re.search(r"^FROM (problem_list|finding_places|no_longer_seen|mended_places)", sql, re.MULTILINE)
]


@pytest.mark.parametrize(("question", "sql"), QUERIES, ids=[question for question, _ in QUERIES])
def test_every_query_of_the_cookbook_answers(full: Store, question: str, sql: str) -> None:
    rows = list(full.db.query(sql))
    assert rows, question


def test_the_cookbook_has_queries() -> None:
    assert len(QUERIES) >= 15
    assert len(OF_FAULTS) >= 8


@pytest.mark.parametrize(("question", "sql"), OF_FAULTS, ids=[question for question, _ in OF_FAULTS])
def test_what_waits_for_a_person_is_no_fault_in_the_cookbook(full: Store, question: str, sql: str) -> None:
    full.db.execute("UPDATE causes SET state = 'open'")
    full.db.execute("UPDATE places SET needs_person = 1, confidence = 1")  # as sure as can be
    assert list(full.db.query(sql)) == [], question


def test_a_unit_must_mend_what_counts(full: Store) -> None:
    ((_, sql),) = ((question, sql) for question, sql in QUERIES if "单位问题清单" in question)
    in_hand = (
        "SELECT finding_id FROM problem_list WHERE sweep_id = ? AND unit = '市财政局' AND counts ORDER BY 1"
    )
    first_id, second_id, third_id, *_ = (row["finding_id"] for row in full.db.query(in_hand, [SWEEP]))
    whole = len(list(full.db.query(sql)))
    assert whole == len(list(full.db.query(in_hand, [SWEEP]))) >= 5
    full.db.execute("UPDATE places SET needs_person = 1, confidence = 1 WHERE finding_id = ?", [first_id])
    assert len(list(full.db.query(sql))) == whole - 1
    decide(full.db, [first_id], FindingState.CONFIRMED, by="李检查")  # 属实
    assert len(list(full.db.query(sql))) == whole
    decide(full.db, [second_id], FindingState.DISMISSED, by="李检查")
    decide(full.db, [third_id], FindingState.RECTIFIED, by="李检查")
    assert len(list(full.db.query(sql))) == whole - 2


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="no sqlite3 shell on this machine")
def test_the_shell_reads_the_same(full: Store, path: Path) -> None:
    for _, sql in QUERIES:
        if sql.startswith("SELECT"):
            command = ["sqlite3", "-readonly", "-json", str(path), sql]
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
            assert json.loads(answer.stdout) == list(full.db.query(sql))
