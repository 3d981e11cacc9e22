"""Where a page leads (页面去向): on to another page by itself, and to the next page of its list."""

import re

from govspider.extract.lines import inner_text
from govspider.extract.page_urls import Addresses
from govspider.extract.scripts import Script, next_static_page, redirect
from govspider.extract.tree import Document, Node

_REFRESH = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(?:[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"']*))?", re.IGNORECASE)
_MAX_DELAY = 30  # seconds; a slower refresh is a page that renews itself
_LITTLE = 200  # characters of text that a page which only leads on may show
_NEXT = re.compile(
    r"^[\[<【]?\s{0,20}(?:下\s{0,20}一?\s{0,20}[页頁]|后一页|后页|next(?:\s{0,20}page)?)"
    r"\s{0,20}[>»›】\]]{0,20}\s{0,20}$",
    re.IGNORECASE,
)
_NEXT_SIGN = re.compile(r"^(?:>|›|»|>>|→)$")
_FRAMES = re.compile(r"main|content|right|body|center|mid", re.IGNORECASE)


def refresh_target(document: Document, addresses: Addresses, scripts: list[Script], text_length: int) -> str:
    """Where a page sends its reader on its own: meta refresh, a script, or its only frame. Absolute, or empty.

    Args:
        document: the page.
        addresses: makes addresses absolute.
        scripts: the inline scripts.
        text_length: characters of visible text; a script's redirect counts only on a page that shows little.
    """
    for node in document.find("meta"):
        if node.get("http-equiv").strip().lower() == "refresh":
            found = _REFRESH.match(node.get("content"))
            if found and found[2] and float(found[1]) <= _MAX_DELAY:
                return _elsewhere(addresses, found[2])
    if text_length <= _LITTLE:
        target = redirect(scripts) or _main_frame(document)
        if target and not target.lower().startswith(("javascript:", "about:")):
            return _elsewhere(addresses, target)
    return ""


def next_page(document: Document, addresses: Addresses, scripts: list[Script]) -> str:
    """The absolute address of a list's next page: the link 下一页, or the page numbers that a script writes."""
    signs: list[str] = []
    for node in document.nodes:
        if node.tag == "link" and node.get("rel").lower() == "next" and node.get("href"):
            return addresses.absolute(node.get("href"))
        if node.tag != "a":
            continue
        text = inner_text(document, node) or node.get("title")
        target = _page_target(node)
        if target and _NEXT.match(text):
            return _elsewhere(addresses, target)
        if target and _NEXT_SIGN.match(text) and "next" in node.names:
            signs.append(_elsewhere(addresses, target))
    if signs:
        return signs[0]
    static = next_static_page(scripts)
    return addresses.absolute(static) if static else ""


def _elsewhere(addresses: Addresses, target: str) -> str:
    """The absolute address, empty when it is the page itself."""
    url = addresses.absolute(target)
    return "" if url.split("#")[0] == addresses.page.split("#")[0] else url


def _page_target(node: Node) -> str:
    href = node.get("href").strip()
    if href and not href.lower().startswith(("javascript:", "#")):
        return href
    for attribute in ("tagname", "data-href", "data-url", "pagelink"):
        if node.get(attribute).startswith(("/", "http", "./", "index")):
            return node.get(attribute)
    quoted = re.search(
        r"['\"]([\w./?=&%-]+\.(?:s?html?|aspx?|jsp|php)(?:\?[^'\"]*)?)['\"]", href + node.get("onclick")
    )
    return quoted[1] if quoted else ""


def _main_frame(document: Document) -> str:
    frames = [node for node in document.nodes if node.tag in ("frame", "iframe") and node.get("src").strip()]
    visible = [
        node for node in frames if node.get("height") not in ("0", "1") and "none" not in node.get("style")
    ]
    if len(visible) == 1:
        return visible[0].get("src").strip()
    named = [
        node for node in visible if node.tag == "frame" and _FRAMES.search(node.get("name") or node.get("id"))
    ]
    return named[0].get("src").strip() if len(named) == 1 else ""
