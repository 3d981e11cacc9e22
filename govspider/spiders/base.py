"""What all inspecting spiders share: targets from the ledger, pages that are stored before they are judged.

A spider of a site type implements `inspect(target)`. It fetches through `self.fetcher` and emits pages
with `self.emit`; all else (resume, link judging, target checks, states in the database) happens here.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable
from typing import Any, ClassVar, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from govspider.browser.chromium import reader_user_agent
from govspider.config import Config
from govspider.crawl.connection import Connection
from govspider.crawl.context import CrawlContext
from govspider.crawl.fetcher import Fetcher
from govspider.crawl.link_probing import LinkProbing
from govspider.crawl.page_reading import PageReader, shared_extractor
from govspider.crawl.probing import Prober
from govspider.crawl.resources import Resources
from govspider.crawl.second_look import SecondLooks
from govspider.crawl.session import open_session
from govspider.crawl.site_crawl import SiteCrawl
from govspider.errors import GovspiderError, NetworkError, StoreError, in_words
from govspider.extract.isolated import PageLimits
from govspider.items import InspectedPage, JudgedPage, Target, TargetKind
from govspider.judge.stored import StoredJudge
from govspider.ledger.choosing import choose_targets
from govspider.privacy.masking import mask_text
from govspider.reach import resolver_of
from govspider.store import Store

logger = logging.getLogger(__name__)

CUT_OFF = "govspider/cut_off"  # crawl statistic: the crawl ended because we are cut off from the network
_ON_THE_WAY = 8  # pages emitted and not yet stored, before a crawl waits


class InspectionSpider(Spider):
    """Base of the spiders that inspect targets. Arguments: `target`, `quarter`, `day`."""

    kinds: ClassVar[tuple[TargetKind, ...]] = ()  # what the spider can inspect
    arguments: ClassVar[tuple[str, ...]] = ("target", "quarter", "day")  # what may be given with `-a`

    resources: Resources
    context: CrawlContext  # the same for the crawl room
    config: Config  # with the spider's own quarter and day
    fetcher: Fetcher
    store: Store
    targets: tuple[Target, ...]

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's
        """The only reader of settings.

        Raises:
            GovspiderError: ledger, dictionaries, settings or the asked-for target are not usable.
        """
        asked = {name: str(kwargs.pop(name, "") or "") for name in InspectionSpider.arguments}
        spider = super().from_crawler(crawler, *args, **kwargs)
        session = open_session(crawler.settings, asked["quarter"], asked["day"])
        spider.config, spider.resources, spider.store = session.config, session.resources, session.store
        ledger = session.resources.ledger
        spider.targets = choose_targets(ledger, cls.kinds, asked["target"])
        homes = tuple(target.home_url for target in ledger.targets if target.home_url)
        spider.fetcher = Fetcher(
            crawler, Connection(homes, session.config.proxy, resolver_of(session.config))
        )
        spider.listen(crawler)
        spider.context = CrawlContext(
            config=spider.config,
            settings=crawler.settings,
            resources=spider.resources,
            fetcher=spider.fetcher,
            reader=PageReader(
                spider.config.day, session.resources.walls, shared_extractor(PageLimits.of(spider.config))
            ),
            store=spider.store,
            emit=spider.emit,
            until_stored=spider.until_stored,
        )
        return spider

    def listen(self, crawler: Crawler) -> None:
        """Follow every page through the pipelines."""
        self._items: asyncio.Queue[InspectedPage | None] = asyncio.Queue(_ON_THE_WAY)
        self._unstored: dict[str, int] = defaultdict(int)
        self._lost: dict[str, list[str]] = defaultdict(list)  # why each page of a target was
        self._stored = asyncio.Event()
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(self._item_ended, signal)
        crawler.signals.connect(self._item_lost, signals.item_error)
        crawler.signals.connect(self._close_store, signals.spider_closed)

    # --- What a spider of a site type implements and uses ------------------------------------------

    async def inspect(self, target: Target) -> str:
        """Visit one target and emit its pages.

        Returns:
            What was left out and why, in Chinese; empty: nothing.
        """
        raise NotImplementedError

    async def visit_onward(self, target: Target) -> None:
        """Visit what second looks at a site have shown and no page led to before."""
        if target.kind is not TargetKind.ACCOUNT:
            await self.end_visit(target, await SiteCrawl(self.context, target, again=True).run())

    async def emit(self, page: InspectedPage) -> None:
        """Pass a page to the pipelines; waits while many are on their way."""
        self._unstored[page.page.target_id] += 1
        await self._items.put(page)

    async def until_stored(self, target_id: str) -> None:
        """Wait until every page of a target that was emitted is in the store."""
        while self._unstored[target_id] > 0:
            self._stored.clear()
            await self._stored.wait()

    async def end_visit(self, target: Target, left_out: str) -> None:
        """Wait for the pages of a visit and note what it left out.

        Raises:
            StoreError: pages were lost on their way into the database.
        """
        await self.until_stored(target.target_id)
        if lost := self._lost[target.target_id]:
            raise StoreError(f"有 {len(lost)} 个页面未能保存：{lost[-1]}")
        self.store.mark_crawled(self.config.sweep_id, target.target_id, mask_text(left_out))

    # --- The way of every target -------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Any]:
        """Called by Scrapy: what the targets hand on."""
        crawl = asyncio.create_task(self._all_targets())
        try:
            while (item := await self._items.get()) is not None:
                yield item
            await crawl
        finally:
            crawl.cancel()

    async def _all_targets(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._unless_cut_off(self.beside_targets()))
                group.create_task(self.each(self.targets, self.one_target))
            await self._unless_cut_off(self.after_all())
        finally:
            await self._items.put(None)

    async def each(self, targets: Iterable[Target], work: Callable[[Target], Awaitable[None]]) -> None:
        """Do a work on targets, several at a time.

        Args:
            targets: all of them.
            work: on one.
        """
        places = asyncio.Semaphore(self.config.crawlers)

        async def one(target: Target) -> None:
            async with places:
                await work(target)

        async with asyncio.TaskGroup() as group:
            for target in targets:
                group.create_task(one(target))

    async def one_target(self, target: Target) -> None:
        """Inspect one target; whatever happens ends as a state in the database."""
        try:
            await self.take(target)
        except* NetworkError as errors:
            self.cut_off(errors)
            self.store.mark_failed(self.config.sweep_id, target.target_id, mask_text(why_failed(errors)))
        except* Exception as errors:  # one broken target must not fail the others
            logger.exception("target %s failed", target.target_id)
            self.store.mark_failed(self.config.sweep_id, target.target_id, mask_text(why_failed(errors)))

    def cut_off(self, error: BaseException) -> None:
        """Note for whoever runs us that nothing can be inspected now, see `CUT_OFF`."""
        logger.error("%s", why_failed(error))
        assert self.crawler.stats is not None
        self.crawler.stats.set_value(CUT_OFF, value=True)

    async def take(self, target: Target) -> None:
        """Visit one target; of a crawl that stands alone, all else, too: its links, second looks and verdicts."""
        sweep_id, target_id = self.config.sweep_id, target.target_id
        if not self.config.resume:
            self.store.take_target(sweep_id, target_id, f"crawl-{self.name}")
            self.store.clear_target(sweep_id, target_id)
        judge = StoredJudge.of(self.store, self.config, self.config.day, self.resources.judging)
        judge.begin_pages(target_id)
        await self.end_visit(target, await self.inspect(target))
        judge.end_pages(target_id)
        if self.config.judge_links:
            await self._probe(target_id)
            judge.links(target_id)
            if await SecondLooks(self.context, target).at_all():
                await self.visit_onward(target)
                await self._probe(target_id)  # the browser may have shown more links
            self._judge(target)
            judge.texts(target_id)
            self.store.mark_done(sweep_id, target_id)

    async def _probe(self, target_id: str) -> None:
        probing = self.link_probing(lambda _: True)
        await probing.probe(target_id, self.config.max_probes)
        await probing.ask_again()
        self.store.note_links_left(self.config.sweep_id, target_id)

    def _judge(self, target: Target) -> None:
        judge = StoredJudge.of(self.store, self.config, self.config.day, self.resources.judging)
        judge.links(target.target_id)
        judge.target(target)

    async def _unless_cut_off(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except* NetworkError as errors:
            self.cut_off(errors)

    async def beside_targets(self) -> None:
        """What else is to do while the targets are inspected; nothing unless a spider says so."""

    async def after_all(self) -> None:
        """When the last target is done: a third look at home pages that do not open."""
        if not self.config.judge_links:
            return  # a sweep does that when all its targets are done
        done = set(self.store.targets_in(self.config.sweep_id, "done"))
        await self.each((target for target in self.targets if target.target_id in done), self._third_look)

    async def _third_look(self, target: Target) -> None:
        if await SecondLooks(self.context, target).at_all(last=True):
            self._judge(target)

    def link_probing(self, mine: Callable[[str], bool], *, hosts_at_a_time: int = 0) -> LinkProbing:
        """Probes links through this spider's fetcher.

        Args:
            mine: which URLs are this process's to probe.
            hosts_at_a_time: how many hosts are asked at a time; 0: as many as requests are allowed.
        """
        return LinkProbing(
            Prober(
                self.fetcher,
                self.context.reader,
                resolver_of(self.config).reach,
                self.resources.hosts,
                reader_user_agent(self.config.user_agent),
            ),
            self.store,
            self.config.sweep_id,
            hasher=self.resources.judging.hasher,
            hosts_at_a_time=hosts_at_a_time or self.crawler.settings.getint("CONCURRENT_REQUESTS"),
            mine=mine,
        )

    def _item_lost(self, item: InspectedPage | JudgedPage, failure: Failure) -> None:
        assert failure.value is not None
        self._lost[item.page.target_id].append(why_failed(failure.value))

    def _item_ended(self, item: InspectedPage | JudgedPage) -> None:
        self._unstored[item.page.target_id] -= 1
        self._stored.set()

    def _close_store(self) -> None:
        self.store.close()


def why_failed(error: BaseException) -> str:
    """One line in Chinese for the summary."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, GovspiderError):
        return str(error)
    return in_words(error) if isinstance(error, OSError) else f"检查程序出错：{type(error).__name__}"
