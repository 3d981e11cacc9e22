"""Detector 4: wrong words that show in their context (语言模型判定层). `load_spellers` is the door."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govspider.config import Config
from govspider.text.match import Refusal
from govspider.words.spelling.finder import WordFinder


def load_spellers(config: Config) -> tuple[WordFinder, ...]:
    """The language-model detector and the neural corrector, those that are installed.

    Raises:
        DictionaryError: a dictionary file is invalid.
        ConfigError: the folder of the neural corrector holds no usable model.
    """
    from govspider.words.spelling.loading import load_speller
    from govspider.words.spelling.neural import load_neural

    speller = load_speller(
        config.language_model,
        config.official_models,
        config.cache_dir,
        config.dictionaries_dir,
        config.count_threshold,
    )
    neural = load_neural(config.neural_model, config.count_threshold)
    return tuple(finder for finder in (speller, neural) if finder)


def for_drafts(spellers: Iterable[WordFinder]) -> tuple[WordFinder, ...]:
    """The same for drafts (草稿), which are short and hold more errors: the language model takes more time, misses less."""
    from govspider.words.spelling.cache import Cache
    from govspider.words.spelling.remembered import Remembered
    from govspider.words.spelling.speller import Speller

    return tuple(
        replace(
            speller,
            acceptor=replace(speller.acceptor, is_of_drafts=True),
            cache=Cache(),
            remembered=Remembered(None),  # what pages' gates have ended is not in order by that
        )
        if isinstance(speller, Speller)
        else speller
        for speller in spellers
    )


def refused(spellers: Iterable[WordFinder], text: str) -> Iterator[Refusal]:
    """What the language model suspected in a text and why it is not told: for `dictionary why`."""
    from govspider.words.spelling.refusals import refusals
    from govspider.words.spelling.speller import Speller

    for speller in spellers:
        if isinstance(speller, Speller):
            yield from refusals(speller, text)
