"""Whether a browser must build a page (须用浏览器): scripts draw its list, or all of it, and what was served lacks it."""

import re
from dataclasses import dataclass

from govspider.extract.lines import inner_text
from govspider.extract.maintext import in_margin
from govspider.extract.scripts import Script
from govspider.extract.templates import ROOTS
from govspider.extract.tree import COMMENT, TEXT, Document, Node

_LITTLE = 200  # characters of text outside links that a page may show which scripts build
_OWN = 40.0  # weight of a main text that is content by itself
_NOTICE = re.compile(
    r"(?:enable|启用|开启|打开|允许|支持)\s{0,20}(?:您的)?\s{0,20}java\s{0,20}script|"
    r"doesn't work properly without JavaScript",
    re.IGNORECASE,
)
_LOADS = re.compile(
    r"\$\s*\.\s*(?:ajax|get|post|getJSON)|\.load\s*\(|axios|fetch\s*\(|XMLHttpRequest|\$http|new\s+Vue|"
    r"createApp|ReactDOM|"
    r"\.html\s*\(|innerHTML\s*\+?=|\.append\s*\(|insertAdjacentHTML|template\s*\(|laytpl|juicer|avalon|"
    r"angular|ko\.applyBindings|Handlebars|Mustache|\brender\w*\s*\("
)
_LIST_NAME = re.compile(
    r"list|data|news|article|con|items?|rows?|result|tbody|lb|records?|info|view|main|page_?div|(?:^|\s)(?:div|d)?_?\d{2,}",
    re.IGNORECASE,
)
_EMPTY = ("ul", "ol", "tbody", "dl", "table", "div")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]{1,500}\}\}|<%=.{0,500}?%>|正在加载|加载中|数据加载|loading|请稍[候等后]", re.IGNORECASE
)
_EMPTY_TEXT = 60  # characters of text outside links below which a page shows nothing of its own
_IDLE = re.compile(
    r"hits?|count|click|cnzz|51\.la|stat(?!ic)|tongji|tj\.js|hm\.baidu|share|jiathis|bdshare|conac|jiucuo|slide|swiper|jquery|bootstrap|"
    r"menu|nav|top|foot|head|common|date|time|weather|login|search|font|print|qrcode|piwik|analytics|counter",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Served:
    """What was found on a page as the server sent it."""

    document: Document
    scripts: list[Script]
    prose: int  # characters of text outside links
    weight: float  # of the main text
    entries: int  # of the page's own list, lists beside it aside
    is_dated: bool  # it is an article with its day
    is_templated: bool  # it holds places that its scripts fill
    left_alone: bool  # its scripts write more than could be followed


def needs_browser(page: Served) -> bool:
    """Whether scripts build what a reader sees: a framework's root, a notice without scripts, a list that is not there."""
    document = page.document
    if page.entries or not (page.scripts or any(node.get("src") for node in document.find("script"))):
        return False
    if page.prose < _LITTLE and (_asks_for_scripts(document) or _has_empty_root(document)):
        return True
    if page.weight >= _OWN or page.is_dated:
        return False
    if page.is_templated or _has_template(document) or page.left_alone:
        return True
    if _has_empty_list(page) or _is_written_from_outside(document):
        return True
    body = next(iter(document.find("body")), document.root)
    shown = inner_text(document, body)
    waits = page.prose < _LITTLE and _PLACEHOLDER.search(shown) is not None
    return waits or (page.prose < _EMPTY_TEXT // 6 and len(shown) < _EMPTY_TEXT // 3)


def _asks_for_scripts(document: Document) -> bool:
    texts = (inner.text for node in document.find("noscript") for inner in document.inside(node))
    return _NOTICE.search(" ".join(texts)) is not None


def _has_empty_root(document: Document) -> bool:
    return any(
        node.get("id").lower() in ROOTS and len(inner_text(document, node)) < _EMPTY_TEXT
        for node in document.find("div")
    )


def _has_template(document: Document) -> bool:
    """Whether a template for a script stands in the page: <script type="text/x-handlebars-template">."""
    kinds = (node.get("type").lower() for node in document.find("script"))
    return any(
        "template" in kind or "tmpl" in kind or kind in ("text/html", "text/x-jsrender") for kind in kinds
    ) or any(
        "{{" in "".join(inner.text for inner in document.inside(node)) for node in document.find("template")
    )


def _has_empty_list(page: Served) -> bool:
    """Whether an empty block waits for entries: by its make (ul), its name, its number, or a script that names it."""
    document = page.document
    code = "\n".join(script.text for script in page.scripts)
    loads = _LOADS.search(code) is not None or any(
        not _IDLE.search(node.get("src")) for node in document.find("script") if node.get("src")
    )
    for node in document.nodes:
        if node.tag not in _EMPTY or not node.attrs or not _is_empty(node) or in_margin(document, node):
            continue
        named = _LIST_NAME.search(node.names) is not None
        if loads and node.names.strip() and (named or node.tag in ("ul", "ol", "tbody")):
            return True
        name = node.get("id")
        if name and re.search(rf"[\"'#]{re.escape(name)}[\"']", code) and _LOADS.search(code):
            return True
    return False


def _is_empty(node: Node) -> bool:
    return not any(
        child.tag != COMMENT and (child.text.strip() if child.tag == TEXT else True)
        for child in node.children
    )


def _is_written_from_outside(document: Document) -> bool:
    """Whether a block holds nothing but a script from outside, which writes its content in that place."""
    for script in document.find("script"):
        parent = script.parent
        if (
            not script.get("src")
            or parent is None
            or parent.tag in ("head", "body", "html")
            or in_margin(document, script)
        ):
            continue
        others = [child for child in parent.children if child is not script and child.tag != COMMENT]
        if not _IDLE.search(script.get("src")) and not any(
            child.text.strip() or child.tag not in (TEXT, "script") for child in others
        ):
            return True
    return False
