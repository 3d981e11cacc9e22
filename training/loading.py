"""What the trainers of the speller begin with: its parts, by models that are being made."""

from dataclasses import dataclass, replace
from pathlib import Path

from scrapy.utils.project import get_project_settings

from benchmarks.text.data import FOLDS, fold_of
from govspider.config import Config
from govspider.words.spelling.characters import CHARACTERS, load_characters
from govspider.words.spelling.corrector import CORRECTOR, Corrector, load_corrector
from govspider.words.spelling.neighbours import NEIGHBOURS, load_neighbours
from govspider.words.spelling.pairs import WORDS, with_model
from govspider.words.spelling.parts import Parts, load_parts, load_vocabulary
from govspider.words.spelling.suspects import Suspects


@dataclass(frozen=True, slots=True)
class FoldedParts:
    """The parts of the speller: those by models that have read everything, and those by models without a fifth each."""

    whole: Parts
    folds: tuple[Parts, ...]  # by the fifth of the development sentences that their models have not read

    def of(self, meant: str) -> Parts:
        """Those whose models have not read a sentence of the development data."""
        return self.folds[fold_of(meant)]


def load_for_training(models: Path, *, trains_network: bool = False) -> FoldedParts:
    """The parts of the speller, with the official models of a folder instead of those that ship.

    Args:
        models: folder that `official_models --folds`, `vectors` and `train_corrector` have written.
        trains_network: the last one has not yet: the corrector that ships stands in, and is not asked.

    Raises:
        OSError: a model is missing.
    """
    config = Config.from_settings(get_project_settings())
    assert config.language_model is not None
    assert config.official_models is not None
    vocabulary = load_vocabulary(config.dictionaries_dir)
    stand_in = load_corrector(config.official_models / CORRECTOR) if trains_network else None
    corrector = stand_in or load_corrector(models / CORRECTOR)
    whole = load_parts(config.language_model, models, config.cache_dir, vocabulary, corrector)
    return FoldedParts(
        whole, tuple(with_models(whole, models / str(fold), stand_in) for fold in range(FOLDS))
    )


def with_models(parts: Parts, folder: Path, corrector: Corrector | None = None) -> Parts:
    """The parts with the n-grams, neighbours and corrector of another folder."""
    characters, neighbours = load_characters(folder / CHARACTERS), load_neighbours(folder / NEIGHBOURS)
    return replace(
        parts,
        characters=characters,
        suspects=Suspects(characters, neighbours, parts.confusable, parts.tables, parts.suspects.cached),
        features=replace(parts.features, characters=characters),
        pairs=with_model(parts.pairs, folder / WORDS),
        corrector=corrector or load_corrector(folder / CORRECTOR),
    )
