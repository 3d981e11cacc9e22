"""Probes the links of a whole sweep (全部链接探测): `scrapy crawl links -a shard=0/2`; `late_links` those of later pages."""

from typing import Any, Self

from scrapy.crawler import Crawler

from govspider.crawl.link_probing import LinkProbing
from govspider.errors import NetworkError
from govspider.items import Target
from govspider.spiders.sharded import ShardedSpider


class LinksSpider(ShardedSpider):
    """Asks what every distinct link of its shard leads to that was not asked for yet."""

    name = "links"
    probing: LinkProbing

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's
        """Makes the prober; raises as the base does."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.probing = spider.link_probing(spider.shard.holds)
        return spider

    async def one_target(self, target: Target) -> None:
        """Probe the links on one target's pages; they are judged when all are probed."""
        try:
            await self.probing.probe(target.target_id, self.config.max_probes)
        except* NetworkError as errors:
            self.cut_off(errors)  # what is left is probed in a later run


class LateLinksSpider(LinksSpider):
    """Probes the links of what second looks have shown, the last of a sweep; nobody else asks again for them."""

    name = "late_links"

    async def after_all(self) -> None:
        """Ask once more for what was not reached."""
        await self.probing.ask_again()
