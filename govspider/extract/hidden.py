"""Which links are hidden on purpose (暗链), and which only wait for a click, as menus and tabs do.

A hidden link is an outlink to a stranger: an attacker sells places on a site for links to his own. Links to the
site itself, to offices and to the `trusted_host` of dictionaries/page_words.tsv are never called hidden. Styles that
menus and tabs use too (`display:none`) count only where nothing speaks for a menu or a tab; see docs/extract.md for
the near misses.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from govspider.extract.page_urls import host_of, is_foreign
from govspider.extract.scripts import Script, hidden_by_script, written
from govspider.extract.style import Hiding, declarations, hidings
from govspider.extract.tree import TEXT, Document, Node
from govspider.text.page_words import PageUse, PageWords

_WIDGET = re.compile(
    r"(?:^|[\s_-])\w*?(?:tab|menu|nav|sub|drop|down|select|panel|pane|slide|swiper|banner|carousel|pop|"
    r"layer|dialog|"
    r"modal|mask|tips?|qr|ewm|erweima|weixin|wechat|share|print|toggle|collaps|float|mobile|hover|"
    r"toolbar|wza)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"sr-only|visually|skip|screen|reader|menu|nav|sub|drop|slide|swiper|banner|carousel", re.IGNORECASE
)
_TABS = re.compile(r"(?:^|[\s_-])\w*?tab", re.IGNORECASE)
_FOOT = re.compile(r"foot|bottom|copyright", re.IGNORECASE)
_MAX_BLOCKS = 200  # hidden blocks judged one by one
_MAX_SCRIPTS = 200_000  # characters of scripts in which names are looked for
_TOP = ("body", "html", "form", "center")
_SHOWS = r"(?:show|toggle|fade|slide|display|class|tab|hover|open|dialog|layer)"


@dataclass(frozen=True, slots=True)
class Cover:
    """What lies over a part of the page: the elements that take it away, by their place in the document."""

    by_order: dict[int, Hiding]
    document: Document
    script_text: str
    words: PageWords
    waiting: dict[int, bool] = field(default_factory=dict)  # blocks judged so far: do they wait for a click?
    hiding: set[int] = field(default_factory=set)  # those that hide a link; filled as links are judged

    def over(self, node: Node) -> list[Hiding]:
        """The coverings of a node, innermost first."""
        if not self.by_order:
            return []
        chain = (node, *node.ancestors())
        return [self.by_order[item.order] for item in chain if item.order in self.by_order]

    def why_hidden(self, node: Node, url: str, page: str) -> str:
        """How a link is hidden; empty for one that is visible, or only waits for a click."""
        coverings = self.over(node)
        if not coverings or not self._is_strange(url, page):
            return ""
        for covering in coverings:
            spoken = _SPOKEN.search(covering.node.names) is not None
            if not spoken if covering.strong else not self._waits(covering.node, page):
                self.hiding.add(covering.node.order)
                return covering.how
        return ""

    def takes_away(self, node: Node, page: str) -> bool:
        """Whether no reader sees a node: it lies in what a style takes away and no click opens."""
        return any(covering.strong or not self._waits(covering.node, page) for covering in self.over(node))

    def _waits(self, node: Node, page: str) -> bool:
        """Whether a hidden element looks like a menu, tab, slide or pop-up that the reader can open."""
        known = self.waiting.get(node.order)
        if known is None:
            # A page with so many hidden blocks is made of tabs; and looking at each takes its time.
            known = len(self.waiting) >= _MAX_BLOCKS or self._looks_openable(node, page)
            self.waiting[node.order] = known
        return known

    def _looks_openable(self, node: Node, page: str) -> bool:
        parent = node.parent
        if self._named_in_scripts(node) or self._in_good_company(node, page):
            return True
        if parent is None or parent.tag in _TOP:
            return _is_widget(node) or _is_panel_of_tabs(node)
        around = (node, parent, *([parent.parent] if parent.parent else []))
        if any(_is_widget(item) for item in around):
            return True
        same = [
            item
            for item in parent.children
            if item.tag == node.tag and item.get("class") == node.get("class")
        ]
        return node.tag in ("li", "ul", "dl", "dd") and any(item.order not in self.by_order for item in same)

    def _in_good_company(self, node: Node, page: str) -> bool:
        """Whether at least half of the block's links lead to the site itself, to offices or national media."""
        targets = [item.get("href") for item in self.document.inside(node) if item.tag == "a"]
        known = [url for url in targets if "//" not in url or not self._is_strange(url, page)]
        return 2 * len(known) >= len(targets) > 0

    def _is_strange(self, url: str, page: str) -> bool:
        """Whether an address leads neither to the site itself nor to an office, a school or a national medium."""
        return is_foreign(url, page) and not self.words.has_host(PageUse.TRUSTED_HOST, host_of(url))

    def _named_in_scripts(self, node: Node) -> bool:
        names = node.names.split()
        return any(
            re.search(rf"[\"'#.\s]{re.escape(name)}[\"'\s][^;\n]{{0,80}}{_SHOWS}", self.script_text)
            for name in names
        ) and "style.display='none'" not in self.script_text.replace(" ", "").replace('"', "'")


