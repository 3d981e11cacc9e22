"""HTML source to a small tree of our own (网页结构): lexbor parses as browsers do.

Hostile pages are tamed before parsing: depth, number of tags and size are bounded, because a parser that
follows the HTML standard needs quadratic time on millions of open elements.
"""

import re
from collections.abc import Iterator
from typing import cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_CHARS = 4_000_000  # source beyond this is not read
MAX_TAGS = 300_000  # tags beyond this are not read
_FEW_TAGS = 3_000  # with fewer, no depth is dangerous
_FEW_UNCLOSED = 300  # tags without an end tag, of any kind
MAX_DEPTH = 250  # elements open at a time (libxml2 allows 256)
_MAX_FORMATTING = 100  # open <b>, <font> …: each paragraph reopens them all
_MAX_OPTIONS = 500  # of one <select>: lexbor looks all of them through for each
_MAX_TAG = 60_000  # characters between two > signs; lexbor is quadratic in the attributes of a tag


def words(text: str) -> frozenset[str]:
    """A set of the words in a text."""
    return frozenset(text.split())


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_CHOICE = re.compile(r"<(select|/select|datalist|option)(?![\w-])", re.IGNORECASE)
_VOID = words("area base br col embed frame hr img input link meta param source track wbr")
# Elements that the next one of their kind closes: pages leave them open by the thousand.
_IMPLIED = words("p li dt dd tr td th option html head body tbody thead tfoot rp rt")
_RUBY = words("rp rt")  # … and outside <ruby> nothing closes these
_FORMATTING = words("a b big code em font i nobr s small strike strong tt u")
_XML_DATA = re.compile(
    r"<script[^>]{0,300}?type\s{0,9}=\s{0,9}[\"']text/xml[\"'][^>]{0,300}>(.*?)(?:</script>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
RECORD = re.compile(r"<record>\s{0,200}<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)

_NONE: dict[str, str] = {}  # attributes of texts and comments; never written to
TEXT = "-text"
COMMENT = "-comment"


class Node:
    """One element, text or comment. `order` is its place in the document, `end` the place behind it."""

    __slots__ = ("attrs", "children", "end", "names", "order", "parent", "tag", "text")

    def __init__(self, tag: str, attrs: dict[str, str], text: str, parent: "Node | None", order: int) -> None:
        self.tag = tag
        self.attrs = attrs
        self.text = text
        self.parent = parent
        self.children: list[Node] = []
        self.order = order
        self.end = order + 1
        # Class and id together, in lower case: what page makers call the block.
        self.names = f"{attrs.get('class', '')} {attrs.get('id', '')}".lower() if attrs else ""

    def get(self, name: str) -> str:
        """An attribute's value, or the empty string."""
        return self.attrs.get(name, "")

    def ancestors(self) -> Iterator["Node"]:
        """The parent, its parent, and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def within(self, other: "Node") -> bool:
        """Whether this is `other` or stands inside it."""
        return other.order <= self.order < other.end


class Document:
    """A parsed page: its nodes in document order, and lexbor's tree for CSS selectors."""

    __slots__ = ("_by_mem_id", "_by_tag", "margins", "nodes", "parser", "root", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.parser = LexborHTMLParser(tame(unpack_records(source)))
        self.nodes: list[Node] = []
        self.margins: dict[int, bool] = {}  # by `order`; what `maintext.in_margin` has found out so far
        self._by_mem_id: dict[int, Node] = {}
        self._by_tag: dict[str, list[Node]] = {}
        self.root = self._build()

    def inside(self, node: Node) -> list[Node]:
        """The node and all its descendants, in document order."""
        return self.nodes[node.order : node.end]

    def find(self, tag: str) -> list[Node]:
        """All elements of one tag name."""
        return self._by_tag.get(tag, [])

    def select(self, selector: str) -> list[Node]:
        """Elements that a CSS selector matches; none when lexbor cannot read the selector."""
        try:
            found = self.parser.css(selector)
        except Exception:  # noqa: BLE001 - lexbor raises plain Exceptions on selectors it cannot read
            return []
        return [self._by_mem_id[item.mem_id] for item in found if item.mem_id in self._by_mem_id]

    def _build(self) -> Node:
        top = self.parser.root
        root = Node("html", _attributes(top) if top is not None else {}, "", None, 0)
        self.nodes.append(root)
        item = top.child if top is not None else None
        node = root
        above: list[LexborNode] = []
        while item is not None or above:
            if item is None:
                node.end = len(self.nodes)
                node = node.parent or root
                item = above.pop().next
                continue
            made = self._add(item, node)
            below = item.child if made.tag not in (TEXT, COMMENT) else None
            if below is None:
                item = item.next
            else:
                above.append(item)
                item, node = below, made
        root.end = len(self.nodes)
        return root

    def _add(self, item: LexborNode, parent: Node) -> Node:
        tag = item.tag or ""
        if tag == TEXT:
            made = Node(TEXT, _NONE, item.text_content or "", parent, len(self.nodes))
        elif item.is_comment_node or not tag:  # without a tag: <?php … ?>
            text = item.comment_content or (item.html or "")[1:-1]
            made = Node(COMMENT, _NONE, text, parent, len(self.nodes))
        else:
            made = Node(tag, _attributes(item), "", parent, len(self.nodes))
            self._by_mem_id[item.mem_id] = made
            self._by_tag.setdefault(tag, []).append(made)
        parent.children.append(made)
        self.nodes.append(made)
        return made


def _attributes(item: LexborNode) -> dict[str, str]:
    attributes = item.attributes
    if None not in attributes.values():
        return cast("dict[str, str]", attributes)
    return {name: value or "" for name, value in attributes.items()}


def unpack_records(source: str) -> str:
    """Put the list that the jpage component (大汉) keeps in a script of XML where it would show it."""
    if "text/xml" not in source:
        return source

    def unpacked(found: re.Match[str]) -> str:
        records = RECORD.findall(found[1])
        rows = "".join(records)
        return f"<table>{rows}</table>" if rows.lstrip()[:3].lower() == "<tr" else rows

    return _XML_DATA.sub(unpacked, source)


def tame(source: str) -> str:
    """Bound size, number of tags, depth, open formatting elements and options, so that parsing takes linear time.

    An ordinary page comes back as it is.
    """
    source = _split_long_tags(source[:MAX_CHARS].replace("\0", ""))
    dropped = _too_many_open(source)
    if not dropped and source.count("<") < _FEW_TAGS:
        return source
    uncounted = _VOID if "<svg" in source or "<math" in source else _VOID | _IMPLIED
    pieces: list[str] = []
    kept_to = depth = 0
    for count, found in enumerate(_TAG.finditer(source)):
        closing, name = found.groups()
        name = name.lower()
        if name not in uncounted:
            depth = max(0, depth - 1) if closing else depth + 1
        if name in dropped or (depth > MAX_DEPTH and name not in uncounted):
            pieces.append(source[kept_to : found.start()])
            kept_to = source.find(">", found.end()) + 1 or len(source)
        if count >= MAX_TAGS:
            source = source[: found.start()]
            break
    return _split_long_selects("".join((*pieces, source[kept_to:])))


def _split_long_tags(source: str) -> str:
    """End a tag that never ends: a megabyte without a single > is an attack, or not HTML."""
    if len(source) <= _MAX_TAG:
        return source
    pieces = (piece for piece in source.split(">"))
    return ">".join(
        piece if len(piece) <= _MAX_TAG or "<" not in piece else piece[:_MAX_TAG].rsplit("<", 1)[0]
        for piece in pieces
    )


def _split_long_selects(source: str) -> str:
    pieces: list[str] = []
    kept_to = options = 0
    in_select = False
    for found in _CHOICE.finditer(source):
        name = found[1].lower()
        if name != "option":
            in_select = name == "select"
            options = options if in_select else 0  # a <select> within a <select> begins nothing
        elif in_select:
            options += 1
        if in_select and options == _MAX_OPTIONS:
            options = 0
            pieces.append(source[kept_to : found.start()] + "</select><select>")
            kept_to = found.start()
    return "".join((*pieces, source[kept_to:]))


def _too_many_open(source: str) -> frozenset[str]:
    """Names of elements whose tags are dropped, because many of them stay open at a time."""
    if source.count("<") - 2 * source.count("</") <= _FEW_UNCLOSED:
        return frozenset()
    lowered = source.lower()

    def unclosed(name: str) -> int:
        opened = lowered.count(f"<{name}>") + lowered.count(f"<{name} ")
        return opened - lowered.count(f"</{name}")

    dropped = _FORMATTING if any(unclosed(name) > _MAX_FORMATTING for name in _FORMATTING) else frozenset()
    return dropped | {name for name in _RUBY if unclosed(name) > _FEW_TAGS}


def descend(block: Node) -> list[Node]:
    """A block and all that stands in it."""
    found = [block]
    for node in found:
        found.extend(node.children)
    return found
