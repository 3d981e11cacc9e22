"""A report of the small city, written once for each module that reads it."""

from pathlib import Path

import pytest

from govspider.report import ReportPaths, write_report
from tests.report.city import SWEEP, build
from tests.stores import config_of


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ReportPaths:
    folder = tmp_path_factory.mktemp("报告 folder")
    database = build(folder / "govspider.db")
    return write_report(config_of(database, SWEEP))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return build(tmp_path / "govspider.db")
