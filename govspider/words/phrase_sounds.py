"""How slips in phrases of four characters are found (四字表述的查找): by what the text sounds like.

Beginnings and ends of two characters stand everywhere, so seeds do not pay. Instead each character of the text is
replaced by one that stands for its syllable: then 党组书记 and 党组书计 are the same four, and an automaton finds both.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from govspider.files import read_cached, write_cached
from govspider.text.terms import Terms
from govspider.text.traditional import HAN
from govspider.words.alike import Alike
from govspider.words.phrase_edits import MIN_LENGTH, Edit, EditKind
from govspider.words.phrase_seeds import Phrase

LENGTH = MIN_LENGTH - 1  # characters of the phrases it is for
_NUMBER = "I"  # an unsigned number of four bytes: codes of characters


def load_syllables(cache_dir: Path | None) -> dict[int, int]:
    """For each Han character the first one of its syllable, tones aside; of several readings the first counts.

    Args:
        cache_dir: where the table is kept between starts: to load pypinyin takes a third of a second. None: nowhere.
    """
    if cache_dir is None:
        return _syllables()
    path = cache_dir / f"syllables-{version('pypinyin')}.{len(HAN)}.table"
    kept = read_cached(path)
    if kept is not None:
        numbers = array(_NUMBER, kept)
        return dict(zip(numbers[::2], numbers[1::2], strict=True))
    table = _syllables()
    write_cached(path, array(_NUMBER, [number for pair in table.items() for number in pair]).tobytes())
    return table


@cache
def _syllables() -> dict[int, int]:
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    plain: dict[str, str] = {}
    first: dict[str, int] = {}
    table: dict[int, int] = {}
    for code in HAN:
        reading = PINYIN_DICT.get(code, "").partition(",")[0]
        if reading and reading not in plain:
            plain[reading] = to_normal(reading)
        if reading:
            table[code] = first.setdefault(plain[reading], code)
    return table


class SoundIndex:
    """The phrases of four characters by their syllables, and by those of the characters that look alike."""

    def __init__(self, phrases: Iterable[Phrase], alike: Alike, cache_dir: Path | None = None) -> None:
        uses: dict[str, list[Phrase]] = {}
        self._table: dict[int, int] = {}
        fitting = [phrase for phrase in phrases if len(phrase.text) == LENGTH]
        if fitting:
            self._table = load_syllables(cache_dir)
        for phrase in fitting:
            for form in dict.fromkeys(self._forms(phrase.text, alike)):
                uses.setdefault(form, []).append(phrase)
        self.terms = Terms(uses)
        self._phrases = list(uses.values())

    def _forms(self, text: str, alike: Alike) -> Iterator[str]:
        sounds = text.translate(self._table)
        yield sounds
        for place, char in enumerate(text):
            for other in alike.shapes.get(char, ()):
                yield sounds[:place] + other.translate(self._table) + sounds[place + 1 :]

    def find(self, text: str) -> list[tuple[Edit, Phrase]]:
        """Every place where a text is one character away from a phrase and sounds or looks the same."""
        found: list[tuple[Edit, Phrase]] = []
        for index, start, end in self.terms.matches_apart(text.translate(self._table)):
            written = text[start:end]
            for phrase in self._phrases[index]:
                if written == phrase.text:
                    continue
                differing = [at for at in range(LENGTH) if written[at] != phrase.text[at]]
                if len(differing) == 1:
                    at = differing[0]
                    found.append((Edit(EditKind.SUBSTITUTED, phrase.text, at, start, end), phrase))
        return found
