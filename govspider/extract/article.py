"""What an article says of itself (文章信息): whether the page is one, its title, its source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from govspider.extract.bar_items import Item, read_items
from govspider.extract.bars import (
    bare_source,
    ends_in_bar,
    is_bar,
    source_value,
    tells_of_page,
)
from govspider.extract.labels import ANSWERS, PUBLISHED, SOURCE, TITLE
from govspider.extract.lines import BORDER, Line, inner_text
from govspider.extract.maintext import MainText
from govspider.extract.offices import is_office
from govspider.extract.reading import Reading
from govspider.extract.titles import fold_title, same_title
from govspider.extract.tree import Node
from govspider.extract.trimming import is_prose
from govspider.items import StatedDays
from govspider.text.dates import find_dates

LIST = 3  # entries that make a page a list
_HOME = re.compile(r"/?(?:(?:index|default|main|home)\.\w+)?")
_ASKS = re.compile(
    r"(?:^|&)(?:\w{0,20}id=\w|[acmrs]=|p=\d)"
)  # what index.php?m=content&a=show&id=33 asks for
_SHORT_ARTICLE = 15.0  # weight of a main text (about its characters) that makes a dated page an article
_ARTICLE = 40.0  # weight that makes it one without a date, unless it is a list
_LONG_ARTICLE = 300.0  # weight that makes it one though it lists other articles
_BEFORE, _BEHIND = 60, 25  # lines around the main text that may carry its labelled values
_HEAD = 8  # lines of the main text among which its bar may stand
_LONGEST_ACCOUNT = 60  # characters of an account's name
_BAR_LINES = 8  # lines above the main text in which an office without a label is its source
_OTHERS = re.compile(
    r"[【\[（(\s]*(?:网友|最新|热门|发表|文章|用户)?(?:评论|留言|回复|跟帖)|相关|推荐|热点|热门|延伸阅读|猜你|上一[篇条]|下一[篇条]|友情链接|版权|主办"
)
_SOURCE_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:doc|art(?:icle)?|news)?_?source|laiyuan|ly|xxly|wzly|lyuan)(?=[\s_-]|$)"
)
_BY = ("供稿", "信息提供", "发布")  # labels of offices and of writers, or of days
_LETTERS = frozenset(TITLE[9:])  # titles of letters stand in their table, which is the main text


def items_near(lines: list[Line], main: MainText, listed: frozenset[int]) -> list[Item]:
    """Labelled values of the page: in bars at the head of its main text, above it, and below, the nearest first.

    Args:
        lines: all lines.
        main: the main text.
        listed: lines, by index, of the entries of a list, which tell of other pages.
    """
    if not main.places:
        return read_items(
            lines, [place for place in range(min(len(lines), 4 * _BEFORE)) if place not in listed]
        )
    first, last = main.places[0], main.places[-1]
    head = [place for place in main.places[:_HEAD] if tells_of_page(lines[place])]
    prose = next((place for place in main.places if is_prose(lines[place])), last)
    above = range(first - 1, max(-1, first - 1 - _BEFORE), -1)
    below = []
    for place in range(last + 1, min(len(lines), last + 1 + _BEHIND)):
        if _OTHERS.match(lines[place].text):
            break
        below.append(place)
    # A bar behind the first paragraph may be that of a part: what was made of an opinion poll.
    near = (
        *(place for place in head if place < prose),
        *above,
        *(place for place in head if place > prose),
        *below,
    )
    return read_items(lines, [place for place in near if place not in listed])


def is_article(page: Reading, days: StatedDays, *, titled: bool, entries: int) -> bool:
    """Whether a page is an article; the entries of lists are no part of its main text.

    Args:
        page: the page.
        days: its day by each witness.
        titled: `<title>` names the heading above the main text.
        entries: list entries on it that are not merely related articles or files.
    """
    if is_home(page.url):
        return False
    main = page.main
    if entries < LIST and any(item.label in _LETTERS and item.whole for item in page.items):
        return True
    told = {item.value for item in page.items if item.label in PUBLISHED[0]}
    if entries < LIST and titled and days.label is not None and len(told) < LIST:
        return True  # its text may be a picture, a frame or files
    dated = (days.label or days.tag or days.script) is not None
    if entries < LIST and (dated or "articletitle" in page.tags):
        return main.weight >= _SHORT_ARTICLE or bool(main.by_name and main.places) or _tells_source(page)
    if dated or titled:
        return main.weight >= _ARTICLE
    return main.weight >= (_LONG_ARTICLE if entries > 1 else _ARTICLE)


def _tells_source(page: Reading) -> bool:
    return "articletitle" in page.tags or any(item.label in SOURCE[0] and item.value for item in page.items)


def is_home(url: str) -> bool:
    """Whether an address is that of a site's home page."""
    parts = urlsplit(url)
    return bool(parts.netloc) and _HOME.fullmatch(parts.path) is not None and not _ASKS.search(parts.query)


