"""What a page loads by itself (页面资源): pictures, films, sounds, frames, objects, scripts, styles, pictures of styles.

Only what a reader would miss counts: no tracker of one pixel, no picture that a style takes away for good, no
`<link>` of a kind that nobody follows (dns-prefetch, pingback, author …).
"""

import re
from collections.abc import Iterator
from itertools import islice

from govspider.extract.hidden import Cover
from govspider.extract.style import sheet_rules
from govspider.extract.tree import Document, Node, words
from govspider.items import LinkKind

# Element → its attributes with an address, and what it is.
_LOADED: dict[str, tuple[tuple[str, LinkKind], ...]] = {
    "img": (("src", LinkKind.IMAGE), ("srcset", LinkKind.IMAGE)),
    "source": (("src", LinkKind.RESOURCE), ("srcset", LinkKind.IMAGE)),
    "video": (("src", LinkKind.RESOURCE), ("poster", LinkKind.IMAGE)),
    "audio": (("src", LinkKind.RESOURCE),),
    "track": (("src", LinkKind.RESOURCE),),
    "embed": (("src", LinkKind.RESOURCE),),
    "object": (("data", LinkKind.RESOURCE),),
    "script": (("src", LinkKind.RESOURCE),),
    "iframe": (("src", LinkKind.FRAME),),
    "frame": (("src", LinkKind.FRAME),),
    "image": (("href", LinkKind.IMAGE), ("xlink:href", LinkKind.IMAGE)),  # of an SVG
    "body": (("background", LinkKind.IMAGE),),
    "table": (("background", LinkKind.IMAGE),),
    "td": (("background", LinkKind.IMAGE),),
    "link": (("href", LinkKind.RESOURCE),),
    "param": (("value", LinkKind.RESOURCE),),
    "input": (("src", LinkKind.IMAGE),),
}
_FOLLOWED = words(
    "stylesheet icon apple-touch-icon apple-touch-icon-precomposed preload modulepreload manifest mask-icon"
)
_FILM = words("movie src filename url")  # names of <param> that hold an object's film
_URL = re.compile(
    r"url\(\s{0,20}(?:\"([^\"]{1,2000}+)\"|'([^']{1,2000}+)'|([^\s\"')]{1,2000}+))\s{0,20}\)", re.IGNORECASE
)
_PSEUDO = re.compile(r"::?[a-zA-Z-]+(?:\([^)]{0,200}\))?")
_NO_PICTURE = re.compile(r"\.(?:woff2?|ttf|eot|otf|htc|cur|css)(?:[?#]|$)|^#", re.IGNORECASE)
_SIZE = re.compile(r"\s{0,20}([\d.]+)\s{0,20}(?:px)?\s{0,20}$")
_MAX_RULES = 100  # rules with a picture


def loads(node: Node) -> bool:
    """Whether an element may load something."""
    return node.tag in _LOADED or "url(" in node.attrs.get("style", "")


def loaded(node: Node, covering: Cover, page: str) -> Iterator[tuple[str, LinkKind]]:
    """The addresses that one element makes a browser load, as written, with what they are.

    Args:
        node: the element.
        covering: what takes parts of the page away.
        page: the page's own address.
    """
    for name, kind in _LOADED.get(node.tag, ()):
        if (
            name in node.attrs
            and _counts(node)
            and not (kind is LinkKind.IMAGE and _is_unseen(node, covering, page))
        ):
            yield from ((address, kind) for address in _addresses(name, node.attrs[name]))
    if "url(" in node.attrs.get("style", "") and not covering.takes_away(node, page):
        for address in _css_urls(node.get("style")):
            yield address, LinkKind.IMAGE


def styled(document: Document) -> Iterator[str]:
    """The pictures of the page's own style sheets, as written, of rules that match something on the page."""
    pictured = ((selector, rule) for selector, rule in sheet_rules(document) if "url" in rule.lower())
    for selector, rule in islice(pictured, _MAX_RULES):
        if not selector.startswith("@") and document.select(_PSEUDO.sub("", selector) or "*"):
            yield from _css_urls(rule)


def _css_urls(text: str) -> list[str]:
    found = (quoted or single or bare for quoted, single, bare in _URL.findall(text))
    return [address for address in found if not _NO_PICTURE.search(address)]


def _counts(node: Node) -> bool:
    """Whether an element of a kind that mostly loads nothing loads something."""
    if node.tag == "link":
        return bool(_FOLLOWED & frozenset(node.get("rel").lower().split()))
    if node.tag == "param":
        return node.get("name").lower() in _FILM
    return node.tag != "input" or node.get("type").lower() == "image"


def _addresses(name: str, value: str) -> list[str]:
    if name != "srcset":
        return [value]
    # "a.jpg 1x, b.jpg 2x": a comma may be part of an address, a comma with a space is not.
    return [part.split()[0] for part in re.split(r",\s+", value) if part.split()]


def _is_unseen(node: Node, covering: Cover, page: str) -> bool:
    sizes = [_SIZE.match(node.get(side)) for side in ("width", "height")]
    if any(size is not None and float(size[1]) <= 1 for size in sizes):
        return True
    return covering.takes_away(node, page)
