"""What the crawl of one target works with (抓取环境); a spider makes it once for all its targets."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from scrapy.settings import BaseSettings

from govspider.config import Config
from govspider.crawl.fetcher import Fetcher
from govspider.crawl.page_reading import PageReader
from govspider.crawl.resources import Resources
from govspider.items import InspectedPage
from govspider.privacy.address_masking import told_apart
from govspider.privacy.hashing import Hasher
from govspider.store import Store


@dataclass(frozen=True, slots=True)
class CrawlContext:
    """Tools of a crawl.

    Attributes:
        config: our settings, with the spider's own quarter and day.
        settings: Scrapy's settings.
        resources: what the crawlers of this process share.
        fetcher: makes the requests.
        reader: reads what comes.
        store: open for writing.
        emit: passes a page to the pipelines; waits while many are on their way.
        until_stored: waits until every page of a target that was emitted is in the store.
    """

    config: Config
    settings: BaseSettings
    resources: Resources
    fetcher: Fetcher
    reader: PageReader
    store: Store
    emit: Callable[[InspectedPage], Awaitable[None]]
    until_stored: Callable[[str], Awaitable[None]]

    @property
    def hasher(self) -> Hasher:
        """Of personal data."""
        return self.resources.judging.hasher

    def as_stored(self, url: str) -> str:
        """An address as the store has it."""
        return told_apart(url, self.hasher)

    @property
    def at_a_time(self) -> int:
        """Requests at a time to one host."""
        return self.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
