"""What the project promises of itself: its README, its settings, its lock file."""

import re
import subprocess
from pathlib import Path

from govspider import settings

ROOT = Path(__file__).parent.parent


def test_every_link_in_the_documents_leads_somewhere() -> None:
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    dead = [
        f"{document.name}: {link}"
        for document in documents
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        if "://" not in link and not (document.parent / link).exists()
    ]
    assert dead == []


def test_the_readme_opens_with_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.split("#")[0].strip() for line in lines[:8] if line.startswith("make ")]
    assert commands == ["make sweep", "make test"]


def test_scrapy_lint_knows_every_setting_of_ours() -> None:
    ours = {name for name in vars(settings) if name.startswith("GOVSPIDER_")}
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [name for name in sorted(ours) if f'"{name}"' not in text] == []


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    help_text = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout  # fmt: skip
    assert {target for target in targets if not re.search(rf"make {target}\b", help_text)} == set()


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert "://" not in lock
    assert "index-url" not in lock
