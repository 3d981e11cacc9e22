"""Pictures of a page's own part (正文图片): posters, scans, photographs, which may say what no text says.

Not those of head, foot and navigation, no logos, icons and codes to scan, and no pictures that only lead on to other pages.
"""

import re
from collections.abc import Iterator

from govspider.extract.hidden import Cover
from govspider.extract.maintext import in_margin
from govspider.extract.page_urls import Addresses, kind_of
from govspider.extract.tree import Document, Node
from govspider.items import LinkKind

_MOST = 500  # of one page
_SMALL = 60  # pixels; nobody writes a number into a smaller one
# Where pages keep the address of a picture that is loaded when a reader comes near it; `src` shows something else till then.
_LAZY = ("data-src", "data-original", "data-url", "data-lazy-src", "data-echo", "_src", "file", "zoomfile")
_INLINE = "data:image/"
_LEAST_INLINE = 3_000  # characters; a shorter one is an icon
_SIZE = re.compile(r"\s*(\d{1,9})\s*(?:px)?\s*$")
_ORNAMENT = re.compile(
    r"(?<![a-z])(?:logo|icon|ico|banner|qr|qrcode|ewm|erweima|arrow|bullet|spacer|blank|loading|share|btn|button|avatar)(?![a-z])",
    re.IGNORECASE,
)
_ORNAMENTAL = re.compile(r"(?<![a-z])(?:logo|icon|banner|qrcode|ewm|erweima)(?![a-z])")  # names of elements
_LINKED = ("a", "area")


def read_pictures(document: Document, addresses: Addresses, covering: Cover, start: int) -> tuple[str, ...]:
    """The addresses of the pictures in the page's own part, in order, each once; of one within the page its data.

    Args:
        document: the page.
        addresses: makes addresses absolute.
        covering: what takes parts of the page away.
        start: `order` of the node behind which the page's own part begins.
    """
    found: dict[str, None] = {}
    for node in document.nodes[start:]:
        if node.tag in ("img", "image", *_LINKED) and len(found) < _MOST:
            for address in _shown(node):
                url = address if address.startswith(_INLINE) else addresses.absolute(address)
                if not in_margin(document, node) and not covering.takes_away(node, addresses.page):
                    found[url] = None
    return tuple(found)


def _shown(node: Node) -> Iterator[str]:
    """The address of the picture that an element shows, or that a reader opens by it; as written."""
    if node.tag in _LINKED:
        href = node.get("href").strip()
        if href and kind_of(href) is LinkKind.IMAGE and not _ORNAMENT.search(_file_name(href)):
            yield href
        return
    source = next((node.get(name).strip() for name in _LAZY if _is_address(node.get(name))), "")
    source = source or node.get("src").strip() or node.get("href") or node.get("xlink:href")
    if _is_address(source) and not _is_small(node) and not _is_ornament(node, source) and not _leads_on(node):
        yield source


def _is_address(text: str) -> bool:
    if text.startswith(_INLINE):
        return len(text) >= _LEAST_INLINE
    scheme, colon, _ = text.strip().partition(":")
    return bool(text.strip()) and (not colon or scheme.lower() in ("http", "https") or not scheme.isalpha())


def _is_small(node: Node) -> bool:
    sizes = [_SIZE.match(node.get(side)) for side in ("width", "height")]
    return any(size is not None and int(size[1]) < _SMALL for size in sizes)


def _is_ornament(node: Node, source: str) -> bool:
    named = " ".join(
        above.names for above in (node, *node.ancestors()) if above.attrs and above.tag != "body"
    )
    return bool(_ORNAMENT.search(_file_name(source)) or _ORNAMENTAL.search(named))


def _file_name(address: str) -> str:
    if address.startswith(_INLINE):
        return ""
    return address.partition("?")[0].rpartition("/")[2]


def _leads_on(node: Node) -> bool:
    """Whether a picture is there to be clicked on: a teaser of another page, or a small form of the picture it opens."""
    return any(above.tag == "a" and above.get("href").strip(" #") for above in node.ancestors())
