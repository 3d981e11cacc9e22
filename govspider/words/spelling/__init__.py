"""Detector 4: wrong words that show in their context (语言模型判定层). `load_spellers` is the door."""

from collections.abc import Iterable, Iterator

from govspider.config import Config
from govspider.text.match import Refusal
from govspider.words.spelling.finder import WordFinder


def load_spellers(config: Config) -> tuple[WordFinder, ...]:
    """The language-model detector and the neural corrector, those that are installed.

    Raises:
        DictionaryError: a dictionary file is invalid.
        ConfigError: the folder of the neural corrector holds no usable model.
    """
    from govspider.words.spelling.neural import load_neural
    from govspider.words.spelling.speller import load_speller

    speller = load_speller(
        config.language_model,
        config.official_models,
        config.cache_dir,
        config.dictionaries_dir,
        config.count_threshold,
    )
    neural = load_neural(config.neural_model, config.count_threshold)
    return tuple(finder for finder in (speller, neural) if finder)


def refused(spellers: Iterable[WordFinder], text: str) -> Iterator[Refusal]:
    """What the language model suspected in a text and why it is not told: for `dictionary why`."""
    from govspider.words.spelling.refusals import refusals
    from govspider.words.spelling.speller import Speller

    for speller in spellers:
        if isinstance(speller, Speller):
            yield from refusals(speller, text)
