"""The text tools that checks share, loaded once per process (分词、词库等文本工具)."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Self

from govspider.config import Config
from govspider.text.segment import Segmenter, load_segmenter
from govspider.text.terms import share
from govspider.words.alike import Alike, load_alike
from govspider.words.confusion import ConfusionMatcher, load_confusions
from govspider.words.corpus.witness import CorpusWitness, load_witness
from govspider.words.divisions import Divisions, load_divisions
from govspider.words.formulas import FormulaMatcher, load_formulas
from govspider.words.law_titles import LawTitles, load_law_titles
from govspider.words.leaders import LeaderMatcher, load_leaders
from govspider.words.national_leaders import NationalLeaders, load_national_leaders
from govspider.words.phrases import PhraseMatcher, load_phrases
from govspider.words.rules import RuleMatcher, load_rules
from govspider.words.sensitive import SensitiveMatcher, load_sensitive
from govspider.words.spelling import for_drafts, load_spellers
from govspider.words.spelling.finder import WordFinder


@dataclass(frozen=True, slots=True, repr=False)  # a failing test would print every dictionary
class WordTools:
    """Dictionaries compiled to automata, and the segmenter."""

    segmenter: Segmenter
    alike: Alike
    confusions: ConfusionMatcher
    phrases: PhraseMatcher
    formulas: FormulaMatcher
    divisions: Divisions
    law_titles: LawTitles
    leaders: LeaderMatcher
    national_leaders: NationalLeaders
    rules: RuleMatcher
    sensitive: SensitiveMatcher
    corpus: CorpusWitness
    spellers: tuple[WordFinder, ...] = ()  # language model and neural corrector, those that are installed

    def for_drafts(self) -> Self:
        """The same for drafts (草稿), in which errors are frequent: see `spelling.for_drafts`."""
        return replace(self, spellers=for_drafts(self.spellers))


def load_tools(config: Config) -> WordTools:
    """Load every dictionary.

    Raises:
        DictionaryError: a dictionary file is invalid; the message names file, line and fix.
    """
    with without_collecting():
        return _load(config)


def _load(config: Config) -> WordTools:
    folder = config.dictionaries_dir
    segmenter = load_segmenter(folder, config.segmenter)
    confusions = load_confusions(folder, segmenter)
    alike = load_alike(folder)
    phrases = load_phrases(folder, segmenter, alike, config.cache_dir)
    formulas = load_formulas(folder, segmenter, alike)
    leaders = load_leaders(folder)
    rules = load_rules(folder, segmenter)
    sensitive = load_sensitive(folder, segmenter)
    own = (
        confusions.terms,
        phrases.index.terms,
        formulas.terms,
        rules.terms,
        sensitive.terms,
        sensitive.wordings,
    )
    share(*own, cache_dir=config.cache_dir)
    return WordTools(
        segmenter=segmenter,
        alike=alike,
        confusions=confusions,
        phrases=phrases,
        formulas=formulas,
        divisions=load_divisions(folder),
        law_titles=load_law_titles(folder, phrases.phrases, confusions.entries, segmenter, alike),
        leaders=leaders,
        national_leaders=load_national_leaders(folder, alike, segmenter),
        rules=rules,
        sensitive=sensitive,
        corpus=load_witness(folder, segmenter, alike, _right_forms(phrases, formulas, leaders)),
        spellers=load_spellers(config),
    )


@contextmanager
def without_collecting() -> Iterator[None]:
    """Load without looking for garbage: nothing of a dictionary is any, and there are a million objects."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def _right_forms(phrases: PhraseMatcher, formulas: FormulaMatcher, leaders: LeaderMatcher) -> Iterator[str]:
    """What is right as it stands: canonical phrases with their variants, names of leaders."""
    for phrase in phrases.phrases:
        yield phrase.text
        yield from phrase.variants
    for formula in formulas.formulas:
        yield formula.text
    yield from (leader.name for leader in leaders.leaders)
