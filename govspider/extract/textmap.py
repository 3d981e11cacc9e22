"""From extracted text back to the HTML source (文字定位): where in the file does a finding stand?

The source is cut into tags, text, comments and scripts with the offset of every character kept and entities
resolved. White space is left out on both sides, since extraction changes it; so a value that is split by tags
(`4419<b>00</b>1990…`) is found as one.

Rule for places: a finding begins at its first character and ends behind its last one, tags between them
included; one that runs over paragraphs, or over lines of the source, ends with the first of them.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from govspider.extract.tree import RECORD
from govspider.items import PartKind

_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|$)"
    r"|<(?P<raw>script|style|title|textarea|iframe|noembed|xmp)(?P<rawattrs>(?:\s(?:[^<>\"']|\"[^\"]*\"|"
    r"'[^']*')*)?)>"
    r"(?P<content>.*?)(?:</(?P=raw)[^>]{0,500}>|$)"
    r"|<[!?][^>]*>?"
    r"|</?[a-zA-Z](?P<attrs>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>?",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_BORDER = "\x00"  # stands between two values that do not touch each other
_UNSEEN = (_BORDER, "\ufeff")
_EDGE = 5  # characters at both ends of a long text by which it is found
_REACH = 12  # characters of context with which a place is looked for when its line is not found whole

# Where a part's text is looked for, the likeliest first.
_STREAMS: dict[PartKind, tuple[str, ...]] = {
    PartKind.TITLE: ("text", "title", "values", "script"),
    PartKind.BODY: ("text", "script"),
    PartKind.BOILERPLATE: ("text", "title", "values", "script"),
    PartKind.META: ("values", "title", "text"),
    PartKind.ALT: ("values", "text", "script"),
    PartKind.HIDDEN: ("text", "script"),
    PartKind.COMMENT: ("comment",),
    PartKind.SCRIPT: ("script",),
    PartKind.FIELD: ("values", "text"),
    PartKind.ADDRESS: ("values",),
    PartKind.PICTURE: (),
}


@dataclass(slots=True)
class Stream:
    """Characters of one sort without white space, with where each begins and ends in the source."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    text: str = ""

    def add(self, char: str, start: int, end: int) -> None:
        """Append one character; white space, NULs and byte order marks are left out."""
        if char not in _UNSEEN and not char.isspace():
            self.pieces.append(char)
            self.starts.append(start)
            self.ends.append(end)