def cover(document: Document, scripts: list[Script], words: PageWords) -> Cover:
    """Find everything that takes parts of a page away: styles, attributes, and scripts that write or hide.

    Args:
        document: the page.
        scripts: those in it.
        words: with the hosts to which no link is called hidden.
    """
    found = {hiding.node.order: hiding for hiding in hidings(document)}
    found = {order: hiding for order, hiding in found.items() if not _size_is_reset(document, hiding)}
    hidden_ids = hidden_by_script(scripts)
    for node in document.nodes:
        if node.attrs and node.get("id") in hidden_ids:
            found[node.order] = Hiding(node, "script display:none", strong=True)
    for node, how in _between_writes(scripts):
        found[node.order] = Hiding(node, how, strong=True)
    text = "\n".join(script.text for script in scripts).lower()[:_MAX_SCRIPTS]
    return Cover(found, document, text, words)


def _is_widget(node: Node) -> bool:
    return _WIDGET.search(node.names) is not None or node.get("role") in ("menu", "tabpanel", "dialog")


def _is_panel_of_tabs(node: Node) -> bool:
    """Whether a block stands behind a bar of tabs that has as many labels as there are blocks of its kind behind it."""
    siblings = _elements(node.parent) if node.parent else [node]
    place = siblings.index(node)
    bar = next((at for at in range(place - 1, -1, -1) if _TABS.search(siblings[at].names)), None)
    if bar is None:
        return False
    behind = takewhile(
        lambda item: item.tag == node.tag and not _FOOT.search(item.names), siblings[bar + 1 :]
    )
    labels = _elements(siblings[bar])
    if len(labels) == 1:  # a list of them
        labels = _elements(labels[0])
    panels = list(behind)
    return node in panels and len(panels) == len(labels) > 1


def _elements(node: Node) -> list[Node]:
    return [item for item in node.children if item.tag != TEXT]


def _size_is_reset(document: Document, hiding: Hiding) -> bool:
    """`font-size:0` on a list only removes the gaps when its entries set their own size."""
    if not hiding.how.startswith("font-size:"):
        return False
    inside = document.inside(hiding.node)[1:]
    return any("font-size" in declarations(node.get("style")) for node in inside if node.attrs)


def _between_writes(scripts: list[Script]) -> list[tuple[Node, str]]:
    """Elements between a script that writes a hidden opening tag and the one that writes its end."""
    covered: list[tuple[Node, str]] = []
    opening: Script | None = None
    for script in scripts[:_MAX_BLOCKS]:
        markup = written(script.text).lower()
        if opening is None and "<" in markup and _opens_hidden(markup):
            opening = script
        elif opening is not None and "</" in markup:
            parent = opening.node.parent
            siblings = parent.children if parent else []
            covered += [
                (node, "document.write")
                for node in siblings
                if opening.node.order < node.order < script.node.order and node.tag != "script"
            ]
            opening = None
    return covered


def _opens_hidden(markup: str) -> bool:
    opened = re.findall(r"<(\w+)([^>]*)>", markup)
    if not opened or markup.count("</") >= len(opened):
        return False
    return any(_hides(attributes) for _, attributes in opened)


def _hides(attributes: str) -> bool:
    style = attributes.replace(" ", "")
    return (
        re.search(r"display:none|visibility:hidden|-\d{3,}(?:px|em)|height[=:]['\"]?[01](?:px)?(?!\d)", style)
        is not None
    )
