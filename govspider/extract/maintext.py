"""The main text of a page (正文): what the article says, without navigation, bars, related links and foot.

Each line has a weight: its characters outside links, less where nothing speaks for prose. From the body the
walk goes down as long as one child holds nearly all the weight; names that content systems give their editors'
blocks (TRS_Editor, UCAP-CONTENT, vsb_content, zoom …) decide where they hold enough.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from govspider.extract.labels import is_bar
from govspider.extract.lines import Line
from govspider.extract.tree import Document, Node
from govspider.text.dates import only_date

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
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:foot(?:er|er\w*|\w{0,3})?|bottom\w*|copyright|copy|header|nav|navigation|mainnav|"
    r"topnav|menu|crumbs?|"
    r"breadcrumbs?|dqwz|weizhi|share|bdshare\w*|related|xgyd|xgwz|relevant|sidebar|friendlinks?|yqlj|"
    r"pagination|pager|"
    r"toolbar|search\w*|login|comment|pinglun|qrcode|ewm|fanye|prevnext|prev_next|hotnews|tuijian|"
    r"recommend)(?=[\s_-]|$)",
    re.IGNORECASE,
)
# What only the foot of a page says; and what a foot says too, but an article about an event may say as well.
_FOOT = re.compile(
    r"版权所有|版權所有|ICP[备備证證]|公网安备|网站标识码|網站標識碼|copyright|©|All Rights Reserved",
    re.IGNORECASE,
)
_FOOT_TOO = re.compile(
    r"^(?:主办|承办|协办|维护|管理|技术支持|制作|主辦|承辦|協辦|維護|技術支持|製作)(?:单位|單位|支持)?[:：]|^(?:地址|联系地址|聯繫地址|邮编|郵編|邮政编码|郵政編碼|联系电话|聯繫電話|电话|電話|网站地图|網站地圖|"
    r"關於我們|关于我们|"
    r"联系我们|设为首页|加入收藏|建议使用|最佳浏览|您是第|访问量|党政机关网站标识|本网站支持)"
)
_PATH = re.compile(
    r"^(?:您?(?:当前|现在|目前|所在|所處|當前|現在)?(?:的|所在的?)?位置|首页\s*[>›»/→]|首頁\s*[>›»/→])"
)
_TAIL = re.compile(
    r"^[【\[（(\s]*(?:扫一扫|扫描二维码|分享到|分享[:：]|打印(?:本页|正文|此页)?|关闭(?:窗口|本页|"
    r"此页)?|我要打印|上一篇|下一篇|上一条|下一条|"
    r"上一頁|相关(?:阅读|文章|链接|新闻|解读|稿件|报道|信息|政策)|延伸阅读|推荐阅读|责任编辑|编辑[:：]|"
    r"审核[:：]|[（(]?责编|【?返回|收藏|"
    r"阅读次数|浏览次数|点击数|附件下载次数|字体[:：]|字号[:：]|【字体|您访问的链接|是否继续|继续访问|"
    r"放弃|主办[:：]|文章来源[:：]|信息来源[:：]|"
    r"列印|關閉|返回頂部|回到顶部|返回顶部|手机扫一扫|微信扫一扫|用微信|回主页|我要纠错|纠错|公众号|"
    r"此页面上的内容需要)"
)
_PROSE = re.compile(r"[，。；！？、：]")
_SHARE = 0.8  # of the weight that a child must hold for the walk to go down into it
_SENTENCE = 15.0  # weight from which a block says something
_EDITOR_SHARE = 0.3  # of the page's weight that makes an editor's block the main text
_HEAD_LINES = 12  # lines at the head of a block among which title and bars may stand
_DATE_LINES = 3  # lines of the head in which a bare date is a bar; later it is the signature's
_PARAGRAPH = 45  # characters from which a line may be a paragraph
_LEAST = 20.0  # weight below which a page without an editor's block has no main text
_MARGINS = frozenset({"footer", "header", "nav", "aside", "select", "marquee"})
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
    places = _trim(lines, inside)
    return MainText(tuple(places), block, sum(weights[place] for place in places), by_name)


def _weight(document: Document, line: Line) -> float:
    chars = len(line.text) - line.link_chars
    if (
        chars < line.link_chars
        or _FOOT.search(line.text)
        or _FOOT_TOO.match(line.text)
        or is_bar(line.text)
        or _PATH.match(line.text)
    ):
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
        if node.tag in _MARGINS or (node.attrs and node.tag != "body" and _is_around(node.names)):
            found = True
            break
        node = node.parent
    known.update(dict.fromkeys(passed, found))
    return found


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


def _trim(lines: list[Line], places: list[int]) -> list[int]:
    """Take title, bars and path off the head, and tools and related links off the tail."""
    texts = [lines[place].text for place in places]
    head = _head_end(texts)
    end = _tail_start(texts, head)
    while end > head and _is_foot(texts[end - 1]):
        end -= 1
    return places[head:end]


def _head_end(texts: list[str]) -> int:
    """How many lines at the head are bars, path, or stand above them; the first sentence ends the head."""
    head = 0
    for number, text in enumerate(texts[:_HEAD_LINES]):
        signature = number > _DATE_LINES and only_date(text) is not None
        if _is_margin(text) and not signature:
            head = number + 1
        elif text.endswith(("。", "；", "：", ":", "！")) or _is_prose(text):
            break
    return head


def _tail_start(texts: list[str], head: int) -> int:
    """Where tools, related links or the page's foot begin: the first such line that no paragraph follows."""
    last_prose = max((number for number, text in enumerate(texts) if _is_prose(text)), default=0)
    for number in range(max(head + 1, last_prose), len(texts)):
        if _TAIL.match(texts[number]):
            return number
        if _FOOT.search(texts[number]) and number > last_prose:
            above = range(number, head, -1)
            return next((place for place in above if not _FOOT_TOO.match(texts[place - 1])), head + 1)
    return len(texts)


def _is_prose(text: str) -> bool:
    """A line long enough to be a paragraph, with a full stop or comma, that is no bar."""
    if len(text) < _PARAGRAPH or _PROSE.search(text) is None:
        return False
    return not is_bar(text) and _FOOT.search(text[:_PARAGRAPH]) is None and _FOOT_TOO.match(text) is None


def _is_margin(text: str) -> bool:
    return (
        is_bar(text)
        or _PATH.match(text) is not None
        or (len(text) < _PARAGRAPH and _TAIL.match(text) is not None)
    )


def _is_foot(text: str) -> bool:
    """A last line that belongs to the page; a signature, its date and （供稿：某某） belong to the article."""
    signed = only_date(text) is not None or text.startswith(("（", "("))
    return not signed and len(text) < _PARAGRAPH and _is_margin(text)
