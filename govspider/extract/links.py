"""Every link of a page (链接): anchors, areas, frames, pictures, scripts and what inline scripts write."""

import re
from collections.abc import Iterator

from govspider.extract.hidden import Cover, cover
from govspider.extract.lines import clean, inner_text
from govspider.extract.scripts import Script, inline_scripts, written
from govspider.extract.tree import Document, Node
from govspider.extract.urls import Addresses, kind_of
from govspider.items import Link, LinkKind

_SOURCES = {"link": "href"} | dict.fromkeys(
    ("img", "script", "iframe", "frame", "embed", "source", "video"), "src"
)
_KINDS = {
    "img": LinkKind.IMAGE,
    "script": LinkKind.RESOURCE,
    "iframe": LinkKind.FRAME,
    "frame": LinkKind.FRAME,
}
_STYLE_RELATIONS = ("stylesheet", "icon", "shortcut icon", "apple-touch-icon", "preload", "manifest")
_MAX_LINKS = 20_000  # of one page; a page with more is no page for readers
_OPEN = re.compile(r"(?:window\.open|location\.href\s*=|location\s*=)\s*\(?\s*['\"]([^'\"\s]{2,500})['\"]")


def read_links(
    document: Document, addresses: Addresses, covering: Cover, scripts: list[Script]
) -> tuple[Link, ...]:
    """All links in document order, each occurrence once, with how it is hidden.

    Args:
        document: the page.
        addresses: makes addresses absolute.
        covering: what takes parts of the page away.
        scripts: the inline scripts, for what they write.
    """
    links: list[Link] = []
    for node in document.nodes:
        if node.attrs:
            links += _of_node(document, node, addresses, covering)
        if len(links) >= _MAX_LINKS:
            return tuple(links[:_MAX_LINKS])
    for script in scripts:
        links += _written(script, addresses)
    return tuple(links)


def _of_node(document: Document, node: Node, addresses: Addresses, covering: Cover) -> Iterator[Link]:
    if node.tag in ("a", "area"):
        href = _target(node)
        if href:
            url = addresses.absolute(href)
            text = link_text(document, node)
            how = covering.why_hidden(node, url, addresses.page)
            yield Link(url, text, kind_of(url, text), hidden=bool(how), hidden_how=how)
    elif node.tag in _SOURCES:
        source = node.get(_SOURCES[node.tag]).strip()
        if source and not source.startswith(("data:", "blob:", "about:")):
            url = addresses.absolute(source)
            kind = _kind_of_source(node, url)
            how = covering.why_hidden(node, url, addresses.page) if kind is LinkKind.FRAME else ""
            text = clean(node.get("alt") or node.get("title") or node.get("name"))
            yield Link(url, text, kind, hidden=bool(how), hidden_how=how)


def _target(node: Node) -> str:
    """The address of an anchor; that of its click where the address is only a stand-in."""
    href = node.get("href").strip()
    if href in ("", "#") or href.lower().startswith("javascript:"):
        opened = _OPEN.search(href) or _OPEN.search(node.get("onclick"))
        if opened:
            return opened[1]
    return href


def link_text(document: Document, node: Node) -> str:
    """What a reader sees of a link: its text, else the name of its picture, else its title."""
    text = inner_text(document, node)
    if text:
        return text
    pictures = [inner for inner in document.inside(node) if inner.tag == "img"]
    names = [inner.get("alt") or inner.get("title") for inner in pictures]
    return clean(next((name for name in names if name), "") or node.get("title") or node.get("alt"))


def _kind_of_source(node: Node, url: str) -> LinkKind:
    if node.tag in _KINDS:
        kind = _KINDS[node.tag]
        return LinkKind.OTHER if kind_of(url) is LinkKind.OTHER else kind
    if node.tag == "link" and node.get("rel").strip().lower() not in _STYLE_RELATIONS:
        return kind_of(url)
    return LinkKind.RESOURCE


def _written(script: Script, addresses: Addresses) -> list[Link]:
    """Links in markup that a script writes into the page; hidden where the written markup hides them."""
    markup = written(script.text)
    if "<" not in markup or "href" not in markup.lower():
        return []
    part = Document(markup)
    covering = cover(part, inline_scripts(part))
    links = []
    for node in part.find("a"):
        href = _target(node)
        if href and not re.search(r"['\"+]", href):
            url = addresses.absolute(href)
            how = covering.why_hidden(node, url, addresses.page)
            text = link_text(part, node)
            links.append(
                Link(
                    url,
                    text,
                    kind_of(url, text),
                    hidden=bool(how),
                    hidden_how=how and f"document.write {how}",
                )
            )
    return links
