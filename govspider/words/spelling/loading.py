"""Loads the language-model detector (载入语言模型判定层): models, forests, dictionaries."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govspider.words.spelling.acceptor import load_acceptor
from govspider.words.spelling.corrector import CORRECTOR, load_corrector
from govspider.words.spelling.disordered import load_reduplicated
from govspider.words.spelling.held_back import read_known_people
from govspider.words.spelling.own_names import load_own_names
from govspider.words.spelling.parts import load_parts, load_vocabulary
from govspider.words.spelling.protected_pairs import load_protected_pairs
from govspider.words.spelling.remembered import load_remembered
from govspider.words.spelling.spared import load_spared
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.trees import FOLDER

_CODE = (".py", ".c", ".h")
_log = logging.getLogger(__name__)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing is looked through for garbage meanwhile: what is loaded stays, and there are some 300,000 objects of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collection()
def load_speller(
    model: Path | None,
    official: Path | None,
    cache_dir: Path,
    dictionaries_dir: Path,
    count_threshold: float,
) -> Speller | None:
    """The speller, or None (said once in the log) where a model is missing.

    Args:
        model: KenLM file of words of general text.
        official: folder of the models of official text.
        cache_dir: where compiled tables are kept.
        dictionaries_dir: phrases and pairs that are never touched.
        count_threshold: confidence from which a finding counts against a unit.

    Raises:
        DictionaryError: a dictionary file is invalid.
    """
    protected_pairs = load_protected_pairs(dictionaries_dir)
    vocabulary = load_vocabulary(dictionaries_dir, cache_dir)
    spared = load_spared(dictionaries_dir, vocabulary.official.phrases)
    known_people, own_names = read_known_people(dictionaries_dir), load_own_names(dictionaries_dir)
    reduplicated = load_reduplicated(dictionaries_dir)
    for path, setting in ((model, "GOVSPIDER_LANGUAGE_MODEL"), (official, "GOVSPIDER_OFFICIAL_MODELS")):
        if path is None or not path.exists():
            _log.warning("没有找到语言模型 %s：语言模型判定层停用，其他各层照常（见 %s）", path, setting)
            return None
    assert model is not None
    assert official is not None
    try:
        corrector = load_corrector(official / CORRECTOR)
        parts = load_parts(model, official, cache_dir, vocabulary, corrector)
    except (OSError, ValueError, RuntimeError) as error:
        _log.warning("语言模型 %s 无法使用（%s）：语言模型判定层停用，其他各层照常", model, error)
        return None
    acceptor = load_acceptor(parts)
    folders = (official, FOLDER, dictionaries_dir)
    read = [path for folder in folders for path in folder.rglob("*.*") if path.is_file()]
    code = (path for path in Path(__file__).parent.rglob("*.*") if path.suffix in _CODE)
    files = [model, *read, *code]
    return Speller(
        parts,
        acceptor,
        protected_pairs,
        spared,
        known_people,
        own_names,
        reduplicated,
        count_threshold,
        remembered=load_remembered(cache_dir, files),
    )
