"""Looks again at what a sweep would accuse (二次核对): `scrapy crawl looks -a shard=0/2`."""

from typing import Any, Self

from scrapy.crawler import Crawler

from govspider.crawl.second_look import SecondLooks
from govspider.crawl.tried_again import try_again
from govspider.errors import NetworkError
from govspider.items import Target, TargetKind
from govspider.spiders.account import visit_account
from govspider.spiders.sharded import ShardedSpider


class LooksSpider(ShardedSpider):
    """Tries again what our own machine spoilt, then looks once more, in Chromium, at pages that would be accused.

    It takes the targets of its shard; the links of the sweep have their verdicts.
    """

    name = "looks"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's
        """Chooses the targets; raises as the base does."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        waiting = set(spider.store.targets_in(spider.config.sweep_id, "crawled"))
        spider.targets = tuple(
            target
            for target in spider.targets
            if target.target_id in waiting and spider.shard.holds(target.home_url)
        )
        return spider

    async def take(self, target: Target) -> None:
        """Look again at one target's pages; it is judged when all are looked at."""
        try:
            brought = await self._try_again(target)
            if brought + await SecondLooks(self.context, target).at_all():
                await self.visit_onward(target)
        except* NetworkError as errors:
            self.cut_off(errors)  # what is left is looked at in a later run

    async def _try_again(self, target: Target) -> int:
        """What our own machine spoilt; of an account, its whole menu. Returns how many pages are there now."""
        if target.kind is not TargetKind.ACCOUNT:
            return await try_again(self.context, target)
        if self.store.pages_of_our_fault(self.config.sweep_id, target.target_id):
            self.store.take_target(self.config.sweep_id, target.target_id, f"crawl-{self.name}")
            await self.end_visit(target, await visit_account(self, target))
        return 0

    async def after_all(self) -> None:
        """A third look at home pages that do not open, after the last target."""
        for target in self.targets:
            await SecondLooks(self.context, target).at_all(last=True)
