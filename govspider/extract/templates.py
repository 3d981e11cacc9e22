"""Places that the page's own scripts fill (模板占位): `{{item.title}}` of Vue, Angular, Avalon and their kin.

A reader never sees them, so they are taken out of the page; what stands outside such a template stays: that one
a reader does see.
"""

import re

from govspider.extract.scripts import Script
from govspider.extract.tree import TEXT, Document, Node, words

_PLACE = re.compile(r"\{\{.{0,600}?\}\}|\{%.{0,600}?%\}|\$\{[^{}]{0,600}\}|<%.{0,600}?%>", re.DOTALL)
_OPENED = ("{{", "{%", "${", "<%")
# Attributes by which a framework takes an element over; `:key` and `@click` are Vue's.
_ATTRIBUTE = re.compile(
    r"(?:data-|x-)?(?:v|ng|ms|x)-[a-z]|[:@*\[(][a-z]|data-bind$|wx:|s-(?:for|if)|a:(?:for|if)", re.IGNORECASE
)
_MOUNTED = re.compile(
    r"\bel\s{0,20}:\s{0,20}[\"'][#.]([\w-]+)|\.\s{0,20}mount\s{0,20}\(\s{0,20}[\"'][#.]([\w-]+)|\$id\s{0,20}:\s{0,20}[\"']([\w-]+)|hydrate\w{0,20}\s{0,20}\([^)]{0,200}[\"'#]([\w-]+)"
)
# A block that a script reads as its template: $("#row").html(), document.getElementById("row").innerHTML, no value put in.
_READ = re.compile(
    r"[\"']#([\w-]{1,80})[\"']\s{0,20}\)\s{0,20}\.\s{0,20}(?:html|text)\s{0,20}\(\s{0,20}\)"
    r"|getElementById\s{0,20}\(\s{0,20}[\"']([\w-]{1,80})[\"']\s{0,20}\)\s{0,20}\.\s{0,20}innerHTML\b(?!\s{0,20}\+?=)"
)
_FRAMEWORK = re.compile(
    r"(?:^|[/._-])(?:vue|angular|avalon|react|alpine|petite-vue|knockout|mustache|handlebars|art-?template)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s{0,20}:\s{0,20}none", re.IGNORECASE)
_LOOPS = (
    "v-for",
    "ng-repeat",
    "ms-repeat",
    "ms-for",
    "x-for",
    "*ngfor",
    "wx:for",
    "s-for",
    "a:for",
    "ms-each",
)
ROOTS = words("app root __nuxt __next q-app vue-app main-app react-root app-root approot container-app")


def clear_templates(document: Document, scripts: list[Script]) -> bool:
    """Empty the texts and attributes of the page that its scripts fill; whether it has such places, or loops."""
    loops = _has_loops(document)
    if not any(sign in document.source for sign in _OPENED):
        return loops
    roots = {
        name
        for script in scripts
        for pattern in (_MOUNTED, _READ)
        for found in pattern.findall(script.text)
        for name in found
        if name
    }
    if any(_FRAMEWORK.search(node.get("src")) for node in document.find("script")):
        roots |= ROOTS
    known: dict[int, bool] = {}
    cleared = loops
    for node in document.nodes:
        if node.tag == TEXT:
            if _holds(node.text) and node.parent is not None and _is_taken_over(node.parent, roots, known):
                node.text = _PLACE.sub("", node.text)
                cleared = True
        elif any(_holds(value) for value in node.attrs.values()) and _is_taken_over(node, roots, known):
            node.attrs = {name: value for name, value in node.attrs.items() if not _holds(value)}
            cleared = True
    return cleared


def _has_loops(document: Document) -> bool:
    """Whether an element is repeated by a framework for each entry of a list."""
    if not any(name in document.source for name in _LOOPS):
        return False
    return any(name.removeprefix("data-") in _LOOPS for node in document.nodes for name in node.attrs)


def _holds(text: str) -> bool:
    return any(sign in text for sign in _OPENED) and _PLACE.search(text) is not None


def _is_taken_over(node: Node, roots: set[str], known: dict[int, bool]) -> bool:
    """Whether a framework fills an element, or one around it, or nobody sees it: templates stand in hidden blocks."""
    passed: list[int] = []
    found = False
    above: Node | None = node
    while above is not None:
        if above.order in known:
            found = known[above.order]
            break
        passed.append(above.order)
        if (
            any(_ATTRIBUTE.match(name) for name in above.attrs)
            or not roots.isdisjoint(above.names.split())
            or _HIDDEN.search(above.attrs.get("style", ""))
        ):
            found = True
            break
        above = above.parent
    known.update(dict.fromkeys(passed, found))
    return found
