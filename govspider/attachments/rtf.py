"""RTF (富文本): text, tables, hidden and deleted runs. Source: RTF Specification 1.9.1."""

import re
from dataclasses import dataclass, replace

from govspider.attachments.builder import Builder, TableRow
from govspider.attachments.docx import CODES, DELETED
from govspider.items import PartKind

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
# Groups that hold no text of the document.
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata datastore listtable listoverridetable rsidtbl generator "
    b"xmlnstbl latentstyles bkmkstart bkmkend mmathPr operator author".split()
)
_CODE = b"fldinst"
_TITLES = frozenset({b"title", b"subject", b"keywords", b"doccomm"})  # not who wrote it
_PROPERTY = "文档属性"
_APART = frozenset(b"footnote shptxt header headerl headerr headerf footer footerl footerr footerf".split())
_REMARKS = frozenset({b"annotation", b"comment"})
_BREAKS = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t"}
_SIGNS = {b"~": " ", b"_": "-", b"-": ""}
_CODE_PAGES = {b"936": "gb18030", b"950": "big5hkscs", b"1252": "cp1252", b"65001": "utf-8"}
_DEEPEST = 500


@dataclass(slots=True)
class _State:
    """What applies within a group."""

    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    remark: bool = False
    code: bool = False  # of a field: where a link leads, what is quoted
    title: bool = False  # of the document's properties
    apart: bool = False  # a text of its own within a paragraph: a footnote, a text box
    unicode_skip: int = 1  # bytes behind a character for programs that know no Unicode


class _Reader:
    """Goes through the tokens and hands paragraphs and rows on."""

    def __init__(self, data: bytes, builder: Builder) -> None:
        self.builder = builder
        page = re.search(rb"\\ansicpg(\d+)", data[:4096])
        self.codec = _CODE_PAGES.get(page[1] if page else b"936", "gb18030")
        self.state = _State()
        self.outer: list[_State] = []
        self.bytes = bytearray()
        self.shown, self.deleted, self.remarks, self.codes = "", "", "", ""
        self.cells: list[str] = []
        self.hidden = False
        self.to_skip = 0
        self.star = False

    def word(self, name: bytes, number: bytes | None) -> None:
        state = self.state
        star, self.star = self.star, False
        if name in _REMARKS:
            state.remark, state.skipped = True, False
        elif name == _CODE:
            state.code = True
        elif name in _APART or (name in _TITLES and state.skipped):
            state.apart, state.title, state.skipped = name in _APART, name in _TITLES, False
            self.put(" ")
        elif star or name in _SKIPPED:
            state.skipped = state.skipped or name != b"shpinst"
        elif name == b"u":
            value = int(number or b"0") % 0x10000
            self.put(chr(value))
            self.to_skip = state.unicode_skip
        elif name == b"uc":
            state.unicode_skip = min(int(number or b"1"), 10)
        elif name in {b"v", b"plain"}:
            state.hidden = name == b"v" and number != b"0"
            state.deleted = state.deleted and name != b"plain"
        elif name == b"deleted":
            state.deleted = number != b"0"
        elif not state.skipped:
            self.layout(name)

    def layout(self, name: bytes) -> None:
        if name == b"cell":
            self.flush()
            self.cells.append(self.shown)
            self.shown = ""
        elif name == b"row" or (name == b"par" and not self.cells):
            self.flush()
            self.end()
        elif name in _BREAKS:
            self.put(" " if self.cells else _BREAKS[name])

    def put(self, text: str) -> None:
        self.flush()
        self._add(text)

    def _add(self, text: str) -> None:
        state = self.state
        if state.skipped or not text:
            return
        if state.remark:
            self.remarks += text
        elif state.code:
            self.codes += text
        elif state.title:
            self.builder.line(text, PartKind.HIDDEN, _PROPERTY)
        elif state.deleted:
            self.deleted += text
        else:
            self.shown += text
            self.hidden = self.hidden or (state.hidden and bool(text.strip()))

    def flush(self) -> None:
        """Bytes wait until all of a character is there."""
        if self.bytes:
            text, self.bytes = self.bytes.decode(self.codec, "replace"), bytearray()
            self._add(text)

    def end(self) -> None:
        how = "隐藏文字" if self.hidden else ""
        if self.cells:
            self.builder.row(TableRow([*self.cells, self.shown] if self.shown.strip() else self.cells, how))
        else:
            self.builder.line(self.shown, PartKind.BODY, how)
        self.builder.line(self.deleted, PartKind.COMMENT, DELETED)
        self.builder.line(self.remarks, PartKind.COMMENT, "批注")
        self.builder.line(self.codes, PartKind.HIDDEN, CODES)
        self.shown, self.deleted, self.remarks, self.codes, self.cells, self.hidden = (
            "",
            "",
            "",
            "",
            [],
            False,
        )

    def group(self, brace: bytes) -> None:
        self.flush()
        if brace == b"{" and len(self.outer) < _DEEPEST:
            self.outer.append(self.state)
            self.state = replace(self.state)
        elif brace == b"}" and self.outer:
            is_end = self.state.apart and not self.outer[-1].apart
            self.state = self.outer.pop()
            if is_end:
                self.put(" ")

    def raw(self, data: bytes) -> None:
        if self.to_skip:
            skip = min(self.to_skip, len(data))
            self.to_skip -= skip
            data = data[skip:]
        self.bytes += data


def read_rtf(data: bytes, builder: Builder) -> None:
    """Read a document; what is damaged in it is passed over.

    Raises:
        EnoughError: a limit is reached.
    """
    reader = _Reader(data, builder)
    for token in _TOKEN.finditer(data):
        name, number, code, sign, brace, plain = token.groups()
        if name is not None:
            reader.flush()
            reader.word(name, number)
        elif code is not None:
            reader.raw(bytes([int(code, 16)]))
        elif sign is not None:
            reader.star = sign == b"*"
            reader.put(_SIGNS.get(sign, sign.decode("latin-1") if sign in b"{}\\" else ""))
        elif brace is not None:
            reader.group(brace)
        elif plain is not None:
            reader.raw(plain)
    reader.flush()
    reader.end()
