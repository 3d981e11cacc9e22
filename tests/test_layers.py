"""One direction: a module imports only from its own row or the rows below (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS: dict[str, int] = {
    "items": 0,
    "errors": 0,
    "quarters": 0,
    "config": 1,
    "settings": 1,
    "indicators": 1,
    "names": 1,
    "ledger": 1,
    "text": 1,
    "extract": 2,
    "attachments": 2,
    "checks": 2,
    "platforms": 2,
    "logs": 3,
    "middlewares": 3,
    "spiders": 3,
    "browser": 3,
    "pipelines": 3,
    "store": 3,
    "sweep": 4,
    "assess": 4,
    "report": 5,
    "desk": 5,
    "demo": 5,
    "examine": 5,
    "command": 6,
    "commands": 6,
}
MAX_LINES = 300


def modules() -> list[Path]:
    return sorted((ROOT / "govspider").rglob("*.py"))


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "govspider":
                names.update(f"govspider.{alias.name}" for alias in node.names)
            else:
                names.add(node.module)
    return {name for name in names if name.startswith("govspider.")}


def own_room(path: Path) -> str:
    return path.relative_to(ROOT / "govspider").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    if path.parent == ROOT / "govspider" and path.name == "__init__.py":
        return
    own = LAYERS[own_room(path)]
    above = {name for name in imported(path) if LAYERS[room(name)] > own}
    assert not above, f"{path.name} reaches up: {sorted(above)}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_small(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{path.name} has {lines} lines: is there a room missing?"
