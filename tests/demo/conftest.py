from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from govspider.demo.city import DEFAULT_PAGES, build_city
from govspider.demo.model import City
from govspider.demo.process import DemoProcess, start

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 2, 29)
SEED = 3


@pytest.fixture(scope="session")
def city() -> City:
    return build_city(SEED, DEFAULT_PAGES, DAY)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoProcess]:
    folder: Path = tmp_path_factory.mktemp("data")
    with start(folder, SEED, DEFAULT_PAGES, DAY) as running:
        yield running


@pytest.fixture(scope="session")
def served_port(served: DemoProcess) -> int:
    return served.port
