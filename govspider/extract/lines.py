"""The visible text of a page as lines (文本行): what a reader sees as one line or paragraph is one line.

Block elements and <br> end a line. A row of a data table is one line with tabs between its cells, so that a
column can be told by its head. Line breaks of the source between Chinese characters vanish.
"""

import re
from dataclasses import dataclass

from govspider.extract.tree import COMMENT, TEXT, Document, Node, words

BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main marquee menu nav "
    "ol option p pre section select summary table tbody td tfoot th thead tr ul"
)
UNSEEN = words(
    "script style noscript template head title iframe object audio video svg math textarea noframes"
)
_CELLS = ("td", "th")
_IN_CELL = words("table ul ol dl form iframe h1 h2 h3 script")  # a cell that holds these is layout
_MAX_CELL = 300  # characters; longer cells are layout, not data

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…"
_SOFT_BREAK = re.compile(rf"(?<=[{_CJK}])[ \t\r\f\v]*\n\s*(?=[{_CJK}])")
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_GAP = "\xa0"  # a space that no soft break swallows
_MAX_SPAN = 50  # columns
_MAX_MARKED = 400  # characters of a line in which borders are marked
BORDER = "\u2063"  # between two pieces of a line
# Borders inside one date: <b>2023</b>年<b>06</b>月<b>05</b>日.
_IN_DATE = re.compile(rf"(?<=\d){BORDER}(?=[年月日])|(?<=[年月]){BORDER}(?=\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line: its text, the block that holds it, and how much of it is links."""

    text: str
    block: Node
    order: int  # place of its first character's node in the document
    link_chars: int
    marked: str  # the text with `BORDER` where one text of the page ends and the next begins, as of spans


def clean(text: str) -> str:
    """White space as a browser shows it, without the soft breaks between Chinese characters and without BOMs."""
    if "\ufeff" in text:
        text = text.replace("\ufeff", "")
    if "\n" in text:
        text = _SOFT_BREAK.sub("", text)
    return _SPACES.sub(" ", text).strip()


class _Links:
    """Tells where one link follows another: two links side by side are two entries, as of a navigation."""

    def __init__(self) -> None:
        self.end = 0
        self.last = ""  # address of the link that ended last, while nothing but white space has followed it

    def begin(self, node: Node) -> bool:
        """Whether a link that begins here stands directly behind another one."""
        address = node.get("href")
        follows = bool(self.last and address and address != self.last)
        self.last = address
        self.end = max(self.end, node.end)
        return follows

    def is_inside(self, text: Node) -> bool:
        """Whether a text belongs to a link; one that does not parts those around it."""
        inside = text.order < self.end
        if not inside and text.text.strip():
            self.last = ""
        return inside


class _Reader:
    """Walks the document once and ends a line wherever a block begins or ends."""

    def __init__(self, document: Document, apart: frozenset[int]) -> None:
        self.document = document
        self.apart = apart  # nodes whose text never shares a line with what surrounds them
        self.lines: list[Line] = []
        self.pieces: list[str] = []
        self.open: list[Node] = [document.root]
        self.first = document.root  # node of the line's first text
        self.block = document.root  # block in which the line began
        self.link_chars = 0
        self.links = _Links()

    def read(self) -> list[Line]:
        nodes = self.document.nodes
        place = 0
        while place < len(nodes):
            while place >= self.open[-1].end:
                self.open.pop()
                self.flush()
            place = self._visit(nodes[place])
        self.flush()
        return self.lines

    def _visit(self, node: Node) -> int:
        tag = node.tag
        if tag == TEXT:
            self._text(node)
        elif tag == COMMENT or tag in UNSEEN:
            return node.end
        elif tag == "br":
            self.flush()
        elif tag == "tr" and _is_data_row(self.document, node, self.apart):
            self.flush()
            self._row(node)
            return node.end
        elif tag in BLOCKS or node.order in self.apart:
            self.flush()
            self.open.append(node)
        if tag == "a":
            self._begin_link(node)
        return node.order + 1

    def _begin_link(self, node: Node) -> None:
        """Sets it apart from a link before it, whatever white space is between them."""
        if self.links.begin(node) and self.pieces:
            while not self.pieces[-1].strip():
                self.pieces.pop()  # the first one is not empty
            self.pieces[-1] = self.pieces[-1].rstrip()
            self.pieces.append(_GAP)

    def _text(self, node: Node) -> None:
        text = node.text
        if not self.pieces:
            if not text.strip():
                return
            self.first = node
            self.block = self.open[-1]
        self.pieces.append(text)
        if self.links.is_inside(node):
            self.link_chars += len(text.strip())

    def _row(self, row: Node) -> None:
        cells = [child for child in row.children if child.tag in _CELLS]
        texts: list[str] = []
        for cell in cells:
            texts.append(inner_text(self.document, cell))
            texts += [""] * (min(_number(cell.get("colspan")), _MAX_SPAN) - 1)
        links = sum(
            len(inner_text(self.document, node)) for node in self.document.inside(row) if node.tag == "a"
        )
        if any(texts):
            text = "\t".join(texts).rstrip("\t")
            self.lines.append(Line(text, row, row.order, links, text))

    def flush(self) -> None:
        """End the line."""
        if self.pieces:
            text = clean("".join(self.pieces))
            if text:
                marked = (
                    _IN_DATE.sub("", clean(BORDER.join(self.pieces)))
                    if len(self.pieces) > 1 and len(text) <= _MAX_MARKED
                    else text
                )
                self.lines.append(Line(text, self.block, self.first.order, self.link_chars, marked))
            self.pieces = []
        self.link_chars = 0
        self.links.last = ""


def read_lines(document: Document, apart: frozenset[int] = frozenset()) -> list[Line]:
    """Read all visible lines of a page in document order.

    Args:
        document: the page.
        apart: `order` of elements whose text must stand on lines of its own (hidden ones).
    """
    return _Reader(document, apart).read()


def inner_text(document: Document, node: Node) -> str:
    """The text inside a node as one line: a block, a line break or a link behind another one in it is a space."""
    pieces: list[str] = []
    links = _Links()
    place = node.order
    while place < node.end:
        inner = document.nodes[place]
        if inner.tag == TEXT:
            pieces.append(inner.text)
            links.is_inside(inner)
        elif inner.tag == COMMENT or inner.tag in UNSEEN:
            place = inner.end
            continue
        elif inner.tag == "br" or inner.tag in BLOCKS or (inner.tag == "a" and links.begin(inner)):
            pieces.append(_GAP)
        place += 1
    return clean("".join(pieces))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 1  # noqa: PLR2004 - a span


def _is_data_row(document: Document, row: Node, apart: frozenset[int]) -> bool:
    cells = [child for child in row.children if child.tag in _CELLS]
    if len(cells) < 2:  # noqa: PLR2004 - one cell is a line, not a row
        return False
    for cell in cells:
        size = 0
        for node in document.inside(cell):
            if node.tag in _IN_CELL or node.order in apart:
                return False
            if node.tag == TEXT:
                size += len(node.text.strip())
        if size > _MAX_CELL:
            return False
    return True
