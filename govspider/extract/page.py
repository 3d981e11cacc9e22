"""A response's body to the facts of its page: the public door of this package."""

from datetime import date, datetime, time

from govspider.extract.article import (
    account_of,
    is_article,
    is_home,
    items_near,
    named_title,
    source_of,
    without_title,
)
from govspider.extract.charset import decode
from govspider.extract.days import stated_days
from govspider.extract.foot import read_foot
from govspider.extract.heading import article_title, is_titled
from govspider.extract.hidden import Cover, cover
from govspider.extract.left_over import left_over, quote_programs
from govspider.extract.lines import Line, read_lines
from govspider.extract.links import read_links
from govspider.extract.lists import read_listing
from govspider.extract.maintext import NO_TEXT, MainText, find_main
from govspider.extract.media import read_media
from govspider.extract.meta import described, read_tags
from govspider.extract.page_urls import Addresses
from govspider.extract.parts import list_marks, read_parts
from govspider.extract.picture_lists import is_all_of, read_gallery
from govspider.extract.pictures import read_pictures
from govspider.extract.place import read_paths
from govspider.extract.reading import Reading
from govspider.extract.rendering import Served, needs_browser
from govspider.extract.scripts import alerted, chinese_strings, inline_scripts
from govspider.extract.structure import next_page, refresh_target
from govspider.extract.templates import clear_templates
from govspider.extract.titles import document_title, fold_title, site_piece, strip_site, unshown_pieces
from govspider.extract.tree import Document, Node
from govspider.extract.unseen import read_unseen
from govspider.extract.wechat_album import album_written_out
from govspider.extract.wechat_article import written_out
from govspider.extract.wechat_home import home_page_posts
from govspider.extract.written_markup import in_place, written_orders
from govspider.items import PageFacts, PartKind, PublicCard, TextPart
from govspider.text.dates import CHINA
from govspider.text.page_words import NO_WORDS, PageWords


def extract(
    body: bytes,
    url: str,
    *,
    day: date,
    charset_hint: str = "",
    fetched: datetime | None = None,
    words: PageWords = NO_WORDS,
) -> tuple[PageFacts, str]:
    """Read the facts of an HTML page.

    Args:
        body: the body as received, any bytes.
        url: the address it came from, for relative links.
        day: day of inspection; dates without a year are read by it, and no date of publication lies behind it.
        charset_hint: charset of the Content-Type header; it may be wrong or empty.
        fetched: the moment of fetching, with its zone, from which 2小时前 and 昨天 are counted. It takes the
            place of `day`; without it they are counted from the day's end.
        words: with the hosts to which no link is called hidden.

    Returns:
        The facts, and the name of the encoding used. Never raises for what a page holds.
    """
    source, charset = decode(body, charset_hint)
    return extract_text(source, url, day=day, charset=charset, fetched=fetched, words=words), charset


def extract_text(
    source: str,
    url: str,
    *,
    day: date,
    charset: str = "utf-8",
    fetched: datetime | None = None,
    words: PageWords = NO_WORDS,
) -> PageFacts:
    """Read the facts of an HTML page that is text already, as a browser's rendered page is."""
    now = fetched.astimezone(CHINA) if fetched is not None else datetime.combine(day, time.max, CHINA)
    shown = in_place(written_out(album_written_out(source)))
    document = Document(shown.source)
    addresses = Addresses(document, url, charset)
    scripts, tags = inline_scripts(document), read_tags(document)
    is_templated = clear_templates(document, scripts)
    quote_programs(document)
    covering = cover(document, scripts, words)
    links = read_links(document, addresses, covering, scripts, written_orders(document))
    lines = read_lines(document, frozenset(covering.by_order))
    away, hidden = _covered(lines, covering)
    name = document_title(document)
    own = strip_site(name, tags)
    paths = read_paths(document, lines)
    column = paths.column(own, len(document.nodes)) or tags.get("columnname", "")
    following = next_page(document, addresses, scripts)
    listing = read_listing(
        document,
        lines,
        addresses,
        now=now,
        paged=bool(following),
        home=is_home(url),
        names=frozenset({fold_title(column), fold_title(own)} - {""}),
        start=paths.end,
        away=away,
    )
    main = _main_text(document, lines, away | listing.lines, hidden | listing.lines)
    # A reader does not see what a style takes away, unless a script shows all of it.
    told = listing.lines | (frozenset() if away.intersection(main.places) else away)
    items = items_near(lines, main, told)
    begin = lines[main.places[0]].order if main.places else len(document.nodes)
    start = paths.end if paths.end < begin else 0
    page = Reading(document, url, tags, scripts, lines, main, items, told, start, now)
    days, posts = stated_days(page), home_page_posts(source)
    gallery = () if posts or listing.items or is_home(url) else read_gallery(document, addresses)
    day_told = days.label or days.tag or days.script
    is_gallery = day_told is None and is_all_of(gallery, (lines[place].text for place in main.places))
    article = not (posts or is_gallery) and is_article(
        page,
        days,
        titled=is_titled(page, paths.steps()),
        entries=0 if listing.is_beside else len(listing.items),
    )
    published = day_told if article else None
    title = article_title(page, named_title(page), paths.steps()) if article else ""
    title = title or name
    entries = posts or (() if article else listing.entries(now.date()) or gallery)
    main = NO_TEXT if len(entries) > 1 else without_title(lines, main, title)

    whole = "\n".join(line.text for line in lines)
    foot = read_foot(document, whole)
    prose = sum(max(0, len(line.text) - line.link_chars) for line in lines)
    leads_to = refresh_target(document, addresses, scripts, len(whole))
    # A page that tells its reader something in a box and goes back, and shows nothing else.
    boxed = "" if whole or leads_to else alerted(scripts)
    served = Served(
        document,
        scripts,
        prose,
        weight=page.main.weight,
        entries=0 if listing.is_beside else len(entries),
        is_dated=article and published is not None,
        is_templated=is_templated,
        left_alone=shown.left_alone,
    )
    browser = not (leads_to or posts or boxed) and needs_browser(served)
    # What stands beside a list that is not there yet is not the list.
    entries = () if browser and listing.is_beside else entries
    return PageFacts(
        title=title,
        published=published,
        stated_days=days,
        site_name=tags.get("sitename") or tags.get("og:site_name") or site_piece(name),
        site_code=tags.get("siteidcode", "").lower() or foot.site_code,
        column=paths.column(title if article else "", begin) or tags.get("columnname", ""),
        column_type=tags.get("columntype", ""),
        source=source_of(page, title) if article else tags.get("contentsource", ""),
        text="\n".join(lines[place].text for place in main.places) or boxed,
        parts=read_parts(
            document,
            lines,
            main,
            hidden,
            title=title,
            described=[*described(tags), *unshown_pieces(name, f"{whole}\n{title}")],
            literals=chinese_strings(scripts),
            unseen=read_unseen(document),
            left_over=left_over(document),
        )
        + ((TextPart(PartKind.BODY, boxed),) if boxed else ()),
        marks=list_marks(lines, main, hidden, listing.lines, title=title),
        links=links,
        entries=entries,
        next_page=following,
        refresh_to=leads_to,
        icp=foot.icp,
        police_code=foot.police_code,
        needs_browser=browser,
        media=read_media(document, scripts, covering, paths.end, url),
        pictures=read_pictures(document, addresses, covering, paths.end),
        card=PublicCard(name=account) if article and (account := account_of(page)) else None,
    )


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
