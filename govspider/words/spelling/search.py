"""The search of suspects (疑点查找), plainly written: what compiled code (`compiled.py`) must find, and does faster.

Text is cheap to read with the character model. Where two characters together are improbable, and something that is like
them and was met beside both neighbours would be more probable, there is a suspect.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product, takewhile

from govspider.words.spelling.asked import ALIKE, BEGINS_COMMON, ENDS, ENDS_COMMON
from govspider.words.spelling.characters import Characters, Weigher
from govspider.words.spelling.compiled import Bounds
from govspider.words.spelling.confusable import Confusable
from govspider.words.spelling.neighbours import Neighbours
from govspider.words.spelling.reading import (
    DOUBLED,
    LOST,
    OTHER,
    SWAPPED,
    UNLIKE,
    WORDS,
    Reading,
    Suspect,
    dearest_of,
    mean_of,
)
from govspider.words.spelling.tables import Tables
from govspider.words.spelling.whole_words import NO_WORD

# -log10 P of two units together, one of them never met so, from which the model has no say either
_UNMET = 8.0
# -log10 P of two units together, with a part of the third's, from which the first is looked at …
_DEAR = 5.75
_THOROUGH = 5.1  # … in a segment that has a suspect or is strange
_THIRD, _USUAL = 0.3, 2.5  # that part; -log10 P of a unit where there is none
_DEAR_DOUBLE = 4.0  # … where a character stands twice
_DEAR_ORDER = 6.5  # … where two may be swapped, or one lost
# -log10 P of a unit, with half of the next one's, from which a character is tried before it that makes a common word …
_DEAR_GAP = 4.25
_DEARER_GAP = 5.5  # … any word …
_DEAREST_GAP = 6.5  # … from which any is tried
_COMMON_WORD = -5.0  # log10 P of such a common word
_DEAR_UNLIKE = 5.5  # … where another character may stand that is not like the one there, in such a segment
_LEAST = (0.6, 1.2, 0.8, 1.0, 2.0, 2.0)  # log10 gained, by kind
_UNLIKES = 4  # of a place, those that gain most
_WORD = 2  # characters of a word of like sound that is tried as a whole
_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两")  # which of them was lost nobody knows
BOUNDS = Bounds(
    dear=_DEAR,
    thorough=_THOROUGH,
    third=_THIRD,
    usual=_USUAL,
    dear_double=_DEAR_DOUBLE,
    dear_order=_DEAR_ORDER,
    gap=_DEAR_GAP,
    dearer_gap=_DEARER_GAP,
    dearest_gap=_DEAREST_GAP,
    dear_unlike=_DEAR_UNLIKE,
    unmet=_UNMET,
    least=_LEAST,
)


@dataclass(slots=True)
class Search:
    """Looks for suspects in a segment with its borders."""

    characters: Characters
    neighbours: Neighbours
    confusable: Confusable
    tables: Tables
    _alike: dict[str, int] = field(default_factory=dict)
    _read_so: dict[str, int] = field(default_factory=dict)  # reading → its characters, as bits
    _filled: dict[tuple[str, bool], int] = field(default_factory=dict)
    _words_read_so: dict[str, tuple[str, ...]] = field(default_factory=dict)  # two readings → words

    def look(self, text: str, *, thorough: bool) -> Reading:
        """The suspects of a text, none in its first and last unit, which are its borders."""
        dear = _THOROUGH if thorough else _DEAR
        known = self.characters.known(text)
        weigher = self.characters.weigher(text, known)
        last = len(text) - 1
        found: list[Suspect] = []
        lost: list[Suspect] = []
        words: dict[int, list[Suspect]] = {}
        has_unmet, ordered = False, 0
        costs = [-score for score, _ in known]
        costs.append(_USUAL)  # behind the last
        for place in range(1, last):
            here, behind = costs[place], costs[place + 1]
            pair = here + behind
            if pair < _DEAR_DOUBLE:
                continue
            if text[place] == text[place - 1]:
                _add(found, weigher, (place, place + 1), ("",), DOUBLED)
            gap = self._lost(weigher, place, here + behind / 2)
            lost += gap
            if pair + _THIRD * costs[place + 2] < dear:
                continue
            if pair >= _UNMET and (known[place][1] == 1 or known[place + 1][1] == 1):
                has_unmet = True
            self._others(found, weigher, place)
            found += self._words_at(weigher, place, words)
            if thorough and pair >= _DEAR_UNLIKE:
                self._unlike(found, weigher, place)
            if pair >= _DEAR_ORDER:
                for start in range(max(1, ordered + 1, place - 1), place + 1):
                    self._swapped(found, weigher, start)
                ordered = place
                found += gap if place > 1 else ()
        lost += self._lost(weigher, last, costs[last])
        return Reading(text, known, found, lost, has_unmet, mean_of(known), dearest_of(known))

    def _others(self, found: list[Suspect], weigher: Weigher, place: int) -> None:
        """One look- or sound-alike for a character."""
        near, text = self.neighbours, weigher.text
        before, own, behind = text[place - 1], text[place], text[place + 1]
        fits = near.followers.get(before, 0) & near.leaders.get(behind, 0)
        close = near.near_followers.get(before, 0) | near.near_leaders.get(behind, 0)
        bits = self._alike_bits(own) & fits & close
        if bits:
            _add(found, weigher, (place, place + 1), near.chosen(bits), OTHER)

    def _unlike(self, found: list[Suspect], weigher: Weigher, place: int) -> None:
        """Characters that are frequent between the two neighbours, and not like the one that stands there."""
        near, text = self.neighbours, weigher.text
        before, own, behind = text[place - 1], text[place], text[place + 1]
        fits = near.near_followers.get(before, 0) & near.near_leaders.get(behind, 0)
        bits = fits & ~(self._alike_bits(own) | near.bits.get(own, 0))
        if not bits:
            return
        units = (new for new in near.chosen(bits) if "一" <= new <= "鿿")
        gaining = weigher.gainers(place, place + 1, units, _LEAST[UNLIKE])
        best = sorted(gaining, reverse=True)[:_UNLIKES]
        found += [Suspect(gain, place, place + 1, new, UNLIKE) for gain, new in best]

    def _words_at(self, weigher: Weigher, place: int, known: dict[int, list[Suspect]]) -> list[Suspect]:
        """Words of like sound that begin at a place or before it; `known` are those that were looked for."""
        starts = [start for start in (place - 1, place) if start and start + _WORD < len(weigher.text)]
        for start in starts:
            if start not in known:
                known[start] = self._words(weigher, start)
        return [one for start in starts for one in known[start]]

    def _words(self, weigher: Weigher, start: int) -> list[Suspect]:
        """Words of which both characters are others and sound alike."""
        end, text = start + _WORD, weigher.text
        near, classes = self.neighbours, self.tables.classes
        followers, leaders = near.followers.get(text[start - 1], 0), near.leaders.get(text[end], 0)
        bits, first, second = near.bits, text[start], text[start + 1]
        words: dict[str, None] = {}
        for one, other in product(classes.get(first, ""), classes.get(second, "")):
            for word in self.read_words(one + other):
                if (
                    word[0] != first
                    and word[1] != second
                    and bits[word[0]] & followers
                    and bits[word[1]] & leaders
                ):
                    words[word] = None
        found: list[Suspect] = []
        if words:
            _add(found, weigher, (start, end), words, WORDS)
        return found

    def read_words(self, key: str) -> tuple[str, ...]:
        """The words of two readings whose characters stand in official text."""
        known = self._words_read_so.get(key)
        if known is None:
            words, bits = self.tables.sounds.get(key, ""), self.neighbours.bits
            both = [words[at : at + _WORD] for at in range(0, len(words), _WORD)]
            known = tuple(word for word in both if word[0] in bits and word[1] in bits)
            self._words_read_so[key] = known
        return known

    def _swapped(self, found: list[Suspect], weigher: Weigher, place: int) -> None:
        """Two the wrong way round."""
        near, bits, text = self.neighbours, self.neighbours.bits, weigher.text
        before, own, behind = text[place - 1], text[place], text[place + 1]
        inside = place + 2 < len(text)
        if inside and own != behind and bits.get(behind, 0) & near.followers.get(before, 0):
            _add(found, weigher, (place, place + 2), (behind + own,), SWAPPED)

    def _lost(self, weigher: Weigher, place: int, dear: float) -> list[Suspect]:
        """The character that a place would gain most by, were it lost before it; none where that is not dear."""
        if dear < _DEAR_GAP:
            return []
        near, before, behind = self.neighbours, weigher.text[place - 1], weigher.text[place]
        close = near.near_followers.get(before, 0) | near.near_leaders.get(behind, 0)
        bits = close & near.followers.get(before, 0) & near.leaders.get(behind, 0)
        if dear < _DEAREST_GAP:
            common = dear < _DEARER_GAP
            bits &= self._fills(f"{before}*", common=common) | self._fills(f"*{behind}", common=common)
        news = filter(may_be_lost, near.chosen(bits))
        best = max(weigher.gainers(place, place, news, _LEAST[LOST]), default=None)
        return [Suspect(best[0], place, place, best[1], LOST)] if best else []

    def _fills(self, blank: str, *, common: bool) -> int:
        """What makes a word of two characters, one of them blank, as bits: a common one or any."""
        known = self._filled.get((blank, common))
        if known is None:
            words = self.tables.words
            fills: Iterable[str] = self.tables.blanks.get(blank, "")  # the commonest first
            if common:
                fills = takewhile(
                    lambda fill: words.get(blank.replace("*", fill), NO_WORD) >= _COMMON_WORD, fills
                )
            known = self._filled[blank, common] = self.neighbours.set_of(fills)
        return known

    def asked(self, what: int, character: str) -> int:
        """What compiled code wants to know of a character, as bits."""
        if what == ALIKE:
            return self._alike_bits(character)
        ends = what in (ENDS, ENDS_COMMON)
        blank = f"{character}*" if ends else f"*{character}"
        return self._fills(blank, common=what in (ENDS_COMMON, BEGINS_COMMON))

    def _alike_bits(self, character: str) -> int:
        known = self._alike.get(character)
        if known is None:
            known = self.neighbours.set_of(self.confusable.shapes(character))
            for reading in self.confusable.readings_like(character):
                known |= self._bits_read_so(reading)
            known &= ~self.neighbours.bits.get(character, 0)
            self._alike[character] = known
        return known

    def _bits_read_so(self, reading: str) -> int:
        known = self._read_so.get(reading)
        if known is None:
            known = self._read_so[reading] = self.neighbours.set_of(self.confusable.read_so(reading))
        return known


def may_be_lost(unit: str) -> bool:
    """Whether a unit may be thought to have been lost."""
    return "一" <= unit <= "鿿" and unit not in _NUMERALS


def _add(
    found: list[Suspect], weigher: Weigher, span: tuple[int, int], news: Iterable[str], kind: int
) -> None:
    gainers = weigher.gainers(*span, news, _LEAST[kind])
    found += [Suspect(gain, *span, new, kind) for gain, new in gainers]
