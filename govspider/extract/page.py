"""A response's body to the facts of its page: the public door of this package."""

from datetime import date

from govspider.extract.article import (
    LIST,
    Reading,
    dated_by_page,
    is_article,
    is_home,
    items_near,
    published_on,
    source_of,
    title_of,
    without_title,
)
from govspider.extract.charset import decode
from govspider.extract.foot import read_foot
from govspider.extract.heading import document_title, site_piece
from govspider.extract.hidden import Cover, cover
from govspider.extract.lines import Line, read_lines
from govspider.extract.links import read_links
from govspider.extract.lists import read_entries
from govspider.extract.maintext import NO_TEXT, MainText, find_main
from govspider.extract.meta import described, read_tags
from govspider.extract.parts import read_parts
from govspider.extract.place import column_from_path
from govspider.extract.scripts import chinese_strings, inline_scripts
from govspider.extract.structure import needs_browser, next_page, refresh_target
from govspider.extract.tree import Document, Node
from govspider.extract.unseen import read_unseen
from govspider.extract.urls import Addresses
from govspider.items import Entry, PageFacts


def extract(
    body: bytes, url: str, *, charset_hint: str = "", day: date | None = None
) -> tuple[PageFacts, str]:
    """Read the facts of an HTML page.

    Args:
        body: the body as received, any bytes.
        url: the address it came from, for relative links.
        charset_hint: charset of the Content-Type header; it may be wrong or empty.
        day: day of inspection; no date of publication lies behind it, and dates without a year are read by it.

    Returns:
        The facts, and the name of the encoding used. Never raises for what a page holds.
    """
    source, charset = decode(body, charset_hint)
    return extract_text(source, url, charset=charset, day=day), charset


def extract_text(source: str, url: str, *, charset: str = "utf-8", day: date | None = None) -> PageFacts:
    """Read the facts of an HTML page that is text already, as a browser's rendered page is."""
    document = Document(source)
    addresses = Addresses(document, url, charset)
    scripts, tags = inline_scripts(document), read_tags(document)
    covering = cover(document, scripts)
    links = read_links(document, addresses, covering, scripts)
    lines = read_lines(document, frozenset(covering.by_order))
    away, hidden = _covered(lines, covering)
    main = _main_text(document, lines, away, hidden)
    reading = Reading(document, url, tags, scripts, lines, main, items_near(lines, main), day)

    following = next_page(document, addresses, scripts)
    # An article's tag spares the search for entries, which only a list has.
    entries = (
        ()
        if "articletitle" in tags
        else read_entries(document, addresses, day=day, paged=bool(following), home=is_home(url))
    )
    inside = _entries_inside(main.block, entries, document, addresses)
    dated = dated_by_page(reading) is not None
    article = is_article(reading, dated=dated, entries=len(entries), inside=inside)
    title = title_of(reading, article=article)
    entries = () if article else entries
    # A list and the summaries of its entries are no main text.
    listed = len(entries) >= LIST or (len(entries) > 1 and 2 * inside >= len(entries))
    main = NO_TEXT if listed else without_title(lines, main, title)

    whole = "\n".join(line.text for line in lines)
    foot = read_foot(document, whole)
    prose = sum(max(0, len(line.text) - line.link_chars) for line in lines)
    leads_to = refresh_target(document, addresses, scripts, len(whole))
    name = document_title(document)
    return PageFacts(
        title=title,
        published=published_on(reading) if article else None,
        site_name=tags.get("sitename") or tags.get("og:site_name") or site_piece(name),
        site_code=tags.get("siteidcode", "").lower() or foot.site_code,
        column=tags.get("columnname") or column_from_path(document, lines, title if article else ""),
        column_type=tags.get("columntype", ""),
        source=source_of(reading) if article else tags.get("contentsource", ""),
        text="\n".join(lines[place].text for place in main.places),
        parts=read_parts(
            document,
            lines,
            main,
            hidden,
            title=title,
            described=described(tags),
            literals=chinese_strings(scripts),
            unseen=read_unseen(document),
        ),
        links=links,
        entries=entries,
        next_page=following,
        refresh_to=leads_to,
        icp=foot.icp,
        police_code=foot.police_code,
        needs_browser=not leads_to and needs_browser(document, scripts, prose, len(entries)),
    )


def _entries_inside(
    block: Node | None, entries: tuple[Entry, ...], document: Document, addresses: Addresses
) -> int:
    """How many entries have their link inside a block."""
    if block is None or not entries:
        return 0
    hrefs = {node.get("href") for node in document.inside(block) if node.tag == "a"}
    found = {addresses.absolute(href) for href in hrefs if href}
    return sum(entry.url in found for entry in entries)


def _covered(lines: list[Line], covering: Cover) -> tuple[frozenset[int], frozenset[int]]:
    """Lines, by index, that a style takes away, and those of them in blocks that hide links."""
    away = _lines_within(lines, [hiding.node for hiding in covering.by_order.values()])
    hidden = _lines_within(lines, [covering.by_order[order].node for order in covering.hiding])
    return away, hidden


def _lines_within(lines: list[Line], nodes: list[Node]) -> frozenset[int]:
    """Indexes of the lines that begin inside any of the nodes."""
    found: set[int] = set()
    end = 0
    spans = sorted((node.order, node.end) for node in nodes)
    outer: list[tuple[int, int]] = []
    for start, stop in spans:
        if start >= end:
            outer.append((start, stop))
            end = stop
    for start, stop in outer:
        found.update(place for place, line in enumerate(lines) if start <= line.order < stop)
    return frozenset(found)


def _main_text(
    document: Document, lines: list[Line], away: frozenset[int], hidden: frozenset[int]
) -> MainText:
    main = find_main(document, lines, away)
    # Some pages keep the article out of sight until a script shows it.
    return main if main.places or away == hidden else find_main(document, lines, hidden)
