"""Looks again at what a sweep would accuse (二次核对): `scrapy crawl looks -a shard=0/2`."""

import logging
from collections.abc import Iterator
from typing import Any, Self

from scrapy.crawler import Crawler

from govspider.checks.closed_account import OVER
from govspider.crawl.closed_accounts import own_addresses
from govspider.crawl.second_look import SecondLooks
from govspider.crawl.tried_again import try_again
from govspider.errors import NetworkError
from govspider.items import Target, TargetKind
from govspider.platforms import platform_of
from govspider.spiders.account import AccountVisit, visit_account
from govspider.spiders.sharded import ShardedSpider

logger = logging.getLogger(__name__)


class LooksSpider(ShardedSpider):
    """Tries again what our own machine spoilt, then looks once more, in Chromium, at pages that would be accused.

    It takes the targets of its shard, whose links have their verdicts, and asks again for those that were not reached: hosts
    that let us wait do so beside the looks. Accounts that the ledger calls closed,
    which no crawl inspects, are opened here, too.
    """

    name = "looks"
    inspected: tuple[Target, ...]  # those of its targets that the sweep has crawled

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's
        """Chooses the targets; raises as the base does."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        waiting = set(spider.store.targets_in(spider.config.sweep_id, "crawled"))
        spider.inspected = tuple(
            target
            for target in spider.targets
            if target.target_id in waiting and spider.shard.holds(target.home_url)
        )
        spider.targets = spider.inspected + tuple(spider.closed_accounts())
        return spider

    def closed_accounts(self) -> Iterator[Target]:
        """Closed accounts of this shard with an address, which nobody has opened in this sweep."""
        sweep_id, ledger = self.config.sweep_id, self.resources.ledger
        skipped = set(self.store.targets_in(sweep_id, "skipped"))
        for target in ledger.targets:
            if target.kind is TargetKind.ACCOUNT and target.target_id in skipped and target.state in OVER:
                posts = ledger.posts_of(target.target_id)
                addresses = own_addresses(target, platform_of(target.platform), posts)
                is_mine = bool(addresses) and self.shard.holds(addresses[0])
                if is_mine and not self.store.load_facts(sweep_id, target.target_id).pages:
                    yield target

    async def take(self, target: Target) -> None:
        """Look again at one target's pages; it is judged when all are looked at."""
        if target not in self.inspected:
            await self._look_at_closed(target)
            return
        try:
            brought = await self._try_again(target)
            if brought + await SecondLooks(self.context, target).at_all():
                await self.visit_onward(target)
        except* NetworkError as errors:
            self.cut_off(errors)  # what is left is looked at in a later run

    async def beside_targets(self) -> None:
        """Ask again for the links of its shard that were not reached; half of the requests are left for the looks."""
        most = self.crawler.settings.getint("CONCURRENT_REQUESTS") // 2
        await self.link_probing(self.shard.holds, hosts_at_a_time=max(1, most)).ask_again()

    async def _try_again(self, target: Target) -> int:
        """What our own machine spoilt; of an account, its whole menu. Returns how many pages are there now."""
        if target.kind is not TargetKind.ACCOUNT:
            return await try_again(self.context, target)
        if self.store.pages_of_our_fault(self.config.sweep_id, target.target_id):
            self.store.take_target(self.config.sweep_id, target.target_id, f"crawl-{self.name}")
            await self.end_visit(target, await visit_account(self, target))
        return 0

    async def _look_at_closed(self, target: Target) -> None:
        """Open a closed account; it stays uninspected whatever comes of that."""
        try:
            await AccountVisit.of(self, target).closed()
            await self.until_stored(target.target_id)
        except* NetworkError as errors:
            self.cut_off(errors)
        except* Exception:
            logger.exception("closed account %s could not be looked at", target.target_id)

    async def after_all(self) -> None:
        """A third look at home pages that do not open, after the last target."""
        await self.each(self.inspected, self._third_look)

    async def _third_look(self, target: Target) -> None:
        await SecondLooks(self.context, target).at_all(last=True)
