"""The newest date that a page shows (最新日期). Used by the checks of updates."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import urldefrag, urlsplit

from govspider.items import Outcome, PageRole, StoredPage, TargetFacts


def pages_by_url(facts: TargetFacts) -> dict[str, StoredPage]:
    """The opened pages of a target by requested and by final address."""
    opened = [page for page in facts.pages if page.outcome is Outcome.OK]
    return {page.final_url: page for page in opened if page.final_url} | {page.url: page for page in opened}


def home_page(facts: TargetFacts) -> StoredPage | None:
    """The home page, however its fetch ended; None: it was not visited."""
    return next((page for page in facts.pages if page.role is PageRole.HOME), None)


def shown_dates(page: StoredPage, pages: Mapping[str, StoredPage]) -> Iterator[date]:
    """Dates of a page's entries; for an entry without one, the publishing date of the page it leads to."""
    for entry in page.entries:
        linked = pages.get(urldefrag(entry.url).url)
        if entry.date is not None:
            yield entry.date
        elif linked is not None and linked.published is not None:
            yield linked.published


def newest(dates: Iterable[date], day: date) -> date | None:
    """The newest of `dates` up to the day of inspection; what lies ahead is a slip and says nothing."""
    return max((shown for shown in dates if shown <= day), default=None)


def chinese_date(day: date) -> str:
    """As bulletins write it: 2022年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def host_of(url: str) -> str:
    """The host of an address, lower case; '' if it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
