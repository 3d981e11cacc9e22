"""A character twice, or two swapped (叠字、颠倒), where official text is known well.

Here the character model, with the network as its witness, is surer than the forests, which have learnt from few.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govspider.text import lexicon
from govspider.words.rules_doubled import COLUMNS, FILE
from govspider.words.rules_repeated import MAY_BE_TWICE
from govspider.words.spelling.characters import Characters, Span
from govspider.words.spelling.corrector import Corrector
from govspider.words.spelling.features import Edit
from govspider.words.spelling.places import Places, to_surname
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.reading import DOUBLED, SWAPPED, TWICE, Reading
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.units import DIGIT
from govspider.words.spelling.units_said import Said, UnitsSaid
from govspider.words.spelling.whole_words import LONGEST

_NEVER = frozenset("一〇零二三四五六七八九十百千万亿了")  # 二〇二二年, 一起起, 奈何不了了 are right
# 文化科科长, 宣传部部长, 茶学系系主任: a body's name ends as the title of its head begins.
_LEVELS = frozenset("科处股室厅局部署院所队站社组班团校区县市州镇乡村会委行台系庭馆场厂矿园营连排")
_HEADS = ("长", "员", "主任")
_COUNTRY = "中"  # 中尼 and 尼中 are both right
_LONGER = 3  # characters of a word that holds both
_NEVER_BLAMED = -99.0  # log odds: the network need not be asked
_LIKELY_ODDS, _SURE_ODDS = 2.8, 4.5  # log odds that are told


@dataclass(frozen=True, slots=True)
class _Least:
    """What a mended place must show; more than hardly anything right does in a million characters (docs/quality.md)."""

    gain: float  # log10, by the character model
    met: int  # units: every such run over the place, were it mended, was met in official text
    blame: float = _NEVER_BLAMED  # log odds of the network that what stands there is wrong


# Of each kind the bars of which one must be reached: to be told, to be sure of, and where words may well stand so.
_LIKELY = {
    DOUBLED: (_Least(4.0, 3), _Least(5.0, 2), _Least(3.0, 2, 1.0)),
    SWAPPED: (_Least(5.0, 2, 0.0), _Least(4.0, 2, 1.5)),
}
_SURE = {DOUBLED: (_Least(5.5, 3), _Least(5.5, 2, 2.0)), SWAPPED: (_Least(7.0, 3, 0.0), _Least(7.0, 2, 2.0))}
_OF_WORDS = {DOUBLED: (_Least(3.5, 2, 2.0),), SWAPPED: (_Least(5.0, 2, 2.0),)}


@dataclass(frozen=True, slots=True)
class Disordered:
    """Finds characters that are too many or the wrong way round."""

    characters: Characters
    tables: Tables
    places: Places
    corrector: Corrector
    reduplicated: frozenset[str]  # characters that may stand twice (件件, 试试)

    def find(self, reading: Reading) -> Iterator[tuple[Edit, float, Said]]:
        """Edits that mend a segment, with their log odds and what the character model says."""
        places = list(self._places(reading))
        if not places:
            return  # most text
        units = UnitsSaid(self.characters, reading)
        for kind, span, of_words in places:
            said = units.of(span)
            if not self._reaches(_OF_WORDS[kind] if of_words else _LIKELY[kind], reading.text, span, said):
                continue
            is_sure = not of_words and self._reaches(_SURE[kind], reading.text, span, said)
            edit = Edit(*span, _proposal(reading.text, span, said.gain), 1)
            yield edit, _SURE_ODDS if is_sure else _LIKELY_ODDS, said

    def _reaches(self, bars: tuple[_Least, ...], text: str, span: Span, said: Said) -> bool:
        """Whether a mended place reaches one of some bars."""
        return any(
            said.gain >= bar.gain
            and said.order_new >= bar.met
            and (bar.blame == _NEVER_BLAMED or self._blame(text, span) >= bar.blame)
            for bar in bars
        )

    def _blame(self, text: str, span: Span) -> float:
        """How wrong the network takes what is twice, or the wrong way round, to be."""
        start, end, new = span
        first = start if new else start - 1
        return max(self.corrector.read(text).odds[first:end])

    def _places(self, reading: Reading) -> Iterator[tuple[int, Span, bool]]:
        """What may be disordered, its kind, and whether words may well stand so: whatever is twice, the likeliest swap."""
        text = reading.text
        for twice in TWICE.finditer(text, 1, len(text) - 1):
            if not self._is_told_by_rules(text, twice.start()) and not self._is_a_word(text, twice.start()):
                may_be = self._may_be_twice(text, twice.start())
                yield DOUBLED, (twice.start() + 1, twice.end(), ""), may_be
        best = max(reading.suspects, key=lambda suspect: suspect.gain, default=None)
        if best and best.kind == SWAPPED:
            written = text[best.start : best.end]
            if _COUNTRY not in written:
                yield SWAPPED, (best.start, best.end, best.new), written in self.tables.words

    @staticmethod
    def _is_told_by_rules(text: str, place: int) -> bool:
        """Whether two of a kind are numerals or stand a third time: that is for others to say."""
        before, behind = text[place - 1], text[place + 2]
        return text[place] in _NEVER or before in _NEVER or text[place] in (before, behind)

    def _is_a_word(self, text: str, place: int) -> bool:
        """Whether two of a kind are right: 瓶瓶罐罐, 文化科科长, 位于于都县, 件件 beside what neither makes a word with."""
        before, unit, behind = text[place - 1], text[place], text[place + 2]
        if text[place - 2 : place - 1] == before or text[place + 3 : place + 4] == behind:
            return True
        if unit in _LEVELS and text.startswith(_HEADS, place + 2):
            return True
        if self.places.begins_at(text, place + 1):
            return True
        if unit not in self.reduplicated or before == DIGIT:
            return False
        known = self.tables.words
        return before + unit not in known and unit + behind not in known

    def _may_be_twice(self, text: str, place: int) -> bool:
        """Whether two of a kind are part of a longer word or of a given name."""
        if to_surname(text, place - 1) == 0:
            return True
        known, last = self.tables.words, len(text) - 1
        return any(
            text[begin : begin + length] in known
            for length in range(_LONGER, LONGEST + 1)
            for begin in range(max(1, place + 2 - length), min(place, last - length) + 1)
        )


def load_reduplicated(dictionaries_dir: Path) -> frozenset[str]:
    """The characters that doubled.txt lets stand twice.

    Raises:
        DictionaryError: names every faulty row.
    """
    rows = lexicon.load(
        dictionaries_dir, lambda folder, problems: lexicon.read_rows(folder / FILE, COLUMNS, problems)
    )
    words = (row.text("词") for row in rows if row.text("位置") == MAY_BE_TWICE)
    return frozenset(word for word in words if len(word) == 1)


def _proposal(text: str, span: Span, gain: float) -> Proposal:
    """The edit as a proposal that shows both characters."""
    start, end, new = span
    begin = start if new else start - 1
    return Proposal(gain, begin, end, text[begin:start] + new, 0.0, gain)
