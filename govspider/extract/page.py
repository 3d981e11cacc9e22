"""A response's body to the facts of its page: the public door of this package."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from govspider.extract.charset import decode
from govspider.extract.dates import ShortDate, first_date, only_date, url_date
from govspider.extract.foot import read_foot
from govspider.extract.heading import article_title, document_title, same_title, site_piece
from govspider.extract.hidden import Cover, cover
from govspider.extract.labels import (
    PUBLISHED,
    SOURCE,
    TITLE,
    WRITTEN,
    Item,
    is_bar,
    read_items,
    unlabelled_source,
    value_of,
)
from govspider.extract.lines import Line, read_lines
from govspider.extract.links import read_links
from govspider.extract.lists import read_entries
from govspider.extract.maintext import MainText, find_main
from govspider.extract.meta import described, read_tags
from govspider.extract.parts import read_parts
from govspider.extract.place import column_from_path
from govspider.extract.scripts import chinese_strings, inline_scripts
from govspider.extract.structure import needs_browser, next_page, refresh_target
from govspider.extract.tree import Document, Node
from govspider.extract.urls import Addresses
from govspider.items import PageFacts

_ARTICLE = 60.0  # weight of a main text (about its characters) that makes a page with a date an article
_LONG_ARTICLE = 300.0  # weight that makes it one without a date
_MORE_TAGS = ("pubdate", "publishdate", "publish_time", "publishtime", "article:published_time", "firstpublishedtime",
              "og:published_time", "date", "dc.date", "release_date", "createdate")  # fmt: skip
_HOME = re.compile(r"/?(?:(?:index|default|main|home)\.\w+)?")
_LIST = 3  # entries that make a page a list
_BAR_LINES = 8  # lines above the main text in which a bare date is that of publication
_BEFORE, _BEHIND = 60, 25  # lines around the main text that may carry its labelled values


def extract(
    body: bytes, url: str, *, charset_hint: str = "", day: date | None = None
) -> tuple[PageFacts, str]:
    """Read the facts of an HTML page.

    Args:
        body: the body as received, any bytes.
        url: the address it came from, for relative links.
        charset_hint: charset of the Content-Type header; it may be wrong or empty.
        day: day of inspection; no date of publication lies behind it.

    Returns:
        The facts, and the name of the encoding used. Never raises for what a page holds.
    """
    source, charset = decode(body, charset_hint)
    return extract_text(source, url, charset=charset, day=day), charset


def extract_text(source: str, url: str, *, charset: str = "utf-8", day: date | None = None) -> PageFacts:
    """Read the facts of an HTML page that is text already, as a browser's rendered page is."""
    document = Document(source)
    addresses = Addresses(document, url, charset)
    scripts = inline_scripts(document)
    tags = read_tags(document)
    covering = cover(document, scripts)
    links = read_links(document, addresses, covering, scripts)
    lines = read_lines(document, frozenset(covering.by_order))
    away, hidden = _covered(lines, covering)
    main = _main_text(document, lines, away, hidden)
    items = read_items(lines, _near(lines, main))
    whole = "\n".join(line.text for line in lines)
    published = _published(tags, items, lines, main, url, day)
    article = _is_article(tags, main, published, url)
    title = (
        article_title(document, lines, main, tags, value_of(items, TITLE))
        if article
        else document_title(document)
    )
    main = _without_title(lines, main, title)
    following = next_page(document, addresses, scripts)
    entries = () if article else read_entries(
        document, addresses, day=day, paged=bool(following), home=_is_home(url)
    )  # fmt: skip
    if not article and len(entries) >= _LIST:
        main = MainText((), None, 0.0)  # summaries of entries are no main text
    leads_to = refresh_target(document, addresses, scripts, len(whole))
    foot = read_foot(document, whole)
    prose = sum(max(0, len(line.text) - line.link_chars) for line in lines)
    return PageFacts(
        title=title or document_title(document),
        published=published if article else None,
        site_name=tags.get("sitename") or tags.get("og:site_name") or site_piece(document_title(document)),
        site_code=tags.get("siteidcode", "").lower() or foot.site_code,
        column=tags.get("columnname") or column_from_path(document, lines, title if article else "\x00"),
        column_type=tags.get("columntype", ""),
        source=(tags.get("contentsource") or value_of(items, *SOURCE))
        if article
        else tags.get("contentsource", ""),
        text="\n".join(lines[place].text for place in main.places),
        parts=read_parts(
            document,
            lines,
            main,
            hidden,
            title=title or document_title(document),
            described=described(tags),
            literals=chinese_strings(scripts),
        ),  # fmt: skip
        links=links,
        entries=entries,
        next_page=following,
        refresh_to=leads_to,
        icp=foot.icp,
        police_code=foot.police_code,
        needs_browser=not leads_to and needs_browser(document, scripts, prose, len(entries)),
    )


