"""What an article says of itself (文章信息): whether the page is one, its day of publication, its source."""

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from govspider.extract.heading import article_title, document_title, same_title
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
from govspider.extract.lines import Line, inner_text
from govspider.extract.maintext import MainText
from govspider.extract.scripts import Script, written_date
from govspider.extract.tree import Document
from govspider.text.dates import ShortDate, first_date, only_date, url_date

LIST = 3  # entries that make a page a list
_HOME = re.compile(r"/?(?:(?:index|default|main|home)\.\w+)?")
_SHORT_ARTICLE = 15.0  # weight of a main text (about its characters) that makes a dated page an article
_ARTICLE = 40.0  # weight that makes it one without a date, unless it is a list
_LONG_ARTICLE = 300.0  # weight that makes it one though it lists other articles
_BAR_LINES = 8  # lines above the main text in which a bare date is that of publication
_BEFORE, _BEHIND = 60, 25  # lines around the main text that may carry its labelled values
_MORE_TAGS = ("publishdate", "publish_time", "publishtime", "article:published_time", "firstpublishedtime",
              "og:published_time", "date", "dc.date", "release_date", "createdate")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read so far: what the facts of an article are taken from."""

    document: Document
    url: str
    tags: dict[str, str]
    scripts: list[Script]
    lines: list[Line]
    main: MainText
    items: list[Item]
    day: date | None  # day of inspection; nothing is published after it

    @property
    def above(self) -> list[str]:
        """The lines right above the main text, the nearest first."""
        first = self.main.places[0] if self.main.places else 0
        return [line.text for line in reversed(self.lines[max(0, first - _BAR_LINES) : first])]


def items_near(lines: list[Line], main: MainText) -> list[Item]:
    """Labelled values above and below the main text, never those in it."""
    if not main.places:
        return read_items(lines, range(min(len(lines), 4 * _BEFORE)))
    first, last = main.places[0], main.places[-1]
    above = range(max(0, first - _BEFORE), first)
    below = range(last + 1, min(len(lines), last + 1 + _BEHIND))
    return read_items(lines, [*above, *below])


def is_article(reading: Reading, *, dated: bool, entries: int, inside: int) -> bool:
    """Whether a page is an article.

    Args:
        reading: the page.
        dated: its tags, labels or scripts tell a day of publication.
        entries: list entries on it; an article has related links, a list has summaries.
        inside: entries that stand in the main text.
    """
    if "articletitle" in reading.tags:
        return True
    if is_home(reading.url) or (entries > 1 and 2 * inside >= entries):
        return False
    main = reading.main
    if dated and entries < LIST:
        return main.weight >= _SHORT_ARTICLE or (main.by_name and bool(main.places))
    if dated:
        return main.weight >= _ARTICLE
    return main.weight >= (_LONG_ARTICLE if entries > 1 else _ARTICLE)


def is_home(url: str) -> bool:
    """Whether an address is that of a site's home page."""
    parts = urlsplit(url)
    return bool(parts.netloc) and _HOME.fullmatch(parts.path) is not None


def title_of(reading: Reading, *, article: bool) -> str:
    """The article's title, or the page's."""
    whole = document_title(reading.document)
    if not article:
        return whole
    named = value_of(reading.items, TITLE)
    return article_title(reading.document, reading.lines, reading.main, reading.tags, named) or whole


def dated_by_page(reading: Reading) -> date | None:
    """The day of publication as the page itself tells it: tag, label, bare date under the title, script."""
    tags, items = reading.tags, reading.items
    bars = [text for text in reading.above if _is_bare_bar(text)]
    return _first(
        reading.day,
        first_date(tags.get("pubdate", "")),
        first_date(value_of(items, PUBLISHED[0])),
        *(first_date(tags.get(name, "")) for name in _MORE_TAGS),
        first_date(value_of(items, PUBLISHED[1])),
        *(first_date(text) for text in bars),
        written_date(reading.scripts),
    )


def published_on(reading: Reading) -> date | None:
    """The day of publication from the surest witness; the address and the day of writing are the last."""
    written = first_date(value_of(reading.items, WRITTEN))
    return dated_by_page(reading) or _first(reading.day, url_date(reading.url), written)


def source_of(reading: Reading) -> str:
    """Where an article comes from (来源): tag, label, the office beside its date, the account's name."""
    named = reading.tags.get("contentsource") or value_of(reading.items, *SOURCE)
    if named:
        return named
    beside = next((text for line in reading.above if (text := unlabelled_source(line))), "")
    accounts = reading.document.select("#js_name")
    return beside or (inner_text(reading.document, accounts[0]) if accounts else "")


def without_title(lines: list[Line], main: MainText, title: str) -> MainText:
    """The main text without the title and bars at its head: they are told once."""
    places = main.places
    while places and same_title(lines[places[0]].text, title):
        places = places[1:]
    while places and is_bar(lines[places[0]].text):
        places = places[1:]
    return replace(main, places=places)


def _first(day: date | None, *witnesses: date | None) -> date | None:
    return next((found for found in witnesses if found is not None and (day is None or found <= day)), None)


def _is_bare_bar(text: str) -> bool:
    """A line under a title that is a date, or a date and labelled values: 2023-06-05 10:20 来源：市府办."""
    found = only_date(text)
    if found is not None:
        return not isinstance(found, ShortDate)
    return is_bar(text) and first_date(text[:30]) is not None
