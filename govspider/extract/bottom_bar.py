"""The bottom bar of an H5 entry page, read without a browser where that is certain (H5底部菜单).

Certain means: the page itself places the bar, and every button is a plain link or holds plain links. As
soon as scripts might build, move or answer for the menu, the browser decides.
"""

import re
from collections.abc import Iterator

from w3lib.url import safe_url_string

from govspider.extract.lines import inner_text
from govspider.extract.page_urls import Addresses
from govspider.extract.style import declarations, hidings
from govspider.extract.tree import Document, Node
from govspider.items import MenuEntry
from govspider.platforms.menu_words import FOOT, MenuWords
from govspider.platforms.protocol import MENU_PARENT, entry_type_of

_RULE = re.compile(r"([^{}]{1,2000}+)\{([^{}]{1,4000}+)\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_PINNED = frozenset({"fixed", "sticky", "-webkit-sticky"})
# What a script says that builds a menu or answers for its buttons; one that only folds is harmless.
_ACTS = re.compile(
    r"location|href|innerhtml|outerhtml|insertadjacent|append|createelement|document\s*\.\s*write|fetch|xmlhttp|ajax"
    r"|getjson|\.open|pushstate|setattribute|\.html\s*\(|vue|react|axios|import|eval|preventdefault|remove",
    re.IGNORECASE,
)
_FOOT = re.compile(r"备案|版权所有|copyright|技术支持|网安备", re.IGNORECASE)
_ICONS = re.compile(r"[\ue000-\uf8ff\s]+")  # icon fonts live in the private use area
# A name that needs no eyes: a number, a drawing or a second text beside it may be a badge.
_PLAIN_NAME = re.compile(r"[\u3400-\u9fff]{1,12}(?:[·、（(][\u3400-\u9fff]{1,8}[）)]?)?")
_EVENTS = ("onclick", "ontouchstart", "ontouchend", "ontap", "onmousedown")
_LISTS = frozenset({"ul", "ol", "dl", "div"})
_FEWEST, _MOST = 2, 12  # buttons of a bar


def read_bar(html: str, url: str, words: MenuWords = MenuWords()) -> tuple[MenuEntry, ...]:  # noqa: B008 - frozen
    """The menu of a page's bottom bar, without target; empty: none, or only the browser can tell.

    Args:
        html: the page, decoded.
        url: its final address.
        words: what is no entry of a menu; a bar that has one of them is left to the browser.
    """
    document = Document(html)
    if any(_acts(node) for node in document.find("script")):
        return ()
    bars = [
        node
        for node in _pinned_to_bottom(document)
        if len(_cells(node)) >= _FEWEST and not _FOOT.search(inner_text(document, node))
    ]
    outer = [bar for bar in bars if not any(bar is not other and bar.within(other) for other in bars)]
    if len(outer) != 1:
        return ()
    hidden = [hiding.node for hiding in hidings(document)]
    if any(cell is node or cell.within(node) for cell in _cells(outer[0]) for node in hidden):
        return ()
    addresses = Addresses(document, url, "utf-8")
    entries: list[MenuEntry] = []
    for number, cell in enumerate(_cells(outer[0]), 1):
        button = tuple(_button(document, addresses, cell, str(number)))
        if not button:
            return ()
        entries += button
    certain = len(_cells(outer[0])) <= _MOST and all(_is_certain(entry.name, words) for entry in entries)
    leads = any(entry.entry_type == "view" for entry in entries)  # a hotline's buttons are no menu
    return tuple(entries) if certain and leads else ()


def _is_certain(name: str, words: MenuWords) -> bool:
    return _PLAIN_NAME.fullmatch(name) is not None and not any(
        name in listed for kind, listed in words.by_kind.items() if kind != FOOT
    )


def _acts(script: Node) -> bool:
    kind = script.get("type").lower()
    if "json" in kind or "template" in kind:
        return False
    return bool(script.get("src")) or any(_ACTS.search(child.text) for child in script.children)


def _pinned_to_bottom(document: Document) -> list[Node]:
    """Elements that styles of the page itself fix at the bottom."""
    styles: dict[int, dict[str, str]] = {}
    for sheet in document.find("style"):
        css = _COMMENT.sub(" ", "".join(child.text for child in sheet.children))
        for rule in _RULE.finditer(css):
            selectors, style = rule[1], declarations(rule[2])
            if style.keys() & {"position", "top", "bottom", "inset"} and "@" not in selectors:
                for node in document.select(selectors.strip()):
                    styles.setdefault(node.order, {}).update(style)
    for node in document.nodes:
        if node.attrs and node.get("style"):
            styles.setdefault(node.order, {}).update(declarations(node.get("style")))
    return [
        document.nodes[order]
        for order, style in sorted(styles.items())
        if style.get("position") in _PINNED and style.get("bottom", "").startswith("0") and "top" not in style
    ]


def _cells(bar: Node) -> list[Node]:
    """The buttons' elements: what stands side by side below the bar's wrappers."""
    inside = _elements(bar)
    while len(inside) == 1 and _elements(inside[0]):
        inside = _elements(inside[0])
    return inside


def _elements(node: Node) -> list[Node]:
    return [child for child in node.children if not child.tag.startswith("-")]


def _button(document: Document, addresses: Addresses, cell: Node, position: str) -> Iterator[MenuEntry]:
    """The entries of one button; none if it is not plain."""
    inside = document.inside(cell)
    if any(_ACTS.search(node.get(event)) for node in inside if node.attrs for event in _EVENTS):
        return
    anchors = [node for node in inside if node.tag == "a"]
    plain = [node for node in anchors if _is_plain(node)]
    if len(anchors) == 1 and plain and not any(_has_event(node) for node in inside):
        yield _entry(position, _name(document, cell), addresses.absolute(plain[0].get("href").strip()))
        return
    folded = next((node for node in inside[1:] if node.tag in _LISTS and _holds(node, plain)), None)
    if folded is None or len(anchors) > len(plain) + 1 or any(map(_has_event, document.inside(folded))):
        return
    list_text = _name(document, folded)
    yield _entry(position, _name(document, cell).removesuffix(list_text).removeprefix(list_text).strip(), "")
    for number, node in enumerate(plain, 1):
        address = addresses.absolute(node.get("href").strip())
        yield _entry(f"{position}.{number}", _name(document, node), address)


def _entry(position: str, name: str, url: str) -> MenuEntry:
    kind = entry_type_of(url) if url else MENU_PARENT
    return MenuEntry("", position, name, kind, url=safe_url_string(url) if kind == "view" else "")


def _name(document: Document, node: Node) -> str:
    return _ICONS.sub(" ", inner_text(document, node)).strip()


def _holds(node: Node, anchors: list[Node]) -> bool:
    return bool(anchors) and all(anchor.within(node) and anchor is not node for anchor in anchors)


def _is_plain(anchor: Node) -> bool:
    href = anchor.get("href").strip()
    return bool(href) and not href.startswith("#") and not href.lower().startswith("javascript:")


def _has_event(node: Node) -> bool:
    return any(name in node.attrs for name in _EVENTS)
