"""What a page is made of (页面结构): where it leads, its next page, whether a browser must build it."""

import re

from govspider.extract.lines import inner_text
from govspider.extract.scripts import Script, next_static_page, redirect
from govspider.extract.tree import Document, Node, words
from govspider.extract.urls import Addresses

_REFRESH = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(?:[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"']*))?", re.IGNORECASE)
_MAX_DELAY = 30  # seconds; a slower refresh is a page that renews itself
_LITTLE = 200  # characters of text that a page which only leads on may show
_NEXT = re.compile(
    r"^[\[<【]?\s*(?:下\s*一?\s*[页頁]|后一页|后页|next(?:\s*page)?)\s*[>»›】\]]*\s*$", re.IGNORECASE
)
_NEXT_SIGN = re.compile(r"^(?:>|›|»|>>|→)$")
_FRAMES = re.compile(r"main|content|right|body|center|mid", re.IGNORECASE)
_ROOTS = words("app root __nuxt __next q-app vue-app main-app react-root app-root approot container-app")
_NOTICE = re.compile(
    r"(?:enable|启用|开启|打开|允许|支持)\s*(?:您的)?\s*java\s*script|"
    r"doesn't work properly without JavaScript",
    re.IGNORECASE,
)
_LOADS = re.compile(
    r"\$\s*\.\s*(?:ajax|get|post|getJSON)|\.load\s*\(|axios|fetch\s*\(|XMLHttpRequest|\$http|new\s+Vue|"
    r"createApp|ReactDOM|"
    r"\.html\s*\(|innerHTML\s*\+?=|\.append\s*\(|insertAdjacentHTML|template\s*\(|laytpl|juicer|avalon|"
    r"angular|ko\.applyBindings"
)
_LIST_NAME = re.compile(
    r"list|data|news|article|content|con|items?|rows?|result|tbody|lb|xxlb|records?", re.IGNORECASE
)
_PLACEHOLDER = re.compile(r"\{\{[^{}]+\}\}|<%=.*?%>|正在加载|加载中|数据加载|loading", re.IGNORECASE)
_EMPTY_TEXT = 60  # characters of text outside links below which a page shows nothing of its own


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


def needs_browser(document: Document, scripts: list[Script], text_length: int, entries: int) -> bool:
    """Whether scripts build what a reader sees: a framework's root, a notice without scripts, an empty list.

    Args:
        document: the page.
        scripts: its inline scripts.
        text_length: characters of text outside links.
        entries: list entries found without a browser.
    """
    has_scripts = bool(scripts) or any(node.get("src") for node in document.find("script"))
    if not has_scripts:
        return False
    if text_length < _LITTLE and entries == 0:
        notices = " ".join(inner_text_of_notice(document, node) for node in document.find("noscript"))
        if _NOTICE.search(notices) or _has_empty_root(document):
            return True
    code = "\n".join(script.text for script in scripts)
    if entries == 0 and text_length < _LITTLE:
        if _LOADS.search(code) and _has_empty_list(document):
            return True
        body = next(iter(document.find("body")), document.root)
        shown = inner_text(document, body)
        return bool(_PLACEHOLDER.search(shown)) or (
            text_length < _EMPTY_TEXT // 6 and len(shown) < _EMPTY_TEXT // 3
        )
    return False


def inner_text_of_notice(document: Document, node: Node) -> str:
    """The text of a noscript block."""
    return " ".join(inner.text for inner in document.inside(node) if inner.text)


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


def _has_empty_root(document: Document) -> bool:
    return any(
        node.get("id").lower() in _ROOTS and len(inner_text(document, node)) < _EMPTY_TEXT
        for node in document.find("div")
    )


def _has_empty_list(document: Document) -> bool:
    return any(
        node.tag in ("ul", "ol", "tbody", "table", "div", "dl")
        and node.attrs
        and _LIST_NAME.search(node.names)
        and not any(
            child.tag != "-comment" and (child.text.strip() or child.attrs or child.children)
            for child in node.children
        )
        for node in document.nodes
    )
