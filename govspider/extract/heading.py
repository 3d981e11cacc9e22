"""The title of an article (文章标题): its own heading where there is one, else what `<title>` says."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from govspider.extract.bars import is_bar
from govspider.extract.column_names import is_column
from govspider.extract.heading_text import NUMBER, heading_text, without_bar
from govspider.extract.lines import Line
from govspider.extract.maintext import in_margin
from govspider.extract.reading import Reading
from govspider.extract.titles import (
    document_title,
    fold_title,
    is_site_name,
    own_names,
    says_same,
    strip_site,
)
from govspider.extract.tree import Document, Node

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:\w{0,60}title\w{0,60}|tit\w{0,4}|bt\d?|\w{0,60}_bt\w{0,60}|biaoti\w{0,60}|headline|h1|artitle|dbt|wzbt|"
    r"con_?tit\w*|arti-?title|ewb-article-title)(?=[\s_-]|$)",
    re.IGNORECASE,
)
# What a reader may do, in brackets behind the heading: 【听语音】, [打印].
_TOOLS = re.compile(
    r"\s{0,3}[【\[（(]\s{0,3}(?:(?:收?听|播放|朗读)(?:语音|全文|本文)?|语音(?:播报|朗读|阅读)|打印(?:本页)?|分享|收藏|关闭|大字版?)\s{0,3}[】\])）]$"
)
_PATH = re.compile(r"^(?:您?(?:当前|现在|所在)?的?位置|首\s*页\s*[-–—>›»/→|])")
# Heads that every page of a section has.
_CHANNEL = re.compile(
    r"(?:政府|政务)?信息公开(?:专栏|平台|目录|指南)?|(?:政|党|村)务公开|(?:新闻|文章|信息|内容|公告|公文|政策|稿件)?(?:详情|正文|内容页?|详细内容|浏览|查看|展示)"
)
_CAPTION = re.compile(r"[▲△(（\s]*(?:图为|图[一二三四五\d]?\s*[:：]|摄影|视频)")
_SECTION = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[、．.](?!\d)|第[一二三四五六七八九十]+[章节条]"
)
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}\s?[:：][^\u4e00-\u9fff]*")  # 版本：2.1.0, 电话：0769-…
_BELOW_TITLE = re.compile(
    rf"{NUMBER.pattern}|"
    r"(?:[\u4e00-\u9fff、]{0,12}(?:书记|长|主任|主席|代表|委员)[\s\u3000]+)?[\u4e00-\u9fff](?:[\s\u3000]?[\u4e00-\u9fff]){1,3}"
)
_MIN, _LEAST, _MAX = 4, 6, 150  # characters of a title: by tag, by place, at most
_RANKS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5}
_NO_TITLES = ("body", "title", "meta", "ul", "a", "html", "input", "img")
_NAMED_RANK = 6  # of a block that only its name calls a title
_MAX_NODES = 200  # elements and texts inside a heading
_OWN = 8  # characters of a title that is no column's name
_NEAR = 12  # lines above the main text in which its heading stands


@dataclass(frozen=True, slots=True)
class _Heading:
    """One block that looks like a heading: its text, its line, and its rank (1 is the highest)."""

    text: str
    line: int
    rank: int


def article_title(page: Reading, named: str, steps: frozenset[str]) -> str:
    """The article's title: its tag, the heading above its text, the index table, or `<title>` without the site.

    Args:
        page: the page.
        named: the value of 名称 or 标题 in an index table, or empty.
        steps: the steps of the page's path, folded: names of columns, which are no article's title.
    """
    whole = document_title(page.document)
    head, names = strip_site(whole, page.tags), own_names(page.tags)
    head = "" if _CHANNEL.fullmatch(head) else head
    tag = page.tags.get("articletitle", "")
    if tag and fold_title(tag) not in names:
        return head if tag == whole else tag
    limit = _first_sentence(page)
    title = _title(page, named, steps, head, limit)
    below = next(_above_bars(page, limit), "")
    is_other = below not in ("", title) and not named
    title = below if is_other and is_column(page, title) and not is_column(page, below) else title
    return _TOOLS.sub("", title)


def _title(page: Reading, named: str, steps: frozenset[str], head: str, limit: int) -> str:
    """The title by its heading or, if there is none, by `<title>` (`head`); it may be the column's name.

    What is short and said by `<title>`, too, is a column's name where a path or a longer heading below it shows that.
    """
    names = own_names(page.tags)
    headings = _headings(page, limit, names)
    own = max((one.line for one in headings if len(one.text) >= _OWN and one.rank < _NAMED_RANK), default=-1)
    repeated = [
        heading.text
        for heading in headings
        if says_same(heading.text, head)
        and (len(heading.text) >= _OWN or (fold_title(heading.text) not in steps and own <= heading.line))
    ]
    if repeated or named:
        return max(repeated, key=len, default=named)
    told = [
        text for text in _witnesses(page, limit, headings, head) if text and fold_title(text) not in names
    ]
    # A path may end with the article's own title, so that a step is taken where nothing else is there.
    return next((text for text in told if fold_title(text) not in steps), "") or next(iter(told), head)


def is_titled(page: Reading, steps: frozenset[str]) -> bool:
    """Whether `<title>` names what stands above the main text, and that is no column's name."""
    head = strip_site(document_title(page.document), page.tags)
    if len(head) < _OWN or is_site_name(head) or fold_title(head) in steps:
        return False
    return bool(_line_like(page, _first_sentence(page), head))