class SourceMap:
    """The source of one page, ready to be asked where a text stands in it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.streams = {name: Stream() for name in ("text", "title", "values", "comment", "script")}
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self._known: dict[tuple[str, str], list[int]] = {}
        self._read(0, len(source))
        for stream in self.streams.values():
            stream.text = "".join(stream.pieces)

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Line, start and end within the line, from 0; a place that runs over lines ends with its first line."""
        line = bisect_right(self._line_starts, start) - 1
        begin = self._line_starts[line]
        stop = self._line_starts[line + 1] - 1 if line + 1 < len(self._line_starts) else len(self.source)
        return line, start - begin, max(start, min(end, stop)) - begin

    def locate(self, kind: PartKind, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where in the source the characters [start, end) of an extracted part stand; None if nowhere.

        Args:
            kind: which part of the page the text is.
            text: the whole text of the part.
            start: first character.
            end: one past the last character.
        """
        begin = text.rfind("\n", 0, start) + 1
        number = text.count("\n", 0, begin)
        end = min(end, text.find("\n", start)) if "\n" in text[start:end] else end
        before, value = _compact(text[begin:start]), _compact(text[start:end])
        if not value:
            return None
        # A stream that holds the whole line is right; only then where something like it stands.
        whole = ((name, self._lines(name, text)[number]) for name in _STREAMS[kind])
        found = next(((name, at + len(before)) for name, at in whole if at >= 0), None)
        if found is None:
            near = ((name, _search(self.streams[name].text, text, start, end)) for name in _STREAMS[kind])
            found = next(((name, at) for name, at in near if at >= 0), None)
        if found is None:
            return self._ends_of(kind, value)
        stream, at = self.streams[found[0]], found[1]
        if at + len(value) > len(stream.starts):
            return None
        return stream.starts[at], stream.ends[at + len(value) - 1]

    def _ends_of(self, kind: PartKind, value: str) -> tuple[int, int] | None:
        """The place of a long text in the middle of which a script writes, by its beginning and its end."""
        head, tail = value[:_EDGE], value[-_EDGE:]
        for name in _STREAMS[kind] if len(value) > 2 * _REACH else ():
            stream = self.streams[name]
            at = stream.text.find(head)
            last = stream.text.find(tail, at + _EDGE, at + 2 * len(value)) if at >= 0 else -1
            if last >= 0:
                return stream.starts[at], stream.ends[last + _EDGE - 1]
        return None

    def _lines(self, name: str, text: str) -> list[int]:
        """Where each line of a part begins in a stream, -1 for a line that is not there whole."""
        known = self._known.get((name, text))
        if known is None:
            stream = self.streams[name].text
            known = []
            place = 0
            for line in text.split("\n"):
                wanted = _compact(line)
                at = stream.find(wanted, place) if wanted else -1
                if at < 0 and wanted:
                    at = stream.find(wanted)
                known.append(at)
                place = at + len(wanted) if at >= 0 else place
            self._known[(name, text)] = known
        return known

    def _read(self, start: int, end: int) -> None:
        done = start
        for found in _TOKEN.finditer(self.source, start, end):
            self._add("text", done, found.start(), entities=True)
            done = found.end()
            if found["comment"] is not None:
                self._add("comment", *found.span("comment"))
                self._border("comment")
            elif found["raw"]:
                self._values(*found.span("rawattrs"))
                self._raw(found["raw"].lower(), found["rawattrs"], *found.span("content"))
            elif found["attrs"]:
                self._values(*found.span("attrs"))
        self._add("text", done, end, entities=True)

    def _raw(self, name: str, attributes: str, start: int, end: int) -> None:
        if name == "script" and "text/xml" in attributes:
            for record in RECORD.finditer(self.source, start, end):
                self._read(*record.span(1))
        elif name == "script":
            self._script(start, end)
        elif name == "title":
            self._add("title", start, end, entities=True)
            self._border("title")
        elif name != "style":
            self._add("text", start, end, entities=True)

    def _values(self, start: int, end: int) -> None:
        for found in _VALUE.finditer(self.source, start, end):
            group = found.lastindex or 0
            if group:
                self._add("values", *found.span(group), entities=True)
                self._border("values")

    def _script(self, start: int, end: int) -> None:
        stream = self.streams["script"]
        done = start
        for found in _ESCAPE.finditer(self.source, start, end):
            self._add("script", done, found.start())
            code = found[1] or found[2]
            char = chr(int(code, 16)) if code else {"n": "\n", "t": "\t", "r": "\r"}.get(found[3], found[3])
            stream.add(char, found.start(), found.end())
            done = found.end()
        self._add("script", done, end)
        self._border("script")

    def _add(self, name: str, start: int, end: int, *, entities: bool = False) -> None:
        stream = self.streams[name]
        done = start
        if entities:
            for found in _ENTITY.finditer(self.source, start, end):
                self._plain(stream, done, found.start())
                for char in html.unescape(found[0]):
                    stream.add(char, found.start(), found.end())
                done = found.end()
        self._plain(stream, done, end)

    def _plain(self, stream: Stream, start: int, end: int) -> None:
        for place in range(start, end):
            stream.add(self.source[place], place, place + 1)

    def _border(self, name: str) -> None:
        stream = self.streams[name]
        stream.pieces.append(_BORDER)
        stream.starts.append(0)
        stream.ends.append(0)


def _compact(text: str) -> str:
    return "".join(text.split()).replace(_BORDER, "")


def _search(stream: str, text: str, start: int, end: int) -> int:
    """Find a value by itself and the characters around it, the more of them the better."""
    value = _compact(text[start:end])
    for reach in (_REACH, _REACH // 3, 0):
        before = _compact(text[max(0, start - reach) : start])
        at = stream.find(before + value + _compact(text[end : end + reach]))
        if at >= 0:
            return at + len(before)
    return -1
