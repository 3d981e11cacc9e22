"""The title of a page (标题): the article's own where there is one, else what `<title>` says."""

import re
from functools import lru_cache

from govspider.extract.labels import is_bar
from govspider.extract.lines import Line, clean, inner_text
from govspider.extract.maintext import MainText, in_margin
from govspider.extract.tree import Document, Node

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:\w*title\w*|tit\w{0,4}|bt\d?|\w*_bt\w*|biaoti\w*|headline|h1|artitle|dbt|wzbt|"
    r"con_?tit\w*|arti-?title|ewb-article-title)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s*[_|｜»]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|(?<=[^\d\w])[-–—]+|[-–—]+(?=[^\d])|\s{2,}|\s*>+\s*"
)
# How the names of sites, offices and channels end, and words that no such name holds.
_SITE = re.compile(
    r"(?:网站?|網站?|政府|门户|门户网|平台|在线|信息港|频道|分站|子站|委员会|管委会|办公室|街道办事处|局|厅|中心|院|gov\.cn)(?:政府)?"
    r"(?:门户)?(?:网站|网)?$"
)
_NEWS = re.compile(
    r"召开|举行|举办|开展|关于|通知|公告|公示|通报|调研|组织|检查|慰问|走进|推进|启动|参加|部署|会见|发布|印发|走访|深入|落实|加强|学习|"
    r"宣传|一行|荣获|成立|挂牌|完成|做好|[，。！？：；]"
)
_MIN, _LEAST, _MAX = 4, 6, 150  # characters of a title: by tag, by place, at most
_MAX_NODES = 200  # elements and texts inside a heading
_SPLIT = re.compile(r"(?<=[\u3400-\u9fff，。：、）》”]) (?=[\u3400-\u9fff（《“])")
_FOLD = re.compile(r"[\s\u3000“”\"'‘’《》〈〉（）()【】\[\]—–\-_，,。:：·•…|]+")


def document_title(document: Document) -> str:
    """The text of the first `<title>` that is not empty."""
    for node in document.find("title"):
        if any(above.tag == "svg" for above in node.ancestors()):
            continue
        text = clean("".join(child.text for child in node.children))
        if text:
            return text
    shared = (node.get("content") for node in document.find("meta") if node.get("property") == "og:title")
    return next((clean(text) for text in shared if text.strip()), "")


def article_title(
    document: Document, lines: list[Line], main: MainText, tags: dict[str, str], named: str
) -> str:
    """The article's title: its tag, the heading above its text, the index table, or `<title>` without the site.

    Args:
        document: the page.
        lines: its lines.
        main: its main text.
        tags: its page tags.
        named: the value of 名称 or 标题 in an index table, or empty.
    """
    whole = document_title(document)
    head = strip_site(whole, tags)
    if tags.get("articletitle"):
        return head if tags["articletitle"] == whole else tags["articletitle"]
    headings = _headings(document, main)
    repeated = [text for text in headings if _says_same(text, head)]
    if repeated:
        return max(repeated, key=len)
    if named and _says_same(named, head):
        return named
    own = head if len(head) >= _MIN and not is_site_name(head) and _fold(head) not in _names(tags) else ""
    nearest = (headings or [""])[-1]
    witnesses = (_line_like(lines, main, head), _above_bar(lines, main), own, named, nearest)
    return next((text for text in witnesses if text), head)


def strip_site(title: str, tags: dict[str, str]) -> str:
    """`<title>` without the names of the site and the column around the article's."""
    names = _names(tags)
    cuts = [
        (0, 0),
        *((found.start(), found.end()) for found in _BREAK.finditer(title)),
        (len(title), len(title)),
    ]
    pieces = [(cuts[n][1], cuts[n + 1][0]) for n in range(len(cuts) - 1) if cuts[n][1] < cuts[n + 1][0]]

    def outer(span: tuple[int, int]) -> bool:
        text = title[span[0] : span[1]].strip()
        return _fold(text) in names or is_site_name(text)

    while len(pieces) > 1 and outer(pieces[-1]):
        pieces.pop()
    while len(pieces) > 1 and outer(pieces[0]):
        pieces.pop(0)
    if not pieces:
        return title
    # A piece behind the title that is a short word is its column.
    while len(pieces) > 1 and pieces[-1][1] - pieces[-1][0] <= 6 < pieces[0][1] - pieces[0][0]:  # noqa: PLR2004 - 通知公告
        pieces.pop()
    rest = title[pieces[0][0] : pieces[-1][1]].strip()
    before, _, behind = rest.partition(" ")
    return behind.strip() if behind and is_site_name(before) else rest


def is_site_name(text: str) -> bool:
    """Whether a text is the name of a site, an office or a channel rather than of an article."""
    return _SITE.search(text) is not None and _NEWS.search(text) is None


def site_piece(title: str) -> str:
    """The piece of `<title>` that names the site, or empty."""
    pieces = [piece.strip() for piece in _BREAK.split(title) if piece and piece.strip()]
    named = [piece for piece in pieces if is_site_name(piece)]
    return named[-1] if named else ""


def _names(tags: dict[str, str]) -> set[str]:
    return {_fold(tags[name]) for name in ("sitename", "columnname") if name in tags}


def _headings(document: Document, main: MainText) -> list[str]:
    """The texts above or at the head of the main text that look like an article's heading, the nearest last."""
    end = main.block.end if main.block else len(document.nodes)
    found: list[str] = []
    for node in document.nodes[:end]:
        if node.end - node.order > _MAX_NODES:
            continue
        if node.tag in ("h1", "h2", "h3", "h4") or (node.attrs and _is_named_title(node)):
            text = _SPLIT.sub("", inner_text(document, node))
            if (
                _LEAST <= len(text) <= _MAX
                and not is_bar(text)
                and not is_site_name(text)
                and not in_margin(document, node)
            ):
                found.append(text)
    return found


def _is_named_title(node: Node) -> bool:
    return node.tag not in ("body", "title", "meta", "ul", "a", "html") and _is_named(node.names)


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    return _NAMED.search(names) is not None


def _says_same(text: str, head: str) -> bool:
    """Whether a heading says what `<title>` says: all of it, the most of it, or more where it is cut short."""
    mine, theirs = _fold(text), _fold(head)
    if not mine or not theirs:
        return False
    return (mine in theirs and 2 * len(mine) >= len(theirs)) or (
        len(theirs) >= _LEAST and mine.startswith(theirs)
    )


def _line_like(lines: list[Line], main: MainText, head: str) -> str:
    """A line above or at the head of the main text that `<title>` repeats: headings without a name."""
    last = main.places[0] if main.places else -1
    for place in range(last, -1, -1):
        text = _SPLIT.sub("", lines[place].text)
        if len(text) >= _LEAST and _says_same(text, head) and not is_site_name(text):
            return text
    return ""


def _above_bar(lines: list[Line], main: MainText) -> str:
    """The line above the bar of date and source, where nothing else names the article."""
    last = main.places[0] if main.places else 0
    for place in range(last - 1, 0, -1):
        above = lines[place - 1].text
        if is_bar(lines[place].text) and _LEAST <= len(above) <= _MAX and not is_bar(above):
            return above
    return ""


def same_title(line: str, title: str) -> bool:
    """Whether a line is the title again."""
    return bool(title) and len(line) < 2 * len(title) + _MIN and _fold(line) == _fold(title)


def _fold(text: str) -> str:
    return _FOLD.sub("", text).lower()