def _witnesses(page: Reading, limit: int, headings: list[_Heading], head: str) -> Iterator[str]:
    """What may be the title, the surest first."""
    floor = _floor(page.lines, limit)
    below = [heading for heading in headings if heading.line > floor]
    long = [heading for heading in headings if len(heading.text) >= _LEAST]
    yield _line_like(page, limit, head)
    yield _nearest([heading for heading in below if heading in long])
    yield _above_bar(page, limit) or _above_text(page, limit)
    yield head if len(head) >= _MIN and not is_site_name(head) else ""
    yield _nearest(below)
    yield long[-1].text if long else ""


def _first_sentence(page: Reading) -> int:
    """The line at which the article's own sentences begin, by index: its heading stands above."""
    for place in page.main.places[:_NEAR]:
        text = page.lines[place].text
        if text.endswith(("。", "；", "：", ":", "！")) or (
            len(text) >= 2 * _LEAST and re.search("[，。；]", text) and not is_bar(text)
        ):
            return place
    return page.first


def _floor(lines: list[Line], limit: int) -> int:
    """The last line above the article that is a path or navigation: its heading stands below."""
    for place in range(min(limit, len(lines)) - 1, max(-1, limit - 1 - _NEAR), -1):
        line = lines[place]
        if _PATH.match(line.text) or (2 * line.link_chars > len(line.text) and not is_bar(line.marked)):
            return place
    return max(-1, limit - 1 - _NEAR)


def _headings(page: Reading, limit: int, names: set[str]) -> list[_Heading]:
    """The blocks above a line that look like an article's heading, the nearest last."""
    end = page.lines[limit].order if limit < len(page.lines) else len(page.document.nodes)
    found: list[_Heading] = []
    for node in page.document.nodes[:end]:
        rank = _RANKS.get(node.tag, _NAMED_RANK)
        if node.end - node.order > _MAX_NODES or not (
            rank < _NAMED_RANK or _is_named_title(page.document, node)
        ):
            continue
        text = heading_text(page.document, node)
        least = _MIN if rank < _NAMED_RANK else _LEAST
        if rank == _NAMED_RANK and "。" in text:
            continue  # bt_content is the text that stands below the title
        if least <= len(text) <= _MAX and _may_be_title(text, names) and not in_margin(page.document, node):
            line = bisect_left(page.lines, node.order, key=lambda line: line.order)
            found.append(_Heading(text, line, rank))
    return found


def _may_be_title(text: str, names: set[str]) -> bool:
    if (
        is_bar(text)
        or is_site_name(text)
        or _CHANNEL.fullmatch(text)
        or _PATH.match(text)
        or _SECTION.match(text)
        or NUMBER.fullmatch(text)
        or _FIELD.fullmatch(text)
    ):
        return False
    return fold_title(text) not in names


def _nearest(headings: list[_Heading]) -> str:
    """The nearest heading; the one right above it if that ranks higher: below a title may stand its subtitle."""
    if not headings:
        return ""
    chosen = headings[-1]
    for heading in reversed(headings[:-1]):
        if heading.line < chosen.line - 1 or heading.rank >= chosen.rank:
            break
        chosen = heading
    return chosen.text


def _is_named_title(document: Document, node: Node) -> bool:
    """Whether its maker called a block a title, and it holds no headings of its own."""
    if not node.attrs or node.tag in _NO_TITLES or not _is_named(node.names):
        return False
    return not any(inner.tag in _RANKS for inner in document.inside(node))


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    return _NAMED.search(names) is not None


def _line_like(page: Reading, limit: int, head: str) -> str:
    """A line above or at the head of the main text that `<title>` repeats: headings without a name."""
    if is_site_name(head):
        return ""
    for place in range(min(limit, len(page.lines) - 1), -1, -1):
        line = page.lines[place]
        text = without_bar(line.text)
        is_title = len(text) >= _LEAST and not text.endswith("。")
        if is_title and says_same(text, head) and not is_site_name(text):
            # Its block may hold the title's other line, and tools that are none of it.
            whole = heading_text(page.document, line.block) if _is_small(line.block) else ""
            return whole if len(whole) <= _MAX and says_same(whole, head) else text
    return ""


def _above_bar(page: Reading, limit: int) -> str:
    """The block above the bar of date and source, where nothing else names the article."""
    return next(filter(None, _above_bars(page, limit)), "")


def _above_bars(page: Reading, limit: int) -> Iterator[str]:
    """What stands above each bar, the nearest first; '' where it can be no title.

    The speaker of a speech or a document's number may stand between.
    """
    for place in range(min(limit, len(page.lines)) - 1, max(0, limit - _NEAR), -1):
        if is_bar(page.lines[place].marked) and not is_bar(page.lines[place - 1].marked):
            upper = page.lines[max(0, place - 2) : place]
            upper = upper if _BELOW_TITLE.fullmatch(upper[-1].text) else upper[-1:]
            yield next((text for line in upper if (text := _title_of_line(page.document, line))), "")


def _above_text(page: Reading, limit: int) -> str:
    """The line right above the article's own sentences, bars between them aside."""
    place = min(limit, len(page.lines)) - 1
    while place > 0 and is_bar(page.lines[place].marked):
        place -= 1
    return _title_of_line(page.document, page.lines[place]) if place >= 0 else ""


def _is_small(block: Node) -> bool:
    return block.end - block.order <= _MAX_NODES and block.tag not in ("body", "html")


def _title_of_line(document: Document, line: Line) -> str:
    """A line, or the block that it is part of, as a title; empty if it cannot be one."""
    text = heading_text(document, line.block) if _is_small(line.block) else without_bar(line.text)
    if len(text) > _MAX:
        text = without_bar(line.text)
    is_open = text.rstrip(" *＊").endswith(("。", "：", ":", "；"))  # 姓名：* before a field is none, either
    fits = _LEAST <= len(text) <= _MAX and not is_open and not _CAPTION.match(text)
    return text if fits and _may_be_title(text, set()) and 2 * line.link_chars < len(line.text) else ""
