"""What proposes and describes edits, loaded once (模型与词表): the models, and what the dictionaries know of words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from govspider.words.alike import load_alike
from govspider.words.spelling.characters import (
    CHARACTERS,
    NEIGHBOURS,
    Characters,
    load_characters,
    load_neighbours,
)
from govspider.words.spelling.confusable import Confusable, edition
from govspider.words.spelling.features import Features
from govspider.words.spelling.lattice import Scorer
from govspider.words.spelling.official import MODERN, TRADES, Official, load_counted, load_official
from govspider.words.spelling.pairs import WORDS, PairModel, load_pairs
from govspider.words.spelling.places import Places, load_places
from govspider.words.spelling.suspects import Suspects
from govspider.words.spelling.tables import Tables, load_tables, tables_stem

_OFFICIAL = 6.0  # ln(1 + count) of official words and names of divisions that jieba's dictionary lacks


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the project's dictionaries know of words and characters."""

    official: Official
    places: Places
    modern: Mapping[str, float]  # word of today → ln(1 + count)
    trades: Mapping[str, float]  # word of a trade → ln(1 + count)
    shapes: Mapping[str, frozenset[str]]  # further look-alikes of a character


@dataclass(frozen=True, slots=True)
class Parts:
    """What proposes and describes edits, without the tables that judge them."""

    scorer: Scorer
    tables: Tables
    confusable: Confusable
    features: Features
    characters: Characters
    suspects: Suspects
    pairs: PairModel


def load_vocabulary(dictionaries_dir: Path) -> Vocabulary:
    """What the dictionaries know.

    Raises:
        DictionaryError: a dictionary file is invalid.
    """
    return Vocabulary(
        load_official(dictionaries_dir),
        load_places(dictionaries_dir),
        load_counted(dictionaries_dir / MODERN),
        load_counted(dictionaries_dir / TRADES),
        load_alike(dictionaries_dir).shapes,
    )


def more_words(vocabulary: Vocabulary) -> dict[str, float]:
    """Words of the dictionaries that a model or jieba may lack → ln(1 + count)."""
    known = vocabulary.official.words | vocabulary.places.divisions
    return {**vocabulary.trades, **vocabulary.modern, **dict.fromkeys(sorted(known), _OFFICIAL)}


def load_parts(model: Path, official: Path, cache_dir: Path, vocabulary: Vocabulary) -> Parts:
    """What proposes and describes edits.

    Args:
        model: KenLM file of words of general text.
        official: folder of the models of official text.
        cache_dir: where compiled tables are kept.
        vocabulary: what the dictionaries know.

    Raises:
        OSError, ValueError, RuntimeError: a model cannot be read.
    """
    units, neighbours = load_characters(official / CHARACTERS), load_neighbours(official / NEIGHBOURS)
    pairs = load_pairs(official / WORDS)
    more = more_words(vocabulary)
    stem = tables_stem(model, cache_dir, more)
    tables = load_tables(model, stem, more)
    single = (word for word in tables.model if len(word) == 1)
    confusable = Confusable(tables.readings, single, vocabulary.shapes)
    cached = stem.with_name(f"{stem.name}-{edition(vocabulary.shapes)}")
    suspects = Suspects(units, neighbours, confusable, tables, cached)
    features = Features(tables, confusable, vocabulary.official, vocabulary.places, units)
    return Parts(Scorer(model), tables, confusable, features, units, suspects, pairs)
