"""One direction: a module imports only from rooms above its own (docs/architecture.md); inside a row there is no circle."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "govspider"
# From the ground up.
ROWS: tuple[tuple[str, ...], ...] = (
    ("items", "errors", "quarters", "files", "isolation"),
    ("config", "settings", "addresses", "profile"),
    ("text", "platforms", "ledger"),
    ("privacy", "words", "reach"),
    ("extract", "attachments", "ocr"),
    ("checks", "store"),
    ("judge", "browser"),
    ("crawl",),
    ("spiders", "middlewares", "pipelines", "logs"),
    ("assess", "sweep"),
    ("report",),
    ("examine", "demo"),
    ("command", "commands"),
)
ROW_OF = {room: number for number, rooms in enumerate(ROWS) for room in rooms}
MAX_LINES = 300
WRITTEN = (".py", ".js", ".css", ".html")  # by hand, line by line
FOLDERS = ("govspider", "benchmarks", "training", "tests")


def sources(*folders: str, suffix: str = ".py") -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob(f"*{suffix}"))


def imported(path: Path) -> set[str]:
    """Modules and packages of ours that a file imports, wherever in it; also for type checking only."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(_module(node.module, alias.name) for alias in node.names)
    return {name for name in names if name.startswith("govspider.")}


def _module(module: str, name: str) -> str:
    """`from a.b import c` imports module a.b.c if there is one, else a.b."""
    inner = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if inner.with_suffix(".py").is_file() or inner.is_dir() else module


def room(module: str) -> str:
    return module.split(".")[1]


def own_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = [path for path in sources("govspider") if path != PACKAGE / "__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=own_name)
def test_imports_go_one_way(path: Path) -> None:
    own = ROW_OF[room(own_name(path))]
    above = {name for name in imported(path) if ROW_OF[room(name)] > own}
    assert not above, f"{path.name} reaches up: {sorted(above)}"


def test_the_package_imports_neither_trainer_nor_benchmarks_nor_tests() -> None:
    others = re.compile(r"^\s*(?:from|import)\s+(?:training|benchmarks|tests)\b", re.MULTILINE)
    assert [
        path.name for path in sources("govspider") if others.search(path.read_text(encoding="utf-8"))
    ] == []


def test_rooms_of_one_row_have_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        own = room(own_name(path))
        graph.setdefault(own, set()).update({room(name) for name in imported(path)} - {own})
    assert_no_circle(graph)


def test_modules_have_no_circle() -> None:
    known = {own_name(path) for path in MODULES}
    # A package's door imports its rooms; a room that asks the door for a sibling is a circle, too.
    assert_no_circle({own_name(path): (imported(path) & known) - {own_name(path)} for path in MODULES})


def assert_no_circle(graph: dict[str, set[str]]) -> None:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_every_room_has_its_row_and_its_line_in_the_picture() -> None:
    rooms = {own_name(path).split(".")[1] for path in MODULES}
    assert rooms == set(ROW_OF)
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^\| (\d+) \| ([^|]+) \|", picture, re.MULTILINE)
    assert [(int(row), tuple(re.findall(r"`(\w+)`", names))) for row, names in drawn] == list(enumerate(ROWS))


def test_files_stay_small() -> None:
    written = [path for suffix in WRITTEN for path in sources(*FOLDERS, suffix=suffix)]
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    long = {str(path.relative_to(ROOT)): lines for path, lines in sizes.items() if lines > MAX_LINES}
    assert long == {}, "is there a room missing?"
