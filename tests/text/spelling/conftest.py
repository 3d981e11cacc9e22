"""The real speller on the real language model, made once; what needs it skips where the model is not installed."""

from pathlib import Path

import pytest
from scrapy.settings import Settings

from govspider.config import Config
from govspider.text.spelling.speller import Speller, load_speller

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def model_file() -> Path:
    settings = Settings()
    settings.setmodule("govspider.settings")
    path = Config.from_settings(settings).language_model
    if path is None or not path.is_file():
        pytest.skip("the language model is not installed")
    return path


@pytest.fixture(scope="session")
def speller(model_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Speller:
    found = load_speller(model_file, tmp_path_factory.mktemp("cache"), ROOT / "dictionaries", accuse=0.96)
    assert found is not None
    return found
