"""The project's own dictionaries, loaded once."""

from pathlib import Path

import pytest
from hypothesis import settings

from govspider.text.segment import Segmenter, load_segmenter
from govspider.words.alike import Alike, load_alike
from govspider.words.rules import RuleMatcher, load_rules

# Tests measure no time, and the same code passes or fails the same way on every machine: `make fuzz` seeks further.
settings.register_profile("any machine", deadline=None, derandomize=True)
settings.load_profile("any machine")
DICTIONARIES = Path(__file__).parent.parent / "dictionaries"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no process waits for one sweep at the end while the others are done."""
    items.sort(key=lambda item: (item.get_closest_marker("slow") is None, "sweep" not in item.path.parts))


@pytest.fixture(scope="session")
def dictionaries() -> Path:
    return DICTIONARIES


@pytest.fixture(scope="session")
def segmenter(dictionaries: Path) -> Segmenter:
    return load_segmenter(dictionaries)


@pytest.fixture(scope="session")
def alike(dictionaries: Path) -> Alike:
    return load_alike(dictionaries)


@pytest.fixture(scope="session")
def rules(dictionaries: Path, segmenter: Segmenter) -> RuleMatcher:
    return load_rules(dictionaries, segmenter)
