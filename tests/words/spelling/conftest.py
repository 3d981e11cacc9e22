"""The real speller on the real language model, made once; what needs it skips where the model is not installed."""

import os
from pathlib import Path

import pytest
from scrapy.settings import Settings

from govspider.config import Config
from govspider.words.spelling.loading import load_speller
from govspider.words.spelling.speller import Speller

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def config() -> Config:
    settings = Settings()
    settings.setmodule("govspider.settings")
    return Config.from_settings(settings)


@pytest.fixture(scope="session")
def model_file(config: Config) -> Path:
    path = config.language_model
    if path is None or not path.is_file():
        pytest.skip("the language model is not installed")
    return path


@pytest.fixture(scope="session")
def official_folder(config: Config) -> Path:
    path = config.official_models
    if path is None or not path.is_dir():
        pytest.skip("the models of official text are not there")
    return path


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all processes of a run: tables are made once."""
    run = tmp_path_factory.getbasetemp()
    folder = (run.parent if "PYTEST_XDIST_WORKER" in os.environ else run) / "tables"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def speller(model_file: Path, official_folder: Path, cache_dir: Path) -> Speller:
    found = load_speller(model_file, official_folder, cache_dir, ROOT / "dictionaries", count_threshold=0.96)
    assert found is not None
    return found
