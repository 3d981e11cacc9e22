"""The store accepts nothing but masked text: by type, and what is masked is made in one room only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "govspider"
MASKED = {"MaskedText", "MaskedPage", "MaskedProbe", "MaskedEntry", "MaskedLedger"}
# The store reads back what it was given, judging cuts what is masked into words.
MAY_MAKE = {"privacy", "store", "judge"}
SAVES = """
from datetime import date
from govspider.items import JudgedPage, Ledger, LinkProbe, MenuEntry, Page
from govspider.store import Store


def save(store: Store, page: Page, probe: LinkProbe, entry: MenuEntry, ledger: Ledger, text: str) -> None:
    store.save_page("q", JudgedPage(page), date(2023, 6, 30))
    store.save_probe("q", probe)
    store.save_menu("q", "1", (entry,))
    store.import_ledger(ledger, "")
    store.mark_failed("q", "1", text)
    store.mark_crawled("q", "1", text)
"""


def test_what_is_masked_is_made_where_text_is_masked() -> None:
    makers = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MASKED
    }
    assert makers <= MAY_MAKE


@pytest.mark.slow
def test_the_type_checker_refuses_what_was_not_masked(tmp_path: Path) -> None:
    module = tmp_path / "saves.py"
    module.write_text(SAVES, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-incremental", "--follow-imports=silent", str(module)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    refused = [line for line in run.stdout.splitlines() if "[arg-type]" in line]
    assert len(refused) == SAVES.count("store.save_") + SAVES.count("store.mark_") + SAVES.count(
        "store.import_"
    ), run.stdout
