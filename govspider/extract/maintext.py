"""The main text of a page (正文): what the article says, without navigation, bars, related links and foot.

Each line has a weight: its characters outside links, less where nothing speaks for prose. From the body the
walk goes down as long as one child holds nearly all the weight; names that content systems give their editors'
blocks (TRS_Editor, UCAP-CONTENT, vsb_content, zoom …) decide where they hold enough.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from govspider.extract.bars import is_bar
from govspider.extract.lines import Line
from govspider.extract.tree import Document, Node
from govspider.extract.trimming import PATH, is_foot, trim

# Blocks that hold an article's text and nothing else, by the makers of the common content systems.
_EDITOR = re.compile(
    r"(?:^|\s)(?:trs_editor\w*|trs_ueditor|trs_preappend|trs_web_editor|ucap-content|vsb_content\w*|"
    r"v_news_content|zoom|zoomcon|"
    r"fontzoom|font_zoom|js_content|rich_media_content|artibody|artcontent|art_content|"
    r"article[-_]?(?:content|con|body|text|txt|main_content)|"
    r"articlecontent\w*|articlebody|pages_content|bt_content|news[-_]?(?:content|text|body|txt|con)|"
    r"newscontent|newstext|"
    r"con_text|con_txt|content_text|contenttext|content[-_]?txt|xl_con\w*|detail[-_]?(?:content|con|"
    r"text|body)|detailcontent|"
    r"wz_con\w*|wzcon\w*|nr_con|neirong|zhengwen|txt_con|text_con|view[-_]content|view_con|xxgk_content|"
    r"gkml_content|"
    r"info[-_]?content|infocontent|main[-_]text|maintext|conttext|conTxt|j-fontcontent|"
    r"easysite-news-text|easysite-news-content|"
    r"zwxl-article|zw_content|bodytext|printcontent|ivs_content|custom_unionstyle|editor-content|"
    r"ue_table|texts?)(?=\s|$)",
    re.IGNORECASE,
)
_ALWAYS = "js_content"  # WeChat's, which holds all of an article, however little that is
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er|er\w*|\w{0,3})?|bottom\w*|copyright|copy|header|nav|navigation|mainnav|"
    r"topnav|top[-_]?bar|site[-_]?bar|menu|crumbs?|"
    r"breadcrumbs?|dqwz|weizhi|share|bdshare\w*|related|xgyd|xgwz|relevant|sidebar|friendlinks?|yqlj|"
    r"pagination|pager|"
    r"toolbar|search\w*|login|comment|pinglun|qrcode|ewm|fanye|prevnext|prev_next|hotnews|tuijian|"
    r"recommend)(?=[\s_-]|$)",
    re.IGNORECASE,
)
# What a bar above the head says to everybody: 您好，欢迎访问某市政府网站！站内搜索
_GREETING = re.compile(
    r"(?:(?:[您你]|大家|各位|早上|上午|中午|下午|晚上)?好)?[，,！!。 ]*"
    r"欢迎(?:[您你]|各位)?(?:来到|访问|光临|浏览|登[录陆]|进入|使用)"
)
_PROSE = re.compile(r"[，。；！？、：]|[a-z]{2}[,.;!?](?:\s|$)")
_SHARE = 0.8  # of the weight that a child must hold for the walk to go down into it
_SENTENCE = 15.0  # weight from which a block says something
_EDITOR_SHARE = 0.3  # of the page's weight that makes an editor's block the main text
_LEAST = 20.0  # weight below which a page without an editor's block has no main text
_MARGINS = frozenset({"footer", "header", "nav", "aside", "select"})
_HEADER = re.compile(
    r"(?:^|[\s_-])((?:article|detail|content|news|post|entry|info)[-_])?header(?=[\s_-]|$)", re.IGNORECASE
)
_HEADINGS = ("h1", "h2", "h3")
_HEADER_LINKS, _HEADER_NODES = 2, 100  # of an article's own header; a site's has its navigation
_MARQUEE = 3  # blocks that make a page; a marquee that is not closed runs to the end of it
_LAYOUT = ("div", "table", "h1", "h2", "h3", "h4", "h5")
_TEXT_TAGS = frozenset(
    {"p", "section", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"}
)


@dataclass(frozen=True, slots=True)
class MainText:
    """The main text: its lines by index, the block that holds it, and its weight (about its characters)."""

    places: tuple[int, ...]
    block: Node | None
    weight: float
    by_name: bool = False  # an editor's block was recognised


NO_TEXT = MainText((), None, 0.0)


def find_main(document: Document, lines: list[Line], unseen: frozenset[int]) -> MainText:
    """Find the main text.

    Args:
        document: the page.
        lines: its lines.
        unseen: lines, by index, that the reader does not see at first (hidden, menus, tabs).
    """
    weights = [0.0 if place in unseen else _weight(document, line) for place, line in enumerate(lines)]
    sums = _sums(lines, weights)
    total = sums.get(document.root.order, 0.0)
    block = _editor_block(document, sums, total)
    by_name = block is not None
    if block is None and total < _LEAST:
        block = _editor_with_lines(document, lines)
        if block is None:
            return MainText((), None, total)
        by_name = True
    block = block or _walk_down(document, lines, sums)
    inside = [
        place for place, line in enumerate(lines)
        if block.order <= line.order < block.end and place not in unseen
    ]  # fmt: skip
    places = trim(lines, inside)
    return MainText(tuple(places), block, sum(weights[place] for place in places), by_name)


def _weight(document: Document, line: Line) -> float:
    chars = len(line.text) - line.link_chars
    if chars < line.link_chars or is_foot(line.text) or is_bar(line.marked) or PATH.match(line.text):
        return 0.0
    if _GREETING.match(line.text):
        return 0.0
    if in_margin(document, line.block):
        return 0.0
    if "\t" in line.text:
        return chars * 0.5
    return chars * (1.0 if _PROSE.search(line.text) else 0.4)


def in_margin(document: Document, block: Node) -> bool:
    """Whether a block stands in what its maker named head, foot, navigation or related links."""
    known = document.margins
    passed: list[int] = []
    node: Node | None = block
    found = False
    while node is not None:
        if node.order in known:
            found = known[node.order]
            break
        passed.append(node.order)
        if (
            node.tag in _MARGINS
            or _is_running_line(document, node)
            or (node.attrs and node.tag != "body" and _is_around(node.names))
        ) and not _heads_article(document, node):
            found = True
            break
        node = node.parent
    known.update(dict.fromkeys(passed, found))
    return found


def _heads_article(document: Document, node: Node) -> bool:
    """Whether a `<header>`, or a block of such a name, is an article's own and not the page's."""
    if node.tag == "header" and any(above.tag in ("article", "main") for above in node.ancestors()):
        return True
    named = _HEADER.search(node.names)
    if (node.tag != "header" and named is None) or node.end - node.order > _HEADER_NODES:
        return False
    tags = [inner.tag for inner in document.inside(node)]
    is_told = (named is not None and bool(named[1])) or any(tag in _HEADINGS for tag in tags)
    return is_told and tags.count("a") <= _HEADER_LINKS


def _is_running_line(document: Document, node: Node) -> bool:
    if node.tag != "marquee":
        return False
    blocks = sum(inner.tag in _LAYOUT for inner in document.inside(node))
    return blocks < _MARQUEE


@lru_cache(maxsize=4096)
def _is_around(names: str) -> bool:
    return _AROUND.search(names) is not None


@lru_cache(maxsize=4096)
def _is_editor(names: str) -> bool:
    return _EDITOR.search(names) is not None


def _sums(lines: list[Line], weights: list[float]) -> dict[int, float]:
    sums: dict[int, float] = {}
    for line, weight in zip(lines, weights, strict=True):
        if weight:
            for node in (line.block, *line.block.ancestors()):
                sums[node.order] = sums.get(node.order, 0.0) + weight
    return sums


def _editor_block(document: Document, sums: dict[int, float], total: float) -> Node | None:
    """The outermost block with an editor's name that holds a fair share of the page's weight."""
    found: Node | None = None
    for node in document.nodes:
        if not node.attrs or node.tag in ("p", "span", "a", "li") or (found and node.within(found)):
            continue
        if not _is_editor(node.names):
            continue
        weight = sums.get(node.order, 0.0)
        if weight and node.get("id") == _ALWAYS:
            return node
        if weight >= _EDITOR_SHARE * total and weight > (sums.get(found.order, 0.0) if found else 0.0):
            found = node
    return found


def _editor_with_lines(document: Document, lines: list[Line]) -> Node | None:
    """An editor's block that holds only links, as to the file of a report."""
    for node in document.nodes:
        if node.attrs and _is_editor(node.names) and any(line.block.within(node) for line in lines):
            return node
    return None


def _walk_down(document: Document, lines: list[Line], sums: dict[int, float]) -> Node:
    leaves = {line.block.order for line in lines}
    node = document.root
    while True:
        weighty = [child for child in node.children if sums.get(child.order)]
        if not weighty:
            return node
        best = max(weighty, key=lambda child: sums[child.order])
        others = [child for child in weighty if child is not best and sums[child.order] >= _SENTENCE]
        if sums[best.order] < _SHARE * sums[node.order] or any(_is_text(child) for child in others):
            return node
        if best.tag in _TEXT_TAGS - {"table", "section"} or (best.order in leaves and len(weighty) > 1):
            return node
        node = best


def _is_text(node: Node) -> bool:
    """Whether a block beside the heaviest one is part of the same article, by its plainness."""
    return node.tag in _TEXT_TAGS and not _AROUND.search(node.names)
