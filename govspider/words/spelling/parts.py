"""What proposes and describes edits, loaded once (模型与词表): the models, and what the dictionaries know of words."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from govspider.words.alike import load_alike
from govspider.words.spelling.candidates import Candidates, load_candidates
from govspider.words.spelling.characters import (
    CHARACTERS,
    Characters,
    load_characters,
)
from govspider.words.spelling.confusable import Confusable, edition
from govspider.words.spelling.corrector import Corrector
from govspider.words.spelling.features import Features
from govspider.words.spelling.known_words import with_known_words
from govspider.words.spelling.neighbours import NEIGHBOURS, load_neighbours
from govspider.words.spelling.official import FILE, MODERN, TRADES, Official, load_counted, load_official
from govspider.words.spelling.pairs import WORDS, PairModel, load_pairs
from govspider.words.spelling.places import FILE as PLACES
from govspider.words.spelling.places import Places, load_places
from govspider.words.spelling.prints import Prints, load_prints
from govspider.words.spelling.suspects import Suspects
from govspider.words.spelling.tables import Tables, load_tables, tables_stem

_WORDS_VERSION = b"1"  # raise it when `more_words` makes something else of the same files
_OFFICIAL = 6.0  # ln(1 + count) of official words and names of divisions that jieba's dictionary lacks


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the project's dictionaries know of words and characters."""

    folder: Path  # of the dictionaries
    official: Official
    places: Places
    shapes: Mapping[str, frozenset[str]]  # further look-alikes of a character


@dataclass(frozen=True, slots=True)
class Parts:
    """What proposes and describes edits, without the tables that judge them."""

    tables: Tables
    confusable: Confusable
    features: Features
    characters: Characters
    suspects: Suspects
    candidates: Candidates
    pairs: PairModel
    corrector: Corrector
    prints: Prints


def load_vocabulary(dictionaries_dir: Path, cache_dir: Path | None = None) -> Vocabulary:
    """What the dictionaries know.

    Args:
        dictionaries_dir: the dictionaries.
        cache_dir: where what was read of the phrases is kept; None: nowhere.

    Raises:
        DictionaryError: a dictionary file is invalid.
    """
    return Vocabulary(
        dictionaries_dir,
        load_official(dictionaries_dir, cache_dir),
        load_places(dictionaries_dir),
        load_alike(dictionaries_dir).shapes,
    )


def more_words(vocabulary: Vocabulary) -> dict[str, float]:
    """Words of the dictionaries that a model or jieba may lack → ln(1 + count).

    Raises:
        DictionaryError: names every faulty row.
    """
    known = vocabulary.official.words | vocabulary.places.divisions
    counted = load_counted(vocabulary.folder / TRADES) | load_counted(vocabulary.folder / MODERN)
    return {**counted, **dict.fromkeys(sorted(known), _OFFICIAL)}


def words_edition(folder: Path) -> str:
    """What `more_words` is read from, in short: reading it takes far longer, and is done for a new edition only."""
    digest = hashlib.sha256(_WORDS_VERSION)
    for path in (folder / name for name in (FILE, PLACES, MODERN, TRADES)):
        text = path.read_bytes() if path.is_file() else b""
        digest.update(b"%d " % len(text) + text)
    return digest.hexdigest()[:12]


def load_parts(
    model: Path, official: Path, cache_dir: Path, vocabulary: Vocabulary, corrector: Corrector
) -> Parts:
    """What proposes and describes edits.

    Args:
        model: KenLM file of words of general text.
        official: folder of the models of official text.
        cache_dir: where compiled tables are kept.
        vocabulary: what the dictionaries know.
        corrector: the network that reads segments.

    Raises:
        OSError, ValueError, RuntimeError: a model cannot be read.
    """
    units, neighbours = (
        load_characters(official / CHARACTERS),
        load_neighbours(official / NEIGHBOURS, cache_dir),
    )
    pairs = load_pairs(official / WORDS, cache_dir)
    stem = tables_stem(model, cache_dir, words_edition(vocabulary.folder))
    tables = with_known_words(load_tables(model, stem, partial(more_words, vocabulary)), model, stem)
    confusable = Confusable(tables.readings, tables.singles, vocabulary.shapes)
    cached = stem.with_name(f"{stem.name}-{edition(vocabulary.shapes)}")
    suspects = Suspects(units, neighbours, confusable, tables, cached)
    candidates = load_candidates(model, tables, confusable, suspects, cached)
    known = vocabulary.official, vocabulary.places
    features = Features(tables, confusable, *known, units, candidates.compiled)
    return Parts(tables, confusable, features, units, suspects, candidates, pairs, corrector, load_prints())
