"""Folding a text so that disguised words are told (变形还原), with the way back to the original offsets.

Full width, traditional characters, circled and enclosed letters, mathematical letters, accents, Cyrillic and
Greek homoglyphs become plain; zero-width characters, spaces, punctuation and symbols vanish; HTML entities
and JavaScript escapes are read. What remains are letters, digits and Han characters in lower case, and line
ends: line n of the folded text is line n of the original.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from govspider.text.match import line_span
from govspider.text.traditional import simplified_han

_ESCAPE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"  # HTML entity
    r"|[\\%]u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\})"  # JavaScript escape
)
# Cyrillic and Greek letters drawn like Latin ones (Unicode confusables, the subset in everyday fonts).
_HOMOGLYPHS = dict(
    zip(
        "авсԁеһіјкӏмноԛрѕтухгѵαβεικνορτυχηγω",
        "abcdehijklmhoqpstyxrvabeiknoptuxnyw",
        strict=True,
    )
)
_SQUARED = ((0x1F130, 26), (0x1F150, 26), (0x1F170, 26), (0x1F1E6, 26))  # letters Unicode does not decompose
# Symbols between Han characters, but for the marks of ordinary text; and one same mark after each character.
_SEPARATED = re.compile(
    r"[^\w\n,;:?!()，。、；：！？“”‘’《》（）〔〕【】…—%％](?=[一-鿿a-z]|(?<=[a-z].)[0-9])"
)
_UNDERLINED = re.compile("[_\u3105-\u312f](?=[一-鿿])")  # word characters to Python: ㄨ parts words too
_SPACED_OUT = re.compile(r"[，。、；：,;:|/](?=[一-鿿][，。、；：,;:|/])")
_INVISIBLE = "\u00ad\u0300-\u036f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ASTRAL_START = 0x10000
_BASIC = (
    range(0x3400),
    range(0xF900, _ASTRAL_START),
)  # between them stand Han, scripts that do not change, private use
_BOPOMOFO = range(0x3105, 0x3130)  # no text of the mainland is written in it
_PRIVATE = range(0xE000, 0xF900)  # icons of web fonts
_RANGES = (*_BASIC, range(0x1D400, 0x1D800), range(0x1F100, 0x1F300), range(0xE0000, 0xE0200))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; character i of it came from [starts[i], ends[i]) of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original of [start, end) of the folded text."""
        return self.starts[start], self.ends[end - 1]


class Folder:
    """Folds text by one table, made once."""

    @cached_property
    def _table(self) -> dict[int, str | None]:
        table: dict[int, str | None] = dict(simplified_han())
        for codes in _RANGES:
            table |= {code: _plain(chr(code)) or None for code in codes}
        table |= dict.fromkeys(_PRIVATE)
        for start, count in _SQUARED:
            table |= {start + i: chr(0x61 + i) for i in range(count)}
        table |= dict.fromkeys(_BOPOMOFO)
        table[ord("\n")] = "\n"
        return table

    @cached_property
    def _disguise(self) -> re.Pattern[str]:
        """A character that folding changes, that cannot be seen, that begins an escape, or is a Latin letter.

        Letters change only in case, but a word with letters may be spaced out between them and its digits.
        """
        # Characters beyond the basic plane would turn the set into a list that is searched one by one.
        changed = (
            chr(code)
            for code, plain in self._table.items()
            if code < _ASTRAL_START and plain not in (None, chr(code))
        )
        return re.compile(f"[&\\\\a-z{_INVISIBLE}{re.escape(''.join(changed))}]")

    def suspicious_lines(self, text: str) -> set[int]:
        """Offsets of the lines in which a word may stand disguised: in others folding changes no word."""
        starts: set[int] = set()
        for pattern in (self._disguise, _ASTRAL, _SEPARATED, _UNDERLINED, _SPACED_OUT):
            place = 0
            while match := pattern.search(text, place):
                begin, place = line_span(text, match.start(), match.end())
                starts.add(begin)
        return starts

    def fold_text(self, text: str) -> str:
        """The folded text alone: fast, for finding whether there is anything to look at."""
        return _ESCAPE.sub(_unescape, text).translate(self._table)

    def fold(self, text: str) -> Folded:
        """The folded text with the way back to the original."""
        chars: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        table = self._table
        for piece, start, end in _pieces(text):
            plain = piece.translate(table)
            chars.append(plain)
            starts += [start] * len(plain)
            ends += [end] * len(plain)
        return Folded("".join(chars), tuple(starts), tuple(ends))


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Single characters and escapes of a text, each as what it stands for, with its span."""
    place = 0
    for match in _ESCAPE.finditer(text):
        yield from ((text[i], i, i + 1) for i in range(place, match.start()))
        yield _unescape(match), match.start(), match.end()
        place = match.end()
    yield from ((text[i], i, i + 1) for i in range(place, len(text)))


def _unescape(match: re.Match[str]) -> str:
    escape = match[0]
    if escape.startswith("&"):
        return html.unescape(escape).replace("\n", " ")
    code = int(escape[2:].strip("{}"), 16)
    is_character = code < 0x110000 and not 0xD800 <= code < 0xE000  # noqa: PLR2004 - Unicode's bounds
    return chr(code).replace("\n", " ") if is_character else ""


def _plain(char: str) -> str:
    """The letters, digits and Han characters that a character stands for, in lower case."""
    decomposed = unicodedata.normalize("NFKD", char).lower()
    letters = (_HOMOGLYPHS.get(part, part) for part in decomposed)
    return "".join(part for part in letters if part.isalnum())