def named_title(page: Reading) -> str:
    """The title that an index table (名称) or a letter's table (信件标题) names, or empty."""
    within = [page.lines[place] for place in page.main.places[:_HEAD]]
    letters = (item for item in read_items(within, range(len(within))) if item.label in _LETTERS)
    return next((item.whole for item in (*page.items, *letters) if item.label in TITLE and item.whole), "")


def source_of(page: Reading, title: str) -> str:
    """Where an article comes from (来源): its label, its tag, the publishing office, the office beside its date.

    Args:
        page: the page.
        title: its title, which may name an office and a day, too.
    """
    told = sorted(page.items, key=lambda item: item.label in ANSWERS)
    first, second = (
        [source_value(item.value) for item in told if _names_source(item, tier)] for tier in SOURCE
    )
    shown = next((value for value in first if value), "") or _named_source(page)
    named = shown or page.tags.get("contentsource", "") or next((value for value in second if value), "")
    if named or first:
        return named
    above = page.lines[max(0, page.first - _BAR_LINES) : page.first]
    alone = [line.marked for line in reversed(above) if not same_title(line.text, title)]
    rows = (*alone, *_rows(above, title))
    beside = next((text for row in rows if (text := bare_source(row, page.now))), "")
    return beside or account_of(page)


def account_of(page: Reading) -> str:
    """The WeChat account that an article is of, as it shows it; '' if it shows none."""
    accounts = page.document.select("#js_name") if "js_name" in page.document.source else []
    return inner_text(page.document, accounts[0]).strip()[:_LONGEST_ACCOUNT] if accounts else ""


def _rows(lines: list[Line], title: str) -> Iterator[str]:
    """Bars whose values are blocks side by side, each as one line: <p>2023-06-05</p><p>市民政局</p><p>浏览：12</p>."""
    row: list[Line] = []
    for line in lines:
        told = is_office(line.text) or is_bar(line.marked)
        fits = told and not line.link_chars and not same_title(line.text, title)
        if row and not (fits and _is_beside(row[-1].block, line.block)):
            yield BORDER.join(other.marked for other in row)
            row = []
        row += [line] if fits else []
    yield BORDER.join(other.marked for other in row)


def _is_beside(first: Node, second: Node) -> bool:
    return first.tag == second.tag and first.parent is second.parent


def _names_source(item: Item, tier: tuple[str, ...]) -> bool:
    """Whether a value is a source of a tier; that of 供稿 or 发布 may be the writer or a day: only an office is a source."""
    if item.label in _BY:
        return tier is SOURCE[1] and is_office(item.value.split(" ")[0])
    return item.label in tier


def _named_source(page: Reading) -> str:
    """The text of a block that its maker named so: <span id="source">."""
    for node in page.document.nodes:
        if (
            node.attrs
            and node.tag in ("span", "em", "i", "b", "a", "p", "li", "div", "td", "font")
            and _SOURCE_NAMED.search(node.names)
        ):
            text = inner_text(page.document, node)
            is_name = 0 < len(text) <= 20 and not find_dates(text)  # noqa: PLR2004 - an office's name
            if is_name and not is_bar(text):
                return source_value(text)
    return ""


def without_title(lines: list[Line], main: MainText, title: str) -> MainText:
    """The main text without the title and bars at its head: they are told once."""
    places = main.places
    rest = fold_title(title)
    while (
        places
        and rest
        and (text := fold_title(lines[places[0]].text))
        and (same_title(lines[places[0]].text, title) or (len(text) > 1 and rest.startswith(text)))
    ):
        rest = rest.removeprefix(text)
        places = places[1:]
    while places and (is_bar(lines[places[0]].marked) or ends_in_bar(lines[places[0]])):
        places = places[1:]
    bars = {place for place in places[:_HEAD] if tells_of_page(lines[place])}
    return replace(main, places=tuple(place for place in places if place not in bars))
