"""Where there is no ledger, a sweep serves the demo city itself and inspects it."""

import json
from pathlib import Path

import pytest

from tests.sweep.conftest import HURRY
from tests.sweep.running import SweepFolder

pytestmark = pytest.mark.slow


def test_without_a_ledger_the_demo_city_is_swept(tmp_path: Path) -> None:
    folder = SweepFolder(tmp_path / "data", HURRY)
    assert folder.killed_at(3, "--seed", "5", "--pages", "4")
    marks = folder.folder / "demo"
    assert json.loads((marks / "swept.json").read_text(encoding="utf-8")) == {"seed": 5, "pages": 4}
    pages = folder.rows("SELECT url FROM pages WHERE outcome = 'ok' AND url LIKE 'http://%.test/%'")
    assert len(pages) >= 3
    (targets,) = folder.rows("SELECT count(*) FROM inspections")
    assert targets == (277,)
