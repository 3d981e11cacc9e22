"""Writes pages to the store (入库), each with its findings and its evidence in one transaction."""

from typing import Self

from scrapy.crawler import Crawler

from govspider.config import Config
from govspider.items import InspectedPage
from govspider.spiders.base import InspectionSpider
from govspider.store import Store, write_evidence


class StorePipeline:
    """The last pipeline. A page is written as soon as it is judged: a kill loses what was on the way."""

    def __init__(self, store: Store, config: Config) -> None:
        self.store = store
        self.config = config

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The spider has the store open."""
        assert isinstance(crawler.spider, InspectionSpider)
        spider = crawler.spider
        return cls(spider.store, spider.config)

    def process_item(self, item: InspectedPage) -> InspectedPage:
        """Write the page.

        Raises:
            StoreError: the database cannot be written.
        """
        config = self.config
        snapshot = None
        if item.findings and item.page.facts is not None:
            snapshot = write_evidence(
                config.data_dir,
                config.sweep_id,
                item.page,
                item.findings,
                day=config.day,
                mask=self.store.mask,
            )
        self.store.save_page(config.sweep_id, item, config.day, snapshot)
        return item
