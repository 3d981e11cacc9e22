"""Looks again at what a sweep would accuse (二次核对): `scrapy crawl looks -a shard=0/2`."""

from typing import Any, Self

from scrapy.crawler import Crawler

from govspider.crawl.link_probing import shard_of
from govspider.crawl.second_look import SecondLooks
from govspider.crawl.tried_again import try_again
from govspider.errors import NetworkError
from govspider.items import Target, TargetKind
from govspider.spiders.base import InspectionSpider
from govspider.spiders.link_probes import read_shard


class LooksSpider(InspectionSpider):
    """Tries again what our own machine spoilt, then looks once more, in Chromium, at pages that would be accused.

    Argument `shard`: `number/of`, numbers from 0. The links of the sweep have their verdicts.
    """

    name = "looks"
    kinds = tuple(TargetKind)
    arguments = (*InspectionSpider.arguments, "shard")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's
        """Reads the shard.

        Raises:
            GovspiderError: see the base; the shard is not `number/of`.
        """
        number, of = read_shard(str(kwargs.pop("shard", "") or "0/1"))
        spider = super().from_crawler(crawler, *args, **kwargs)
        waiting = set(spider.store.targets_in(spider.config.sweep_id, "crawled"))
        spider.targets = tuple(
            target
            for target in spider.targets
            if target.target_id in waiting and shard_of(target.home_url, of) == number
        )
        return spider

    async def one_target(self, target: Target) -> None:
        """Look again at one target's pages; it is judged when all are looked at."""
        try:
            await try_again(self.context, target)
            await SecondLooks(self.context, target).at_all()
        except* NetworkError as errors:
            self.cut_off(errors)  # what is left is looked at in a later run

    async def after_all(self) -> None:
        """A third look at home pages that do not open, after the last target."""
        for target in self.targets:
            await SecondLooks(self.context, target).at_all(last=True)
