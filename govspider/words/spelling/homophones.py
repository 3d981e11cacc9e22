"""A word for another that sounds like it (同音词、音近词), where official text has the other there.

Input methods offer whole words: 钟表候选人 for 中标, 名胜 for 民生, 经度 for 进度. There are few such slips in what the
forests have learnt from, and they believe them too little. What is told here is a hint, never an accusation.
"""

from dataclasses import dataclass

from govspider.words.spelling.confusable import Confusable, Likeness
from govspider.words.spelling.features import Edit
from govspider.words.spelling.lattice import Cut
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.units_said import Said

_TOLD_ODDS = 1.6  # log odds that are told


@dataclass(frozen=True, slots=True)
class _Least:
    """From where on an edit is told: so that hardly any right text has one such (docs/quality.md)."""

    gain: float  # log10, by the character model
    odds: float  # log odds, by the last forest


# By how the characters are alike at worst, and whether several change: bars of which one must be reached.
_LEAST = {
    (Likeness.SAME_SOUND, True): (_Least(3.5, -1.0),),
    (Likeness.SAME_SOUND, False): (_Least(4.5, -1.0),),
    (Likeness.FUZZY_SOUND, True): (_Least(4.0, -2.0),),
    (Likeness.FUZZY_SOUND, False): (_Least(3.0, -0.5), _Least(4.5, -2.0)),
}


@dataclass(frozen=True, slots=True)
class Homophones:
    """Knows words that are taken for one another by their sound."""

    confusable: Confusable
    tables: Tables

    def odds(self, cut: Cut, edit: Edit, said: Said, odds: float) -> float:
        """The log odds as which an edit is told: more than the forest's where a word stands for one of its sound.

        Args:
            cut: of the segment.
            edit: of it.
            said: what the character model says of the edit.
            odds: what the last forest says.
        """
        if odds >= _TOLD_ODDS or not self._changes_a_word(cut, edit):
            return odds
        pairs = zip(cut.text[edit.start : edit.end], edit.new, strict=True)
        changed = [(one, other) for one, other in pairs if one != other]
        worst = max(self.confusable.likeness(one, other) for one, other in changed)
        bars = _LEAST.get((worst, len(changed) > 1), ())
        reached = any(said.gain >= bar.gain and odds >= bar.odds for bar in bars)
        return _TOLD_ODDS if reached else odds

    def _changes_a_word(self, cut: Cut, edit: Edit) -> bool:
        """Whether a word of the cut, or what changes by itself, would be another word of as many characters."""
        start, end, new = edit.span
        if not new or end - start != len(new):
            return False
        word = next((one for one in cut.path if one.end >= end), None)
        if word is not None and word.start <= start:
            right = word.text[: start - word.start] + new + word.text[end - word.start :]
            if self._are_words(word.text, right):
                return True
        old = cut.text[start:end]
        return self._are_words(old, new)

    def _are_words(self, old: str, new: str) -> bool:
        """Whether one may be taken for the other: two words, the first no name (念慈 is one, and no word to jieba)."""
        is_word = self.tables.common.get(old, 0.0) > 0 and not self.tables.names.get(old, 0)
        return len(old) > 1 and is_word and new in self.tables.words
