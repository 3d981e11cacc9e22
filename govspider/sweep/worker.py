"""A worker process: claims targets, or probes links or looks again, one shard of them, until nothing is left.

Run as `python -m govspider.sweep.worker` with a `Job` on standard input. Everything it does is in the database before it
says so; it may be killed at any moment.
"""

import asyncio
import logging
from collections.abc import Coroutine

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.log import configure_logging
from scrapy.utils.project import get_project_settings
from scrapy.utils.reactor import install_reactor
from twisted.python.failure import Failure

from govspider.browser.shared import SharedBrowser
from govspider.config import Config
from govspider.errors import NetworkError
from govspider.items import Target
from govspider.ledger.choosing import SPIDER_OF_KIND
from govspider.privacy.masking import mask_text
from govspider.spiders.base import CUT_OFF, why_failed
from govspider.store import Store, open_store
from govspider.sweep.job import CUT_OFF_EXIT, Job, Role
from govspider.sweep.processes import end_with_parent

logger = logging.getLogger(__name__)

_IDLE_SECONDS = 0.5  # between looks at the queue while every free host is busy elsewhere
_GRACE_SECONDS = 120  # past the target's own limit before the worker gives it up


def worker_settings(job: Job) -> Settings:
    """The project's settings with the job's overrides."""
    settings = get_project_settings()
    settings.update(job.settings, priority="cmdline")
    settings.set("GOVSPIDER_RESUME", "1", priority="cmdline")
    settings.set("GOVSPIDER_JUDGE_LINKS", "0", priority="cmdline")
    return settings


async def crawl_targets(job: Job, config: Config, settings: Settings, store: Store) -> None:
    """Claim and crawl targets, several at a time, until none is left to claim."""
    browser = SharedBrowser(config, keep=True)  # one Chromium for all the targets of this process
    settings.set("PLAYWRIGHT_BROWSER_PROVIDER", browser.provider, priority="cmdline")
    async with browser:
        await _until_none_left(job, config, AsyncCrawlerRunner(settings), store)


async def _until_none_left(job: Job, config: Config, runner: AsyncCrawlerRunner, store: Store) -> None:
    running: set[asyncio.Task[None]] = set()
    while True:
        while len(running) < config.crawlers:
            target = store.claim_target(config.sweep_id, job.worker)
            if target is None:
                break
            running.add(asyncio.create_task(crawl_one(runner, config, store, target)))
        if not running and not store.has_todo(config.sweep_id):
            return
        if not running:
            await asyncio.sleep(_IDLE_SECONDS)
            continue
        done, running = await asyncio.wait(
            running, timeout=_IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
        for task in done:
            task.result()


async def crawl_one(runner: AsyncCrawlerRunner, config: Config, store: Store, target: Target) -> None:
    """Crawl one target; whatever happens ends as a row in `inspections`.

    Raises:
        NetworkError: we are cut off; to go on with other targets would tell nothing of them.
    """
    try:
        crawler = runner.create_crawler(SPIDER_OF_KIND[target.kind])
        crawl = runner.crawl(crawler, target=target.target_id)
        _, unfinished = await asyncio.wait({crawl}, timeout=config.target_seconds + _GRACE_SECONDS)
        if unfinished:  # the spider's own limit did not end it: something in it hangs
            store.mark_failed(config.sweep_id, target.target_id, mask_text("检查超时，程序已放弃该对象"))
            await asyncio.wait({asyncio.create_task(crawler.stop_async())}, timeout=_GRACE_SECONDS)
            return
        crawl.result()
    except Exception as error:  # one broken target must not fail the others
        logger.exception("crawl of %s failed", target.target_id)
        store.mark_failed(config.sweep_id, target.target_id, mask_text(why_failed(error)))
    if target.target_id in store.targets_in(
        config.sweep_id, "running"
    ):  # the spider says itself how it ended
        store.mark_failed(config.sweep_id, target.target_id, mask_text("检查未完成即中止，详见日志"))
    end_if_cut_off(crawler, config)


def end_if_cut_off(crawler: Crawler, config: Config) -> None:
    """Raise `NetworkError` if a crawl ended because we are cut off."""
    if crawler.stats is not None and crawler.stats.get_value(CUT_OFF):
        raise NetworkError(config.proxy)


async def crawl_shard(job: Job, config: Config, settings: Settings) -> None:
    """Probe this worker's shard of the distinct links of the sweep, or look again at its shard of the targets.

    Raises:
        NetworkError: we are cut off; what is left waits for a later run.
    """
    runner = AsyncCrawlerRunner(settings)
    crawler = runner.create_crawler(job.role.value)
    await runner.crawl(crawler, shard=f"{job.number}/{job.of}")
    end_if_cut_off(crawler, config)


def _exit_code(failure: Failure) -> None:
    if isinstance(failure.value, NetworkError):
        raise SystemExit(CUT_OFF_EXIT)
    failure.raiseException()


def _work(job: Job, config: Config, settings: Settings, store: Store) -> Coroutine[object, object, None]:
    if job.role is Role.CRAWL:
        return crawl_targets(job, config, settings, store)
    return crawl_shard(job, config, settings)


def main() -> None:
    """Entry point of the process."""
    job = end_with_parent()
    settings = worker_settings(job)
    configure_logging(settings)
    config = Config.from_settings(settings)
    store = open_store(config)
    install_reactor(settings["TWISTED_REACTOR"])
    from scrapy.utils.defer import deferred_from_coro
    from twisted.internet.task import react

    react(lambda _reactor: deferred_from_coro(_work(job, config, settings, store)).addErrback(_exit_code))


if __name__ == "__main__":
    main()