def _covered(lines: list[Line], covering: Cover) -> tuple[frozenset[int], frozenset[int]]:
    """Lines, by index, that a style takes away, and those of them in blocks that hide links."""
    away = _lines_within(lines, [hiding.node for hiding in covering.by_order.values()])
    hidden = _lines_within(lines, [covering.by_order[order].node for order in covering.hiding])
    return away, hidden


def _lines_within(lines: list[Line], nodes: list[Node]) -> frozenset[int]:
    if not nodes:
        return frozenset()
    covered: set[int] = set()
    for node in nodes:
        covered.update(range(node.order, node.end))
    return frozenset(place for place, line in enumerate(lines) if line.order in covered)


def _main_text(
    document: Document, lines: list[Line], away: frozenset[int], hidden: frozenset[int]
) -> MainText:
    main = find_main(document, lines, away)
    # Some pages keep the article out of sight until a script shows it.
    return main if main.places or away == hidden else find_main(document, lines, hidden)


def _near(lines: list[Line], main: MainText) -> list[int]:
    """Lines that may carry labelled values of the article: above its text, and below it, never in it."""
    if not main.places:
        return list(range(min(len(lines), 4 * _BEFORE)))
    first, last = main.places[0], main.places[-1]
    above = range(max(0, first - _BEFORE), first)
    below = range(last + 1, min(len(lines), last + 1 + _BEHIND))
    return [*above, *below]


def _published(
    tags: dict[str, str], items: list[Item], lines: list[Line], main: MainText, url: str, day: date | None
) -> date | None:
    """The day of publication from the surest witness: tag, label, bare date under the title, address."""
    first = main.places[0] if main.places else 0
    bars = [line.text for line in lines[max(0, first - _BAR_LINES) : first] if _is_bare_bar(line.text)]
    witnesses = (
        first_date(tags.get("pubdate", "")),
        first_date(value_of(items, PUBLISHED[0])),
        *(first_date(tags.get(name, "")) for name in _MORE_TAGS),
        first_date(value_of(items, PUBLISHED[1])),
        *(first_date(text) for text in reversed(bars)),
        url_date(url),
        first_date(value_of(items, WRITTEN)),
    )
    return next((found for found in witnesses if found is not None and (day is None or found <= day)), None)


def _source(tags: dict[str, str], items: list[Item], lines: list[Line], main: MainText) -> str:
    named = tags.get("contentsource") or value_of(items, *SOURCE)
    first = main.places[0] if main.places else 0
    above = (unlabelled_source(line.text) for line in lines[max(0, first - _BAR_LINES) : first])
    return named or next((text for text in above if text), "")


def _is_bare_bar(text: str) -> bool:
    """A line under a title that is a date, or a date and labelled values: 2023-06-05 10:20 来源：市府办."""
    found = only_date(text)
    return (found is not None and not isinstance(found, ShortDate)) or (
        is_bar(text) and first_date(text[:30]) is not None
    )


def _is_article(tags: dict[str, str], main: MainText, published: date | None, url: str) -> bool:
    if "articletitle" in tags:
        return True
    if _is_home(url):
        return False
    if published is not None:
        return main.weight >= _ARTICLE or (main.by_name and bool(main.places))
    return main.weight >= _LONG_ARTICLE


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.netloc) and _HOME.fullmatch(parts.path) is not None


def _without_title(lines: list[Line], main: MainText, title: str) -> MainText:
    """The main text without the title at its head: it is told once."""
    places = main.places
    while places and same_title(lines[places[0]].text, title):
        places = places[1:]
    while places and is_bar(lines[places[0]].text):
        places = places[1:]
    return replace(main, places=places)
