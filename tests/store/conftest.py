"""A real database file for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from govspider.store.writer import Store
from tests.store.samples import DAY, LEDGER, SWEEP
from tests.stores import new_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "数据 库" / "govspider.db"


@pytest.fixture
def empty(path: Path) -> Iterator[Store]:
    """A store with nothing in it."""
    store = new_store(path)
    yield store
    store.close()


@pytest.fixture
def store(empty: Store) -> Store:
    """A store with a ledger and a sweep that has begun."""
    empty.import_ledger(LEDGER, "hash")
    empty.begin_sweep(SWEEP, DAY)
    return empty
