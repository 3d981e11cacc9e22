"""What the trainers of the speller begin with: its parts, by models that are being made."""

from pathlib import Path

from scrapy.utils.project import get_project_settings

from govspider.config import Config
from govspider.words.spelling.parts import Parts, load_parts, load_vocabulary


def load_for_training(models: Path) -> Parts:
    """The parts of the speller, with the official models of a folder instead of those that ship.

    Args:
        models: folder that `official_models` and `vectors` have written.
    """
    config = Config.from_settings(get_project_settings())
    assert config.language_model is not None
    vocabulary = load_vocabulary(config.dictionaries_dir)
    return load_parts(config.language_model, models, config.cache_dir, vocabulary)
