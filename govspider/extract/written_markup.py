"""The source of a page with what its plain scripts write, put where a browser puts it (脚本写入的内容)."""

import re
from dataclasses import dataclass

from govspider.extract.script_writes import Written, follow
from govspider.extract.tree import COMMENT, Document

_WRITING = re.compile(
    r"document\s*\.\s*write|\.\s*inner(?:HTML|Text)|\.\s*textContent|\)\s*\.\s*(?:html|text)\s*\("
)
_SCRIPT = re.compile(r"<!--|<script(?=[\s>])([^>]{0,2000})>", re.IGNORECASE)
_END = re.compile(r"</script[^>]{0,100}>", re.IGNORECASE)
_NO_PROGRAM = re.compile(r"\btype\s*=\s*[\"']?[^\"'\s>]*(?:template|json|html|xml)|\bsrc\s*=", re.IGNORECASE)
_OPENED = re.compile(r"<(/?)(\w+)([^>]*)")
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|-\d{3,}(?:px|em)|height\s*[=:]\s*['\"]?[01](?:px)?(?!\d)"
)
_START, _STOP = "<!--written-->", "<!--/written-->"
_MAX_WRITTEN = 1_000_000  # characters that the scripts of one page may add
_MAX_FILLS = 30  # elements that scripts fill


@dataclass(frozen=True, slots=True)
class Shown:
    """A page's source as a browser builds it, and whether scripts write more than could be followed."""

    source: str
    left_alone: bool


def in_place(source: str) -> Shown:
    """Put what plain scripts write behind them; the calls go, so that nothing is told twice."""
    if not _WRITING.search(source):
        return Shown(source, left_alone=False)
    pieces: list[str] = []
    known: dict[str, str | None] = {}
    fills: dict[str, str] = {}
    done = at = added = 0
    left_alone = False
    while (found := _SCRIPT.search(source, at)) is not None:
        if found[1] is None:
            at = source.find("-->", found.end()) + 3
            if at < 3:  # noqa: PLR2004 - not found
                break
            continue
        end = _END.search(source, found.end())
        if end is None:
            break
        at = end.end()
        if _NO_PROGRAM.search(found[1]):
            continue
        script = source[found.end() : end.start()]
        written = follow(script, known)
        left_alone |= written.left_alone
        fills |= written.fills
        added += len(written.markup)
        if written.markup and added <= _MAX_WRITTEN and not _leaves_hiding_open(written.markup):
            pieces += (
                source[done : found.end()],
                _without(script, written),
                end[0],
                _START,
                written.markup,
                _STOP,
            )
            done = at
    return Shown(_filled("".join((*pieces, source[done:])), fills), left_alone)


def written_orders(document: Document) -> frozenset[int]:
    """`order` of every node that a script wrote, of a page from `in_place`."""
    orders: set[int] = set()
    start: int | None = None
    for node in document.nodes:
        if node.tag != COMMENT:
            continue
        if node.text == _START[4:-3]:
            start = node.order
        elif node.text == _STOP[4:-3] and start is not None:
            orders.update(range(start, node.order))
            start = None
    return frozenset(orders)


def _without(script: str, written: Written) -> str:
    kept, done = [], 0
    for start, end in written.calls:
        kept.append(script[done:start])
        done = end
    return "".join((*kept, script[done:]))


def _leaves_hiding_open(markup: str) -> bool:
    """Half of an attacker's trick: one script opens a hidden block, another closes it; `hidden` looks at both."""
    tags = _OPENED.findall(markup)
    closing = sum(bool(slash) for slash, _, _ in tags)
    hides = any(_HIDES.search(attributes) for slash, _, attributes in tags if not slash)
    return (hides and 2 * closing < len(tags)) or (bool(tags) and closing == len(tags))


def _filled(source: str, fills: dict[str, str]) -> str:
    """Put texts into the empty elements with these ids, or into the first of a class."""
    for selector, text in list(fills.items())[:_MAX_FILLS]:
        name = re.escape(selector[1:])
        value = rf"[\"']?{name}" if selector[0] == "#" else rf"(?:{name}|[\"'](?:[^\"'<>]{{1,100}}\s)?{name})"
        attribute = "id" if selector[0] == "#" else "class"
        element = re.search(rf"\s{attribute}\s*=\s*{value}(?=[\"'\s>])[^<>]{{0,500}}>(?=\s*</)", source)
        if element is not None:
            source = f"{source[: element.end()]}{_START}{text}{_STOP}{source[element.end() :]}"
    return source
