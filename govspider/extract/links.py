"""Every link of a page (链接): anchors, areas, what the page loads, where its forms lead, what scripts write."""

import re
from collections.abc import Iterator
from dataclasses import replace

from govspider.extract.embedded import loaded, loads, styled
from govspider.extract.hidden import Cover, cover
from govspider.extract.lines import clean, inner_text
from govspider.extract.page_urls import Addresses, clicked, kind_of
from govspider.extract.scripts import COMPUTED, Script, inline_scripts, written
from govspider.extract.tree import Document, Node
from govspider.items import Link, LinkKind
from govspider.text.page_words import PageWords

_TEMPLATE = re.compile(r"\{\{|\}\}|\$\{|<%|%>|\{%|\[!--|\[@")  # no address: what a script or a template fills
_INLINE = ("data:", "blob:", "about:", "javascript:")
MAX_LINKS = 20_000  # of one page; a page with more is no page for readers


def read_links(
    document: Document,
    addresses: Addresses,
    covering: Cover,
    scripts: list[Script],
    by_script: frozenset[int],
) -> tuple[Link, ...]:
    """All links in document order, each occurrence once, with how it is hidden.

    Args:
        document: the page.
        addresses: makes addresses absolute.
        covering: what takes parts of the page away.
        scripts: the inline scripts, for what they write.
        by_script: `order` of the nodes that a script wrote.
    """
    links: list[Link] = []
    unread_until = 0  # what browsers without scripts load, none of today
    for node in document.nodes:
        if node.tag == "noscript":
            unread_until = max(unread_until, node.end)
        if node.attrs and (node.tag == "a" or node.order >= unread_until):
            links += _of_node(document, node, addresses, covering, by_script)
        if len(links) >= MAX_LINKS:
            return tuple(links[:MAX_LINKS])
    for address in styled(document):
        links += _made(addresses, address, LinkKind.IMAGE)
    for script in scripts:
        links += _hidden_in_script(script, addresses, covering.words)
    return tuple(links)


def _of_node(
    document: Document, node: Node, addresses: Addresses, covering: Cover, by_script: frozenset[int]
) -> Iterator[Link]:
    is_written = node.order in by_script
    if node.tag in ("a", "area"):
        href = clicked(node)
        if href and not _TEMPLATE.search(href):
            url = addresses.absolute(href)
            text = link_text(document, node)
            how = covering.why_hidden(node, url, addresses.page)
            how = f"document.write {how}" if how and is_written else how
            yield Link(url, text, kind_of(url, text), hidden=bool(how), hidden_how=how, is_written=is_written)
    elif node.tag == "form":
        yield from _made(addresses, node.get("action"), LinkKind.FORM)
    for address, kind in loaded(node, covering, addresses.page) if loads(node) else ():
        for link in _made(addresses, address, kind):
            how = covering.why_hidden(node, link.url, addresses.page) if kind is LinkKind.FRAME else ""
            text = clean(node.get("alt") or node.get("title") or node.get("name"))
            yield replace(link, text=text, hidden=bool(how), hidden_how=how, is_written=is_written)


def _made(addresses: Addresses, address: str, kind: LinkKind) -> Iterator[Link]:
    address = address.strip()
    if address and not address.lower().startswith(_INLINE) and not _TEMPLATE.search(address):
        url = addresses.absolute(address)
        found = kind_of(url)
        if found is LinkKind.OTHER or (
            kind is LinkKind.RESOURCE and found in (LinkKind.ATTACHMENT, LinkKind.IMAGE)
        ):
            kind = found
        yield Link(url, "", kind)


def link_text(document: Document, node: Node) -> str:
    """What a reader sees of a link: its text, else the name of its picture, else its title."""
    text = inner_text(document, node)
    if text:
        return text
    pictures = [inner for inner in document.inside(node) if inner.tag == "img"]
    names = [inner.get("alt") or inner.get("title") for inner in pictures]
    return clean(next((name for name in names if name), "") or node.get("title") or node.get("alt"))


def _hidden_in_script(script: Script, addresses: Addresses, words: PageWords) -> list[Link]:
    """Hidden links in markup that a script may write; others it may never write, or it computes their address."""
    markup = written(script.text)
    if "<" not in markup or "href" not in markup.lower():
        return []
    part = Document(markup)
    covering = cover(part, inline_scripts(part), words)
    links = []
    for node in part.find("a"):
        href = clicked(node)
        if href and COMPUTED not in href:
            url = addresses.absolute(href)
            text = link_text(part, node)
            how = covering.why_hidden(node, url, addresses.page)
            if how:
                links.append(
                    Link(url, text, kind_of(url, text), hidden=True, hidden_how=f"document.write {how}")
                )
    return links
